"""What all pages share while one record file is open."""

from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from nscp_desktop.domain.board import Board
from nscp_desktop.services.record_files import Services
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.editing import Editing
from nscp_desktop.ui.tasks import TaskRunner


class Session(QObject):
    """One open record file, the day it is looked at, and the one signal that says what has changed.

    With `read_later` the window comes first: pages wait until `read` has worked out everyone's standing in the
    background, and `was_read` is sent. `backed_up` carries what is true about the backups now, `restore_prepared`
    what waits to take the place of the record.
    """

    changed = Signal(object)
    was_read = Signal()
    said = Signal(str)
    backed_up = Signal(object)
    restore_prepared = Signal(object)

    def __init__(
        self, services: Services, today: date, parent: QObject | None = None, *, read_later: bool = False
    ) -> None:
        super().__init__(parent)
        self.services = services
        self.today = today
        self.tasks = TaskRunner(self)
        self.editing = Editing(self)
        if services.read_only:
            self.editing.stop("read-only", self.tr("The record is open for reading only."))
        self._as_at = today
        self.is_unread = read_later
        self._is_reading = False

    def read(self) -> None:
        """Work out everyone's standing in the background, unless that has been done."""
        if self.is_unread and not self._is_reading:
            self._is_reading = True
            look = partial(self.services.standing.board, self._as_at)
            self.tasks.run(look, self._note_read, self._note_read, self.tr("Reading the record"))

    def _note_read(self, _answer: object) -> None:
        # A refusal comes again, and is told, when the page itself asks.
        self.is_unread = False
        self.was_read.emit()

    @property
    def as_at(self) -> date:
        """The day that pages show; today until somebody picks another."""
        return self._as_at

    def set_as_at(self, day: date) -> None:
        """Show every page as at another day."""
        if day != self._as_at:
            self._as_at = day
            self.changed.emit(Changes.AS_AT)

    def announce(self, changes: Changes) -> None:
        """Tell all pages that something was stored."""
        self.changed.emit(changes)

    def board(self) -> Board:
        """Return everyone's standing on the day that is looked at."""
        return self.services.standing.board(self._as_at)

    def say(self, sentence: str) -> None:
        """Show a sentence in the status bar for a while."""
        self.said.emit(sentence)
