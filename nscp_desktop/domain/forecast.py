"""What lapses in the months and terms ahead, and where everyone would be, if nothing more is done."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from nscp_desktop.domain.board import Board, Row, Snapshot, everyone
from nscp_desktop.domain.dates import add_days, in_words
from nscp_desktop.domain.figures import Figures, count
from nscp_desktop.domain.narrowing import Held, Narrowing, held_on
from nscp_desktop.domain.periods import Period, Step, periods
from nscp_desktop.domain.requirements import RuleKind
from nscp_desktop.domain.standing import NO_HISTORY, History, Rulebook, StandingKind
from nscp_desktop.domain.standing_kinds import NOTHING_ASKED, Verdict

OPEN_KINDS = (StandingKind.OVERDUE, StandingKind.NOT_DONE, StandingKind.DATE_UNKNOWN)
# Says how many of so many days are worked out, and answers whether to go on.
Told = Callable[[int, int], bool]


class ComingKind(StrEnum):
    """Why a day ahead matters for somebody."""

    LAPSES = "lapses"
    FIRST_TIME = "first-time"
    NEW_EDITION = "new-edition"
    EXEMPTION_ENDS = "exemption-ends"

    @property
    def words(self) -> str:
        return _WORDS[self]


_WORDS = {
    ComingKind.LAPSES: "Lapses",
    ComingKind.FIRST_TIME: "First time due",
    ComingKind.NEW_EDITION: "New edition due",
    ComingKind.EXEMPTION_ENDS: "Exemption ends",
}


class Coming(NamedTuple):
    """One training of one person with the last day on which all is well."""

    person_id: int
    requirement_id: str
    kind: ComingKind
    day: date
    held: Held
    is_away: bool


class Already(NamedTuple):
    """One training of one person that is not in date now."""

    person_id: int
    requirement_id: str
    kind: StandingKind
    due: date | None
    held: Held
    is_away: bool


class PersonThen(NamedTuple):
    """The worst standing of one person on a day."""

    person_id: int
    worst: StandingKind
    held: Held
    is_away: bool


@dataclass(frozen=True, slots=True)
class Then:
    """Everyone who is here on a day, by their worst standing."""

    day: date
    people: tuple[PersonThen, ...]

    def figures(self) -> Figures:
        """Count people; who is away is named beside."""
        present = [one.worst for one in self.people if not one.is_away]
        return count(present, len(self.people) - len(present))

    def person_ids(self, *kinds: StandingKind) -> tuple[int, ...]:
        """Return who is counted with one of these standings."""
        return tuple(one.person_id for one in self.people if one.worst in kinds and not one.is_away)


@dataclass(frozen=True, slots=True)
class PeriodAhead:
    """One month or term: what comes up in it, what the rules bring, and where everyone is on its last day."""

    period: Period
    coming: tuple[Coming, ...]
    notices: tuple[str, ...]
    end: Then

    def of(self, *kinds: ComingKind, requirement_id: str = "") -> tuple[Coming, ...]:
        """Return what comes up for people who are not away then: of these kinds, or of all without any."""
        return tuple(
            one
            for one in self.coming
            if not one.is_away
            and (not kinds or one.kind in kinds)
            and (not requirement_id or one.requirement_id == requirement_id)
        )

    @property
    def away(self) -> int:
        """How many more come up for people who are away then."""
        return sum(one.is_away for one in self.coming)


@dataclass(frozen=True, slots=True)
class Forecast:
    """What lies ahead of a day if nothing more is done: who is late already, and each month or term."""

    now: Then
    already: tuple[Already, ...]
    ahead: tuple[PeriodAhead, ...]

    def narrowed(self, narrowing: Narrowing) -> "Forecast":
        """Return the same for some of the people; who is meant is looked at on each day anew."""
        if narrowing.is_everyone:
            return self
        return Forecast(
            _then_of(self.now, narrowing),
            tuple(one for one in self.already if narrowing.holds(one.held)),
            tuple(
                replace(
                    one,
                    coming=tuple(item for item in one.coming if narrowing.holds(item.held)),
                    end=_then_of(one.end, narrowing),
                )
                for one in self.ahead
            ),
        )

    def requirement_ids(self, rulebook: Rulebook) -> tuple[str, ...]:
        """Return what comes up or is late already, in the agency's order."""
        found = {item.requirement_id for one in self.ahead for item in one.coming}
        found |= {one.requirement_id for one in self.already}
        return tuple(item.id for item in rulebook.requirements if item.id in found)

    def helds(self) -> frozenset[Held]:
        """Return all that somebody can be picked by."""
        days = (self.now, *(one.end for one in self.ahead))
        return frozenset(person.held for then in days for person in then.people)


