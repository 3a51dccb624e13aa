"""The standing table, row by row, and every kind of rule at its turning days."""

from dataclasses import replace
from datetime import date

import pytest

from nscp_desktop.domain.courses import Course, Satisfies
from nscp_desktop.domain.explanation import because, status_words
from nscp_desktop.domain.people import HeldDuty, Person, PersonKind, Service, Span
from nscp_desktop.domain.requirements import Edition, Requirement, Rule, RuleKind, Who
from nscp_desktop.domain.standing import History, Rulebook, Standing, StandingKind, standing, worst
from nscp_desktop.domain.training import Booking, Completion, Exemption

FULL, REFRESHER, OTHER = 1, 2, 3
YEARS = Rule("t/a#1", RuleKind.EVERY_MONTHS, months=24, first_within_days=30, notice_days=90, source="KCSIE")
ONCE = Rule("t/a#1", RuleKind.ONCE, first_within_days=30, notice_days=7, source="KCSIE")
YEARLY = Rule("t/a#1", RuleKind.ACADEMIC_YEAR, first_within_days=30, notice_days=60, source="KCSIE")
EDITIONS = (Edition("2025", date(2025, 9, 1)), Edition("2026", date(2026, 9, 1), date(2026, 7, 10)))
READ = Rule("t/a#1", RuleKind.EDITION, document="kcsie", editions=EDITIONS, edition_within_days=30, notice_days=30)
COURSES = {
    FULL: Course(FULL, "Full", satisfies=(Satisfies("t/a"),)),
    REFRESHER: Course(REFRESHER, "Refresher", satisfies=(Satisfies("t/a", first=False),)),
    OTHER: Course(OTHER, "Other", satisfies=(Satisfies("t/b"),)),
}
AMIR = Person(1, "Amir", "Khan", services=(Service(Span(date(2020, 9, 1), None), PersonKind.EMPLOYEE),))


def day(text: str) -> date:
    return date.fromisoformat(text)


def done(on: str | None, course: int = FULL, expires: str | None = None, recorded: str = "2026-01-10") -> Completion:
    expires_on = day(expires) if expires else None
    return Completion(7, 1, course, day(on) if on else None, expires_on=expires_on, recorded_on=day(recorded))


def judged(on: str, rules: Rule | tuple[Rule, ...], *completions: Completion, person: Person = AMIR) -> Standing:
    return judged_with(on, rules, History(completions), person)


def judged_with(on: str, rules: Rule | tuple[Rule, ...], history: History, person: Person = AMIR) -> Standing:
    own = Requirement("t/a", "A", "A", rules if isinstance(rules, tuple) else (rules,))
    other = Requirement("t/b", "B", "B", (replace(YEARS, id="t/b#1", first_within_days=None),))
    return standing(person, own, history, Rulebook((own, other), COURSES), day(on))


def said(cell: Standing) -> tuple[str, str | None]:
    return cell.kind.value, cell.due.isoformat() if cell.due else None


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2026-12-03", "in_date"),  # 91 days before
        ("2026-12-04", "due_soon"),  # 90 days before: the notice begins
        ("2027-03-04", "due_soon"),  # the due day itself
        ("2027-03-05", "overdue"),
    ],
)
def test_every_so_many_months_turns_at_the_notice_and_after_the_due_day(on: str, expected: str) -> None:
    assert said(judged(on, YEARS, done("2025-03-04"))) == (expected, "2027-03-04")


@pytest.mark.parametrize(
    ("on", "expected"),
    [("2026-11-01", "induction"), ("2026-12-01", "induction"), ("2026-12-02", "not_done")],
)
@pytest.mark.parametrize("rule", [YEARS, ONCE, YEARLY, replace(READ, first_within_days=30)])
def test_a_starter_is_in_induction_up_to_the_last_day_for_the_first_time(on: str, expected: str, rule: Rule) -> None:
    starter = replace(AMIR, services=(Service(Span(day("2026-11-01"), None), PersonKind.EMPLOYEE),))
    assert said(judged(on, rule, person=starter)) == (expected, "2026-12-01")


def test_nothing_on_record_and_no_time_given_is_not_done() -> None:
    assert said(judged("2026-11-01", replace(YEARS, first_within_days=None))) == ("not_done", None)


