"""Everyone's standing on one day: what the screens, the reports and the sheets all read."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from operator import itemgetter
from typing import TypeVar

from nscp_desktop.domain.applies import Profile, profile_on
from nscp_desktop.domain.dates import add_months
from nscp_desktop.domain.figures import Figures, count
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.record_keys import keys_of
from nscp_desktop.domain.requirements import Requirement, Rule
from nscp_desktop.domain.shared_verdicts import Asked
from nscp_desktop.domain.snapshot import OnRecord, Snapshot
from nscp_desktop.domain.standing import NOT_REQUIRED, History, Judge, Rulebook, Standing, StandingKind
from nscp_desktop.domain.standing_kinds import NOTHING_ASKED, Verdict, worst_of
from nscp_desktop.domain.training import Booking

__all__ = ["Board", "Row", "Snapshot", "everyone", "requirement_figures", "row_of"]

Key = TypeVar("Key")
_kind_of = itemgetter(1)


@dataclass(slots=True, eq=False)
class Row:
    """One person on the board: what is asked of them, the verdict on each of it, and the worst of these.

    `verdicts` are in the order of `asked.ids`. `cells` and `cell` give whole standings, with rule and record, which are
    worked out when somebody looks; whoever goes through many people for words and days alone takes the verdicts.
    """

    person: Person
    profile: Profile
    asked: Asked
    verdicts: tuple[Verdict, ...]
    worst: StandingKind
    is_away: bool
    _history: History = field(repr=False)
    _judge: Judge = field(repr=False)
    _cells: Mapping[str, Standing] | None = field(default=None, repr=False)

    @property
    def group(self) -> int | None:
        """The Target Group, None for those never placed."""
        return self.profile.group

    @property
    def cells(self) -> Mapping[str, Standing]:
        """The whole standings by requirement id."""
        if self._cells is None:
            self._cells = self._judge.cells(self.person, self.profile, self._history)
        return self._cells

    def cell(self, requirement_id: str) -> Standing:
        """Return the whole standing with one requirement."""
        return self.cells.get(requirement_id, NOT_REQUIRED)

    def items(self) -> Iterable[tuple[str, Verdict]]:
        """Go through what is asked, by requirement id, with the verdict on each."""
        return zip(self.asked.ids, self.verdicts, strict=True)

    def verdict(self, requirement_id: str) -> Verdict:
        """Return the verdict with one requirement."""
        place = self.asked.places.get(requirement_id)
        return NOTHING_ASKED if place is None else self.verdicts[place]

    def is_asked(self, requirement_id: str) -> bool:
        """Whether there is a standing with this requirement at all."""
        return requirement_id in self.asked.places

    def bookings(self) -> Mapping[str, Booking]:
        """Return the next booking by requirement id, of what is asked."""
        if not self._history.bookings:
            return {}
        booked = self._judge.bookings(self._history)
        return {own: booking for own, booking in booked.items() if own in self.asked.places}

    def has_in_date(self, requirement_id: str, rule: Rule) -> bool:
        """Whether something on record counts under a rule that is not asked of the person, and is still in date."""
        return self._judge.has_in_date(self.person, self._history, requirement_id, rule)

    def counts_as(self, *kinds: StandingKind) -> bool:
        """Whether figures count the person under one of these words: by the worst of theirs, unless they are away."""
        return self.worst in kinds and not self.is_away

    def count(self, *kinds: StandingKind) -> int:
        """How many of the person's standings are of these kinds."""
        return sum(verdict.kind in kinds for verdict in self.verdicts)

    def __eq__(self, other: object) -> bool:
        # All that a standing is worked out from, and what came of it; the day and the rules are the board's.
        return isinstance(other, Row) and _parts(self) == _parts(other)

    def __hash__(self) -> int:
        return hash(self.person.id)


