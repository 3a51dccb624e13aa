"""The quick way to the verdicts of many people: who has the same dates on record has the same verdict.

What is on record for one person is boiled down, once for all days, to one key for each requirement (record_keys). The
verdict on a day is looked up by the key; only what no key can say is worked out person by person.
"""

from collections.abc import Callable, Sequence
from datetime import date
from operator import getitem, itemgetter
from typing import Any, NamedTuple

from nscp_desktop.domain.applies import applies_since, counts_from
from nscp_desktop.domain.day_rules import DayRule, bite
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.requirements import Rule
from nscp_desktop.domain.rule_kinds import lasts_until
from nscp_desktop.domain.standing_kinds import Verdict

# The last day on which something that counts was done; or the days of all that counts with the expiries typed on
# certificates, where there are any; or, while nothing is on record, the number of the day on which the person's only
# period of service began; None where the record itself has to be looked at.
Dates = tuple[tuple[date, date | None], ...]
Key = date | Dates | int | None
SEE_THE_RECORD = None
NO_START_KNOWN = date.min.toordinal()
SEVERAL_STARTS = 0


class FirstTimes(dict[int, Verdict | None]):
    """The verdicts on those with nothing on record, by the number of the day on which they began."""

    def __init__(self, rules: Sequence[DayRule]) -> None:
        super().__init__()
        self._rules = rules
        self._needs_start = any(rule.rule.first_within_days is not None for rule in rules)

    def __missing__(self, start: int) -> Verdict | None:
        found = None
        if start != SEVERAL_STARTS:
            found = _biting([rule.nothing_since_day(start) for rule in self._rules])
        elif not self._needs_start:
            found = _biting([rule.nothing_since(date.min) for rule in self._rules])
        self[start] = found
        return found


class Column(dict[Key, Verdict | None]):
    """The verdicts on one day by key, under the rules of one requirement; None where a key does not say enough."""

    def __init__(self, rules: Sequence[DayRule], first_times: FirstTimes) -> None:
        super().__init__()
        self._rules = rules
        self._only = rules[0] if len(rules) == 1 else None
        self._first_times = first_times
        self._goes_by_dates = all(rule.goes_by_dates for rule in rules)
        self._goes_by_service = all(rule.goes_by_service for rule in rules)

    def __missing__(self, key: Key) -> Verdict | None:
        found: Verdict | None = None
        if isinstance(key, int):
            found = self._first_times[key] if self._goes_by_service else None
        elif key is SEE_THE_RECORD or not self._goes_by_dates:
            found = None
        elif isinstance(key, date):
            found = (
                self._only.after(key) if self._only is not None else _biting([rule.after(key) for rule in self._rules])
            )
        else:
            found = _biting([rule.until(_longest(rule.rule, key)) for rule in self._rules])
        self[key] = found
        return found


class Columns:
    """The verdicts on one day under all rules; those of the same terms share theirs."""

    def __init__(self) -> None:
        self._columns: dict[tuple[object, ...], Column] = {}
        self._first_times: dict[tuple[object, ...], FirstTimes] = {}

    def under(self, rules: tuple[DayRule, ...]) -> Column:
        """Return the verdicts under the rules of one requirement."""
        terms = tuple([rule.terms for rule in rules])
        column = self._columns.get(terms)
        if column is None:
            first_terms = tuple([(rule.rule.first_within_days, rule.rule.starts_on) for rule in rules])
            first_times = self._first_times.setdefault(first_terms, FirstTimes(rules))
            column = self._columns[terms] = Column(rules, first_times)
        return column


class AskedRules(NamedTuple):
    """One requirement that is asked: its place among all of the agency's, and the rules that ask it."""

    place: int
    id: str
    rules: tuple[DayRule, ...]
    column: Column


class Asked:
    """What is asked of everybody of one profile on one day."""

    __slots__ = ("_columns", "_pick", "ids", "places", "rules")

    def __init__(self, asked: Sequence[AskedRules], of: int) -> None:
        """`of` is how many requirements the agency has: as many keys are there for each person."""
        self.ids = tuple(item.id for item in asked)
        self.rules = tuple(item.rules for item in asked)
        self.places = {requirement_id: place for place, requirement_id in enumerate(self.ids)}
        self._columns = tuple(item.column for item in asked)
        self._pick = _picker([item.place for item in asked], of)

    def verdicts(self, keys: tuple[Key, ...]) -> tuple[Verdict | None, ...]:
        """Return the verdict with each requirement, None where the record has to be looked at."""
        return tuple(map(getitem, self._columns, self._pick(keys)))

    def keys(self, keys: tuple[Key, ...]) -> tuple[Key, ...]:
        """Return those of a person's keys that belong to what is asked, in its order."""
        return tuple(self._pick(keys))


def verdict_of_one(rules: Sequence[DayRule], key: Key, person: Person) -> Verdict | None:
    """Return the verdict by a key where it depends on since when somebody is asked, None where on still more."""
    if key is SEE_THE_RECORD or any(rule.rule.after is not None for rule in rules):
        return None
    if not isinstance(key, int) and not all(rule.goes_by_dates or rule.starts_anew for rule in rules):
        return None
    return _biting([_by_key(rule, key, person) for rule in rules])


def _by_key(rule: DayRule, key: date | Dates | int, person: Person) -> Verdict:
    if isinstance(key, int):
        return rule.nothing_since(applies_since(person, rule.rule, rule.as_at))
    done: Dates = ((key, None),) if isinstance(key, date) else key
    if rule.starts_anew:
        counts = counts_from(person, rule.rule, rule.as_at)
        done = tuple([pair for pair in done if pair[0] >= counts])
        if not done:
            return rule.missed_since(applies_since(person, rule.rule, rule.as_at))
    return rule.until(_longest(rule.rule, done))


def _picker(places: list[int], of: int) -> Callable[[Any], Any]:
    """Return what takes these places out of a tuple of as many as `of`."""
    if len(places) == of:
        return tuple
    if len(places) > 1:
        return itemgetter(*places)
    return itemgetter(slice(places[0], places[0] + 1) if places else slice(0))


def _longest(rule: Rule, done: Dates) -> date:
    lasting = [lasts_until(rule, day, day, expires_on) for day, expires_on in done]
    return lasting[0] if len(lasting) == 1 else max(lasting)


def _biting(found: list[Verdict]) -> Verdict:
    return found[0] if len(found) == 1 else min(found, key=lambda verdict: bite(verdict.kind, verdict.due))
