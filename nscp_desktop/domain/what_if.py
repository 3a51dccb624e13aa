"""What a session would change: the figures without it and with it, and person by person."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from nscp_desktop.domain.board import Board, Row, Snapshot, everyone
from nscp_desktop.domain.dates import FOREVER, in_words
from nscp_desktop.domain.figures import Figures
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.requirements import RuleKind, hours_in_words
from nscp_desktop.domain.standing import NOT_REQUIRED, History, Standing, StandingKind
from nscp_desktop.domain.training import Booking, Completion

# Says how many of so many parts are worked out, and answers whether to go on.
Told = Callable[[int, int], bool]
_PARTS = 4


class Plan(NamedTuple):
    """A session that might be held: of which course, when, for whom, and the later day to look at as well."""

    course_id: int
    on: date
    later: date
    person_ids: tuple[int, ...]


class Fate(StrEnum):
    """What a session would do for somebody who is on its list."""

    GAINS = "gains"
    NOTHING = "nothing"
    ALREADY = "already"
    AWAY = "away"
    NOT_HERE = "not-here"

    @property
    def words(self) -> str:
        return _FATES[self]


_FATES = {
    Fate.GAINS: "Gains",
    Fate.NOTHING: "Gains nothing",
    Fate.ALREADY: "On record already",
    Fate.AWAY: "Away that day",
    Fate.NOT_HERE: "Not here that day",
}


class Moved(NamedTuple):
    """One standing without the session and with it."""

    requirement_id: str
    before: Standing
    after: Standing


@dataclass(frozen=True, slots=True)
class Planned:
    """One person on the list.

    `moved` is what moves most on the day, None when nothing does, and `moves` all that does; `later` is the same
    requirement on the later day, None when they are not here then. `why` says why they gain nothing or cannot come.
    `booked` is a place they have on this course or on another that counts towards the same.
    """

    person_id: int
    fate: Fate
    moved: Moved | None = None
    moves: tuple[str, ...] = ()
    later: Moved | None = None
    why: str = ""
    booked: Booking | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """Figures on one day without the session and with it: of one requirement, or of everyone's worst with None.

    The people are those in date.
    """

    requirement_id: str | None
    day: date
    without: Figures
    after: Figures
    in_date_without: tuple[int, ...]
    in_date_after: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Somebody who is not on the list, would gain by coming, and is not in date on the later day without it."""

    person_id: int
    moved: Moved


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What one session would change. Of `shifts` the first half is on the day, the other half on the later day."""

    plan: Plan
    people: tuple[Planned, ...]
    shifts: tuple[Shift, ...]
    left_out: tuple[LeftOut, ...]

    def tally(self) -> Counter[Fate]:
        """Count the people on the list by what it does for them."""
        return Counter(one.fate for one in self.people)

    def of(self, *fates: Fate) -> tuple[int, ...]:
        """Return the people on the list for whom it does this."""
        return tuple(one.person_id for one in self.people if one.fate in fates)


def _go_on(_done: int, _of: int) -> bool:
    return True


def what_if(snapshot: Snapshot, plan: Plan, today: date, told: Told = _go_on) -> WhatIf | None:
    """Return what a session would change; None when `told` says to stop. Nothing is stored."""
    return _WhatIf(snapshot, plan, today).told(told)


def whose_runs_out(board: Board, requirement_ids: Iterable[str], before: date) -> tuple[int, ...]:
    """Return who is not in date with one of these requirements, or will not be by a day if nothing is done."""
    asked = tuple(requirement_ids)
    return tuple(row.person.id for row in board.rows if any(_runs_out(row, own, before) for own in asked))


def _runs_out(row: Row, requirement_id: str, before: date) -> bool:
    verdict = row.verdict(requirement_id)
    if not verdict.kind.is_asked:
        return False
    ahead = verdict.kind.counts_as_in_date or verdict.kind is StandingKind.INDUCTION
    return not ahead or (verdict.due is not None and verdict.due < before)


class _WhatIf:
    """Two days without the session and with it."""

    def __init__(self, snapshot: Snapshot, plan: Plan, today: date) -> None:
        self._snapshot = snapshot
        self._plan = plan
        self._today = today
        self._rulebook = snapshot.rulebook
        self._counts = tuple(item.requirement_id for item in self._rulebook.counts.get(plan.course_id, ()))
        self._coming = tuple(own for own in dict.fromkeys(plan.person_ids) if own in snapshot.people)

    def told(self, told: Told) -> WhatIf | None:
        plan = self._plan
        boards: list[tuple[Board, Mapping[int, Row]]] = []
        for done, day in enumerate((plan.on, plan.later)):
            if not told(2 * done, _PARTS):
                return None
            without = everyone(self._snapshot, day)
            if not told(2 * done + 1, _PARTS):
                return None
            boards.append((without, self._with_it(self._coming, day)))
        shifts = tuple(shift for without, rows in boards for shift in self._shifts(without, rows))
        (on, on_rows), (later, later_rows) = boards
        by_id = {row.person.id: row for row in on.rows}
        later_by_id = {row.person.id: row for row in later.rows}
        people = []
        for own in self._coming:
            moved = (by_id.get(own), on_rows.get(own))
            people.append(self._planned(own, moved, (later_by_id.get(own), later_rows.get(own))))
        return WhatIf(plan, tuple(people), shifts, self._left_out(by_id, later))

    def _with_it(self, person_ids: Iterable[int], day: date) -> dict[int, Row]:
        """Return the rows of some people as they would be if all of them who can come were there."""
        people = {own: self._snapshot.people[own] for own in person_ids}
        histories = {own: self._history(person) for own, person in people.items()}
        board = everyone(Snapshot(people, histories, self._rulebook), day)
        return {row.person.id: row for row in board.rows}

    def _history(self, person: Person) -> History:
        history, on = self._snapshot.history(person.id), self._plan.on
        if not _can_come(person, on) or self._has_it(history):
            return history
        done = Completion(0, person.id, self._plan.course_id, on, recorded_on=on)
        return history._replace(completions=(*history.completions, done))

    def _has_it(self, history: History) -> bool:
        plan = self._plan
        return any(done.course_id == plan.course_id and done.completed_on == plan.on for done in history.completions)

    def _shifts(self, without: Board, rows: Mapping[int, Row]) -> Iterable[Shift]:
        after = Board(without.as_at, self._rulebook, tuple(rows.get(row.person.id, row) for row in without.rows))
        before_figures, after_figures = without.by_requirement(), after.by_requirement()
        for own in self._rulebook.by_id:
            if own in self._counts and own in before_figures:
                yield Shift(
                    own,
                    without.as_at,
                    before_figures[own],
                    after_figures[own],
                    _in_date(without, own),
                    _in_date(after, own),
                )
        yield Shift(
            None, without.as_at, without.figures(), after.figures(), _in_date(without, None), _in_date(after, None)
        )

    def _planned(
        self, person_id: int, on: tuple[Row | None, Row | None], later: tuple[Row | None, Row | None]
    ) -> Planned:
        person, history = self._snapshot.people[person_id], self._snapshot.history(person_id)
        booked = self._booked(history)
        before, after = on
        if before is None or after is None:
            return Planned(person_id, Fate.NOT_HERE, why=absence_words(person, self._plan.on), booked=booked)
        if before.is_away:
            return Planned(person_id, Fate.AWAY, why="Away for a time, so not expected.", booked=booked)
        if self._has_it(history):
            return Planned(person_id, Fate.ALREADY, why="This course is on record for that day.", booked=booked)
        moved = self._moved(before, after)
        if moved is None:
            return Planned(person_id, Fate.NOTHING, why=self._why_nothing(before, after), booked=booked)
        moves = self._moves(before, after)
        return Planned(person_id, Fate.GAINS, moved, moves, _then(moved.requirement_id, *later), booked=booked)

    def _moves(self, before: Row, after: Row) -> tuple[str, ...]:
        """Return what moves, in the agency's order."""
        asked = [own for own in self._rulebook.by_id if own in self._counts and before.is_asked(own)]
        return tuple(own for own in asked if before.verdict(own) != after.verdict(own))

    def _moved(self, before: Row, after: Row) -> Moved | None:
        """Return the requirement that moves most: what was worst before first, then the one in date the longest."""
        found = [Moved(own, before.cell(own), after.cell(own)) for own in self._moves(before, after)]
        return max(found, key=_how_far, default=None)

    def _why_nothing(self, before: Row, after: Row) -> str:
        asked = [own for own in self._rulebook.by_id if own in self._counts and before.is_asked(own)]
        if not self._counts:
            return "The course counts towards nothing yet."
        if not asked:
            return "Nothing that it counts towards is asked of them."
        reasons = [self._why(own, before.cell(own), after.cell(own)) for own in asked]
        return reasons[0]

    def _why(self, requirement_id: str, before: Standing, after: Standing) -> str:
        title = self._rulebook.by_id[requirement_id].short or self._rulebook.by_id[requirement_id].title
        match before.kind:
            case StandingKind.EXEMPT:
                return f"{title}: exempt{f' until {in_words(before.due)}' if before.due else ''}."
            case StandingKind.NOT_REQUIRED:
                other = self._rulebook.by_id.get(before.waits_for or "")
                return f"{title}: follows {other.title if other else 'another training'}, which is not on record."
        if before.kind.counts_as_in_date:
            until = f"until {in_words(before.due)}" if before.due else "and does not lapse"
            return f"{title}: in date {until} without it."
        if after.rule is not None and after.rule.kind is RuleKind.HOURS:
            wanted = hours_in_words(after.rule.hours or 0)
            return f"{title}: {after.hours_done or 0:g} of {wanted} with it, which is not enough yet."
        item = next(one for one in self._rulebook.counts[self._plan.course_id] if one.requirement_id == requirement_id)
        if not item.first:
            return f"{title}: it counts as a renewal only, and no first time is on record."
        return f"{title}: it would not change where they are."

    def _booked(self, history: History) -> Booking | None:
        """Return the next place booked that counts towards the same; one on this course comes first."""
        counts = set(self._counts)
        ahead = [
            one
            for one in history.bookings
            if (one.on is None or one.on >= self._today)
            and (
                one.course_id == self._plan.course_id
                or any(item.requirement_id in counts for item in self._rulebook.counts.get(one.course_id, ()))
            )
        ]
        return min(ahead, key=self._booked_order, default=None)

    def _booked_order(self, booking: Booking) -> tuple[bool, bool, date]:
        plan = self._plan
        return booking.course_id != plan.course_id, booking.on != plan.on, booking.on or FOREVER

    def _left_out(self, here: Mapping[int, Row], later: Board) -> tuple[LeftOut, ...]:
        listed = set(self._coming)
        late = {
            row.person.id: row
            for row in later.rows
            if row.person.id not in listed
            and row.person.id in here
            and any(_is_missing(row, own) for own in self._counts)
        }
        with_it = self._with_it(late, later.as_at)
        found = []
        for own, row in late.items():
            moved = self._moved(row, with_it[own])
            if moved is not None and _is_missing(row, moved.requirement_id):
                found.append(LeftOut(own, moved))
        return tuple(found)