def test_nothing_on_record_and_no_start_known_is_not_done() -> None:
    person = replace(AMIR, services=(Service(Span(None, None), PersonKind.EMPLOYEE),))
    assert said(judged("2026-11-01", YEARS, person=person)) == ("not_done", None)


def test_what_is_not_asked_of_somebody_is_not_required() -> None:
    cell = judged("2026-11-01", replace(YEARS, who=Who(kinds=frozenset({PersonKind.GOVERNOR}))), done("2026-01-01"))
    assert said(cell) == ("not_required", None)


def test_once_never_lapses_whatever_the_certificate_says() -> None:
    assert said(judged("2060-01-01", ONCE, done("2020-09-10", expires="2021-09-10"))) == ("in_date", None)


@pytest.mark.parametrize(
    ("on", "expected", "due"),
    [
        ("2026-07-01", "in_date", "2026-08-31"),
        ("2026-07-02", "due_soon", "2026-08-31"),
        ("2026-08-31", "due_soon", "2026-08-31"),
        ("2026-09-01", "overdue", "2026-08-31"),
    ],
)
@pytest.mark.parametrize("completed", ["2025-09-01", "2026-02-28", "2026-07-01"])
def test_once_per_academic_year_lasts_until_its_31_august(completed: str, on: str, expected: str, due: str) -> None:
    assert said(judged(on, YEARLY, done(completed))) == (expected, due)


def test_a_yearly_certificate_known_by_its_expiry_lasts_to_the_end_of_the_year_it_was_recorded_in() -> None:
    certificate = done(None, expires="2027-08-31", recorded="2026-11-01")
    assert said(judged("2026-11-23", YEARLY, certificate)) == ("in_date", "2027-08-31")


@pytest.mark.parametrize(
    ("read", "on", "expected", "due"),
    [
        ("2025-09-10", "2026-08-31", "in_date", "2026-10-01"),
        ("2025-09-10", "2026-09-01", "due_soon", "2026-10-01"),
        ("2025-09-10", "2026-10-01", "due_soon", "2026-10-01"),
        ("2025-09-10", "2026-10-02", "overdue", "2026-10-01"),
        ("2026-07-09", "2026-10-02", "overdue", "2026-10-01"),  # before the new edition was out
        ("2026-07-10", "2026-10-02", "in_date", None),  # published, not yet in force: the new one was read
        ("2024-01-01", "2025-10-01", "due_soon", "2025-10-01"),  # older than every edition on record
    ],
)
def test_an_edition_read_lasts_until_the_next_has_to_be_read(
    read: str, on: str, expected: str, due: str | None
) -> None:
    assert said(judged(on, READ, done(read))) == (expected, due)


def test_a_typed_expiry_shortens_and_lengthens_only_where_the_rule_says_so() -> None:
    assert judged("2026-01-01", YEARS, done("2025-03-04", expires="2026-03-04")).due == day("2026-03-04")
    assert judged("2026-01-01", YEARS, done("2025-03-04", expires="2028-03-04")).due == day("2027-03-04")
    lengthened = replace(YEARS, may_lengthen=True)
    assert judged("2026-01-01", lengthened, done("2025-03-04", expires="2028-03-04")).due == day("2028-03-04")


@pytest.mark.parametrize(
    ("expires", "on", "expected", "due"),
    [
        ("2027-03-04", "2026-02-01", "in_date", "2027-03-04"),
        ("2027-03-04", "2025-03-03", "not_done", "2020-10-01"),  # one interval before the expiry it was not done yet
        ("2027-03-04", "2025-03-04", "in_date", "2027-03-04"),
        ("2030-03-04", "2026-02-01", "in_date", "2028-01-10"),  # recorded 10 Jan 2026: done by then at the latest
        ("2030-03-04", "2026-01-09", "not_done", "2020-10-01"),
        ("2024-03-04", "2026-02-01", "overdue", "2024-03-04"),
    ],
)
def test_a_certificate_known_only_by_its_expiry(expires: str, on: str, expected: str, due: str) -> None:
    assert said(judged(on, YEARS, done(None, expires=expires))) == (expected, due)


def test_a_tick_without_a_date_never_counts() -> None:
    assert said(judged("2026-11-01", YEARS, done(None))) == ("date_unknown", "2020-10-01")
    assert said(judged("2026-11-01", ONCE, done(None))) == ("date_unknown", "2020-10-01")


