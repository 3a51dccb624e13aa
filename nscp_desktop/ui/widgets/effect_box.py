"""What a change would do, said in lines while it is being typed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from nscp_desktop.ui.widgets.card import plain_label


class EffectBox(QWidget):
    """A heading and a few lines that can be read and copied, and scrolled when there are more."""

    def __init__(self, title: str, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QPlainTextEdit()
        self.text.setObjectName("effectText")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(title)
        self.text.setFixedHeight(height)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(plain_label(title, "strong"))
        column.addWidget(self.text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: Sequence[str], nothing: str) -> None:
        """Show the lines, or a sentence when there are none."""
        words = "\n".join(lines) or nothing
        if words != self.text.toPlainText():
            self.text.setPlainText(words)
