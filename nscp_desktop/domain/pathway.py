"""The recommended order of courses for a Target Group or a duty, and how far somebody has come on it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.dates import FOREVER, in_words
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.requirements import Requirement, RuleKind
from nscp_desktop.domain.standing import History, Rulebook
from nscp_desktop.domain.training import Booking, Completion, Equivalent


class Pathway(NamedTuple):
    """Courses in the order in which they are recommended, for a Target Group or for those who hold a duty.

    Exactly one of `group` and `duty` (its code) is set.
    """

    course_ids: tuple[int, ...]
    group: int | None = None
    duty: str = ""


class StepState(StrEnum):
    """How far somebody is with one step. At most one step is `NEXT`."""

    DONE = "done"
    BOOKED = "booked"
    NEXT = "next"
    LATER = "later"
    SKIPPED = "skipped"

    @property
    def words(self) -> str:
        return _WORDS[self]


_WORDS = {
    StepState.DONE: "Done",
    StepState.BOOKED: "Booked",
    StepState.NEXT: "Next step",
    StepState.LATER: "Later",
    StepState.SKIPPED: "Left out",
}


@dataclass(frozen=True, slots=True)
class PathStep:
    """One course on somebody's way.

    `done` is the completion that it is done by; `met_by` names the course of that completion when it is another one,
    and `equivalent` who accepted it. `booking` is the next place booked, whether or not the step is done.
    """

    course: Course
    state: StepState
    done: Completion | None = None
    met_by: Course | None = None
    equivalent: Equivalent | None = None
    booking: Booking | None = None

    @property
    def words(self) -> str:
        """Say in words how far it is: `met by Core safeguarding training, 3 Sep 2026`."""
        match self.state:
            case StepState.DONE if self.done is not None:
                return self._done_words(self.done)
            case StepState.BOOKED if self.booking is not None:
                return f"booked {in_words(self.booking.on)}" if self.booking.on else "booked, date to be set"
            case StepState.SKIPPED:
                return "the course is switched off"
        return ""

    def _done_words(self, done: Completion) -> str:
        if self.equivalent is not None:
            by = f"met by {self.met_by.title}, " if self.met_by is not None else ""
            return f"{by}{done.done_words}, accepted by {self.equivalent.approved_by}"
        return f"met by {self.met_by.title}, {done.done_words}" if self.met_by is not None else done.done_words


def pathways_of(person: Person, pathways: Iterable[Pathway], as_at: date) -> tuple[Pathway, ...]:
    """Return the pathways that are for somebody on a day: of their group first, then of their duties.

    None while they are not here.
    """
    if person.service_on(as_at) is None:
        return ()
    placed = person.group_on(as_at)
    duties = {held.duty for held in person.duties_on(as_at)}
    known = tuple(pathways)
    own = [one for one in known if one.group is not None and placed is not None and one.group == placed.group]
    return (*own, *(one for one in known if one.group is None and one.duty in duties))


def in_one_order(pathways: Sequence[Pathway]) -> tuple[int, ...]:
    """Return the courses of several pathways in one order, each once.

    The order of a duty always holds; the courses of a group stand among them where that order leaves them. Where the
    orders of two duties contradict each other, one of them gives way.
    """
    duties = [one.course_ids for one in pathways if one.group is None]
    order: list[int] = []
    seen: set[int] = set()

    def put(course_id: int) -> None:
        """Put a course at the end, after all that some duty has before it."""
        if course_id in seen:
            return
        seen.add(course_id)
        for own in duties:
            for earlier in own[: own.index(course_id)] if course_id in own else ():
                put(earlier)
        order.append(course_id)

    for one in pathways:
        for course_id in one.course_ids:
            put(course_id)
    return tuple(order)


def steps_for(
    person: Person, pathways: Iterable[Pathway], history: History, rulebook: Rulebook, as_at: date
) -> tuple[PathStep, ...]:
    """Return somebody's steps in order, each course once.

    A step is done when a completion of its course is on record by the day. A completion of another course stands in for
    one step: when it counts the first time for everything asked that the step's course counts for, or when somebody
    accepted it for what is new with the step. Nothing stands in where the steps before count for all of that already,
    or where only hours are asked: the pathway wants that very course then.
    """
    own = in_one_order(pathways_of(person, pathways, as_at))
    find = _Done(history, rulebook, as_at)
    steps: list[PathStep] = []
    is_next_open = True
    for course in (rulebook.courses[course_id] for course_id in own if course_id in rulebook.courses):
        booking = _next_booking(history.bookings, course.id, as_at)
        step = find.step(course, booking)
        if step is None and not course.active:
            step = PathStep(course, StepState.SKIPPED, booking=booking)
        elif step is None and booking is not None:
            step = PathStep(course, StepState.BOOKED, booking=booking)
            is_next_open = False
        elif step is None:
            step = PathStep(course, StepState.NEXT if is_next_open else StepState.LATER)
            is_next_open = False
        steps.append(step)
    return tuple(steps)


def next_step(steps: Sequence[PathStep]) -> PathStep | None:
    """Return the first step that is not done, whether or not it is booked; None when the way is done or empty."""
    return next((step for step in steps if step.state not in (StepState.DONE, StepState.SKIPPED)), None)


def steps_done(steps: Sequence[PathStep]) -> tuple[int, int]:
    """Return how many steps are done, and of how many: those left out are not counted."""
    counted = [step for step in steps if step.state is not StepState.SKIPPED]
    return sum(step.state is StepState.DONE for step in counted), len(counted)


class _Done:
    """Finds by what the steps are done, one after the other."""

    def __init__(self, history: History, rulebook: Rulebook, as_at: date) -> None:
        self._rulebook = rulebook
        self._firsts: dict[int, frozenset[str]] = {}
        self._completions = [done for done in history.completions if _on_record(done, as_at)]
        self._accepted: dict[int, list[Equivalent]] = {}
        for equivalent in history.equivalents:
            self._accepted.setdefault(equivalent.completion_id, []).append(equivalent)
        self._before: set[str] = set()
        self._used: set[int] = set()

    def step(self, course: Course, booking: Booking | None) -> PathStep | None:
        """Return the next step when it is done: by its own course, the latest first, or else by what stands in."""
        wanted = self._first_time(course.id)
        new = wanted - self._before
        # Hours add up: what an earlier step gives of them leaves the hours of a later one still to do.
        lasting = {item for item in new if not _is_hours(self._rulebook.by_id[item])}
        self._before |= lasting
        own = [done for done in self._completions if done.course_id == course.id]
        if own:
            return PathStep(course, StepState.DONE, max(own, key=_by_day), booking=booking)
        if not lasting:
            return None
        stands_in = [done for done in self._completions if self._stands_in(done, wanted, new)]
        if not stands_in:
            return None
        done = max(stands_in, key=_by_day)
        self._used.add(done.id)
        short = wanted - self._first_time(done.course_id)
        equivalent = next((item for item in self._accepted.get(done.id, ()) if item.requirement_id in short), None)
        return PathStep(course, StepState.DONE, done, self._rulebook.courses.get(done.course_id), equivalent, booking)

    def _stands_in(self, done: Completion, wanted: frozenset[str], new: frozenset[str]) -> bool:
        """Whether a training is as good as the course; what was accepted need not cover what earlier steps are for."""
        if done.id in self._used:
            return False
        accepted = {item.requirement_id for item in self._accepted.get(done.id, ())}
        counts = self._first_time(done.course_id) | accepted
        return new <= counts and (wanted <= counts or not accepted.isdisjoint(new))

    def _first_time(self, course_id: int) -> frozenset[str]:
        """Return all that is asked and that a course counts towards the first time."""
        found = self._firsts.get(course_id)
        if found is None:
            items, by_id = self._rulebook.counts.get(course_id, ()), self._rulebook.by_id
            own = (item.requirement_id for item in items if item.first)
            found = self._firsts[course_id] = frozenset(item for item in own if _is_asked(by_id[item]))
        return found


def _is_asked(requirement: Requirement) -> bool:
    """Whether it is asked of people, and not of the agency as a whole or of nobody at present."""
    rules = requirement.rules
    return requirement.active and (not rules or any(rule.kind is not RuleKind.MINIMUM for rule in rules))


def _is_hours(requirement: Requirement) -> bool:
    kinds = {rule.kind for rule in requirement.rules} - {RuleKind.MINIMUM}
    return kinds == {RuleKind.HOURS}


def _on_record(done: Completion, as_at: date) -> bool:
    return (done.completed_on or done.recorded_on) <= as_at


def _by_day(done: Completion) -> tuple[date, int]:
    return done.completed_on or done.expires_on or date.min, done.id


def _next_booking(bookings: Iterable[Booking], course_id: int, as_at: date) -> Booking | None:
    ahead = [one for one in bookings if one.course_id == course_id and (one.on is None or one.on >= as_at)]
    return min(ahead, key=_booked_order, default=None)


def _booked_order(booking: Booking) -> tuple[date, int]:
    return booking.on or FOREVER, booking.id
