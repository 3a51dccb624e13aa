"""Locking the window by itself: nobody there, the computer sleeps, or its screen is locked."""

from PySide6.QtCore import QObject
from shiboken6 import isValid

from nscp_desktop.app.screen_lock import SessionSignals
from nscp_desktop.ui.idle import IdleWatch
from nscp_desktop.ui.lock_settings import lock_settings
from nscp_desktop.ui.main_window import MainWindow


class AutoLock(QObject):
    """Locks whichever window is followed, as chosen under Settings, Security."""

    def __init__(self, idle: IdleWatch, signals: SessionSignals, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window: MainWindow | None = None
        self._idle = idle
        self._signals = signals
        idle.idle.connect(self._lock)
        signals.screen_locked.connect(self._lock_for_screen)
        signals.falling_asleep.connect(self._lock_for_sleep)

    def follow(self, window: MainWindow) -> None:
        """Lock this window from now on."""
        self._window = window
        self._idle.start()
        self._signals.listen(window)

    def stop(self) -> None:
        """Let go of the application's events."""
        self._window = None
        self._idle.stop()
        self._signals.stop()

    def _lock(self) -> None:
        if self._window is not None and isValid(self._window) and self._window.isVisible():
            self._window.lock.lock()

    def _lock_for_screen(self) -> None:
        if lock_settings().on_screen_lock:
            self._lock()

    def _lock_for_sleep(self) -> None:
        if lock_settings().on_sleep:
            self._lock()
