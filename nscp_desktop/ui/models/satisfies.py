"""What a course counts towards: requirements with ticks for the first time and for renewals."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from nscp_desktop.domain.courses import Satisfies
from nscp_desktop.domain.requirements import Requirement, RuleKind
from nscp_desktop.ui.guarded import guarded

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
TITLE, FIRST, RENEWAL = range(3)


@guarded
class SatisfiesModel(QAbstractTableModel):
    """One row for each requirement, with two columns of ticks."""

    def __init__(self, requirements: Iterable[Requirement], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._requirements = list(requirements)
        self._ticks: dict[str, list[bool]] = {item.id: [False, False] for item in self._requirements}

    def set_satisfies(self, satisfies: Iterable[Satisfies]) -> None:
        """Show what a course counts towards."""
        self.beginResetModel()
        for item in satisfies:
            if item.requirement_id in self._ticks:
                self._ticks[item.requirement_id] = [item.first, item.renewal]
        self.endResetModel()

    def satisfies(self) -> tuple[Satisfies, ...]:
        """Return what is ticked, in the order of the requirements."""
        return tuple(
            Satisfies(requirement_id, first, renewal)
            for requirement_id, (first, renewal) in self._ticks.items()
            if first or renewal
        )

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._requirements)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Requirement"), self.tr("First time"), self.tr("Renewal"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        requirement = self._requirements[index.row()]
        if index.column() == TITLE:
            return self._title(requirement, role)
        ticked = self._ticks[requirement.id][index.column() - 1]
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            heading = self.headerData(index.column(), Qt.Orientation.Horizontal)
            return f"{requirement.title}, {heading}"
        return None

    def _title(self, requirement: Requirement, role: int) -> str | None:
        title = (
            requirement.title if requirement.active else self.tr("%1 (switched off)").replace("%1", requirement.title)
        )
        if role == Qt.ItemDataRole.DisplayRole:
            return title
        if role == Qt.ItemDataRole.ToolTipRole:
            often = "; ".join(dict.fromkeys(rule.words for rule in requirement.rules))
            return f"{title}: {often}" if often else title
        return None

    def asks_for_hours(self) -> str:
        """Return the first rule in words that asks for hours and is ticked, empty when none does."""
        for requirement in self._requirements:
            for rule in requirement.rules:
                if rule.kind is RuleKind.HOURS and requirement.active and any(self._ticks[requirement.id]):
                    return f"{requirement.title}, {rule.words}"
        return ""

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole or index.column() == TITLE:
            return False
        ticks = self._ticks[self._requirements[index.row()].id]
        ticks[index.column() - 1] = Qt.CheckState(value) == Qt.CheckState.Checked
        self.dataChanged.emit(index, index, [role])
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() != TITLE else flags
