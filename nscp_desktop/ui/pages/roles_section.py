"""Settings, Roles: job titles with their usual Target Group."""

from collections import Counter

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.roles import Role
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.record_history import Entry
from nscp_desktop.ui.dialogs.role import RoleDialog
from nscp_desktop.ui.models.agency_lists import RoleRow, role_columns
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.pages.section import Section
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.buttons import button_row, push_button


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


def _role_id(row: RoleRow) -> int:
    return row.role.id
