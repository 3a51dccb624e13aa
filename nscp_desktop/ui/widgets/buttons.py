"""Buttons as pages use them."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget


def push_button(
    words: str, pressed: Callable[[], object], *, primary: bool = False, pill: bool = False, spoken: str = ""
) -> QPushButton:
    """Make a button with a mnemonic in its words; `spoken` names it where the words need what stands around them."""
    button = QPushButton(words)
    button.setAccessibleName(spoken or words.replace("&", "").rstrip("…"))
    if primary:
        button.setProperty("primary", True)
    if pill:
        button.setProperty("pill", True)
    button.clicked.connect(pressed)
    return button


def action_button(action: QAction, *, primary: bool = False) -> QPushButton:
    """Make a button that does what an action does, in its words, and is greyed with it."""
    button = push_button(action.text(), action.trigger, primary=primary)
    button.setEnabled(action.isEnabled())
    action.changed.connect(partial(_follow, button, action))
    return button


def more_button(words: str, actions: Sequence[QAction]) -> QPushButton:
    """Make a button that opens a menu of actions."""
    button = QPushButton(words)
    button.setAccessibleName(words.replace("&", ""))
    button.setProperty("hasMenu", True)
    menu = QMenu(button)
    menu.addActions(actions)
    button.setMenu(menu)
    return button


def button_row(*buttons: QPushButton) -> QHBoxLayout:
    """Lay buttons out from the left."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch()
    return row


def read_order(widgets: Sequence[QWidget]) -> None:
    """Let the Tab key go through widgets in this order."""
    for earlier, later in pairwise(widgets):
        QWidget.setTabOrder(earlier, later)


def _follow(button: QPushButton, action: QAction) -> None:
    button.setEnabled(action.isEnabled())
    button.setText(action.text())
    button.setAccessibleName(action.text().replace("&", "").rstrip("…"))
