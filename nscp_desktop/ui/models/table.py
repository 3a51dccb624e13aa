"""Rows of plain Python data as a table: sorted and filtered in the model's own list.

A proxy model is not used: measured at 50,000 rows it took 5.4 s to sort against 13 ms here, and 230 ms to filter
against 8 ms.
"""

import unicodedata
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.models.roles import BookedRole, StatusRole, StrongRole

RowType = TypeVar("RowType")
AnyIndex = QModelIndex | QPersistentModelIndex

_NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column(Generic[RowType]):
    """One column: what it shows of a row, and how.

    `sort_key` is None when the text sorts. `status` makes the cell a chip, `booked` puts the booked mark beside
    it. `spoken` is what a screen reader says when the text alone would not do. `width` is in pixels at 100 %,
    `key` names the column where its place and width are remembered.
    """

    title: str
    text: Callable[[RowType], str]
    sort_key: Callable[[RowType], Any] | None = None
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    width: int = 140
    status: Callable[[RowType], StandingKind | None] | None = None
    tooltip: Callable[[RowType], str] | None = None
    booked: Callable[[RowType], bool] | None = None
    spoken: Callable[[RowType], str] | None = None
    strong: bool = False
    key: str = ""
    title_tooltip: str = ""


@guarded
class TableModel(QAbstractTableModel, Generic[RowType]):
    """A table over a Python list, with the filter and the order kept here.

    `key` names a row across refreshes, so that a view can select the same rows again. `search` is the text in
    which the filter looks; without it all columns are searched. `words_changed` is sent when the cells may need
    another width; not for the filter, under which columns stay as wide as they are.
    """

    words_changed = Signal()

    def __init__(
        self,
        columns: Sequence[Column[RowType]],
        key: Callable[[RowType], Hashable],
        search: Callable[[RowType], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns: list[Column[RowType]] = list(columns)
        self._key = key
        self._search = search
        self._all: list[RowType] = []
        self._folded: list[str] = []
        self._shown: list[RowType] = []
        self._words: list[str] = []
        self._keep: Callable[[RowType], bool] | None = None
        self._sorted_by: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    # What pages use

    def set_rows(self, rows: Iterable[RowType]) -> None:
        """Show other rows, filtered and ordered as before."""
        wanted = list(rows)
        with self._resetting():
            self._all = wanted
            self._order()
            self._folded = [fold(self.search_text(row)) for row in self._all]
            self._select()
        self.words_changed.emit()

    def set_columns(self, columns: Sequence[Column[RowType]]) -> None:
        """Show other columns of the same rows."""
        with self._resetting():
            self.columns = list(columns)
        self.words_changed.emit()

    def filter(self, text: str) -> None:
        """Show only the rows in which every word of `text` occurs, whatever its case and accents."""
        words = fold(text).split()
        if words != self._words:
            self._words = words
            self._show_selected()

    def keep(self, wanted: Callable[[RowType], bool] | None) -> None:
        """Show only the rows for which `wanted` is true, besides the filter; all of them with None."""
        self._keep = wanted
        self._show_selected()

    def rows(self) -> Sequence[RowType]:
        """Return the rows shown, in the order shown."""
        return self._shown

    def all_rows(self) -> Sequence[RowType]:
        """Return all rows, shown or not."""
        return self._all

    def row_at(self, index: AnyIndex | int) -> RowType | None:
        """Return the row at an index or a place, None when there is none."""
        place = index if isinstance(index, int) else index.row()
        return self._shown[place] if 0 <= place < len(self._shown) else None

    def place_of(self, key: Hashable) -> int | None:
        """Return where the row with this key is shown, None when it is not."""
        return next((place for place, row in enumerate(self._shown) if self._key(row) == key), None)

    def places_of(self, keys: Collection[Hashable]) -> Iterator[tuple[int, Hashable]]:
        """Go through the rows shown that have one of these keys, with where they are shown."""
        left = len(keys)
        key_of = self._key
        for place, row in enumerate(self._shown):
            if not left:
                return
            key = key_of(row)
            if key in keys:
                left -= 1
                yield place, key

    def key_of(self, row: RowType) -> Hashable:
        """Return what names a row across refreshes."""
        return self._key(row)

    def search_text(self, row: RowType) -> str:
        """Return the text in which the filter looks."""
        if self._search is not None:
            return self._search(row)
        return " ".join(column.text(row) for column in self.columns)

    # What Qt asks

    def rowCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._shown) or index.column() >= len(self.columns):
            return None
        row, column = self._shown[index.row()], self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                return column.align | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ToolTipRole:
                return _plain(column.tooltip(row)) if column.tooltip else None
            case Qt.ItemDataRole.AccessibleTextRole:
                return column.spoken(row) if column.spoken else column.text(row)
            case _ if role == StatusRole:
                return column.status(row) if column.status else None
            case _ if role == BookedRole:
                return column.booked(row) if column.booked else False
            case _ if role == StrongRole:
                return column.strong
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.title
            case Qt.ItemDataRole.ToolTipRole:
                return _plain(column.title_tooltip or column.title)
            case Qt.ItemDataRole.TextAlignmentRole:
                return column.align | Qt.AlignmentFlag.AlignVCenter
            case _:
                return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted_by = (column, order)
        with self._resetting():
            if self._order():
                self._folded = [fold(self.search_text(row)) for row in self._all]
            self._select()

    def _order(self) -> bool:
        place, order = self._sorted_by
        if not 0 <= place < len(self.columns):
            return False
        column = self.columns[place]
        sort_key = column.sort_key or (lambda row: fold(column.text(row)))
        self._all.sort(key=sort_key, reverse=order == Qt.SortOrder.DescendingOrder)
        return True

    def _show_selected(self) -> None:
        with self._resetting():
            self._select()

    @contextmanager
    def _resetting(self) -> Iterator[None]:
        """Tell views that all is new; also when it fails half-way, or they would go on to draw rows that are gone."""
        self.beginResetModel()
        try:
            yield
        finally:
            self.endResetModel()

    def _select(self) -> None:
        shown = self._all
        if self._words:
            *others, last = sorted(self._words, key=len, reverse=True)
            pairs: Iterable[tuple[RowType, str]] = zip(self._all, self._folded, strict=True)
            for word in others:
                pairs = [(row, text) for row, text in pairs if word in text]
            shown = [row for row, text in pairs if last in text]
        keep = self._keep
        self._shown = [row for row in shown if keep(row)] if keep is not None else list(shown)


def fold(text: str) -> str:
    """Return text as the filter compares it: without case and without accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _plain(text: str) -> str:
    """Make a tooltip that Qt cannot take for markup."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")
    return f"<qt>{escaped}</qt>" if text else ""
