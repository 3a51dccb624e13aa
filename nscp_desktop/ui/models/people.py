"""The rows of the register: everybody who is, was or will be here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Qt

from nscp_desktop.domain.board import Board, Row, Snapshot
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.people import AWAY_SYMBOL, Person
from nscp_desktop.domain.person_names import other_names
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.ui.models.table import Column

_COUNTED = {
    StandingKind.OVERDUE: "overdue",
    StandingKind.NOT_DONE: "not done",
    StandingKind.DATE_UNKNOWN: "date unknown",
    StandingKind.DUE_SOON: "due soon",
}


class Presence(StrEnum):
    """Whether somebody is here on the day that is shown; who has left can be put into the archive."""

    CURRENT = "current"
    LEAVER = "leaver"
    LATER = "later"
    ARCHIVED = "archived"


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of the register."""

    person: Person
    presence: Presence
    role: str
    group: int | None
    team: str
    kind: StandingKind
    training: str
    is_away: bool = False

    @property
    def order(self) -> tuple[int, str]:
        """Worst first, then by name."""
        return self.kind.severity, self.person.sorted_name.casefold()


def people_rows(board: Board, snapshot: Snapshot) -> list[PersonRow]:
    """Return everybody on record: who is here first, then leavers and later starters."""
    here = [_current(board, row) for row in board.rows]
    shown = {row.person.id for row in board.rows}
    others = [person for person in snapshot.people.values() if person.id not in shown]
    return here + [_absent(person, board.as_at) for person in others]


def training_words(row: Row) -> str:
    """Write a person's worst standing with how many there are: `! 1 overdue`, `✓ Up to date`."""
    kind = row.worst
    if kind in _COUNTED:
        return f"{kind.symbol} {row.count(kind)} {_COUNTED[kind]}"
    words = {StandingKind.IN_DATE: "Up to date", StandingKind.NOT_REQUIRED: "Nothing asked"}.get(kind, kind.words)
    return f"{kind.symbol} {words}"


def people_columns() -> list[Column[PersonRow]]:
    """Return the columns of the register."""
    return [
        Column(_tr("Name"), _name, width=124, strong=True, key="name", tooltip=_name),
        Column(_tr("Role"), _role, width=60, key="role", tooltip=_role),
        Column(_tr("Group"), _group, sort_key=_group_order, align=_CENTRE, width=50, key="group"),
        Column(_tr("Training"), _training, sort_key=_order, width=128, status=_kind, key="training"),
        Column(_tr("Team"), _team, width=96, key="team", tooltip=_team),
    ]


def titles(words: Iterable[str]) -> list[tuple[str, str]]:
    """Return words as choices of a menu, each once and in order."""
    return [(word, word) for word in sorted({word for word in words if word}, key=str.casefold)]


_CENTRE = Qt.AlignmentFlag.AlignHCenter


def _current(board: Board, row: Row) -> PersonRow:
    role = row.person.role_words(board.as_at)
    team, training, away = board.team_of(row), training_words(row), row.person.is_away_on(board.as_at)
    return PersonRow(row.person, Presence.CURRENT, role, row.group, team, row.worst, training, away)


def search_words(row: PersonRow) -> str:
    """Return the text in which the register looks: what it shows, other names, staff number and e-mail."""
    person = row.person
    return " ".join(
        (_name(row), _role(row), _training(row), row.team, *other_names(person), person.staff_number, person.email)
    )


def _absent(person: Person, as_at: date) -> PersonRow:
    starts = [item.span.starts_on for item in person.services if item.span.starts_on and item.span.starts_on > as_at]
    ends = [item.span.ends_on for item in person.services if item.span.ends_on and item.span.ends_on < as_at]
    if starts and not ends:
        presence, day, words = Presence.LATER, min(starts), f"Starts {in_words(min(starts))}"
    else:
        presence, day = Presence.LEAVER, max(ends, default=as_at)
        words = f"Left {in_words(day)}" if ends else "Not here"
    if person.archived_on is not None:
        presence, words = Presence.ARCHIVED, words if ends else "Archived"
    placed, place = person.group_on(day), person.place_on(day)
    return PersonRow(
        person,
        presence,
        person.role_words(day),
        placed.group if placed else None,
        place.team if place else "",
        StandingKind.NOT_REQUIRED,
        words,
    )


def _name(row: PersonRow) -> str:
    return row.person.sorted_name


def _role(row: PersonRow) -> str:
    return f"{AWAY_SYMBOL} {_tr('Away')} · {row.role}" if row.is_away else row.role


def _group(row: PersonRow) -> str:
    return str(row.group) if row.group is not None else "–"


def _group_order(row: PersonRow) -> int:
    return row.group or 0


def _team(row: PersonRow) -> str:
    return row.team


def _training(row: PersonRow) -> str:
    return row.training


def _kind(row: PersonRow) -> StandingKind:
    return row.kind


def _order(row: PersonRow) -> tuple[int, str]:
    return row.order


def _tr(text: str) -> str:
    return QCoreApplication.translate("People", text)
