"""Where a person is with a requirement on a day: the rules of the record, as pure functions.

Standing is computed, never stored, so it can be worked out for any past or future day.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple, cast

from nscp_desktop.domain.applies import Profile, applies_since, asks, counts_from, profile_on
from nscp_desktop.domain.courses import Course, Satisfies
from nscp_desktop.domain.dates import FOREVER
from nscp_desktop.domain.day_rules import DayRule, bite
from nscp_desktop.domain.hours import enough_until, hours_on, last_enough_before
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.requirements import Requirement, Rule, RuleKind
from nscp_desktop.domain.rule_kinds import due_after, effective_on
from nscp_desktop.domain.shared_verdicts import Asked, AskedRules, Columns, Key, verdict_of_one
from nscp_desktop.domain.standing_kinds import (
    BOOKED_SYMBOL,
    SEVERITY,
    WORST_FIRST,
    StandingKind,
    Verdict,
    verdict,
)
from nscp_desktop.domain.training import Booking, Completion, Equivalent, Exemption
from nscp_desktop.domain.what_counts import (
    Entry,
    counting,
    entries_by_requirement,
    first_met,
    latest,
    longest,
    stretches,
)

__all__ = [
    "BOOKED_SYMBOL",
    "NOT_REQUIRED",
    "NO_HISTORY",
    "WORST_FIRST",
    "History",
    "Judge",
    "Rulebook",
    "Standing",
    "StandingKind",
    "standing",
    "worst",
]


class Standing(NamedTuple):
    """Where one person is with one requirement on one day, with all that is needed to say why.

    `due` is the last day in date, or the first-time deadline while nothing counts; None when there is none.
    `rule` is the rule that bites, None when no rule applies. `completion` is the one that counts, or the one
    that does not count and is the nearest to it; `equivalent` says who accepted it where its course does not count by
    itself. `waits_for` names the requirement that has to come first. `hours_done` belongs to rules that ask for hours:
    how many count on the day. `lapsed` is True where what counted has run out.
    """

    kind: StandingKind
    due: date | None = None
    rule: Rule | None = None
    completion: Completion | None = None
    booking: Booking | None = None
    exemption: Exemption | None = None
    waits_for: str | None = None
    hours_done: float | None = None
    equivalent: Equivalent | None = None
    lapsed: bool = False


NOT_REQUIRED = Standing(StandingKind.NOT_REQUIRED)
# Read once: a member of an enumeration costs as much as a call where 60,000 standings are worked out.
_HOURS, _EACH_START, _OVERDUE = RuleKind.HOURS, RuleKind.EACH_START, StandingKind.OVERDUE


class History(NamedTuple):
    """What is on record for one person, in any order."""

    completions: Sequence[Completion] = ()
    bookings: Sequence[Booking] = ()
    exemptions: Sequence[Exemption] = ()
    equivalents: Sequence[Equivalent] = ()


NO_HISTORY = History()


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The requirements in the agency's order, and the courses that count towards them.

    `counts` says by course id what a course counts towards, `places` where a requirement stands in the order, `reach`
    at which places a course counts; `with_renewals` are the courses that count for some of them as renewals only.
    """

    requirements: tuple[Requirement, ...]
    courses: Mapping[int, Course]
    counts: Mapping[int, tuple[Satisfies, ...]] = field(init=False)
    by_id: Mapping[str, Requirement] = field(init=False)
    places: Mapping[str, int] = field(init=False)
    reach: Mapping[int, tuple[int, ...]] = field(init=False)
    with_renewals: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        known = {requirement.id: requirement for requirement in self.requirements}
        places = {requirement.id: place for place, requirement in enumerate(self.requirements)}
        counts = {
            course.id: tuple(item for item in course.satisfies if item.requirement_id in known)
            for course in self.courses.values()
        }
        reach = {own: tuple(places[item.requirement_id] for item in items) for own, items in counts.items() if items}
        object.__setattr__(self, "counts", counts)
        object.__setattr__(self, "by_id", known)
        object.__setattr__(self, "places", places)
        object.__setattr__(self, "reach", reach)
        renewing = frozenset(own for own, items in counts.items() if not all(item.first for item in items))
        object.__setattr__(self, "with_renewals", renewing)


class _Case:
    """One person with what is on record for them."""

    def __init__(self, person: Person, history: History, rulebook: Rulebook) -> None:
        self.person = person
        self.history = history
        self._rulebook = rulebook

    @cached_property
    def entries(self) -> dict[str, list[Entry]]:
        """What is on record by requirement id."""
        return entries_by_requirement(self._rulebook.counts, self.history.completions, self.history.equivalents)


