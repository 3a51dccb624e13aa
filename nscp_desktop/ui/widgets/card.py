"""A framed part of a page with a title."""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

_LONG_WORD = re.compile(r"\S{24}(?=\w\S{7})")


class Card(QFrame):
    """A frame with a title line, to which controls can be added, and a body below."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(14, 11, 14, 12)
        self.body.setSpacing(8)
        self._head = QHBoxLayout()
        self._head.setSpacing(8)
        self.title = plain_label(title, "cardTitle")
        if title:
            self._head.addWidget(self.title)
            self._head.addStretch()
            self.body.addLayout(self._head)

    def add_control(self, control: QWidget) -> None:
        """Add a control at the right of the title line."""
        self._head.addWidget(control)


def heading(text: str) -> QLabel:
    """Make a label that says what a form is about, no taller than its words."""
    label = plain_label(text, "strong", wrap=True)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    return label


def plain_label(text: str = "", name: str = "", *, wrap: bool = False) -> QLabel:
    """Make a label that never takes its text for markup."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if name:
        label.setObjectName(name)
    return label


def breakable(text: str) -> str:
    """Return a text whose very long words, such as addresses of the web, can be broken where a label wraps."""
    return _LONG_WORD.sub(lambda found: found[0] + "\N{ZERO WIDTH SPACE}", text)
