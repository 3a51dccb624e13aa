"""Garbage is collected on the GUI thread only.

Collected in another thread, a dead Qt object is destroyed there, which ends the program without warning.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000


class GuiThreadGarbage(QObject):
    """Takes collecting over from the interpreter and does it from a timer of the GUI thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._thresholds = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(EVERY_MS)

    def collect(self) -> None:
        """Collect the youngest generation that is due, the way the interpreter would have."""
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > self._thresholds[generation]:
                gc.collect(generation)
                return