class Horizon(NamedTuple):
    """How far to look, and how finely."""

    as_at: date
    months: int
    step: Step


def _go_on(_done: int, _of: int) -> bool:
    return True


def look_ahead(snapshot: Snapshot, horizon: Horizon, told: Told = _go_on) -> Forecast | None:
    """Return what lies ahead if nothing more is done; None when `told` says to stop.

    Every day is worked out by the same rules as today: people who leave are not here afterwards, and changes that are
    on record for later, such as a new role or a rule that begins, are kept to.
    """
    ahead = periods(*horizon)
    known = as_known_on(snapshot, horizon.as_at)
    before = everyone(known, horizon.as_at)
    helds: dict[Held, Held] = {}
    now, already = _then(before, helds), tuple(_already(before, helds))
    found: list[PeriodAhead] = []
    for done, period in enumerate(ahead, 1):
        if not told(done, len(ahead)):
            return None
        after = before if period.ends_on == before.as_at else everyone(known, period.ends_on)
        earlier = {(one.person_id, one.requirement_id) for one in found[-1].coming} if found else set()
        coming = tuple(_Coming(period, before, after, helds).all(earlier))
        notices = tuple(_notices(known.rulebook, period, horizon.as_at))
        found.append(PeriodAhead(period, coming, notices, _then(after, helds)))
        before = after
    return Forecast(now, already, tuple(found))


def as_known_on(snapshot: Snapshot, day: date) -> Snapshot:
    """Return the record without the training done after a day, so that a look ahead from the past is one."""
    later = {
        own: _without_later(history, day)
        for own, history in snapshot.histories.items()
        if any(done.completed_on is not None and done.completed_on > day for done in history.completions)
    }
    if not later:
        return snapshot
    return Snapshot(snapshot.people, {**snapshot.histories, **later}, snapshot.rulebook)


def _without_later(history: History, day: date) -> History:
    kept = [done for done in history.completions if done.completed_on is None or done.completed_on <= day]
    shorter = history._replace(completions=tuple(kept))
    return NO_HISTORY if shorter == NO_HISTORY else shorter


