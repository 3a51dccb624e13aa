"""Whom a rule is for, and since when."""

from dataclasses import replace
from datetime import date

import pytest

from nscp_desktop.domain.applies import applies_since, asks, profile_on
from nscp_desktop.domain.people import (
    HeldDuty,
    HeldRole,
    Person,
    PersonKind,
    Place,
    Placement,
    Service,
    Span,
    held_since,
)
from nscp_desktop.domain.requirements import Rule, RuleKind, Who


def day(text: str) -> date:
    return date.fromisoformat(text)


def span(starts: str | None, ends: str | None = None) -> Span:
    return Span(day(starts) if starts else None, day(ends) if ends else None)


ANNA = Person(
    1,
    "Anna",
    "Bell",
    services=(
        Service(span("2020-09-01", "2022-08-31"), PersonKind.STUDENT),
        Service(span("2023-01-01"), PersonKind.EMPLOYEE),
    ),
    roles=(HeldRole(span("2023-01-01", "2024-08-31"), 1, "Assistant"), HeldRole(span("2024-09-01"), 2, "Teacher")),
    duties=(HeldDuty(span("2025-01-06"), "dsl", "DSL"),),
    places=(
        Place(span("2023-01-01", "2025-08-31"), 1, "Hill", None, ""),
        Place(span("2025-09-01"), 2, "Vale", None, ""),
    ),
    placements=(
        Placement(span("2025-01-06"), 4, "Head", "DSL", None),
        Placement(span("2023-01-01", "2025-01-05"), 2, "Head", "Role", None),
    ),
)
RULE = Rule("t/a#1", RuleKind.ONCE)


@pytest.mark.parametrize(
    ("spans", "on", "since"),
    [
        ([], "2026-01-01", None),
        ([("2025-01-01", None)], "2026-01-01", "2025-01-01"),
        ([("2025-01-01", "2025-12-31")], "2026-01-01", None),
        ([("2025-01-01", "2025-12-31"), ("2026-01-01", None)], "2026-06-01", "2025-01-01"),
        ([("2025-01-01", "2025-12-30"), ("2026-01-01", None)], "2026-06-01", "2026-01-01"),
        ([("2025-01-01", None), ("2025-06-01", "2025-07-01")], "2026-01-01", "2025-01-01"),
        ([("2026-06-01", None), ("2025-01-01", None)], "2026-01-01", "2025-01-01"),
        ([(None, "2025-12-31"), ("2026-01-01", None)], "2026-01-01", "0001-01-01"),
        ([(None, None)], "2026-01-01", "0001-01-01"),
        (
            [("2024-01-01", "2025-08-31"), ("2025-06-01", "2025-12-31"), ("2026-01-01", None)],
            "2026-01-01",
            "2024-01-01",
        ),
    ],
)
def test_touching_periods_count_as_one(spans: list[tuple[str | None, str | None]], on: str, since: str | None) -> None:
    found = held_since([span(*item) for item in spans], day(on))
    assert found == (day(since) if since else None)


@pytest.mark.parametrize(
    ("who", "on", "is_asked"),
    [
        (Who(), "2023-01-01", True),
        (Who(groups=frozenset({4})), "2025-01-05", False),
        (Who(groups=frozenset({4})), "2025-01-06", True),
        (Who(groups=frozenset({1, 2})), "2025-01-05", True),
        (Who(duties=frozenset({"dsl"})), "2025-01-05", False),
        (Who(duties=frozenset({"deputy", "dsl"})), "2025-01-06", True),
        (Who(roles=frozenset({"Teacher"})), "2024-08-31", False),
        (Who(roles=frozenset({"Teacher"})), "2024-09-01", True),
        (Who(kinds=frozenset({PersonKind.STUDENT})), "2022-08-31", True),
        (Who(kinds=frozenset({PersonKind.STUDENT})), "2023-01-01", False),
        (Who(sites=frozenset({"Vale"})), "2025-08-31", False),
        (Who(sites=frozenset({"Vale"})), "2025-09-01", True),
        (Who(duties=frozenset({"dsl"}), kinds=frozenset({PersonKind.GOVERNOR})), "2026-01-01", False),
    ],
)
def test_every_condition_of_a_rule_has_to_hold_on_the_day(who: Who, on: str, is_asked: bool) -> None:
    profile = profile_on(ANNA, day(on))
    assert profile is not None
    assert asks(replace(RULE, who=who), profile, day(on)) is is_asked


def test_a_rule_asks_from_its_first_day_to_its_last() -> None:
    rule = replace(RULE, starts_on=day("2025-09-01"), ends_on=day("2026-08-31"))
    profile = profile_on(ANNA, day("2026-01-01"))
    assert profile is not None
    asked = [asks(rule, profile, day(on)) for on in ("2025-08-31", "2025-09-01", "2026-08-31", "2026-09-01")]
    assert asked == [False, True, True, False]


def test_nobody_has_a_profile_while_they_are_away() -> None:
    assert profile_on(ANNA, day("2022-09-01")) is None
    assert profile_on(ANNA, day("2020-08-31")) is None


