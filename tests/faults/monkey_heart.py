"""A heart that beats while the window answers: the longest pause between two beats is how long it was frozen."""

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

BEAT_MS = 20
# A click that comes back sooner has opened nothing that waits for an answer.
WAITS_AFTER_BEATS = 3


class Heart(QObject):
    """Beats from the event loop, those of dialogs that wait for an answer too, where it calls `help_out`.

    The time for which the machine gave the program no processor is left out: others work on it.
    """

    def __init__(self, help_out: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._help_out = help_out
        self.is_acting = False
        self.longest = 0.0
        self._beats = 0
        self._last = self._now()
        self._timer = QTimer(self)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = self._now()
        self.longest, self._last = max(self.longest, now - self._last), now
        self._beats = self._beats + 1 if self.is_acting else 0
        if self._beats >= WAITS_AFTER_BEATS:
            self._beats = 0
            # Not from here: the answer may open another dialog that waits, and this timer has to go on meanwhile.
            QTimer.singleShot(0, self, self._help_out)

    @staticmethod
    def _now() -> float:
        waited = 0.0
        with suppress(OSError, ValueError, IndexError):
            waited = int(Path("/proc/thread-self/schedstat").read_text("ascii").split()[1]) / 1e9
        return time.monotonic() - waited
