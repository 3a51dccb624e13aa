"""The full check of the open record, once a week, while nobody uses the program."""

import threading
from functools import partial

from PySide6.QtCore import QObject

from nscp_desktop.domain.errors import DamagedError, NscpError
from nscp_desktop.ui.idle import IdleWatch
from nscp_desktop.ui.main_window import MainWindow


class FullCheck(QObject):
    """Checks the record of a window in the background; it gives way at once to whoever comes back, and to a lock."""

    def __init__(self, window: MainWindow, idle: IdleWatch) -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        self._stop: threading.Event | None = None
        idle.resting.connect(self.begin)
        idle.used.connect(self.give_way)
        window.lock.locked.connect(self.give_way)
        window.closing.connect(self.give_way)

    @property
    def is_running(self) -> bool:
        """Whether a check is under way."""
        return self._stop is not None

    def begin(self) -> None:
        """Begin a check when one is due and nothing else is going on."""
        session = self._session
        if self.is_running or session.is_unread or session.tasks.is_busy or session.services.locking.is_locked:
            return
        checking = session.services.checking
        if checking.is_due():
            stop = self._stop = threading.Event()
            words = self.tr("Checking the whole record")
            session.tasks.run(partial(checking.run, stop), self._tell, self._refused, words, self.give_way)

    def give_way(self) -> None:
        """Give the check up; it begins anew another time."""
        if self._stop is not None:
            self._stop.set()
            self._stop = None

    def _tell(self, problems: list[str]) -> None:
        self._stop = None
        if problems:
            self._tell_damage(problems)
        else:
            self._session.checked.emit()
            self._session.say(self.tr("The full check of the record found nothing wrong."))

    def _refused(self, refusal: NscpError) -> None:
        self._stop = None
        # Any other refusal, such as a drive that does not answer, is told where somebody works with it.
        if isinstance(refusal, DamagedError):
            self._tell_damage([str(refusal)])

    def _tell_damage(self, problems: list[str]) -> None:
        # Locked meanwhile: without the key its backups cannot be looked into. The next check finds the same.
        if not self._window.lock.is_locked:
            self._session.damage_found.emit(problems)
