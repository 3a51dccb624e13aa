"""Training that is held for everyone here on one day, such as whole-school training: its days and its own clock.

Source: NSCP strategy, section 8: whole-school training at least every 3 years. The clock of the agency runs from its
last day of training, beside the clocks of its people; who missed the day catches up.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from nscp_desktop.domain.applies import in_force
from nscp_desktop.domain.board import Board, Row, Snapshot
from nscp_desktop.domain.dates import FOREVER, Precision, days_between, in_words
from nscp_desktop.domain.people import Service
from nscp_desktop.domain.requirements import Requirement, Rule, RuleKind
from nscp_desktop.domain.rule_kinds import lasts_until
from nscp_desktop.domain.sessions import Session
from nscp_desktop.domain.standing import History, Rulebook, Standing, StandingKind
from nscp_desktop.domain.training import Completion
from nscp_desktop.domain.what_counts import counting, entries_by_requirement

_WITH_A_CLOCK = (RuleKind.EVERY_MONTHS, RuleKind.ACADEMIC_YEAR, RuleKind.EDITION, RuleKind.ONCE)


class Clock(NamedTuple):
    """Where the agency is with one requirement on a day: its last day of training, and the standing that follows."""

    requirement: Requirement
    last: Session | None
    standing: Standing

    def words(self, as_at: date) -> str:
        """Say when the last day was and when the next is due, in a sentence."""
        if self.last is None:
            return "No day on record."
        last = f"Last day {days_words(self.last)}"
        due, rule = self.standing.due, self.standing.rule
        if rule is None:
            return f"{last}. No rule asks for another."
        if due is None:
            return f"{last}. It does not lapse."
        days = f"{abs(days_between(due, as_at)):,} days"
        when = f"was due by {in_words(due)}, {days} ago" if due < as_at else f"due by {in_words(due)}"
        return f"{last}; {rule.words}, so the next {when if due < as_at else 'is ' + when}."


class Missed(NamedTuple):
    """Somebody who was asked to come and did not: when they caught up, None while that is still to be done."""

    person_id: int
    caught_up: date | None
    is_here: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """One day: of those who were here and asked, who came and who missed it.

    `away` were away for a time on the day, `exempt` need not come; both are left out of the figure and named beside it.
    `others` came without being asked.
    """

    day: Session
    attended: tuple[int, ...]
    missed: tuple[Missed, ...]
    away: tuple[Missed, ...] = ()
    exempt: tuple[int, ...] = ()
    others: tuple[int, ...] = ()

    @property
    def of(self) -> int:
        return len(self.attended) + len(self.missed)

    @property
    def words(self) -> str:
        """`58 of 61`."""
        return f"{len(self.attended):,} of {self.of:,}"

    @property
    def percent_words(self) -> str:
        """`95%`, or `n/a` when nobody was asked."""
        return f"{len(self.attended) * 100 // self.of}%" if self.of else "n/a"

    @property
    def beside(self) -> str:
        """`and 2 away, 1 exempt`, empty when nobody is left out."""
        parts = [f"{len(some):,} {words}" for some, words in ((self.away, "away"), (self.exempt, "exempt")) if some]
        return "and " + ", ".join(parts) if parts else ""

    @property
    def still_missing(self) -> tuple[int, ...]:
        """Who missed it, is still here and has not caught up."""
        return tuple(one.person_id for one in (*self.missed, *self.away) if one.caught_up is None and one.is_here)


class Reason(StrEnum):
    """Why somebody is on the catch-up list."""

    MISSED = "missed"
    AWAY = "away"
    ASKED_SINCE = "asked-since"
    STARTED = "started"


class CatchUp(NamedTuple):
    """Somebody here now who has not had it: why, since when they are here, and whether they are away now."""

    person_id: int
    reason: Reason
    since: date | None
    is_away: bool

    @property
    def words(self) -> str:
        match self.reason:
            case Reason.MISSED:
                return "Missed the day"
            case Reason.AWAY:
                return "Was away on the day"
            case Reason.ASKED_SINCE:
                return "Was not asked on the day"
            case Reason.STARTED:
                return f"Started {in_words(self.since)}" if self.since else "Started since"


class Starter(NamedTuple):
    """Somebody who started since the day and is asked: whether they have had it."""

    person_id: int
    since: date
    has_had_it: bool


def whole_agency_requirements(rulebook: Rulebook) -> tuple[Requirement, ...]:
    """Return what is held for everyone on one day, in the agency's order."""
    return tuple(item for item in rulebook.requirements if item.active and item.whole_agency)


