"""Induction: when it is due, what counts for a start, and how many days it took."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nscp_desktop.domain.dates import add_months
from nscp_desktop.domain.induction import (
    USUAL_DAYS,
    InductionStep,
    OnRecord,
    Rule,
    Starter,
    StepTick,
    counted,
    deadline_of,
    figures_of,
    is_listed,
    start_of,
    starter,
    usual_days,
    usual_requirement,
    usual_steps,
)
from nscp_desktop.domain.people import Person, PersonKind, Service, Span
from nscp_desktop.domain.requirements import Requirement, RuleKind
from nscp_desktop.domain.requirements import Rule as AskedRule
from nscp_desktop.domain.standing_kinds import StandingKind
from nscp_desktop.domain.training import Completion
from nscp_desktop.domain.what_counts import Entry

TODAY = date(2026, 11, 23)
FIRST = date(2026, 9, 1)
DUTIES, POLICIES = InductionStep(1, "Duties"), InductionStep(2, "Policies")
STARTS = st.dates(date(1990, 1, 1), date(2150, 1, 1))


def each_start(days: int | None = 30) -> Requirement:
    rule = AskedRule("r", RuleKind.EACH_START, first_within_days=days)
    return Requirement("general/induction", "Induction", "Induction", (rule,))


def core() -> Requirement:
    rule = AskedRule("c", RuleKind.EVERY_MONTHS, months=36, first_within_days=60)
    return Requirement("general/core-safeguarding", "Core", "Core", (rule,))


def person(*spans: tuple[date | None, date | None]) -> Person:
    return Person(1, "Ada", "Okafor", services=tuple(Service(Span(*span), PersonKind.EMPLOYEE) for span in spans))


def rule(*steps: InductionStep, days: int = 30, requirements: tuple[Requirement, ...] = ()) -> Rule:
    return Rule(steps or (DUTIES, POLICIES), days, {item.id: item for item in requirements})


def ticks(**days: date) -> OnRecord:
    ids = {"duties": 1, "policies": 2}
    return OnRecord([StepTick(place, 1, ids[name], day, "Head") for place, (name, day) in enumerate(days.items(), 1)])


def done(on: date) -> Entry:
    return Entry(Completion(1, 1, 1, on), True, True)


def of(record: OnRecord, as_at: date = TODAY, *, who: Person | None = None, by: Rule | None = None) -> Starter:
    found = starter(who or person((FIRST, None)), by or rule(), record, as_at)
    assert found is not None
    return found


@given(STARTS, st.integers(1, 365), st.integers(1, 400))
def test_the_deadline_itself_is_in_time_and_every_day_after_it_one_day_late(start: date, days: int, later: int) -> None:
    last = deadline_of(start, days)
    assert (last - start).days == days
    who, by = person((start, None)), rule(days=days)
    open_one = of(OnRecord(), last, who=who, by=by)
    assert (open_one.standing, open_one.is_late) == (StandingKind.INDUCTION, False)
    late = of(OnRecord(), last + timedelta(days=later), who=who, by=by)
    assert late.standing is StandingKind.OVERDUE
    assert late.words == f"Late by {later} day{'' if later == 1 else 's'}"


@given(STARTS, st.integers(-120, 500), st.integers(-120, 500))
def test_days_run_from_the_first_day_to_the_last_step_and_are_never_below_none(
    start: date, one: int, other: int
) -> None:
    first, second = start + timedelta(days=one), start + timedelta(days=other)
    found = of(ticks(duties=first, policies=second), start + timedelta(days=600), who=person((start, None)))
    earliest = add_months(start, -3)
    if min(first, second) < earliest:
        assert found.finished_on is None
        assert found.days_taken is None
    else:
        assert found.finished_on == max(first, second)
        assert found.days_taken == max(one, other, 0)
        assert found.was_in_time == (max(one, other) <= 30)


@given(st.sampled_from([date(2026, 5, 31), date(2028, 5, 29), date(2026, 5, 30), date(2026, 1, 31)]))
def test_three_months_before_are_whole_months_also_over_the_end_of_february(start: date) -> None:
    earliest = add_months(start, -3)
    assert of(ticks(duties=earliest), start, who=person((start, None))).done == 1
    assert of(ticks(duties=earliest - timedelta(days=1)), start, who=person((start, None))).done == 0


def test_what_is_done_after_the_day_that_is_looked_at_is_still_open_on_it() -> None:
    record = ticks(duties=date(2026, 9, 3), policies=date(2026, 9, 20))
    assert of(record, date(2026, 9, 10)).words == "Open until 1 Oct 2026"
    assert of(record, date(2026, 9, 20)).words == "Finished in 19 days"
    assert of(ticks(duties=FIRST, policies=date(2026, 10, 4))).words == "Finished in 33 days, 3 late"
    assert of(ticks(duties=FIRST, policies=date(2026, 9, 2))).words == "Finished in 1 day"


def test_an_induction_that_ends_on_the_deadline_was_in_time() -> None:
    by = deadline_of(FIRST, 30)
    assert of(ticks(duties=FIRST, policies=by)).was_in_time
    assert not of(ticks(duties=FIRST, policies=by + timedelta(days=1))).was_in_time


def test_each_start_counts_anew_and_nothing_of_an_earlier_time_here_counts() -> None:
    back = person((date(2020, 1, 1), date(2026, 8, 20)), (FIRST, None))
    found = of(ticks(duties=date(2026, 8, 20), policies=date(2026, 8, 21)), who=back)
    assert found.started_on == FIRST
    assert [state.done_on for state in found.steps] == [None, date(2026, 8, 21)]


def test_a_second_contract_without_a_gap_is_no_new_start() -> None:
    assert start_of(person((date(2020, 1, 1), date(2026, 8, 31)), (FIRST, None)), TODAY) == date(2020, 1, 1)
    assert start_of(person((None, None)), TODAY) is None
    assert start_of(person((date(2020, 1, 1), date(2026, 1, 1))), TODAY) is None


def test_who_is_about_to_start_is_listed_from_three_months_before() -> None:
    soon = person((date(2027, 2, 23), None))
    assert start_of(soon, TODAY) == date(2027, 2, 23)
    assert start_of(soon, TODAY - timedelta(days=1)) is None
    found = of(ticks(duties=TODAY), who=soon)
    assert (found.words, found.done) == ("Starts 23 Feb 2027", 1)


def test_a_step_tied_to_training_asked_at_each_start_is_ticked_only_by_what_was_done_for_it() -> None:
    step = InductionStep(3, "First training", requirement_id="general/induction")
    by = rule(step, requirements=(each_start(),))

    def on(day: date) -> date | None:
        return of(OnRecord(entries={"general/induction": [done(day)]}), by=by).finished_on

    assert on(date(2026, 6, 1)) == date(2026, 6, 1)
    assert on(date(2026, 5, 31)) is None
    assert on(TODAY) == TODAY
    assert on(TODAY + timedelta(days=1)) is None
    by_hand = OnRecord([StepTick(1, 1, 3, FIRST)])
    assert of(by_hand, by=by).finished_on is None


def test_training_that_is_renewed_counts_for_a_start_while_it_is_in_date_on_the_first_day() -> None:
    step = InductionStep(3, "First training", requirement_id="general/core-safeguarding")
    by = rule(step, requirements=(core(),))

    def taken(day: date) -> int | None:
        return of(OnRecord(entries={"general/core-safeguarding": [done(day)]}), by=by).days_taken

    assert taken(date(2023, 9, 1)) == 0
    assert taken(date(2023, 8, 31)) is None
    assert taken(date(2026, 9, 11)) == 10


def test_a_step_that_is_not_asked_of_somebody_does_not_keep_them_open() -> None:
    later = InductionStep(4, "New step", asked_from=date(2026, 9, 2))
    tied = InductionStep(5, "Prevent", requirement_id="general/core-safeguarding")
    off = InductionStep(6, "Old", active=False)
    by = rule(DUTIES, later, tied, off, requirements=(core(),))
    record = ticks(duties=FIRST)._replace(not_asked=frozenset({"general/core-safeguarding"}))
    found = of(record, by=by)
    assert [state.is_asked for state in found.steps] == [True, False, False]
    assert found.days_taken == 0
    assert starter(person((FIRST, None)), rule(later, off), OnRecord(), TODAY) is None


def test_old_starts_are_listed_only_while_an_induction_that_was_begun_is_open() -> None:
    old = person((date(2025, 11, 23), None))
    assert not is_listed(of(OnRecord(), who=old), 12)
    assert is_listed(of(OnRecord(), date(2026, 11, 22), who=old), 12)
    begun = ticks(duties=date(2025, 12, 1))
    assert is_listed(of(begun, who=old), 3)
    finished = ticks(duties=date(2025, 12, 1), policies=date(2025, 12, 1))
    assert not is_listed(of(finished, who=old), 3)
    step = InductionStep(3, "First training", requirement_id="general/induction")
    trained = OnRecord(entries={"general/induction": [done(date(2025, 12, 1))]})
    assert not is_listed(of(trained, who=old, by=rule(DUTIES, step, requirements=(each_start(),))), 3)


def test_figures_count_the_finished_and_the_late_and_name_the_others_beside() -> None:
    def at(start: date, *, away: bool = False, **days: date) -> Starter:
        spans = (Span(TODAY, TODAY),) if away else ()
        who = Person(1, "Ada", "Okafor", services=(Service(Span(start, None), PersonKind.EMPLOYEE),), away=spans)
        return of(ticks(**days), who=who)

    people = [
        at(FIRST, duties=FIRST, policies=date(2026, 9, 9)),
        at(FIRST, duties=FIRST, policies=date(2026, 10, 9)),
        at(FIRST, duties=FIRST),
        at(FIRST, away=True),
        at(TODAY),
    ]
    found = figures_of(people)
    assert (found.words, found.late, found.beside) == ("1 of 3 (33%)", 1, "and 1 with time left, 1 away")
    assert (found.median_days, found.median_words) == (23, "23")
    assert len(counted(people)) == found.of
    nobody = figures_of([])
    assert (nobody.words, nobody.beside, nobody.median_words) == ("0 of 0 (n/a)", "", "–")


@pytest.mark.parametrize(
    ("known", "own", "days"),
    [
        ([core(), each_start()], "general/induction", 30),
        ([core(), each_start(None)], "general/induction", USUAL_DAYS),
        ([core()], "general/core-safeguarding", 60),
        ([], None, USUAL_DAYS),
    ],
)
def test_the_usual_list_is_tied_to_the_training_of_starters_and_takes_its_days(
    known: list[Requirement], own: str | None, days: int
) -> None:
    found = usual_requirement(known)
    assert (found.id if found else None) == own
    assert [step.requirement_id for step in usual_steps(known)] == [None, None, None, None, own]
    assert usual_days(known) == days
