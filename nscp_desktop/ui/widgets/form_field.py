"""A label, its field, and the sentence that says what is wrong with it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from nscp_desktop.ui.dates import DateField


class FormField(QWidget):
    """One field of a form: label above (with its mnemonic), field, then a hint or the error.

    The label is the field's buddy and its accessible name. A `DateField` tells its own errors here.
    """

    def __init__(self, label: str, field: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.label = QLabel(label, self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setBuddy(field)
        field.setAccessibleName(label.replace("&", "").rstrip(":"))
        self._hint = hint
        self._name = ""
        self._note = QLabel(self)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.label)
        column.addWidget(field)
        column.addWidget(self._note)
        self.set_error("")
        if isinstance(field, DateField):
            field.error_changed.connect(self.set_error)

    def put_note(self, layout: QVBoxLayout) -> None:
        """Show hint and error elsewhere, for a field too narrow for a sentence; there they name the field."""
        self._name = self.field.accessibleName()
        layout.addWidget(self._note)
        self.set_error(self.error())

    def set_error(self, sentence: str) -> None:
        """Show what is wrong, or with an empty sentence the hint again."""
        text = sentence or self._hint
        self._note.setText(f"{self._name}: {text}" if self._name and text else text)
        self._note.setVisible(bool(text))
        self._note.setObjectName("errorSentence" if sentence else "muted")
        self._note.setAccessibleName(sentence)
        self.field.setAccessibleDescription(text)
        mark_wrong(self.field.line if isinstance(self.field, DateField) else self.field, bool(sentence))
        for widget in (self._note,):
            widget.style().unpolish(widget)
            widget.style().polish(widget)

    def error(self) -> str:
        """Return the error shown, empty when there is none."""
        return self._note.accessibleName()

    def set_hint(self, hint: str) -> None:
        """Show another hint, unless an error is shown."""
        self._hint = hint
        if not self.error():
            self.set_error("")


def mark_wrong(field: QWidget, wrong: bool) -> None:
    """Draw a field as wrong, or as right again."""
    if bool(field.property("wrong")) != wrong:
        field.setProperty("wrong", wrong)
        field.style().unpolish(field)
        field.style().polish(field)
