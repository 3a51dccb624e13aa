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

    The time for which a thread of the program got no processor, because others work on the machine, is left out.
    """

    def __init__(self, help_out: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._help_out = help_out
        self.is_acting = False
        self.longest = 0.0
        self._beats = 0
        self._last, self._waits = time.monotonic(), _waits()
        self._timer = QTimer(self)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def start_anew(self) -> None:
        """Forget every pause so far."""
        self.longest, self._last, self._waits = 0.0, time.monotonic(), _waits()

    def _beat(self) -> None:
        now, waits = time.monotonic(), _waits()
        without_processor = max((wait - self._waits.get(thread, wait) for thread, wait in waits.items()), default=0.0)
        self.longest = max(self.longest, now - self._last - without_processor)
        self._last, self._waits = now, waits
        self._beats = self._beats + 1 if self.is_acting else 0
        if self._beats >= WAITS_AFTER_BEATS:
            self._beats = 0
            # Not from here: the answer may open another dialog that waits, and this timer has to go on meanwhile.
            QTimer.singleShot(0, self, self._help_out)


def _waits() -> dict[str, float]:
    """Return for each thread of this program the seconds for which it was ready and the machine did other things."""
    found = {}
    for place in Path("/proc/self/task").glob("*/schedstat"):
        with suppress(OSError, ValueError, IndexError):
            found[place.parent.name] = int(place.read_text("ascii").split()[1]) / 1e9
    return found
