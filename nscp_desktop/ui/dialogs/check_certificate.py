"""Hearing whether a certificate is real, and withdrawing one."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QWidget

from nscp_desktop.domain.certificates import Answer, Checked
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.widgets.card import heading, plain_label
from nscp_desktop.ui.widgets.effect_box import EffectBox
from nscp_desktop.ui.widgets.form_field import FormField

ANSWER_HEIGHT = 86


@guarded
class CheckCertificateDialog(Dialog):
    """Asks for number and code and stays to tell the answer; `look(number, code)` gives it, and may refuse."""

    def __init__(self, look: Callable[[str, str], Checked], number: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Check a certificate"))
        self.accept_button.setText(self.tr("&Check"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Close"))
        self.setMinimumWidth(440)
        self._look = look
        note = self.tr("Type both as they are printed. Small letters, spaces and dashes do not matter.")
        self.body.addWidget(plain_label(note, "muted", wrap=True))
        self.number, self.code = QLineEdit(number), QLineEdit()
        self.number.setPlaceholderText(self.tr("for example 2026-00017"))
        self.code.setPlaceholderText(self.tr("ten letters"))
        self.add_field("number", FormField(self.tr("&Number"), self.number))
        self.add_field("code", FormField(self.tr("&Verification code"), self.code))
        self.answer = EffectBox(self.tr("Answer"), ANSWER_HEIGHT)
        self.answer.show_lines([], self.tr("Type number and code, then press Check."))
        self.body.addWidget(self.answer)
        for field in (self.number, self.code):
            field.textEdited.connect(self._forget)
        (self.code if number else self.number).setFocus()

    def accept(self) -> None:
        """Look, and tell the answer."""
        self.clear_errors()
        try:
            found = self._look(self.number.text(), self.code.text())
        except NscpError as refusal:
            self.show_error(refusal)
            return
        self.answer.show_lines([f"{_SYMBOLS[found.answer]} {found.words}"], "")
        self.answer.text.setFocus()

    def reject(self) -> None:
        """Close; nothing that was typed here is lost by it."""
        self.throw_away()

    def _forget(self, _text: str) -> None:
        self.answer.show_lines([], self.tr("Type number and code, then press Check."))


class WithdrawDialog(Dialog):
    """Asks why certificates are withdrawn; `withdraw(reason)` stores, and may refuse."""

    def __init__(self, about: str, withdraw: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setWindowTitle(self.tr("Withdraw a certificate"))
        self.accept_button.setText(self.tr("Withdraw"))
        self.setMinimumWidth(440)
        self._withdraw = withdraw
        self.body.addWidget(heading(about))
        note = self.tr("It stays on record as withdrawn, and whoever checks it is told why. The training itself stays.")
        self.body.addWidget(plain_label(note, "muted", wrap=True))
        self.reason = QLineEdit()
        self.add_field("reason", FormField(self.tr("&Reason"), self.reason, self.tr("For example: issued by mistake.")))

    def store(self) -> None:
        """Withdraw them."""
        self._withdraw(self.reason.text())


_SYMBOLS = {Answer.REAL: "✓", Answer.WITHDRAWN: "✕", Answer.REPLACED: "✕", Answer.UNKNOWN: "?"}
