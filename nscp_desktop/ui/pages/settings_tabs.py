"""The sections of the Settings page; each shows what is stored and opens a form to change it."""

from collections import Counter
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from nscp_desktop.domain.agency import AgencyDetails, Named
from nscp_desktop.domain.roles import Role
from nscp_desktop.domain.target_groups import TargetGroup
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.agency import AgencyDialog
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.named import NamedDialog
from nscp_desktop.ui.dialogs.record_history import ChangesButton, Entry
from nscp_desktop.ui.dialogs.role import RoleDialog
from nscp_desktop.ui.dialogs.target_group import TargetGroupDialog
from nscp_desktop.ui.models.agency_lists import (
    NamedRow,
    RoleRow,
    RuleRow,
    group_columns,
    named_columns,
    role_columns,
    rule_columns,
    rule_rows,
)
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.card import Card, plain_label

RULE_TEXT_HEIGHT = 84


class Section(QWidget):
    """One section: `refresh` shows what is stored now."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 12, 0, 0)
        self.column.setSpacing(10)

    def refresh(self) -> None:
        """Show what is stored now; overridden by every section."""

    def changes_button(self, which: Callable[[], Entry | None]) -> ChangesButton:
        """Make the button that shows what was changed about an entry of this section."""
        return ChangesButton(self.session, self.tr("What was change&d…"), which)

    def stored(self, changes: Changes, sentence: str, name: str) -> None:
        """Tell everybody what was stored."""
        self.session.announce(changes)
        self.session.say(sentence.replace("%1", name))


class AgencySection(Section):
    """The agency's details."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        card = Card(self.tr("Agency"))
        self.edit = push_button(self.tr("&Edit…"), self.edit_details)
        session.editing.guard(self.edit)
        self.history = self.changes_button(self._entry)
        card.add_control(self.history)
        card.add_control(self.edit)
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(9)
        self.values: dict[str, QLabel] = {}
        for key, title in (
            ("name", self.tr("Name")),
            ("sector", self.tr("Sector")),
            ("lead", self.tr("Safeguarding lead")),
            ("deputies", self.tr("Deputies")),
            ("contact", self.tr("Contact")),
            ("address", self.tr("Address")),
            ("marking", self.tr("Marking on reports")),
            ("packs", self.tr("Rules in use")),
        ):
            self.values[key] = plain_label(wrap=True)
            form.addRow(plain_label(title, "muted"), self.values[key])
        card.body.addLayout(form)
        self.column.addWidget(card)
        self.column.addStretch()

    def refresh(self) -> None:
        """Show the details."""
        details = self.session.services.agency.details()
        packs = self.session.services.agency.packs()
        for key, text in (
            ("name", details.name),
            ("sector", details.sector.words),
            ("lead", details.lead),
            ("deputies", details.deputies),
            ("contact", details.contact),
            ("address", details.address),
            ("marking", details.marking),
            ("packs", "\n".join(f"{pack.title}, {pack.edition}. {pack.source}" for pack in packs)),
        ):
            self.values[key].setText(text or self.tr("not given"))

    def edit_details(self) -> None:
        """Open the form."""
        open_dialog(AgencyDialog(self.session.services.agency.details(), self._store, self.window()))

    def _entry(self) -> Entry:
        return Entry(self.tr("Details of the agency"), "agency", 1)

    def _store(self, details: AgencyDetails) -> None:
        self.session.services.agency.change_details(details)
        self.stored(Changes.AGENCY, self.tr("Saved the details of %1."), details.name)


class NamedCard(Card):
    """A list of sites or of teams, with adding and renaming."""

    def __init__(
        self,
        session: Session,
        words: tuple[str, str],
        kind: str,
        add: Callable[[str], int],
        rename: Callable[[Named], None],
    ) -> None:
        plural_words, one = words
        super().__init__(plural_words)
        self._session, self._one, self._kind, self._add, self._rename = session, one, kind, add, rename
        self.model: TableModel[NamedRow] = TableModel(named_columns(self.tr("Title")), key=_named_id, parent=self)
        self.table = TableView(f"settings-{one}", self)
        self.table.setAccessibleName(plural_words)
        self.table.set_table(self.model)
        self.table.opened.connect(self.rename)
        self.table.selected.connect(self._enable)
        self.add_button = push_button(self.tr("Add %1…").replace("%1", one), self.add)
        self.rename_button = push_button(self.tr("Rename %1…").replace("%1", one), self.rename)
        self.history = ChangesButton(session, self.tr("What was changed…"), self._entry)
        session.editing.guard(self.add_button, self.rename_button)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(button_row(self.add_button, self.rename_button, self.history))
        self._enable()

    def add(self) -> None:
        """Ask for the title of a new one."""
        title = self.tr("Add %1").replace("%1", self._one)
        open_dialog(NamedDialog(title, self._store_new, "", self.window()))

    def rename(self, *_: object) -> None:
        """Ask for another title for the current one."""
        row = self.table.current_row()
        if row is not None and self._session.editing.may_change:
            title = self.tr("Rename %1").replace("%1", self._one)
            open_dialog(NamedDialog(title, partial(self._store, row.named.id), row.named.title, self.window()))

    def _store_new(self, title: str) -> None:
        own = self._add(title)
        self._session.announce(Changes.AGENCY | Changes.PEOPLE)
        self._session.say(self.tr("Added %1.").replace("%1", title))
        self.table.select_key(own)

    def _store(self, own: int, title: str) -> None:
        self._rename(Named(own, title))
        self._session.announce(Changes.AGENCY | Changes.PEOPLE)
        self._session.say(self.tr("Renamed to %1.").replace("%1", title))

    def _enable(self) -> None:
        for button in (self.rename_button, self.history):
            button.setEnabled(self.table.current_row() is not None)

    def _entry(self) -> Entry | None:
        row = self.table.current_row()
        return Entry(row.named.title, self._kind, row.named.id) if row is not None else None


