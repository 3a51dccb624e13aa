"""Sessions: when courses are held, where, by whom and for how many."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from nscp_desktop.domain.bookings import after_last_day_words
from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.page_jobs import PageJob
from nscp_desktop.domain.registers import Outcome, RegisterEntry
from nscp_desktop.domain.session_drafts import SessionDraft
from nscp_desktop.domain.sessions import Session, SessionState
from nscp_desktop.services.registers import Registers, known
from nscp_desktop.services.session_checks import checked_session, named

NAMED_JOBS = 3


class SessionsService(Registers):
    """Sessions, and their registers. Each public method that stores is one transaction and one undo step."""

    def all(self) -> tuple[Session, ...]:
        """Return every session, the newest first."""
        with self._desk.reading() as unit:
            return unit.sessions.all()

    def trainer_words(self, sessions: tuple[Session, ...] | None = None) -> Mapping[int, str]:
        """Return who leads each session, in words: its trainers by name, then whoever else was typed."""
        people = self._standing.snapshot().people
        with self._desk.reading() as unit:
            found = unit.sessions.all() if sessions is None else sessions
            trainers = unit.trainers.all() if any(one.trainer_ids for one in found) else ()
        names = {
            one.id: people[one.person_id].name if one.person_id is not None and one.person_id in people else one.name
            for one in trainers
        }
        return {
            one.id: ", ".join(
                dict.fromkeys(word for word in (*(names.get(own, "") for own in one.trainer_ids), one.trainer) if word)
            )
            for one in found
        }

    def add(self, draft: SessionDraft, person_ids: Iterable[int] = (), *, today: date) -> int:
        """Add a session with people on its register, and return its id.

        Raises NotAllowedError beside the field that is wrong, and as `add_people` does.
        """
        snapshot = self._standing.snapshot()
        checked = checked_session(draft, snapshot)
        with self._desk.changing(f"Add a session of {self._session_words(checked)}") as unit:
            session_id = unit.sessions.add(checked)
            found = self._put_people_on(unit, known(unit, session_id), person_ids, today)
        self._standing.renew(found.added)
        return session_id

    def change(self, session_id: int, draft: SessionDraft, *, today: date) -> None:
        """Store what was changed of a session; when it is moved, the bookings of those on its register move with it.

        Raises NotAllowedError beside the field: for what cannot be, for another course while people are on the
        register, for fewer places than are taken, for other days once it is closed or attended, and when somebody on
        it has left by the new day or is booked on the course for it already.
        """
        with self._desk.reading() as unit:
            before, entries = known(unit, session_id), unit.sessions.entries(session_id)
        is_over = before.starts_on <= today
        checked = checked_session(draft, self._standing.snapshot(), 0 if is_over else before.places_taken)
        if checked.course_id != before.course_id and entries:
            people = plural(len(entries), "person is", "people are")
            raise NotAllowedError(f"{people} on its register. Add a session of the other course instead.", "course_id")
        moved = (checked.starts_on, checked.ends_on) != (before.starts_on, before.ends_on)
        if moved:
            self._check_moved(before, checked, entries, today)
        with self._desk.changing(f"Change the session of {self._session_words(checked)}") as unit:
            unit.sessions.set(session_id, checked)
            if moved:
                unit.sessions.move(session_id, checked.starts_on)
        if moved:
            self._standing.renew([entry.person_id for entry in entries])

    def remove(self, session_id: int, *, reason: str = "") -> None:
        """Take a session off the record, with its bookings and waiting list; undo brings all of it back.

        Raises NotAllowedError when somebody attended it.
        """
        with self._desk.reading() as unit:
            session, entries = known(unit, session_id), unit.sessions.entries(session_id)
        if session.attended:
            people = plural(session.attended, "person has", "people have")
            raise NotAllowedError(f"{people} attended this session. Their training would lose its day, so it stays.")
        words = f"Remove the session of {self._title(session.course_id)}, {session.days_words}"
        with self._desk.changing(words, reason=reason.strip()) as unit:
            unit.sessions.remove(session_id)
        self._standing.renew([entry.person_id for entry in entries])

    def jobs(self, as_at: date) -> tuple[PageJob, ...]:
        """Return what there is to do: registers to close, and free places for which people wait."""
        found = self.all()
        to_close = [one for one in found if one.ends_on <= as_at and one.state(as_at) is SessionState.TO_CLOSE]
        to_close.sort(key=_oldest)
        jobs = [
            PageJob(
                f"Close the register of {self._title(one.course_id)}",
                f"held {one.days_words}, {_left_words(one)}",
                "training",
                "sessions",
            )
            for one in to_close[:NAMED_JOBS]
        ]
        more = len(to_close) - NAMED_JOBS
        if more > 0:
            jobs.append(PageJob(f"Close {plural(more, 'more register')}", "of sessions held", "training", "sessions"))
        for one in found:
            if one.waiting and one.places_free and one.state(as_at) is SessionState.COMING:
                offer = plural(min(one.waiting, one.places_free), "free place")
                detail = f"{in_words(one.starts_on)}, {plural(one.waiting, 'person waits', 'people wait')}"
                jobs.append(PageJob(f"Offer {offer} on {self._title(one.course_id)}", detail, "training", "sessions"))
        return tuple(jobs)

    def _check_moved(
        self, before: Session, draft: SessionDraft, entries: tuple[RegisterEntry, ...], today: date
    ) -> None:
        if before.closed_on is not None or before.attended:
            raise NotAllowedError(
                "People have this training on record for that day, so its days stay. Correct their training instead.",
                "days",
            )
        snapshot = self._standing.snapshot()
        booked = [entry for entry in entries if entry.outcome is Outcome.BOOKED]
        people = [snapshot.people[entry.person_id] for entry in booked if entry.person_id in snapshot.people]
        refusal = after_last_day_words(people, draft.starts_on, today)
        if refusal:
            raise NotAllowedError(refusal, "days")
        own = {entry.id for entry in booked}
        doubled = [
            person.name
            for person in people
            for one in snapshot.history(person.id).bookings
            if one.id not in own and (one.course_id, one.on) == (before.course_id, draft.starts_on)
        ]
        if doubled:
            raise NotAllowedError(
                f"{named(doubled)}: booked on this course for {in_words(draft.starts_on)} already.", "days"
            )

    def _session_words(self, draft: SessionDraft) -> str:
        return f"{self._title(draft.course_id)}, {in_words(draft.starts_on)}"

    def _title(self, course_id: int) -> str:
        course = self._standing.snapshot().rulebook.courses.get(course_id)
        return course.title if course is not None else "a course"


def as_new(draft: SessionDraft) -> SessionDraft:
    """Return a session to be held once more: all but its days and what was noted about it."""
    return replace(draft, days=(), note="")


def _left_words(session: Session) -> str:
    """Say how many on the register closing it would decide about."""
    if session.booked:
        return f"{plural(session.booked, 'person', 'people')} not marked yet"
    return "everybody on it is marked" if session.attended or session.others else "nobody is on it yet"


def _oldest(session: Session) -> tuple[date, int]:
    return session.ends_on, session.id
