"""A list with filters above it and a card of the chosen row at its right, or a notice while there is nothing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget


def list_and_card(
    filters: Sequence[QWidget], buttons: Sequence[QWidget], listed: Sequence[QWidget], card: QWidget, empty: QWidget
) -> QStackedWidget:
    """Return the stack: its first page has the list, the first of `listed` takes the room, its second the notice."""
    bar, left, holder = QHBoxLayout(), QVBoxLayout(), QWidget()
    bar.setSpacing(6)
    for widget in filters:
        bar.addWidget(widget)
    bar.addStretch(1)
    for button in buttons:
        bar.addWidget(button)
    holder.setLayout(left)
    left.setContentsMargins(0, 0, 0, 0)
    left.setSpacing(6)
    for place, widget in enumerate(listed):
        left.addWidget(widget, 0 if place else 1)
    split = QSplitter(Qt.Orientation.Horizontal)
    split.setChildrenCollapsible(False)
    split.setHandleWidth(12)
    split.addWidget(holder)
    split.addWidget(card)
    split.setSizes([700, 400])
    stack, page = QStackedWidget(), QWidget()
    inner = QVBoxLayout(page)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.setSpacing(8)
    inner.addLayout(bar)
    inner.addWidget(split, 1)
    stack.addWidget(page)
    stack.addWidget(empty)
    return stack
