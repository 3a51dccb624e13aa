"""The actions about one person, and those they see to."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from nscp_desktop.domain.action_lists import ListedAction, done_words
from nscp_desktop.ui.models.actions import action_columns, action_id
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.card import heading, plain_label

SIZE = (820, 420)


class PersonActionsDialog(QDialog):
    """Lists the actions; `show_in_plan(action_id)` is called for the one that is chosen, once the list has closed."""

    def __init__(
        self,
        name: str,
        rows: Sequence[ListedAction],
        show_in_plan: Callable[[int], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Actions"))
        self._show = show_in_plan
        self.model: TableModel[ListedAction] = TableModel(action_columns(), action_id, parent=self)
        self.table = TableView("person-actions", self)
        self.table.setAccessibleName(self.tr("Actions about this person, and those they see to"))
        self.table.set_table(self.model, sort_by=None)
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.model.set_rows(rows)
        self.show_button = push_button(self.tr("&Show in the plan"), self.show_in_plan)
        self.show_button.setEnabled(bool(rows))
        self.table.opened.connect(self.show_in_plan)
        words = done_words((row.action for row in rows), rows[0].as_at) if rows else ""
        nothing = self.tr("No action is about this person, and there is none for them to see to.")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(heading(name))
        column.addWidget(plain_label(words or nothing, "muted", wrap=True))
        column.addWidget(self.table, 1)
        column.addLayout(button_row(self.show_button))
        column.addWidget(buttons)
        self.resize(*SIZE)
        if rows:
            self.table.select_key(rows[0].action.id)
        self.table.setFocus()

    def show_in_plan(self, *_: object) -> None:
        """Close, and show the action that is chosen among all the others."""
        row = self.table.current_row()
        self.accept()
        if row is not None:
            self._show(row.action.id)