class _Coming:
    """Finds what comes up within a period, seen from the day before it and from its end."""

    def __init__(self, period: Period, before: Board, after: Board, helds: dict[Held, Held]) -> None:
        self._period = period
        self._before = before
        self._after = after
        self._helds = helds
        self._rows_after = {row.person.id: row for row in after.rows}
        requirements = before.rulebook.requirements
        kinds = {item.id: {rule.kind for rule in item.rules} for item in requirements}
        self._reads = {own for own, found in kinds.items() if found == {RuleKind.EDITION}}
        self._may_read = {own for own, found in kinds.items() if RuleKind.EDITION in found} - self._reads

    def all(self, earlier: set[tuple[int, str]]) -> Iterator[Coming]:
        """Go through all of it; `earlier` is what came up in the period before."""
        told: set[tuple[int, str]] = set()
        for row in self._before.rows:
            for own, verdict in row.items():
                if verdict.due is not None and self._period.covers(verdict.due):
                    kind = self._kind(row, own, verdict)
                    if kind is not None and self._comes_true(row, own, kind, verdict.due):
                        told.add((row.person.id, own))
                        yield self._one(row, own, kind, verdict.due)
        yield from self._new(told | earlier)

    def _new(self, told: set[tuple[int, str]]) -> Iterator[Coming]:
        """Go through what could not be foreseen before: people who start, roles and rules that begin."""
        if self._after is self._before:
            return
        rows_before = {row.person.id: row for row in self._before.rows}
        for row in self._after.rows:
            earlier = rows_before.get(row.person.id)
            if earlier is not None and earlier.verdicts == row.verdicts and earlier.asked.ids == row.asked.ids:
                continue  # as for most people in most months
            for own, verdict in row.items():
                was = earlier.verdict(own) if earlier is not None else NOTHING_ASKED
                kind = self._new_kind(was, verdict)
                if kind is not None and (row.person.id, own) not in told:
                    day = min(max(verdict.due or self._period.ends_on, self._period.starts_on), self._period.ends_on)
                    yield self._one(row, own, kind, day)

    def _new_kind(self, was: Verdict, now: Verdict) -> ComingKind | None:
        if was.kind.counts_as_in_date:
            return ComingKind.LAPSES if now.kind in OPEN_KINDS else None
        if was.kind is not StandingKind.NOT_REQUIRED or now.due is None or not self._period.covers(now.due):
            return None
        if now.kind is StandingKind.OVERDUE or now.kind.counts_as_in_date:
            return ComingKind.LAPSES
        return ComingKind.FIRST_TIME if now.kind in (StandingKind.NOT_DONE, StandingKind.INDUCTION) else None

    def _kind(self, row: Row, requirement_id: str, verdict: Verdict) -> ComingKind | None:
        if verdict.kind is StandingKind.INDUCTION:
            return ComingKind.FIRST_TIME
        if verdict.kind is StandingKind.EXEMPT:
            return ComingKind.EXEMPTION_ENDS
        if not verdict.kind.counts_as_in_date:
            return None
        reads = requirement_id in self._reads
        if requirement_id in self._may_read:
            rule = row.cell(requirement_id).rule
            reads = rule is not None and rule.kind is RuleKind.EDITION
        return ComingKind.NEW_EDITION if reads else ComingKind.LAPSES

    def _comes_true(self, row: Row, requirement_id: str, kind: ComingKind, day: date) -> bool:
        """Whether something is really missing after a day: people leave, and duties and rules end."""
        if row.person.service_on(add_days(day, 1)) is None:
            return False
        after = self._rows_after.get(row.person.id)
        if after is None or day >= self._period.ends_on or kind is ComingKind.EXEMPTION_ENDS:
            return True
        return after.verdict(requirement_id).kind in OPEN_KINDS

    def _one(self, row: Row, requirement_id: str, kind: ComingKind, day: date) -> Coming:
        held = held_on(row.person, day)
        is_away = bool(row.person.away) and row.person.is_away_on(day)
        return Coming(row.person.id, requirement_id, kind, day, self._helds.setdefault(held, held), is_away)


def _then(board: Board, helds: dict[Held, Held]) -> Then:
    people = []
    for row in board.rows:
        held = held_on(row.person, board.as_at)
        people.append(PersonThen(row.person.id, row.worst, helds.setdefault(held, held), row.is_away))
    return Then(board.as_at, tuple(people))


def _then_of(then: Then, narrowing: Narrowing) -> Then:
    return Then(then.day, tuple(one for one in then.people if narrowing.holds(one.held)))


def _already(board: Board, helds: dict[Held, Held]) -> Iterator[Already]:
    for row in board.rows:
        late = [(own, verdict) for own, verdict in row.items() if verdict.kind in OPEN_KINDS]
        if late:
            held = held_on(row.person, board.as_at)
            held = helds.setdefault(held, held)
            for own, verdict in late:
                yield Already(row.person.id, own, verdict.kind, verdict.due, held, row.is_away)


def _notices(rulebook: Rulebook, period: Period, as_at: date) -> Iterator[str]:
    """Say which editions and rules begin within a period, after the day that is looked at."""
    said: dict[str, None] = {}
    for requirement in rulebook.requirements:
        for rule in requirement.rules if requirement.active else ():
            for edition in rule.editions:
                if edition.in_force > as_at and period.covers(edition.in_force):
                    day = in_words(edition.in_force)
                    said[f"{requirement.title}: the {edition.name} edition is in force from {day}."] = None
            if rule.starts_on is not None and rule.starts_on > as_at and period.covers(rule.starts_on):
                said[f"{requirement.title}: a rule begins on {in_words(rule.starts_on)} ({rule.words})."] = None
    yield from said


def people_of(items: Iterable[Coming | Already]) -> tuple[int, ...]:
    """Return the people of some entries, each once, in their order."""
    return tuple(dict.fromkeys(one.person_id for one in items))