def absence_words(person: Person, day: date) -> str:
    """Say why somebody is not here on a day: `Leaves on 31 Aug 2027.`"""
    spans = [service.span for service in person.services]
    ahead = [span.starts_on for span in spans if span.starts_on is not None and span.starts_on > day]
    ended = [span.ends_on for span in spans if span.ends_on is not None and span.ends_on < day]
    if ahead:
        return f"Starts on {in_words(min(ahead))}."
    return f"Last day here: {in_words(max(ended))}." if ended else "Not here on that day."


def _can_come(person: Person, on: date) -> bool:
    return person.service_on(on) is not None and not person.is_away_on(on)


def _in_date(board: Board, requirement_id: str | None) -> tuple[int, ...]:
    rows = [row for row in board.rows if not row.is_away]
    if requirement_id is None:
        return tuple(row.person.id for row in rows if row.worst.counts_as_in_date)
    return tuple(row.person.id for row in rows if row.verdict(requirement_id).kind.counts_as_in_date)


def _is_missing(row: Row, requirement_id: str) -> bool:
    kind = row.verdict(requirement_id).kind
    return kind in (StandingKind.OVERDUE, StandingKind.NOT_DONE, StandingKind.DATE_UNKNOWN)


def _how_far(moved: Moved) -> tuple[int, date]:
    return -min(moved.before.kind.severity, StandingKind.DUE_SOON.severity), moved.after.due or FOREVER


def _then(requirement_id: str, before: Row | None, after: Row | None) -> Moved | None:
    if before is None or after is None:
        return None
    cells = before.cells.get(requirement_id, NOT_REQUIRED), after.cells.get(requirement_id, NOT_REQUIRED)
    return Moved(requirement_id, *cells)
