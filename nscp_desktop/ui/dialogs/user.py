"""Somebody who works with the record, and their role."""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from nscp_desktop.domain.users import ROLE_WORDS, UserRole
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.widgets.form_field import FormField


class UserDialog(Dialog):
    """Asks for a name and a role. `keep(name, role)` stores, and may refuse."""

    def __init__(
        self,
        keep: Callable[[str, UserRole], object],
        name: str = "",
        role: UserRole = UserRole.EDITOR,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Who may do what"))
        self.setMinimumWidth(460)
        self._keep = keep
        self.name = QLineEdit(name)
        self.role = QComboBox()
        for each in UserRole:
            self.role.addItem(f"{each.label}: {ROLE_WORDS[each]}", each.value)
        self.role.setCurrentIndex(self.role.findData(role.value))
        hint = self.tr("As they give it when the program asks who is using the computer.")
        self.add_field("name", FormField(self.tr("&Name"), self.name, hint))
        self.add_field("role", FormField(self.tr("&Role"), self.role))
        self.name.setFocus()

    def store(self) -> None:
        """Store what was chosen."""
        self._keep(self.name.text(), UserRole(self.role.currentData()))
