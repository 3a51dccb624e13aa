"""Inductions: the agency's list of steps, how far each starter is, and the steps ticked by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from nscp_desktop.domain.applies import start_counts_from
from nscp_desktop.domain.board import Row
from nscp_desktop.domain.dates import add_months, in_words, plural
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.induction import (
    MOST_DAYS,
    DoneStep,
    InductionFigures,
    InductionStep,
    OnRecord,
    Rule,
    Starter,
    StepTick,
    figures_of,
    is_listed,
    start_of,
    starter,
    usual_days,
    usual_steps,
)
from nscp_desktop.domain.page_jobs import PageJob
from nscp_desktop.domain.requirements import Requirement
from nscp_desktop.domain.snapshot import Snapshot
from nscp_desktop.domain.users import Right
from nscp_desktop.domain.what_counts import entries_by_requirement
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.standing import StandingService
from nscp_desktop.services.titles import checked_title, refuse_long, tidy
from nscp_desktop.storage.unit_of_work import UnitOfWork

YEAR = 12


class TickDraft(NamedTuple):
    """Steps that were done with some people on one day, and who explained them."""

    person_ids: tuple[int, ...]
    step_ids: tuple[int, ...]
    done_on: date | None
    done_by: str = ""


class Ticked(NamedTuple):
    """How many steps were ticked, and how many were left as they are: done already, or not asked of the person."""

    stored: int
    skipped: int


@dataclass(frozen=True, slots=True)
class InductionOverview:
    """Everyone whose induction is looked at on a day, in the order of their names; `steps` are those in use."""

    steps: tuple[InductionStep, ...]
    days: int
    starters: tuple[Starter, ...]

    @property
    def figures(self) -> InductionFigures:
        return figures_of(self.starters)


class InductionList(NamedTuple):
    """The list as it is set up: all steps, the days to the deadline, and those that the rules give."""

    steps: tuple[InductionStep, ...]
    days: int | None
    usual_days: int


class InductionService:
    """Inductions. Each public method that stores is one transaction and one undo step."""

    def __init__(self, desk: Desk, standing: StandingService) -> None:
        self._desk = desk
        self._standing = standing

    def overview(self, as_at: date, months: int = YEAR) -> InductionOverview:
        """Return who started within some months before a day, or has begun an induction that is not finished."""
        known = self._requirements()
        with self._desk.reading() as unit:
            rule, ticks = _rule(unit, known), unit.induction.ticks()
        found = []
        if rule.steps:
            snapshot, rows, since = self._standing.snapshot(), self._rows(as_at), add_months(as_at, -months)
            for record in snapshot.records:
                own, started = record.person.id, start_of(record.person, as_at)
                if started is None or (started <= since and own not in ticks):
                    continue
                one = starter(record.person, rule, _on_record(snapshot, rule, rows.get(own), own, ticks), as_at)
                if one is not None and is_listed(one, months):
                    found.append(one)
        return InductionOverview(rule.steps, rule.days, tuple(found))

    def person(self, person_id: int, as_at: date) -> Starter | None:
        """Return how far somebody is with the induction of their present start, however long ago that was.

        None when they are not here nor about to start, when nobody knows when they started, or when no step is asked.
        """
        snapshot, known = self._standing.snapshot(), self._requirements()
        person = snapshot.people.get(person_id)
        if person is None:
            return None
        with self._desk.reading() as unit:
            rule, ticks = _rule(unit, known), unit.induction.ticks([person_id])
        row = self._rows(as_at).get(person_id)
        return starter(person, rule, _on_record(snapshot, rule, row, person_id, ticks), as_at)

    def of_person(self, person_id: int) -> tuple[DoneStep, ...]:
        """Return the steps ticked by hand for one person, of every time here, the earliest first."""
        with self._desk.reading() as unit:
            return unit.induction.of_person(person_id)

    # The list of steps

    def listing(self) -> InductionList:
        """Return the list as it is set up, steps that are switched off included; without steps it is not in use."""
        with self._desk.reading() as unit:
            steps, days = unit.induction.steps(), unit.induction.days()
        return InductionList(steps, days, usual_days(self._requirements().values()))

    def use_usual_steps(self) -> None:
        """Add the usual steps that are not on the list yet. Raises NotAllowedError when all of them are."""
        usual = usual_steps(self._requirements().values())
        with self._desk.changing("Start with the usual steps of induction", right=Right.ADMINISTER) as unit:
            steps = unit.induction.steps()
            titles = {step.title.casefold() for step in steps}
            new = [step for step in usual if step.title.casefold() not in titles]
            if not new:
                raise NotAllowedError("The usual steps are on the list already. Change them as you need.")
            unit.induction.set_steps([*steps, *new])

    def change_list(self, steps: Sequence[InductionStep], days: int | None) -> None:
        """Make these the steps, in this order, and this the days to the deadline; None: what the rules give.

        A step without an id is new. None can be left out: what is not asked any more is switched off.

        Raises NotAllowedError when a title is missing or stands twice, a requirement is not on record, a step is left
        out, or the days are not between 1 and 365.
        """
        if days is not None and not 1 <= days <= MOST_DAYS:
            raise NotAllowedError(f"Give a number of days from 1 to {MOST_DAYS}.", "days")
        known = self._requirements()
        with self._desk.changing("Change the steps of induction", right=Right.ADMINISTER) as unit:
            before = {step.id for step in unit.induction.steps()}
            if before - {step.id for step in steps}:
                raise NotAllowedError(
                    "Steps are not taken off the list. Switch off what is not asked any more.", "steps"
                )
            unit.induction.set_steps(_checked_steps(steps, before, known))
            unit.induction.set_days(days)

    # Ticks

    def tick(self, draft: TickDraft, *, today: date) -> Ticked:
        """Tick steps for one or many; those done already, and those not asked of somebody, are left as they are.

        Raises NotAllowedError, beside `person_ids`, `step_ids` or `done_on`, when nothing is ticked, the day is ahead
        or too long before the first day, somebody is not here, or a step is ticked by the training on record.
        """
        done_on = _checked_day(draft.done_on, today)
        with self._desk.reading() as unit:
            steps = {step.id: step for step in unit.induction.steps() if step.active}
            ticks = unit.induction.ticks(draft.person_ids)
        _check_by_hand(draft, steps)
        starts = {own: self._start(own, done_on, today) for own in dict.fromkeys(draft.person_ids)}
        pairs = [
            (own, step_id)
            for own, start in starts.items()
            for step_id in dict.fromkeys(draft.step_ids)
            if _is_asked(steps[step_id], start) and not _of_start(ticks.get(own, ()), [step_id], start)
        ]
        if not pairs:
            raise NotAllowedError("All of it is ticked already.", "step_ids")
        with self._desk.changing(self._words("Tick", len(pairs), list(starts))) as unit:
            unit.induction.tick(pairs, done_on, tidy(draft.done_by))
        return Ticked(len(pairs), len(starts) * len(set(draft.step_ids)) - len(pairs))

    def untick(self, person_ids: Sequence[int], step_ids: Sequence[int], *, today: date) -> int:
        """Take ticks of the present start away, and return how many.

        Raises NotAllowedError when none of them is ticked by hand.
        """
        with self._desk.reading() as unit:
            ticks = unit.induction.ticks(person_ids)
        found = [
            tick
            for own in dict.fromkeys(person_ids)
            for tick in _of_start(ticks.get(own, ()), step_ids, self._start(own, None, today))
        ]
        if not found:
            raise NotAllowedError("None of these steps is ticked by hand.", "step_ids")
        with self._desk.changing(self._words("Take back", len(found), [tick.person_id for tick in found])) as unit:
            unit.induction.remove([tick.id for tick in found])
        return len(found)

    def jobs(self, as_at: date) -> tuple[PageJob, ...]:
        """Return the job for the list of what to do next when inductions are late."""
        late = [one for one in self.overview(as_at).starters if one.is_late and not one.is_away]
        if not late:
            return ()
        first = min(late, key=_first_due)
        title = f"{plural(len(late), 'induction')} late"
        detail = f"first: {first.person.name}, since {in_words(first.deadline)}"
        return (PageJob(title, detail, "learning", "induction"),)

    def _rows(self, as_at: date) -> dict[int, Row]:
        return {row.person.id: row for row in self._standing.board(as_at).rows}

    def _requirements(self) -> dict[str, Requirement]:
        return {item.id: item for item in self._standing.snapshot().rulebook.requirements}

    def _start(self, person_id: int, done_on: date | None, today: date) -> "_Start":
        """Return somebody's present start, or refuse a day too long before it."""
        person = self._standing.snapshot().people.get(person_id)
        if person is None:
            raise NotFoundError("Somebody on the list is no longer in the record.")
        since = start_of(person, today)
        if since is None:
            raise NotAllowedError(f"{person.name} is not here, or has no first day on record.", "person_ids")
        first = start_counts_from(person, since)
        if done_on is not None and done_on < first:
            sentence = f"{person.name} started on {in_words(since)}. What was done before {in_words(first)}"
            raise NotAllowedError(f"{sentence} does not count for it.", "done_on")
        return _Start(since, first)

    def _words(self, does: str, count: int, person_ids: Sequence[int]) -> str:
        people = list(dict.fromkeys(person_ids))
        known = self._standing.snapshot().people
        whom = known[people[0]].name if len(people) == 1 else plural(len(people), "person", "people")
        return f"{does} {plural(count, 'step')} of induction for {whom}"


