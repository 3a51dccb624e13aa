"""Standings of generated people and rules, held against a slow calculation that goes from day to day."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nscp_desktop.domain.board import Snapshot, everyone
from nscp_desktop.domain.people import Person, PersonKind, Service, Span
from nscp_desktop.domain.requirements import Requirement, Rule, RuleKind
from nscp_desktop.domain.standing import History, Judge, Rulebook, StandingKind, standing
from tests.domain import standing_run
from tests.domain.slow_days import is_within_months, months_before, school_year
from tests.domain.standing_cases import Case, cases, days, histories, people, rulebooks

SEED = 20261125
CASES = 20_000
AT_LEAST = 50


def test_every_standing_is_what_the_slow_calculation_says() -> None:
    counts = standing_run.run(SEED, CASES)
    print(counts)
    assert not counts.bad, "\n".join(counts.findings)
    assert counts.done >= CASES
    rule_kinds = set(RuleKind) - {RuleKind.MINIMUM}
    assert all(counts.notes[kind.value] >= AT_LEAST for kind in (*StandingKind, *rule_kinds)), counts.notes
    # A minimum is asked of the agency, never of a person.
    assert RuleKind.MINIMUM.value not in counts.notes


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(several=st.lists(st.tuples(people(1), histories(1)), min_size=1, max_size=4), rulebook=rulebooks(), day=days)
def test_everyone_is_judged_as_they_would_be_alone(
    several: list[tuple[Person, History]], rulebook: Rulebook, day: date
) -> None:
    everybody = {number: replace(person, id=number) for number, (person, _) in enumerate(several)}
    snapshot = Snapshot(everybody, {number: history for number, (_, history) in enumerate(several)}, rulebook)
    board = everyone(snapshot, day)
    here = [person for person in everybody.values() if person.service_on(day)]
    assert sorted(row.person.id for row in board.rows) == [person.id for person in here]
    for row in board.rows:
        assert row.cells == Judge(rulebook, day).person(row.person, snapshot.history(row.person.id))


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(case=cases())
def test_one_requirement_alone_is_judged_as_it_is_among_the_others(case: Case) -> None:
    for as_at in case.days:
        for person, history in case.people:
            cells = Judge(case.rulebook, as_at).person(person, history)
            for requirement in case.rulebook.requirements:
                alone = standing(person, requirement, history, case.rulebook, as_at)
                among = cells.get(requirement.id)
                assert alone == among or (among is None and alone.kind is StandingKind.NOT_REQUIRED)


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(case=cases())
def test_being_away_changes_no_standing(case: Case) -> None:
    for as_at in case.days:
        for person, history in case.people:
            judge = Judge(case.rulebook, as_at)
            assert judge.person(replace(person, away=(Span(None, None),)), history) == judge.person(person, history)


def test_nobody_is_asked_anything_before_they_start_or_after_they_left() -> None:
    person = Person(1, "A", "B", services=(Service(Span(date(2025, 9, 1), date(2026, 7, 31)), PersonKind.EMPLOYEE),))
    requirement = Requirement("t/a", "A", "A", (Rule("t/a#1", RuleKind.ONCE),))
    rulebook = Rulebook((requirement,), {})
    for day, is_here in (
        (date(2025, 8, 31), False), (date(2025, 9, 1), True), (date(2026, 7, 31), True), (date(2026, 8, 1), False),
    ):  # fmt: skip
        assert bool(Judge(rulebook, day).person(person, History())) is is_here


@pytest.mark.parametrize(
    ("done", "months", "last"),
    [
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 24, "2026-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2023-08-31", 6, "2024-02-29"),
        ("2025-08-31", 6, "2026-02-28"),
        ("2025-02-28", 6, "2025-08-28"),
        ("2025-12-31", 2, "2026-02-28"),
        ("2026-01-30", 1, "2026-02-28"),
        ("2026-03-15", 36, "2029-03-15"),
    ],
)
def test_the_slow_calculation_itself_knows_leap_days_and_month_ends(done: str, months: int, last: str) -> None:
    first, last_day = date.fromisoformat(done), date.fromisoformat(last)
    assert is_within_months(first, months, last_day)
    assert not is_within_months(first, months, date.fromordinal(last_day.toordinal() + 1))


def test_the_slow_calculation_itself_goes_back_to_the_day_of_that_name_or_the_last_before_it() -> None:
    assert months_before(date(2026, 8, 31), 6) == date(2026, 2, 28)
    assert months_before(date(2024, 8, 31), 6) == date(2024, 2, 29)
    assert months_before(date(2026, 3, 15), 12) == date(2025, 3, 15)
    assert [school_year(date(2026, 8, 31)), school_year(date(2026, 9, 1))] == [2025, 2026]
