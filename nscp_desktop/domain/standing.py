"""Where a person is with a requirement on a day: the rules of the record, as pure functions.

Standing is computed, never stored, so it can be worked out for any past or future day.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from nscp_desktop.domain.applies import Profile, applies_since, asks, profile_on
from nscp_desktop.domain.courses import Course, Satisfies
from nscp_desktop.domain.dates import FOREVER, add_days
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.requirements import Requirement, Rule
from nscp_desktop.domain.rule_kinds import due_after, effective_on
from nscp_desktop.domain.training import Booking, Completion, Equivalent, Exemption


class StandingKind(StrEnum):
    """The one word for where somebody is; the order of `WORST_FIRST` decides which of several counts."""

    OVERDUE = "overdue"
    NOT_DONE = "not_done"
    DATE_UNKNOWN = "date_unknown"
    INDUCTION = "induction"
    DUE_SOON = "due_soon"
    IN_DATE = "in_date"
    EXEMPT = "exempt"
    NOT_REQUIRED = "not_required"

    @property
    def words(self) -> str:
        return _WORDS[self][1]

    @property
    def symbol(self) -> str:
        return _WORDS[self][0]

    @property
    def severity(self) -> int:
        """0 is the worst."""
        return _SEVERITY[self]

    @property
    def counts_as_in_date(self) -> bool:
        return self in (StandingKind.IN_DATE, StandingKind.DUE_SOON)

    @property
    def is_asked(self) -> bool:
        """Whether something is asked of the person at all."""
        return self not in (StandingKind.EXEMPT, StandingKind.NOT_REQUIRED)


WORST_FIRST = tuple(StandingKind)
_SEVERITY = {kind: place for place, kind in enumerate(WORST_FIRST)}
_WORDS = {
    StandingKind.OVERDUE: ("!", "Overdue"),
    StandingKind.NOT_DONE: ("○", "Not done"),
    StandingKind.DATE_UNKNOWN: ("?", "Date unknown"),
    StandingKind.INDUCTION: ("▷", "Induction"),
    StandingKind.DUE_SOON: ("◷", "Due soon"),
    StandingKind.IN_DATE: ("✓", "In date"),
    StandingKind.EXEMPT: ("⊘", "Exempt"),
    StandingKind.NOT_REQUIRED: ("–", "Not required"),
}
BOOKED_SYMBOL = "▣"


class Standing(NamedTuple):
    """Where one person is with one requirement on one day, with all that is needed to say why.

    `due` is the last day in date, or the first-time deadline while nothing counts; None when there is none.
    `rule` is the rule that bites, None when no rule applies. `completion` is the one that counts, or the one
    that does not count and is the nearest to it. `waits_for` names the requirement that has to come first.
    """

    kind: StandingKind
    due: date | None = None
    rule: Rule | None = None
    completion: Completion | None = None
    booking: Booking | None = None
    exemption: Exemption | None = None
    waits_for: str | None = None


NOT_REQUIRED = Standing(StandingKind.NOT_REQUIRED)


class History(NamedTuple):
    """What is on record for one person, in any order."""

    completions: Sequence[Completion] = ()
    bookings: Sequence[Booking] = ()
    exemptions: Sequence[Exemption] = ()
    equivalents: Sequence[Equivalent] = ()


NO_HISTORY = History()


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The requirements in the agency's order, and the courses that count towards them."""

    requirements: tuple[Requirement, ...]
    courses: Mapping[int, Course]
    counts: Mapping[int, tuple[Satisfies, ...]] = field(init=False)
    by_id: Mapping[str, Requirement] = field(init=False)

    def __post_init__(self) -> None:
        known = {requirement.id: requirement for requirement in self.requirements}
        counts = {
            course.id: tuple(item for item in course.satisfies if item.requirement_id in known)
            for course in self.courses.values()
        }
        object.__setattr__(self, "counts", counts)
        object.__setattr__(self, "by_id", known)


Found = list[tuple[Completion, Satisfies]]


