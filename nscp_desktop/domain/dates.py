"""Calendar arithmetic: whole months, academic years, dates in words.

Source: refresh dates count whole calendar months, clamped to the last day of the month, and never years of
365 days; the academic year runs from 1 September to 31 August.
"""

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

FOREVER = date.max
# The language of the screen must not depend on what the computer calls its months: %b does.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
EARLIEST_TRAINING = date(1970, 1, 1)
# Whoever is on record now was born later and will not be at work then: another year is a slip of the keys.
EARLIEST_YEAR, LATEST_YEAR = 1900, 2199


class Precision(StrEnum):
    """How exactly a date is known; an approximate date counts from its first day."""

    DAY = "day"
    MONTH = "month"
    TERM = "term"
    YEAR = "year"


def add_months(day: date, months: int) -> date:
    """Return the same day `months` later (or earlier), clamped to the last day of that month.

    29 Feb 2024 + 24 months is 28 Feb 2026; 31 Aug + 6 months is the last day of February. Dates that would
    fall outside the calendar become its first or last day.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    if year > date.max.year:
        return date.max
    if year < date.min.year:
        return date.min
    if day.day <= 28:
        return date(year, month, day.day)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def add_days(day: date, days: int) -> date:
    """Return the day `days` later, kept within the calendar."""
    ordinal = day.toordinal() + days
    return date.fromordinal(max(1, min(ordinal, date.max.toordinal())))


def academic_year_start(day: date) -> date:
    """Return the 1 September on or before `day`."""
    return date(day.year if day.month >= 9 else day.year - 1, 9, 1)


def academic_year_end(day: date) -> date:
    """Return the 31 August on or after `day`, kept within the calendar."""
    if day.month < 9:
        return date(day.year, 8, 31)
    return date(day.year + 1, 8, 31) if day.year < date.max.year else date.max


def in_words(day: date, precision: Precision = Precision.DAY) -> str:
    """Write a date for people: `3 Sep 2026`, and `about Sep 2026` when only the month is known."""
    match precision:
        case Precision.DAY:
            return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
        case Precision.MONTH:
            return f"about {_MONTHS[day.month - 1]} {day.year}"
        case Precision.TERM:
            return f"about {term_name(day)} {day.year}"
        case Precision.YEAR:
            return f"about {day.year}"


def term_name(day: date) -> str:
    """Return the school term that a day falls in: autumn, spring or summer."""
    if day.month >= 9:
        return "autumn"
    return "spring" if day.month <= 3 else "summer"


def year_problem(day: date | None) -> str:
    """Say why a day cannot be on record because of its year; empty when it can, and for no day."""
    if day is None or EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        return ""
    return f"Check the year: {day.year}."


def days_between(earlier: date, later: date) -> int:
    """Return how many days lie between two dates."""
    return (later - earlier) // timedelta(days=1)


def opening(words: str) -> str:
    """Begin words with a capital and leave the rest: `booked 27 Nov` becomes `Booked 27 Nov`."""
    return words[:1].upper() + words[1:]


def plural(count: int, one: str, many: str | None = None) -> str:
    """Write a count with its noun: `1 person`, `3 people`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
