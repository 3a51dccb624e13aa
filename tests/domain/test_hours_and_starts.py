"""Hours within a rolling time, what is asked after each start, and trainings accepted as equivalent."""

from dataclasses import replace
from datetime import date

import pytest

from nscp_desktop.domain.courses import Course, Satisfies
from nscp_desktop.domain.explanation import because
from nscp_desktop.domain.people import Person, PersonKind, Placement, Service, Span
from nscp_desktop.domain.requirements import Requirement, Rule, RuleKind, Who
from nscp_desktop.domain.standing import History, Rulebook, Standing, StandingKind, standing
from nscp_desktop.domain.training import Completion, Equivalent

DAY_LONG, HALF_DAY, NO_HOURS, REFRESHER, OTHER = 1, 2, 3, 4, 5
COURSES = {
    DAY_LONG: Course(DAY_LONG, "Level 3 day", hours=6, satisfies=(Satisfies("t/a"),)),
    HALF_DAY: Course(HALF_DAY, "Level 3 update", hours=3, satisfies=(Satisfies("t/a"),)),
    NO_HOURS: Course(NO_HOURS, "Reading", satisfies=(Satisfies("t/a"),)),
    REFRESHER: Course(REFRESHER, "Refresher", hours=3, satisfies=(Satisfies("t/a", first=False),)),
    OTHER: Course(OTHER, "First aid", hours=6),
}
HOURS = Rule("t/a#1", RuleKind.HOURS, months=36, hours=8.0, first_within_days=365, notice_days=90, source="Document")
EACH_START = Rule("t/a#1", RuleKind.EACH_START, first_within_days=30, source="Strategy")
NURSE = Person(1, "Noor", "Khan", services=(Service(Span(date(2020, 9, 1), None), PersonKind.EMPLOYEE),))
BACK_AGAIN = replace(
    NURSE,
    services=(
        Service(Span(date(2020, 9, 1), date(2023, 8, 31)), PersonKind.EMPLOYEE),
        Service(Span(date(2026, 9, 1), None), PersonKind.EMPLOYEE),
    ),
)


def day(text: str) -> date:
    return date.fromisoformat(text)


def done(
    on: str | None, course: int = DAY_LONG, expires: str | None = None, hours: float | None = None, own: int = 7
) -> Completion:
    until = day(expires) if expires else None
    return Completion(
        own, 1, course, day(on) if on else None, expires_on=until, recorded_on=day("2026-01-10"), hours=hours
    )


def judged(on: str, rule: Rule, *completions: Completion, person: Person = NURSE, accepted: bool = False) -> Standing:
    why = tuple(Equivalent(1, 1, item.id, "t/a", "Ms Head", "Same content", day("2026-02-01")) for item in completions)
    history = History(completions, equivalents=why if accepted else ())
    own = Requirement("t/a", "Level 3", "L3", (rule,))
    return standing(person, own, history, Rulebook((own,), COURSES), day(on))


def said(cell: Standing) -> tuple[str, str | None, float | None]:
    return cell.kind.value, cell.due.isoformat() if cell.due else None, cell.hours_done


def words(on: str, rule: Rule, *completions: Completion, person: Person = NURSE, accepted: bool = False) -> str:
    own = Requirement("t/a", "Level 3", "L3", (rule,))
    cell = judged(on, rule, *completions, person=person, accepted=accepted)
    return because(person, own, cell, Rulebook((own,), COURSES), day(on))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2025-03-03", ("overdue", "2021-09-01", 6.0)),  # the first time was missed, and six hours are not eight
        ("2025-03-04", ("in_date", "2027-02-28", 9.0)),
        ("2026-11-30", ("due_soon", "2027-02-28", 9.0)),
        ("2027-02-28", ("due_soon", "2027-02-28", 9.0)),
        ("2027-03-01", ("overdue", "2027-02-28", 3.0)),
        ("2028-03-05", ("overdue", "2027-02-28", 0.0)),
    ],
)
def test_hours_count_until_the_last_of_their_months_and_drop_on_the_day_after(
    on: str, expected: tuple[str, str, float]
) -> None:
    assert said(judged(on, HOURS, done("2024-02-29"), done("2025-03-04", HALF_DAY))) == expected


