"""Asking what came of bookings whose day has passed, from a list of jobs."""

from functools import partial

from nscp_desktop.domain.bookings import BookingEnd, PastBookings
from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.whole_agency import is_for_everyone
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.past_bookings import PastBookingsDialog
from nscp_desktop.ui.pages.page import Page
from nscp_desktop.ui.pages.requests import RecordRequest


def ask_about_bookings(page: Page, past: PastBookings) -> PastBookingsDialog:
    """Open the form over a page, for the bookings that are still on record."""
    snapshot = page.session.services.standing.snapshot()
    there = {booking.id for own in past.person_ids for booking in snapshot.history(own).bookings}
    people = sorted(
        (snapshot.people[booking.person_id].sorted_name, booking.id) for booking in past.bookings if booking.id in there
    )
    course = snapshot.rulebook.courses[past.course_id].title
    dialog = PastBookingsDialog(
        page.tr("%1 · booked for %2").replace("%1", course).replace("%2", in_words(past.on)),
        [(booking_id, name) for name, booking_id in people],
        partial(_record, page, past),
        partial(_end, page),
        page.window(),
    )
    page.session.editing.guard(dialog.record_button, dialog.absent_button, dialog.cancelled_button)
    open_dialog(dialog)
    return dialog


def _record(page: Page, past: PastBookings, booking_ids: tuple[int, ...]) -> None:
    people = tuple(booking.person_id for booking in past.bookings if booking.id in booking_ids)
    everyone = is_for_everyone(page.session.services.standing.board(past.on), past.course_id, people)
    page.record_training.emit(RecordRequest(past.course_id, None, people, past.on, everyone))


def _end(page: Page, booking_ids: tuple[int, ...], how: BookingEnd) -> None:
    session = page.session
    session.services.training.end_bookings(booking_ids, how, today=session.today)
    session.announce(Changes.TRAINING)
    people = plural(len(booking_ids), "person", "people")
    session.say(page.tr("%1: %2. Ctrl+Z brings it back.").replace("%1", people).replace("%2", how.words))
