"""A large record file for benchmarks: people x requirements x records, the same for the same seed."""

import random
from datetime import date, timedelta
from pathlib import Path

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.courses import Course, CourseKind, Satisfies
from nscp_desktop.domain.drafts import PlacementDraft
from nscp_desktop.domain.people import PersonKind, Service, Span
from nscp_desktop.domain.requirements import Requirement, Rule, RuleKind, Who
from nscp_desktop.domain.rule_packs import RulePack
from nscp_desktop.domain.training import Completion, Evidence
from nscp_desktop.services.rule_packs import target_groups
from nscp_desktop.storage.record_file import RecordFile
from nscp_desktop.storage.unit_of_work import UnitOfWork

AS_AT = date(2026, 11, 23)
PACK = "benchmark"
PEOPLE_IN_A_STEP = 200
GIVEN = ("Amina", "Ben", "Chloë", "David", "Efua", "Fergus", "Grace", "Hannah", "Idris", "Jodie", "Łucja", "Maya")
FAMILY = ("Abbott", "Barker", "Choudhury", "Dąbrowska", "Evans", "Farooq", "Grice", "Hossain", "O'Neill", "Singh")


def make_large(
    path: Path,
    *,
    people: int = 5000,
    requirements: int = 12,
    records: int = 10,
    seed: int = 1,
    key: bytes | None = None,
) -> None:
    """Create a record file with that many people, requirements that all of them have to meet, and records each.

    They come in steps of 200 people, as imports would bring them.
    """
    record_file = RecordFile.create(path, key=key)
    chance = random.Random(seed)
    with record_file.changing("Change") as unit:
        unit.agency.found(AgencyDetails("Large agency", Sector.GENERAL), AS_AT)
        for group in target_groups():
            unit.agency.add_target_group(group)
        unit.rules.add_pack(_pack(requirements), 0)
        courses = [
            unit.training.add_course(
                Course(0, f"Benchmark course {n}", CourseKind.OTHER, satisfies=(Satisfies(f"{PACK}/{n}"),))
            )
            for n in range(requirements)
        ]
        roles = [unit.agency.add_role(f"Role {n}", None) for n in range(10)]
        teams = [unit.agency.add_team(f"Team {n}") for n in range(20)]
    for first in range(0, people, PEOPLE_IN_A_STEP):
        with record_file.changing("Import") as unit:
            for _ in range(min(PEOPLE_IN_A_STEP, people - first)):
                _add_person(unit, chance, roles, teams, courses, records)
    record_file.close()


def _pack(count: int) -> RulePack:
    rules = [
        Rule(f"{PACK}/{n}#1", *_kind(n), first_within_days=30, notice_days=90, source="Benchmark") for n in range(count)
    ]
    requirements = tuple(Requirement(f"{PACK}/{n}", f"Requirement {n}", f"Req. {n}", (rules[n],)) for n in range(count))
    return RulePack(PACK, "Benchmark", "general", "1", "Benchmark", requirements, (), (), ())


def _kind(n: int) -> tuple[RuleKind, Who, int | None]:
    if n % 6 == 4:
        return RuleKind.ONCE, Who(), None
    if n % 6 == 5:
        return RuleKind.ACADEMIC_YEAR, Who(), None
    return RuleKind.EVERY_MONTHS, Who(), (12, 24, 36, 36)[n % 6]


def _add_person(
    unit: UnitOfWork, chance: random.Random, roles: list[int], teams: list[int], courses: list[int], records: int
) -> None:
    own = unit.people.add(
        {"given": chance.choice(GIVEN), "family": f"{chance.choice(FAMILY)}-{chance.randrange(10**6)}"}
    )
    start = AS_AT - timedelta(days=chance.randrange(10, 4000))
    span = Span(start, None)
    unit.people.set_services(own, [Service(span, PersonKind.EMPLOYEE)])
    unit.people.set_roles(own, [(span, chance.choice(roles))])
    unit.people.set_places(own, [(span, None, chance.choice(teams))])
    unit.people.place(own, PlacementDraft(chance.randrange(1, 5), start, "Benchmark", "Benchmark"))
    done: dict[tuple[int, date], Completion] = {}
    while len(done) < records:
        course, day = courses[len(done) % len(courses)], AS_AT - timedelta(days=chance.randrange(0, 1400))
        done[course, day] = Completion(0, own, course, day, recorded_on=AS_AT, evidence=Evidence.COPY)
    unit.training.add_completions(list(done.values()))
