"""Asking for the password once more before something that needs it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nscp_desktop.ui.dialogs.asking_dialog import AskingDialog
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.tries import Tries
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.password_field import PasswordEntry

WIDTH = 440


@guarded
class PasswordDialog(AskingDialog):
    """Says in `about` what will be done, takes the password, and calls `does(password)` in a thread."""

    def __init__(
        self,
        title: str,
        about: str,
        accept_words: str,
        does: Callable[[str], object],
        parent: QWidget | None = None,
        *,
        tries: Tries | None = None,
    ) -> None:
        super().__init__(title, accept_words, parent, tries=tries)
        self.setFixedWidth(WIDTH)
        self._does = does
        self.entry = PasswordEntry(self.tr("&Password"))
        # A refusal may name the field as the form for a new password does.
        self.fields = {"password": self.entry.form, "old": self.entry.form}
        column = QVBoxLayout(self.form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(plain_label(about, wrap=True))
        column.addWidget(self.entry)
        self.entry.field.setFocus()

    def accept(self) -> None:
        """Try the password; close when what was asked for is done."""
        if self.has_to_wait:
            return
        self.clear_errors()
        if not self.entry.password():
            self.entry.form.set_error(self.tr("Please type the password."))
            return
        work = partial(self._does, self.entry.password())
        self.work_on(work, self._done, self.tr("This takes a moment…"))

    def _done(self, _answer: object) -> None:
        self.tries.note_right()
        self.entry.clear()
        self.done(self.DialogCode.Accepted)
