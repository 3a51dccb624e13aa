"""Looking ahead: what lapses, what a session would change, and the days of training for everyone."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from nscp_desktop.domain.board import Snapshot, everyone
from nscp_desktop.domain.dates import Precision, in_words
from nscp_desktop.domain.drafts import TrainingDraft
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.forecast import Forecast, Horizon, Told, look_ahead
from nscp_desktop.domain.minimums import Minimum
from nscp_desktop.domain.panels import PanelCheck, check_panel
from nscp_desktop.domain.sessions import Session
from nscp_desktop.domain.what_if import Plan, WhatIf, what_if
from nscp_desktop.domain.whole_agency import (
    CatchUp,
    Clock,
    Coverage,
    Starter,
    catch_up,
    clock,
    coverage,
    days_of,
    days_words,
    held_for_everyone,
    starters,
    whole_agency_requirements,
)
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.standing import StandingService
from nscp_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class WholeAgency:
    """One requirement that is held for everyone on one day: its clock, its days, the newest first, and who is missing.

    `catch_up` and `starters` are about the newest day.
    """

    clock: Clock
    days: tuple[Coverage, ...]
    catch_up: tuple[CatchUp, ...]
    starters: tuple[Starter, ...]


class DayFound(NamedTuple):
    """A day on which a course was held: `session_id` is None where only the trainings of people are on record.

    `people` have the course on record for it.
    """

    session_id: int | None
    course_id: int
    starts_on: date
    ends_on: date
    people: int


def _go_on(_done: int, _of: int) -> bool:
    return True


class PlanningService:
    """What lies ahead, worked out from the record. Each public method that stores is one transaction."""

    def __init__(self, desk: Desk, standing: StandingService) -> None:
        self._desk = desk
        self._standing = standing

    def forecast(self, horizon: Horizon, told: Told = _go_on) -> Forecast | None:
        """Return what lapses and where everyone would be if nothing more is done; None when `told` says to stop."""
        return look_ahead(self._standing.snapshot(), horizon, told)

    def what_if(self, plan: Plan, today: date, told: Told = _go_on) -> WhatIf | None:
        """Return what a session would change; None when `told` says to stop. Nothing is stored."""
        return what_if(self._standing.snapshot(), plan, today, told)

    def check_panel(self, minimum: Minimum, person_ids: tuple[int, ...], on: date) -> PanelCheck:
        """Return whether these people are, on a day, a panel as a rule asks for."""
        people = self._standing.snapshot().people
        return check_panel(self._standing.board(on), minimum, tuple(people[own] for own in person_ids if own in people))

    # Days for everyone

    def clocks(self, as_at: date) -> tuple[Clock, ...]:
        """Return the agency's own clocks: one for each requirement that is held for everyone on one day."""
        rulebook, sessions = self._standing.snapshot().rulebook, self._sessions()
        return tuple(
            clock(requirement, days_of(requirement.id, sessions, rulebook, as_at), as_at)
            for requirement in whole_agency_requirements(rulebook)
        )

    def whole_agency(self, as_at: date, *, newest_only: bool = False) -> tuple[WholeAgency, ...]:
        """Return each requirement that is held for everyone on one day, with its days and who has to catch up.

        With `newest_only` the last day is the only one worked out.
        """
        snapshot, sessions, now = self._standing.snapshot(), self._sessions(), self._standing.board(as_at)
        boards = {as_at: now}
        found = []
        for own_clock in self.clocks(as_at):
            own = own_clock.requirement.id
            days = days_of(own, sessions, snapshot.rulebook, as_at)
            days = days[:1] if newest_only else days
            for day in days:
                if day.ends_on not in boards:
                    boards[day.ends_on] = everyone(snapshot, day.ends_on)
            covered = tuple(coverage(snapshot, boards[day.ends_on], own, day, as_at) for day in days)
            missing: tuple[CatchUp, ...] = ()
            new: tuple[Starter, ...] = ()
            if days:
                missing = catch_up(snapshot, boards[days[0].ends_on], now, own, days[0])
                new = starters(snapshot, now, own, days[0])
            found.append(WholeAgency(own_clock, covered, missing, new))
        return tuple(found)

    def days_to_mark(self, requirement_id: str) -> tuple[DayFound, ...]:
        """Return the days of training that count towards a requirement and are not marked as for everyone.

        The newest come first. A day on which nothing but people's own trainings is on record is among them, as for
        example after an import.
        """
        snapshot = self._standing.snapshot()
        counting = {
            own
            for own, items in snapshot.rulebook.counts.items()
            if any(item.requirement_id == requirement_id for item in items)
        }
        people = _people_by_day(snapshot, counting)
        sessions = [held for held in self._sessions() if held.course_id in counting]
        found = [_found(held, people) for held in sessions if not held.whole_agency]
        known = {(held.course_id, day) for held in sessions for day in {held.starts_on, held.ends_on}}
        found += [
            DayFound(None, course_id, on, on, count)
            for (course_id, on), count in people.items()
            if (course_id, on) not in known
        ]
        return tuple(sorted(found, key=_newest, reverse=True))

    def mark_day(self, day: DayFound) -> None:
        """Mark a day of training as held for everyone here that day.

        Raises NotAllowedError when its course counts for nothing of the kind or nobody was there, NotFoundError when
        it is no longer on record.
        """
        snapshot = self._standing.snapshot()
        course = snapshot.rulebook.courses.get(day.course_id)
        if course is None:
            raise NotFoundError("That course is no longer in the record.")
        if not held_for_everyone(snapshot.rulebook, day.course_id):
            raise NotAllowedError(
                f"{course.title} counts towards nothing that is held for everyone. Say first what it counts towards.",
                "day",
            )
        if not _people_by_day(snapshot, {day.course_id})[day.course_id, day.ends_on]:
            raise NotAllowedError(
                f"Nobody has {course.title} on record for {in_words(day.ends_on)}. Record the training first.", "day"
            )
        with self._desk.changing(f"Mark {in_words(day.ends_on)} as training for everyone") as unit:
            session_id = day.session_id if day.session_id is not None else _session_of(unit, day)
            if session_id is None:
                draft = TrainingDraft(day.course_id, day.ends_on, (), whole_agency=True)
                unit.training.add_session(draft, day.ends_on)
            else:
                _known(unit, session_id)
                unit.sessions.change(session_id, {"whole_agency": 1})

    def unmark_day(self, session_id: int) -> None:
        """Take the mark of a day for everyone away; what people did on it stays on record.

        Raises NotFoundError when it is no longer on record.
        """
        with self._desk.reading() as unit:
            held = _known(unit, session_id)
        with self._desk.changing(f"Take away that {days_words(held)} was training for everyone") as unit:
            unit.sessions.change(session_id, {"whole_agency": 0})

    def _sessions(self) -> tuple[Session, ...]:
        with self._desk.reading() as unit:
            return unit.sessions.all()


def _people_by_day(snapshot: Snapshot, course_ids: set[int]) -> Counter[tuple[int, date]]:
    """Count who has each of some courses on record for each exact day."""
    return Counter(
        (done.course_id, done.completed_on)
        for history in snapshot.histories.values()
        for done in history.completions
        if done.course_id in course_ids and done.completed_on is not None and done.precision is Precision.DAY
    )


def _found(held: Session, people: Counter[tuple[int, date]]) -> DayFound:
    days = {held.starts_on, held.ends_on}
    count = sum(people[held.course_id, day] for day in days)
    return DayFound(held.id, held.course_id, held.starts_on, held.ends_on, count)


def _newest(day: DayFound) -> tuple[date, int]:
    return day.ends_on, day.people


def _known(unit: UnitOfWork, session_id: int) -> Session:
    held = next((one for one in unit.sessions.all() if one.id == session_id), None)
    if held is None:
        raise NotFoundError("That day of training is no longer in the record.")
    return held


def _session_of(unit: UnitOfWork, day: DayFound) -> int | None:
    """Return the session that is on record for a course and a day after all, None when there is none."""
    for held in unit.sessions.all():
        if held.course_id == day.course_id and held.starts_on <= day.ends_on <= held.ends_on:
            return held.id
    return None
