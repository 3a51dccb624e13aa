"""Years of training: an academic year, and the twelve months up to a day."""

from datetime import date
from typing import NamedTuple

from nscp_desktop.domain.dates import academic_year_end, academic_year_start, add_days, add_months, in_words


class Year(NamedTuple):
    """A year with its title; both days are part of it."""

    starts_on: date
    ends_on: date
    title: str

    def covers(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on

    @property
    def days_words(self) -> str:
        """`1 Sep 2026 to 31 Aug 2027`."""
        return f"{in_words(self.starts_on)} to {in_words(self.ends_on)}"


def academic_year(day: date) -> Year:
    """Return the academic year that a day falls in: `2026/27`."""
    starts, ends = academic_year_start(day), academic_year_end(day)
    return Year(starts, ends, f"{starts.year}/{ends.year % 100:02}")


def next_academic_year(day: date) -> Year:
    """Return the academic year after the one that a day falls in."""
    return academic_year(add_days(academic_year_end(day), 1))


def last_academic_year(day: date) -> Year:
    """Return the academic year before the one that a day falls in."""
    return academic_year(add_days(academic_year_start(day), -1))


def twelve_months_to(day: date) -> Year:
    """Return the twelve months up to a day."""
    return Year(add_days(add_months(day, -12), 1), day, "last 12 months")
