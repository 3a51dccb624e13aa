"""The lines of a rule pack that is compared with the record, each with a tick; and the rows of packs in use."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from nscp_desktop.domain.pack_comparison import Line, Origin
from nscp_desktop.services.pack_updates import PackState
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.models.table import Column

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
TITLE, PART, ORIGIN, HERE, THERE = range(5)
MARKS = {
    Origin.NEW: "+",
    Origin.ALREADY: "≈",
    Origin.PACK: "✎",
    Origin.BOTH: "!",
    Origin.DIFFERENT: "≠",
    Origin.GONE: "−",
    Origin.AGENCY: "⌂",
    Origin.DROPPED: "⌂",
    Origin.SAME: "=",
}


@guarded
class PackLinesModel(QAbstractTableModel):
    """One row for each line; the tick stands beside its title. `ticked_changed` is sent when one has changed."""

    ticked_changed = Signal()

    def __init__(self, lines: Sequence[Line], ticked: Collection[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = list(lines)
        self._shown = [line for line in lines if line.origin is not Origin.SAME]
        self._ticked = set(ticked)

    def ticked(self) -> frozenset[str]:
        """Return the ids of the lines that are ticked."""
        return frozenset(self._ticked)

    def set_ticked(self, ticked: Collection[str]) -> None:
        """Tick these lines and no others."""
        self._ticked = set(ticked)
        if self._shown:
            last = self.index(len(self._shown) - 1, TITLE)
            self.dataChanged.emit(self.index(0, TITLE), last, [Qt.ItemDataRole.CheckStateRole])
        self.ticked_changed.emit()

    def show_same(self, on: bool) -> None:
        """Show also the lines in which pack and record agree."""
        self.beginResetModel()
        self._shown = [line for line in self._all if on or line.origin is not Origin.SAME]
        self.endResetModel()

    def lines(self) -> Sequence[Line]:
        """Return the lines shown."""
        return self._shown

    def line_at(self, index: Index) -> Line | None:
        """Return the line at an index, None when there is none."""
        return self._shown[index.row()] if 0 <= index.row() < len(self._shown) else None

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        titles = (_tr("Take over"), _tr("What"), _tr("Compared"), _tr("Here"), _tr("In the pack"))
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return titles[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line_at(index) if index.isValid() else None
        if line is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _texts(line)[index.column()]
        if index.column() != TITLE or line.origin is Origin.SAME:
            return None
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if line.id in self._ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.title}, {line.origin.words}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        line = self.line_at(index) if index.isValid() else None
        if line is None or role != Qt.ItemDataRole.CheckStateRole or index.column() != TITLE:
            return False
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._ticked.add(line.id)
        else:
            self._ticked.discard(line.id)
        self.dataChanged.emit(index, index, [role])
        self.ticked_changed.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        line = self.line_at(index)
        can_tick = index.column() == TITLE and line is not None and line.origin is not Origin.SAME
        return flags | Qt.ItemFlag.ItemIsUserCheckable if can_tick else flags


class PackRow(NamedTuple):
    """A pack in use, with how many requirements it has and how many of them the agency has changed."""

    state: PackState
    asked: int
    changed: int


def pack_columns() -> list[Column[PackRow]]:
    """Return the columns of the packs in use."""
    return [
        Column(_tr("Rule pack"), _title, width=190, strong=True, tooltip=_source),
        Column(_tr("Edition"), _edition, width=100),
        Column(_tr("Requirements"), _asked, width=110),
        Column(_tr("Changed by your agency"), _changed, width=160),
        Column(_tr("The program comes with"), _shipped, width=170),
    ]


def pack_key(row: PackRow) -> str:
    """Name a row across refreshes."""
    return row.state.info.id


def _texts(line: Line) -> tuple[str, ...]:
    return (line.title, line.part.words, f"{MARKS[line.origin]} {line.origin.words}", line.here, line.there)


def _title(row: PackRow) -> str:
    return row.state.info.title


def _source(row: PackRow) -> str:
    return row.state.info.source


def _edition(row: PackRow) -> str:
    return row.state.info.edition


def _asked(row: PackRow) -> str:
    return f"{row.asked:,}"


def _changed(row: PackRow) -> str:
    return f"{row.changed:,} of {row.asked:,}" if row.changed else ""


def _shipped(row: PackRow) -> str:
    if not row.state.shipped_edition:
        return ""
    newer = _tr("%1, newer") if row.state.is_newer else _tr("%1")
    return newer.replace("%1", row.state.shipped_edition)


def _tr(words: str) -> str:
    return QCoreApplication.translate("RulePacks", words)
