"""What a page shows while there is nothing on it: what will be here, and the first step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget


class EmptyNotice(QWidget):
    """A title, a sentence, and a button for the first step; `stepped` is sent when it is pressed.

    `other_stepped` is sent for a second way to begin, where `add_other` was called.
    """

    stepped = Signal()
    other_stepped = Signal()

    def __init__(self, title: str, sentence: str, step: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch()
        self._title = _label(title, "cardTitle")
        self._sentence = _label(sentence, "muted")
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        self.button = QPushButton(step, self)
        self.button.setProperty("primary", True)
        self.button.setVisible(bool(step))
        self.button.setAccessibleName(step)
        self.button.clicked.connect(self._step)
        column.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()

    def add_other(self, step: str) -> QPushButton:
        """Add a button for another way to begin, below the first, and return it."""
        button = QPushButton(step, self)
        button.setAccessibleName(step)
        button.clicked.connect(self._other_step)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.count() - 1, button, alignment=Qt.AlignmentFlag.AlignHCenter)
        return button

    def set_text(self, title: str, sentence: str) -> None:
        """Say something else."""
        self._title.setText(title)
        self._sentence.setText(sentence)

    def _step(self) -> None:
        self.stepped.emit()

    def _other_step(self) -> None:
        self.other_stepped.emit()


def _label(text: str, name: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return label
