"""Lists of people with a tick in front of each name."""

from collections.abc import Callable, Hashable, Iterable
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from nscp_desktop.domain.people import Person
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.models.table import AnyIndex, TableModel

NAME = 0


class OfPerson(Protocol):
    """A row about one person."""

    @property
    def person(self) -> Person: ...


RowOfPerson = TypeVar("RowOfPerson", bound=OfPerson)


@guarded
class TickingModel(TableModel[RowOfPerson]):
    """People who can be ticked; only those in the list count. `ticked_changed` is sent after each change of them.

    Ticks outlive the rows: whoever comes into the list again is ticked as before.
    """

    ticked_changed = Signal()

    def __init__(self, search: Callable[[RowOfPerson], str], parent: QObject | None = None) -> None:
        super().__init__([], key=_person_id, search=search, parent=parent)
        self._ticked: set[int] = set()

    def ticked(self) -> tuple[int, ...]:
        """Return the ids of everybody in the list who is ticked, shown or not, in its order."""
        return tuple(row.person.id for row in self.all_rows() if row.person.id in self._ticked)

    def tick(self, person_ids: Iterable[int], ticked: bool = True) -> None:
        """Tick some people, or take their ticks away."""
        before = len(self._ticked)
        changed = set(person_ids)
        self._ticked = self._ticked | changed if ticked else self._ticked - changed
        if len(self._ticked) != before:
            self._repaint()
            self.ticked_changed.emit()

    def untick_all(self) -> None:
        """Take every tick away."""
        self.tick(self._ticked.copy(), ticked=False)

    def is_ticked(self, person_id: int) -> bool:
        """Whether somebody is ticked."""
        return person_id in self._ticked

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == NAME:
            row = self.row_at(index)
            ticked = row is not None and row.person.id in self._ticked
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row_at(index)
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != NAME or row is None:
            return False
        self.tick([row.person.id], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == NAME else flags

    def _repaint(self) -> None:
        if self.rows():
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows()) - 1, self.columnCount() - 1))


def _person_id(row: OfPerson) -> Hashable:
    return row.person.id
