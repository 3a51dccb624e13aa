"""Dates as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nscp_desktop.domain.date_text import (
    Approximate,
    DateOrder,
    Exact,
    Impossible,
    NotADate,
    Several,
    date_from_serial,
    problem_with,
    read_date,
    swap_day_and_month,
)
from nscp_desktop.domain.dates import Precision

TODAY = date(2026, 11, 23)
DAY = date(2024, 9, 3)


@pytest.mark.parametrize(
    "text",
    [
        *("03/09/2024", "3/9/24", "03.09.24", "3.9.2024", "03-09-2024", "3 9 2024", "03 / 09 / 2024"),
        *("3rd Sept 2024", "3 September 24", "03-Sep-24", "3rd of September, 2024", "3Sep2024", "September 3, 2024"),
        *("2024-09-03", "2024-09-03 16:40", "2024-09-03T16:40:00Z", "03/09/2024 16:40", "20240903", "2024/09/03"),
        *("Tuesday, 3 September 2024, 4:40 PM", "Tue 3 Sep 2024", "O3/O9/2O24", "'03/09/2024", "03/09/2024 03/09/2024"),
        *("\u00a003/09/2024\u00a0", "03\u200b/09/2024", "03\u201309\u20132024", "3/9/'24", "3 Sept '24", "03/09/2024."),
    ],
)
def test_one_day_is_read_in_every_form(text: str) -> None:
    assert read_date(text) == Exact(DAY)


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("Sept 2024", DAY.replace(day=1), Precision.MONTH),
        ("Sep-24", DAY.replace(day=1), Precision.MONTH),
        ("09/2024", DAY.replace(day=1), Precision.MONTH),
        ("Autumn 2024", DAY.replace(day=1), Precision.TERM),
        ("Autumn term 2024/25", DAY.replace(day=1), Precision.TERM),
        ("Spring 2 2025", date(2025, 1, 1), Precision.TERM),
        ("Summer term 2024/25", date(2025, 4, 1), Precision.TERM),
        ("2023/24", date(2023, 9, 1), Precision.YEAR),
        ("2023-2024", date(2023, 9, 1), Precision.YEAR),
        ("2024", date(2024, 1, 1), Precision.YEAR),
        ("w/c 02/09/24", date(2024, 9, 2), Precision.MONTH),
        ("week commencing 2 Sept 2024", date(2024, 9, 2), Precision.MONTH),
    ],
)
def test_a_date_without_a_day_is_approximate_from_its_first_day(text: str, day: date, precision: Precision) -> None:
    assert read_date(text) == Approximate(day, precision)


def test_words_around_a_date_are_handed_back() -> None:
    assert read_date("03/09/2024 (online)") == Exact(DAY, after="(online)")
    assert read_date("Booked 3 Sept 24") == Exact(DAY, before="Booked")
    assert read_date("INSET Sept 24") == Approximate(DAY.replace(day=1), Precision.MONTH, before="INSET")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("03/09/24 and 04/09/24", (DAY, date(2024, 9, 4))),
        ("3/9/22 3/9/24", (date(2022, 9, 3), DAY)),
        ("3-4 Sept 2024", (DAY, date(2024, 9, 4))),
        ("3/4 Sept 2024", (DAY, date(2024, 9, 4))),
        ("03/09/24-04/09/24", (DAY, date(2024, 9, 4))),
        ("13 & 14/9/24", (date(2024, 9, 13), date(2024, 9, 14))),
        ("03/09/2024 exp 2027", (DAY, date(2027, 1, 1))),
    ],
)
def test_several_dates_in_one_text_are_all_told(text: str, days: tuple[date, ...]) -> None:
    assert read_date(text) == Several(days)


def test_a_day_outside_the_calendar_is_impossible_and_says_what_the_other_order_gives() -> None:
    assert read_date("31/02/2025") == Impossible()
    assert read_date("09/25/2024") == Impossible(date(2024, 9, 25))
    assert read_date("09/25/2024", order=DateOrder.MONTH_FIRST) == Exact(date(2024, 9, 25))
    assert read_date("29/02/2023") == Impossible()
    assert read_date("31 June 2024") == Impossible()


@pytest.mark.parametrize("text", ["", "Yes", "45170", "3 Sep", "13/9", "Marcus 24", "03/09/20245", "overdue 12 days"])
def test_other_texts_are_no_dates(text: str) -> None:
    assert read_date(text) == NotADate()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", TODAY),
        ("Yesterday", date(2026, 11, 22)),
        ("+2w", date(2026, 12, 7)),
        ("+3m", date(2027, 2, 23)),
        ("-10d", date(2026, 11, 13)),
        ("+1y", date(2027, 11, 23)),
        ("3 Sep", date(2026, 9, 3)),
        ("1/1", date(2027, 1, 1)),
        ("3/9/26", date(2026, 9, 3)),
    ],
)
def test_a_date_field_understands_what_people_type(text: str, day: date) -> None:
    reading = read_date(text, today=TODAY)
    assert reading == Exact(day)
    assert problem_with(reading) == ""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3 September", date(2027, 9, 3)),
        ("3/9", date(2027, 9, 3)),
        ("22 Nov", date(2027, 11, 22)),
        ("23 Nov", TODAY),
        ("1/12", date(2026, 12, 1)),
        ("29 Feb", date(2028, 2, 29)),
        ("3 Sep 26", date(2026, 9, 3)),
        ("-10d", date(2026, 11, 13)),
    ],
)
def test_looking_ahead_a_day_without_a_year_is_the_next_such_day(text: str, day: date) -> None:
    assert read_date(text, today=TODAY, ahead=True) == Exact(day)


def test_looking_ahead_a_day_that_no_year_has_is_impossible() -> None:
    assert read_date("30 Feb", today=TODAY, ahead=True) == Impossible()


def test_every_other_reading_has_a_sentence_for_the_field() -> None:
    for text in ("31/02/2025", "soon", "Sept 2024", "3/9/24 and 4/9/24", "3/9/24 online"):
        assert problem_with(read_date(text, today=TODAY)).endswith(".")


def test_two_digit_years_turn_at_fifty() -> None:
    assert read_date("3/9/49") == Exact(date(2049, 9, 3))
    assert read_date("3/9/50") == Exact(date(1950, 9, 3))


def test_day_numbers_of_spreadsheets_are_days() -> None:
    assert date_from_serial(45170) == date(2023, 9, 1)
    assert date_from_serial(45170.75) == date(2023, 9, 1)
    assert date_from_serial(43708, system_1904=True) == date(2023, 9, 1)
    for number in (0, 60, -1, 2_958_466, 1e300, float("nan"), float("inf")):
        assert date_from_serial(number) is None


FORMS = (
    *("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d", "%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M:%S", "%d %b %Y", "%d %B %Y"),
    *("%a %d %b %Y", "%A, %d %B %Y", "%B %d, %Y", "%d-%b-%Y", "%Y%m%d", "%d %m %Y"),
)
SHORT_FORMS = ("%d/%m/%y", "%d.%m.%y", "%d-%m-%y", "%d %b %y", "%d-%b-%y")


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(FORMS))
def test_every_day_comes_back_from_every_form(day: date, form: str) -> None:
    assert read_date(day.strftime(form)) == Exact(day)


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.sampled_from(SHORT_FORMS))
def test_every_day_comes_back_from_every_short_form(day: date, form: str) -> None:
    assert read_date(day.strftime(form)) == Exact(day)


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)))
def test_american_order_swaps_and_swapping_twice_gives_the_day_back(day: date) -> None:
    assert read_date(f"{day:%m/%d/%Y}", order=DateOrder.MONTH_FIRST) == Exact(day)
    swapped = swap_day_and_month(day)
    assert swapped is None or swap_day_and_month(swapped) == day


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    for order in DateOrder:
        reading = read_date(text, today=TODAY, order=order)
        is_one_day = isinstance(reading, Exact) and not reading.before and not reading.after
        assert (problem_with(reading) == "") == is_one_day