def held_for_everyone(rulebook: Rulebook, course_id: int) -> tuple[Requirement, ...]:
    """Return what a course counts towards that is held for everyone on one day."""
    counts = {item.requirement_id for item in rulebook.counts.get(course_id, ())}
    return tuple(item for item in whole_agency_requirements(rulebook) if item.id in counts)


def is_for_everyone(on_the_day: Board, course_id: int, person_ids: Iterable[int]) -> bool:
    """Whether a session of a course for these people is one for everyone: more than half of those asked come.

    Who is away is not counted. Fewer are catching up: as a day for everyone it would start the agency's clock anew.
    """
    coming = set(person_ids)
    for requirement in held_for_everyone(on_the_day.rulebook, course_id):
        rows = [row for row in on_the_day.rows if row.verdict(requirement.id).kind.is_asked and not row.is_away]
        if 2 * sum(row.person.id in coming for row in rows) > len(rows):
            return True
    return False


def days_of(requirement_id: str, sessions: Iterable[Session], rulebook: Rulebook, as_at: date) -> tuple[Session, ...]:
    """Return the days of training for everyone that count towards a requirement, held by a day, the newest first."""
    found = [
        held
        for held in sessions
        if held.whole_agency
        and held.ends_on <= as_at
        and any(item.requirement_id == requirement_id for item in rulebook.counts.get(held.course_id, ()))
    ]
    return tuple(sorted(found, key=_newest, reverse=True))


def clock(requirement: Requirement, days: Sequence[Session], as_at: date) -> Clock:
    """Return the agency's own clock; `days` are those of `days_of`. Of several rules the earliest due date bites."""
    rules = [rule for rule in requirement.rules if rule.kind in _WITH_A_CLOCK and in_force(rule, as_at)]
    last = days[0] if days else None
    if last is None:
        return Clock(requirement, None, Standing(StandingKind.NOT_DONE, rule=rules[0] if rules else None))
    if not rules:
        return Clock(requirement, last, Standing(StandingKind.IN_DATE))
    found = [(lasts_until(rule, last.ends_on, last.ends_on), rule) for rule in rules]
    due, rule = min(found, key=_due_first)
    return Clock(requirement, last, _until(due, rule, as_at))


def coverage(snapshot: Snapshot, on_the_day: Board, requirement_id: str, day: Session, as_at: date) -> Coverage:
    """Return who came to a day and who missed it; `on_the_day` is everyone's standing on its last day.

    Somebody came who has its course on record for one of its days, or for its month where only that is known.
    """
    attended: list[int] = []
    missed: list[Missed] = []
    away: list[Missed] = []
    exempt: list[int] = []
    others: list[int] = []
    for row in on_the_day.rows:
        own = row.person.id
        history = snapshot.history(own)
        came = any(_is_of(done, day) for done in history.completions)
        kind = row.verdict(requirement_id).kind
        if came:
            (attended if kind.is_asked else others).append(own)
        elif kind.is_asked:
            is_here = row.person.service_on(as_at) is not None
            one = Missed(own, _had_since(snapshot.rulebook, history, requirement_id, day, as_at), is_here)
            (away if row.is_away else missed).append(one)
        elif kind is StandingKind.EXEMPT:
            exempt.append(own)
    return Coverage(day, tuple(attended), tuple(missed), tuple(away), tuple(exempt), tuple(others))


