"""Counting inductions: who finished in time, who is late, who has time left, and how many days it took.

The page of inductions, the figures of an audit and the audit workbook all count with these.
"""

from collections.abc import Iterable
from datetime import date
from statistics import fmean, median
from typing import NamedTuple

from nscp_desktop.domain.dates import add_days, days_between


class Start(NamedTuple):
    """One person who started: in how many days something is to be done, and when it was, None while it is open.

    `is_late`: it is open though its time is over. `is_away`: they are away on the day of looking.
    """

    person_id: int
    started_on: date
    limit: int
    finished_on: date | None
    is_late: bool
    is_away: bool = False

    @property
    def days_taken(self) -> int | None:
        """Days from the first day, 0 when it was done before; None while it is open."""
        return None if self.finished_on is None else max(days_between(self.started_on, self.finished_on), 0)

    @property
    def was_in_time(self) -> bool:
        """Whether it was done by the last day of its time."""
        return self.finished_on is not None and self.finished_on <= add_days(self.started_on, self.limit)


class StartCounts(NamedTuple):
    """The people of each kind, by their ids. `days` are those that it took, of all who have finished.

    Whoever is away with something open is left out of the figure, and so is whoever has time left.
    """

    in_time: tuple[int, ...]
    finished_late: tuple[int, ...]
    late: tuple[int, ...]
    ahead: tuple[int, ...]
    away: tuple[int, ...]
    days: tuple[int, ...]

    @property
    def everybody(self) -> tuple[int, ...]:
        return (*self.in_time, *self.finished_late, *self.late, *self.ahead, *self.away)

    @property
    def missing(self) -> tuple[int, ...]:
        """Those who are counted and were not in time."""
        return (*self.finished_late, *self.late)

    @property
    def of(self) -> int:
        """How many have finished, or are late."""
        return len(self.in_time) + len(self.missing)

    @property
    def median_days(self) -> float | None:
        """The middle one of the days that it took; None when nobody has finished."""
        return float(median(self.days)) if self.days else None

    @property
    def mean_days(self) -> float | None:
        """The average of the days that it took, with one digit; None when nobody has finished."""
        return round(fmean(self.days), 1) if self.days else None


def start_counts(starts: Iterable[Start]) -> StartCounts:
    """Count starts."""
    known = list(starts)
    finished = [one for one in known if one.finished_on is not None]
    still_open = [one for one in known if one.finished_on is None]
    return StartCounts(
        _ids(one for one in finished if one.was_in_time),
        _ids(one for one in finished if not one.was_in_time),
        _ids(one for one in still_open if one.is_late and not one.is_away),
        _ids(one for one in still_open if not one.is_late and not one.is_away),
        _ids(one for one in still_open if one.is_away),
        tuple(one.days_taken for one in finished if one.days_taken is not None),
    )


def _ids(starts: Iterable[Start]) -> tuple[int, ...]:
    return tuple(one.person_id for one in starts)
