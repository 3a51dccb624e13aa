"""What is typed, chosen and ticked in a form: whether somebody would lose something."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QTableView,
    QWidget,
)


def what_is_typed(form: QWidget) -> tuple[object, ...]:
    """Return the content of every field, to be compared with a later answer."""
    found: list[object] = [field.text() for field in form.findChildren(QLineEdit)]
    found += [field.toPlainText() for field in form.findChildren(QPlainTextEdit) if not field.isReadOnly()]
    found += [field.currentIndex() for field in form.findChildren(QComboBox)]
    found += [button.isChecked() for button in form.findChildren(QAbstractButton) if button.isCheckable()]
    views: list[QAbstractItemView] = [*form.findChildren(QListView), *form.findChildren(QTableView)]
    return (*found, *(_ticks(view) for view in views))


def _ticks(view: QAbstractItemView) -> tuple[object, ...]:
    model = view.model()
    columns = 1 if isinstance(view, QListView) else model.columnCount()
    indexes = [model.index(row, column) for row in range(model.rowCount()) for column in range(columns)]
    return tuple(index.data(Qt.ItemDataRole.CheckStateRole) for index in indexes)