class Judge:
    """Works out standings for one day; remembers what it worked out for people of the same kind."""

    def __init__(self, rulebook: Rulebook, as_at: date) -> None:
        self.rulebook = rulebook
        self.as_at = as_at
        self._rules = {rule.id: DayRule(rule, as_at) for item in rulebook.requirements for rule in item.rules}
        self._columns = Columns()
        self._asked: dict[Profile, Asked] = {}

    def person(self, person: Person, history: History) -> dict[str, Standing]:
        """Return the standings of one person by requirement id, without those that are not required.

        Empty when the person was not here on the day.
        """
        profile = profile_on(person, self.as_at)
        return {} if profile is None else self.cells(person, profile, history)

    def cells(self, person: Person, profile: Profile, history: History) -> dict[str, Standing]:
        """Return the standings of a person of this profile by requirement id."""
        asked = self.asked(profile)
        case = _Case(person, history, self.rulebook)
        cells = {own: self._biting(own, rules, case) for own, rules in zip(asked.ids, asked.rules, strict=True)}
        for exemption in self._exemptions(history):
            cell = cells.get(exemption.requirement_id, NOT_REQUIRED)
            if cell.kind is not StandingKind.NOT_REQUIRED:
                cells[exemption.requirement_id] = Standing(
                    StandingKind.EXEMPT, exemption.ends_on, cell.rule, cell.completion, exemption=exemption
                )
        for requirement_id, booking in self.bookings(history).items():
            if requirement_id in cells:
                cells[requirement_id] = cells[requirement_id]._replace(booking=booking)
        return cells

    def verdicts(self, person: Person, asked: Asked, history: History, keys: tuple[Key, ...]) -> tuple[Verdict, ...]:
        """Return kind and due date of `cells` in the order of what is asked; `keys` boil down the history."""
        known = asked.verdicts(keys)
        if all(known):
            found = cast(tuple[Verdict, ...], known)
        else:
            case = _Case(person, history, self.rulebook)
            whole = zip(known, asked.ids, asked.rules, asked.keys(keys), strict=True)
            found = tuple([told or self._verdict(own, rules, key, case) for told, own, rules, key in whole])
        return self._exempted(asked, found, history) if history.exemptions else found

    def asked(self, profile: Profile) -> Asked:
        """Return what is asked of people of a profile."""
        asked = self._asked.get(profile)
        if asked is None:
            asked = self._asked[profile] = self._asked_of(profile)
        return asked

    def bookings(self, history: History) -> dict[str, Booking]:
        """Return the next booking by requirement id; it is shown beside a standing and never changes it."""
        ahead = [booking for booking in history.bookings if booking.on is None or booking.on >= self.as_at]
        ahead.sort(key=lambda booking: booking.on or FOREVER, reverse=True)
        counts = self.rulebook.counts
        return {item.requirement_id: booking for booking in ahead for item in counts.get(booking.course_id, ())}

    def has_in_date(self, person: Person, history: History, requirement_id: str, rule: Rule) -> bool:
        """Whether something on record counts under a rule and is still in date, whether or not it is asked of them."""
        case = _Case(person, history, self.rulebook)
        not_before = date.min if rule.after is None else self._met_on(rule.after, case)
        if not_before is None:
            return False
        found = longest(counting(case.entries.get(requirement_id, ()), rule, self.as_at, not_before), rule)
        due = due_after(found.completion, rule) if found is not None else None
        return due is not None and due >= self.as_at

    def _asked_of(self, profile: Profile) -> Asked:
        asked = []
        for place, requirement in enumerate(self.rulebook.requirements):
            rules = tuple(
                self._rules[rule.id]
                for rule in requirement.rules
                if rule.kind is not RuleKind.MINIMUM and asks(rule, profile, self.as_at)
            )
            if requirement.active and rules:
                asked.append(AskedRules(place, requirement.id, rules, self._columns.under(rules)))
        return Asked(asked, len(self.rulebook.requirements))

    def _verdict(self, requirement_id: str, rules: tuple[DayRule, ...], key: Key, case: _Case) -> Verdict:
        """Return the verdict with one requirement where no column of shared ones has it."""
        told = verdict_of_one(rules, key, case.person)
        if told is None:
            cell = self._biting(requirement_id, rules, case)
            told = verdict(cell.kind, cell.due)
        return told

    def _biting(self, requirement_id: str, rules: tuple[DayRule, ...], case: _Case) -> Standing:
        """Return the standing under the rule that bites first."""
        if len(rules) == 1:
            return self._under(rules[0], case, requirement_id)
        found = [self._under(rule, case, requirement_id) for rule in rules]
        return min(found, key=lambda cell: bite(cell.kind, cell.due))

    def _under(self, day_rule: DayRule, case: _Case, requirement_id: str) -> Standing:
        """Return the standing under one rule."""
        rule, kind = day_rule.rule, day_rule.rule.kind
        not_before = date.min
        if rule.after is not None:
            met = self._met_on(rule.after, case)
            if met is None:
                return Standing(StandingKind.NOT_REQUIRED, rule=rule, waits_for=rule.after)
            not_before = met
        entries = case.entries.get(requirement_id, [])
        if kind is _HOURS:
            return self._of_hours(day_rule, case, entries, not_before)
        if kind is _EACH_START:
            not_before = max(not_before, counts_from(case.person, rule, self.as_at))
        found = longest(counting(entries, rule, self.as_at, not_before), rule) if entries else None
        if found is None:
            return self._not_done(day_rule, case, entries, not_before)
        _, word, due = day_rule.of(found.completion)
        return Standing(word, due, rule, found.completion, None, None, None, None, found.equivalent, word is _OVERDUE)

    def _of_hours(self, day_rule: DayRule, case: _Case, entries: list[Entry], not_before: date) -> Standing:
        """Return the standing under a rule that asks for hours within a rolling time."""
        rule, wanted = day_rule.rule, day_rule.rule.hours or 0
        found = counting(entries, rule, self.as_at, not_before)
        counted = stretches(found, rule, self.rulebook.courses)
        done = hours_on(counted, self.as_at)
        now = [entry for entry, one in zip(found, counted, strict=True) if one.starts_on <= self.as_at <= one.ends_on]
        named = latest(now, rule, self.as_at) or latest(entries, rule, self.as_at)
        last = None if done >= wanted else last_enough_before(counted, self.as_at, wanted)
        if done >= wanted:
            told = day_rule.until(enough_until(counted, self.as_at, wanted))
        elif last is not None:
            told = verdict(StandingKind.OVERDUE, last)
        else:
            missing = self._not_done(day_rule, case, entries, not_before)
            if named is None or missing.kind is StandingKind.DATE_UNKNOWN:
                return missing._replace(hours_done=done)
            told = verdict(missing.kind, missing.due)
        completion, equivalent = (named.completion, named.equivalent) if named is not None else (None, None)
        return Standing(
            told.kind, told.due, rule, completion, hours_done=done, equivalent=equivalent, lapsed=last is not None
        )

    def _met_on(self, requirement_id: str, case: _Case) -> date | None:
        """Return the first day on which another requirement was met, None when it was not met by now."""
        entries, other = case.entries.get(requirement_id), self.rulebook.by_id.get(requirement_id)
        if entries is None or other is None:
            return None
        days = [
            first_met(entries, rule, self.rulebook.courses, self.as_at, self._start_of(rule, case.person))
            for rule in other.rules
        ]
        return min((day for day in days if day is not None), default=None)

    def _start_of(self, rule: Rule, person: Person) -> date:
        """Return from which day on something counts, where a rule asks anew with each start."""
        profile = profile_on(person, self.as_at) if rule.kind is _EACH_START else None
        if profile is None or not asks(rule, profile, self.as_at):
            return date.min
        return counts_from(person, rule, self.as_at)

    def _not_done(self, day_rule: DayRule, case: _Case, entries: list[Entry], not_before: date) -> Standing:
        """Return the standing while nothing on record is enough: date unknown, induction, overdue or not done."""
        rule = day_rule.rule
        since = date.min if rule.first_within_days is None else applies_since(case.person, rule, self.as_at)
        nothing = day_rule.nothing_since(max(since, not_before))
        unknown = next((one for one in entries if one.first and effective_on(one.completion, rule) is None), None)
        if unknown is not None:
            kind = StandingKind.DATE_UNKNOWN
            return Standing(kind, nothing.due, rule, unknown.completion, equivalent=unknown.equivalent)
        nearest = latest(entries, rule, self.as_at)
        if nearest is None:
            return Standing(nothing.kind, nothing.due, rule)
        missed = nothing.due is not None and nothing.kind is StandingKind.NOT_DONE
        kind = StandingKind.OVERDUE if missed else nothing.kind
        return Standing(kind, nothing.due, rule, nearest.completion, equivalent=nearest.equivalent)

    def _exemptions(self, history: History) -> list[Exemption]:
        """Return the exemptions in force, the longest last: of several it is the one that is named."""
        live = [exemption for exemption in history.exemptions if exemption.live_on(self.as_at)]
        return sorted(live, key=lambda item: item.ends_on or FOREVER)

    def _exempted(self, asked: Asked, found: tuple[Verdict, ...], history: History) -> tuple[Verdict, ...]:
        changed = list(found)
        for exemption in self._exemptions(history):
            place = asked.places.get(exemption.requirement_id)
            if place is not None and changed[place].kind is not StandingKind.NOT_REQUIRED:
                changed[place] = verdict(StandingKind.EXEMPT, exemption.ends_on)
        return tuple(changed)


def standing(person: Person, requirement: Requirement, history: History, rulebook: Rulebook, as_at: date) -> Standing:
    """Return where one person is with one requirement on one day.

    Source: the standing table of the product's model; KCSIE and the NSCP strategy for the intervals.
    """
    cells = Judge(rulebook, as_at).person(person, history)
    return cells.get(requirement.id, NOT_REQUIRED)


def worst(standings: Iterable[Standing]) -> StandingKind:
    """Return the overall standing of a person: the worst of theirs, NOT_REQUIRED when there is none."""
    kinds = {standing.kind for standing in standings}
    return min(kinds, key=SEVERITY.__getitem__) if kinds else StandingKind.NOT_REQUIRED
