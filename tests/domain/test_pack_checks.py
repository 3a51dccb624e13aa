"""The checks of one requirement: each problem has a sentence, its field and the rule that it is about."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from nscp_desktop.domain.courses import Course, Satisfies
from nscp_desktop.domain.pack_checks import (
    Known,
    can_be_met,
    circle_of_after,
    is_code,
    requirement_problems,
    rule_problems,
)
from nscp_desktop.domain.requirements import Edition, Per, Requirement, Rule, RuleKind, Who

CORE = Requirement("own/core", "Core", "Core", (Rule("own/core#1", RuleKind.EVERY_MONTHS, months=36),))
NEXT = Requirement("own/next", "Next", "Next", (Rule("own/next#1", RuleKind.ONCE, after="own/core"),))
COURSES = (Course(1, "Core", satisfies=(Satisfies("own/core"), Satisfies("own/next"))),)
KNOWN = Known((CORE, NEXT), COURSES, frozenset({"dsl"}), frozenset({"Cook"}), frozenset({"Band A"}))
SOUND = {
    RuleKind.EVERY_MONTHS: Rule("r", RuleKind.EVERY_MONTHS, months=24),
    RuleKind.ONCE: Rule("r", RuleKind.ONCE, after="own/core"),
    RuleKind.ACADEMIC_YEAR: Rule("r", RuleKind.ACADEMIC_YEAR, first_within_days=30),
    RuleKind.EDITION: Rule("r", RuleKind.EDITION, document="d", editions=(Edition("1", date(2026, 9, 1)),)),
    RuleKind.HOURS: Rule("r", RuleKind.HOURS, hours=0.5, months=1),
    RuleKind.EACH_START: Rule("r", RuleKind.EACH_START, first_within_days=0),
    RuleKind.MINIMUM: Rule("r", RuleKind.MINIMUM, minimum_count=1, minimum_per=Per.TEAM),
}


@pytest.mark.parametrize("kind", list(RuleKind))
def test_a_rule_that_has_what_its_kind_needs_is_sound(kind: RuleKind) -> None:
    assert rule_problems(SOUND[kind], KNOWN) == []


@pytest.mark.parametrize("kind", list(RuleKind))
def test_each_kind_needs_numbers_of_its_own_and_takes_no_others(kind: RuleKind) -> None:
    fields = {
        "months": {RuleKind.EVERY_MONTHS, RuleKind.HOURS},
        "hours": {RuleKind.HOURS},
        "minimum_count": {RuleKind.MINIMUM},
    }
    for field, kinds in fields.items():
        nothing: dict[str, Any] = {field: None}
        three: dict[str, Any] = {field: 3}
        without = replace(SOUND[kind], **nothing)
        assert (field in _fields(without)) == (kind in kinds)
        given = replace(SOUND[kind], **three)
        takes = kind in kinds or (kind is RuleKind.MINIMUM and field == "months")
        assert (field in _fields(given)) != takes


@pytest.mark.parametrize(
    ("rule", "field"),
    [
        (Rule("r", RuleKind.EVERY_MONTHS, months=0), "months"),
        (Rule("r", RuleKind.EVERY_MONTHS, months=601), "months"),
        (Rule("r", RuleKind.MINIMUM, minimum_count=1, months=0), "months"),
        (Rule("r", RuleKind.HOURS, months=36, hours=1000.5), "hours"),
        (Rule("r", RuleKind.HOURS, months=36, hours=float("nan")), "hours"),
        (Rule("r", RuleKind.MINIMUM, minimum_count=1001), "minimum_count"),
        (Rule("r", RuleKind.ONCE, minimum_per=Per.SITE), "minimum_count"),
        (Rule("r", RuleKind.EDITION, document="d"), "document"),
        (Rule("r", RuleKind.ONCE, document="d"), "document"),
        (Rule("r", RuleKind.EACH_START), "first_within_days"),
        (Rule("r", RuleKind.ONCE, first_within_days=3661), "first_within_days"),
        (Rule("r", RuleKind.ONCE, notice_days=-1), "notice_days"),
        (Rule("r", RuleKind.ONCE, edition_within_days=-1), "edition_within_days"),
        (Rule("r", RuleKind.ONCE, starts_on=date(2026, 9, 2), ends_on=date(2026, 9, 1)), "ends_on"),
        (Rule("r", RuleKind.ONCE, after="own/nothing"), "after"),
        (Rule("r", RuleKind.ONCE, Who(groups=frozenset({0}))), "who"),
        (Rule("r", RuleKind.ONCE, Who(duties=frozenset({"pilot"}))), "who"),
        (Rule("r", RuleKind.ONCE, Who(roles=frozenset({"Pilot"}))), "who"),
        (Rule("r", RuleKind.ONCE, Who(levels=frozenset({"Band Z"}))), "who"),
    ],
)
def test_what_is_wrong_with_a_rule_stands_beside_its_field(rule: Rule, field: str) -> None:
    assert _fields(rule) == [field]


def test_a_rule_of_one_day_is_a_period() -> None:
    day = date(2026, 9, 1)
    assert rule_problems(Rule("r", RuleKind.ONCE, starts_on=day, ends_on=day), KNOWN) == []


def test_sites_are_looked_at_only_where_they_are_known() -> None:
    rule = Rule("r", RuleKind.ONCE, Who(sites=frozenset({"Annexe"})))
    assert rule_problems(rule, KNOWN) == []
    assert [item.sentence for item in rule_problems(rule, replace(KNOWN, sites=frozenset({"Main"})))] == [
        "There is no site Annexe."
    ]


def test_a_problem_of_a_requirement_names_the_rule_that_it_is_about() -> None:
    two = replace(CORE, rules=(*CORE.rules, Rule("own/core#2", RuleKind.EVERY_MONTHS, months=0)))
    assert [(item.field, item.rule) for item in requirement_problems(two, KNOWN)] == [("months", 2)]
    bare = replace(CORE, title=" ", short="x" * 41, rules=())
    assert [(item.field, item.rule) for item in requirement_problems(bare, KNOWN)] == [
        ("title", 0), ("short", 0), ("rules", 0),
    ]  # fmt: skip


def test_what_nobody_could_meet_is_a_problem_while_it_is_asked_for() -> None:
    for courses in (
        (),
        (Course(1, "Core", satisfies=(Satisfies("own/next"),)),),
        (Course(1, "Core", active=False, satisfies=(Satisfies("own/core"),)),),
        (Course(1, "Core", satisfies=(Satisfies("own/core", first=False),)),),
    ):
        known = replace(KNOWN, courses=courses)
        assert not can_be_met("own/core", courses)
        assert [item.field for item in requirement_problems(CORE, known)] == ["courses"]
        assert requirement_problems(replace(CORE, active=False), known) == []


@pytest.mark.parametrize(("months", "most"), [(1, 160), (2, 320), (7, 1000), (36, 1000)])
def test_more_hours_than_anybody_works_in_that_time_are_refused(months: int, most: int) -> None:
    rule = Rule("r", RuleKind.HOURS, months=months, hours=float(most))
    assert rule_problems(rule, KNOWN) == []
    (problem,) = rule_problems(replace(rule, hours=most + 0.5), KNOWN)
    assert problem.field == "hours"
    if months == 1:
        assert problem.sentence == "Nobody works that many hours in 1 month. Ask for at most 160."


OFF = Course(1, "Core", active=False, satisfies=(Satisfies("own/core"),))
RENEWAL = Course(2, "Refresher", satisfies=(Satisfies("own/core", first=False),))
END = "switched off, so nobody could meet it. Switch"


@pytest.mark.parametrize(
    ("courses", "words"),
    [
        ((OFF,), f"Its only course, Core, is {END} that course on, or choose another."),
        ((OFF, RENEWAL), f"Its only course for the first time, Core, is {END} that course on, or choose another."),
        ((OFF, replace(OFF, id=3, title="Old")), f"Its only courses, Core and Old, are {END} one of them on, or"),
        ((RENEWAL,), "Only renewals count towards it"),
        ((replace(RENEWAL, active=False),), "Only renewals count towards it"),
        ((), "No course counts towards it"),
    ],
)
def test_a_requirement_that_nobody_can_meet_is_told_why(courses: tuple[Course, ...], words: str) -> None:
    (problem,) = requirement_problems(CORE, replace(KNOWN, courses=courses))
    assert problem.sentence.startswith(words)


def test_what_comes_after_something_that_nobody_can_meet_never_begins() -> None:
    known = replace(KNOWN, courses=(Course(1, "Next", satisfies=(Satisfies("own/next"),)),))
    (problem,) = requirement_problems(NEXT, known)
    assert (problem.field, problem.rule) == ("after", 1)
    assert "would never begin" in problem.sentence


def test_a_circle_is_found_through_what_is_typed_and_what_is_stored() -> None:
    last = Requirement("own/last", "Last", "Last", (Rule("own/last#1", RuleKind.ONCE, after="own/next"),))
    courses = (Course(1, "All", satisfies=tuple(Satisfies(f"own/{name}") for name in ("core", "next", "last"))),)
    known = replace(KNOWN, requirements=(CORE, NEXT, last), courses=courses)
    typed = replace(CORE, rules=(*CORE.rules, Rule("own/core#2", RuleKind.ONCE, after="own/last")))
    (problem,) = requirement_problems(typed, known)
    assert (problem.field, problem.rule) == ("after", 2)
    assert (
        problem.sentence
        == "These wait for one another, so nobody could begin: Core, after Last, after Next, after Core."
    )
    assert circle_of_after("own/core", {item.id: item for item in known.requirements}) == ()


def test_a_requirement_that_waits_for_a_circle_of_others_is_not_in_it() -> None:
    ring = {
        name: Requirement(name, name, name, (Rule("r", RuleKind.ONCE, after=after),))
        for name, after in (("a", "b"), ("b", "c"), ("c", "b"))
    }
    assert circle_of_after("a", ring) == ()
    assert circle_of_after("b", ring) == ("b", "c", "b")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("dsl-training", True), ("a1", True), ("", False), ("-a", False), ("a-", False), ("A", False), ("a/b", False),
     ("../a", False), ("é", False), ("a b", False), ("x" * 60, True), ("x" * 61, False)],
)  # fmt: skip
def test_a_code_has_small_letters_digits_and_hyphens(text: str, is_one: bool) -> None:
    assert is_code(text) is is_one


def _fields(rule: Rule) -> list[str]:
    return [item.field for item in rule_problems(rule, KNOWN)]
