"""Registers: who stands on one, how it went for each, closing and opening again."""

from collections.abc import Iterable, Sequence
from datetime import date

from nscp_desktop.domain.board import Snapshot
from nscp_desktop.domain.bookings import after_last_day_words
from nscp_desktop.domain.dates import Precision, in_words, plural
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.registers import (
    Adding,
    Mark,
    Outcome,
    PersonOutcome,
    RegisterEntry,
    shared_out,
)
from nscp_desktop.domain.sessions import Session
from nscp_desktop.domain.standing_kinds import StandingKind
from nscp_desktop.domain.training import Completion
from nscp_desktop.services.session_checks import check_closable, check_open, checked_mark, named
from nscp_desktop.services.titles import tidy
from nscp_desktop.services.training_part import TrainingPart
from nscp_desktop.storage.unit_of_work import UnitOfWork

DUE = frozenset(
    {
        StandingKind.OVERDUE,
        StandingKind.NOT_DONE,
        StandingKind.DATE_UNKNOWN,
        StandingKind.INDUCTION,
        StandingKind.DUE_SOON,
    }
)


class Registers(TrainingPart):
    """Registers of sessions. Each public method that stores is one transaction and one undo step."""

    def session(self, session_id: int) -> Session:
        """Return a session. Raises NotFoundError when it is no longer on record."""
        with self._desk.reading() as unit:
            return known(unit, session_id)

    def entries(self, session_id: int) -> tuple[RegisterEntry, ...]:
        """Return who stands on the register of a session, in the order in which they were put there."""
        with self._desk.reading() as unit:
            return unit.sessions.entries(session_id)

    def outcomes_of(self, person_id: int) -> tuple[PersonOutcome, ...]:
        """Return how sessions went for somebody who did not complete them, or waits for a place; the newest first."""
        with self._desk.reading() as unit:
            return unit.sessions.outcomes_of(person_id)

    def due(self, course_id: int, on: date) -> frozenset[int]:
        """Return for whom something that a course counts towards is due, overdue or not done on a day."""
        snapshot = self._standing.snapshot()
        counts = [item.requirement_id for item in snapshot.rulebook.counts.get(course_id, ())]
        return frozenset(
            row.person.id
            for row in self._standing.board(on).rows
            if any(row.verdict(requirement_id).kind in DUE for requirement_id in counts)
        )

    def adding(self, session_id: int, person_ids: Iterable[int], *, today: date) -> Adding:
        """Show what adding people would do for each. Nothing is stored."""
        snapshot = self._standing.snapshot()
        with self._desk.reading() as unit:
            return _adding(unit, snapshot, known(unit, session_id), person_ids, today)

    def add_people(self, session_id: int, person_ids: Iterable[int], *, today: date) -> Adding:
        """Put people on a register: with a place, or on the waiting list once all places are taken.

        A booking of theirs on the course for that day, or without a day, becomes the place; who has the very training
        on record already is shown with it. From the first day on nobody waits: who came was there.

        Raises NotAllowedError when the register is closed, and for people who have left by then or are booked on
        another session of the course on that day.
        """
        session = self.session(session_id)
        check_open(session)
        told = self.adding(session_id, person_ids, today=today)
        self._refuse_people(session, told, today)
        if not told.added:
            raise NotAllowedError("Choose at least one person who is not on the register yet.", "person_ids")
        with self._desk.changing(self._words("Add to the register of", session.course_id, told.added)) as unit:
            found = self._put_people_on(unit, session, person_ids, today)
        self._standing.renew(found.added)
        return found

    def _put_people_on(self, unit: UnitOfWork, session: Session, person_ids: Iterable[int], today: date) -> Adding:
        """Put people on a register in a transaction that is under way. Raises as `add_people`."""
        snapshot = self._standing.snapshot()
        found = _adding(unit, snapshot, session, person_ids, today)
        self._refuse_people(session, found, today)
        _put_on(unit, snapshot, session, found, today)
        return found

    def mark(self, session_id: int, attendance_ids: Sequence[int], mark: Mark, *, today: date) -> None:
        """Say how it went for people on a register; with `booked` they count as there again, or get a place.

        Raises NotAllowedError when the register is closed, when it cannot have gone so yet, when no place is free, and
        for a training that is proven or was accepted for something.
        """
        with self._desk.reading() as unit:
            session, entries = known(unit, session_id), unit.sessions.entries(session_id)
            chosen = self._chosen(entries, attendance_ids)
            done = [entry.id for entry in chosen if entry.outcome is Outcome.ATTENDED]
            proven = unit.sessions.proven(done)
        check_open(session)
        hours = self._standing.snapshot().rulebook.courses[session.course_id].hours
        checked = checked_mark(mark, session, hours, today)
        if proven:
            names = named(self._name(entry.person_id) for entry in chosen if entry.id in proven)
            raise NotAllowedError(
                f"A certificate, evidence or decision hangs on the training of {names}. Remove that first.", "outcome"
            )
        changed = [entry for entry in chosen if not _says(entry, checked)]
        if not changed:
            return
        if checked.outcome is Outcome.BOOKED:
            self._check_places(session, changed, today)
        else:
            self._refuse_done(session, changed)
        people = [entry.person_id for entry in changed]
        ended_on = today if checked.outcome is not Outcome.BOOKED else None
        title = self._words(f"{_opening(checked.outcome)}:", session.course_id, people)
        with self._desk.changing(title) as unit:
            unit.sessions.mark([entry.id for entry in changed], checked, ended_on)
        self._standing.renew(people)

    def take_off(self, session_id: int, attendance_ids: Sequence[int]) -> None:
        """Take people off a register who were put there by mistake; undo brings them back.

        Raises NotAllowedError when the register is closed, and for people who have the training on record as done.
        """
        with self._desk.reading() as unit:
            session, entries = known(unit, session_id), unit.sessions.entries(session_id)
        chosen = self._chosen(entries, attendance_ids)
        check_open(session)
        done = [self._name(entry.person_id) for entry in chosen if entry.outcome is Outcome.ATTENDED]
        if done:
            raise NotAllowedError(
                f"{named(done)} attended: that is on record. Mark how it went instead, or remove the training from "
                "the person."
            )
        people = [entry.person_id for entry in chosen]
        with self._desk.changing(self._words("Take off the register of", session.course_id, people)) as unit:
            unit.sessions.take_off([entry.id for entry in chosen])
        self._standing.renew(people)

    def close(self, session_id: int, *, today: date) -> int:
        """Close a register, and return how many attended: everybody on it who was not marked has completed the course.

        Who has the training on record for that day already is shown with it, and not doubled.

        Raises NotAllowedError when it is closed, empty, not over yet, or lists people as there who had left.
        """
        snapshot = self._standing.snapshot()
        with self._desk.reading() as unit:
            session, entries = known(unit, session_id), unit.sessions.entries(session_id)
        check_closable(session, entries, dict(snapshot.people), today)
        booked = [entry for entry in entries if entry.outcome is Outcome.BOOKED]
        attended = len(booked) + sum(entry.outcome is Outcome.ATTENDED for entry in entries)
        title = snapshot.rulebook.courses[session.course_id].title
        words = f"Close the register of {title}, {session.days_words}: {plural(attended, 'person', 'people')} attended"
        with self._desk.changing(words) as unit:
            _complete(unit, snapshot, session, booked, today)
            unit.sessions.close(session.id, today)
        self._standing.renew([entry.person_id for entry in booked])
        return attended

    def reopen(self, session_id: int, reason: str) -> None:
        """Open a closed register again, to correct it; what was recorded stays on record until it is marked otherwise.

        Raises NotAllowedError when it is open, and without a reason.
        """
        session = self.session(session_id)
        if session.closed_on is None:
            raise NotAllowedError("This register is open.")
        if not reason.strip():
            raise NotAllowedError("Say why it is opened again.", "reason")
        title = self._standing.snapshot().rulebook.courses[session.course_id].title
        words = f"Open the register of {title}, {session.days_words}, again"
        with self._desk.changing(words, reason=tidy(reason)) as unit:
            unit.sessions.close(session.id, None)

    # What of it can be

    def _refuse_people(self, session: Session, found: Adding, today: date) -> None:
        people = self._standing.snapshot().people
        if found.gone:
            refusal = after_last_day_words((people[own] for own in found.gone), session.starts_on, today)
            raise NotAllowedError(refusal, "person_ids")
        if found.elsewhere:
            day = in_words(session.starts_on)
            names = named(people[own].name for own in found.elsewhere)
            raise NotAllowedError(
                f"{names}: on another session of this course on {day}. Leave them out, or take them off there.",
                "person_ids",
            )

    def _check_places(self, session: Session, changed: Sequence[RegisterEntry], today: date) -> None:
        """Refuse more places than there are, a place for somebody who has left, and one who has another that day."""
        taken = {Outcome.BOOKED, Outcome.ATTENDED}
        more = sum(entry.outcome not in taken for entry in changed)
        free = session.places_free
        if free is not None and more > free and today < session.starts_on:
            raise NotAllowedError(
                f"Only {free} of {session.capacity:,} places are free. Choose fewer people, or give the session more "
                "places."
                if free
                else f"All {session.capacity:,} places are taken. Give the session more places first.",
                "outcome",
            )
        snapshot = self._standing.snapshot()
        people = [snapshot.people[entry.person_id] for entry in changed if entry.person_id in snapshot.people]
        refusal = after_last_day_words(people, session.starts_on, today)
        if refusal:
            raise NotAllowedError(refusal, "outcome")
        own = {entry.id for entry in changed}
        for entry in changed:
            for one in snapshot.history(entry.person_id).bookings:
                if (one.course_id, one.on) == _key(session) and one.id not in own:
                    name = self._name(entry.person_id)
                    raise NotAllowedError(f"{name} is booked on this course for that day already.", "outcome")

    def _refuse_done(self, session: Session, changed: Sequence[RegisterEntry]) -> None:
        """Refuse a second outcome for people who have the training on record for that day beside the register."""
        snapshot = self._standing.snapshot()
        names = [
            self._name(entry.person_id)
            for entry in changed
            if (done := _done(snapshot.history(entry.person_id).completions, session)) is not None
            and done.id != entry.id
        ]
        if names:
            raise NotAllowedError(
                f"{named(names)}: on record as done on {in_words(session.ends_on)}. Remove that training first, if it "
                "is wrong.",
                "outcome",
            )

    def _chosen(self, entries: Sequence[RegisterEntry], attendance_ids: Sequence[int]) -> list[RegisterEntry]:
        by_id = {entry.id: entry for entry in entries}
        if not attendance_ids or any(own not in by_id for own in attendance_ids):
            raise NotFoundError("Somebody chosen is no longer on this register. Press F5 and look again.")
        return [by_id[own] for own in dict.fromkeys(attendance_ids)]


