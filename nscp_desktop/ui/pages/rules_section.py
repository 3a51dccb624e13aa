"""Settings, Rules: the rules in use, to be read."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from nscp_desktop.ui.dialogs.record_history import Entry
from nscp_desktop.ui.models.rule_rows import RuleRow, rule_columns, rule_rows
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.pages.section import Section
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.buttons import button_row
from nscp_desktop.ui.widgets.card import plain_label

RULE_TEXT_HEIGHT = 84


class RulesSection(Section):
    """The rules in use, to be read; the current one is written out below."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.packs = plain_label("", "muted", wrap=True)
        self.model: TableModel[RuleRow] = TableModel(rule_columns(), key=_rule_key, parent=self)
        self.table = TableView("settings-rules", self)
        self.table.setAccessibleName(self.tr("Rules in use"))
        self.table.set_table(self.model, sort_by=None)
        self.table.selected.connect(self._write_out)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(RULE_TEXT_HEIGHT)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.setAccessibleName(self.tr("The rule in full"))
        self.column.addWidget(self.packs)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.text)
        self.history = self.changes_button(self._entry)
        self.column.addLayout(button_row(self.history))

    def refresh(self) -> None:
        """Show the rules."""
        agency = self.session.services.agency
        packs = "; ".join(f"{pack.title}, {pack.edition}" for pack in agency.packs())
        self.packs.setText(self.tr("In use: %1. They cannot be changed here yet.").replace("%1", packs))
        self.model.set_rows(rule_rows(agency.requirements(), agency.duties()))
        if self.table.current_row() is None and self.model.rows():
            self.table.select_key(self.model.rows()[0].key)
        self._write_out()

    def _write_out(self) -> None:
        row = self.table.current_row()
        self.text.setPlainText(row.in_full if row is not None else "")

    def _entry(self) -> Entry | None:
        row = self.table.current_row()
        return Entry(row.requirement.title, "rule", row.rule.id) if row is not None else None


def _rule_key(row: RuleRow) -> str:
    return row.key
