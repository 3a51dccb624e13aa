"""A rulebook with every kind of rule, and people by chance, whose standings are to be explained."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from nscp_desktop.domain.courses import Course, Satisfies
from nscp_desktop.domain.dates import Precision
from nscp_desktop.domain.people import HeldDuty, HeldRole, Person, PersonKind, Place, Placement, Service, Span
from nscp_desktop.domain.requirements import Edition, Requirement, Rule, RuleKind, Who
from nscp_desktop.domain.standing import History, Rulebook
from nscp_desktop.domain.training import Booking, Completion, Equivalent, Evidence, Exemption

AS_AT = date(2026, 11, 25)
FIRST = date(2020, 1, 6)
EDITIONS = (
    Edition("2024", date(2024, 9, 1)),
    Edition("2025", date(2025, 9, 1), date(2025, 7, 7)),
    Edition("2026", date(2026, 9, 1), date(2026, 7, 9)),
)
LEADS = Who(duties=frozenset({"dsl", "deputy-dsl"}))
STAFF = Who(kinds=frozenset({PersonKind.EMPLOYEE, PersonKind.SUPPLY, PersonKind.STUDENT}))
_OLD_YEARLY = Rule(
    "s/online#0", RuleKind.EVERY_MONTHS, months=36, first_within_days=30, source="Online policy",
    ends_on=date(2026, 8, 31),
)  # fmt: skip
_RULES: dict[str, tuple[str, str, tuple[Rule, ...]]] = {
    "s/core": (
        "Core safeguarding training",
        "Core",
        (
            Rule(
                "s/core#1", RuleKind.EVERY_MONTHS, Who(groups=frozenset({1, 2, 3, 4})), months=36, first_within_days=30,
                source="NSCP strategy, section 8: update at least every 3 years", source_edition="2022-24",
                to_check="the time for the first training of a starter is a starting value",
            ),
            Rule(
                "s/core#2", RuleKind.EVERY_MONTHS, Who(roles=frozenset({"Early years practitioner"})), months=24,
                first_within_days=60, source="EYFS, Annex C", source_edition="2025", may_lengthen=True,
            ),
        ),
    ),
    "s/dsl": (
        "DSL training",
        "DSL",
        (
            Rule(
                "s/dsl#1", RuleKind.EVERY_MONTHS, LEADS, months=24, notice_days=120, source="KCSIE",
                source_edition="2026",
            ),
        ),
    ),
    "s/wt": (
        "Working Together",
        "WT",
        (Rule("s/wt#1", RuleKind.ONCE, LEADS, after="s/dsl", first_within_days=180, source="NSCP strategy"),),
    ),
    "s/recruitment": (
        "Safer recruitment",
        "Recruiting",
        (
            Rule(
                "s/recruitment#1", RuleKind.ONCE, Who(duties=frozenset({"panel"})), first_within_days=90,
                source="School staffing regulations", to_check="no source gives a time for it",
            ),
            Rule(
                "s/recruitment#2", RuleKind.MINIMUM, Who(duties=frozenset({"panel"})), minimum_count=1,
                source="School staffing regulations",
            ),
        ),
    ),
    "s/update": (
        "Yearly update",
        "Update",
        (Rule("s/update#1", RuleKind.ACADEMIC_YEAR, STAFF, first_within_days=30, notice_days=60, source="KCSIE"),),
    ),
    "s/kcsie": (
        "KCSIE Part one read and signed",
        "KCSIE",
        (
            Rule(
                "s/kcsie#1", RuleKind.EDITION, document="kcsie", editions=EDITIONS, edition_within_days=90,
                first_within_days=30, notice_days=30, source="KCSIE", source_edition="2026",
            ),
        ),
    ),
    "s/induction": (
        "Safeguarding induction",
        "Induction",
        (Rule("s/induction#1", RuleKind.EACH_START, first_within_days=30, notice_days=7, source="NSCP strategy"),),
    ),
    "s/level-3": (
        "Level 3 hours",
        "Level 3",
        (
            Rule(
                "s/level-3#1", RuleKind.HOURS, Who(levels=frozenset({"Level 3"})), months=36, hours=6.0,
                first_within_days=365, notice_days=180, source="Intercollegiate document", source_edition="5th edition",
            ),
        ),
    ),
    "s/online": (
        "Online safety",
        "Online",
        (
            Rule(
                "s/online#1", RuleKind.EVERY_MONTHS, Who(sites=frozenset({"Hill School"})), months=12,
                first_within_days=30, source="Online policy", source_edition="2026", starts_on=date(2026, 9, 1),
                replaced=_OLD_YEARLY,
            ),
            Rule(
                "s/online#2", RuleKind.EVERY_MONTHS, Who(kinds=frozenset({PersonKind.GOVERNOR})), months=18,
                source="Governing body, decision of 2 Mar 2025",
            ),
            _OLD_YEARLY,
        ),
    ),
}  # fmt: skip
_COURSES = {
    course.id: course
    for course in (
        Course(1, "Awareness of neglect", hours=3, satisfies=(Satisfies("s/core"), Satisfies("s/level-3"))),
        Course(2, "Core refresher", hours=2, satisfies=(Satisfies("s/core", first=False), Satisfies("s/update"))),
        Course(13, "Level 3 day", hours=6, satisfies=(Satisfies("s/level-3"),)),
        Course(3, "Initial DSL training", hours=12, satisfies=(Satisfies("s/dsl"), Satisfies("s/core"))),
        Course(4, "DSL refresher", hours=6, satisfies=(Satisfies("s/dsl", first=False), Satisfies("s/level-3"))),
        Course(5, "Working Together to Safeguard Children", hours=5, satisfies=(Satisfies("s/wt"),)),
        Course(6, "Safer recruitment in education", satisfies=(Satisfies("s/recruitment"),)),
        Course(7, "September briefing", hours=1, satisfies=(Satisfies("s/update"), Satisfies("s/kcsie"))),
        Course(8, "KCSIE Part one", satisfies=(Satisfies("s/kcsie"),)),
        Course(9, "First-day induction", satisfies=(Satisfies("s/induction"),)),
        Course(10, "Online safety for schools", hours=1.5, satisfies=(Satisfies("s/online"), Satisfies("s/level-3"))),
        Course(11, "First aid", hours=6),
        Course(12, "Safer recruitment refresher", hours=1, satisfies=(Satisfies("s/recruitment", first=False),)),
    )
}  # fmt: skip
RULEBOOK = Rulebook(
    tuple(Requirement(own, title, short, rules) for own, (title, short, rules) in _RULES.items()), _COURSES
)
_GIVEN = ("Rebecca", "Amir", "Seán", "Chloé", "Jo", "Priya", "Tom", "Ngozi")
_FAMILY = ("Osei", "Khan", "O'Neill", "Taylor-Smith", "Wójcik", "Bell", "Begum", "Green")
_DUTIES = (("dsl", "DSL"), ("deputy-dsl", "Deputy DSL"), ("panel", "Interview-panel member"))
_ROLES = ("Class teacher", "Early years practitioner", "Cook", "School nurse")


def explained_people(amount: int, seed: int) -> Iterator[tuple[Person, History]]:
    """Give so many people with what is on record for them, the same for the same seed."""
    chance = random.Random(seed)
    for own in range(1, amount + 1):
        yield _person(chance, own), _history(chance, own)


def _day(chance: random.Random, first: date = FIRST, last: date = AS_AT) -> date:
    return first + timedelta(days=chance.randint(0, (last - first).days))


def _person(chance: random.Random, own: int) -> Person:
    starts = _day(chance) if chance.random() < 0.7 else _day(chance, AS_AT - timedelta(days=60))
    here = Span(None if chance.random() < 0.08 else starts, None)
    before = [Span(date(2018, 1, 8), date(2019, 7, 19))] if chance.random() < 0.15 else []
    kind = chance.choice((*PersonKind, PersonKind.EMPLOYEE, PersonKind.EMPLOYEE))
    turns = _day(chance, starts)
    placements = [Placement(Span(turns, None), chance.randint(1, 4), "Head", "Role", None)]
    if chance.random() < 0.6:
        placements[0] = placements[0]._replace(level_id=3, level="Level 3")
    if turns > starts and chance.random() < 0.3:
        early = Span(starts, turns - timedelta(days=1))
        placements.append(Placement(early, chance.randint(1, 4), "Head", "Role", None))
    return Person(
        own,
        chance.choice(_GIVEN),
        chance.choice(_FAMILY),
        services=tuple(Service(span, kind) for span in (*before, here)),
        roles=(HeldRole(here, 1, chance.choice(_ROLES)),),
        duties=tuple(
            HeldDuty(Span(_day(chance, starts), None), *duty) for duty in chance.sample(_DUTIES, chance.randint(0, 3))
        ),
        places=(Place(Span(_day(chance, starts), None), 1, chance.choice(("Hill School", "Vale School")), None, ""),),
        placements=tuple(placements) if chance.random() < 0.9 else (),
    )


def _completion(chance: random.Random, number: int, own: int) -> Completion:
    day, how = _day(chance) if chance.random() < 0.6 else _day(chance, date(2025, 9, 1)), chance.random()
    done: date | None = day
    precision, expires = Precision.DAY, None
    if how < 0.1:
        done, precision = day.replace(day=1), Precision.MONTH
    elif how < 0.2:
        done, precision = day.replace(month=1, day=1), Precision.YEAR
    elif how < 0.35:
        expires = day + timedelta(days=chance.randint(30, 1200))
    elif how < 0.45:
        done, expires = None, day + timedelta(days=365)
    elif how < 0.55:
        done = None
    return Completion(
        number,
        own,
        chance.choice(tuple(_COURSES)),
        done,
        precision,
        expires,
        AS_AT,
        chance.choice((None, None, None, 0.5, 4)),
        provider=chance.choice(("", "NSCP")),
        certificate_number=chance.choice(("", "A 117")),
        evidence=chance.choice(tuple(Evidence)),
        files=chance.choice((0, 0, 1)),
    )


def _history(chance: random.Random, own: int) -> History:
    done = [_completion(chance, own * 100 + number, own) for number in range(chance.choice((0, 1, 5, 8, 11, 14)))]
    ahead = AS_AT + timedelta(days=400)
    bookings = []
    if chance.random() < 0.3:
        booked = None if chance.random() < 0.2 else _day(chance, AS_AT, ahead)
        bookings.append(Booking(own, own, chance.choice(tuple(_COURSES)), booked))
    exemptions = []
    if chance.random() < 0.4:
        until = None if chance.random() < 0.3 else _day(chance, AS_AT, ahead)
        excused = chance.choice(RULEBOOK.requirements).id
        exemptions.append(Exemption(own, own, excused, _day(chance), until, "Seconded elsewhere.", "J. Doe"))
    equivalents = []
    if done and chance.random() < 0.4:
        towards = chance.choice(RULEBOOK.requirements).id
        one = chance.choice(done)
        equivalents.append(Equivalent(own, own, one.id, towards, "Ms A. Head", "Same content", _day(chance)))
    return History(done, bookings, exemptions, equivalents)
