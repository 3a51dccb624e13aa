"""The recommended order of courses, and how far people have come on it."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from nscp_desktop.domain.board import Row
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.pathway import PathStep, Pathway, next_step, steps_done, steps_for
from nscp_desktop.domain.target_groups import GROUP_NUMBERS
from nscp_desktop.domain.users import Right
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.standing import StandingService
from nscp_desktop.storage.unit_of_work import UnitOfWork


class OnTheWay(NamedTuple):
    """One person who is here, and their steps; empty when no pathway is for them."""

    row: Row
    steps: tuple[PathStep, ...]

    @property
    def following(self) -> PathStep | None:
        """The first step that is not done."""
        return next_step(self.steps)

    @property
    def done_words(self) -> str:
        """`3 of 5`."""
        done, of = steps_done(self.steps)
        return f"{done} of {of}"


class PathwaysService:
    """Pathways. Each public method that stores is one transaction."""

    def __init__(self, desk: Desk, standing: StandingService) -> None:
        self._desk = desk
        self._standing = standing

    def all(self) -> tuple[Pathway, ...]:
        """Return the pathways of the Target Groups in order, then those of the duties."""
        with self._desk.reading() as unit:
            return unit.pathways.all()

    def set_steps(self, course_ids: Sequence[int], *, group: int | None = None, duty: str = "") -> None:
        """Make these courses, in this order, the pathway of a Target Group or of those who hold a duty; none ends it.

        Raises NotAllowedError when a course stands in it twice or is not on record, or nobody is named.
        """
        courses = self._standing.snapshot().rulebook.courses
        for place, course_id in enumerate(course_ids):
            if course_id not in courses:
                raise NotAllowedError("One of the courses is no longer in the record.", "course_ids")
            if course_id in course_ids[:place]:
                raise NotAllowedError(f"{courses[course_id].title} is a step twice.", "course_ids")
        with self._desk.reading() as unit:
            whose = _whose(unit, group, duty)
        with self._desk.changing(f"Change the pathway of {whose}", right=Right.ADMINISTER) as unit:
            unit.pathways.set(course_ids, group=group, duty=duty)

    def steps(self, person_id: int, as_at: date) -> tuple[PathStep, ...]:
        """Return somebody's steps in order on a day, all pathways that are for them in one list.

        Raises NotFoundError when there is no such person.
        """
        snapshot = self._standing.snapshot()
        person = snapshot.people.get(person_id)
        if person is None:
            raise NotFoundError("That person is no longer in the record.")
        return steps_for(person, self.all(), snapshot.history(person_id), snapshot.rulebook, as_at)

    def everybody(self, as_at: date) -> tuple[OnTheWay, ...]:
        """Return everyone who is here on a day with their steps, in the order of their names."""
        snapshot, pathways = self._standing.snapshot(), self.all()
        return tuple(
            OnTheWay(row, steps_for(row.person, pathways, snapshot.history(row.person.id), snapshot.rulebook, as_at))
            for row in self._standing.board(as_at).rows
        )


def _whose(unit: UnitOfWork, group: int | None, duty: str) -> str:
    """Name whose pathway it is."""
    if (group is None) == (not duty):
        raise NotAllowedError("Choose a Target Group or a duty.", "whose")
    if group is not None:
        if group not in GROUP_NUMBERS:
            raise NotAllowedError("A Target Group is 1, 2, 3 or 4.", "whose")
        return f"Target Group {group}"
    title = next((known.title for known in unit.agency.duties() if known.code == duty), None)
    if title is None:
        raise NotAllowedError("That duty is no longer in the record.", "whose")
    return title
