"""The frame of every dialog: body, error line, buttons; a refusal leaves what was typed where it is."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from nscp_desktop.domain.errors import NotAllowedError, NscpError
from nscp_desktop.ui.dialogs.typed import what_is_typed
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.messages import ask_to_throw_away
from nscp_desktop.ui.session_end import is_ending
from nscp_desktop.ui.widgets.card import plain_label
from nscp_desktop.ui.widgets.form_field import FormField

ROOM_AROUND = QSize(24, 24)


@guarded
class Dialog(QDialog):
    """A dialog that takes plain data and returns plain data. Esc closes, after asking when something is typed; Enter
    accepts.

    Put widgets into `body`. Name the form's fields in `fields`, so that `show_error` can put a refusal beside the
    one it belongs to. Override `check` to look at the input before the dialog closes; to store before closing and
    stay open on a refusal, set `store` to a callable that may raise NscpError.
    """

    def __init__(self, title: str, accept_words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.fields: dict[str, FormField] = {}
        self._as_opened: tuple[object, ...] | None = None
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        self._error = plain_label("", "errorSentence", wrap=True)
        self._error.hide()
        self.buttons = QDialogButtonBox(self)
        self.accept_button = QPushButton(accept_words or self.tr("Save"), self)
        self.accept_button.setProperty("primary", True)
        self.accept_button.setDefault(True)
        self.buttons.addButton(self.accept_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.throw_away)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addLayout(self.body, 1)
        column.addWidget(self._error)
        column.addWidget(self.buttons)

    def add_field(self, name: str, field: FormField) -> FormField:
        """Add a form field to the body, under the name that refusals use."""
        self.fields[name] = field
        self.body.addWidget(field)
        return field

    def passes(self, name: str, field: QWidget, wrong: str) -> bool:
        """Show what is wrong beside a field and go there; return whether nothing is."""
        if wrong:
            self.fields[name].set_error(wrong)
            field.setFocus()
        return not wrong

    def check(self) -> bool:
        """Look at the input, show what is wrong, and say whether the dialog may close."""
        return True

    def store(self) -> None:
        """Store the input; a refusal raised here is shown and the dialog stays."""

    def accept(self) -> None:
        """Close when the input is right and stored; show the refusal otherwise."""
        self.clear_errors()
        if not self.check():
            self._make_room()
            return
        try:
            self.store()
        except NscpError as error:
            self.show_error(error)
            self._make_room()
            return
        super().accept()

    def reject(self) -> None:
        """Close, or ask first when something is typed: Esc is easily pressed by mistake."""
        if self._as_opened is None or is_ending() or what_is_typed(self) == self._as_opened:
            self.throw_away()
        else:
            ask_to_throw_away(self, self.throw_away)

    def throw_away(self) -> None:
        """Close without storing."""
        super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        """Remember what the fields hold before anybody types, and take the height that they need.

        Left alone, a dialog opens in at most two thirds of the screen, and squeezes its fields on a low one.
        """
        if self._as_opened is None:
            self._as_opened = what_is_typed(self)
            self._make_room()
        super().showEvent(event)

    def show_error(self, error: NscpError) -> None:
        """Show a refusal beside the field it belongs to, or below the form."""
        name = error.field if isinstance(error, NotAllowedError) else None
        field = self.fields.get(name or "")
        if field is None:
            self.show_sentence(str(error))
            return
        field.set_error(str(error))
        field.field.setFocus()

    def show_sentence(self, sentence: str) -> None:
        """Show a sentence below the form."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def _room(self) -> QSize:
        """Return how large it may open: the window behind it stays in sight."""
        parent = self.parentWidget()
        if parent is not None:
            return parent.window().size() - ROOM_AROUND
        return self.screen().availableSize() - ROOM_AROUND

    def _make_room(self) -> None:
        """Grow where more lines are needed than there are, as far as the screen goes."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            wanted = max(layout.totalHeightForWidth(self.width()), layout.totalSizeHint().height())
            most = self.screen().availableGeometry().height()
            self.resize(self.width(), max(self.height(), min(wanted, most)))

    def clear_errors(self) -> None:
        """Take all errors away."""
        self.show_sentence("")
        for field in self.fields.values():
            field.set_error("")
