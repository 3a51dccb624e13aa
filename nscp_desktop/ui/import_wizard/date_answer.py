"""A date typed as the answer to questions."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.dates import opening
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.imports import Proposal, ProposalKind
from nscp_desktop.ui.dates import DateField, to_display
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.widgets.form_field import FormField

EARLIEST = date(1970, 1, 1)


class DateAnswerDialog(Dialog):
    """Type when the training was done, or until when it is valid; `answered` carries the proposal."""

    answered = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Answer with a date"), self.tr("Answer"), parent)
        self._today = today
        self.done_on = DateField(today=today)
        self.valid_until = DateField(today=today)
        self.add_field("completed_on", FormField(self.tr("&Done on"), self.done_on))
        self.add_field("expires_on", FormField(self.tr("&Valid until"), self.valid_until, self.tr("If it is known")))
        self.setMinimumWidth(340)
        self.done_on.setFocus()

    def store(self) -> None:
        """Hand the answer over."""
        for name, field in (("completed_on", self.done_on), ("expires_on", self.valid_until)):
            if field.error():
                raise NotAllowedError(field.error(), name)
        done, until = self.done_on.value(), self.valid_until.value()
        if done is None and until is None:
            raise NotAllowedError("Type a date, or press Esc to leave the question as it was.", "completed_on")
        if done is not None and not EARLIEST <= done <= self._today:
            sentence = "Training is done between 1970 and today. Correct the date, or answer that it is booked."
            raise NotAllowedError(sentence, "completed_on")
        if done is not None and until is not None and until < done:
            raise NotAllowedError("It cannot end before it was done. Correct one of the dates.", "expires_on")
        words = [f"Done on {to_display(done)}"] if done is not None else []
        words += [f"valid until {to_display(until)}"] if until is not None else []
        sentence = ", ".join(words)
        self.answered.emit(Proposal(opening(sentence), ProposalKind.RECORD, done, until))
