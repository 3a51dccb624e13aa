"""A table in which some cells are answered by choosing from a list."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QPainter, QPen, QPolygon
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QStyle, QStyleOptionViewItem, QWidget

from nscp_desktop.ui import theme
from nscp_desktop.ui.delegates.status import StatusDelegate
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.models.table import Column, RowType, TableModel
from nscp_desktop.ui.models.table_view import TableView

Index = QModelIndex | QPersistentModelIndex
OptionsRole = int(Qt.ItemDataRole.UserRole) + 20
TypedRole = int(Qt.ItemDataRole.UserRole) + 21
INSET = 3
ARROW_ROOM = 22


class Option(NamedTuple):
    """One thing to choose: words and what they stand for."""

    words: str
    value: object


class Choosing(NamedTuple):
    """How one column is answered: its options for a row (none: not to be changed), and whether words may be typed."""

    options: Callable[[Any], Sequence[Option]]
    typed: bool = False


@guarded
class ChoiceTableModel(TableModel[RowType]):
    """A table model whose columns in `choosing` can be answered; `chosen` carries row, column and value."""

    chosen = Signal(object, int, object)

    def __init__(
        self,
        columns: Sequence[Column[RowType]],
        key: Callable[[RowType], Hashable],
        choosing: Mapping[int, Choosing],
    ) -> None:
        super().__init__(columns, key)
        self._choosing = dict(choosing)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        choosing = self._choosing.get(index.column())
        if choosing is not None and role == TypedRole:
            return choosing.typed
        if role == OptionsRole:
            row = self.row_at(index)
            return list(choosing.options(row)) if choosing is not None and row is not None else []
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row_at(index)
        if row is None or role != Qt.ItemDataRole.EditRole or index.column() not in self._choosing:
            return False
        self.chosen.emit(row, index.column(), value)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.data(OptionsRole) else flags


@guarded
class ChoiceDelegate(StatusDelegate):
    """Draws cells that can be answered as boxes with an arrow, and opens a list in them."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        if not index.data(OptionsRole):
            super().paint(painter, option, index)
            return
        frame = option.rect.adjusted(INSET, INSET, -INSET, -INSET)
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        words_shown, cell.text = cell.text, ""
        style = cell.widget.style() if cell.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, cell.widget)
        painter.save()
        painter.setPen(QPen(theme.token("field_line"), 1))
        painter.setBrush(theme.token("card"))
        painter.drawRoundedRect(frame, 4, 4)
        painter.setPen(theme.token("text"))
        words = QRect(frame.adjusted(7, 0, -ARROW_ROOM, 0))
        shown = painter.fontMetrics().elidedText(words_shown, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setBrush(theme.token("muted"))
        painter.setPen(Qt.PenStyle.NoPen)
        x, y = frame.right() - 12, frame.center().y()
        painter.drawPolygon(QPolygon([QPoint(x - 4, y - 1), QPoint(x + 4, y - 1), QPoint(x, y + 4)]))
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Make the list for a cell."""
        box = QComboBox(parent)
        title = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        box.setAccessibleName(str(title))
        box.setEditable(bool(index.data(TypedRole)))
        for words, value in index.data(OptionsRole):
            box.addItem(words, value)
        box.activated.connect(self._picked)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what is chosen now."""
        if isinstance(editor, QComboBox):
            place = editor.findText(str(index.data() or ""), Qt.MatchFlag.MatchExactly)
            if editor.isEditable():
                editor.setEditText(str(index.data() or ""))
            elif place >= 0:
                editor.setCurrentIndex(place)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand the choice over when it is another one."""
        if not isinstance(editor, QComboBox) or editor.currentText() == str(index.data() or ""):
            return
        if editor.isEditable():
            model.setData(index, editor.currentText())
        else:
            model.setData(index, editor.currentData())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Let the list fill its cell."""
        editor.setGeometry(option.rect)

    def _picked(self, _place: int) -> None:
        box = self.sender()
        if isinstance(box, QComboBox):
            self.commitData.emit(box)
            self.closeEditor.emit(box)


class ChoiceTable(TableView):
    """A table view that opens the list of a cell on a click, and with F2 or Enter the first one of the row."""

    def __init__(self, name: str, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setAccessibleName(accessible_name)
        self.setItemDelegate(ChoiceDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.clicked.connect(self._open_list)
        self.opened.connect(self._open_first_list)

    def _open_list(self, index: QModelIndex) -> None:
        if index.data(OptionsRole):
            self.edit(index)
            QTimer.singleShot(0, self, self._drop_down)

    def _open_first_list(self, _row: object) -> None:
        row = self.currentIndex().row()
        for column in range(self.table().columnCount()):
            index = self.table().index(row, column)
            if index.data(OptionsRole):
                self.setCurrentIndex(index)
                self._open_list(index)
                return

    def _drop_down(self) -> None:
        for box in self.viewport().findChildren(QComboBox):
            if box.isVisible():
                box.setFocus()
                box.showPopup()
