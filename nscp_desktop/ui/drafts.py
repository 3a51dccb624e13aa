"""Forms in progress: kept a moment after somebody stops typing, and offered when the program starts again."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QListView, QPlainTextEdit, QWidget

from nscp_desktop.domain.errors import NscpError
from nscp_desktop.ui.dates import DateField
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.models.tick_list import TickListModel
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.session_end import is_ending

KEEP_AFTER_MS = 1_000
NEW_PERSON, PERSON, TRAINING = "person-new", "person-", "training"
# `template-12`, and `template-section-11` for one of the program's own that is not stored yet.
NEW_TEMPLATE, TEMPLATE = "template-new", "template-"
_KINDS = (DateField, QLineEdit, QPlainTextEdit, QComboBox, QAbstractButton, QListView)
Fields = Mapping[str, object]


class DraftKeeper(QObject):
    """Looks once a second at what a form holds, and keeps it when that has changed since it was opened."""

    def __init__(
        self, session: Session, key: str, title: Callable[[], str], read: Callable[[], Fields], owner: QWidget
    ) -> None:
        super().__init__(owner)
        self._session, self._key, self._title, self._read = session, key, title, read
        self._kept: Fields | None = None
        self._as_opened = read()
        self._timer = QTimer(self)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self.keep)
        self._timer.start()
        session.session_ends.connect(self.keep)

    def keep(self) -> None:
        """Keep what is typed now, unless nothing is, or it is kept already."""
        now = self._read()
        if now == (self._as_opened if self._kept is None else self._kept):
            return
        try:
            self._session.services.drafts.keep(self._key, self._title(), now)
        except NscpError:
            # A drive that fails tells so when somebody saves; typing goes on, and the next second tries again.
            return
        self._kept = now

    def forget(self) -> None:
        """Forget the draft: it was saved or thrown away."""
        if is_ending():
            return
        self._kept, self._as_opened = None, self._read()
        try:
            self._session.services.drafts.forget(self._key)
        except NscpError:
            # It is offered once more at the next start, where it can be thrown away.
            return


def keep_dialog(session: Session, dialog: Dialog, key: str, title: Callable[[], str], fields: Fields | None) -> None:
    """Keep what is typed into a dialog until it closes; `fields` is what a draft held, put in first."""
    keeper = DraftKeeper(session, key, title, lambda: typed(dialog), dialog)
    if fields is not None:
        type_in(dialog, fields)
    dialog.finished.connect(keeper.forget)


def typed(form: QWidget) -> dict[str, object]:
    """Return what the named fields of a form hold, by their names."""
    return {field.objectName(): _content(field) for field in _fields(form)}


def type_in(form: QWidget, fields: Fields) -> None:
    """Put into the named fields of a form what they held; a field that is no longer there is left out."""
    for field in _fields(form):
        if field.objectName() in fields:
            _put(field, fields[field.objectName()])


def _fields(form: QWidget) -> list[QWidget]:
    found = [widget for widget in form.findChildren(QWidget) if isinstance(widget, _KINDS) and widget.objectName()]
    # Parts of a field, such as the line of a date, are that field's own.
    return [
        field
        for field in found
        if not field.objectName().startswith("qt_")
        and not isinstance(field.parentWidget(), DateField | QComboBox)
        and (not isinstance(field, QAbstractButton) or field.isCheckable())
    ]


def _content(field: QWidget) -> object:
    if isinstance(field, DateField):
        return field.line.text()
    if isinstance(field, QLineEdit):
        return field.text()
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    if isinstance(field, QComboBox):
        return field.currentText()
    if isinstance(field, QAbstractButton):
        return field.isChecked()
    model = field.model() if isinstance(field, QListView) else None
    return list(model.ticked()) if isinstance(model, TickListModel) else None


def _put(field: QWidget, content: object) -> None:
    if isinstance(field, DateField):
        field.line.setText(str(content))
    elif isinstance(field, QLineEdit):
        field.setText(str(content))
    elif isinstance(field, QPlainTextEdit):
        field.setPlainText(str(content))
    elif isinstance(field, QComboBox):
        if field.isEditable() or field.findText(str(content)) >= 0:
            field.setCurrentText(str(content))
    elif isinstance(field, QAbstractButton):
        field.setChecked(content is True)
    elif isinstance(field, QListView):
        model = field.model()
        if isinstance(model, TickListModel) and isinstance(content, list):
            model.set_ticked(content)
