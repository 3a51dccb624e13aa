"""Noticing that nobody has used the program for a while."""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

LOOK_EVERY_MS = 5_000
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


class IdleWatch(QObject):
    """Sends `idle` when neither key nor mouse was used for `minutes`; 0 watches nothing.

    The time of day decides and not a timer that stops with the computer, so a laptop that slept for an hour counts
    as not used for an hour.
    """

    idle = Signal()

    def __init__(self, now: Callable[[], float] = time.time, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._last = now()
        self.minutes = 0
        self.timer = QTimer(self)
        self.timer.setInterval(LOOK_EVERY_MS)
        self.timer.timeout.connect(self._look)

    def watch(self, minutes: int) -> None:
        """Begin to count anew, or stop with 0."""
        self.minutes = minutes
        self._last = self._now()
        application = QCoreApplication.instance()
        assert application is not None
        application.removeEventFilter(self)
        self.timer.stop()
        if minutes:
            application.installEventFilter(self)
            self.timer.start()

    def _look(self) -> None:
        self.look()

    def look(self) -> bool:
        """Tell when the time is over, and return whether it was."""
        now = self._now()
        if now < self._last:
            self._last = now  # the clock was set back
        if self.minutes and now - self._last >= self.minutes * 60:
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
            self._last = self._now()
            return was_over
        return False
