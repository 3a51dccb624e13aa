"""Settings, Target groups: the texts of the four groups, and whether somebody has checked them."""

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.target_groups import TargetGroup
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.record_history import Entry
from nscp_desktop.ui.dialogs.target_group import TargetGroupDialog
from nscp_desktop.ui.models.agency_lists import group_columns
from nscp_desktop.ui.models.table import TableModel
from nscp_desktop.ui.models.table_view import TableView
from nscp_desktop.ui.pages.section import Section
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.buttons import button_row, push_button
from nscp_desktop.ui.widgets.card import plain_label


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


def _group_number(group: TargetGroup) -> int:
    return group.number
