"""Bookings whose day has passed: somebody has to say what came of them."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from nscp_desktop.domain.standing import History
from nscp_desktop.domain.training import Booking


class BookingEnd(StrEnum):
    """What came of a booking after which there is no training to record."""

    NOT_THERE = "not-there"
    CANCELLED = "cancelled"

    @property
    def words(self) -> str:
        return _END_WORDS[self]


_END_WORDS = {BookingEnd.NOT_THERE: "did not attend", BookingEnd.CANCELLED: "cancelled"}


class PastBookings(NamedTuple):
    """Bookings on one course for one day that has passed, of which nobody has said what came of them."""

    course_id: int
    on: date
    bookings: tuple[Booking, ...]

    @property
    def person_ids(self) -> tuple[int, ...]:
        return tuple(booking.person_id for booking in self.bookings)


def past_bookings(histories: Mapping[int, History], as_at: date) -> tuple[PastBookings, ...]:
    """Return the bookings for days before `as_at` that nothing came of so far, the oldest day first.

    Somebody who did the course on that day or later has kept the booking; one without a day is never past.
    """
    found: defaultdict[tuple[date, int], list[Booking]] = defaultdict(list)
    for history in histories.values():
        for booking in history.bookings:
            if booking.on is not None and booking.on < as_at and not _was_kept(booking, booking.on, history):
                found[booking.on, booking.course_id].append(booking)
    return tuple(PastBookings(course_id, on, tuple(own)) for (on, course_id), own in sorted(found.items()))


def _was_kept(booking: Booking, on: date, history: History) -> bool:
    return any(
        done.course_id == booking.course_id and done.completed_on is not None and done.completed_on >= on
        for done in history.completions
    )
