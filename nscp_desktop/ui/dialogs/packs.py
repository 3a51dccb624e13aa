"""The rule packs in use, and those that come with the program."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.rule_packs import RulePack
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.dialogs.moves_step import ROOM
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.models.pack_lines import PackRow, pack_columns, pack_key
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.card import plain_label


@dataclass(frozen=True, slots=True)
class PacksWork:
    """What the list has done for it. `save` takes the id of a pack; the others ask on their own."""

    compare_file: Callable[[], object]
    compare_shipped: Callable[[str], object]
    add: Callable[[], object]
    save: Callable[[str], object]


class PacksDialog(QDialog):
    """Shows the packs in use; each button goes on with a question or a comparison of its own."""

    def __init__(
        self, rows: Sequence[PackRow], work: PacksWork, *, may_change: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Rule packs"))
        self._work, self._may_change = work, may_change
        self.model: TableModel[PackRow] = TableModel(pack_columns(), key=pack_key, parent=self)
        self.model.set_rows(rows)
        self.table = TableView("rules-packs", self)
        self.table.setAccessibleName(self.tr("Rule packs in use"))
        self.table.set_table(self.model, sort_by=None)
        self.table.selected.connect(self._enable)
        self.compare_file = push_button(self.tr("&Compare with a file…"), work.compare_file)
        self.compare_shipped = push_button(self.tr("Compare with the &program's…"), self._compare_shipped)
        self.add = push_button(self.tr("&Add a pack…"), work.add)
        self.save = push_button(self.tr("&Save as a file…"), self._save)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        about = self.tr(
            "A pack holds what a sector asks for. A newer edition is compared with yours line by line before anything "
            "is taken over, and what your agency has changed is kept."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(plain_label(about, "muted", wrap=True))
        column.addWidget(self.table, 1)
        column.addLayout(button_row(self.compare_file, self.compare_shipped, self.add, self.save))
        column.addWidget(buttons)
        self.resize(ROOM[0] + 90, ROOM[1])
        if rows:
            self.table.select_key(pack_key(rows[0]))
        self._enable()

    def _compare_shipped(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self._work.compare_shipped(row.state.info.id)

    def _save(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self._work.save(row.state.info.id)

    def _enable(self) -> None:
        row = self.table.current_row()
        self.save.setEnabled(row is not None)
        self.compare_shipped.setEnabled(self._may_change and row is not None and bool(row.state.shipped_edition))
        for button in (self.compare_file, self.add):
            button.setEnabled(self._may_change)


@guarded
class AddPackDialog(Dialog):
    """Asks which of the program's packs to add. `choose` takes it, and may refuse."""

    def __init__(
        self, packs: Sequence[RulePack], choose: Callable[[RulePack], None], parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Add a rule pack"))
        self.accept_button.setText(self.tr("&What it brings…"))
        self._packs, self._choose = list(packs), choose
        label = QLabel(self.tr("&Packs that come with the program"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Packs that come with the program"))
        self.list.addItems([f"{pack.title}, {pack.edition}" for pack in packs])
        self.list.itemDoubleClicked.connect(self._take)
        label.setBuddy(self.list)
        self.source = plain_label("", "muted", wrap=True)
        self.source.setMinimumHeight(48)
        self.list.currentRowChanged.connect(self._show_source)
        for widget in (label, self.list, self.source):
            self.body.addWidget(widget)
        self.resize(440, 340)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Lay the list out once it has its look: rows measured before are too low."""
        super().showEvent(event)
        self.list.doItemsLayout()

    def store(self) -> None:
        """Hand the chosen pack over."""
        place = self.list.currentRow()
        if not 0 <= place < len(self._packs):
            raise NotAllowedError(self.tr("Choose a pack."))
        self._choose(self._packs[place])

    def reject(self) -> None:
        """Close without asking: nothing is lost."""
        self.throw_away()

    def _take(self, _item: QListWidgetItem) -> None:
        self.accept()

    def _show_source(self, place: int) -> None:
        self.source.setText(self._packs[place].source if 0 <= place < len(self._packs) else "")
