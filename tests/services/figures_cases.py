"""Agencies of any shape, thought up by Hypothesis, and how one is put into a record."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from hypothesis import strategies as st

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.drafts import PlacementDraft
from nscp_desktop.domain.people import PersonKind, Service, Span
from nscp_desktop.domain.training import Booking, Completion, Exemption
from nscp_desktop.services.record_files import Services, create, open_existing
from nscp_desktop.storage.unit_of_work import UnitOfWork

TODAY = date(2026, 11, 23)
SECTORS = (Sector.SCHOOL, Sector.EARLY_YEARS, Sector.GENERAL, Sector.COUNCIL)
DAYS = (TODAY, date(2026, 8, 31), date(2027, 2, 28), date(2025, 9, 1))
MOST_PEOPLE = 12
_STARTS = (
    None, date(2015, 9, 1), date(2023, 1, 9), date(2025, 9, 1), date(2025, 11, 24), date(2026, 3, 31),
    date(2026, 9, 1), date(2026, 10, 24), date(2026, 11, 16), date(2026, 11, 23), date(2026, 12, 1),
)  # fmt: skip
# Due days, and those before and after them, come up again and again.
_DONE = (
    None, date(2021, 2, 28), date(2023, 11, 22), date(2023, 11, 23), date(2024, 11, 23), date(2024, 11, 24),
    date(2025, 9, 1), date(2025, 11, 23), date(2026, 2, 28), date(2026, 8, 31), date(2026, 9, 1), date(2026, 11, 20),
    date(2026, 11, 23), date(2026, 12, 3),
)  # fmt: skip
_NAMES = (("Rebecca", "Osei"), ("Seán", "O’Neill"), ("Chloé", "Wójcik"), ("Jo", "Bell"), ("Jo", "Bell"))
Kind = TypeVar("Kind")
_SELDOM = st.sampled_from((False, False, False, True))


@dataclass(frozen=True, slots=True)
class Someone:
    """One person as thought up: `done` and `booked` are places in the list of courses with a day, or none."""

    name: tuple[str, str]
    services: tuple[Service, ...]
    group: int | None
    duties: tuple[int, ...]
    away: Span | None
    done: tuple[tuple[int, date | None], ...]
    booked: tuple[tuple[int, date], ...]
    exempt: tuple[tuple[int, Span], ...]


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency as thought up, and the day on which its figures are compared."""

    sector: Sector
    as_at: date
    people: tuple[Someone, ...]


@st.composite
def _services(draw: st.DrawFn) -> tuple[Service, ...]:
    kind, start = draw(st.sampled_from(PersonKind)), draw(st.sampled_from(_STARTS))
    if not draw(_SELDOM) or start is None:
        return (Service(Span(start, None), kind),)
    left = start + timedelta(days=draw(st.sampled_from((0, 30, 200, 900))))
    first = Service(Span(start, left), kind)
    if not draw(st.booleans()):
        return (first,)
    # Somebody who comes back, the next day or later, perhaps as something else.
    again = left + timedelta(days=draw(st.sampled_from((1, 2, 100))))
    return first, Service(Span(again, None), draw(st.sampled_from(PersonKind)))


@st.composite
def _spans(draw: st.DrawFn) -> Span:
    first = draw(st.sampled_from((date(2025, 8, 1), date(2026, 9, 1), TODAY)))
    last = draw(st.sampled_from((None, first, first + timedelta(days=400))))
    return Span(first, last)


@st.composite
def _someone(draw: st.DrawFn) -> Someone:
    course, day = st.integers(0, 30), st.sampled_from(_DONE)
    return Someone(
        draw(st.sampled_from(_NAMES)),
        draw(_services()),
        draw(st.sampled_from((None, 1, 2, 2, 3, 4))),
        tuple(draw(st.lists(st.integers(0, 9), max_size=2, unique=True))) if draw(_SELDOM) else (),
        draw(_spans()) if draw(_SELDOM) else None,
        tuple(draw(st.lists(st.tuples(course, day), max_size=8))),
        tuple((place, TODAY) for place in draw(st.lists(course, max_size=1))),
        tuple(draw(st.lists(st.tuples(st.integers(0, 30), _spans()), max_size=2))) if draw(_SELDOM) else (),
    )


@st.composite
def agencies(draw: st.DrawFn) -> Agency:
    """Think up an agency."""
    people = tuple(draw(st.lists(_someone(), max_size=MOST_PEOPLE)))
    return Agency(draw(st.sampled_from(SECTORS)), draw(st.sampled_from(DAYS)), people)


class EmptyRecords:
    """A record without people for each sector, made when it is first asked for; agencies work on copies."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._number = 0

    def opened(self, agency: Agency) -> Services:
        """Put an agency into a record of its own and open it."""
        empty = self.folder / f"{agency.sector.value}.nscp"
        if not empty.exists():
            create(empty, AgencyDetails("Carlton Hill", agency.sector), today=TODAY).close()
        self._number += 1
        path = self.folder / f"{self._number}.nscp"
        shutil.copy(empty, path)
        services = open_existing(path)
        with services.desk.changing("People and what they have done") as unit:
            _store(unit, agency)
        services.standing.forget()
        return services


def _store(unit: UnitOfWork, agency: Agency) -> None:
    courses = [own for own, course in unit.training.courses().items() if course.satisfies]
    duties = [duty.code for duty in unit.agency.duties()]
    requirements = [item.id for item in unit.rules.requirements()]
    completions = []
    for one in agency.people:
        own = _store_person(unit, one, duties)
        done = dict.fromkeys((_of(courses, place), day) for place, day in one.done)
        completions += [Completion(0, own, *each, recorded_on=each[1] or date(2025, 9, 1)) for each in done]
        for place, day in one.booked:
            unit.training.add_booking(Booking(0, own, _of(courses, place), day), day)
        taken = set()
        for place, span in one.exempt:
            requirement_id = _of(requirements, place)
            assert span.starts_on is not None
            if requirement_id not in taken:
                exemption = Exemption(0, own, requirement_id, span.starts_on, span.ends_on, "Elsewhere.", "J. Doe")
                unit.training.add_exemption(exemption)
            taken.add(requirement_id)
    unit.training.add_completions(completions)


def _store_person(unit: UnitOfWork, one: Someone, duties: Sequence[str]) -> int:
    given, family = one.name
    own = unit.people.add({"given": given, "family": family})
    unit.people.set_services(own, one.services)
    held = Span(one.services[0].span.starts_on, None)
    unit.people.set_duties(own, [(held, code) for code in dict.fromkeys(_of(duties, place) for place in one.duties)])
    if one.away is not None:
        unit.people.set_away(own, [one.away])
    if one.group is not None:
        unit.people.place(own, PlacementDraft(one.group, held.starts_on, "Head", "Role"))
    return own


def _of(things: Sequence[Kind], place: int) -> Kind:
    return things[place % len(things)]
