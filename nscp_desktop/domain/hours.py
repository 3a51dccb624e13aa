"""Hours in a rolling window: how many count on a day, and on which day they drop below what is asked."""

from collections.abc import Iterable, Sequence
from datetime import date
from math import fsum
from typing import NamedTuple

from nscp_desktop.domain.dates import FOREVER

# Hours are typed as decimals: 0.1 and 0.7 are 0.8, which binary fractions do not add up to.
_DECIMALS = 6


class Stretch(NamedTuple):
    """The days on which the hours of one completion count, both ends included."""

    starts_on: date
    ends_on: date
    hours: float


def hours_on(stretches: Iterable[Stretch], day: date) -> float:
    """Return how many hours count on a day."""
    return _total(hours for starts_on, ends_on, hours in stretches if starts_on <= day <= ends_on)


def enough_until(stretches: Iterable[Stretch], day: date, wanted: float) -> date:
    """Return the last day with enough hours, of those that count on `day`, on which there are enough."""
    counted = [stretch for stretch in stretches if stretch.starts_on <= day <= stretch.ends_on]
    for end in sorted({stretch.ends_on for stretch in counted}):
        if _total(stretch.hours for stretch in counted if stretch.ends_on > end) < wanted:
            return end
    return FOREVER


def last_enough_before(stretches: Sequence[Stretch], day: date, wanted: float) -> date | None:
    """Return the last day before `day` on which there were enough hours, None when there never were."""
    # Hours only ever drop on the day after one of the stretches ends.
    ends = sorted({stretch.ends_on for stretch in stretches if stretch.ends_on < day}, reverse=True)
    return next((end for end in ends if hours_on(stretches, end) >= wanted), None)


def first_enough(stretches: Sequence[Stretch], wanted: float) -> date | None:
    """Return the first day on which there were enough hours, None when there never were."""
    starts = sorted({stretch.starts_on for stretch in stretches})
    return next((start for start in starts if hours_on(stretches, start) >= wanted), None)


def _total(hours: Iterable[float]) -> float:
    return round(fsum(hours), _DECIMALS)