def test_a_dated_record_beside_the_tick_decides() -> None:
    assert said(judged("2026-11-01", YEARS, done(None), done("2026-01-01")))[0] == "in_date"
    assert said(judged("2026-11-01", YEARS, done(None), done("2020-01-01")))[0] == "overdue"


def test_a_refresher_counts_on_and_after_the_first_time_only() -> None:
    assert said(judged("2026-11-01", YEARS, done("2024-01-01"), done("2026-01-01", REFRESHER)))[1] == "2028-01-01"
    assert said(judged("2026-11-01", YEARS, done("2026-01-01"), done("2026-01-01", REFRESHER)))[1] == "2028-01-01"
    too_early = judged("2026-11-01", YEARS, done("2024-06-01"), done("2024-05-31", REFRESHER, expires="2027-01-01"))
    assert said(too_early) == ("overdue", "2026-06-01")


def test_a_refresher_counts_when_the_first_time_is_on_record_without_a_date() -> None:
    assert said(judged("2026-11-01", YEARS, done(None), done("2026-01-01", REFRESHER)))[1] == "2028-01-01"


def test_a_refresher_alone_is_overdue_once_the_first_time_was_missed() -> None:
    cell = judged("2026-11-01", YEARS, done("2026-01-01", REFRESHER))
    assert said(cell) == ("overdue", "2020-10-01")
    assert cell.completion is not None
    starter = replace(AMIR, services=(Service(Span(day("2026-10-20"), None), PersonKind.EMPLOYEE),))
    assert said(judged("2026-11-01", YEARS, done("2026-01-01", REFRESHER), person=starter))[0] == "induction"
    no_limit = replace(YEARS, first_within_days=None)
    assert said(judged("2026-11-01", no_limit, done("2026-01-01", REFRESHER))) == ("not_done", None)


AFTER = replace(ONCE, after="t/b", first_within_days=None)


def test_what_follows_another_training_is_not_required_until_that_was_done() -> None:
    cell = judged("2026-11-01", AFTER)
    assert (cell.kind, cell.waits_for) == (StandingKind.NOT_REQUIRED, "t/b")
    assert said(judged("2025-12-31", AFTER, done("2026-01-01", OTHER)))[0] == "not_required"
    assert said(judged("2026-01-01", AFTER, done("2026-01-01", OTHER)))[0] == "not_done"


def test_only_what_was_done_from_that_day_on_counts() -> None:
    assert said(judged("2026-11-01", AFTER, done("2026-01-01", OTHER), done("2025-12-31")))[0] == "not_done"
    assert said(judged("2026-11-01", AFTER, done("2026-01-01", OTHER), done("2026-01-01")))[0] == "in_date"


def test_the_time_for_what_follows_begins_with_the_other_training() -> None:
    cell = judged("2026-01-31", replace(AFTER, first_within_days=30), done("2026-01-01", OTHER))
    assert said(cell) == ("induction", "2026-01-31")


def test_the_other_training_counts_by_its_own_interval_when_only_its_expiry_is_known() -> None:
    # B lasts 24 months, so a certificate until January 2028 was done by January 2026.
    certificate = done(None, OTHER, expires="2028-01-01", recorded="2027-12-01")
    assert said(judged("2026-03-01", AFTER, certificate, done("2026-02-01")))[0] == "in_date"


def test_the_earliest_due_date_of_several_rules_bites() -> None:
    rules = (YEARS, replace(YEARS, id="t/a#2", months=12), replace(YEARLY, id="t/a#3"))
    cell = judged("2026-02-01", rules, done("2025-11-10"))
    assert said(cell) == ("in_date", "2026-08-31")
    assert cell.rule is not None
    assert cell.rule.id == "t/a#3"
    assert judged("2026-02-01", rules[:2], done("2025-11-10")).due == day("2026-11-10")


def test_a_rule_that_waits_never_hides_one_that_asks() -> None:
    assert said(judged("2026-02-01", (AFTER, replace(YEARS, id="t/a#2")), done("2025-11-10")))[0] == "in_date"


EXEMPT = Exemption(1, 1, "t/a", date(2026, 1, 1), date(2026, 6, 30), "Seconded elsewhere", "Head")


