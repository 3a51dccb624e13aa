"""Courses, recording training for many, bookings and exemptions."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from nscp_desktop.domain.board import Snapshot
from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.dates import EARLIEST_TRAINING, FOREVER, in_words, plural
from nscp_desktop.domain.drafts import Effect, Outcome, Preview, Recorded, TrainingDraft
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.standing import History, Judge, Rulebook, Standing, StandingKind
from nscp_desktop.domain.training import Booking, Completion, Exemption
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.standing import StandingService
from nscp_desktop.services.titles import checked_title, tidy
from nscp_desktop.storage.unit_of_work import UnitOfWork


class TrainingService:
    """Training. Each public method that stores is one transaction."""

    def __init__(self, desk: Desk, standing: StandingService) -> None:
        self._desk = desk
        self._standing = standing

    def courses(self, include_inactive: bool = False) -> tuple[Course, ...]:
        """Return the courses by title."""
        courses = self._standing.snapshot().rulebook.courses.values()
        return tuple(course for course in courses if course.active or include_inactive)

    def add_course(self, course: Course) -> int:
        """Add a course and return its id."""
        with self._desk.changing(f"Add the course {tidy(course.title)}") as unit:
            course_id = unit.training.add_course(_checked(course, unit))
        self._standing.forget()
        return course_id

    def change_course(self, course: Course) -> None:
        """Store a course's changed details."""
        with self._desk.changing(f"Change the course {tidy(course.title)}") as unit:
            unit.training.change_course(_checked(course, unit))
        self._standing.forget()

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
        return Preview(rows, tally[Outcome.RENEWED], tally[Outcome.FIRST], tally[Outcome.EXTRA], tally[Outcome.ALREADY])

    def record(self, draft: TrainingDraft, *, today: date) -> Recorded:
        """Store one training for everyone who was there; those who have it on record already are skipped.

        A booking on the same course that is not later than the day is taken as kept.
        """
        snapshot = self._standing.snapshot()
        _check_training(draft, snapshot, today)
        new = [own for own in dict.fromkeys(draft.person_ids) if not _has(snapshot.history(own), draft)]
        with self._desk.changing(self._words("Record", draft.course_id, new)) as unit:
            session_id = unit.training.add_session(draft, draft.completed_on) if draft.completed_on and new else None
            unit.training.add_completions([_completion(draft, own, today) for own in new], session_id)
            for own in new:
                for booking in snapshot.history(own).bookings:
                    if booking.course_id == draft.course_id and _was_kept(booking, draft):
                        unit.training.remove_attendance(booking.id)
        self._standing.renew(new)
        return Recorded(len(new), len(set(draft.person_ids)) - len(new))

    def book(self, person_ids: Sequence[int], course_id: int, on: date | None, note: str = "", *, today: date) -> int:
        """Book people on a course and return how many bookings are new."""
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
        with self._desk.changing(self._words("Book", course_id, new)) as unit:
            for own in new:
                unit.training.add_booking(Booking(0, own, course_id, on, tidy(note)), today)
        self._standing.renew(new)
        return len(new)

    def cancel_booking(self, booking_id: int, *, reason: str = "") -> None:
        """Take a booking off the record; undo or the bin brings it back."""
        self._remove("Cancel a booking for", booking_id, reason)

    def exempt(self, exemption: Exemption) -> None:
        """Exempt one person from one requirement for a time. `id` is given by the file."""
        if not exemption.reason.strip():
            raise NotAllowedError("Say why. Leave out anything about health.", "reason")
        if not exemption.approved_by.strip():
            raise NotAllowedError("Say who approved it.", "approved_by")
        if exemption.ends_on is not None and exemption.ends_on < exemption.starts_on:
            raise NotAllowedError("The last day is before the first one.", "ends_on")
        with self._desk.changing(f"Exempt {self._name(exemption.person_id)}") as unit:
            unit.training.add_exemption(exemption)
        self._standing.renew([exemption.person_id])

    def change_completion(self, completion: Completion, *, today: date, reason: str = "") -> None:
        """Store a corrected completion; `reason` stands in the history."""
        snapshot = self._standing.snapshot()
        _check_dates(completion.completed_on, completion.expires_on, today)
        for other in snapshot.history(completion.person_id).completions:
            same = other.course_id == completion.course_id and other.completed_on == completion.completed_on
            if same and other.id != completion.id and completion.completed_on is not None:
                raise NotAllowedError("This course is on record for that day already.", "completed_on")
        title = self._words("Change", completion.course_id, [completion.person_id])
        with self._desk.changing(title, reason=reason.strip()) as unit:
            unit.training.change_completion(completion)
        self._standing.renew([completion.person_id])

    def remove_completion(self, completion_id: int, *, reason: str = "") -> None:
        """Take a completion off the record; undo or the bin brings it back."""
        self._remove("Remove", completion_id, reason)

    def remove_exemption(self, exemption_id: int, *, reason: str = "") -> None:
        """Take an exemption off the record; undo or the bin brings it back."""
        histories = self._standing.snapshot().histories
        owner = next((o for o, history in histories.items() for e in history.exemptions if e.id == exemption_id), None)
        if owner is None:
            raise NotFoundError("That exemption is no longer in the record.")
        with self._desk.changing(f"Remove an exemption of {self._name(owner)}", reason=reason.strip()) as unit:
            unit.training.remove_exemption(exemption_id)
        self._standing.renew([owner])

    def _remove(self, what: str, attendance_id: int, reason: str) -> None:
        found: Completion | Booking | None = None
        for history in self._standing.snapshot().histories.values():
            for completion in history.completions:
                found = completion if completion.id == attendance_id else found
            for booking in history.bookings:
                found = booking if booking.id == attendance_id else found
        if found is None:
            raise NotFoundError("That entry is no longer in the record.")
        owner = found.person_id
        title = self._words(what, found.course_id, [owner])
        with self._desk.changing(title, reason=reason.strip()) as unit:
            unit.training.remove_attendance(attendance_id)
        self._standing.renew([owner])

    def _words(self, does: str, course_id: int, person_ids: Sequence[int]) -> str:
        """Name what is done to a course for whom, for the history: `Record Prevent for 58 people`."""
        title = self._standing.snapshot().rulebook.courses[course_id].title
        whom = self._name(person_ids[0]) if len(person_ids) == 1 else plural(len(person_ids), "person", "people")
        return f"{does} {title} for {whom}"

    def _name(self, person_id: int) -> str:
        person = self._standing.snapshot().people.get(person_id)
        return person.name if person is not None else "somebody"


