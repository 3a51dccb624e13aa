"""The months and school terms that lie ahead."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from nscp_desktop.domain.dates import add_days, add_months, in_words, opening, term_name

HORIZONS = (12, 24, 36)
_TERM_ENDS = {"spring": (3, 31), "summer": (8, 31), "autumn": (12, 31)}


class Step(StrEnum):
    """Whether time is cut into months or into school terms."""

    MONTH = "month"
    TERM = "term"


class Period(NamedTuple):
    """A month or a term, or what is left of it; both days are part of it."""

    starts_on: date
    ends_on: date
    step: Step

    def covers(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on

    @property
    def title(self) -> str:
        """`Mar 2027`, `Spring term 2027`."""
        if self.step is Step.MONTH:
            return in_words(self.ends_on).split(" ", 1)[1]
        return opening(f"{term_name(self.ends_on)} term {self.ends_on.year}")


def periods(as_at: date, months: int, step: Step) -> tuple[Period, ...]:
    """Return the whole months or terms that hold the next `months` months; the first begins on `as_at`."""
    last = add_days(add_months(as_at, months), -1)
    found: list[Period] = []
    start = as_at
    while start <= last:
        found.append(Period(start, _end(start, step), step))
        start = add_days(found[-1].ends_on, 1)
    return tuple(found)


def _end(day: date, step: Step) -> date:
    if step is Step.TERM:
        return date(day.year, *_TERM_ENDS[term_name(day)])
    following = add_months(day.replace(day=1), 1)
    return date.max if following == date.max else add_days(following, -1)
