"""Settings, Target groups: the texts of the four groups, and the agency's own levels that stand for them."""

from collections import Counter

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.target_groups import AgencyLevel, TargetGroup
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.level import LevelDialog
from nscp_desktop.ui.dialogs.record_history import Entry
from nscp_desktop.ui.dialogs.target_group import TargetGroupDialog
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.models.group_lists import LevelRow, group_columns, level_columns
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import ROW_HEIGHT, TableView
from nscp_desktop.ui.pages.section import Section
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.buttons import push_button
from nscp_desktop.ui.widgets.card import Card, plain_label

# The four groups with their headings, and one level: less is no list.
FOUR_ROWS = 4 * ROW_HEIGHT + 38
ONE_ROW = ROW_HEIGHT + 36


class GroupsSection(Section):
    """The texts of the four Target Groups, whether somebody has checked them, and the agency's own levels."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.column.addWidget(self._make_texts())
        self.column.addWidget(self._make_levels(), 1)
        self._enable()

    def _make_texts(self) -> Card:
        card = Card(self.tr("Texts"))
        # Lines that may wrap would let the layout take the height of the rows away in a small window.
        self.note = plain_label()
        self.model: TableModel[TargetGroup] = TableModel(group_columns(), key=_group_number, parent=self)
        self.table = TableView("settings-groups", self)
        self.table.setAccessibleName(self.tr("Target groups"))
        self.table.set_table(self.model, sort_by=None)
        self.table.setFixedHeight(FOUR_ROWS)
        self.table.opened.connect(self.edit_group)
        self.edit_button = push_button(self.tr("&Edit text…"), self.edit_group)
        self.session.editing.guard(self.edit_button)
        self.history = self.changes_button(self._entry)
        for button in (self.edit_button, self.history):
            card.add_control(button)
        card.body.addWidget(self.note)
        card.body.addWidget(self.table, 1)
        return card

    def _make_levels(self) -> Card:
        card = Card(self.tr("Your own levels"))
        words = self.tr(
            "Levels of your own, such as 1 to 5 in health or bands A to D, and the group that each stands for."
        )
        self.level_model: TableModel[LevelRow] = TableModel(level_columns(), key=_level_id, parent=self)
        self.level_table = TableView("settings-levels", self)
        self.level_table.setAccessibleName(self.tr("Your own levels"))
        self.level_table.set_table(self.level_model, sort_by=None)
        self.level_table.setMinimumHeight(ONE_ROW)
        self.level_table.opened.connect(self.edit_level)
        self.level_table.selected.connect(self._enable)
        self.add_level_button = push_button(self.tr("&Add level…"), self.add_level)
        self.level_button = push_button(self.tr("C&hange level…"), self.edit_level)
        self.remove_button = push_button(self.tr("Re&move level"), self.remove_level)
        self.level_history = self.changes_button(self._level_entry)
        self.level_history.setText(self.tr("What was changed…"))
        self.session.editing.guard(self.add_level_button, self.level_button, self.remove_button)
        card.body.addWidget(plain_label(words, "muted"))
        card.body.addWidget(self.level_table, 1)
        for button in (self.add_level_button, self.level_button, self.remove_button, self.level_history):
            card.add_control(button)
        return card

    def refresh(self) -> None:
        """Show texts and levels."""
        session, services = self.session, self.session.services
        groups = services.agency.target_groups()
        self.model.set_rows(groups)
        if self.table.current_row() is None:
            self.table.select_key(1)
        self._show_note(groups)
        placed = [row.person.group_on(session.today) for row in services.standing.board(session.today).rows]
        held = Counter(placement.level_id for placement in placed if placement is not None)
        labels = {group.number: group.label for group in groups}
        roles = services.agency.roles()
        self.level_model.set_rows(
            [
                LevelRow(
                    level,
                    labels.get(level.group, ""),
                    ", ".join(role.title for role in roles if role.level_id == level.id),
                    held[level.id],
                )
                for level in services.levels.everything()
            ]
        )
        self._enable()

    def _show_note(self, groups: tuple[TargetGroup, ...]) -> None:
        unchecked = [str(group.number) for group in groups if group.to_check]
        words = self.tr("✓ Every text has been compared with the NSCP's page.")
        if unchecked:
            words = self.tr(
                "? The texts of %1 are starting texts of this program, not the NSCP's: compare them with its page."
            ).replace("%1", f"{plural(len(unchecked), 'group').split()[1]} {', '.join(unchecked)}")
        also = self.tr("Target Groups 1 to 4 are also known as Level 1 to 4; levels of your own are below.")
        self.note.setText(f"{also}\n{words}")

    def edit_group(self, *_: object) -> None:
        """Open the form for the current group."""
        group = self.table.current_row()
        if group is not None and self.session.editing.may_change:
            open_dialog(TargetGroupDialog(group, self.session.today, self._store, self.window()))

    def add_level(self) -> None:
        """Open the form for a new level."""
        groups = self.session.services.agency.target_groups()
        open_dialog(LevelDialog(groups, self._add_level, None, self.window()))

    def edit_level(self, *_: object) -> None:
        """Open the form for the current level."""
        row = self.level_table.current_row()
        if row is not None and self.session.editing.may_change:
            groups = self.session.services.agency.target_groups()
            open_dialog(LevelDialog(groups, self._change_level, row.level, self.window()))

    def remove_level(self) -> None:
        """Take the current level out, unless something uses it; undo brings it back."""
        row = self.level_table.current_row()
        if row is None:
            return
        try:
            self.session.services.levels.remove(row.level.id)
        except NscpError as refusal:
            report(self.window(), refusal)
            return
        self.stored(Changes.AGENCY, self.tr("Removed the level %1. Ctrl+Z brings it back."), row.level.title)

    def _entry(self) -> Entry | None:
        group = self.table.current_row()
        return Entry(group.label, "target_group", group.number) if group is not None else None

    def _level_entry(self) -> Entry | None:
        row = self.level_table.current_row()
        return Entry(row.level.title, "agency_level", row.level.id) if row is not None else None

    def _store(self, group: TargetGroup) -> None:
        self.session.services.agency.change_target_group(group, today=self.session.today)
        self.stored(Changes.AGENCY | Changes.PEOPLE, self.tr("Saved the text of target group %1."), str(group.number))

    def _add_level(self, level: AgencyLevel) -> None:
        level_id = self.session.services.levels.add(level)
        self.stored(Changes.AGENCY, self.tr("Added the level %1."), level.title)
        self.level_table.select_key(level_id)

    def _change_level(self, level: AgencyLevel) -> None:
        self.session.services.levels.change(level)
        self.stored(Changes.AGENCY | Changes.PEOPLE | Changes.RULES, self.tr("Saved the level %1."), level.title)

    def _enable(self) -> None:
        for button in (self.level_button, self.remove_button, self.level_history):
            button.setEnabled(self.level_table.current_row() is not None)


def _group_number(group: TargetGroup) -> int:
    return group.number


def _level_id(row: LevelRow) -> int:
    return row.level.id
