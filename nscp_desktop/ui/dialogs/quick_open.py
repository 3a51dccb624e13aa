"""Go to any page, person or command by typing part of its name."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.models.table import fold

SHOWN_AT_MOST = 50


@dataclass(frozen=True, slots=True)
class Goal:
    """Something to go to: `kind` and `key` say what, `words` and `detail` are shown."""

    kind: str
    key: str
    words: str
    detail: str = ""


@guarded
class QuickOpen(QDialog):
    """A field and the goals that match it; the arrow keys move, Enter goes, Esc closes.

    After it was accepted `goal` is the one chosen.
    """

    def __init__(self, goals: Sequence[Goal], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Go to"))
        self.goal: Goal | None = None
        self._goals = [(fold(f"{goal.words} {goal.detail}"), goal) for goal in goals]
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(self.tr("A page, a person or a command"))
        self.line.setAccessibleName(self.tr("Go to a page, a person or a command"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.setUniformItemSizes(True)
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.resize(460, 400)
        self.line.textChanged.connect(self._find)
        self.line.returnPressed.connect(self.accept)
        self.list.itemActivated.connect(self._take)
        self.line.installEventFilter(self)
        self._find("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys move in the list while the field keeps the focus."""
        moves = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        own = watched is self.line and event.type() is QEvent.Type.KeyPress
        if own and isinstance(event, QKeyEvent) and event.key() in moves:
            step = moves[Qt.Key(event.key())]
            self.list.setCurrentRow(max(0, min(self.list.currentRow() + step, self.list.count() - 1)))
            return True
        return super().eventFilter(watched, event)

    def accept(self) -> None:
        """Choose the goal that is marked."""
        item = self.list.currentItem()
        if item is not None:
            self.goal = item.data(Qt.ItemDataRole.UserRole)
            super().accept()

    def _take(self, item: QListWidgetItem) -> None:
        self.list.setCurrentItem(item)
        self.accept()

    def _find(self, text: str) -> None:
        words = fold(text).split()
        found = [goal for folded, goal in self._goals if all(word in folded for word in words)]
        if words:
            found.sort(key=lambda goal: not fold(goal.words).startswith(words[0]))
        self.list.clear()
        for goal in found[:SHOWN_AT_MOST]:
            item = QListWidgetItem(f"{goal.words}   ·   {goal.detail}" if goal.detail else goal.words)
            item.setData(Qt.ItemDataRole.UserRole, goal)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
