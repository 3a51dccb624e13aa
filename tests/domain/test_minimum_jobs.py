"""What is asked of the agency as a whole and not met is a job, which names where."""

from dataclasses import replace
from datetime import date

import pytest

from nscp_desktop.domain.board import Board, Snapshot, everyone
from nscp_desktop.domain.courses import Course, Satisfies
from nscp_desktop.domain.minimums import minimums, unmet
from nscp_desktop.domain.people import HeldDuty, HeldRole, Person, PersonKind, Place, Placement, Service, Span
from nscp_desktop.domain.requirements import Per, Requirement, Rule, RuleKind, Who
from nscp_desktop.domain.standing import History, Rulebook
from nscp_desktop.domain.to_do import ToDo, to_do
from nscp_desktop.domain.training import Completion

AS_AT = date(2026, 11, 23)
HERE = Span(date(2020, 9, 1), None)
RULE = Rule("t/lead#1", RuleKind.MINIMUM, months=24, minimum_count=1)
AT_SITE = replace(RULE, minimum_per=Per.SITE)
IN_TEAM = replace(RULE, minimum_per=Per.TEAM)
YEARLY = Rule("t/core#1", RuleKind.EVERY_MONTHS, months=12)
OF_LEADS = Rule("t/dsl#1", RuleKind.EVERY_MONTHS, Who(duties=frozenset({"dsl"})), months=12)
COURSES = {
    1: Course(1, "Lead", satisfies=(Satisfies("t/lead"),)),
    2: Course(2, "Core", satisfies=(Satisfies("t/core"),)),
}


def person(number: int, site: str = "", team: str = "") -> Person:
    return Person(
        number,
        "Given",
        f"Family {number:02}",
        services=(Service(HERE, PersonKind.EMPLOYEE),),
        roles=(HeldRole(HERE, 1, "Cook"),),
        places=(Place(HERE, 1 if site else None, site, 1 if team else None, team),),
        placements=(Placement(HERE, 1, "Head", "Role", None),),
    )


def board(people: list[Person], *rules: Rule, trained: tuple[int, ...] = ()) -> Board:
    requirements = tuple(
        Requirement(rule.id.partition("#")[0], f"Title {rule.id[2:6]}", "Short", (rule,)) for rule in rules
    )
    histories = {own: History((Completion(own, own, 1, date(2026, 1, 1)),)) for own in trained}
    return everyone(Snapshot({one.id: one for one in people}, histories, Rulebook(requirements, COURSES)), AS_AT)


def jobs(people: list[Person], *rules: Rule, trained: tuple[int, ...] = ()) -> list[ToDo]:
    return [job for job in to_do(board(people, *rules, trained=trained)) if job.action == "minimum"]


@pytest.mark.parametrize(
    ("rule", "trained", "title", "detail", "others"),
    [
        (RULE, (), "nobody is trained and in date, at least 1 is asked for", "0 of 4 (0%) trained", (1, 2, 3, 4)),
        (
            replace(RULE, minimum_count=3),
            (2,),
            "only 1 person is trained and in date, at least 3 are asked for",
            "1 of 4 (25%) trained",
            (1, 3, 4),
        ),
        (
            AT_SITE,
            (1,),
            "nobody at Vale is trained and in date, at least 1 is asked for",
            "0 of 1 (0%) trained",
            (3,),
        ),
        (
            replace(AT_SITE, minimum_count=2),
            (1,),
            "too few at Hill and Vale are trained and in date, at least 2 are asked for at each",
            "Trained: Hill 1 of 2 (50%), Vale 0 of 1 (0%)",
            (2, 3),
        ),
        (
            IN_TEAM,
            (1, 3, 4),
            "nobody in Kitchen is trained and in date, at least 1 is asked for",
            "0 of 1 (0%) trained",
            (2,),
        ),
    ],
)
def test_each_minimum_that_is_not_met_is_a_job_that_names_where_and_how_many(
    rule: Rule, trained: tuple[int, ...], title: str, detail: str, others: tuple[int, ...]
) -> None:
    people = [person(1, "Hill"), person(2, "Hill", "Kitchen"), person(3, "Vale", "Office"), person(4)]
    (job,) = jobs(people, rule, trained=trained)
    assert (job.title, job.detail) == (f"Title lead: {title}", detail)
    assert (job.person_ids, job.requirement_id) == (others, "t/lead")


def test_a_minimum_that_is_met_is_no_job() -> None:
    people = [person(1, "Hill", "Kitchen"), person(2, "Vale", "Office")]
    for rule in (RULE, AT_SITE, IN_TEAM):
        assert jobs(people, rule, trained=(1, 2)) == []
    assert jobs([person(1, "Hill")], replace(RULE, ends_on=date(2026, 11, 22))) == []


def test_of_many_places_the_first_are_named_and_the_rest_counted() -> None:
    people = [person(number, f"Site {number}") for number in range(1, 6)]
    (job,) = jobs(people, AT_SITE)
    assert job.title.startswith("Title lead: nobody at Site 1, Site 2 or 3 more sites is trained")
    assert job.detail == "Trained: Site 1 0 of 1 (0%), Site 2 0 of 1 (0%), Site 3 0 of 1 (0%) and 2 more"


def test_nobody_who_could_be_trained_is_told_without_a_percentage() -> None:
    (job,) = jobs([person(1)], replace(RULE, who=Who(duties=frozenset({"panel"}))))
    assert (job.detail, job.person_ids) == ("0 of 0 (n/a) trained · nobody it is for is here", ())


def test_it_comes_after_what_is_overdue_for_a_duty_and_before_everything_else() -> None:
    late = History((Completion(9, 1, 2, date(2024, 1, 1)), Completion(8, 1, 3, date(2024, 1, 1))))
    lead = replace(person(1), duties=(HeldDuty(HERE, "dsl", "DSL"),))
    courses = COURSES | {3: Course(3, "DSL", satisfies=(Satisfies("t/dsl"),))}
    requirements = tuple(
        Requirement(rule.id.partition("#")[0], rule.id, "Short", (rule,)) for rule in (YEARLY, RULE, OF_LEADS)
    )
    snapshot = Snapshot({1: lead}, {1: late}, Rulebook(requirements, courses))
    found = [job.requirement_id for job in to_do(everyone(snapshot, AS_AT))]
    assert found == ["t/dsl", "t/lead", "t/core"]


def test_what_is_not_met_is_the_same_whether_or_not_everybody_was_looked_at() -> None:
    people = [person(number, f"Site {number % 4}", f"Team {number % 7}") for number in range(1, 40)]
    for count in (1, 2, 6):
        rules = [replace(rule, minimum_count=count) for rule in (RULE, AT_SITE, IN_TEAM)]
        for rule in rules:
            found = board(people, rule, trained=(1, 2, 3, 5, 8, 9, 13, 21))
            assert [(one.rule, one.parts) for one in unmet(found)] == [
                (one.rule, one.missing) for one in minimums(found) if not one.is_met
            ]