def test_of_more_hours_than_enough_the_first_to_go_may_not_be_the_one_that_is_missed() -> None:
    several = [done("2024-01-10", HALF_DAY), done("2024-06-10"), done("2024-09-10", HALF_DAY)]
    assert said(judged("2025-01-01", HOURS, *several)) == ("in_date", "2027-06-10", 12.0)


def test_exactly_as_many_hours_as_asked_are_enough() -> None:
    exact = done("2024-05-01", hours=8)
    assert said(judged("2027-05-01", HOURS, exact)) == ("due_soon", "2027-05-01", 8.0)
    assert said(judged("2027-05-02", HOURS, exact)) == ("overdue", "2027-05-01", 0.0)


def test_the_latest_training_whose_hours_count_now_is_named() -> None:
    short = done("2026-02-01", expires="2026-03-01", own=9)
    cell = judged("2026-06-01", HOURS, done("2025-01-01", own=8), short)
    assert (cell.hours_done, cell.completion and cell.completion.id) == (6.0, 8)
    gone = judged("2026-06-01", HOURS, short)
    assert (gone.hours_done, gone.completion and gone.completion.id) == (0.0, 9)


def test_what_follows_hours_is_asked_once_there_were_enough_of_them() -> None:
    first = Requirement("t/a", "Level 3", "L3", (HOURS,))
    then = Requirement("t/b", "Next", "Next", (Rule("t/b#1", RuleKind.ONCE, after="t/a", first_within_days=30),))
    rulebook = Rulebook((first, then), COURSES)
    few, enough = History((done("2024-05-01"),)), History((done("2024-05-01"), done("2026-05-01", hours=2, own=8)))
    assert standing(NURSE, then, few, rulebook, day("2026-05-10")).waits_for == "t/a"
    assert standing(NURSE, then, enough, rulebook, day("2026-05-10")).due == day("2026-05-31")


def test_what_follows_a_start_is_asked_after_a_renewal_whose_first_time_came_earlier() -> None:
    first = Requirement("t/a", "Level 3", "L3", (EACH_START,))
    then = Requirement("t/b", "Next", "Next", (Rule("t/b#1", RuleKind.ONCE, after="t/a", first_within_days=30),))
    history = History((done("2021-05-01"), done("2026-09-05", REFRESHER, own=8)))
    assert standing(BACK_AGAIN, first, history, Rulebook((first, then), COURSES), day("2026-09-20")).completion
    follows = standing(BACK_AGAIN, then, history, Rulebook((first, then), COURSES), day("2026-09-20"))
    assert (follows.waits_for, follows.due) == (None, day("2026-10-05"))


def test_hours_of_which_only_the_expiry_is_known_count_until_it_at_a_month_end() -> None:
    known = Completion(7, 1, DAY_LONG, None, expires_on=day("2024-02-29"), recorded_on=day("2024-02-28"), hours=8)
    assert said(judged("2023-08-30", replace(HOURS, months=12), known)) == ("in_date", "2024-02-29", 8.0)


def test_hours_typed_for_a_training_go_before_those_of_its_course_and_none_are_none() -> None:
    assert judged("2025-01-01", HOURS, done("2024-05-01", hours=2.5)).hours_done == 2.5
    assert judged("2025-01-01", HOURS, done("2024-05-01", hours=0.0)).hours_done == 0.0
    assert judged("2025-01-01", HOURS, done("2024-05-01", NO_HOURS)).hours_done == 0.0


def test_a_typed_expiry_ends_hours_earlier_and_later_only_where_the_rule_says_so() -> None:
    assert judged("2025-01-01", HOURS, done("2024-05-01", expires="2025-12-31", hours=8)).due == day("2025-12-31")
    later = done("2024-05-01", expires="2028-12-31", hours=8)
    assert judged("2025-01-01", HOURS, later).due == day("2027-05-01")
    assert judged("2025-01-01", replace(HOURS, may_lengthen=True), later).due == day("2028-12-31")


def test_the_first_hours_are_due_within_their_time() -> None:
    starter = replace(NURSE, services=(Service(Span(day("2026-01-01"), None), PersonKind.EMPLOYEE),))
    assert said(judged("2027-01-01", HOURS, person=starter)) == ("induction", "2027-01-01", 0.0)
    assert said(judged("2027-01-02", HOURS, person=starter)) == ("not_done", "2027-01-01", 0.0)
    some = judged("2026-06-01", HOURS, done("2026-02-01", HALF_DAY), person=starter)
    assert said(some) == ("induction", "2027-01-01", 3.0)
    assert some.completion is not None
    no_limit = replace(HOURS, first_within_days=None)
    assert said(judged("2026-06-01", no_limit, done("2026-02-01", HALF_DAY))) == ("not_done", None, 3.0)


