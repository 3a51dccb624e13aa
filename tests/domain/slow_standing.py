"""A second, slow way to work out a standing: it asks of one day after the other what is in date on it.

It was written from the words of the model and shares nothing with the program but the data classes.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.requirements import Per, Requirement, Rule, RuleKind
from nscp_desktop.domain.standing import History, Rulebook
from nscp_desktop.domain.training import Completion
from tests.domain.slow_days import LONG_AGO, NEVER, ONE_DAY, Diary, is_within_months, months_before, school_year

MONTHS_OF_A_CERTIFICATE = 12
# What is still good then is good for ever, so that nobody walks further.
FAR_AWAY = date(2040, 1, 1)
WORST_FIRST = ("overdue", "not_done", "date_unknown", "induction", "due_soon", "in_date", "exempt", "not_required")


class Answer(NamedTuple):
    """What the slow calculation says."""

    kind: str
    due: date | None = None
    waits_for: str | None = None
    hours_done: Fraction | None = None
    is_booked: bool = False
    booked_on: date | None = None


class OnRecord(NamedTuple):
    """A completion that bears on a requirement, and how it counts."""

    completion: Completion
    as_first: bool
    as_renewal: bool


class SlowStanding:
    """Works out where one person is, for any requirement and day."""

    def __init__(self, person: Person, history: History, rulebook: Rulebook) -> None:
        self._history = history
        self._requirements = rulebook.requirements
        self._courses: Mapping[int, Course] = rulebook.courses
        self._diary = Diary(person)
        self._last_good: dict[tuple[int, int], date] = {}

    def answer(self, requirement: Requirement, as_at: date) -> Answer:
        """Say where the person is with a requirement on a day."""
        # A minimum is asked of the agency and of no person.
        personal = [rule for rule in requirement.rules if rule.kind is not RuleKind.MINIMUM]
        asking = [rule for rule in personal if self._diary.since(rule, as_at) is not None]
        if not asking or not requirement.active:
            return Answer("not_required")
        answers = [self._under(requirement, rule, as_at) for rule in asking]
        asked = [answer for answer in answers if answer.waits_for is None]
        bites = min(asked, key=_urgency) if asked else answers[0]
        exempt_until = self._exempt_until(requirement, as_at)
        if asked and exempt_until is not None:
            bites = Answer("exempt", None if exempt_until == NEVER else exempt_until)
        return self._with_booking(requirement, bites, as_at)

    def minimum(self, requirement: Requirement, rule: Rule, as_at: date) -> dict[str, bool | None]:
        """Say in which part of the agency the person belongs, and whether they count as trained there.

        None when the rule is not about them; nothing when they are not here. The agency itself has no name.
        """
        day = as_at.toordinal()
        if day not in self._diary.kind:
            return {}
        part = {Per.AGENCY: "", Per.SITE: self._diary.site.get(day), Per.TEAM: self._diary.team.get(day)}
        title = part[rule.minimum_per]
        if title is None:
            return {}
        if day in self._diary.away or not self._diary.is_for(rule, as_at):
            return {title: None}
        not_before = self._not_before(rule, as_at)
        counting = [one for one in self._counting(requirement.id, rule, as_at) if done_on(one, rule) >= not_before]
        return {title: any(is_good(one, rule, as_at) for one in counting)}

    def _under(self, requirement: Requirement, rule: Rule, as_at: date) -> Answer:
        """Say where the person is with one rule alone."""
        not_before = self._not_before(rule, as_at)
        if not_before == NEVER:
            return Answer("not_required", waits_for=rule.after)
        since = max(self._diary.since(rule, as_at) or LONG_AGO, not_before)
        if rule.kind is RuleKind.EACH_START:
            not_before = max(self._diary.leads_up_from(rule, as_at), not_before)
        counting = [one for one in self._counting(requirement.id, rule, as_at) if done_on(one, rule) >= not_before]
        if rule.kind is RuleKind.HOURS:
            return self._by_hours(requirement, rule, counting, since, as_at)
        if not counting:
            return self._nothing_counts(requirement, rule, since, as_at)
        return _lasting_until(max(self._last_good_day(one, rule) for one in counting), rule, as_at)

    def _by_hours(
        self, requirement: Requirement, rule: Rule, counting: list[Completion], since: date, as_at: date
    ) -> Answer:
        wanted, total = Fraction(str(rule.hours)), self._total(counting, rule, as_at)
        if total >= wanted:
            day = as_at
            while self._total(counting, rule, day + ONE_DAY) >= wanted:
                day += ONE_DAY
            return _lasting_until(day, rule, as_at)._replace(hours_done=total)
        first = min((done_on(one, rule) for one in counting), default=as_at)
        day = min(as_at, max((self._last_good_day(one, rule) for one in counting), default=as_at))
        while day >= first:
            if self._total(counting, rule, day) >= wanted:
                return Answer("overdue", day, hours_done=total)
            day -= ONE_DAY
        return self._nothing_counts(requirement, rule, since, as_at)._replace(hours_done=total)

    def _total(self, counting: Iterable[Completion], rule: Rule, day: date) -> Fraction:
        """Add up the hours that count on a day."""
        good = [one for one in counting if done_on(one, rule) <= day <= self._last_good_day(one, rule)]
        return sum((self._hours(one) for one in good), Fraction(0))

    def _hours(self, one: Completion) -> Fraction:
        hours = one.hours
        if hours is None and one.course_id in self._courses:
            hours = self._courses[one.course_id].hours
        return Fraction(0) if hours is None else Fraction(str(hours))

    def _nothing_counts(self, requirement: Requirement, rule: Rule, since: date, as_at: date) -> Answer:
        """Say where somebody is who has not (or not enough) that counts."""
        last_day = None
        if rule.first_within_days is not None and since != LONG_AGO:
            last_day = since + timedelta(days=rule.first_within_days)
        entries = self._on_record(requirement.id)
        if any(entry.as_first and dated(entry.completion, rule) is None for entry in entries):
            return Answer("date_unknown", last_day)
        if last_day is None:
            return Answer("not_done")
        if as_at <= last_day:
            return Answer("induction", last_day)
        has_another = any((dated(entry.completion, rule) or NEVER) <= as_at for entry in entries)
        return Answer("overdue" if has_another else "not_done", last_day)

    def _on_record(self, requirement_id: str) -> list[OnRecord]:
        """Find the completions that bear on a requirement, by their course or because somebody decided so."""
        found = []
        for one in self._history.completions:
            course = self._courses.get(one.course_id)
            for item in course.satisfies if course else ():
                if item.requirement_id == requirement_id:
                    found.append(OnRecord(one, item.first, item.renewal))
            for equivalent in self._history.equivalents:
                if (equivalent.completion_id, equivalent.requirement_id) == (one.id, requirement_id):
                    found.append(OnRecord(one, as_first=True, as_renewal=True))
        return found

    def _counting(self, requirement_id: str, rule: Rule, as_at: date) -> list[Completion]:
        """Find the completions that count by a day: a refresher only once the first time is on record."""
        entries = self._on_record(requirement_id)
        firsts = [dated(entry.completion, rule) or LONG_AGO for entry in entries if entry.as_first]
        found: dict[int, Completion] = {}
        for one, as_first, as_renewal in entries:
            day = dated(one, rule)
            if day is None or day > as_at:
                continue
            if as_first or (as_renewal and any(first <= day for first in firsts)):
                found[one.id] = one
        return list(found.values())

    def _not_before(self, rule: Rule, as_at: date) -> date:
        """Find the day from which on a rule asks that comes after another requirement: NEVER while that is not met."""
        if rule.after is None:
            return LONG_AGO
        return self._met_on(rule.after, as_at) or NEVER

    def _met_on(self, requirement_id: str, as_at: date) -> date | None:
        """Find the first day on which another requirement was met, whoever is asked for it."""
        days = []
        for other in self._requirements:
            for rule in other.rules if other.id == requirement_id else ():
                counting = self._counting(other.id, rule, as_at)
                # What starts anew is not met by what belongs to an earlier start.
                since = self._diary.leads_up_from(rule, as_at) if rule.kind is RuleKind.EACH_START else LONG_AGO
                for one in [one for one in counting if done_on(one, rule) >= since]:
                    day = done_on(one, rule)
                    if rule.kind is not RuleKind.HOURS or self._has_hours(counting, rule, day):
                        days.append(day)
        return min(days, default=None)

    def _has_hours(self, counting: Iterable[Completion], rule: Rule, day: date) -> bool:
        return self._total(counting, rule, day) >= Fraction(str(rule.hours))

    def _last_good_day(self, one: Completion, rule: Rule) -> date:
        """Walk from the day of a completion for as long as it is good for the rule."""
        known = self._last_good.get((one.id, id(rule)))
        if known is None:
            known = NEVER if is_good(one, rule, FAR_AWAY) else done_on(one, rule)
            while known != NEVER and is_good(one, rule, known + ONE_DAY):
                known += ONE_DAY
            self._last_good[one.id, id(rule)] = known
        return known

    def _exempt_until(self, requirement: Requirement, as_at: date) -> date | None:
        days = [
            exemption.ends_on or NEVER
            for exemption in self._history.exemptions
            if exemption.requirement_id == requirement.id and exemption.starts_on <= as_at
        ]
        return max((day for day in days if day >= as_at), default=None)

    def _with_booking(self, requirement: Requirement, answer: Answer, as_at: date) -> Answer:
        days = []
        for booking in self._history.bookings:
            course = self._courses.get(booking.course_id)
            is_for_it = course and any(item.requirement_id == requirement.id for item in course.satisfies)
            if is_for_it and (booking.on is None or booking.on >= as_at):
                days.append(booking.on or NEVER)
        if not days:
            return answer
        return answer._replace(is_booked=True, booked_on=None if min(days) == NEVER else min(days))


def dated(one: Completion, rule: Rule) -> date | None:
    """Say from which day on a completion counts; None when it cannot be told.

    A certificate of which only the last day is known was given one interval before, and not after it was recorded.
    """
    if one.completed_on is not None:
        return one.completed_on
    if one.expires_on is None:
        return None
    return min(months_before(one.expires_on, rule.months or MONTHS_OF_A_CERTIFICATE), one.recorded_on)


def done_on(one: Completion, rule: Rule) -> date:
    day = dated(one, rule)
    assert day is not None
    return day


def is_good(one: Completion, rule: Rule, day: date) -> bool:
    """Whether a completion that counts is good for the rule on one day."""
    at_latest = one.completed_on or one.recorded_on
    match rule.kind:
        case RuleKind.ONCE:
            return True
        case RuleKind.EDITION:
            read = done_on(one, rule)
            unread = [edition for edition in rule.editions if read < min(edition.published or NEVER, edition.in_force)]
            return not any(day > edition.in_force + timedelta(days=rule.edition_within_days) for edition in unread)
        case RuleKind.EACH_START:
            return one.expires_on is None or day <= one.expires_on
        case RuleKind.ACADEMIC_YEAR:
            by_rule = school_year(day) <= school_year(at_latest)
        case _:
            by_rule = rule.months is None or is_within_months(at_latest, rule.months, day)
    if one.expires_on is None:
        return by_rule
    return day <= one.expires_on and (by_rule or rule.may_lengthen)


def _lasting_until(last_day: date, rule: Rule, as_at: date) -> Answer:
    if last_day == NEVER:
        return Answer("in_date")
    if last_day < as_at:
        return Answer("overdue", last_day)
    is_soon = last_day <= as_at + timedelta(days=rule.notice_days)
    return Answer("due_soon" if is_soon else "in_date", last_day)


def _urgency(answer: Answer) -> tuple[date, int]:
    """The earliest date bites: something to do without a date comes before all, in date without one after all."""
    without = NEVER if answer.kind == "in_date" else LONG_AGO
    return answer.due or without, WORST_FIRST.index(answer.kind)
