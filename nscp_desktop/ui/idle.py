"""Noticing that nobody has used the program for a while."""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

from nscp_desktop.ui.guarded import guarded

LOOK_EVERY_MS = 5_000
RESTING_SECONDS = 3 * 60
_USED = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


@guarded
class IdleWatch(QObject):
    """Sends `idle` when neither key nor mouse was used for `minutes()`; 0 never does.

    Before and after that `resting` is sent every few minutes while nobody is there, and `used` when somebody is again.
    The time of day decides and not a timer that stops with the computer, so a laptop that slept for an hour counts
    as not used for an hour.
    """

    idle = Signal()
    resting = Signal()
    used = Signal()

    def __init__(
        self, minutes: Callable[[], int], now: Callable[[], float] = time.time, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._minutes = minutes
        self._now = now
        self._last = self._unused_from = now()
        self._rests = False
        self.timer = QTimer(self)
        self.timer.setInterval(LOOK_EVERY_MS)
        self.timer.timeout.connect(self._look)

    def start(self) -> None:
        """Begin to watch."""
        self.stop()
        self._last = self._unused_from = self._now()
        self._rests = False
        _application().installEventFilter(self)
        self.timer.start()

    def stop(self) -> None:
        """Watch no more."""
        _application().removeEventFilter(self)
        self.timer.stop()

    def _look(self) -> None:
        if self.look():
            return
        now = self._now()
        if now < self._unused_from:
            self._unused_from = now
        elif now - self._unused_from >= RESTING_SECONDS:
            self._unused_from = now
            self._rests = True
            self.resting.emit()

    def look(self) -> bool:
        """Tell when the time is over, and return whether it was."""
        now = self._now()
        if now < self._last:
            self._last = now  # the clock was set back
        minutes = self._minutes()
        if minutes and now - self._last >= minutes * 60:
            self._last = now
            self.idle.emit()
            return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note when the program was last used.

        The first touch after the time was over does not count as use, and reaches nothing.
        """
        if event.type() in _USED:
            was_over = self.look()
            self._last = self._unused_from = self._now()
            if self._rests:
                self._rests = False
                self.used.emit()
            return was_over
        return False


def _application() -> QCoreApplication:
    application = QCoreApplication.instance()
    assert application is not None
    return application
