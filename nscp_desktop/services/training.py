"""Recording training for many, and correcting what is on record."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from nscp_desktop.domain.drafts import Outcome, Preview, Recorded, TrainingDraft
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.training import Booking, Completion
from nscp_desktop.domain.whole_agency import Coverage, coverage, held_for_everyone
from nscp_desktop.services.bookings import Bookings
from nscp_desktop.services.courses import Courses, check_hours
from nscp_desktop.services.equivalents import Equivalents
from nscp_desktop.services.exemptions import Exemptions
from nscp_desktop.services.training_checks import check_dates, check_last_days, check_training
from nscp_desktop.services.training_offers import TrainingOffers
from nscp_desktop.services.training_preview import Trial, completion_of, has_it
from nscp_desktop.services.training_sessions import check_corrected, follow_day, keep_sheets, store_completions


class TrainingService(Courses, Bookings, Exemptions, Equivalents, TrainingOffers):
    """Training: recording it here, courses, bookings, exemptions and equivalents each in a file of their own.

    Each public method that stores is one transaction.
    """

    def preview(self, draft: TrainingDraft, as_at: date) -> Preview:
        """Show what recording would change, person by person. Nothing is stored."""
        snapshot = self._standing.snapshot()
        trial = Trial(snapshot.rulebook, draft, as_at)
        rows = tuple(
            trial.effect(snapshot.people[person_id], snapshot.history(person_id))
            for person_id in draft.person_ids
            if person_id in snapshot.people
        )
        tally = Counter(row.outcome for row in rows)
        return Preview(
            rows,
            tally[Outcome.RENEWED],
            tally[Outcome.FIRST],
            tally[Outcome.EXTRA],
            tally[Outcome.ALREADY],
            sum(not row.here for row in rows),
        )

    def record(self, draft: TrainingDraft, *, today: date, sheets: Sequence[Path] = ()) -> Recorded:
        """Store one training for everyone who was there; those who have it on record already are skipped.

        A place on a session of that day becomes the completion. Another booking on the same course for the day or an
        earlier one is taken as kept, and so is one without a day that was made by then; what became of a place on an
        earlier session is for its register to say. Training without a day keeps no booking. What is the same event as a
        session on record is added to it. `sheets` are files that prove it, kept with its session in the same step.

        Raises NotAllowedError with the field, `sheets` for a file that cannot be kept: then nothing is stored.
        """
        snapshot = self._standing.snapshot()
        check_training(draft, snapshot, today)
        new = [own for own in dict.fromkeys(draft.person_ids) if not has_it(snapshot.history(own), draft)]
        check_last_days(draft, [snapshot.people[own] for own in new])
        with self._desk.changing(self._words("Record", draft.course_id, new)) as unit:
            completions = [completion_of(draft, own, today) for own in new]
            store_completions(unit, draft, completions, snapshot.people)
            others = keep_sheets(unit, draft, new, sheets, today) if sheets else ()
            kept = [
                booking.id
                for own in new
                for booking in snapshot.history(own).bookings
                if booking.course_id == draft.course_id and _was_kept(booking, draft.completed_on)
            ]
            for booking_id in unit.places.without_session(kept):
                unit.training.remove_attendance(booking_id)
        self._standing.renew((*new, *others))
        return Recorded(len(new), len(set(draft.person_ids)) - len(new))

    def turnout(self, course_id: int, on: date, *, today: date) -> Coverage | None:
        """Return who of those asked on a day of training for everyone was there, and who missed it.

        None when no such day is on record.
        """
        snapshot = self._standing.snapshot()
        requirements = held_for_everyone(snapshot.rulebook, course_id)
        with self._desk.reading() as unit:
            days = [day for day in unit.sessions.all() if day.whole_agency and day.course_id == course_id]
        held = next((day for day in days if day.ends_on == on), None)
        if held is None or not requirements:
            return None
        return coverage(snapshot, self._standing.board(on), requirements[0].id, held, today)

    def change_completion(self, completion: Completion, *, today: date, reason: str = "") -> None:
        """Store a corrected completion, for example one whose date has been found; `reason` stands in the history.

        What was attached to it and what it was accepted for stay with it. Its session follows a corrected day.
        """
        snapshot = self._standing.snapshot()
        before = self._completion(completion.id)
        check_hours(completion.hours)
        check_dates(completion.completed_on, completion.expires_on, today)
        for other in snapshot.history(completion.person_id).completions:
            if other.id != completion.id and _same_training(other, completion):
                if completion.completed_on is not None:
                    raise NotAllowedError("This course is on record for that day already.", "completed_on")
                raise NotAllowedError("This course is on record without a date already. Give its day.", "completed_on")
        title = self._words("Change", completion.course_id, [completion.person_id])
        with self._desk.changing(title, reason=reason.strip()) as unit:
            if completion.completed_on != before.completed_on:
                check_corrected(unit, completion, snapshot.people)
            unit.training.change_completion(completion)
            follow_day(unit, completion)
        self._standing.renew([completion.person_id])

    def remove_completion(self, completion_id: int, *, reason: str = "") -> None:
        """Take a completion off the record; undo or the bin brings it back."""
        self._take_out("Remove", self._completion(completion_id), reason)


def _same_training(one: Completion, other: Completion) -> bool:
    if one.course_id != other.course_id or one.completed_on != other.completed_on:
        return False
    return one.completed_on is not None or one.expires_on == other.expires_on


def _was_kept(booking: Booking, done: date | None) -> bool:
    """Whether a training on a day is what a booking was for; one without a day counts from the day it was made."""
    return done is not None and (booking.on or booking.recorded_on) <= done
