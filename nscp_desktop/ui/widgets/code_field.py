"""The field for the code of a recovery sheet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from nscp_desktop.ui.guarded import guarded

LINES = 3


@guarded
class CodeField(QPlainTextEdit):
    """Takes the long code from the paper, in any case and spacing; `entered` is sent by the Enter key."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(11.5)
        self.setFont(font)
        self.setTabChangesFocus(True)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * LINES + 18)

    def text(self) -> str:
        """Return what was typed."""
        return self.toPlainText()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as the end of the code."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        super().keyPressEvent(event)
