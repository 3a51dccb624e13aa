"""People that can be ticked for something, with a note beside each."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from nscp_desktop.domain.narrowing import Held
from nscp_desktop.domain.people import Person
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.models.table import AnyIndex, Column, TableModel

NAME = 0


@dataclass(frozen=True, slots=True)
class TickPerson:
    """Somebody who can be ticked, as they are on the day, and what is to be known about them.

    `has_it` says that what people are ticked for has to do with them already.
    """

    person: Person
    held: Held
    note: str = ""
    has_it: bool = False

    @property
    def role(self) -> str:
        return ", ".join(self.held.titles)


@guarded
class TickedModel(TableModel[TickPerson]):
    """A list of people with ticks; only those in the list count. `ticked_changed` is sent after each change of them.

    Ticks outlive the rows: whoever comes into the list again is ticked as before.
    """

    ticked_changed = Signal()

    def __init__(self, note: str = "", parent: QObject | None = None) -> None:
        super().__init__([], key=_person_id, search=_search, parent=parent)
        self._ticked: set[int] = set()
        columns = [
            Column(self.tr("Name"), _name, width=150, key="name", tooltip=_name),
            Column(self.tr("Role"), _role, width=130, key="role", tooltip=_role),
            Column(self.tr("Team"), _team, width=100, key="team", tooltip=_team),
        ]
        self.set_columns([*columns, Column(note, _note, width=130, key="note", tooltip=_note)] if note else columns)

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


def _person_id(row: TickPerson) -> int:
    return row.person.id


def _search(row: TickPerson) -> str:
    return f"{row.person.sorted_name} {row.person.known_as} {row.role} {row.held.team} {row.note}"


def _name(row: TickPerson) -> str:
    return row.person.sorted_name


def _role(row: TickPerson) -> str:
    return row.role


def _team(row: TickPerson) -> str:
    return row.held.team


def _note(row: TickPerson) -> str:
    return row.note
