"""Months and school terms ahead."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from nscp_desktop.domain.dates import add_days, add_months, term_name
from nscp_desktop.domain.periods import HORIZONS, Step, periods

TODAY = date(2026, 11, 23)


def test_the_first_month_is_what_is_left_of_this_one_and_the_last_is_whole() -> None:
    found = periods(TODAY, 12, Step.MONTH)
    assert (found[0].starts_on, found[0].ends_on) == (TODAY, date(2026, 11, 30))
    assert (found[-1].starts_on, found[-1].ends_on) == (date(2027, 11, 1), date(2027, 11, 30))
    assert [each.title for each in found[:3]] == ["Nov 2026", "Dec 2026", "Jan 2027"]


def test_a_first_of_a_month_begins_exactly_twelve_months() -> None:
    assert len(periods(date(2026, 9, 1), 12, Step.MONTH)) == 12


def test_terms_end_with_december_march_and_august() -> None:
    found = periods(TODAY, 12, Step.TERM)
    assert [each.title for each in found] == [
        "Autumn term 2026",
        "Spring term 2027",
        "Summer term 2027",
        "Autumn term 2027",
    ]
    assert [each.ends_on for each in found] == [
        date(2026, 12, 31),
        date(2027, 3, 31),
        date(2027, 8, 31),
        date(2027, 12, 31),
    ]


def test_the_calendar_ends_without_going_on_for_ever() -> None:
    assert periods(date(9999, 12, 30), 12, Step.MONTH)[-1].ends_on == date.max
    assert periods(date(9999, 12, 30), 12, Step.TERM)[-1].ends_on == date.max


@given(st.dates(date(1990, 1, 1), date(2200, 1, 1)), st.sampled_from(HORIZONS), st.sampled_from(Step))
def test_periods_follow_each_other_without_a_gap_and_reach_as_far_as_asked(
    as_at: date, months: int, step: Step
) -> None:
    found = periods(as_at, months, step)
    assert found[0].starts_on == as_at
    assert found[-1].covers(add_days(add_months(as_at, months), -1))
    for before, after in pairwise(found):
        assert after.starts_on == before.ends_on + timedelta(days=1)
    for each in found:
        names = {(term_name(day), day.year) for day in (each.starts_on, each.ends_on)}
        assert step is Step.MONTH or len(names) == 1
        assert step is Step.TERM or (each.starts_on.month, each.starts_on.year) == (
            each.ends_on.month,
            each.ends_on.year,
        )
