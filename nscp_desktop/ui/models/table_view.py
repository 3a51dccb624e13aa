"""The table that every page uses: fixed row heights, remembered columns, copy, type-to-find."""

from collections.abc import Collection, Hashable
from typing import Any

from PySide6.QtCore import (
    QElapsedTimer,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QSettings,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from nscp_desktop.ui.delegates.status import StatusDelegate
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.models.column_widths import Wish, fitted, wishes_of
from nscp_desktop.ui.models.frozen_column import FrozenColumn
from nscp_desktop.ui.models.table import TableModel

ROW_HEIGHT = 31
FIND_WITHIN_MS = 900


@guarded
class TableView(QTableView):
    """A table of `TableModel` rows.

    Columns are as wide as their words want and the room allows, until somebody drags one; then they stay.
    `name` is where the columns' order, widths and hidden ones are remembered. `opened` is sent with the row when
    it is double-clicked or Enter is pressed, `selected` whenever the current or the selected rows change.
    """

    opened = Signal(object)
    selected = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._found = ""
        self._frozen: FrozenColumn | None = None
        self._typing = QElapsedTimer()
        self._was_selected: set[Hashable] = set()
        self._was_current: tuple[Hashable, int] | None = None
        self._wishes: list[Wish] = []
        self._fitting = False
        self._sized_by_hand = False
        self.setItemDelegate(StatusDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._offer_columns)
        header.setMinimumSectionSize(36)
        header.sectionResized.connect(self._note_size)
        self.doubleClicked.connect(self._open)
        self.copy_action = QAction(self.tr("Copy"), self)
        self.copy_action.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self.copy_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.copy_action.triggered.connect(self.copy)
        self.addAction(self.copy_action)

    def set_table(self, model: TableModel[Any], *, sort_by: int | None = 0, hidden: Collection[str] = ()) -> None:
        """Show a model, sorted by a column or in its own order (None), with the remembered columns.

        `hidden` are the keys of columns that are not shown until somebody asks for them.
        """
        self.setModel(model)
        for place, column in enumerate(model.columns):
            self.setColumnHidden(place, column.key in hidden and bool(column.key))
        model.modelAboutToBeReset.connect(self._remember_selection)
        model.modelReset.connect(self._select_again)
        self.selectionModel().selectionChanged.connect(self._tell_selected)
        self.selectionModel().currentChanged.connect(self._tell_selected)
        model.words_changed.connect(self.fit_columns)
        if sort_by is not None:
            self.horizontalHeader().setSortIndicator(sort_by, Qt.SortOrder.AscendingOrder)
            self.setSortingEnabled(True)
        self.horizontalHeader().setStretchLastSection(False)
        self.restore_columns()

    def table(self) -> TableModel[Any]:
        """Return the model."""
        model = self.model()
        assert isinstance(model, TableModel)
        return model

    def fit_columns(self) -> None:
        """Measure the words again and share out the room, unless somebody has dragged a column."""
        self._wishes = wishes_of(self, self.table())
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the room there is now, and keep in sight the current row where it was."""
        current = self.visualRect(self.currentIndex())
        was_seen = current.isValid() and QRect(QPoint(), event.oldSize()).contains(current.center())
        super().resizeEvent(event)
        self._share_room()
        if was_seen:
            self.scrollTo(self.currentIndex())

    def selected_rows(self) -> list[Any]:
        """Return the rows selected, in the order shown."""
        model = self.table()
        ranges = self.selectionModel().selection()
        places = sorted({place for part in ranges.toList() for place in range(part.top(), part.bottom() + 1)})
        return [row for place in places if (row := model.row_at(place)) is not None]

    def selected_columns(self) -> set[int]:
        """Return the places of the columns in which something is selected."""
        ranges = self.selectionModel().selection()
        return {place for part in ranges.toList() for place in range(part.left(), part.right() + 1)}

    def current_row(self) -> Any:
        """Return the row that has the focus, None when there is none."""
        return self.table().row_at(self.currentIndex())

    def select_key(self, key: Hashable, column: int = 0) -> bool:
        """Select the row with this key, and say whether it is shown."""
        place = self.table().place_of(key)
        if place is None:
            return False
        index = self.table().index(place, column)
        self.selectionModel().setCurrentIndex(
            index,
            QItemSelectionModel.SelectionFlag.ClearAndSelect | self._selection_extent(),
        )
        self.scrollTo(index)
        return True

    def copy(self) -> None:
        """Put the selected cells on the clipboard as tab-separated text with their headings."""
        QGuiApplication.clipboard().setText(self.selected_text())

    def selected_text(self) -> str:
        """Return the selected cells as tab-separated lines, headings first, columns in the order shown."""
        indexes = [
            index for index in self.selectionModel().selectedIndexes() if not self.isColumnHidden(index.column())
        ]
        if not indexes:
            return ""
        header = self.horizontalHeader()
        places = sorted({index.column() for index in indexes}, key=header.visualIndex)
        texts = {(index.row(), index.column()): str(index.data() or "") for index in indexes}
        titles = [str(self.model().headerData(place, Qt.Orientation.Horizontal) or "") for place in places]
        lines = [titles]
        for row in sorted({index.row() for index in indexes}):
            lines.append([texts.get((row, place), "") for place in places])
        return "\n".join("\t".join(_one_line(cell) for cell in line) for line in lines) + "\n"

    # The first column stays in sight

    def keep_first_column(self) -> None:
        """Keep the first column in sight while the others are scrolled to the side."""
        self._frozen = FrozenColumn(self)
        # The overlay clears the shared selection on a reset too, so the selection has to come back after it.
        self.table().modelReset.disconnect(self._select_again)
        self.table().modelReset.connect(self._select_again)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Move as usual, and bring a cell out from under the first column."""
        index = super().moveCursor(action, modifiers)
        if self._frozen is not None:
            hidden = self._frozen.width() - self.visualRect(index).left()
            if index.column() > 0 and self._frozen.isVisible() and hidden > 0:
                bar = self.horizontalScrollBar()
                bar.setValue(bar.value() - hidden)
        return index

    # Remembered columns

    def save_columns(self) -> None:
        """Remember order, widths and hidden columns."""
        if self.model() is not None:
            QSettings().setValue(self._settings_key(), self.horizontalHeader().saveState())
            QSettings().setValue(f"{self._settings_key()}-by-hand", self._sized_by_hand)

    def restore_columns(self) -> None:
        """Bring back the columns as they were left, when they are the same ones."""
        state = QSettings().value(self._settings_key())
        if state is not None:
            header = self.horizontalHeader()
            shown, order = header.sortIndicatorSection(), header.sortIndicatorOrder()
            self._fitting = True
            header.restoreState(state)
            header.setStretchLastSection(False)
            self._fitting = False
            header.setSortIndicator(shown, order)
            header.setSectionsMovable(True)
            self._sized_by_hand = bool(QSettings().value(f"{self._settings_key()}-by-hand", False, bool))
        self.fit_columns()

    def _share_room(self) -> None:
        columns = len(self._wishes)
        if self._sized_by_hand or self._fitting or self.model() is None or columns != self.model().columnCount():
            return
        shown = [place for place in range(columns) if not self.isColumnHidden(place)]
        self._fitting = True
        for place, width in zip(
            shown, fitted([self._wishes[place] for place in shown], self.viewport().width()), strict=True
        ):
            self.setColumnWidth(place, width)
        self._fitting = False

    def _note_size(self, place: int, before: int, now: int) -> None:
        if not self._fitting and before and now:
            self._sized_by_hand = True

    def _settings_key(self) -> str:
        columns = self.table().columns
        names = ",".join(column.key or column.title for column in columns)
        return f"tables/{self._name}/{len(columns)}-{_short_sum(names)}"

    def _offer_columns(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place, column in enumerate(self.table().columns):
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(place))
            action.setEnabled(place != 0)
            action.setData(place)
        menu.triggered.connect(self._switch_column)
        menu.popup(self.horizontalHeader().mapToGlobal(at))

    def _switch_column(self, action: QAction) -> None:
        self.setColumnHidden(int(action.data()), not action.isChecked())
        self._share_room()
        self.save_columns()

    # Selection over a refresh

    def _selection_extent(self) -> QItemSelectionModel.SelectionFlag:
        if self.selectionBehavior() is QAbstractItemView.SelectionBehavior.SelectRows:
            return QItemSelectionModel.SelectionFlag.Rows
        return QItemSelectionModel.SelectionFlag.NoUpdate

    def _remember_selection(self) -> None:
        model = self.table()
        ranges = self.selectionModel().selection()
        self._was_selected = set()
        if self.selectionBehavior() is QAbstractItemView.SelectionBehavior.SelectRows:
            for part in ranges.toList():
                for place in range(part.top(), part.bottom() + 1):
                    row = model.row_at(place)
                    if row is not None:
                        self._was_selected.add(model.key_of(row))
        current = model.row_at(self.currentIndex())
        self._was_current = None if current is None else (model.key_of(current), self.currentIndex().column())

    def _select_again(self) -> None:
        model = self.table()
        if self._was_current is None and not self._was_selected:
            return
        chosen = QItemSelection()
        current = QModelIndex()
        last = model.columnCount() - 1
        current_key, column = self._was_current or (None, 0)
        wanted = self._was_selected if self._was_current is None else self._was_selected | {current_key}
        for place, key in model.places_of(wanted):
            if key in self._was_selected:
                chosen.select(model.index(place, 0), model.index(place, last))
            if key == current_key:
                current = model.index(place, min(column, last))
        selection = self.selectionModel()
        if current.isValid():
            selection.setCurrentIndex(current, QItemSelectionModel.SelectionFlag.NoUpdate)
            if self.selectionBehavior() is not QAbstractItemView.SelectionBehavior.SelectRows:
                selection.select(current, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if not chosen.isEmpty():
            selection.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.selected.emit()

    def _tell_selected(self, *_: object) -> None:
        self.selected.emit()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, and leave letters to type-to-find."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Go to the next row whose first column begins with what is typed."""
        fresh = not self._typing.isValid() or self._typing.hasExpired(FIND_WITHIN_MS)
        self._found = search if fresh else self._found + search
        self._typing.start()
        wanted = self._found.casefold()
        model = self.table()
        if not model.columns or not model.rows():
            return
        text = model.columns[0].text
        count = len(model.rows())
        start = max(self.currentIndex().row(), 0) + (1 if len(wanted) == 1 else 0)
        for step in range(count):
            place = (start + step) % count
            if text(model.rows()[place]).casefold().startswith(wanted):
                self.setCurrentIndex(model.index(place, max(self.currentIndex().column(), 0)))
                return

    def _open(self, index: QModelIndex) -> None:
        row = self.table().row_at(index)
        if row is not None:
            self.opened.emit(row)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _short_sum(text: str) -> int:
    """Return a number that differs when the columns differ, the same on every start."""
    total = 0
    for letter in text:
        total = (total * 31 + ord(letter)) % 1_000_003
    return total
