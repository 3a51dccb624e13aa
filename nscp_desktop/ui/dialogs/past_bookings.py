"""Asking what came of bookings whose day has passed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListView, QVBoxLayout, QWidget

from nscp_desktop.domain.bookings import BookingEnd
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.models.tick_list import TickListModel
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.card import heading, plain_label

SIZE = (500, 400)


@guarded
class PastBookingsDialog(QDialog):
    """Lists who was booked, all ticked; what is chosen goes for those ticked, and the others stay to be asked about.

    `people` are (booking id, name). `record(ids)` goes on to recording the training, after the form has closed;
    `end(ids, how)` stores at once, and may refuse.
    """

    def __init__(
        self,
        about: str,
        people: Sequence[tuple[int, str]],
        record: Callable[[tuple[int, ...]], object],
        end: Callable[[tuple[int, ...], BookingEnd], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What came of the bookings"))
        self._people, self._record, self._end = dict(people), record, end
        self.list = QListView()
        self.list.setProperty("compact", True)
        self.list.setAccessibleName(self.tr("Who was booked"))
        self.record_button = push_button(self.tr("&Record the training…"), self.record, primary=True)
        self.absent_button = push_button(self.tr("Did &not attend"), self.not_there)
        self.cancelled_button = push_button(self.tr("Was &cancelled"), self.cancelled)
        self.record_button.setDefault(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(heading(about))
        note = self.tr("The day has passed and nothing is on record. Tick people, then say what came of it for them.")
        column.addWidget(plain_label(note, "muted", wrap=True))
        column.addWidget(self.list, 1)
        column.addLayout(button_row(self.record_button, self.absent_button, self.cancelled_button))
        column.addWidget(buttons)
        self.resize(*SIZE)
        self._show()
        self.list.setFocus()

    def ticked(self) -> tuple[int, ...]:
        """Return the ids of the bookings that are ticked."""
        return tuple(key for key in self.model.ticked() if isinstance(key, int))

    def record(self) -> None:
        """Go on to recording the training for those ticked."""
        ticked = self.ticked()
        self.accept()
        self._record(ticked)

    def not_there(self) -> None:
        """Take off the bookings of those ticked, who did not attend."""
        self._settle(BookingEnd.NOT_THERE)

    def cancelled(self) -> None:
        """Take off the bookings of those ticked, which were cancelled."""
        self._settle(BookingEnd.CANCELLED)

    def _settle(self, how: BookingEnd) -> None:
        ticked = self.ticked()
        try:
            self._end(ticked, how)
        except NscpError as refusal:
            report(self, refusal)
            return
        for booking_id in ticked:
            self._people.pop(booking_id)
        if self._people:
            self._show()
        else:
            self.accept()

    def _show(self) -> None:
        self.model = TickListModel(list(self._people.items()), self)
        self.model.set_ticked(list(self._people))
        self.model.ticked_changed.connect(self._enable)
        self.list.setModel(self.model)
        self.list.setCurrentIndex(self.model.index(0) if self._people else QModelIndex())
        self._enable()

    def _enable(self, *_: object) -> None:
        for button in (self.record_button, self.absent_button, self.cancelled_button):
            button.setEnabled(bool(self.ticked()))