def known(unit: UnitOfWork, session_id: int) -> Session:
    """Return a session. Raises NotFoundError when it is no longer on record."""
    found = unit.sessions.session(session_id)
    if found is None:
        raise NotFoundError("That session is no longer in the record.")
    return found


def _adding(unit: UnitOfWork, snapshot: Snapshot, session: Session, person_ids: Iterable[int], today: date) -> Adding:
    """Sort out what adding people to a register does for each."""
    wanted = [own for own in dict.fromkeys(person_ids) if own in snapshot.people]
    there = {entry.person_id for entry in unit.sessions.entries(session.id)}
    rest = [own for own in wanted if own not in there]
    bookings = unit.sessions.bookings_on(session.course_id, rest)
    same_day = {
        own: {one.id for one in snapshot.history(own).bookings if (one.course_id, one.on) == _key(session)}
        for own in rest
    }
    done = {own: _done(snapshot.history(own).completions, session) for own in rest}
    at = unit.sessions.sessions_of(item.id for item in done.values() if item is not None)
    elsewhere = [
        own
        for own in rest
        if any(held is not None and place in same_day[own] for place, held in bookings.get(own, ()))
        or ((item := done[own]) is not None and at.get(item.id) is not None)
    ]
    linked = [own for own in rest if own not in elsewhere and done[own] is not None]
    new = [own for own in rest if own not in elsewhere and own not in linked]
    gone = [own for own in new if after_last_day_words([snapshot.people[own]], session.starts_on, today)]
    places, waiting = shared_out(tuple(own for own in new if own not in gone), session, today)
    already = tuple(own for own in wanted if own in there)
    return Adding(places, waiting, tuple(linked), already, tuple(elsewhere), tuple(gone))


