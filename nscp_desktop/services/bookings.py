"""Bookings: places booked on courses, and what came of them."""

from collections.abc import Sequence
from datetime import date

from nscp_desktop.domain.bookings import BookingEnd, PastBookings, after_last_day_words, past_bookings
from nscp_desktop.domain.dates import in_words, opening
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.registers import WITH_FEE, Mark, Outcome
from nscp_desktop.domain.training import Booking
from nscp_desktop.services.titles import tidy
from nscp_desktop.services.training_part import TrainingPart

# What a register says of a booking that came to nothing.
_MARKS = {
    BookingEnd.NOT_THERE: Mark(Outcome.DID_NOT_ATTEND),
    BookingEnd.CANCELLED: Mark(Outcome.CANCELLED_IN_TIME),
}


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

    def cancel_booking(self, booking_id: int, *, today: date, reason: str = "") -> None:
        """Cancel a booking: a place on a session stays on its register as cancelled in time, another is taken off.

        Undo brings it back.
        """
        booking = self._bookings([booking_id])[0]
        with self._desk.reading() as unit:
            session_id = unit.sessions.sessions_of([booking_id]).get(booking_id)
        if session_id is None:
            self._take_out("Cancel a booking for", booking, reason)
            return
        mark = _MARKS[BookingEnd.CANCELLED]._replace(reason=tidy(reason))
        title = self._words("Cancel a booking for", booking.course_id, [booking.person_id])
        with self._desk.changing(title, reason=reason.strip()) as unit:
            unit.sessions.mark([booking_id], mark, today)
        self._standing.renew([booking.person_id])

    def past_bookings(self, as_at: date) -> tuple[PastBookings, ...]:
        """Return the bookings for days before `as_at` of which nobody has said what came of them."""
        return past_bookings(self._standing.snapshot().histories, as_at)

    def end_bookings(self, booking_ids: Sequence[int], end: BookingEnd, *, today: date) -> None:
        """Say of bookings whose day has passed that nobody came or that they were cancelled.

        On the register of a session it stands there from then on, with the usual fee for not coming; other bookings are
        taken off the record, and the history says why.

        Raises NotAllowedError when they are not of one course, or when the day of one is still ahead.
        """
        bookings = self._bookings(booking_ids)
        if len({booking.course_id for booking in bookings}) > 1:
            raise NotAllowedError("Choose bookings on one course.")
        for booking in bookings:
            if booking.on is None or booking.on >= today:
                day = in_words(booking.on) if booking.on is not None else "a day that is not known yet"
                raise NotAllowedError(f"The booking is for {day}, so nothing has come of it yet. Cancel it instead.")
        people, course_id = [booking.person_id for booking in bookings], bookings[0].course_id
        fee = self._standing.snapshot().rulebook.courses[course_id].non_attendance_pence
        mark = _MARKS[end]._replace(fee_pence=fee if _MARKS[end].outcome in WITH_FEE else None)
        with self._desk.changing(self._words(f"{opening(end.words)}:", course_id, people)) as unit:
            held = unit.sessions.sessions_of(booking.id for booking in bookings)
            unit.sessions.mark([own for own, session_id in held.items() if session_id is not None], mark, today)
            for own, session_id in held.items():
                if session_id is None:
                    unit.training.remove_attendance(own)
        self._standing.renew(people)

    def _bookings(self, booking_ids: Sequence[int]) -> list[Booking]:
        wanted = dict.fromkeys(booking_ids)
        histories = self._standing.snapshot().histories.values()
        found = {item.id: item for history in histories for item in history.bookings if item.id in wanted}
        if not wanted or len(found) < len(wanted):
            raise NotFoundError("That booking is no longer in the record.")
        return [found[own] for own in wanted]
