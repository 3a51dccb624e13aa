"""Induction: the steps that somebody who starts goes through, by when, and how many days it took.

Each start counts anew. What was done in the three months before the first day counts for it as well.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from nscp_desktop.domain.applies import MONTHS_BEFORE_A_START, start_counts_from
from nscp_desktop.domain.dates import FOREVER, add_days, add_months, days_between, in_words, plural
from nscp_desktop.domain.people import Person, held_since
from nscp_desktop.domain.requirements import Requirement, RuleKind
from nscp_desktop.domain.rule_kinds import due_after, effective_on
from nscp_desktop.domain.standing_kinds import StandingKind
from nscp_desktop.domain.start_counts import Start, start_counts
from nscp_desktop.domain.what_counts import Entry

USUAL_DAYS = 14
MOST_DAYS = 365
SINCE_MONTHS = (3, 6, 12)
INDUCTION_REQUIREMENT, CORE_REQUIREMENT = "general/induction", "general/core-safeguarding"


class InductionStep(NamedTuple):
    """One step of the list.

    With a `requirement_id` it is ticked by the training on record. `asked_from` is the first day of those of whom it
    is asked; None means everybody who started.
    """

    id: int
    title: str
    about: str = ""
    requirement_id: str | None = None
    active: bool = True
    asked_from: date | None = None


class StepTick(NamedTuple):
    """A step that somebody ticked by hand for a person: when it was done, and by whom it was explained."""

    id: int
    person_id: int
    step_id: int
    done_on: date
    done_by: str = ""


class DoneStep(NamedTuple):
    """A step that was ticked by hand for one person, by its title."""

    title: str
    done_on: date
    done_by: str


class StepState(NamedTuple):
    """One step of one starter. It is not asked of some; `done_on` is None while it is open."""

    step: InductionStep
    is_asked: bool = True
    done_on: date | None = None
    done_by: str = ""


@dataclass(frozen=True, slots=True)
class Starter:
    """One start of one person: by when its steps are to be done, and how far they are."""

    person: Person
    team: str
    started_on: date
    deadline: date
    steps: tuple[StepState, ...]
    as_at: date
    is_away: bool = False

    @property
    def asked(self) -> tuple[StepState, ...]:
        return tuple(state for state in self.steps if state.is_asked)

    @property
    def done(self) -> int:
        return sum(state.done_on is not None for state in self.asked)

    @property
    def finished_on(self) -> date | None:
        """The day of the last step; None while one is open."""
        days = [state.done_on for state in self.asked if state.done_on is not None]
        return max(days) if days and len(days) == len(self.asked) else None

    @property
    def days_taken(self) -> int | None:
        """Days from the first day to the last step, 0 when all was done before; None while a step is open."""
        last = self.finished_on
        return max(days_between(self.started_on, last), 0) if last is not None else None

    @property
    def is_late(self) -> bool:
        """Whether a step is still open after the deadline."""
        return self.finished_on is None and self.as_at > self.deadline

    @property
    def was_in_time(self) -> bool:
        """Whether the last step was done by the deadline."""
        return self.finished_on is not None and self.finished_on <= self.deadline

    @property
    def start(self) -> Start:
        """What is counted of it."""
        own, days = self.person.id, days_between(self.started_on, self.deadline)
        return Start(own, self.started_on, days, self.finished_on, self.is_late, self.is_away)

    @property
    def standing(self) -> StandingKind:
        """The word, symbol and colour under which the induction is shown."""
        if self.finished_on is not None:
            return StandingKind.IN_DATE
        return StandingKind.OVERDUE if self.is_late else StandingKind.INDUCTION

    @property
    def words(self) -> str:
        """`Finished in 9 days`, `Late by 3 days`, `Open until 7 Dec 2026`."""
        taken = self.days_taken
        if taken is not None and self.finished_on is not None:
            over = days_between(self.deadline, self.finished_on)
            return f"Finished in {plural(taken, 'day')}" + (f", {over} late" if over > 0 else "")
        if self.is_late:
            return f"Late by {plural(days_between(self.deadline, self.as_at), 'day')}"
        if self.started_on > self.as_at:
            return f"Starts {in_words(self.started_on)}"
        return f"Open until {in_words(self.deadline)}"


class InductionFigures(NamedTuple):
    """How many of those whose time is over, or who have finished, finished within it.

    Beside them are those whose time is still ahead, and those away with a step open. `median_days` is that of those
    who have finished, None when nobody has.
    """

    in_time: int
    of: int
    late: int
    ahead: int
    away: int
    median_days: float | None

    @property
    def words(self) -> str:
        """`12 of 15 (80%)`, `0 of 0 (n/a)`."""
        percent = f"{self.in_time * 100 // self.of}%" if self.of else "n/a"
        return f"{self.in_time:,} of {self.of:,} ({percent})"

    @property
    def beside(self) -> str:
        """Who is left out, in words; empty when nobody is."""
        parts = [f"{self.ahead} with time left"] if self.ahead else []
        parts += [f"{self.away} away"] if self.away else []
        return "and " + ", ".join(parts) if parts else ""

    @property
    def median_words(self) -> str:
        return f"{self.median_days:g}" if self.median_days is not None else "–"


class Rule(NamedTuple):
    """What inductions are worked out by: the steps in order, the days from the first day, and the requirements."""

    steps: tuple[InductionStep, ...]
    days: int
    requirements: Mapping[str, Requirement]


class OnRecord(NamedTuple):
    """What is on record for one person: steps ticked by hand, and trainings by requirement id.

    `not_asked` are the requirements that are not asked of the person.
    """

    ticks: Sequence[StepTick] = ()
    entries: Mapping[str, Sequence[Entry]] = {}
    not_asked: frozenset[str] = frozenset()


def usual_steps(requirements: Iterable[Requirement]) -> tuple[InductionStep, ...]:
    """Return the steps that an induction usually has; the last is tied to the training that starters are asked for."""
    first = usual_requirement(requirements)
    return (
        InductionStep(0, "Duties explained", "What the person's own part in keeping children safe is."),
        InductionStep(0, "Procedures", "The agency's procedures, and what to do with a concern or an allegation."),
        InductionStep(0, "Lead's name", "Who the safeguarding lead and deputies are, and how to reach them at once."),
        InductionStep(0, "Policies read", "The safeguarding policy, the code of conduct and whistleblowing."),
        InductionStep(
            0, "First training", "The safeguarding training for people who start.", first.id if first else None
        ),
    )


def usual_requirement(requirements: Iterable[Requirement]) -> Requirement | None:
    """Return the requirement that starters have to meet first: the induction, else core training; None without one."""
    known = {item.id: item for item in requirements if item.active}
    each_start = (item for item in known.values() if _is_each_start(item))
    return known.get(INDUCTION_REQUIREMENT) or next(each_start, None) or known.get(CORE_REQUIREMENT)


def usual_days(requirements: Iterable[Requirement]) -> int:
    """Return the days that the rule about inductions gives, or 14 when no rule says so."""
    first = usual_requirement(requirements)
    given = (rule.first_within_days for rule in first.rules) if first is not None else ()
    return next((days for days in given if days is not None), USUAL_DAYS)


def start_of(person: Person, as_at: date) -> date | None:
    """Return the first day of somebody's present time here, or of one that begins within three months.

    None for those who have left, and for those of whom nobody knows when they started.
    """
    since = held_since((service.span for service in person.services), as_at)
    if since is None:
        soon = add_months(as_at, MONTHS_BEFORE_A_START)
        starts = [service.span.starts_on for service in person.services if service.span.starts_on is not None]
        since = min((day for day in starts if as_at < day <= soon), default=None)
    return since if since != date.min else None


def deadline_of(started_on: date, days: int) -> date:
    """Return the last day on which an induction is in time."""
    return add_days(started_on, days)


def starter(person: Person, rule: Rule, record: OnRecord, as_at: date) -> Starter | None:
    """Return how far somebody is with the induction of their present start.

    None when they are not here nor about to start, or when no step is asked of them.
    """
    since = start_of(person, as_at)
    if since is None:
        return None
    steps = tuple(_state(person, step, rule, record, since, as_at) for step in rule.steps if step.active)
    if not any(state.is_asked for state in steps):
        return None
    place = person.place_on(max(since, as_at))
    team = place.team if place is not None else ""
    return Starter(person, team, since, deadline_of(since, rule.days), steps, as_at, person.is_away_on(as_at))


def is_listed(one: Starter, months: int) -> bool:
    """Whether a start lies within some months, or its induction was begun by hand and is not finished."""
    if one.started_on > add_months(one.as_at, -months):
        return True
    begun = any(state.done_on is not None and state.step.requirement_id is None for state in one.asked)
    return begun and one.finished_on is None


def figures_of(starters: Iterable[Starter]) -> InductionFigures:
    """Count inductions: finished in time, of all that are finished or late."""
    found = start_counts(one.start for one in starters)
    return InductionFigures(
        len(found.in_time), found.of, len(found.late), len(found.ahead), len(found.away), found.median_days
    )


def counted(starters: Iterable[Starter]) -> tuple[Starter, ...]:
    """Return those who are d in the figures: who have finished, and who are late and not away."""
    return tuple(one for one in starters if one.finished_on is not None or (one.is_late and not one.is_away))


def _state(person: Person, step: InductionStep, rule: Rule, record: OnRecord, since: date, as_at: date) -> StepState:
    if step.asked_from is not None and since < step.asked_from:
        return StepState(step, is_asked=False)
    first_day = start_counts_from(person, since)
    if step.requirement_id is None:
        ticks = [tick for tick in record.ticks if tick.step_id == step.id and first_day <= tick.done_on <= as_at]
        if not ticks:
            return StepState(step)
        tick = min(ticks, key=lambda tick: (tick.done_on, tick.id))
        return StepState(step, True, tick.done_on, tick.done_by)
    requirement = rule.requirements.get(step.requirement_id)
    if requirement is None or step.requirement_id in record.not_asked:
        return StepState(step, is_asked=False)
    days = _days(requirement, record.entries.get(step.requirement_id, ()), first_day, since)
    return StepState(step, True, min((day for day in days if day <= as_at), default=None))


def _days(requirement: Requirement, entries: Iterable[Entry], first_day: date, since: date) -> Iterable[date]:
    """Go through the days on which a requirement was met for a start.

    Where it is not asked anew at each start, what was still in date on the first day counts as well.
    """
    anew = _is_each_start(requirement)
    for entry in entries:
        for rule in requirement.rules:
            day = effective_on(entry.completion, rule)
            if day is None:
                continue
            lasts = due_after(entry.completion, rule) or FOREVER
            if day >= first_day or (not anew and lasts >= since):
                yield day


def _is_each_start(requirement: Requirement) -> bool:
    return any(rule.kind is RuleKind.EACH_START for rule in requirement.rules)
