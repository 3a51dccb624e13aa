"""Fields in which a password is typed: hidden unless asked, with a word about the capitals lock."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.form_field import FormField

_HINTS = (
    Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoAutoUppercase
    | Qt.InputMethodHint.ImhNoPredictiveText
)


@guarded
class PasswordField(QLineEdit):
    """One hidden line. `capitals` is sent with True when the capitals lock seems to be on, with False when off."""

    capitals = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_typed(False)

    def show_typed(self, shown: bool) -> None:
        """Show what is typed, or hide it again."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.setInputMethodHints(_HINTS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Notice from the letters themselves whether the capitals lock is on: no system tells it alike."""
        text = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self.capitals.emit(False)
        elif len(text) == 1 and text.isalpha() and text.lower() != text.upper():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.capitals.emit(text.isupper() != shifted)
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say no more of the capitals lock: it may change while another field is used."""
        self.capitals.emit(False)
        super().focusOutEvent(event)


class PasswordEntry(QWidget):
    """A password that exists already: its field, a tick to show it, and the capitals note."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = PasswordField()
        self.form = FormField(label, self.field)
        self.under = UnderPassword([self.field])
        column = _column(self)
        column.addWidget(self.form)
        column.addWidget(self.under)

    def password(self) -> str:
        """Return what was typed, to the letter."""
        return self.field.text()

    def clear(self) -> None:
        """Forget what was typed and hide the field again."""
        self.field.clear()
        self.under.show_tick.setChecked(False)
        self.form.set_error("")


class NewPassword(QWidget):
    """A new password, typed twice. `judge` says in a sentence how strong it is, or raises NotAllowedError."""

    def __init__(self, judge: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._judge = judge
        self.first = PasswordField()
        self.second = PasswordField()
        self._advice = self.tr(
            "At least 12 characters. Four words that do not belong together are easy to keep in mind."
        )
        self.first_form = FormField(self.tr("New &password"), self.first, self._advice)
        self.second_form = FormField(self.tr("The password &again"), self.second)
        self.under = UnderPassword([self.first, self.second])
        column = _column(self)
        column.setSpacing(8)
        for widget in (self.first_form, self.second_form, self.under):
            column.addWidget(widget)
        self.first.textChanged.connect(self._say_strength)
        self.first.editingFinished.connect(self._tell_refusal)
        self.second.textChanged.connect(self._compare)

    def password(self) -> str:
        """Return what was typed in the first field, to the letter."""
        return self.first.text()

    def check(self) -> bool:
        """Refuse a password that is too weak or was typed in two ways, beside the field; focus goes there."""
        self._tell_refusal()
        if not self.first.text():
            self.first_form.set_error(self.tr("Please type a password."))
        if self.first_form.error():
            self.first.setFocus()
            return False
        if self.first.text() != self.second.text():
            self.second_form.set_error(self.tr("The two are not the same. Please type the password again."))
            self.second.setFocus()
            return False
        return True

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.second.clear()
        self.under.show_tick.setChecked(False)

    def judge_again(self) -> None:
        """Look at the password anew: what it is measured against has changed."""
        self._say_strength(self.first.text())

    def _say_strength(self, text: str) -> None:
        self.first_form.set_error("")
        try:
            self.first_form.set_hint(self._judge(text) if text else self._advice)
        except NotAllowedError as refusal:
            # Not in red while somebody is still typing.
            self.first_form.set_hint(str(refusal))
        self._compare()

    def _tell_refusal(self) -> None:
        if self.first.text():
            try:
                self._judge(self.first.text())
            except NotAllowedError as refusal:
                self.first_form.set_error(str(refusal))

    def _compare(self, _text: str = "") -> None:
        self.second_form.set_error("")
        both = bool(self.second.text()) and self.first.text() == self.second.text()
        self.second_form.set_hint(self.tr("✓ Both are the same.") if both else "")


class UnderPassword(QWidget):
    """What stands below password fields: the tick that shows them, and the note about capitals."""

    def __init__(self, fields: list[PasswordField], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = fields
        self.show_tick = QCheckBox(self.tr("S&how what is typed"), self)
        self.show_tick.setAccessibleName(self.tr("Show what is typed"))
        self.show_tick.toggled.connect(self._show_typed)
        self.note = plain_label(self.tr("The capitals lock (Caps Lock) seems to be on."), "strong", wrap=True)
        self.note.hide()
        column = _column(self)
        column.addWidget(self.show_tick)
        column.addWidget(self.note)
        for field in fields:
            field.capitals.connect(self.note.setVisible)

    def _show_typed(self, shown: bool) -> None:
        for field in self._fields:
            field.show_typed(shown)


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    return column
