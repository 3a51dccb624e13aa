"""Hearing from the system that its screen is locked or that it falls asleep."""

import ctypes
import sys
from typing import Any

from PySide6.QtCore import SLOT, QCoreApplication, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from nscp_desktop.ui.windows_messages import WindowsMessages

_SESSION_CHANGE, _SESSION_LOCKED = 0x02B1, 0x7  # WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK
_POWER, _SUSPENDS = 0x0218, 0x4  # WM_POWERBROADCAST, PBT_APMSUSPEND
_THIS_SESSION = 0
_LOGIN, _LOGIN_MANAGER = "org.freedesktop.login1", "org.freedesktop.login1.Manager"
_LOGIN_SESSION = "org.freedesktop.login1.Session"
_SAVERS = (
    ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
)


class SessionSignals(QObject):
    """Sends `screen_locked` and `falling_asleep` where the system tells of them; elsewhere it stays silent."""

    screen_locked = Signal()
    falling_asleep = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._filter: WindowsMessages | None = None
        self._is_listening = False

    def listen(self, window: QWidget) -> None:
        """Begin to listen; on Windows the window is what the system sends its messages to."""
        if sys.platform == "win32":
            self._listen_on_windows(window)
        elif sys.platform == "linux" and not self._is_listening:
            self._listen_on_buses()
        self._is_listening = True

    def stop(self) -> None:
        """Listen no more."""
        application = QCoreApplication.instance()
        if self._filter is not None and application is not None:
            application.removeNativeEventFilter(self._filter)
        self._filter = None

    def hear(self, message: int, detail: int) -> None:
        """Pass a message of Windows on, when it is one of the two."""
        if (message, detail) == (_SESSION_CHANGE, _SESSION_LOCKED):
            self.screen_locked.emit()
        elif (message, detail) == (_POWER, _SUSPENDS):
            self.falling_asleep.emit()

    @Slot(bool)
    def note_saver(self, active: bool) -> None:
        """Take the screen saver's word."""
        if active:
            self.screen_locked.emit()

    @Slot()
    def note_lock(self) -> None:
        """Take the login manager's word that the screen is locked."""
        self.screen_locked.emit()

    @Slot(bool)
    def note_sleep(self, begins: bool) -> None:
        """Take the login manager's word that the computer falls asleep, or wakes."""
        if begins:
            self.falling_asleep.emit()

    def _listen_on_windows(self, window: QWidget) -> None:
        application = QCoreApplication.instance()
        if application is None:
            return
        if self._filter is None:
            self._filter = WindowsMessages(self.hear)
            application.installNativeEventFilter(self._filter)
        library = getattr(ctypes, "windll", None)
        if library is not None:
            library.wtsapi32.WTSRegisterSessionNotification(int(window.winId()), _THIS_SESSION)

    def _listen_on_buses(self) -> None:
        try:
            from PySide6.QtDBus import QDBusConnection
        except ImportError:
            return
        system, own = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        if system.isConnected():
            place = "/org/freedesktop/login1"
            system.connect(_LOGIN, place, _LOGIN_MANAGER, "PrepareForSleep", self, _slot("note_sleep(bool)"))
            # Without a path it is heard of every session that this user may hear of.
            system.connect(_LOGIN, "", _LOGIN_SESSION, "Lock", self, _slot("note_lock()"))
        if own.isConnected():
            for place, saver in _SAVERS:
                own.connect("", place, saver, "ActiveChanged", self, _slot("note_saver(bool)"))


def _slot(name: str) -> Any:
    # Announced to take bytes, and refuses them: only text is taken (PySide6 6.11.1).
    return SLOT(name)
