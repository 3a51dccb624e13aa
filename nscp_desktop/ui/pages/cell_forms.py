"""The forms that open from a cell of the matrix, and what is stored from them."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from nscp_desktop.domain.board import Row
from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.days_to_record import same_course
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.gap_reasons import NOT_DONE_KINDS, SaidWhy
from nscp_desktop.domain.standing import NOT_REQUIRED, Standing
from nscp_desktop.domain.training import Completion, Exemption
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.booking import BookingDialog, counting_courses
from nscp_desktop.ui.dialogs.completion import CompletionDialog
from nscp_desktop.ui.dialogs.exemption import ExemptionDialog, ExemptionDraft
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.say_why import SayWhyDialog
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.models.training_words import completion_words
from nscp_desktop.ui.pages.accepting import Accepting
from nscp_desktop.ui.pages.requests import RecordRequest

if TYPE_CHECKING:
    from nscp_desktop.ui.pages.matrix import MatrixPage

# Of more people at once the whole standing would have to be worked out at each step over the cells.
MOST_TO_RENEW = 300


class Chosen(NamedTuple):
    """The rows that are selected, and the requirement when it is one; `requirement_ids` are all that are selected."""

    rows: tuple[Row, ...]
    requirement_id: str | None
    requirement_ids: tuple[str, ...] = ()

    @property
    def person_ids(self) -> tuple[int, ...]:
        return tuple(row.person.id for row in self.rows)

    @property
    def who(self) -> str:
        if len(self.rows) == 1:
            return self.rows[0].person.name
        return plural(len(self.rows), "person", "people")

    @property
    def cell(self) -> Standing:
        """The standing when it is one cell, NOT_REQUIRED for none or several."""
        if len(self.rows) != 1 or self.requirement_id is None:
            return NOT_REQUIRED
        return self.rows[0].cell(self.requirement_id)

    def to_renew(self) -> tuple[Completion, ...]:
        """Return the trainings that count for the one requirement, when all of them are of one course; else none."""
        if self.requirement_id is None or len(self.rows) > MOST_TO_RENEW:
            return ()
        own = self.requirement_id
        done = tuple(last for row in self.rows if (last := row.cell(own).completion) is not None)
        return done if same_course(done) else ()

    def open_keys(self) -> tuple[tuple[int, str], ...]:
        """Return person and requirement of what is not done among the cells."""
        own = self.requirement_id
        if own is None:
            return ()
        return tuple((row.person.id, own) for row in self.rows if row.verdict(own).kind in NOT_DONE_KINDS)


class CellForms(QObject):
    """Opens the forms for what is chosen on the page."""

    def __init__(self, page: "MatrixPage") -> None:
        super().__init__(page)
        self._page = page
        self._session = page.session

    def book(self) -> None:
        """Book those selected on a course that counts towards the requirement."""
        chosen = self._page.chosen()
        courses = counting_courses(self._session.services.training.courses(), chosen.requirement_id or "")
        store = partial(self._store_booking, chosen)
        open_dialog(BookingDialog(chosen.who, courses, store, today=self._session.today, parent=self._page))

    def exempt(self) -> None:
        """Exempt the person, or change the exemption that is live."""
        chosen = self._page.chosen()
        before = chosen.cell.exemption
        dialog = ExemptionDialog(
            self._about(chosen),
            partial(self._store_exemption, chosen, before),
            today=self._session.today,
            before=before,
            parent=self._page,
        )
        open_dialog(dialog)

    def renew(self) -> None:
        """Record the next training like the last one of those selected."""
        done = self._page.chosen().to_renew()
        if not done:
            return
        try:
            draft = self._session.services.training.renewal_of([own.id for own in done])
        except NscpError as error:
            report(self._page.window(), error)
            return
        self._page.record_training.emit(RecordRequest(draft=draft))

    def accept_equivalent(self) -> None:
        """Accept one of the person's trainings for the requirement."""
        chosen = self._page.chosen()
        if chosen.rows and chosen.requirement_id is not None:
            Accepting(self._session, chosen.person_ids[0], self._page).for_requirement(chosen.requirement_id)

    def show_counts(self) -> None:
        """Show what the training that counts here counts towards."""
        chosen = self._page.chosen()
        done = chosen.cell.completion
        if done is not None:
            Accepting(self._session, chosen.person_ids[0], self._page).for_completion(done)

    def give_date(self) -> None:
        """Correct the training of the cell, or give the date that was not known."""
        chosen = self._page.chosen()
        done = chosen.cell.completion
        if done is None:
            return
        snapshot, today = self._session.services.standing.snapshot(), self._session.today
        about = f"{chosen.who} · {snapshot.rulebook.courses[done.course_id].title}"
        say = partial(completion_words, snapshot, today)
        open_dialog(CompletionDialog(about, done, today, partial(self._store_completion, chosen), self._page, say))

    def cancel_booking(self) -> None:
        """Take the booking off the record; undo brings it back."""
        chosen = self._page.chosen()
        booking = chosen.cell.booking
        if booking is not None:
            self._session.services.training.cancel_booking(booking.id, today=self._session.today)
            self._stored(self.tr("Booking cancelled: %1. Ctrl+Z brings it back."), chosen.who)

    def remove_exemption(self) -> None:
        """Take the exemption off the record; undo brings it back."""
        chosen = self._page.chosen()
        exemption = chosen.cell.exemption
        if exemption is not None:
            self._session.services.training.remove_exemption(exemption.id)
            self._stored(self.tr("The exemption of %1 is off the record. Ctrl+Z brings it back."), chosen.who)

    def say_why(self) -> None:
        """Say why those selected have not done it."""
        chosen = self._page.chosen()
        keys = chosen.open_keys()
        if keys:
            said = [gap.said for gap in self._session.services.needs.gaps(self._session.today) if gap.key in keys]
            before = said[0] if len(said) == 1 else None
            open_dialog(SayWhyDialog(self._about(chosen), partial(self._store_why, chosen), before, self._page))

    def _about(self, chosen: Chosen) -> str:
        title = self._session.board().rulebook.by_id[chosen.requirement_id or ""].title
        return f"{chosen.who} · {title}"

    def _store_why(self, chosen: Chosen, why: SaidWhy, note: str) -> None:
        self._session.services.needs.say_why(chosen.open_keys(), why, note, today=self._session.today)
        self._stored(self.tr("The reason is kept: %1. Ctrl+Z takes it back."), chosen.who)

    def _store_booking(self, chosen: Chosen, course_id: int, on: date | None, note: str) -> None:
        training = self._session.services.training
        stored = training.book(chosen.person_ids, course_id, on, note, today=self._session.today)
        self._stored(self.tr("Booked: %1"), plural(stored, "person", "people"))

    def _store_exemption(self, chosen: Chosen, before: Exemption | None, draft: ExemptionDraft) -> None:
        training = self._session.services.training
        if before is None:
            training.exempt(Exemption(0, chosen.person_ids[0], chosen.requirement_id or "", *draft))
            self._stored(self.tr("Exempted: %1"), chosen.who)
        else:
            training.change_exemption(before._replace(**draft._asdict()))
            self._stored(self.tr("Changed the exemption of %1."), chosen.who)

    def _store_completion(self, chosen: Chosen, completion: Completion, why: str) -> None:
        self._session.services.training.change_completion(completion, today=self._session.today, reason=why)
        self._stored(self.tr("Saved the corrected training of %1."), chosen.who)

    def _stored(self, sentence: str, who: str) -> None:
        self._session.announce(Changes.TRAINING)
        self._session.say(sentence.replace("%1", who))
