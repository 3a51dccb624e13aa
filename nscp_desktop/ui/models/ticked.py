"""People that can be ticked for something, with a note beside each."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from nscp_desktop.domain.narrowing import Held
from nscp_desktop.domain.people import Person
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.models.table import Column
from nscp_desktop.ui.models.ticking import TickingModel


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
class TickedModel(TickingModel[TickPerson]):
    """The list with its note, whose heading `note` is; without one there is no such column."""

    def __init__(self, note: str = "", parent: QObject | None = None) -> None:
        super().__init__(_search, parent)
        columns = [
            Column(self.tr("Name"), _name, width=150, key="name", tooltip=_name),
            Column(self.tr("Role"), _role, width=130, key="role", tooltip=_role),
            Column(self.tr("Team"), _team, width=100, key="team", tooltip=_team),
        ]
        self.set_columns([*columns, Column(note, _note, width=130, key="note", tooltip=_note)] if note else columns)


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