@pytest.mark.parametrize(
    ("on", "expected"),
    [("2025-12-31", "not_done"), ("2026-01-01", "exempt"), ("2026-06-30", "exempt"), ("2026-07-01", "not_done")],
)
def test_an_exemption_holds_from_its_first_day_to_its_last(on: str, expected: str) -> None:
    assert judged_with(on, YEARS, History(exemptions=(EXEMPT,))).kind.value == expected


def test_nobody_is_exempt_from_what_is_not_asked() -> None:
    assert judged_with("2026-02-01", AFTER, History(exemptions=(EXEMPT,))).kind is StandingKind.NOT_REQUIRED


def test_the_longest_of_several_exemptions_is_named() -> None:
    longer = EXEMPT._replace(ends_on=None)
    for order in ((EXEMPT, longer), (longer, EXEMPT)):
        assert judged_with("2026-02-01", YEARS, History(exemptions=order)).exemption is longer


def test_a_booking_is_shown_and_never_makes_anyone_in_date() -> None:
    bookings = [
        Booking(1, 1, FULL, None),
        Booking(2, 1, FULL, day("2026-11-27")),
        Booking(3, 1, FULL, day("2026-10-01")),
    ]
    cell = judged_with("2026-11-01", YEARS, History((done("2024-01-01"),), bookings))
    assert said(cell) == ("overdue", "2026-01-01")
    assert cell.booking == bookings[1]
    assert judged_with("2026-11-27", YEARS, History((), bookings)).booking == bookings[1]
    assert judged_with("2026-11-28", YEARS, History((), bookings)).booking == bookings[0]


def test_training_still_ahead_of_the_day_does_not_count_yet() -> None:
    assert said(judged("2025-12-31", YEARS, done("2026-01-01")))[0] == "not_done"
    assert said(judged("2026-01-01", YEARS, done("2026-01-01")))[0] == "in_date"


def test_training_before_the_start_counts() -> None:
    starter = replace(AMIR, services=(Service(Span(day("2026-10-20"), None), PersonKind.EMPLOYEE),))
    assert said(judged("2026-11-01", YEARS, done("2025-06-01"), person=starter)) == ("in_date", "2027-06-01")


def test_the_latest_of_those_that_last_equally_long_is_named() -> None:
    early, late = done("2025-09-02"), done("2025-11-03")._replace(id=8)
    for order in ((early, late), (late, early)):
        assert judged("2026-02-01", YEARLY, *order).completion == late


def test_a_requirement_switched_off_asks_nothing() -> None:
    own = Requirement("t/a", "A", "A", (YEARS,), active=False)
    cell = standing(AMIR, own, History(), Rulebook((own,), COURSES), day("2026-01-01"))
    assert cell.kind is StandingKind.NOT_REQUIRED


def test_the_worst_word_comes_first() -> None:
    order = ["overdue", "not_done", "date_unknown", "induction", "due_soon", "in_date", "exempt", "not_required"]
    assert [kind.value for kind in sorted(StandingKind, key=lambda kind: kind.severity)] == order
    kinds = [Standing(StandingKind.IN_DATE), Standing(StandingKind.INDUCTION), Standing(StandingKind.DUE_SOON)]
    assert worst(kinds) is StandingKind.INDUCTION
    assert worst([]) is StandingKind.NOT_REQUIRED
    assert len({kind.words for kind in StandingKind}) == len({kind.symbol for kind in StandingKind}) == 8


def test_an_explanation_reads_as_a_governor_would_say_it() -> None:
    rule = replace(YEARS, who=Who(duties=frozenset({"deputy-dsl"})), source="KCSIE", source_edition="2026")
    rebecca = replace(AMIR, duties=(HeldDuty(Span(day("2022-09-04"), None), "deputy-dsl", "Deputy DSL"),))
    cell = judged_with(
        "2026-11-23", rule, History((done("2024-11-11"),), (Booking(1, 1, FULL, day("2026-11-27")),)), rebecca
    )
    requirement = Requirement("t/a", "A", "A", (rule,))
    words = because(rebecca, requirement, cell, Rulebook((requirement,), COURSES), day("2026-11-23"))
    assert words == (
        "Deputy DSL since 4 Sep 2022, so this applies. Last done 11 Nov 2024 (Full); valid 2 years, so it lapsed after "
        "11 Nov 2026. Booked 27 Nov 2026. Asked for by: KCSIE (2026)."
    )
    assert status_words(cell, day("2026-11-23")) == "Overdue by 12 days"
