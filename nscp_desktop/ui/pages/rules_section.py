"""Settings, Rules: what is asked of whom, to be read by anybody and changed by administrators."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPlainTextEdit, QWidget

from nscp_desktop.services.documents import RULES
from nscp_desktop.services.rules import RulesInUse
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.dialogs.record_history import Entry
from nscp_desktop.ui.models.rule_rows import CHANGED, PERIOD, RuleRow, rule_columns, rule_key, rule_rows
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.pages.requests import ReportRequest
from nscp_desktop.ui.pages.rule_actions import RuleActions
from nscp_desktop.ui.pages.section import Section
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.banner import Banner, Notice
from nscp_desktop.ui.widgets.buttons import button_row, more_button, push_button
from nscp_desktop.ui.widgets.card import plain_label

RULE_TEXT_HEIGHT = 84


class RulesSection(Section):
    """The rules in use; the current one is written out below.

    It asks for people and for the printed rules by signals, as pages do. A form from which somebody looks at a person
    is put away as it is, and can be gone on with.
    """

    open_person = Signal(int)
    open_people = Signal(object)
    open_report = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.found: RulesInUse | None = None
        self.acts = RuleActions(session, self)
        self._put_away: Dialog | None = None
        self.packs = plain_label("", "muted", wrap=True)
        self.documents_button = push_button(self.tr("Documen&ts…"), self.acts.open_documents)
        self.packs_button = push_button(self.tr("Rule pac&ks…"), self.acts.open_packs)
        self.banner = Banner(self)
        self.everything = QCheckBox(self.tr("Show what is not in use"))
        self.everything.toggled.connect(self._show_rows)
        self._add_table()
        self._add_buttons()
        self._lay_out()

    def refresh(self) -> None:
        """Show the rules."""
        self.found = self.session.services.rules.in_use(self.session.today)
        packs = "; ".join(", ".join(part for part in (pack.title, pack.edition) if part) for pack in self.found.packs)
        self.packs.setText(self.tr("In use: %1.").replace("%1", packs))
        self._offer_newer_packs()
        self._show_rows()

    def current(self) -> RuleRow | None:
        """Return the row that has the focus."""
        row = self.table.current_row()
        return row if isinstance(row, RuleRow) else None

    def look_at_person(self, dialog: Dialog, person_id: int) -> None:
        """Put a form away as it is, and show a person."""
        self._keep(dialog)
        self.open_person.emit(person_id)

    def look_at_people(self, dialog: Dialog, people: object) -> None:
        """Put a form away as it is, and show some people."""
        self._keep(dialog)
        self.open_people.emit(people)

    def print_rules(self) -> None:
        """Show the rules as they are printed."""
        self.open_report.emit(ReportRequest(RULES))

    def select(self, requirement_id: str) -> None:
        """Select the first rule of a requirement, if it is shown."""
        rows = [row for row in self.model.rows() if row.requirement.id == requirement_id]
        if rows:
            # One that has ended stands before the one that took over from it.
            self.table.select_key(next((row for row in rows if row.is_asked), rows[0]).key)

    def _keep(self, dialog: Dialog) -> None:
        if self._put_away is not None and self._put_away is not dialog:
            self._put_away.throw_away()
        self._put_away = dialog
        dialog.hide()
        words = self.tr("“%1” is not saved yet. It is as you left it.").replace("%1", dialog.windowTitle())
        self.banner.put("half-way", Notice(words, 2, self.tr("&Go on…"), self._go_on, self._throw_away))

    def _go_on(self) -> None:
        dialog, self._put_away = self._put_away, None
        self.banner.take("half-way")
        if dialog is not None:
            dialog.open()

    def _throw_away(self) -> None:
        dialog, self._put_away = self._put_away, None
        if dialog is not None:
            dialog.throw_away()

    def _offer_newer_packs(self) -> None:
        newer = [pack for pack in self.session.services.pack_updates.packs() if pack.is_newer]
        if not newer or not self.session.editing.may_change:
            self.banner.take("newer")
            return
        words = self.tr("The program comes with a newer edition of %1: %2, and %3 is in use.")
        info = newer[0].info
        told = words.replace("%1", info.title).replace("%2", newer[0].shipped_edition).replace("%3", info.edition)
        self.banner.put("newer", Notice(told, 1, self.tr("&Compare…"), self._compare_newer))

    def _compare_newer(self) -> None:
        newer = [pack for pack in self.session.services.pack_updates.packs() if pack.is_newer]
        if newer:
            self.acts.compare_shipped(newer[0].info.id)

    def _show_rows(self, _on: bool = False) -> None:
        if self.found is None:
            return
        self.model.set_rows(rule_rows(self.found, self.session.today, is_everything=self.everything.isChecked()))
        self._show_columns()
        if self.table.current_row() is None and self.model.rows():
            self.table.select_key(self.model.rows()[0].key)
        self._look()

    def _show_columns(self) -> None:
        """Leave out the columns in which nothing would stand."""
        rows = self.model.rows()
        filled = {CHANGED: any(row.changed for row in rows), PERIOD: any(row.period for row in rows)}
        for place, column in enumerate(self.model.columns):
            if column.key in filled:
                self.table.setColumnHidden(place, not filled[column.key])
        self.table.fit_columns()

    def _look(self) -> None:
        row = self.current()
        self.text.setPlainText(row.in_full if row is not None else "")
        self.acts.enable(row)
        self.history.setEnabled(row is not None)

    def _add_table(self) -> None:
        self.model: TableModel[RuleRow] = TableModel(rule_columns(), key=rule_key, parent=self)
        self.table = TableView("settings-rules", self)
        self.table.setAccessibleName(self.tr("Rules in use"))
        self.table.set_table(self.model, sort_by=None)
        self.table.selected.connect(self._look)
        self.table.opened.connect(self._open)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(RULE_TEXT_HEIGHT)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.setAccessibleName(self.tr("The rule in full"))

    def _add_buttons(self) -> None:
        acts = self.acts
        self.add_button = push_button(self.tr("&Add requirement…"), acts.add)
        self.edit_button = push_button(self.tr("&Edit…"), acts.edit)
        self.up_button = push_button(self.tr("Move up"), acts.move_up)
        self.down_button = push_button(self.tr("Move down"), acts.move_down)
        self.print_action = QAction(self.tr("&Print the rules…"), self)
        self.print_action.triggered.connect(self.print_rules)
        self.more = more_button(self.tr("&More"), [acts.switch_action, acts.remove_action, self.print_action])
        self.history = self.changes_button(self._entry)
        acts.follow(self.edit_button, self.up_button, self.down_button)
        self.session.editing.guard(self.add_button, self.edit_button, self.up_button, self.down_button)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.packs, 1)
        head.addWidget(self.everything)
        head.addWidget(self.documents_button)
        head.addWidget(self.packs_button)
        self.column.addLayout(head)
        self.column.addWidget(self.banner)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.text)
        buttons = (self.add_button, self.edit_button, self.up_button, self.down_button, self.more, self.history)
        self.column.addLayout(button_row(*buttons))

    def _open(self, _row: object) -> None:
        self.acts.edit()

    def _entry(self) -> Entry | None:
        row = self.current()
        if row is None:
            return None
        kind, own = ("rule", row.rule.id) if row.rule is not None else ("requirement", row.requirement.id)
        return Entry(row.requirement.title, kind, own)