def _rule(unit: UnitOfWork, known: Mapping[str, Requirement]) -> Rule:
    steps = tuple(step for step in unit.induction.steps() if step.active)
    linked = {step.requirement_id for step in steps}
    days = unit.induction.days() or usual_days(known.values())
    return Rule(steps, days, {own: item for own, item in known.items() if own in linked})


class _Start(NamedTuple):
    """The first day of somebody's present time here, and the day from which on something counts for it."""

    since: date
    counts_from: date


def _is_asked(step: InductionStep, start: _Start) -> bool:
    return step.asked_from is None or start.since >= step.asked_from


def _of_start(ticks: Sequence[StepTick], step_ids: Sequence[int], start: _Start) -> list[StepTick]:
    return [tick for tick in ticks if tick.step_id in step_ids and tick.done_on >= start.counts_from]


def _checked_day(done_on: date | None, today: date) -> date:
    if done_on is None:
        raise NotAllowedError("Say on which day it was done.", "done_on")
    if done_on > today:
        raise NotAllowedError(f"{in_words(done_on)} is still ahead. Tick the step when it is done.", "done_on")
    return done_on


def _check_by_hand(draft: TickDraft, steps: Mapping[int, InductionStep]) -> None:
    if not draft.person_ids:
        raise NotAllowedError("Choose at least one person.", "person_ids")
    if not draft.step_ids:
        raise NotAllowedError("Tick at least one step.", "step_ids")
    refuse_long(tidy(draft.done_by), "done_by")
    for step_id in draft.step_ids:
        step = steps.get(step_id)
        if step is None:
            raise NotFoundError("One of the steps is no longer on the list.")
        if step.requirement_id is not None:
            raise NotAllowedError(
                f"{step.title} is ticked by the training on record. Record the training instead.", "step_ids"
            )


def _checked_steps(
    steps: Sequence[InductionStep], known: set[int], requirements: Mapping[str, Requirement]
) -> list[InductionStep]:
    found: list[InductionStep] = []
    for step in steps:
        if step.id and step.id not in known:
            raise NotFoundError("One of the steps is no longer on the list.")
        if step.requirement_id is not None and step.requirement_id not in requirements:
            raise NotAllowedError("Choose a requirement of the list.", "requirement_id")
        title = checked_title(step.title, (other.title for other in found), what="step")
        found.append(step._replace(title=title, about=tidy(step.about)))
    return found


def _on_record(
    snapshot: Snapshot, rule: Rule, row: Row | None, own: int, ticks: Mapping[int, Sequence[StepTick]]
) -> OnRecord:
    """Return what is on record for one person; who is not on the board has not started, and all is asked of them."""
    not_asked = (item for item in rule.requirements if row is not None and not row.verdict(item).kind.is_asked)
    history = snapshot.history(own)
    entries = entries_by_requirement(snapshot.rulebook.counts, history.completions, history.equivalents)
    return OnRecord(ticks.get(own, ()), entries, frozenset(not_asked))


def _first_due(one: Starter) -> date:
    return one.deadline