def test_a_tick_without_a_date_is_told_while_there_never_were_enough_hours() -> None:
    assert said(judged("2026-06-01", HOURS, done(None), done("2026-02-01", HALF_DAY)))[0] == "date_unknown"
    assert said(judged("2026-06-01", HOURS, done(None), done("2020-02-01", hours=9)))[0] == "overdue"
    assert said(judged("2026-06-01", HOURS, done(None), done("2026-02-01", hours=9)))[0] == "in_date"


def test_a_renewal_brings_its_hours_only_after_a_first_time() -> None:
    assert judged("2026-06-01", HOURS, done("2026-01-01", REFRESHER)).hours_done == 0.0
    assert judged("2026-06-01", HOURS, done("2026-01-02", REFRESHER), done("2026-01-01")).hours_done == 9.0


def test_hours_are_counted_once_though_the_training_was_accepted_as_well() -> None:
    assert judged("2026-06-01", HOURS, done("2026-01-01"), accepted=True).hours_done == 6.0


def test_hours_are_explained_with_what_counts_and_the_day_they_drop() -> None:
    in_date = words("2025-04-01", HOURS, done("2024-02-29"), done("2025-03-04", HALF_DAY, own=8))
    assert in_date == (
        "Employee since 1 Sep 2020, so this applies. Last done 4 Mar 2025 (Level 3 update); 9 of 8 hours in 3 years "
        "count, and they drop below 8 hours after 28 Feb 2027. Asked for by: Document."
    )
    dropped = words("2027-04-01", HOURS, done("2024-02-29"), done("2025-03-04", HALF_DAY, own=8))
    assert "3 of 8 hours in 3 years count, and they dropped below 8 hours after 28 Feb 2027." in dropped
    assert "5 of 8 hours in 3 years count so far." in words("2026-06-01", HOURS, done("2026-01-01", hours=5))
    assert "Level 3 day of 1 Jan 2021 is on record, but its hours no longer count." in words(
        "2026-06-01", HOURS, done("2021-01-01")
    )
    assert "Reading of 1 Jan 2026 is on record, but no hours are known for it." in words(
        "2026-06-01", HOURS, done("2026-01-01", NO_HOURS)
    )


@pytest.mark.parametrize(
    ("completed", "expected"),
    [
        ("2026-05-31", ("induction", "2026-10-01")),
        ("2026-06-01", ("in_date", None)),
        ("2026-09-01", ("in_date", None)),
        ("2021-01-01", ("induction", "2026-10-01")),
    ],
)
def test_after_each_start_what_was_done_since_three_months_before_counts(
    completed: str, expected: tuple[str, str | None]
) -> None:
    assert said(judged("2026-09-20", EACH_START, done(completed), person=BACK_AGAIN))[:2] == expected


def test_after_each_start_nothing_from_an_earlier_time_here_counts() -> None:
    services = (
        Service(Span(date(2020, 9, 1), date(2026, 7, 17)), PersonKind.EMPLOYEE),
        Service(Span(date(2026, 9, 1), None), PersonKind.EMPLOYEE),
    )
    person = replace(BACK_AGAIN, services=services)
    for completed, expected in (("2026-07-17", "induction"), ("2026-07-18", "in_date")):
        assert judged("2026-09-20", EACH_START, done(completed), person=person).kind.value == expected
    before = replace(person, services=services[:1])
    assert judged("2026-07-17", EACH_START, done("2026-07-17"), person=before).kind.value == "in_date"


def test_after_each_start_it_never_lapses_but_as_the_certificate_says() -> None:
    assert said(judged("2060-01-01", EACH_START, done("2026-09-02"), person=BACK_AGAIN))[:2] == ("in_date", None)
    dated = done("2026-09-02", expires="2027-09-01")
    assert said(judged("2027-09-01", EACH_START, dated, person=BACK_AGAIN))[:2] == ("due_soon", "2027-09-01")
    assert said(judged("2027-09-02", EACH_START, dated, person=BACK_AGAIN))[:2] == ("overdue", "2027-09-01")


