"""Calendar arithmetic."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nscp_desktop.domain.dates import (
    Precision,
    academic_year_end,
    academic_year_start,
    add_days,
    add_months,
    days_between,
    in_words,
    plural,
)

days = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2024-02-29", 24, "2026-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-12-31", 1, "2027-01-31"),
        ("2026-10-31", 36, "2029-10-31"),
        ("2026-11-30", 12, "2027-11-30"),
        ("9999-06-30", 12, "9999-12-31"),
        ("0001-06-30", -12, "0001-01-01"),
    ],
)
def test_f66_months_are_whole_calendar_months_clamped_to_the_last_day(day: str, months: int, expected: str) -> None:
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(expected)


@given(days, st.integers(-600, 600))
def test_a_month_later_lies_in_that_month_on_the_same_day_or_its_last(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == min(day.day, monthrange(later.year, later.month)[1])


@given(days, days, st.integers(1, 120))
def test_who_did_it_later_is_never_due_earlier(one: date, other: date, months: int) -> None:
    first, second = sorted((one, other))
    assert add_months(first, months) <= add_months(second, months)


@given(days)
def test_an_academic_year_runs_from_1_september_to_31_august(day: date) -> None:
    start, end = academic_year_start(day), academic_year_end(day)
    assert start <= day <= end
    assert (start.month, start.day, end.month, end.day) == (9, 1, 8, 31)
    assert end.year == start.year + 1


@pytest.mark.parametrize(
    ("day", "start", "end"),
    [
        ("2026-08-31", "2025-09-01", "2026-08-31"),
        ("2026-09-01", "2026-09-01", "2027-08-31"),
        ("2028-02-29", "2027-09-01", "2028-08-31"),
        ("2026-12-31", "2026-09-01", "2027-08-31"),
    ],
)
def test_the_academic_year_turns_at_the_end_of_august(day: str, start: str, end: str) -> None:
    assert academic_year_start(date.fromisoformat(day)) == date.fromisoformat(start)
    assert academic_year_end(date.fromisoformat(day)) == date.fromisoformat(end)


def test_days_stay_within_the_calendar() -> None:
    assert academic_year_end(date.max) == date.max
    assert add_days(date.max, 1) == date.max
    assert add_days(date.min, -1) == date.min
    assert add_days(date(2028, 2, 28), 1) == date(2028, 2, 29)


@given(days, st.integers(-5000, 5000))
def test_days_between_undoes_adding_days(day: date, count: int) -> None:
    assert days_between(day, add_days(day, count)) == count
    assert add_days(day, count) - day == timedelta(days=count)


@pytest.mark.parametrize(
    ("day", "precision", "words"),
    [
        ("2026-09-03", Precision.DAY, "3 Sep 2026"),
        ("2026-05-31", Precision.DAY, "31 May 2026"),
        ("2026-09-01", Precision.MONTH, "about Sep 2026"),
        ("2026-09-01", Precision.TERM, "about autumn 2026"),
        ("2026-01-01", Precision.TERM, "about spring 2026"),
        ("2026-04-01", Precision.TERM, "about summer 2026"),
        ("2026-01-01", Precision.YEAR, "about 2026"),
    ],
)
def test_dates_are_written_for_people(day: str, precision: Precision, words: str) -> None:
    assert in_words(date.fromisoformat(day), precision) == words


def test_one_of_something_has_no_plural() -> None:
    assert plural(1, "day") == "1 day"
    assert plural(0, "day") == "0 days"
    assert plural(1200, "person", "people") == "1,200 people"
