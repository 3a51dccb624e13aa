"""Until when a training will count, said while it is being typed."""

from datetime import date

import pytest

from nscp_desktop.domain.courses import Course, Satisfies
from nscp_desktop.domain.dates import Precision
from nscp_desktop.domain.requirements import Requirement, Rule, RuleKind
from nscp_desktop.domain.standing import Rulebook
from nscp_desktop.domain.training import Completion
from nscp_desktop.domain.validity import Validity, asks_for_hours, validity

TODAY = date(2026, 11, 23)
DONE = date(2026, 9, 2)
COURSE = Course(1, "Core", satisfies=(Satisfies("t/a"),))
EVERY_3_YEARS = Rule("r", RuleKind.EVERY_MONTHS, months=36)
EVERY_2_YEARS = Rule("s", RuleKind.EVERY_MONTHS, months=24)
LENGTHENS = Rule("r", RuleKind.EVERY_MONTHS, months=36, may_lengthen=True)
ONCE = Rule("r", RuleKind.ONCE)
HOURS = Rule("r", RuleKind.HOURS, months=36, hours=8.0)


def rulebook(*rules: Rule, course: Course = COURSE, active: bool = True) -> Rulebook:
    return Rulebook((Requirement("t/a", "Core training", "Core", rules, active),), {course.id: course})


def said(*rules: Rule, on: date | None = DONE, until: date | None = None, hours: float | None = None) -> str:
    done = Completion(0, 0, 1, on, Precision.DAY, until, TODAY, hours)
    (found,) = validity(COURSE, done, rulebook(*rules), TODAY)
    return found.words


@pytest.mark.parametrize(
    ("rules", "until", "words"),
    [
        ((EVERY_3_YEARS,), None, "until 2 Sep 2029"),
        ((EVERY_3_YEARS,), date(2027, 3, 1), "until 1 Mar 2027, as on the certificate"),
        ((EVERY_3_YEARS,), date(2029, 9, 2), "until 2 Sep 2029"),
        ((EVERY_3_YEARS,), date(2031, 3, 1), "until 2 Sep 2029, by the rule: the certificate does not make it longer"),
        ((LENGTHENS,), date(2031, 3, 1), "until 1 Mar 2031, as on the certificate"),
        ((EVERY_3_YEARS, EVERY_2_YEARS), None, "until 2 Sep 2028 or 2 Sep 2029, by the rule that applies"),
        ((EVERY_3_YEARS, EVERY_2_YEARS), date(2027, 3, 1), "until 1 Mar 2027, as on the certificate"),
        ((ONCE,), None, "does not lapse"),
    ],
)
def test_the_date_that_will_bite_is_told_with_what_decides_it(
    rules: tuple[Rule, ...], until: date | None, words: str
) -> None:
    assert said(*rules, until=until) == words


def test_a_day_that_has_passed_is_told_as_passed() -> None:
    assert said(EVERY_2_YEARS, on=date(2024, 11, 22)) == "until 22 Nov 2026, which has passed"
    assert said(EVERY_2_YEARS, on=date(2024, 11, 23)) == "until 23 Nov 2026"


def test_what_it_was_accepted_for_is_told_as_well() -> None:
    other = Course(2, "Elsewhere")
    done = Completion(0, 0, 2, DONE, recorded_on=TODAY)
    book = rulebook(EVERY_3_YEARS, course=other)
    assert validity(other, done, book, TODAY) == ()
    (found,) = validity(other, done, book, TODAY, ["t/a"])
    assert found.words == "until 2 Sep 2029"


def test_without_any_date_it_does_not_count_yet() -> None:
    assert said(EVERY_3_YEARS, on=None) == "does not count until the date is known"


def test_hours_are_told_with_what_they_are_part_of_and_missing_ones_are_told() -> None:
    assert said(HOURS, hours=1.5) == "1.5 hours of 8 hours in 3 years, until 2 Sep 2029"
    missing = "of 8 hours in 3 years, none while no hours are given"
    assert said(HOURS) == missing
    assert said(HOURS, hours=0) == missing
    usual = Course(1, "Core", hours=3.0, satisfies=(Satisfies("t/a"),))
    done = Completion(0, 0, 1, DONE, recorded_on=TODAY)
    (found,) = validity(usual, done, rulebook(HOURS, course=usual), TODAY)
    assert (found.words, found.hours_missing) == ("3 hours of 8 hours in 3 years, until 2 Sep 2029", False)
    (found,) = validity(COURSE, done, rulebook(HOURS), TODAY)
    assert found.hours_missing


def test_rules_that_ask_nothing_of_a_person_on_the_day_are_left_out() -> None:
    later = Rule("r", RuleKind.HOURS, months=36, hours=8.0, starts_on=date(2027, 1, 1))
    minimum = Rule("r", RuleKind.MINIMUM, minimum_count=1)
    done = Completion(0, 0, 1, DONE, recorded_on=TODAY)
    for book in (rulebook(later), rulebook(minimum), rulebook(EVERY_3_YEARS, active=False)):
        assert validity(COURSE, done, book, TODAY) == ()
        assert asks_for_hours(COURSE, book, TODAY) == ()
    assert asks_for_hours(COURSE, rulebook(HOURS), TODAY) == (HOURS,)
    assert isinstance(validity(COURSE, done, rulebook(ONCE), TODAY)[0], Validity)
