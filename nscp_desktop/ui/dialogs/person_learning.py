"""What was shared with one person, and what they have read of it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from nscp_desktop.domain.learning import PersonLearning
from nscp_desktop.ui.models.learning import own_columns
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.widgets.card import heading, plain_label

SIZE = (820, 440)


class PersonLearningDialog(QDialog):
    """Shows what somebody has got, what was shared last first; all of it, whatever day is looked at."""

    def __init__(self, name: str, rows: Sequence[PersonLearning], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Shared learning"))
        self.model: TableModel[PersonLearning] = TableModel(own_columns(), key=_item_id, parent=self)
        self.table = TableView("person-learning", self)
        self.table.setAccessibleName(self.tr("Learning shared with this person"))
        self.table.set_table(self.model, sort_by=None)
        self.model.set_rows(rows)
        self.words = plain_label(self._words(rows), "muted", wrap=True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(heading(name))
        column.addWidget(self.words)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)
        self.resize(*SIZE)
        self.table.setFocus()

    def _words(self, rows: Sequence[PersonLearning]) -> str:
        if not rows:
            return self.tr("Nothing has been shared with this person yet. See Learning, Shared learning.")
        to_read = [row for row in rows if row.item.to_read]
        done = sum(row.got.read_on is not None for row in to_read)
        words = self.tr("Read %1 of %2 that are to be read and understood.")
        return words.replace("%1", f"{done:,}").replace("%2", f"{len(to_read):,}")


def _item_id(row: PersonLearning) -> int:
    return row.item.id
