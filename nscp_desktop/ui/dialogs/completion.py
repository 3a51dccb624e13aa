"""The form for correcting one completion on record."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QLabel, QWidget

from nscp_desktop.domain.training import Completion, Evidence
from nscp_desktop.ui.dialogs.form_dialog import FormDialog
from nscp_desktop.ui.forms.ui_completion import Ui_CompletionForm
from nscp_desktop.ui.models.training_words import date_note
from nscp_desktop.ui.numbers import NotANumberError, hours_words, read_hours

Words = Callable[[Completion], str]


class CompletionDialog(FormDialog):
    """Correct a completion, or give the date that was not known; `store` takes it and why.

    `about` says whose it is and of which course. `say` writes what the completion as typed would count for, and is
    asked after each change; without it nothing is said.
    """

    def __init__(
        self,
        about: str,
        completion: Completion,
        today: date,
        store: Callable[[Completion, str], None],
        parent: QWidget | None = None,
        say: Words | None = None,
    ) -> None:
        super().__init__(self.tr("Edit training"), parent=parent)
        self._completion = completion
        self._store = store
        self._say = say
        ui = self.ui = Ui_CompletionForm()
        ui.setupUi(self.form)
        ui.about.setText(about)
        for evidence in Evidence:
            ui.evidence.addItem(evidence.words.capitalize(), evidence.value)
        ui.completed_on.accept_approximate()
        ui.completed_on.setPlaceholderText(self.tr("not known"))
        for field in (ui.completed_on, ui.expires_on):
            field.set_today(today)
            field.edited.connect(self._show_notes)
        ui.completed_on.set_value(completion.completed_on, completion.precision)
        ui.expires_on.set_value(completion.expires_on)
        ui.hours.setText(hours_words(completion.hours))
        ui.hours.editingFinished.connect(self._show_notes)
        ui.provider.setText(completion.provider)
        ui.evidence.setCurrentIndex(ui.evidence.findData(completion.evidence.value))
        ui.certificate_number.setText(completion.certificate_number)
        ui.note.setText(completion.note)
        self._show_notes()
        self.finish()
        ui.completed_on.setFocus()

    def draft(self) -> Completion:
        """Return what is typed. Raises NotANumberError for hours that are no number."""
        ui = self.ui
        return self._completion._replace(
            completed_on=ui.completed_on.value(),
            precision=ui.completed_on.precision(),
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

    def _show_notes(self) -> None:
        """Say how the date counts, and until when the training does."""
        ui = self.ui
        day = ui.completed_on.value()
        unknown = day is None and ui.expires_on.value() is None and not ui.completed_on.error()
        _tell(ui.completed_note, date_note(day, ui.completed_on.precision(), unknown=unknown))
        try:
            draft = self.draft()
        except NotANumberError:
            return
        _tell(ui.expires_note, self._say(draft) if self._say is not None else "")
        self._grow()


def _tell(label: QLabel, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))
