"""The form for a site or a team: one title."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from nscp_desktop.ui.dialogs.form_dialog import FormDialog
from nscp_desktop.ui.forms.ui_named import Ui_NamedForm


class NamedDialog(FormDialog):
    """Ask for a title; `title` heads the dialog and `current` is what it was called so far."""

    def __init__(
        self, title: str, store: Callable[[str], None], current: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent=parent)
        self._store = store
        self.ui = Ui_NamedForm()
        self.ui.setupUi(self.form)
        self.ui.title.setText(current)
        self.ui.title.selectAll()
        self.finish()
        self.ui.title.setFocus()

    def store(self) -> None:
        """Hand the title over."""
        self._store(self.ui.title.text().strip())
