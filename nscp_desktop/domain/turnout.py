"""A day of training for everyone who was here, such as whole-school training: who came, and who has to catch up."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from nscp_desktop.domain.board import Board
from nscp_desktop.domain.requirements import Requirement
from nscp_desktop.domain.standing import Rulebook


@dataclass(frozen=True, slots=True)
class Turnout:
    """Of the people of whom it was asked on the day: who was there, and who missed it.

    `away` are people who were away for a time on the day and did not come; they are left out of the figure, and named
    beside it.
    """

    course_id: int
    on: date
    there: tuple[int, ...] = ()
    missed: tuple[int, ...] = ()
    away: tuple[int, ...] = ()

    @property
    def words(self) -> str:
        """`52 of 60`."""
        return f"{len(self.there):,} of {len(self.there) + len(self.missed):,}"

    @property
    def beside(self) -> str:
        """`and 1 away`; empty when nobody was."""
        return f"and {len(self.away):,} away" if self.away else ""


def held_for_everyone(rulebook: Rulebook, course_id: int) -> tuple[Requirement, ...]:
    """Return what a course counts towards that is held for everyone on one day."""
    found = [rulebook.by_id[item.requirement_id] for item in rulebook.counts.get(course_id, ())]
    return tuple(item for item in found if item.whole_agency and item.active)


def turnout(board: Board, course_id: int, there: Collection[int]) -> Turnout:
    """Return who of those asked on the board's day was at the course; the exempt are left out."""
    asked = [item.id for item in held_for_everyone(board.rulebook, course_id)]
    came: list[int] = []
    missed: list[int] = []
    away: list[int] = []
    for row in board.rows:
        if not any(row.cell(requirement_id).kind.is_asked for requirement_id in asked):
            continue
        own = row.person.id
        is_away = row.person.is_away_on(board.as_at)
        (came if own in there else away if is_away else missed).append(own)
    return Turnout(course_id, board.as_at, tuple(came), tuple(missed), tuple(away))
