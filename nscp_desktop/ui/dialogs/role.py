"""The form for one role."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.roles import Role
from nscp_desktop.domain.target_groups import AgencyLevel, TargetGroup
from nscp_desktop.ui.dialogs.form_dialog import FormDialog
from nscp_desktop.ui.forms.ui_role import Ui_RoleForm


class RoleDialog(FormDialog):
    """Add a role, or change the one given. With one of the agency's levels its group follows from the level."""

    def __init__(
        self,
        groups: Sequence[TargetGroup],
        levels: Sequence[AgencyLevel],
        store: Callable[[Role], None],
        role: Role | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Edit role") if role else self.tr("Add role"), parent=parent)
        self._store = store
        self._role = role or Role(0, "")
        self._levels = {level.id: level for level in levels}
        ui = self.ui = Ui_RoleForm()
        ui.setupUi(self.form)
        ui.usual_group.addItem(self.tr("Not decided"), None)
        for group in groups:
            ui.usual_group.addItem(group.marked_label, group.number)
        ui.level_id.addItem(self.tr("No level"), None)
        for level in levels:
            ui.level_id.addItem(f"{level.title} ({self.tr('group')} {level.group})", level.id)
        for widget in (ui.level_id, ui.level_id_label, ui.level_id_error):
            widget.setVisible(bool(levels))
        ui.title.setText(self._role.title)
        ui.usual_group.setCurrentIndex(max(0, ui.usual_group.findData(self._role.usual_group)))
        ui.level_id.setCurrentIndex(max(0, ui.level_id.findData(self._role.level_id)))
        ui.active.setChecked(self._role.active)
        ui.active.setVisible(role is not None)
        ui.level_id.currentIndexChanged.connect(self._follow_level)
        self._follow_level()
        self.finish()
        ui.title.setFocus()

    def draft(self) -> Role:
        """Return what is typed."""
        ui = self.ui
        return Role(
            self._role.id,
            ui.title.text().strip(),
            ui.usual_group.currentData(),
            ui.active.isChecked(),
            ui.level_id.currentData(),
        )

    def store(self) -> None:
        """Hand the draft over."""
        self._store(self.draft())

    def _follow_level(self) -> None:
        """Show the group that a level stands for; it is chosen with the level, and not beside it."""
        level = self._levels.get(self.ui.level_id.currentData() or 0)
        self.ui.usual_group.setEnabled(level is None)
        if level is not None:
            self.ui.usual_group.setCurrentIndex(self.ui.usual_group.findData(level.group))
