"""What each part of the trainers tab is made of: a table or a notice, and a row of buttons below."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.widgets.buttons import action_button, button_row, more_button
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.empty import EmptyNotice

if TYPE_CHECKING:
    from nscp_desktop.ui.pages.training_trainers import TrainersTab


class Part(QWidget):
    """A table with what can be done with its rows; children fill `model` in `refresh`."""

    def __init__(
        self, tab: TrainersTab, name: str, spoken: str, model: TableModel[Any], *, hidden: Collection[str] = ()
    ) -> None:
        super().__init__()
        self.tab = tab
        self.session = tab.session
        self.model = model
        self.table = TableView(name, self)
        self.table.setAccessibleName(spoken)
        self.table.set_table(model, sort_by=None, hidden=hidden)
        self.counted = plain_label("", "muted")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)

    def refresh(self) -> None:
        """Show what is stored now; overridden by every part."""

    def count(self) -> int:
        """Return how many rows there are."""
        return len(self.model.all_rows())

    def lay_out(
        self, empty: EmptyNotice, actions: Sequence[QAction], *buttons: QPushButton, more: Sequence[QAction] = ()
    ) -> None:
        """Put table, notice and buttons below each other; the actions of `more` stand in a menu behind the others."""
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.table.addActions([*actions, *more])
        self._stack.addWidget(empty)
        menus = [more_button(self.tab.tr("M&ore"), more)] if more else []
        row = button_row(*buttons, *map(action_button, actions), *menus)
        row.addWidget(self.counted)
        self.column.addWidget(self._stack, 1)
        self.column.addLayout(row)

    def show_rows(self, rows: Sequence[Any], words: str) -> None:
        """Show rows, or the notice when there are none; `words` count them."""
        self.model.set_rows(rows)
        self._stack.setCurrentIndex(int(not rows))
        self.counted.setText(words)
        if not self.table.selected_rows() and self.model.rows():
            self.table.select_key(self.model.key_of(self.model.rows()[0]))
