"""The registers of sessions: who stands on them, and how it went for each."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, RowMapping, func, insert, select, update

from nscp_desktop.domain.registers import Mark, Outcome, PersonOutcome, RegisterEntry
from nscp_desktop.domain.sessions import Session
from nscp_desktop.storage import schema
from nscp_desktop.storage.hanging import take_out_training
from nscp_desktop.storage.rows import change_row, in_parts, to_date, to_day, to_text
from nscp_desktop.storage.schema_training import certificate

_A = schema.attendance.c


class RegistersStore:
    """Registers in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def entries(self, session_id: int) -> tuple[RegisterEntry, ...]:
        """Return who stands on the register of a session, in the order in which they were put there."""
        query = select(schema.attendance).where(_A.session_id == session_id).order_by(_A.recorded_on, _A.id)
        return tuple(_entry(row) for row in self._db.execute(query).mappings())

    def outcomes_of(self, person_id: int) -> tuple[PersonOutcome, ...]:
        """Return how sessions went for somebody who did not complete them, or waits for a place; the newest first."""
        s = schema.session.c
        query = (
            select(*_A, s.starts_on)
            .outerjoin(schema.session, s.id == _A.session_id)
            .where(_A.person_id == person_id, _A.outcome.not_in(("attended", "booked")))
            .order_by(func.coalesce(s.starts_on, _A.booked_on, _A.recorded_on).desc(), _A.id.desc())
        )
        return tuple(
            PersonOutcome(row["session_id"], row["course_id"], to_date(row["starts_on"]), _entry(row))
            for row in self._db.execute(query).mappings()
        )

    def otherwise(self) -> dict[tuple[int, int], list[tuple[date, date, Outcome]]]:
        """Return by person and course the days of sessions that went otherwise than attended, and how."""
        s = schema.session.c
        went = [
            outcome.value for outcome in Outcome if outcome not in (Outcome.BOOKED, Outcome.WAITING, Outcome.ATTENDED)
        ]
        query = select(_A.person_id, _A.course_id, s.starts_on, s.ends_on, _A.outcome).join(
            schema.session, s.id == _A.session_id
        )
        found: defaultdict[tuple[int, int], list[tuple[date, date, Outcome]]] = defaultdict(list)
        for person_id, course_id, starts_on, ends_on, outcome in self._db.execute(query.where(_A.outcome.in_(went))):
            found[person_id, course_id].append((to_day(starts_on), to_day(ends_on or starts_on), Outcome(outcome)))
        return found

    def put_on(self, session_id: int, person_ids: Iterable[int], outcome: Outcome, recorded_on: date) -> None:
        """Put people on the register of a session, as booked or waiting."""
        s = schema.session.c
        course_id, starts_on = self._db.execute(select(s.course_id, s.starts_on).where(s.id == session_id)).one()
        rows = [
            {
                "person_id": own,
                "course_id": course_id,
                "session_id": session_id,
                "outcome": outcome.value,
                "booked_on": starts_on,
                "recorded_on": to_text(recorded_on),
            }
            for own in person_ids
        ]
        if rows:
            self._db.execute(insert(schema.attendance), rows)

    def link(self, session_id: int, attendance_ids: Iterable[int]) -> None:
        """Put trainings that are on record already on the register of a session."""
        self._change(attendance_ids, {"session_id": session_id})

    def take_up(self, session_id: int, attendance_ids: Iterable[int], booked_on: date) -> None:
        """Make bookings places on a session."""
        self._change(attendance_ids, {"session_id": session_id, "booked_on": to_text(booked_on)})

    def mark(self, attendance_ids: Iterable[int], mark: Mark, ended_on: date | None) -> None:
        """Say how it went for some people; what was said before is replaced."""
        values = {
            "outcome": mark.outcome.value,
            "hours": mark.hours,
            "reason": mark.reason,
            "fee_pence": mark.fee_pence,
            "ended_on": to_text(ended_on),
            "completed_on": None,
        }
        self._change(attendance_ids, values)

    def complete(self, attendance_ids: Iterable[int], session: Session, hours: float | None, recorded_on: date) -> None:
        """Make bookings completions on the last day of their session."""
        values = {
            "outcome": Outcome.ATTENDED.value,
            "completed_on": to_text(session.ends_on),
            "precision": "day",
            "recorded_on": to_text(recorded_on),
            "hours": hours,
            "provider": session.provider,
            "reason": "",
            "fee_pence": None,
            "ended_on": None,
        }
        self._change(attendance_ids, values)

    def close(self, session_id: int, closed_on: date | None) -> None:
        """Close a register, or open it again with None."""
        change_row(self._db, schema.session, session_id, {"closed_on": to_text(closed_on)})

    def take_off(self, attendance_ids: Iterable[int]) -> None:
        """Take people off a register."""
        for some in in_parts(attendance_ids):
            take_out_training(self._db, _A.id.in_(some))

    def move(self, session_id: int, starts_on: date) -> None:
        """Move the bookings of a session to another day."""
        own = [_A.session_id == session_id, _A.outcome.in_(("booked", "waiting"))]
        self._db.execute(update(schema.attendance).where(*own).values(booked_on=to_text(starts_on)))

    def bookings_on(self, course_id: int, person_ids: Iterable[int]) -> dict[int, list[tuple[int, int | None]]]:
        """Return the bookings of people on a course: by person, the ids of booking and session."""
        found: dict[int, list[tuple[int, int | None]]] = {}
        for some in in_parts(person_ids):
            query = select(_A.person_id, _A.id, _A.session_id)
            query = query.where(_A.course_id == course_id, _A.outcome == "booked", _A.person_id.in_(some))
            for person_id, own, session_id in self._db.execute(query.order_by(_A.id)):
                found.setdefault(person_id, []).append((own, session_id))
        return found

    def sessions_of(self, attendance_ids: Iterable[int]) -> dict[int, int | None]:
        """Return the session of each of some trainings, None for one that belongs to none."""
        found: dict[int, int | None] = {}
        for some in in_parts(attendance_ids):
            for own, session_id in self._db.execute(select(_A.id, _A.session_id).where(_A.id.in_(some))):
                found[own] = session_id
        return found

    def proven(self, attendance_ids: Sequence[int]) -> frozenset[int]:
        """Return which of some trainings have a certificate, a file of evidence, or were accepted for something."""
        found: set[int] = set()
        for table in (certificate, schema.evidence_file, schema.equivalent):
            query = select(table.c.attendance_id).where(table.c.attendance_id.in_(attendance_ids))
            found.update(self._db.execute(query).scalars())
        return frozenset(found)

    def _change(self, attendance_ids: Iterable[int], values: Mapping[str, object]) -> None:
        for some in in_parts(attendance_ids):
            self._db.execute(update(schema.attendance).where(_A.id.in_(some)).values(**values))


def _entry(found: RowMapping) -> RegisterEntry:
    return RegisterEntry(
        found["id"],
        found["person_id"],
        Outcome(found["outcome"]),
        to_date(found["completed_on"]),
        found["hours"],
        found["reason"],
        found["fee_pence"],
        to_date(found["ended_on"]),
        to_day(found["recorded_on"]),
        found["note"],
    )