class PlacesSection(Section):
    """Sites and teams."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        agency = session.services.agency
        self.sites = NamedCard(
            session, (self.tr("Sites"), self.tr("site")), "site", agency.add_site, agency.rename_site
        )
        self.teams = NamedCard(
            session, (self.tr("Teams"), self.tr("team")), "team", agency.add_team, agency.rename_team
        )
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.sites)
        row.addWidget(self.teams)
        self.column.addLayout(row)

    def refresh(self) -> None:
        """Show sites and teams with their people of today."""
        session = self.session
        places = [row.person.place_on(session.today) for row in session.services.standing.board(session.today).rows]
        at_site = Counter(place.site_id for place in places if place is not None)
        in_team = Counter(place.team_id for place in places if place is not None)
        self.sites.model.set_rows([NamedRow(item, at_site[item.id]) for item in session.services.agency.sites()])
        self.teams.model.set_rows([NamedRow(item, in_team[item.id]) for item in session.services.agency.teams()])


class RolesSection(Section):
    """Roles with their usual Target Group."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.model: TableModel[RoleRow] = TableModel(role_columns(), key=_role_id, parent=self)
        self.table = TableView("settings-roles", self)
        self.table.setAccessibleName(self.tr("Roles"))
        self.table.set_table(self.model)
        self.table.opened.connect(self.edit_role)
        self.table.selected.connect(self._enable)
        self.add_button = push_button(self.tr("&Add role…"), self.add_role)
        self.edit_button = push_button(self.tr("&Edit role…"), self.edit_role)
        self.history = self.changes_button(self._entry)
        session.editing.guard(self.add_button, self.edit_button)
        self.column.addWidget(self.table, 1)
        self.column.addLayout(button_row(self.add_button, self.edit_button, self.history))
        self._enable()

    def refresh(self) -> None:
        """Show the roles with their people of today."""
        session = self.session
        labels = {group.number: group.label for group in session.services.agency.target_groups()}
        rows = session.services.standing.board(session.today).rows
        held = Counter(role.role_id for row in rows for role in row.person.roles_on(session.today))
        self.model.set_rows(
            [
                RoleRow(role, labels.get(role.usual_group or 0, self.tr("Not decided")), held[role.id])
                for role in session.services.agency.roles()
            ]
        )

    def add_role(self) -> None:
        """Open the form for a new role."""
        groups = self.session.services.agency.target_groups()
        open_dialog(RoleDialog(groups, self._add, None, self.window()))

    def edit_role(self, *_: object) -> None:
        """Open the form for the current role."""
        row = self.table.current_row()
        if row is not None and self.session.editing.may_change:
            groups = self.session.services.agency.target_groups()
            open_dialog(RoleDialog(groups, self._change, row.role, self.window()))

    def _add(self, role: Role) -> None:
        role_id = self.session.services.agency.add_role(role.title, role.usual_group)
        self.stored(Changes.AGENCY | Changes.PEOPLE, self.tr("Added the role %1."), role.title)
        self.table.select_key(role_id)

    def _change(self, role: Role) -> None:
        self.session.services.agency.change_role(role)
        self.stored(Changes.AGENCY | Changes.PEOPLE, self.tr("Saved the role %1."), role.title)

    def _enable(self) -> None:
        for button in (self.edit_button, self.history):
            button.setEnabled(self.table.current_row() is not None)

    def _entry(self) -> Entry | None:
        row = self.table.current_row()
        return Entry(row.role.title, "role", row.role.id) if row is not None else None


class GroupsSection(Section):
    """The texts of the four Target Groups, and whether somebody has checked them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        note = self.tr("The wording is the NSCP's to publish. Compare each text with it, and say who checked and when.")
        self.model: TableModel[TargetGroup] = TableModel(group_columns(), key=_group_number, parent=self)
        self.table = TableView("settings-groups", self)
        self.table.setAccessibleName(self.tr("Target groups"))
        self.table.set_table(self.model, sort_by=None)
        self.table.opened.connect(self.edit_group)
        self.edit_button = push_button(self.tr("&Edit text…"), self.edit_group)
        session.editing.guard(self.edit_button)
        self.column.addWidget(plain_label(note, "muted", wrap=True))
        self.column.addWidget(self.table, 1)
        self.history = self.changes_button(self._entry)
        self.column.addLayout(button_row(self.edit_button, self.history))

    def refresh(self) -> None:
        """Show the texts."""
        self.model.set_rows(self.session.services.agency.target_groups())
        if self.table.current_row() is None:
            self.table.select_key(1)

    def edit_group(self, *_: object) -> None:
        """Open the form for the current group."""
        group = self.table.current_row()
        if group is not None and self.session.editing.may_change:
            open_dialog(TargetGroupDialog(group, self.session.today, self._store, self.window()))

    def _entry(self) -> Entry | None:
        group = self.table.current_row()
        return Entry(group.label, "target_group", group.number) if group is not None else None

    def _store(self, group: TargetGroup) -> None:
        self.session.services.agency.change_target_group(group)
        self.stored(Changes.AGENCY | Changes.PEOPLE, self.tr("Saved the text of target group %1."), str(group.number))


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


def _named_id(row: NamedRow) -> int:
    return row.named.id


def _role_id(row: RoleRow) -> int:
    return row.role.id


def _group_number(group: TargetGroup) -> int:
    return group.number


def _rule_key(row: RuleRow) -> str:
    return row.key
