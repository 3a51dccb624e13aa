"""Bookings: for whom one makes no sense, and those whose day has passed, of which somebody has to say what came."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.standing import History
from nscp_desktop.domain.training import Booking

_SHOWN = 3


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

    A place on a session of several days is for its last one: nobody has completed it before. Somebody who did the
    course on that day or later has kept the booking; one without a day is never past.
    """
    found: defaultdict[tuple[date, int], list[Booking]] = defaultdict(list)
    for history in histories.values():
        for booking in history.bookings:
            last = booking.last_day
            if last is not None and last < as_at and not _was_kept(booking, booking.on or last, history):
                found[last, booking.course_id].append(booking)
    return tuple(PastBookings(course_id, on, tuple(own)) for (on, course_id), own in sorted(found.items()))


def after_last_day_words(people: Iterable[Person], on: date | None, today: date) -> str:
    """Say who cannot be booked because their last day is before the day; empty when everybody can.

    A booking without a day is for today or later. Who starts or comes back after the day may come before that.
    """
    left = [(person.name, last) for person in people if (last := _last_day_before(person, on or today)) is not None]
    if not left:
        return ""
    names = "; ".join(f"{name}, last day {in_words(last)}" for name, last in left[:_SHOWN])
    more = f"; and {len(left) - _SHOWN} more" if len(left) > _SHOWN else ""
    if on is None:
        return f"No longer here: {names}{more}. Leave them out."
    return f"Not here on {in_words(on)}: {names}{more}. Choose an earlier day, or leave them out."


def _last_day_before(person: Person, day: date) -> date | None:
    """Return somebody's last day when all their time here is over before a day, else None."""
    ends = [service.span.ends_on for service in person.services]
    last = max((end for end in ends if end is not None), default=None)
    return last if last is not None and None not in ends and last < day else None


def _was_kept(booking: Booking, on: date, history: History) -> bool:
    return any(
        done.course_id == booking.course_id and done.completed_on is not None and done.completed_on >= on
        for done in history.completions
    )
