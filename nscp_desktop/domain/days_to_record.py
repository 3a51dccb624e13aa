"""What is filled in when a day of training for everyone, or the next training of somebody, is recorded."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from nscp_desktop.domain.board import Board
from nscp_desktop.domain.courses import Course, CourseKind
from nscp_desktop.domain.dates import days_between
from nscp_desktop.domain.drafts import TrainingDraft
from nscp_desktop.domain.sessions import Session
from nscp_desktop.domain.standing import History
from nscp_desktop.domain.training import Completion

# Of a day that was planned longer ago somebody has said long since what came of it, or nobody ever will.
STILL_OPEN_DAYS = 60


class PlannedDay(NamedTuple):
    """A day on which people are booked and of which nothing has been recorded: `held` is its session, if it has one."""

    course_id: int
    on: date
    person_ids: frozenset[int]
    held: Session | None = None


def likeliest_course(courses: Iterable[Course], requirement_ids: Collection[str]) -> int | None:
    """Return the course that people most likely mean when they record what some requirements ask for.

    It counts towards all of them, for first time and renewal where there is such a course, and for little else. None
    when no course counts towards all of them.
    """
    found: list[tuple[bool, int, str, int]] = []
    for course in courses:
        items = [item for item in course.satisfies if item.requirement_id in requirement_ids]
        if requirement_ids and len(items) == len(set(requirement_ids)):
            partly = not all(item.first and item.renewal for item in items)
            found.append((partly, len(course.satisfies), course.title, course.id))
    return min(found)[3] if found else None


def course_of_days(courses: Sequence[Course], requirement_id: str, days: Sequence[Session]) -> int | None:
    """Return the course for the next day for everyone: that of the last one, else the only in-house one that counts.

    `days` are those of a requirement, the newest first.
    """
    offered = {course.id for course in courses if course.active}
    for held in days:
        if held.course_id in offered:
            return held.course_id
    counting = [
        course
        for course in courses
        if course.active and any(item.requirement_id == requirement_id for item in course.satisfies)
    ]
    own = [course.id for course in counting if course.kind is CourseKind.IN_HOUSE]
    return own[0] if len(own) == 1 else likeliest_course(counting, (requirement_id,))


def planned_days(
    histories: Mapping[int, History], sessions: Iterable[Session], course_ids: Collection[int], today: date
) -> tuple[PlannedDay, ...]:
    """Return the days until today on which people are booked on some courses and nothing is recorded, the newest first.

    A session for everyone of which nobody is on record yet is one of them, whoever is booked on it.
    """
    booked: defaultdict[tuple[int, date], set[int]] = defaultdict(set)
    for own, history in histories.items():
        for booking in history.bookings:
            if booking.course_id in course_ids and booking.on is not None and _is_open(booking.on, today):
                booked[booking.course_id, booking.on].add(own)
    held_on: dict[tuple[int, date], Session] = {}
    for held in sessions:
        if held.course_id in course_ids and _is_open(held.ends_on, today) and held.closed_on is None:
            held_on[held.course_id, held.starts_on] = held
            if held.whole_agency and not held.attended:
                booked[held.course_id, held.starts_on] |= set()
    found = [
        PlannedDay(course_id, on, frozenset(people), held_on.get((course_id, on)))
        for (course_id, on), people in booked.items()
    ]
    return tuple(sorted(found, key=_newest))


def day_for_everyone(course_id: int, board: Board, requirement_id: str, planned: PlannedDay | None) -> TrainingDraft:
    """Return a day for everyone as it is offered: whoever is asked and not away on that day, and whoever is booked.

    `board` is of the last day of it.
    """
    booked = planned.person_ids if planned is not None else frozenset()
    people = tuple(
        row.person.id
        for row in board.rows
        if row.person.id in booked or (row.verdict(requirement_id).kind.is_asked and not row.is_away)
    )
    held = planned.held if planned is not None else None
    if held is None:
        return TrainingDraft(course_id, board.as_at, people, whole_agency=True)
    return TrainingDraft(
        course_id,
        held.ends_on,
        people,
        delivery=held.delivery,
        provider=held.provider,
        trainer=held.trainer,
        first_day=held.starts_on if held.starts_on < held.ends_on else None,
        whole_agency=True,
    )


def is_most_of(board: Board, requirement_id: str, person_ids: Collection[int]) -> bool:
    """Whether some people are more than half of those of whom a requirement is asked and who are not away."""
    asked = [row for row in board.rows if row.verdict(requirement_id).kind.is_asked and not row.is_away]
    return 2 * sum(row.person.id in set(person_ids) for row in asked) > len(asked)


def renewed(last: Completion, held: Session | None, person_ids: tuple[int, ...]) -> TrainingDraft:
    """Return the next training like the last one, without a day. A number of a certificate is not the same again."""
    return TrainingDraft(
        last.course_id,
        None,
        person_ids,
        hours=last.hours,
        delivery=held.delivery if held is not None else "",
        provider=last.provider or (held.provider if held is not None else ""),
        trainer=held.trainer if held is not None else "",
        evidence=last.evidence,
    )


def same_course(completions: Sequence[Completion]) -> bool:
    """Whether some trainings are all of one course, so that they can be renewed together."""
    return len({done.course_id for done in completions}) == 1


def _is_open(on: date, today: date) -> bool:
    return on <= today and days_between(on, today) <= STILL_OPEN_DAYS


def _newest(day: PlannedDay) -> tuple[int, int, int]:
    return -day.on.toordinal(), -len(day.person_ids), day.course_id