@pytest.mark.parametrize(("completed", "expected"), [("2021-01-01", "overdue"), (None, "date_unknown")])
def test_after_each_start_what_does_not_count_is_told(completed: str | None, expected: str) -> None:
    assert said(judged("2026-10-02", EACH_START, done(completed), person=BACK_AGAIN))[:2] == (expected, "2026-10-01")
    assert said(judged("2026-10-02", EACH_START, person=BACK_AGAIN))[:2] == ("not_done", "2026-10-01")


def test_whose_start_nobody_knows_is_in_date_with_any_training() -> None:
    person = replace(NURSE, services=(Service(Span(None, None), PersonKind.EMPLOYEE),))
    assert said(judged("2026-10-02", EACH_START, done("1999-01-01"), person=person))[:2] == ("in_date", None)


def test_after_each_start_is_explained() -> None:
    assert "Level 3 day of 1 Jan 2021 is on record, but it was done more than 3 months before this start" in words(
        "2026-10-02", EACH_START, done("2021-01-01"), person=BACK_AGAIN
    )
    assert "asked for after each start, so it does not lapse" in words(
        "2026-10-02", EACH_START, done("2026-09-02"), person=BACK_AGAIN
    )


YEARS = Rule("t/a#1", RuleKind.EVERY_MONTHS, months=24, first_within_days=30, source="Strategy")


def test_what_was_accepted_counts_as_a_first_time_and_as_a_renewal() -> None:
    assert said(judged("2026-06-01", YEARS, done("2025-06-01", OTHER)))[0] == "not_done"
    cell = judged("2026-06-01", YEARS, done("2025-06-01", OTHER), accepted=True)
    assert said(cell)[:2] == ("in_date", "2027-06-01")
    assert cell.equivalent is not None
    refreshed = judged("2026-06-01", YEARS, done("2025-06-01", REFRESHER), accepted=True)
    assert said(refreshed)[:2] == ("in_date", "2027-06-01")
    assert said(judged("2026-06-01", YEARS, done(None, OTHER), accepted=True))[0] == "date_unknown"


def test_what_was_accepted_is_explained_with_who_and_why() -> None:
    assert words("2026-06-01", YEARS, done("2025-06-01", OTHER), accepted=True) == (
        "Employee since 1 Sep 2020, so this applies. Last done 1 Jun 2025 (First aid); valid 2 years, so it is in date "
        "until 1 Jun 2027. Accepted as equivalent by Ms Head on 1 Feb 2026: Same content. Asked for by: Strategy."
    )


def test_a_level_is_named_where_the_rule_is_for_it() -> None:
    placed = Placement(Span(day("2024-01-08"), None), 3, "Head", "Role", None, 1, "Level 3")
    person = replace(NURSE, placements=(placed,))
    rule = replace(YEARS, who=Who(levels=frozenset({"Level 3"})))
    assert words("2026-06-01", rule, done("2025-06-01"), person=person).startswith("Level 3 since 8 Jan 2024, so")
    short = replace(person, placements=(placed._replace(level="C"),))
    rule = replace(YEARS, who=Who(levels=frozenset({"C"})))
    assert words("2026-06-01", rule, done("2025-06-01"), person=short).startswith("Level C since 8 Jan 2024, so")


def test_the_first_time_is_explained_by_the_rule_that_asked_before() -> None:
    old = replace(YEARS, id="t/a#0", ends_on=day("2025-08-31"))
    rule = replace(YEARS, starts_on=day("2025-09-01"), replaced=old)
    assert judged("2026-06-01", rule).due == day("2020-10-01")
    said_of_it = (
        "The first time was due within 30 days of 1 Sep 2020, when the rule before this one asked for it, by 1 Oct"
    )
    assert said_of_it in words("2026-06-01", rule)
    assert "within 30 days of 1 Sep 2025, when this rule began, by 1 Oct 2025" in words(
        "2026-06-01", replace(rule, replaced=None)
    )


def test_a_minimum_asks_nothing_of_a_person() -> None:
    rule = Rule("t/a#1", RuleKind.MINIMUM, minimum_count=1)
    assert judged("2026-06-01", rule, done("2025-06-01")).kind is StandingKind.NOT_REQUIRED
