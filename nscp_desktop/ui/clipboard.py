"""What the program put on the clipboard does not stay there after the record was locked."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication

CLEAR_AFTER_MS = 30_000


class ClipboardCare(QObject):
    """Knows whether the clipboard was filled here, and empties it some time after `clear_later`.

    What another program copied is left alone.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._is_ours = False
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(CLEAR_AFTER_MS)
        self.timer.timeout.connect(self._clear)
        self._clipboard.dataChanged.connect(self._note)

    def clear_later(self) -> None:
        """Empty the clipboard in a while, when it was filled here."""
        if self._is_ours or self._clipboard.ownsClipboard():
            self.timer.start()

    def keep(self) -> None:
        """Leave the clipboard as it is after all."""
        self.timer.stop()

    def _note(self) -> None:
        # Not every system says who filled the clipboard; it can only have been us while our window has the keyboard.
        self._is_ours = self._clipboard.ownsClipboard() or QApplication.activeWindow() is not None
        if not self._is_ours:
            self.timer.stop()

    def _clear(self) -> None:
        self._clipboard.clear()
        if self._clipboard.supportsSelection() and self._clipboard.ownsSelection():
            self._clipboard.clear(QClipboard.Mode.Selection)
