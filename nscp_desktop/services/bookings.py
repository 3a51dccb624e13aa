"""Bookings: places booked on courses, and what came of them."""

from collections.abc import Sequence
from datetime import date

from nscp_desktop.domain.bookings import BookingEnd, PastBookings, after_last_day_words, past_bookings
from nscp_desktop.domain.dates import in_words, opening
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.training import Booking
from nscp_desktop.services.titles import tidy
from nscp_desktop.services.training_part import TrainingPart


class Bookings(TrainingPart):
    """Bookings. Each public method that stores is one transaction."""

    def book(self, person_ids: Sequence[int], course_id: int, on: date | None, note: str = "", *, today: date) -> int:
        """Book people on a course and return how many bookings are new.

        Raises NotAllowedError for a day that has passed, and for people whose last day is before it.
        """
        snapshot = self._standing.snapshot()
        if course_id not in snapshot.rulebook.courses:
            raise NotAllowedError("Choose a course.", "course_id")
        if on is not None and on < today:
            raise NotAllowedError("A booking cannot lie in the past. Record the training instead.", "on")
        new = [
            own
            for own in dict.fromkeys(person_ids)
            if not any(b.course_id == course_id and b.on == on for b in snapshot.history(own).bookings)
        ]
        refusal = after_last_day_words((snapshot.people[own] for own in new if own in snapshot.people), on, today)
        if refusal:
            raise NotAllowedError(refusal, "on")
        with self._desk.changing(self._words("Book", course_id, new)) as unit:
            for own in new:
                unit.training.add_booking(Booking(0, own, course_id, on, tidy(note)), today)
        self._standing.renew(new)
        return len(new)

    def cancel_booking(self, booking_id: int, *, reason: str = "") -> None:
        """Take a booking off the record; undo or the bin brings it back."""
        self._take_out("Cancel a booking for", self._bookings([booking_id])[0], reason)

    def past_bookings(self, as_at: date) -> tuple[PastBookings, ...]:
        """Return the bookings for days before `as_at` of which nobody has said what came of them."""
        return past_bookings(self._standing.snapshot().histories, as_at)

    def end_bookings(self, booking_ids: Sequence[int], end: BookingEnd, *, today: date) -> None:
        """Take bookings off the record whose day has passed, as not attended or cancelled; the history says which.

        Raises NotAllowedError when they are not of one course, or when the day of one is still ahead.
        """
        bookings = self._bookings(booking_ids)
        if len({booking.course_id for booking in bookings}) > 1:
            raise NotAllowedError("Choose bookings on one course.")
        for booking in bookings:
            if booking.on is None or booking.on >= today:
                day = in_words(booking.on) if booking.on is not None else "a day that is not known yet"
                raise NotAllowedError(f"The booking is for {day}, so nothing has come of it yet. Cancel it instead.")
        people = [booking.person_id for booking in bookings]
        with self._desk.changing(self._words(f"{opening(end.words)}:", bookings[0].course_id, people)) as unit:
            for booking in bookings:
                unit.training.remove_attendance(booking.id)
        self._standing.renew(people)

    def _bookings(self, booking_ids: Sequence[int]) -> list[Booking]:
        wanted = dict.fromkeys(booking_ids)
        histories = self._standing.snapshot().histories.values()
        found = {item.id: item for history in histories for item in history.bookings if item.id in wanted}
        if not wanted or len(found) < len(wanted):
            raise NotFoundError("That booking is no longer in the record.")
        return [found[own] for own in wanted]