@pytest.mark.parametrize(
    ("who", "starts_on", "since"),
    [
        (Who(), None, "2023-01-01"),
        (Who(), "2024-01-01", "2024-01-01"),
        (Who(groups=frozenset({4})), None, "2025-01-06"),
        (Who(groups=frozenset({2, 4})), None, "2023-01-01"),
        (Who(roles=frozenset({"Teacher"})), None, "2024-09-01"),
        (Who(roles=frozenset({"Teacher", "Assistant"})), None, "2023-01-01"),
        (Who(duties=frozenset({"dsl"}), sites=frozenset({"Vale"})), None, "2025-09-01"),
    ],
)
def test_a_rule_applies_since_the_last_of_its_conditions_began(who: Who, starts_on: str | None, since: str) -> None:
    rule = replace(RULE, who=who, starts_on=day(starts_on) if starts_on else None)
    assert applies_since(ANNA, rule, day("2026-01-01")) == day(since)


LEVELS = replace(
    ANNA,
    placements=(
        Placement(span("2025-01-06"), 4, "Head", "DSL", None, 2, "Level 4"),
        Placement(span("2024-01-01", "2025-01-05"), 4, "Head", "Role", None, 1, "Level 3"),
        Placement(span("2023-01-01", "2023-12-31"), 2, "Head", "Role", None, 1, "Level 3"),
    ),
)


@pytest.mark.parametrize(
    ("who", "on", "since"),
    [
        (Who(levels=frozenset({"Level 4"})), "2026-01-01", "2025-01-06"),
        (Who(levels=frozenset({"Level 4"})), "2025-01-05", None),
        (Who(levels=frozenset({"Level 3"})), "2025-01-05", "2023-01-01"),
        (Who(levels=frozenset({"Level 3", "Level 4"})), "2026-01-01", "2023-01-01"),
        (Who(groups=frozenset({4}), levels=frozenset({"Level 3"})), "2025-01-05", "2024-01-01"),
        (Who(groups=frozenset({2}), levels=frozenset({"Level 4"})), "2026-01-01", None),
    ],
)
def test_a_rule_for_a_level_asks_while_the_placement_has_it(who: Who, on: str, since: str | None) -> None:
    profile = profile_on(LEVELS, day(on))
    assert profile is not None
    assert asks(replace(RULE, who=who), profile, day(on)) is (since is not None)
    if since is not None:
        assert applies_since(LEVELS, replace(RULE, who=who), day(on)) == day(since)


GROUP_2 = replace(RULE, id="t/a#0", who=Who(groups=frozenset({2})), ends_on=day("2024-12-31"))
AFTER_IT = replace(RULE, starts_on=day("2025-01-01"), replaced=GROUP_2)


def test_whom_the_rule_before_asked_keeps_the_day_from_which_that_one_did() -> None:
    assert applies_since(ANNA, AFTER_IT, day("2026-01-01")) == day("2023-01-01")
    assert applies_since(ANNA, replace(AFTER_IT, replaced=None), day("2026-01-01")) == day("2025-01-01")


def test_whom_the_rule_before_did_not_ask_on_its_last_day_begins_with_the_new_one() -> None:
    of_others = replace(GROUP_2, who=Who(groups=frozenset({3})))
    assert applies_since(ANNA, replace(AFTER_IT, replaced=of_others), day("2026-01-01")) == day("2025-01-01")
    later = replace(GROUP_2, starts_on=day("2024-05-01"))
    assert applies_since(ANNA, replace(AFTER_IT, replaced=later), day("2026-01-01")) == day("2024-05-01")


def test_a_break_after_the_new_rule_began_starts_the_time_anew() -> None:
    # Group 4 since 6 Jan 2025: what group 2 was asked before is no reason for an earlier day.
    of_group_4 = replace(AFTER_IT, who=Who(groups=frozenset({4})))
    assert applies_since(ANNA, of_group_4, day("2026-01-01")) == day("2025-01-06")


def test_a_rule_that_took_over_twice_goes_back_to_the_first() -> None:
    second = replace(
        GROUP_2, id="t/a#1", starts_on=day("2024-01-01"), replaced=replace(GROUP_2, ends_on=day("2023-12-31"))
    )
    assert applies_since(ANNA, replace(AFTER_IT, replaced=second), day("2026-01-01")) == day("2023-01-01")


def test_rejoining_starts_the_time_anew() -> None:
    assert applies_since(ANNA, RULE, day("2021-01-01")) == day("2020-09-01")
    assert applies_since(ANNA, RULE, day("2023-01-01")) == day("2023-01-01")


def test_nobody_knows_since_when_without_a_start() -> None:
    ben = Person(2, "Ben", "", services=(Service(span(None), PersonKind.EMPLOYEE),))
    assert applies_since(ben, RULE, day("2026-01-01")) == date.min


def test_names_are_written_whole_or_by_family_name() -> None:
    assert (ANNA.name, ANNA.sorted_name) == ("Anna Bell", "Bell, Anna")
    alone = Person(3, "Sade", "")
    assert (alone.name, alone.sorted_name) == ("Sade", "Sade")


def test_role_words_name_what_is_held_on_the_day() -> None:
    assert ANNA.role_words(day("2024-08-31")) == "Assistant"
    assert ANNA.role_words(day("2025-01-06")) == "Teacher, DSL"
