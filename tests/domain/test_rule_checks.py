"""Rules and editions that cannot be, each told beside its field."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from nscp_desktop.domain.courses import Course, Satisfies
from nscp_desktop.domain.pack_checks import Known
from nscp_desktop.domain.requirements import Edition, Requirement, Rule, RuleKind, Who
from nscp_desktop.domain.rule_checks import draft_problems, edition_problems

TODAY = date(2026, 11, 23)
RULE = Rule("own/a#1", RuleKind.EVERY_MONTHS, months=24)
A = Requirement("own/a", "Boats", "Boats", (RULE,))
B = Requirement("own/b", "Ships", "Ships", (Rule("own/b#1", RuleKind.ONCE, after="own/a"),))
COURSES = (Course(1, "Both", satisfies=(Satisfies("own/a"), Satisfies("own/b"))),)
KNOWN = Known((A, B), COURSES, sites=frozenset())


def fields(requirement: Requirement, known: Known = KNOWN) -> set[tuple[str, int]]:
    return {(problem.field, problem.rule) for problem in draft_problems(requirement, known, TODAY)}


def test_a_requirement_as_it_is_stored_has_no_problem() -> None:
    assert fields(A) == fields(B) == set()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"months": 0}, "months"),
        ({"months": None}, "months"),
        ({"kind": RuleKind.HOURS, "hours": 0}, "hours"),
        ({"kind": RuleKind.MINIMUM, "minimum_count": 0}, "minimum_count"),
        ({"kind": RuleKind.EACH_START, "months": None}, "first_within_days"),
        ({"kind": RuleKind.EDITION, "months": None}, "document"),
        ({"first_within_days": -1}, "first_within_days"),
        ({"notice_days": -1}, "notice_days"),
        ({"starts_on": date(2027, 1, 2), "ends_on": date(2027, 1, 1)}, "ends_on"),
        ({"who": Who(groups=frozenset({5}))}, "who"),
        ({"who": Who(levels=frozenset({"Level 9"}))}, "who"),
        ({"who": Who(sites=frozenset({"Nowhere"}))}, "who"),
        ({"after": "own/a"}, "after"),
        ({"after": "own/b"}, "after"),
        ({"after": "own/z"}, "after"),
    ],
)
def test_a_rule_that_cannot_be_is_told_with_its_field(values: dict[str, Any], field: str) -> None:
    assert (field, 1) in fields(replace(A, rules=(replace(RULE, **values),)))


def test_an_empty_or_doubled_name_is_told() -> None:
    assert fields(replace(A, title=" ", short="")) == {("title", 0), ("short", 0)}
    assert fields(replace(A, title="ships", short="SHIPS ")) == {("title", 0), ("short", 0)}


def test_a_doubled_name_is_told_where_it_was_changed_and_nowhere_else() -> None:
    twin = replace(B, title="Boats", short="boats")
    known = replace(KNOWN, requirements=(A, twin))
    assert fields(replace(A, rules=(replace(RULE, notice_days=7),)), known) == set()
    assert fields(replace(twin, title="BOATS"), known) == {("title", 0)}
    assert fields(replace(twin, short="Boats"), known) == {("short", 0)}
    assert fields(replace(twin, id="own/c", rules=(RULE,)), known) >= {("title", 0), ("short", 0)}


def test_nothing_that_counts_is_told_unless_it_is_switched_off() -> None:
    none = replace(KNOWN, courses=(Course(1, "Refresher", satisfies=(Satisfies("own/a", first=False),)),))
    assert ("courses", 0) in fields(A, none)
    assert ("courses", 0) not in fields(replace(A, active=False), none)


def test_two_rules_that_ask_the_same_on_the_same_days_are_told() -> None:
    same = replace(RULE, id="", notice_days=7, source="Another")
    assert fields(replace(A, rules=(RULE, same))) == {("rules", 2)}
    earlier = replace(RULE, ends_on=date(2026, 8, 31))
    assert fields(replace(A, rules=(earlier, replace(same, starts_on=date(2026, 9, 1))))) == set()
    assert fields(replace(A, rules=(RULE, replace(same, months=36)))) == set()


def test_a_rule_that_has_ended_may_name_what_is_gone() -> None:
    ended = replace(RULE, who=Who(levels=frozenset({"Level 9"})), ends_on=date(2026, 8, 31))
    assert fields(replace(A, rules=(ended, replace(RULE, id="")))) == set()


EDITIONS = (Edition("2025", date(2025, 9, 1)), Edition("2026", date(2026, 9, 1), date(2026, 7, 15)))


@pytest.mark.parametrize(
    ("edition", "wrong"),
    [
        (Edition("2027", date(2027, 9, 1)), []),
        (Edition("2024", date(2024, 9, 1)), []),
        (Edition(" ", date(2027, 9, 1)), ["name"]),
        (Edition("2026 ", date(2027, 9, 1)), ["name"]),
        (Edition("2026a", date(2026, 9, 1)), ["in_force"]),
        (Edition("2027", date(2027, 9, 1), date(2027, 9, 2)), ["published"]),
        (Edition("2027", date(2027, 9, 1), date(2026, 7, 1)), ["published"]),
    ],
)
def test_editions_have_a_name_and_a_day_of_their_own_and_come_out_in_order(edition: Edition, wrong: list[str]) -> None:
    assert [problem.field for problem in edition_problems(EDITIONS, edition, "KCSIE")] == wrong