@dataclass(frozen=True, slots=True)
class Board:
    """Everyone who was here on `as_at`, in the order of their sorted names."""

    as_at: date
    rulebook: Rulebook
    rows: tuple[Row, ...]

    def requirements(self) -> tuple[Requirement, ...]:
        """Return the requirements that somebody here has to meet, in the agency's order."""
        asked = {requirement_id for asked in {row.asked for row in self.rows} for requirement_id in asked.ids}
        return tuple(item for item in self.rulebook.requirements if item.id in asked)

    def figures(self) -> Figures:
        """Count people by their worst standing."""
        return _figures(self.rows)

    def by_requirement(self) -> dict[str, Figures]:
        """Count people by their standing with each requirement that somebody has to meet."""
        return requirement_figures(self.rows, self.requirements())

    def by_group(self) -> dict[int | None, Figures]:
        """Count people by their worst standing in each Target Group; None is those never placed."""
        return _grouped((row.group, row) for row in self.rows)

    def by_team(self) -> dict[str, Figures]:
        """Count people by their worst standing in each team; "" is those without one."""
        return _grouped((self.team_of(row), row) for row in self.rows)

    def by_site(self) -> dict[str, Figures]:
        """Count people by their worst standing at each site; "" is those without one."""
        return _grouped((row.profile.site, row) for row in self.rows)

    def by_role(self) -> dict[str, Figures]:
        """Count people by their worst standing in each role, by its title; "" is those without one.

        Who holds several roles is counted in each of them.
        """
        return _grouped((title, row) for row in self.rows for title in dict.fromkeys(row.profile.roles or ("",)))

    def team_of(self, row: Row) -> str:
        place = row.person.place_on(self.as_at)
        return place.team if place else ""

    def lapses(self, months: int = 12) -> list[tuple[date, int]]:
        """Return how many standings in date lapse in each of the coming months, as (first of month, count).

        The first entry is the month of `as_at`.
        """
        first = self.as_at.replace(day=1)
        tally: Counter[date] = Counter()
        for verdict, found in Counter(chain.from_iterable(row.verdicts for row in self.rows)).items():
            if verdict.due is not None and verdict.kind.counts_as_in_date:
                tally[verdict.due.replace(day=1)] += found
        return [(month, tally[month]) for month in (add_months(first, index) for index in range(months))]


def row_of(judge: Judge, record: OnRecord) -> Row | None:
    """Return one person's row, None when they were not here on the judge's day."""
    person, history, keys, newest = record
    as_at = judge.as_at
    profile = profile_on(person, as_at)
    if profile is None:
        return None
    if newest > as_at:
        keys, _ = keys_of(judge.rulebook, person, history, as_at)
    asked = judge.asked(profile)
    verdicts = judge.verdicts(person, asked, history, keys)
    is_away = bool(person.away) and person.is_away_on(as_at)
    return Row(person, profile, asked, verdicts, worst_of(verdicts), is_away, history, judge)


def everyone(snapshot: Snapshot, as_at: date) -> Board:
    """Work out everyone's standing on one day."""
    judge = Judge(snapshot.rulebook, as_at)
    rows = [row_of(judge, record) for record in snapshot.records]
    return Board(as_at, snapshot.rulebook, tuple([row for row in rows if row is not None]))


def requirement_figures(rows: Iterable[Row], requirements: Iterable[Requirement]) -> dict[str, Figures]:
    """Count some people by their standing with each of these requirements."""
    alike: defaultdict[Asked, list[Row]] = defaultdict(list)
    for row in rows:
        alike[row.asked].append(row)
    kinds: defaultdict[str, Counter[StandingKind]] = defaultdict(Counter)
    away: Counter[str] = Counter()
    for asked, people in alike.items():
        present = [row.verdicts for row in people if not row.is_away]
        for requirement_id, column in zip(asked.ids, zip(*present, strict=True), strict=False):
            kinds[requirement_id].update(map(_kind_of, column))
        for requirement_id in asked.ids:
            away[requirement_id] += len(people) - len(present)
    return {item.id: count(kinds[item.id], away[item.id]) for item in requirements}


def _figures(rows: Sequence[Row]) -> Figures:
    present = [row.worst for row in rows if not row.is_away]
    return count(present, len(rows) - len(present))


def _grouped(pairs: Iterable[tuple[Key, Row]]) -> dict[Key, Figures]:
    found: defaultdict[Key, list[Row]] = defaultdict(list)
    for key, row in pairs:
        found[key].append(row)
    return {key: _figures(rows) for key, rows in found.items()}


def _parts(row: Row) -> tuple[object, ...]:
    return row.person, row.profile, row.asked.ids, row.verdicts, row.worst, row.is_away, row._history
