"""The yearly look at what training is needed: places for each course and term, and what they cost.

Source: NSCP Learning and Workforce Development Strategy 2022-24, which asks agencies for it.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import NamedTuple

from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.dates import academic_year_end, add_days, add_months, in_words, opening, term_name
from nscp_desktop.domain.forecast import Already, Coming, ComingKind, Forecast, Horizon
from nscp_desktop.domain.gap_reasons import Missed, counting_courses
from nscp_desktop.domain.periods import Period, Step
from nscp_desktop.domain.requirements import Requirement, RuleKind
from nscp_desktop.domain.sessions import Session
from nscp_desktop.domain.snapshot import Snapshot
from nscp_desktop.domain.standing import Rulebook
from nscp_desktop.domain.standing_kinds import StandingKind
from nscp_desktop.domain.years import Year

LATE = -1
# Chosen courses by requirement and whether it is for the first time.
Chosen = Mapping[tuple[str, bool], int]
_FIRST_TIME = (StandingKind.NOT_DONE, StandingKind.DATE_UNKNOWN, ComingKind.FIRST_TIME, ComingKind.EXEMPTION_ENDS)
ASSUMPTIONS = (
    "A place is counted for everybody who is late on the day of the list or falls due in the year, if nothing more is "
    "done before. Who is away on the day is left out.",
    "Somebody has one place on a course, in the earliest term, however many requirements it meets for them. Who needs "
    "two courses is counted for both.",
    "What falls due before the year begins is taken as done when it falls due; what has an interval comes round again. "
    "Where a requirement has several intervals, the shortest is used. New editions of documents are counted once they "
    "are on record.",
    "People who are not on record yet are not counted, nor are people who have left by then.",
)


class Place(NamedTuple):
    """One place that somebody needs on a course: in which term, or LATE for what is late already, and for what."""

    course_id: int
    person_id: int
    term: int
    requirement_ids: tuple[str, ...]
    is_booked: bool


class Way(NamedTuple):
    """How a requirement is met: the course that is used for the first time or for renewals, and those that could be.

    `course_id` is None when no course in use counts.
    """

    requirement_id: str
    is_first: bool
    course_id: int | None
    others: tuple[int, ...]
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Needs:
    """The places of a year. `terms` are its terms, or what is left of them; `ways` how requirements are met.

    `unmet` are the people who need something that no course in use counts towards, by requirement id.
    """

    year: Year
    as_at: date
    terms: tuple[Period, ...]
    places: tuple[Place, ...]
    ways: tuple[Way, ...]
    unmet: Mapping[str, tuple[int, ...]]

    @property
    def has_late(self) -> bool:
        """Whether what is late already belongs to this year."""
        return self.year.covers(self.as_at)

    def columns(self) -> tuple[int, ...]:
        """Return the terms as `of` takes them, what is late already first."""
        return (*((LATE,) if self.has_late else ()), *range(len(self.terms)))

    def of(self, course_id: int | None = None, term: int | None = None) -> tuple[Place, ...]:
        """Return the places on a course, or on all; in a term, LATE, or in the whole year."""
        return tuple(
            one
            for one in self.places
            if (course_id is None or one.course_id == course_id) and (term is None or one.term == term)
        )

    def course_ids(self) -> tuple[int, ...]:
        """Return the courses on which places are needed, those with most places first."""
        tally = Counter(one.course_id for one in self.places)
        return tuple(own for own, _ in tally.most_common())

    def narrowed(self, person_ids: Collection[int]) -> "Needs":
        """Return the needs of some of the people."""
        unmet = {own: tuple(one for one in people if one in person_ids) for own, people in self.unmet.items()}
        return replace(
            self,
            places=tuple(one for one in self.places if one.person_id in person_ids),
            unmet={own: people for own, people in unmet.items() if people},
        )

    def booked_words(self, course_id: int) -> str:
        """How many of the places on a course are booked: `3 of 12`."""
        places = self.of(course_id)
        return f"{sum(one.is_booked for one in places):,} of {len(places):,}"

    def people(self) -> tuple[int, ...]:
        """Return everybody who needs a place, each once."""
        return tuple(dict.fromkeys(one.person_id for one in self.places))


class CourseMoney(NamedTuple):
    """What a course costs in a year: what is asked for a place, what its sessions cost, and fees for not coming.

    Amounts are in pence. `uncosted` are its sessions of the year of which nobody said what they cost.
    """

    course_id: int
    places: int
    charge_pence: int | None
    sessions: int
    cost_pence: int
    uncosted: int
    fees: tuple[Missed, ...]

    @property
    def expected_pence(self) -> int | None:
        """What the places would cost; None where nobody said what a place costs."""
        return None if self.charge_pence is None else self.charge_pence * self.places

    @property
    def fee_pence(self) -> int:
        return sum(one.fee_pence or 0 for one in self.fees)


def horizon_of(year: Year, as_at: date) -> Horizon:
    """Return how far to look ahead to see a whole year."""
    months = (year.ends_on.year - as_at.year) * 12 + year.ends_on.month - as_at.month
    return Horizon(as_at, max(months, 1), Step.TERM)


def needs_of(forecast: Forecast, snapshot: Snapshot, chosen: Chosen, year: Year) -> Needs:
    """Work out who needs a place on which course in which term of a year."""
    return _Needs(forecast, snapshot, chosen, year).worked_out()


def money_of(
    needs: Needs, courses: Mapping[int, Course], sessions: Iterable[Session], missed: Iterable[Missed]
) -> tuple[CourseMoney, ...]:
    """Return what courses cost in a year, for those with a place, a session or a fee in it."""
    held: dict[int, list[Session]] = {}
    for one in sessions:
        if needs.year.covers(one.starts_on):
            held.setdefault(one.course_id, []).append(one)
    fees: dict[int, list[Missed]] = {}
    for item in missed:
        if item.fee_pence and item.day is not None and needs.year.covers(item.day):
            fees.setdefault(item.course_id, []).append(item)
    places = Counter(one.course_id for one in needs.places)
    return tuple(
        CourseMoney(
            own,
            places[own],
            course.charge_pence,
            len(held.get(own, ())),
            sum(one.cost_pence or 0 for one in held.get(own, ())),
            sum(one.cost_pence is None for one in held.get(own, ())),
            tuple(fees.get(own, ())),
        )
        for own, course in courses.items()
        if places[own] or own in held or own in fees
    )


class _Needs:
    def __init__(self, forecast: Forecast, snapshot: Snapshot, chosen: Chosen, year: Year) -> None:
        self._forecast, self._snapshot, self._year = forecast, snapshot, year
        self._rulebook: Rulebook = snapshot.rulebook
        self._terms = tuple(one.period for one in forecast.ahead if year.covers(one.period.starts_on))
        self._chosen = chosen
        self._towards = counting_courses(snapshot.rulebook)
        self._taken = Counter(done.course_id for history in snapshot.histories.values() for done in history.completions)
        self._ways: dict[tuple[str, bool], Way] = {}
        self._found: dict[tuple[int, int], Place] = {}
        self._unmet: dict[str, dict[int, None]] = {}

    def worked_out(self) -> Needs:
        for due in sorted(self._due(), key=_by_term):
            if not due.item.is_away and self._is_here(due.item.person_id, due.day):
                self._add(due)
        return Needs(
            self._year,
            self._forecast.now.day,
            self._terms,
            tuple(self._found.values()),
            tuple(self._ways[key] for key in sorted(self._ways, key=self._order)),
            {own: tuple(people) for own, people in self._unmet.items()},
        )

    def _due(self) -> Iterator["_Due"]:
        """Go through what falls due in the year; what is late on its own day of looking comes first."""
        now = self._forecast.now.day
        for one in self._forecast.already:
            if self._year.covers(now):
                yield _Due(LATE, now, one, one.kind in _FIRST_TIME)
            else:
                yield from self._round(one, now)
        for period in self._forecast.ahead:
            for item in period.coming:
                yield from self._round(item, item.day)

    def _round(self, item: Coming | Already, day: date) -> Iterator["_Due"]:
        """Give the first day within the year on which something comes round: one place is enough."""
        requirement, is_first = self._rulebook.by_id[item.requirement_id], item.kind in _FIRST_TIME
        while day < self._year.starts_on:
            following = _comes_round(requirement, day)
            if following is None:
                return
            day, is_first = following, False
        term = self._term(day)
        if self._year.covers(day) and term != LATE:
            yield _Due(term, day, item, is_first)

    def _term(self, day: date) -> int:
        return next((place for place, term in enumerate(self._terms) if term.covers(day)), LATE)

    def _is_here(self, person_id: int, day: date) -> bool:
        return self._snapshot.people[person_id].service_on(day) is not None

    def _add(self, due: "_Due") -> None:
        one = due.item
        way = self._way(one.requirement_id, due.is_first)
        if way.course_id is None:
            self._unmet.setdefault(one.requirement_id, {})[one.person_id] = None
            return
        key = (way.course_id, one.person_id)
        before = self._found.get(key)
        ids = before.requirement_ids if before is not None else ()
        if one.requirement_id not in ids:
            ids = (*ids, one.requirement_id)
        is_booked = self._is_booked(one) or (before is not None and before.is_booked)
        self._found[key] = Place(*key, before.term if before is not None else due.term, ids, is_booked)

    def _is_booked(self, one: Coming | Already) -> bool:
        courses = self._towards.get(one.requirement_id, frozenset())
        first = max(self._forecast.now.day, self._year.starts_on)
        return any(
            booking.course_id in courses and (booking.on is None or booking.on >= first)
            for booking in self._snapshot.history(one.person_id).bookings
        )

    def _way(self, requirement_id: str, is_first: bool) -> Way:
        key = (requirement_id, is_first)
        if key not in self._ways:
            others = tuple(self._counting(requirement_id, is_first))
            chosen = self._chosen.get(key)
            usual = max(others, key=partial(self._fits, self._rulebook.by_id[requirement_id].title), default=None)
            own = chosen if chosen in others else usual
            self._ways[key] = Way(requirement_id, is_first, own, others, chosen in others)
        return self._ways[key]

    def _fits(self, title: str, course_id: int) -> tuple[float, int, int]:
        """Prefer what many have done and what counts towards little else, then what is called as what is asked."""
        towards = max(len(self._rulebook.counts.get(course_id, ())), 1)
        alike = len(_words(title) & _words(self._rulebook.courses[course_id].title))
        return self._taken[course_id] / towards, alike, -course_id

    def _counting(self, requirement_id: str, is_first: bool) -> Iterable[int]:
        for own, course in self._rulebook.courses.items():
            for item in course.satisfies if course.active else ():
                if item.requirement_id == requirement_id and (item.first if is_first else item.renewal):
                    yield own

    def _order(self, key: tuple[str, bool]) -> tuple[int, bool]:
        return self._rulebook.places[key[0]], not key[1]


def _words(title: str) -> set[str]:
    return set(title.casefold().replace(",", " ").split())


class _Due(NamedTuple):
    """Something that falls due in the year, in which of its terms and on which day."""

    term: int
    day: date
    item: Coming | Already
    is_first: bool


def _by_term(due: _Due) -> tuple[int, date]:
    return due.term, due.day


def _comes_round(requirement: Requirement, day: date) -> date | None:
    """Return when something that is done on a day is due again, None when it never is."""
    kinds = {rule.kind for rule in requirement.rules}
    if RuleKind.ACADEMIC_YEAR in kinds:
        return academic_year_end(add_days(academic_year_end(day), 1))
    months = [rule.months for rule in requirement.rules if rule.kind is RuleKind.EVERY_MONTHS and rule.months]
    return add_months(day, min(months)) if months else None


def short_term_words(needs: Needs, term: int) -> str:
    """Name a column where there is little room: `Late`, `Spring 27`."""
    if term == LATE:
        return "Late now"
    ends_on = needs.terms[term].ends_on
    return f"{opening(term_name(ends_on))} {ends_on.year % 100:02}"


def term_words(needs: Needs, term: int | None) -> str:
    """Name a column: `Late already`, `Spring term 2027`, `2026/27`."""
    if term is None:
        return needs.year.title
    return f"Late on {in_words(needs.as_at)}" if term == LATE else needs.terms[term].title