def catch_up(
    snapshot: Snapshot, on_the_day: Board, now: Board, requirement_id: str, day: Session
) -> tuple[CatchUp, ...]:
    """Return who is here now and has not had it: who missed the day, and who came to the agency or the rule since.

    Whoever is in date by their own clock has had it elsewhere, unless they were asked to come and did not.
    """
    then = {row.person.id: row for row in on_the_day.rows}
    found = []
    for row in now.rows:
        if not row.verdict(requirement_id).kind.is_asked:
            continue
        history = snapshot.history(row.person.id)
        if any(_is_of(done, day) for done in history.completions):
            continue
        if _had_since(snapshot.rulebook, history, requirement_id, day, now.as_at) is not None:
            continue
        service = row.person.service_on(now.as_at)
        reason = _reason(then.get(row.person.id), requirement_id)
        if reason in (Reason.STARTED, Reason.ASKED_SINCE) and row.verdict(requirement_id).kind.counts_as_in_date:
            continue
        found.append(CatchUp(row.person.id, reason, _start(service), row.is_away))
    order = list(Reason)
    return tuple(sorted(found, key=lambda one: order.index(one.reason)))


def starters(snapshot: Snapshot, now: Board, requirement_id: str, day: Session) -> tuple[Starter, ...]:
    """Return who began to work here after a day and is asked now, in the order of their names."""
    found = []
    for row in now.rows:
        since = _start(row.person.service_on(now.as_at))
        verdict = row.verdict(requirement_id)
        if since is None or since <= day.ends_on or not verdict.kind.is_asked:
            continue
        history = snapshot.history(row.person.id)
        had = _had_since(snapshot.rulebook, history, requirement_id, day, now.as_at)
        found.append(Starter(row.person.id, since, had is not None or verdict.kind.counts_as_in_date))
    return tuple(found)


def days_words(day: Session) -> str:
    """Write the day or days of a session: `2 Sep 2024`, `2 Sep 2024 to 3 Sep 2024`."""
    if day.starts_on == day.ends_on:
        return in_words(day.ends_on)
    return f"{in_words(day.starts_on)} to {in_words(day.ends_on)}"


def _until(due: date, rule: Rule, as_at: date) -> Standing:
    if due == FOREVER:
        return Standing(StandingKind.IN_DATE, None, rule)
    if due < as_at:
        return Standing(StandingKind.OVERDUE, due, rule)
    soon = days_between(as_at, due) <= rule.notice_days
    return Standing(StandingKind.DUE_SOON if soon else StandingKind.IN_DATE, due, rule)


def _is_of(done: Completion, day: Session) -> bool:
    """Whether a completion is one of a day of training."""
    if done.course_id != day.course_id or done.completed_on is None:
        return False
    if done.precision is Precision.MONTH:
        known = done.completed_on
        return any((known.year, known.month) == (each.year, each.month) for each in (day.starts_on, day.ends_on))
    return day.starts_on <= done.completed_on <= day.ends_on


def _had_since(rulebook: Rulebook, history: History, requirement_id: str, day: Session, as_at: date) -> date | None:
    """Return the first day since a day of training on which somebody did what counts; None when they did not."""
    requirement = rulebook.by_id[requirement_id]
    rule = next((rule for rule in requirement.rules if rule.kind is not RuleKind.MINIMUM), None)
    entries = entries_by_requirement(rulebook.counts, history.completions, history.equivalents).get(requirement_id)
    if rule is None or not entries:
        return None
    found = counting(entries, rule, as_at, day.starts_on)
    days = [entry.completion.completed_on for entry in found]
    return min((done for done in days if done is not None), default=None)


def _reason(then: Row | None, requirement_id: str) -> Reason:
    if then is None:
        return Reason.STARTED
    if not then.verdict(requirement_id).kind.is_asked:
        return Reason.ASKED_SINCE
    return Reason.AWAY if then.is_away else Reason.MISSED


def _start(service: Service | None) -> date | None:
    return service.span.starts_on if service is not None else None


def _newest(held: Session) -> tuple[date, int]:
    return held.ends_on, held.id


def _due_first(found: tuple[date, Rule]) -> tuple[date, str]:
    return found[0], found[1].id