class _RuleOnADay:
    """One rule on one day, with the verdicts already worked out: most people share their dates with others."""

    __slots__ = ("_after_days", "_by_service", "_first_times", "_follows_nothing", "as_at", "rule")

    def __init__(self, rule: Rule, as_at: date) -> None:
        self.rule = rule
        self.as_at = as_at
        who = rule.who
        self._follows_nothing = rule.after is None
        self._by_service = self._follows_nothing and rule.starts_on is None
        self._by_service = self._by_service and not (who.groups or who.duties or who.roles or who.sites)
        self._after_days: dict[date, tuple[StandingKind, date | None]] = {}
        self._first_times: dict[date, Standing] = {}

    def plainly(self, own: Found | None, start: date | None) -> Standing | None:
        """Return the standing of the plain cases, which are nearly all: one dated record, or none at all.

        `start` is when the only period of service began. None sends the case to the full comparison; the answer
        is the same. Measured: it halves the time for 5,000 people.
        """
        if own is None:
            return self.nothing_since(start) if start is not None and self._by_service else None
        if len(own) == 1 and self._follows_nothing:
            completion, item = own[0]
            day = completion.completed_on
            if day is not None and item.first and day <= self.as_at and completion.expires_on is None:
                kind, due = self._after_days.get(day) or self.after(completion)
                return Standing(kind, due, self.rule, completion)
        return None

    def after(self, completion: Completion) -> tuple[StandingKind, date | None]:
        """Return kind and due date when a completion that counts is the one that lasts longest."""
        if completion.expires_on is not None or completion.completed_on is None:
            return self._verdict(due_after(completion, self.rule))
        verdict = self._after_days.get(completion.completed_on)
        if verdict is None:
            verdict = self._verdict(due_after(completion, self.rule))
            self._after_days[completion.completed_on] = verdict
        return verdict

    def nothing_since(self, since: date) -> Standing:
        """Return the standing of somebody with nothing on record, of whom it has been asked since then."""
        cell = self._first_times.get(since)
        if cell is None:
            deadline = self.deadline(since)
            ahead = deadline is not None and deadline >= self.as_at
            kind = StandingKind.INDUCTION if ahead else StandingKind.NOT_DONE
            cell = self._first_times[since] = Standing(kind, deadline, self.rule)
        return cell

    def deadline(self, since: date) -> date | None:
        """Return the last day for the first time, None when no time is given or no start is known."""
        if self.rule.first_within_days is None or since == date.min:
            return None
        return add_days(since, self.rule.first_within_days)

    def _verdict(self, due: date | None) -> tuple[StandingKind, date | None]:
        if due is None or due == FOREVER:
            return StandingKind.IN_DATE, None
        if due < self.as_at:
            return StandingKind.OVERDUE, due
        soon = (due - self.as_at).days <= self.rule.notice_days
        return (StandingKind.DUE_SOON if soon else StandingKind.IN_DATE), due


