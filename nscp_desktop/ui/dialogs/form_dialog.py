"""The frame of the dialogs whose fields were laid out in Qt Designer."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QListView, QScrollArea, QVBoxLayout, QWidget

from nscp_desktop.domain.errors import NotAllowedError, NscpError
from nscp_desktop.ui.dates import DateField
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.widgets.form_field import mark_wrong


@guarded
class FormDialog(Dialog):
    """A form that hands its draft over on Save and stays open, as typed, when the draft is refused.

    A field named `given` has its sentence in the label `given_error`. Children lay their fields out in `form`, call
    `finish`, and write `store`, which may raise NscpError. The form scrolls where the screen is small.
    """

    def __init__(self, title: str, accept_words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, accept_words, parent)
        self.form = QWidget()
        self.form.setObjectName("form")
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAccessibleName(title)
        self.body.addWidget(self._scroll)
        fill_dialog(self)

    def finish(self) -> None:
        """Put the finished fields into the frame, hide empty sentences, and take the size that shows them all."""
        self._scroll.setWidget(self.form)
        for label in self._error_labels():
            label.setVisible(bool(label.text()))
        for field in self.form.findChildren(DateField):
            field.error_changed.connect(self._show_date_error)
        self.resize(self._wanted_size().boundedTo(self._room()))

    def showEvent(self, event: QShowEvent) -> None:
        """Lay lists out once they have their look: rows measured before are too low."""
        super().showEvent(event)
        for view in self.form.findChildren(QListView):
            view.doItemsLayout()

    def check(self) -> bool:
        """Refuse dates that are none."""
        wrong = [(field.objectName(), field.error()) for field in self.form.findChildren(DateField) if field.error()]
        for name, sentence in wrong:
            self._mark(name, sentence)
        if wrong:
            self._go_to(wrong[0][0])
        return not wrong

    def show_error(self, error: NscpError) -> None:
        """Show a refusal beside the field it belongs to, or below the form."""
        name = error.field if isinstance(error, NotAllowedError) else None
        if name is None or not self._mark(name, str(error)):
            self.show_sentence(str(error))
        else:
            self._go_to(name)

    def clear_errors(self) -> None:
        """Take all sentences away."""
        super().clear_errors()
        for label in self._error_labels():
            self._mark(label.objectName().removesuffix("_error"), "")

    def errors(self) -> dict[str, str]:
        """Return the sentences that are shown beside fields, by the name of the field."""
        shown = {label.objectName().removesuffix("_error"): label.text() for label in self._error_labels()}
        return {name: text for name, text in shown.items() if text}

    def _mark(self, name: str, sentence: str) -> bool:
        """Show a sentence beside a field, and say whether there is such a field."""
        label = self.form.findChild(QLabel, f"{name}_error")
        field = self.form.findChild(QWidget, name)
        if not isinstance(label, QLabel) or not isinstance(field, QWidget):
            return False
        label.setText(sentence)
        label.setVisible(bool(sentence))
        field.setAccessibleDescription(sentence)
        if sentence:
            self._grow()
        mark_wrong(field.line if isinstance(field, DateField) else field, bool(sentence))
        return True

    def _error_labels(self) -> Sequence[QLabel]:
        return [label for label in self.form.findChildren(QLabel) if label.objectName().endswith("_error")]

    def _show_date_error(self, sentence: str) -> None:
        field = self.sender()
        if field is not None:
            self._mark(field.objectName(), sentence)

    def _go_to(self, name: str) -> None:
        field = self.form.findChild(QWidget, name)
        if isinstance(field, QWidget):
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(field)

    def _grow(self) -> None:
        """Make room for a sentence that has come into sight, as far as the window has it."""
        wanted = self._wanted_size().boundedTo(self._room())
        if wanted.height() > self.height():
            self.resize(self.width(), wanted.height())

    def _wanted_size(self) -> QSize:
        layout = self.form.layout()
        assert layout is not None
        # Labels hidden a moment ago are still counted until each layout is asked anew, the inner ones first.
        inner = [part.layout() for part in reversed(self.form.findChildren(QWidget))]
        for part in (*(found for found in inner if found is not None), layout):
            part.invalidate()
            part.activate()
        width = max(self.form.sizeHint().width(), self.form.minimumWidth(), self._scroll.viewport().width())
        if not self.isVisible():
            width = max(self.form.sizeHint().width(), self.form.minimumWidth())
        height = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        around = QSize(2 * 18 + 4, self.buttons.sizeHint().height() + 16 + 14 + 2 * 12 + 6)
        return QSize(width, max(height, layout.totalMinimumSize().height())) + around


def fill_dialog(dialog: Dialog) -> None:
    """Let the body of a dialog have all the room above its buttons."""
    layout = dialog.layout()
    if isinstance(layout, QVBoxLayout):
        layout.setStretch(0, 1)


def open_dialog(dialog: QDialog) -> None:
    """Open a dialog over its window without waiting, and let it go when it closes."""
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
