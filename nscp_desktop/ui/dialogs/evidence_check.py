"""What a second person found when they held the evidence against the record."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.evidence_checks import CheckResult, EvidenceCheck
from nscp_desktop.ui.dates import DateField
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.widgets.card import heading, plain_label
from nscp_desktop.ui.widgets.form_field import FormField


class CheckDialog(Dialog):
    """Asks for the result, who checked and when. `store(check)` keeps it, and may refuse."""

    def __init__(
        self,
        about: str,
        store: Callable[[EvidenceCheck], object],
        today: date,
        checked_by: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Second person's check"))
        self.accept_button.setText(self.tr("&Keep the check"))
        self.setMinimumWidth(460)
        self._keep = store
        self.body.addWidget(heading(about))
        note = self.tr(
            "Somebody who did not record the training looks for the certificate, the sign-in sheet or the provider's "
            "list. It agrees when name, course and date are those on record."
        )
        self.body.addWidget(plain_label(note, "muted", wrap=True))
        self.outcome = QComboBox()
        for result, words in (
            (CheckResult.AGREES, self.tr("Agrees with the record")),
            (CheckResult.DIFFERS, self.tr("Differs from the record")),
            (CheckResult.NOT_FOUND, self.tr("Not found")),
        ):
            self.outcome.addItem(f"{result.symbol} {words}", result.value)
        self.checked_by, self.checked_on = QLineEdit(checked_by), DateField(today=today)
        self.checked_on.set_value(today)
        self.note = QLineEdit()
        self.add_field("result", FormField(self.tr("&Result"), self.outcome))
        self.add_field("checked_by", FormField(self.tr("Checked &by"), self.checked_by))
        self.add_field("checked_on", FormField(self.tr("Checked &on"), self.checked_on))
        hint = self.tr("What differs, or where it was looked for.")
        self.add_field("note", FormField(self.tr("&Note"), self.note, hint))
        self.outcome.setFocus()

    def check(self) -> bool:
        """Refuse a date that is none."""
        problem = self.checked_on.error()
        if problem:
            self.fields["checked_on"].set_error(problem)
        return not problem

    def store(self) -> None:
        """Keep the check."""
        day = self.checked_on.value()
        if day is None:
            raise NotAllowedError(self.tr("Type the day on which it was checked."), "checked_on")
        result = CheckResult(self.outcome.currentData())
        self._keep(EvidenceCheck(0, 0, 0, day, self.checked_by.text().strip(), result, self.note.text()))