def _put_on(unit: UnitOfWork, snapshot: Snapshot, session: Session, found: Adding, today: date) -> None:
    """Store what adding people does."""
    done = (_done(snapshot.history(own).completions, session) for own in found.linked)
    unit.sessions.link(session.id, [item.id for item in done if item is not None])
    kept: dict[int, int] = {}
    for own, bookings in unit.sessions.bookings_on(session.course_id, found.places).items():
        days = {one.id: one.on for one in snapshot.history(own).bookings}
        fitting = [place for place, at in bookings if at is None and days.get(place) in (None, session.starts_on)]
        # One for the very day comes before one whose day nobody knew.
        if fitting:
            kept[own] = min(fitting, key=lambda place: days.get(place) is None)
    unit.sessions.take_up(session.id, kept.values(), session.starts_on)
    new = [own for own in found.places if own not in kept]
    unit.sessions.put_on(session.id, new, Outcome.BOOKED, today)
    unit.sessions.put_on(session.id, found.waiting, Outcome.WAITING, today)


def _complete(
    unit: UnitOfWork, snapshot: Snapshot, session: Session, booked: Sequence[RegisterEntry], today: date
) -> None:
    """Make completions of bookings; one that is on record already takes the place of the booking."""
    course = snapshot.rulebook.courses[session.course_id]
    have = {entry.id: _done(snapshot.history(entry.person_id).completions, session) for entry in booked}
    doubled = {own: done.id for own, done in have.items() if done is not None}
    at = unit.sessions.sessions_of(doubled.values())
    unit.sessions.take_off(doubled)
    unit.sessions.link(session.id, [own for own in doubled.values() if at.get(own) is None])
    people = [entry.person_id for entry in booked]
    kept = {
        one.id
        for own in people
        for one in snapshot.history(own).bookings
        if one.course_id == session.course_id and (one.on or one.recorded_on) <= session.ends_on
    }
    loose = [
        place
        for found in unit.sessions.bookings_on(session.course_id, people).values()
        for place, own_session in found
        if own_session is None and place in kept
    ]
    unit.sessions.take_off(loose)
    held = session._replace(provider=session.provider or course.provider)
    unit.sessions.complete([own for own in have if own not in doubled], held, course.hours, today)


def _key(session: Session) -> tuple[int, date]:
    return session.course_id, session.starts_on


def _done(completions: Iterable[Completion], session: Session) -> Completion | None:
    """Return the completion that a session would give, when it is on record already."""
    for done in completions:
        same_day = done.completed_on == session.ends_on and done.precision is Precision.DAY
        if done.course_id == session.course_id and same_day:
            return done
    return None


def _says(entry: RegisterEntry, mark: Mark) -> bool:
    """Whether an entry says already what a mark would; who attended counts as booked."""
    if mark.outcome is Outcome.BOOKED and entry.outcome in (Outcome.BOOKED, Outcome.ATTENDED):
        return True
    return mark == (entry.outcome, entry.hours, entry.reason, entry.fee_pence)


def _opening(outcome: Outcome) -> str:
    return outcome.words[:1].upper() + outcome.words[1:]
