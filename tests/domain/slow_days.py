"""Days, months and school years, counted by turning the pages of a calendar: nothing here adds months to a date."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from nscp_desktop.domain.people import Person, PersonKind, Span
from nscp_desktop.domain.requirements import Rule

ONE_DAY = timedelta(days=1)
LONG_AGO, NEVER = date.min, date.max
# Every day that is written in a diary; whatever a person or a rule has dates of lies between them.
DIARY_FIRST, DIARY_LAST = date(2022, 12, 20), date(2029, 12, 31)


def pages_turned(earlier: date, later: date) -> int:
    """How many pages of a wall calendar with a page for each month are turned from one day to the other."""
    return (later.year - earlier.year) * 12 + later.month - earlier.month


def is_within_months(done: date, months: int, day: date) -> bool:
    """Whether a day is no more than so many months after another: the day of that name is the last, if there is one."""
    pages = pages_turned(done, day)
    return pages < months or (pages == months and day.day <= done.day)


@lru_cache(maxsize=4096)
def months_before(day: date, months: int) -> date:
    """Leaf back so many pages, and on to the day of the same name or the nearest before it."""
    earlier = day
    while pages_turned(earlier, day) < months or earlier.day > day.day:
        earlier -= ONE_DAY
    return earlier


def school_year(day: date) -> int:
    """Name the year of 1 September to 31 August by the year in which it begins."""
    return day.year - (1 if day.month <= 8 else 0)


def is_in_force(rule: Rule, day: date) -> bool:
    """Whether a day is none before a rule's first and none after its last."""
    return (rule.starts_on is None or day >= rule.starts_on) and (rule.ends_on is None or day <= rule.ends_on)


class Diary:
    """What is true of a person on each day, written down day by day (the key is the day's number)."""

    def __init__(self, person: Person) -> None:
        self.kind: dict[int, PersonKind] = {}
        self.group: dict[int, int] = {}
        self.level: dict[int, str] = {}
        self.site: dict[int, str] = {}
        self.team: dict[int, str] = {}
        self.away: set[int] = set()
        self.roles: dict[int, set[str]] = {}
        self.duties: dict[int, set[str]] = {}
        self.last_days = {service.span.ends_on for service in person.services}
        for service in person.services:
            self.kind |= dict.fromkeys(_days_of(service.span), service.kind)
        for span in person.away:
            self.away.update(_days_of(span))
        for role in person.roles:
            for day in _days_of(role.span):
                self.roles.setdefault(day, set()).add(role.title)
        for duty in person.duties:
            for day in _days_of(duty.span):
                self.duties.setdefault(day, set()).add(duty.duty)
        self._write_where(person)
        self._since: dict[int, tuple[Rule, dict[int, date]]] = {}

    def _write_where(self, person: Person) -> None:
        for placement in person.placements:
            for day in _days_of(placement.span):
                self.group[day], self.level[day] = placement.group, placement.level
        for place in person.places:
            for day in _days_of(place.span):
                if place.site_id is not None:
                    self.site[day] = place.site
                if place.team_id is not None:
                    self.team[day] = place.team

    def since(self, rule: Rule, day: date) -> date | None:
        """Since when the rule has asked without a break; None when it does not ask on the day."""
        # A rule is known by its place in memory: its own hash goes through all of its fields each time.
        if id(rule) not in self._since:
            self._since[id(rule)] = rule, self._walked(rule)
        return self._since[id(rule)][1].get(day.toordinal())

    def leads_up_from(self, rule: Rule, day: date) -> date:
        """Walk back from the start since when a rule asks: three months at most, and not into an earlier service."""
        since = self.since(rule, day) or LONG_AGO
        if since == LONG_AGO:
            return LONG_AGO
        earliest, found = months_before(since, 3), since
        while found > earliest and found - ONE_DAY not in self.last_days:
            found -= ONE_DAY
        return found

    def is_for(self, rule: Rule, day: date) -> bool:
        """Whether a rule is in force on a day and the person is one of those it is for."""
        return self.since(rule, day) is not None

    def _walked(self, rule: Rule) -> dict[int, date]:
        """Walk through all days, and note for each on which the rule asks since when it has done so."""
        found: dict[int, date] = {}
        first, last = DIARY_FIRST.toordinal(), DIARY_LAST.toordinal()
        begins = rule.starts_on.toordinal() if rule.starts_on else first
        ends = rule.ends_on.toordinal() if rule.ends_on else last
        since: date | None = None
        for day in range(max(first, begins), min(last, ends) + 1):
            if not self._holds(rule, day):
                since = None
                continue
            if since is None:
                since = LONG_AGO if day == first else date.fromordinal(day)
                if rule.starts_on and day == begins and rule.replaced:
                    since = self.since(rule.replaced, rule.starts_on - ONE_DAY) or since
            found[day] = since
        return found

    def _holds(self, rule: Rule, day: int) -> bool:
        who = rule.who
        if day not in self.kind or (who.kinds and self.kind[day] not in who.kinds):
            return False
        if who.groups and self.group.get(day) not in who.groups:
            return False
        if who.levels and self.level.get(day) not in who.levels:
            return False
        if who.sites and self.site.get(day) not in who.sites:
            return False
        if who.roles and not any(role in who.roles for role in self.roles.get(day, ())):
            return False
        return not who.duties or any(duty in who.duties for duty in self.duties.get(day, ()))


def _days_of(span: Span) -> Iterable[int]:
    for day in (span.starts_on, span.ends_on):
        assert day is None or DIARY_FIRST < day < DIARY_LAST, day
    return range((span.starts_on or DIARY_FIRST).toordinal(), (span.ends_on or DIARY_LAST).toordinal() + 1)
