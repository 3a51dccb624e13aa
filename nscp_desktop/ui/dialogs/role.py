"""The form for one role."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.roles import Role
from nscp_desktop.domain.target_groups import TargetGroup
from nscp_desktop.ui.dialogs.form_dialog import FormDialog
from nscp_desktop.ui.forms.ui_role import Ui_RoleForm


class RoleDialog(FormDialog):
    """Add a role, or change the one given."""

    def __init__(
        self,
        groups: Sequence[TargetGroup],
        store: Callable[[Role], None],
        role: Role | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Edit role") if role else self.tr("Add role"), parent=parent)
        self._store = store
        self._role = role or Role(0, "")
        self.ui = Ui_RoleForm()
        self.ui.setupUi(self.form)
        self.ui.usual_group.addItem(self.tr("Not decided"), None)
        for group in groups:
            self.ui.usual_group.addItem(group.label, group.number)
        self.ui.title.setText(self._role.title)
        self.ui.usual_group.setCurrentIndex(max(0, self.ui.usual_group.findData(self._role.usual_group)))
        self.ui.active.setChecked(self._role.active)
        self.ui.active.setVisible(role is not None)
        self.finish()
        self.ui.title.setFocus()

    def draft(self) -> Role:
        """Return what is typed."""
        ui = self.ui
        return Role(self._role.id, ui.title.text().strip(), ui.usual_group.currentData(), ui.active.isChecked())

    def store(self) -> None:
        """Hand the draft over."""
        self._store(self.draft())
