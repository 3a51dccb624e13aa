"""The form for correcting one completion on record."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.dates import Precision
from nscp_desktop.domain.training import Completion, Evidence
from nscp_desktop.ui.dialogs.form_dialog import FormDialog
from nscp_desktop.ui.forms.ui_completion import Ui_CompletionForm
from nscp_desktop.ui.numbers import hours_words, read_hours


class CompletionDialog(FormDialog):
    """Correct a completion; `store` takes it and why. `about` says whose it is and of which course."""

    def __init__(
        self,
        about: str,
        completion: Completion,
        today: date,
        store: Callable[[Completion, str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Edit training"), parent=parent)
        self._completion = completion
        self._store = store
        ui = self.ui = Ui_CompletionForm()
        ui.setupUi(self.form)
        if completion.completed_on is not None and completion.precision is not Precision.DAY:
            about += " · " + self.tr("on record as %1").replace("%1", completion.done_words)
        ui.about.setText(about)
        for evidence in Evidence:
            ui.evidence.addItem(evidence.words.capitalize(), evidence.value)
        for field in (ui.completed_on, ui.expires_on):
            field.set_today(today)
        ui.completed_on.set_value(completion.completed_on)
        ui.expires_on.set_value(completion.expires_on)
        ui.hours.setText(hours_words(completion.hours))
        ui.provider.setText(completion.provider)
        ui.evidence.setCurrentIndex(ui.evidence.findData(completion.evidence.value))
        ui.certificate_number.setText(completion.certificate_number)
        ui.note.setText(completion.note)
        self.finish()
        ui.completed_on.setFocus()

    def draft(self) -> Completion:
        """Return what is typed; an approximate date that was replaced becomes an exact one."""
        ui, old = self.ui, self._completion
        day = ui.completed_on.value()
        return old._replace(
            completed_on=day,
            precision=old.precision if day == old.completed_on else Precision.DAY,
            expires_on=ui.expires_on.value(),
            hours=read_hours(ui.hours.text()),
            provider=ui.provider.text().strip(),
            evidence=Evidence(ui.evidence.currentData()),
            certificate_number=ui.certificate_number.text().strip(),
            note=ui.note.text().strip(),
        )

    def store(self) -> None:
        """Hand the draft over, and why."""
        self._store(self.draft(), self.ui.why.text().strip())
