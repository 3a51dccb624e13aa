"""What all pages share while one record file is open."""

from datetime import date

from PySide6.QtCore import QObject, Signal

from nscp_desktop.domain.board import Board
from nscp_desktop.services.record_files import Services
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.tasks import TaskRunner


class Session(QObject):
    """One open record file, the day it is looked at, and the one signal that says what has changed."""

    changed = Signal(object)
    said = Signal(str)

    def __init__(self, services: Services, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.services = services
        self.today = today
        self.tasks = TaskRunner(self)
        self._as_at = today

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
