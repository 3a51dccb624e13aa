"""Giving the record file a password, or another one."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nscp_desktop.domain.errors import NscpError
from nscp_desktop.ui.dialogs.asking_dialog import AskingDialog
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.tries import Tries
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.password_field import NewPassword, PasswordEntry

WIDTH = 460


@guarded
class ChangePasswordDialog(AskingDialog):
    """Takes the password there is, when there is one, and the new one twice; `change(old, new)` runs in a thread."""

    def __init__(
        self,
        judge: Callable[[str], str],
        change: Callable[[str, str], object],
        *,
        has_password: bool,
        parent: QWidget | None = None,
        tries: Tries | None = None,
    ) -> None:
        super().__init__("", parent=parent, tries=tries)
        title = self.tr("Change the password") if has_password else self.tr("Add a password")
        self.setWindowTitle(title)
        self.accept_button.setText(title)
        self.setFixedWidth(WIDTH)
        self._change = change
        self._has_password = has_password
        self.old = PasswordEntry(self.tr("Password until &now"))
        if not has_password:
            self.old.hide()
        self.new = NewPassword(judge)
        self.fields["old"] = self.old.form
        self.fields["password"] = self.new.first_form
        about = (
            self.tr(
                "A backup is made first. Then the whole file is written anew with the new password, and you print a "
                "new recovery sheet. Older backups keep the password they were made with."
            )
            if has_password
            else self.tr(
                "A backup is made first. Then the whole file is written anew, protected, and you print its "
                "recovery sheet. Backups and copies made before stay without a password."
            )
        )
        column = QVBoxLayout(self.form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (plain_label(about, "muted", wrap=True), self.old, self.new):
            column.addWidget(widget)
        (self.old.field if has_password else self.new.first).setFocus()

    def accept(self) -> None:
        """Change it in the background; close when it is changed."""
        if self.has_to_wait:
            return
        self.clear_errors()
        if self._has_password and not self.old.password():
            self.old.form.set_error(self.tr("Please type the password that the file has now."))
            self.old.field.setFocus()
            return
        if self.new.check():
            work = partial(self._change, self.old.password(), self.new.password())
            self.work_on(work, self._done, self.tr("Writing the file anew. Please leave the computer on…"))

    def show_error(self, error: NscpError) -> None:
        """Show a refusal, and let the first field be typed again."""
        super().show_error(error)
        if self._has_password:
            self.old.field.setFocus()
            self.old.field.selectAll()

    def _done(self, _answer: object) -> None:
        self.tries.note_right()
        self.old.clear()
        self.new.clear()
        self.done(self.DialogCode.Accepted)
