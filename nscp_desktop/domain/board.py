"""Everyone's standing on one day: what the screens, the reports and the sheets all read."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeVar

from nscp_desktop.domain.applies import profile_on
from nscp_desktop.domain.dates import add_months
from nscp_desktop.domain.figures import Figures, count
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.requirements import Requirement
from nscp_desktop.domain.standing import (
    NO_HISTORY,
    NOT_REQUIRED,
    History,
    Judge,
    Rulebook,
    Standing,
    StandingKind,
    worst,
)

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The whole record as plain data: people by id, their histories by person id, and the rules."""

    people: Mapping[int, Person]
    histories: Mapping[int, History]
    rulebook: Rulebook

    def history(self, person_id: int) -> History:
        return self.histories.get(person_id, NO_HISTORY)


class Row(NamedTuple):
    """One person on the board: their cells by requirement id, and the worst of them."""

    person: Person
    cells: Mapping[str, Standing]
    worst: StandingKind
    group: int | None

    def cell(self, requirement_id: str) -> Standing:
        return self.cells.get(requirement_id, NOT_REQUIRED)

    def count(self, *kinds: StandingKind) -> int:
        """How many of the person's standings are of these kinds."""
        return sum(cell.kind in kinds for cell in self.cells.values())


@dataclass(frozen=True, slots=True)
class Board:
    """Everyone who was here on `as_at`, in the order of their sorted names."""

    as_at: date
    rulebook: Rulebook
    rows: tuple[Row, ...]

    def requirements(self) -> tuple[Requirement, ...]:
        """Return the requirements that somebody here has to meet, in the agency's order."""
        asked = {requirement_id for row in self.rows for requirement_id in row.cells}
        return tuple(item for item in self.rulebook.requirements if item.id in asked)

    def figures(self) -> Figures:
        """Count people by their worst standing."""
        return count(row.worst for row in self.rows)

    def by_requirement(self) -> dict[str, Figures]:
        """Count people by their standing with each requirement that somebody has to meet."""
        return {
            item.id: count(row.cells[item.id].kind for row in self.rows if item.id in row.cells)
            for item in self.requirements()
        }

    def by_group(self) -> dict[int | None, Figures]:
        """Count people by their worst standing in each Target Group; None is those never placed."""
        return _grouped((row.group, row) for row in self.rows)

    def by_team(self) -> dict[str, Figures]:
        """Count people by their worst standing in each team; "" is those without one."""
        return _grouped((self.team_of(row), row) for row in self.rows)

    def team_of(self, row: Row) -> str:
        place = row.person.place_on(self.as_at)
        return place.team if place else ""

    def lapses(self, months: int = 12) -> list[tuple[date, int]]:
        """Return how many standings in date lapse in each of the coming months, as (first of month, count).

        The first entry is the month of `as_at`.
        """
        first = self.as_at.replace(day=1)
        tally: Counter[date] = Counter(
            cell.due.replace(day=1)
            for row in self.rows
            for cell in row.cells.values()
            if cell.due is not None and cell.kind.counts_as_in_date
        )
        return [(month, tally[month]) for month in (add_months(first, index) for index in range(months))]


def judge_person(judge: Judge, person: Person, history: History) -> Row | None:
    """Return one person's row, None when they were not here on the judge's day."""
    profile = profile_on(person, judge.as_at)
    if profile is None:
        return None
    cells = judge.cells(person, profile, history)
    return Row(person, cells, worst(cells.values()), profile.group)


def everyone(snapshot: Snapshot, as_at: date) -> Board:
    """Work out everyone's standing on one day."""
    judge = Judge(snapshot.rulebook, as_at)
    rows = []
    for person_id, person in snapshot.people.items():
        row = judge_person(judge, person, snapshot.history(person_id))
        if row is not None:
            rows.append(row)
    return Board(as_at, snapshot.rulebook, sorted_rows(rows))


def sorted_rows(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return rows in the order of their names, family name first."""
    return tuple(sorted(rows, key=_by_name))


def with_changed(rows: Iterable[Row], gone: Iterable[Person], new: Iterable[Row]) -> tuple[Row, ...]:
    """Return rows that are in the order of their names without some people as they were, and with others.

    It looks at few of the rows, as one edit touches one person of many.
    """
    found = list(rows)
    for person in gone:
        place = bisect_left(found, _name(person), key=_by_name)
        if place < len(found) and found[place].person.id == person.id:
            del found[place]
    for row in new:
        insort(found, row, key=_by_name)
    return tuple(found)


def _by_name(row: Row) -> tuple[str, str, int]:
    return _name(row.person)


def _name(person: Person) -> tuple[str, str, int]:
    return person.family.casefold(), person.given.casefold(), person.id


def _grouped(pairs: Iterable[tuple[Key, Row]]) -> dict[Key, Figures]:
    kinds: dict[Key, list[StandingKind]] = {}
    for key, row in pairs:
        kinds.setdefault(key, []).append(row.worst)
    return {key: count(found) for key, found in kinds.items()}
