"""Every change to one entry of the record, newest first."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from nscp_desktop.ui.models.history import Told, told_columns
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.widgets.card import heading, plain_label

SIZE = (820, 380)


class RecordHistoryDialog(QDialog):
    """Shows what was changed about one entry, by whom, when and why; `about` says in words which entry it is."""

    def __init__(self, about: str, told: Sequence[Told], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What was changed"))
        self.model: TableModel[Told] = TableModel(told_columns(), key=hash, parent=self)
        self.table = TableView("record-history", self)
        self.table.setAccessibleName(self.tr("What was changed"))
        self.table.set_table(self.model, sort_by=None)
        self.model.set_rows(told)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(heading(about))
        if not told:
            column.addWidget(plain_label(self.tr("Nothing was changed since the record was made."), "muted"))
        column.addWidget(self.table, 1)
        column.addWidget(buttons)
        self.resize(*SIZE)