class Judge:
    """Works out standings for one day; remembers what it worked out for people of the same kind."""

    def __init__(self, rulebook: Rulebook, as_at: date) -> None:
        self.rulebook = rulebook
        self.as_at = as_at
        self._rules = {rule.id: _RuleOnADay(rule, as_at) for item in rulebook.requirements for rule in item.rules}
        self._asked: dict[Profile, tuple[tuple[str, tuple[_RuleOnADay, ...]], ...]] = {}

    def person(self, person: Person, history: History) -> dict[str, Standing]:
        """Return the standings of one person by requirement id, without those that are not required.

        Empty when the person was not here on the day.
        """
        profile = profile_on(person, self.as_at)
        return {} if profile is None else self.cells(person, profile, history)

    def cells(self, person: Person, profile: Profile, history: History) -> dict[str, Standing]:
        """Return the standings of a person of this profile by requirement id."""
        asked = self._asked.get(profile)
        if asked is None:
            asked = self._asked[profile] = self._asked_of(profile)
        found = self._by_requirement(history.completions)
        start = person.services[0].span.starts_on if len(person.services) == 1 else None
        cells: dict[str, Standing] = {}
        for requirement_id, rules in asked:
            own = found.get(requirement_id)
            plain = rules[0].plainly(own, start) if len(rules) == 1 else None
            cells[requirement_id] = plain or self._biting(rules, person, own, found)
        if history.exemptions:
            self._exempt(cells, history.exemptions)
        if history.bookings:
            self._book(cells, history.bookings)
        return cells

    def _biting(
        self, rules: tuple[_RuleOnADay, ...], person: Person, own: Found | None, found: dict[str, Found]
    ) -> Standing:
        """Return the standing under the rule that bites first."""
        return min((self._under(rule, person, own, found) for rule in rules), key=_bite)

    def _asked_of(self, profile: Profile) -> tuple[tuple[str, tuple[_RuleOnADay, ...]], ...]:
        asked = []
        for requirement in self.rulebook.requirements:
            rules = tuple(self._rules[rule.id] for rule in requirement.rules if asks(rule, profile, self.as_at))
            if requirement.active and rules:
                asked.append((requirement.id, rules))
        return tuple(asked)

    def _by_requirement(self, completions: Iterable[Completion]) -> dict[str, Found]:
        counts = self.rulebook.counts
        found: dict[str, Found] = {}
        for completion in completions:
            for item in counts.get(completion.course_id, ()):
                own = found.get(item.requirement_id)
                if own is None:
                    found[item.requirement_id] = [(completion, item)]
                else:
                    own.append((completion, item))
        return found

    def _under(self, day_rule: _RuleOnADay, person: Person, own: Found | None, found: dict[str, Found]) -> Standing:
        """Return the standing under one rule, `own` being what is on record for its requirement."""
        rule = day_rule.rule
        not_before = date.min
        if rule.after is not None:
            met = self._met_on(rule.after, found)
            if met is None:
                return Standing(StandingKind.NOT_REQUIRED, rule=rule, waits_for=rule.after)
            not_before = met
        if own is None:
            since = date.min if rule.first_within_days is None else applies_since(person, rule, self.as_at)
            return day_rule.nothing_since(max(since, not_before))
        counting = self._counting(own, rule, not_before)
        if not counting:
            return self._not_done(day_rule, person, own, not_before)
        # Of those that last equally long, the latest is the one that people remember.
        longest = max(
            counting, key=lambda done: (day_rule.after(done)[1] or FOREVER, effective_on(done, rule), done.id)
        )
        return Standing(*day_rule.after(longest), rule, longest)

    def _counting(self, own: Found, rule: Rule, not_before: date) -> list[Completion]:
        """Return the completions that count by now: renewals only once there was a first time."""
        counting = []
        first_done: date | None = None
        for completion, item in own:
            day = completion.completed_on or effective_on(completion, rule)
            if day is None or day > self.as_at or day < not_before:
                continue
            if not item.first:
                if first_done is None:
                    first_done = _first_reported(own, rule)
                if not item.renewal or day < first_done:
                    continue
            counting.append(completion)
        return counting

    def _met_on(self, requirement_id: str, found: dict[str, Found]) -> date | None:
        """Return the first day on which another requirement was met, None when it was not met by now."""
        own, other = found.get(requirement_id), self.rulebook.by_id.get(requirement_id)
        if own is None or other is None:
            return None
        days = [effective_on(done, rule) for rule in other.rules for done in self._counting(own, rule, date.min)]
        return min((day for day in days if day is not None), default=None)

    def _not_done(self, day_rule: _RuleOnADay, person: Person, own: Found, not_before: date) -> Standing:
        """Return the standing while nothing on record counts: date unknown, induction, overdue or not done."""
        rule = day_rule.rule
        nothing = day_rule.nothing_since(max(applies_since(person, rule, self.as_at), not_before))
        unknown = next((c for c, item in own if item.first and effective_on(c, rule) is None), None)
        if unknown is not None:
            return nothing._replace(kind=StandingKind.DATE_UNKNOWN, completion=unknown)
        other = self._nearest(own, rule)
        missed = other is not None and nothing.due is not None and nothing.kind is StandingKind.NOT_DONE
        return nothing._replace(kind=StandingKind.OVERDUE if missed else nothing.kind, completion=other)

    def _nearest(self, own: Found, rule: Rule) -> Completion | None:
        """Return the latest completion that is on record by now but does not count."""
        dated = [(effective_on(completion, rule), completion) for completion, _ in own]
        known = [(day, completion) for day, completion in dated if day is not None and day <= self.as_at]
        return max(known, key=lambda pair: pair[0])[1] if known else None

    def _exempt(self, cells: dict[str, Standing], exemptions: Sequence[Exemption]) -> None:
        """Leave out what somebody is exempt from; of several exemptions the longest is named."""
        for exemption in sorted(exemptions, key=lambda item: item.ends_on or FOREVER):
            cell = cells.get(exemption.requirement_id)
            is_asked = cell is not None and cell.kind is not StandingKind.NOT_REQUIRED
            if cell is not None and is_asked and exemption.live_on(self.as_at):
                cells[exemption.requirement_id] = Standing(
                    StandingKind.EXEMPT, exemption.ends_on, cell.rule, cell.completion, exemption=exemption
                )

    def _book(self, cells: dict[str, Standing], bookings: Sequence[Booking]) -> None:
        """Show the next booking beside each standing; it never changes the standing."""
        ahead = [booking for booking in bookings if booking.on is None or booking.on >= self.as_at]
        for booking in sorted(ahead, key=lambda booking: booking.on or FOREVER, reverse=True):
            for item in self.rulebook.counts.get(booking.course_id, ()):
                cell = cells.get(item.requirement_id)
                if cell is not None:
                    cells[item.requirement_id] = cell._replace(booking=booking)


def standing(person: Person, requirement: Requirement, history: History, rulebook: Rulebook, as_at: date) -> Standing:
    """Return where one person is with one requirement on one day.

    Source: the standing table of the product's model; KCSIE and the NSCP strategy for the intervals.
    """
    cells = Judge(rulebook, as_at).person(person, history)
    return cells.get(requirement.id, NOT_REQUIRED)


def worst(standings: Iterable[Standing]) -> StandingKind:
    """Return the overall standing of a person: the worst of theirs, NOT_REQUIRED when there is none."""
    kinds = {standing.kind for standing in standings}
    return min(kinds, key=_SEVERITY.__getitem__) if kinds else StandingKind.NOT_REQUIRED


def _first_reported(own: Found, rule: Rule) -> date:
    """Return the first day on which first-time training is on record, `FOREVER` when it never is.

    First-time training whose date nobody knows lets later renewals count: it is on record that it was done.
    """
    days = [effective_on(completion, rule) or date.min for completion, item in own if item.first]
    return min(days, default=FOREVER)


def _bite(standing: Standing) -> tuple[bool, date, int]:
    """Order the rules that hit one person: the earliest due date bites first, then the worse word."""
    waiting = standing.kind is StandingKind.NOT_REQUIRED
    nothing_given = date.min if not standing.kind.counts_as_in_date else FOREVER
    return waiting, standing.due or nothing_given, standing.kind.severity
