"""A list whose entries can be ticked, such as the roles that somebody holds."""

from collections.abc import Hashable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from nscp_desktop.ui.guarded import guarded

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


@guarded
class TickListModel(QAbstractListModel):
    """Entries as (key, words), some of them ticked. `ticked_changed` carries the key that was just changed."""

    ticked_changed = Signal(object)

    def __init__(self, entries: Iterable[tuple[Hashable, str]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries = list(entries)
        self._ticked: set[Hashable] = set()

    def ticked(self) -> tuple[Hashable, ...]:
        """Return the keys that are ticked, in the order of the list."""
        return tuple(key for key, _ in self._entries if key in self._ticked)

    def set_ticked(self, keys: Sequence[Hashable]) -> None:
        """Tick these entries and no others, without a signal of `ticked_changed`."""
        self._ticked = set(keys)
        if self._entries:
            self.dataChanged.emit(self.index(0), self.index(len(self._entries) - 1), [Qt.ItemDataRole.CheckStateRole])

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        key, words = self._entries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return words
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if key in self._ticked else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        key = self._entries[index.row()][0]
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._ticked.add(key)
        else:
            self._ticked.discard(key)
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])
        self.ticked_changed.emit(key)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable
