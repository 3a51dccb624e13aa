"""Settings, Roles and duties: what people can hold, and which Target Group usually goes with it."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nscp_desktop.domain.competence_reviews import newest_of_roles
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.roles import Duty, Role
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.duty import DutyDialog
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.record_history import Entry
from nscp_desktop.ui.dialogs.role import RoleDialog
from nscp_desktop.ui.dialogs.role_reviews import RoleReviewsDialog
from nscp_desktop.ui.models.agency_lists import DutyRow, RoleRow, duty_columns, role_columns
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.pages.section import Section
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.card import Card, plain_label


class RolesSection(Section):
    """Roles and duties beside each other. `open_report` asks for a report on one of the reviews of a role."""

    open_report = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._make_roles()
        self._make_duties()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._roles_card, 58)
        row.addWidget(self._duties_card, 42)
        self.column.addLayout(row, 1)
        self._enable()

    def _make_roles(self) -> None:
        self._roles_card = Card(self.tr("Roles"))
        self.model: TableModel[RoleRow] = TableModel(role_columns(False), key=_role_id, parent=self)
        self.table = TableView("settings-roles", self)
        self.table.setAccessibleName(self.tr("Roles"))
        self.table.set_table(self.model)
        self.table.opened.connect(self.edit_role)
        self.table.selected.connect(self._enable)
        self.add_button = push_button(self.tr("&Add…"), self.add_role, spoken=self.tr("Add role"))
        self.edit_button = push_button(self.tr("&Edit…"), self.edit_role, spoken=self.tr("Edit role"))
        self.reviews_button = push_button(self.tr("Co&mpetences…"), self.show_reviews)
        self.history = self.changes_button(self._entry)
        self.session.editing.guard(self.add_button, self.edit_button)
        self._roles_card.body.addWidget(self.table, 1)
        self._roles_card.body.addLayout(
            button_row(self.add_button, self.edit_button, self.reviews_button, self.history)
        )

    def _make_duties(self) -> None:
        card = self._duties_card = Card(self.tr("Duties"))
        self.asking = plain_label("", wrap=True)
        self.duty_model: TableModel[DutyRow] = TableModel(duty_columns(), key=_duty_code, parent=self)
        self.duty_table = TableView("settings-duties", self)
        self.duty_table.setAccessibleName(self.tr("Duties"))
        self.duty_table.set_table(self.duty_model, sort_by=None)
        self.duty_table.opened.connect(self.edit_duty)
        self.duty_table.selected.connect(self._enable)
        self.add_duty_button = push_button(self.tr("Add…"), self.add_duty, spoken=self.tr("Add duty"))
        self.duty_button = push_button(self.tr("Edi&t…"), self.edit_duty, spoken=self.tr("Edit duty"))
        self.duty_history = self.changes_button(self._duty_entry)
        self.duty_history.setText(self.tr("What was changed…"))
        self.session.editing.guard(self.add_duty_button, self.duty_button)
        card.body.addWidget(self.asking)
        card.body.addWidget(self.duty_table, 1)
        card.body.addLayout(button_row(self.add_duty_button, self.duty_button, self.duty_history))

    def refresh(self) -> None:
        """Show roles and duties with their people of today."""
        session, agency = self.session, self.session.services.agency
        labels = {group.number: group.label for group in agency.target_groups()}
        people = [row.person for row in session.services.standing.board(session.today).rows]
        self._show_roles(labels, people)
        duties = agency.duties()
        held = Counter(duty.duty for person in people for duty in person.duties_on(session.today))
        self.duty_model.set_rows(
            [DutyRow(duty, self._group_words(labels, duty.usual_group), held[duty.code]) for duty in duties]
        )
        self._ask(duties)
        for table in (self.table, self.duty_table):
            rows = table.table().rows()
            if table.current_row() is None and rows:
                table.select_key(table.table().key_of(rows[0]))
        self._enable()

    def _show_roles(self, labels: dict[int, str], people: Sequence[Person]) -> None:
        services, today = self.session.services, self.session.today
        levels = {level.id: level.title for level in services.levels.everything()}
        reviews = newest_of_roles(services.competences.reviews(), today)
        columns = role_columns(bool(levels))
        if len(columns) != len(self.model.columns):
            self.model.set_columns(columns)
        held = Counter(role.role_id for person in people for role in person.roles_on(today))
        self.model.set_rows(
            [
                RoleRow(
                    role,
                    self._group_words(labels, role.usual_group),
                    held[role.id],
                    levels.get(role.level_id or 0, ""),
                    f"{reviews[role.id].words}, {in_words(reviews[role.id].reviewed_on)}" if role.id in reviews else "",
                )
                for role in services.agency.roles()
            ]
        )

    def _group_words(self, labels: dict[int, str], group: int | None) -> str:
        return labels.get(group or 0, self.tr("? Not decided"))

    def _ask(self, duties: Sequence[Duty]) -> None:
        """Ask plainly for the decisions that only the agency can make."""
        open_ones = [duty.title for duty in duties if duty.usual_group is None]
        self.asking.setVisible(bool(open_ones))
        words = self.tr(
            "? Decide which target group goes with %1 of %2 duties: %3. Whether leads and deputies belong in group 3 "
            "or 4 could not be read from the NSCP's page: your agency decides. Until then nothing is proposed for them."
        )
        shown = ", ".join(open_ones[:4]) + (self.tr(" and others") if len(open_ones) > 4 else "")
        for place, value in (("%1", str(len(open_ones))), ("%2", str(len(duties))), ("%3", shown)):
            words = words.replace(place, value)
        self.asking.setText(words)

    def add_role(self) -> None:
        """Open the form for a new role."""
        services = self.session.services
        groups, levels = services.agency.target_groups(), services.levels.everything()
        open_dialog(RoleDialog(groups, levels, self._add, None, self.window()))

    def edit_role(self, *_: object) -> None:
        """Open the form for the current role."""
        row = self.table.current_row()
        if row is not None and self.session.editing.may_change:
            services = self.session.services
            groups, levels = services.agency.target_groups(), services.levels.everything()
            open_dialog(RoleDialog(groups, levels, self._change, row.role, self.window()))

    def add_duty(self) -> None:
        """Open the form for a new duty."""
        open_dialog(DutyDialog(self.session.services.agency.target_groups(), None, self._add_duty, self.window()))

    def edit_duty(self, *_: object) -> None:
        """Open the form for the current duty."""
        row = self.duty_table.current_row()
        if row is not None and self.session.editing.may_change:
            groups = self.session.services.agency.target_groups()
            open_dialog(DutyDialog(groups, row.duty, self._change_duty, self.window()))

    def show_reviews(self) -> None:
        """Show the competence reviews of the current role."""
        row = self.table.current_row()
        if row is not None:
            dialog = RoleReviewsDialog(self.session, row.role, self.window())
            dialog.print_wanted.connect(self.open_report)
            open_dialog(dialog)

    def _add(self, role: Role) -> None:
        role_id = self.session.services.agency.add_role(role.title, role.usual_group, role.level_id)
        self.stored(Changes.AGENCY | Changes.PEOPLE, self.tr("Added the role %1."), role.title)
        self.table.select_key(role_id)

    def _change(self, role: Role) -> None:
        self.session.services.agency.change_role(role)
        self.stored(Changes.AGENCY | Changes.PEOPLE | Changes.RULES, self.tr("Saved the role %1."), role.title)

    def _add_duty(self, duty: Duty) -> None:
        code = self.session.services.agency.add_duty(duty.title, duty.usual_group)
        self.stored(Changes.AGENCY | Changes.PEOPLE, self.tr("Added the duty %1."), duty.title)
        self.duty_table.select_key(code)

    def _change_duty(self, duty: Duty) -> None:
        self.session.services.agency.change_duty(duty)
        self.stored(Changes.AGENCY | Changes.PEOPLE, self.tr("Saved the duty %1."), duty.title)

    def _enable(self) -> None:
        for button in (self.edit_button, self.reviews_button, self.history):
            button.setEnabled(self.table.current_row() is not None)
        for button in (self.duty_button, self.duty_history):
            button.setEnabled(self.duty_table.current_row() is not None)

    def _entry(self) -> Entry | None:
        row = self.table.current_row()
        return Entry(row.role.title, "role", row.role.id) if row is not None else None

    def _duty_entry(self) -> Entry | None:
        row = self.duty_table.current_row()
        return Entry(row.duty.title, "duty", row.duty.code) if row is not None else None


def _role_id(row: RoleRow) -> int:
    return row.role.id


def _duty_code(row: DutyRow) -> str:
    return row.duty.code
