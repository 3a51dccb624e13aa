"""Hand-made boards of any size, and PDF files read back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import NamedTuple

import pypdfium2
import pytest

from nscp_desktop.domain.agency import PackInfo
from nscp_desktop.domain.board import Board, Snapshot, everyone
from nscp_desktop.domain.courses import Course, CourseKind, Satisfies
from nscp_desktop.domain.dates import add_days, add_months
from nscp_desktop.domain.people import HeldDuty, HeldRole, Person, PersonKind, Place, Placement, Service, Span
from nscp_desktop.domain.requirements import Edition, Requirement, Rule, RuleKind, Who
from nscp_desktop.domain.standing import History, Rulebook
from nscp_desktop.domain.target_groups import TargetGroup
from nscp_desktop.domain.training import Booking, Completion, Evidence, Exemption

AS_AT = date(2026, 11, 23)
_TITLES = (
    ("induction", "Safeguarding induction", "Induction"),
    ("whole-school", "Whole-school safeguarding training", "Whole-school"),
    ("annual-update", "Annual safeguarding update", "Annual update"),
    ("prevent", "Prevent awareness", "Prevent"),
    ("online-safety", "Online safety and filtering", "Online safety"),
    ("kcsie", "Keeping Children Safe in Education, Part one", "KCSIE Part one"),
    ("dsl", "Designated safeguarding lead training", "DSL training"),
    ("working-together", "Working Together to Safeguard Children", "Working Together"),
    ("safer-recruitment", "Safer recruitment", "Safer recruitment"),
    ("exploitation", "Child sexual and criminal exploitation", "Exploitation"),
    ("fgm", "Female genital mutilation awareness", "FGM"),
    ("neglect", "Neglect", "Neglect"),
)
_FAMILIES = ("Adeyemi", "Barker", "Choudhury", "Dunn", "Evans", "Farrow", "Gill", "Hallam", "Iqbal", "Jarvis", "Kaur")
_GIVEN = ("Folake", "Tom", "Nasima", "Ellie", "Gwen", "James", "Harpreet", "Priya", "Sana", "Colin", "Simran", "Zoë")
_ROLES = ("Class teacher", "Teaching assistant", "Midday supervisor", "Site manager", "School business manager")
_TEAMS = ("Early years", "Key stage 1", "Key stage 2", "Office and premises", "")


class World(NamedTuple):
    """A whole record made by hand, and everyone's standing in it."""

    snapshot: Snapshot
    board: Board
    groups: tuple[TargetGroup, ...]
    packs: tuple[PackInfo, ...]


def _rules(key: str) -> tuple[Rule, ...]:
    plain = Rule(
        key,
        RuleKind.EVERY_MONTHS,
        months=36,
        first_within_days=90,
        source="NSCP strategy 2022-24, section 8",
        source_edition="March 2022",
    )
    leads = replace(plain, who=Who(duties=frozenset({"dsl", "deputy-dsl"})), first_within_days=None)
    match key:
        case "induction":
            return (Rule("induction", RuleKind.ONCE, first_within_days=42, source="The agency"),)
        case "annual-update":
            return (Rule(key, RuleKind.ACADEMIC_YEAR, first_within_days=90, source="KCSIE", source_edition="2026"),)
        case "kcsie":
            editions = (Edition("2025", date(2025, 9, 1)), Edition("2026", date(2026, 9, 1)))
            return (Rule(key, RuleKind.EDITION, editions=editions, edition_within_days=60, source="KCSIE"),)
        case "dsl":
            return (replace(leads, months=24),)
        case "working-together":
            return (replace(leads, after="test/dsl"),)
        case "safer-recruitment":
            check = "The interval is not stated in the guidance."
            return (Rule(key, RuleKind.EVERY_MONTHS, who=Who(groups=frozenset({4})), months=60, to_check=check),)
        case _:
            return (plain,)


