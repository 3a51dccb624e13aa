"""The last step before changed rules are saved: whose dates move, and from when."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QWidget

from nscp_desktop.domain.errors import NotAllowedError, NscpError
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.widgets.what_moves import Note, RuleWork, WhatMoves

ROOM = (780, 440)


class MovesStep(QObject):
    """Leads a dialog from its own page to what the change would do, and back.

    The dialog lets its `accept`, and `reject` while `is_last`, go through here.
    """

    def __init__(self, dialog: Dialog, page: QWidget, work: RuleWork) -> None:
        super().__init__(dialog)
        self._dialog, self._page, self._plan, self._keep = dialog, page, work.plan, work.keep
        self.note: Note = ""
        self.moves = WhatMoves(work.today, dialog, dated=work.dated)
        self.moves.hide()
        self.moves.ready.connect(self._enable)
        dialog.body.addWidget(self.moves, 1)
        self._first_words, self._last_words = dialog.tr("&What changes…"), dialog.tr("&Save")
        self.back = QPushButton(dialog.tr("Bac&k"), dialog)
        self.back.setAccessibleName(dialog.tr("Back"))
        self.back.clicked.connect(self.go_back)
        dialog.buttons.addButton(self.back, QDialogButtonBox.ButtonRole.ResetRole)
        self.back.hide()
        self._name_button(self._first_words)

    @property
    def is_last(self) -> bool:
        """Whether what would change is shown."""
        return not self.moves.isHidden()

    def accept(self) -> None:
        """Go on to what would change, or store it and close."""
        self._dialog.clear_errors()
        if self.is_last:
            self._store()
        elif self._dialog.check():
            self._go_on()

    def go_back(self) -> None:
        """Show the dialog's own page again."""
        self.moves.stop()
        self._turn(is_last=False)

    def _go_on(self) -> None:
        try:
            self._plan(self.moves.from_day())
        except NotAllowedError as refusal:
            if refusal.field != "from_day":
                self._dialog.show_error(refusal)
                return
        except NscpError as refusal:
            self._dialog.show_error(refusal)
            return
        self._turn(is_last=True)
        self.moves.begin(self._plan, self.note)
        (self.moves.from_a_day if self.moves.from_a_day.isChecked() else self.moves.always).setFocus()

    def _store(self) -> None:
        if not self.moves.is_ready:
            return
        try:
            self._keep(self.moves.from_day())
        except NscpError as refusal:
            field = refusal.field if isinstance(refusal, NotAllowedError) else None
            if field in (None, "from_day"):
                self.moves.refuse(str(refusal))
                return
            self.go_back()
            self._dialog.show_error(refusal)
            return
        self._dialog.done(Dialog.DialogCode.Accepted)

    def _turn(self, *, is_last: bool) -> None:
        self._page.setVisible(not is_last)
        self.moves.setVisible(is_last)
        self.back.setVisible(is_last)
        self._name_button(self._last_words if is_last else self._first_words)
        self._dialog.accept_button.setEnabled(not is_last or self.moves.is_ready)

    def _name_button(self, words: str) -> None:
        self._dialog.accept_button.setText(words)
        self._dialog.accept_button.setAccessibleName(words.replace("&", "").rstrip("…"))

    def _enable(self, ready: bool) -> None:
        if self.is_last:
            self._dialog.accept_button.setEnabled(ready)


@guarded
class MovesDialog(Dialog):
    """Only what a change would do, for one that nothing is typed for: switching off, switching on, removing."""

    def __init__(
        self, title: str, accept_words: str, work: RuleWork, note: Note = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(title, accept_words, parent)
        self._keep = work.keep
        self.moves = WhatMoves(work.today, self, dated=work.dated)
        self.moves.ready.connect(self.accept_button.setEnabled)
        self.body.addWidget(self.moves, 1)
        self.resize(*ROOM)
        self.moves.begin(work.plan, note)

    def store(self) -> None:
        """Store the change."""
        self._keep(self.moves.from_day())

    def show_error(self, error: NscpError) -> None:
        """Say why it cannot be."""
        self.moves.refuse(str(error))

    def reject(self) -> None:
        """Close without asking: nothing is lost."""
        self.throw_away()