class Trial:
    """What one training would change, worked out without storing it."""

    def __init__(self, rulebook: Rulebook, draft: TrainingDraft, as_at: date) -> None:
        self._judge = Judge(rulebook, as_at)
        self._draft = draft
        self._as_at = as_at
        self._counts = tuple(item.requirement_id for item in rulebook.counts.get(draft.course_id, ()))

    def effect(self, person: Person, history: History) -> Effect:
        """Return what it would change for one person."""
        if _has(history, self._draft):
            return Effect(person.id, Outcome.ALREADY)
        done = _completion(self._draft, person.id, self._as_at)
        before = self._judge.person(person, history)
        after = self._judge.person(person, history._replace(completions=(*history.completions, done)))
        moved = [
            (requirement_id, before[requirement_id], after[requirement_id])
            for requirement_id in reversed(self._counts)
            if requirement_id in before and _moves(before[requirement_id], after[requirement_id])
        ]
        if not moved:
            return Effect(person.id, Outcome.EXTRA)
        requirement_id, old, new = max(moved, key=_how_far)
        had_one = old.completion is not None and old.kind in _HAD_ONE
        return Effect(person.id, Outcome.RENEWED if had_one else Outcome.FIRST, requirement_id, old, new)


_HAD_ONE = {StandingKind.IN_DATE, StandingKind.DUE_SOON, StandingKind.OVERDUE}


def _moves(old: Standing, new: Standing) -> bool:
    return (old.kind, old.due) != (new.kind, new.due)


def _how_far(moved: tuple[str, Standing, Standing]) -> tuple[int, date]:
    """Order the requirements that move: what was worst before is told first, then the latest new due date."""
    _, old, new = moved
    return -min(old.kind.severity, StandingKind.DUE_SOON.severity), new.due or FOREVER


def _has(history: History, draft: TrainingDraft) -> bool:
    return any(
        done.course_id == draft.course_id
        and done.completed_on == draft.completed_on
        and (draft.completed_on is not None or done.expires_on == draft.expires_on)
        for done in history.completions
    )


def _was_kept(booking: Booking, draft: TrainingDraft) -> bool:
    return booking.on is None or draft.completed_on is None or booking.on <= draft.completed_on


def _completion(draft: TrainingDraft, person_id: int, today: date) -> Completion:
    return Completion(
        0,
        person_id,
        draft.course_id,
        draft.completed_on,
        draft.precision,
        draft.expires_on,
        today,
        draft.hours,
        tidy(draft.provider),
        tidy(draft.certificate_number),
        draft.evidence,
        draft.note.strip(),
    )


def _checked(course: Course, unit: UnitOfWork) -> Course:
    """Return a course with tidy texts, refusing a doubled title or other name."""
    others = [other for other in unit.training.courses().values() if other.id != course.id]
    title = checked_title(course.title, (other.title for other in others), what="course")
    for other in others:
        if title.casefold() in {alias.casefold() for alias in other.aliases}:
            raise NotAllowedError(f"{title} is another name of the course {other.title} already.", "title")
    if course.hours is not None and not 0 <= course.hours <= 1000:
        raise NotAllowedError("Hours are a number from 0 to 1,000.", "hours")
    aliases = tuple(dict.fromkeys(tidy(alias) for alias in course.aliases if alias.strip()))
    for alias in aliases:
        for other in others:
            if alias.casefold() in {name.casefold() for name in (other.title, *other.aliases)}:
                raise NotAllowedError(f"{alias} is a name of the course {other.title} already.", "aliases")
    return replace(course, title=title, provider=tidy(course.provider), delivery=tidy(course.delivery), aliases=aliases)


def _check_training(draft: TrainingDraft, snapshot: Snapshot, today: date) -> None:
    if draft.course_id not in snapshot.rulebook.courses:
        raise NotAllowedError("Choose a course.", "course_id")
    if not draft.person_ids:
        raise NotAllowedError("Tick at least one person who was there.", "person_ids")
    if draft.hours is not None and not 0 <= draft.hours <= 1000:
        raise NotAllowedError("Hours are a number from 0 to 1,000.", "hours")
    _check_dates(draft.completed_on, draft.expires_on, today)
    for person_id in draft.person_ids:
        person = snapshot.people.get(person_id)
        if person is None:
            raise NotFoundError("Somebody on the list is no longer in the record.")


def _check_dates(completed_on: date | None, expires_on: date | None, today: date) -> None:
    if completed_on is not None and completed_on > today:
        raise NotAllowedError(
            f"{in_words(completed_on)} is still ahead. Book the training now, and record it when it is done.",
            "completed_on",
        )
    if completed_on is not None and completed_on < EARLIEST_TRAINING:
        raise NotAllowedError("Training before 1970 cannot be right. Check the year.", "completed_on")
    if completed_on is not None and expires_on is not None and expires_on < completed_on:
        raise NotAllowedError("It would run out before it was done. Check both dates.", "expires_on")