def _rulebook(count: int) -> Rulebook:
    requirements, courses = [], {}
    for number in range(count):
        key, title, short = _TITLES[number % len(_TITLES)]
        if number >= len(_TITLES):
            key, title, short = f"{key}-{number}", f"{title} {number}", f"{short} {number}"
        requirements.append(Requirement(f"test/{key}", title, short, _rules(key)))
        counts = (Satisfies(f"test/{key}"),)
        courses[number + 1] = Course(number + 1, title, CourseKind.CORE, "NSCP", "classroom", 3.0, satisfies=counts)
    return Rulebook(tuple(requirements), courses)


def _person(number: int) -> Person:
    span = Span(add_days(date(2018, 9, 1), (number * 37) % 2900), None)
    team = _TEAMS[number % len(_TEAMS)]
    duties: tuple[HeldDuty, ...] = ()
    if number in (4, 12):
        code, title = ("dsl", "Designated safeguarding lead") if number == 4 else ("deputy-dsl", "Deputy DSL")
        duties = (HeldDuty(Span(date(2022, 9, 4), None), code, title),)
    placed = (Placement(span, number % 4 + 1, "Gwen Evans", "Role as described in the policy", date(2027, 9, 1)),)
    series = number // (len(_FAMILIES) * len(_GIVEN))
    return Person(
        id=number + 1,
        given=_GIVEN[number % len(_GIVEN)] + (f" {series}" if series else ""),
        family=_FAMILIES[number * 7 % len(_FAMILIES)],
        staff_number=f"S{number:04d}",
        email=f"person{number}@school.example",
        services=(Service(span, PersonKind.EMPLOYEE if number % 9 else PersonKind.VOLUNTEER),),
        roles=(HeldRole(span, number % 5 + 1, _ROLES[number % 5]),),
        duties=duties,
        places=(Place(span, 1, "Carlton Hill", number % 5 + 1, team),),
        placements=placed if number % 23 else (),
    )


def _history(person: Person, courses: int) -> History:
    done, booked, exempt = [], [], []
    for course in range(1, courses + 1):
        chance = (person.id * 31 + course * 17) % 41
        day = add_months(AS_AT, -((person.id * 5 + course * 11) % 34))
        if chance == 0:
            done.append(Completion(course * 10, person.id, course, None, evidence=Evidence.OWN_WORD))
            continue
        if chance == 1:
            booked.append(Booking(course, person.id, course, date(2026, 11, 27), "Town hall"))
            continue
        if chance == 2:
            done.append(Completion(course * 10, person.id, course, add_months(AS_AT, -60), hours=3.0))
            continue
        done.append(Completion(course * 10, person.id, course, day, hours=1.5, provider="NSCP", evidence=Evidence.COPY))
    if person.id == 9:
        exempt.append(Exemption(1, 9, "test/prevent", date(2026, 1, 1), date(2027, 1, 1), "Covered elsewhere", "Head"))
    return History(done, booked, exempt)


def _world(people: int = 64, requirements: int = 9, change: Callable[[Person], Person] | None = None) -> World:
    made = [_person(number) for number in range(people)]
    if change is not None:
        made = [change(person) for person in made]
    histories = {person.id: _history(person, requirements) for person in made}
    snapshot = Snapshot({person.id: person for person in made}, histories, _rulebook(requirements))
    groups = tuple(
        TargetGroup(number, title, to_check=number > 1)
        for number, title in enumerate(("Any contact", "Regular contact", "Mainly with children", "Leads"), 1)
    )
    packs = (PackInfo("test", "School or college", "2026-27", "KCSIE 2026 and the NSCP strategy"),)
    return World(snapshot, everyone(snapshot, AS_AT), groups, packs)


@pytest.fixture(scope="session")
def world() -> Callable[..., World]:
    """Make a record of `people` people and `requirements` requirements, each person run through `change`."""
    return _world


@pytest.fixture(scope="session")
def pages_of() -> Callable[[bytes], list[str]]:
    """Read the text of every page of a PDF."""

    def read(content: bytes) -> list[str]:
        document = pypdfium2.PdfDocument(BytesIO(content))
        try:
            return [page.get_textpage().get_text_range() for page in document]
        finally:
            document.close()

    return read
