"""Days of training: what was held when, which of them were for everyone here, and who stands on their registers."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date

from sqlalchemy import RowMapping, Select, and_, func, select

from nscp_desktop.domain.registers import Outcome
from nscp_desktop.domain.session_drafts import SessionDraft, days_to_keep
from nscp_desktop.domain.sessions import Session, SessionDay
from nscp_desktop.storage import schema
from nscp_desktop.storage.hanging import take_out_sessions, take_out_training
from nscp_desktop.storage.registers_store import RegistersStore
from nscp_desktop.storage.rows import add_row, change_row, set_rows, to_date, to_day, to_text
from nscp_desktop.storage.schema_training import session_day, session_trainer

_Counts = Mapping[tuple[int, str], int]
_HAD_BOOKING = "had a booking"
_NOT_COUNTED = {Outcome.ATTENDED, Outcome.BOOKED, Outcome.WAITING}


class SessionsStore(RegistersStore):
    """Sessions and their registers in one transaction."""

    def all(self) -> tuple[Session, ...]:
        """Return every session, the newest first."""
        s = schema.session.c
        return self._sessions(select(schema.session).order_by(s.starts_on.desc(), s.id.desc()))

    def session(self, session_id: int) -> Session | None:
        """Return one session, None when it is not on record."""
        found = self._sessions(select(schema.session).where(schema.session.c.id == session_id), session_id)
        return found[0] if found else None

    def of_person(self, person_id: int) -> tuple[Session, ...]:
        """Return the sessions on whose registers somebody stands, the newest first."""
        a = schema.attendance.c
        query = select(a.session_id).where(a.person_id == person_id, a.session_id.is_not(None))
        own = set(self._db.execute(query).scalars())
        return tuple(session for session in self.all() if session.id in own)

    def over(self, day: date, person_id: int) -> Session | None:
        """Return a session that somebody attended, that had begun by a day and went on after it; None without one."""
        s, a = schema.session.c, schema.attendance.c
        query = (
            select(*s)
            .join(schema.attendance, a.session_id == s.id)
            .where(a.person_id == person_id, a.outcome == "attended", s.starts_on <= to_text(day))
            .where(s.ends_on > to_text(day))
            .order_by(s.starts_on)
            .limit(1)
        )
        row = self._db.execute(query).mappings().first()
        return _session(row, {}, (), ()) if row is not None else None

    def add(self, draft: SessionDraft) -> int:
        """Store a session, and return its id."""
        session_id = add_row(self._db, schema.session, **_values(draft))
        self._set_parts(session_id, draft)
        return session_id

    def set(self, session_id: int, draft: SessionDraft) -> None:
        """Store what was changed of a session."""
        change_row(self._db, schema.session, session_id, _values(draft))
        self._set_parts(session_id, draft)

    def change(self, session_id: int, values: Mapping[str, object]) -> None:
        change_row(self._db, schema.session, session_id, values)

    def remove(self, session_id: int) -> None:
        """Take a session out with everybody on its register; those who completed it must have been moved before."""
        a = schema.attendance.c
        take_out_training(self._db, and_(a.session_id == session_id, a.outcome != Outcome.ATTENDED.value))
        take_out_sessions(self._db, [session_id])

    def _set_parts(self, session_id: int, draft: SessionDraft) -> None:
        days = [
            {"held_on": to_text(day.held_on), "starts_at": day.starts_at, "ends_at": day.ends_at}
            for day in days_to_keep(draft.days)
        ]
        set_rows(self._db, session_day, {"session_id": session_id}, days)
        trainers = [{"trainer_id": own} for own in draft.trainer_ids]
        set_rows(self._db, session_trainer, {"session_id": session_id}, trainers)

    def _sessions(self, query: Select[tuple[object, ...]], only: int | None = None) -> tuple[Session, ...]:
        counts, days, trainers = self._counts(only), self._days(only), self._trainers(only)
        return tuple(
            _session(row, counts, tuple(days[row["id"]]), tuple(trainers[row["id"]]))
            for row in self._db.execute(query).mappings()
        )

    def _counts(self, only: int | None) -> _Counts:
        a = schema.attendance.c
        query = select(a.session_id, a.outcome, func.count(), func.count(a.booked_on)).group_by(a.session_id, a.outcome)
        query = query.where(a.session_id.is_not(None) if only is None else a.session_id == only)
        found: Counter[tuple[int, str]] = Counter()
        for own, outcome, count, had_booking in self._db.execute(query):
            found[own, outcome] = count
            found[own, _HAD_BOOKING] += had_booking
        return found

    def _days(self, only: int | None) -> defaultdict[int, list[SessionDay]]:
        d = session_day.c
        query = select(d.session_id, d.held_on, d.starts_at, d.ends_at).order_by(d.held_on)
        query = query if only is None else query.where(d.session_id == only)
        found: defaultdict[int, list[SessionDay]] = defaultdict(list)
        for own, held_on, starts_at, ends_at in self._db.execute(query):
            found[own].append(SessionDay(to_day(held_on), starts_at, ends_at))
        return found

    def _trainers(self, only: int | None) -> defaultdict[int, list[int]]:
        t = session_trainer.c
        query = select(t.session_id, t.trainer_id).order_by(t.trainer_id)
        query = query if only is None else query.where(t.session_id == only)
        found: defaultdict[int, list[int]] = defaultdict(list)
        for own, trainer_id in self._db.execute(query):
            found[own].append(trainer_id)
        return found


def _session(found: RowMapping, counts: _Counts, days: tuple[SessionDay, ...], trainer_ids: tuple[int, ...]) -> Session:
    own, starts_on = found["id"], to_day(found["starts_on"])
    return Session(
        own,
        found["course_id"],
        starts_on,
        to_date(found["ends_on"]) or starts_on,
        bool(found["whole_agency"]),
        found["trainer"],
        found["provider"],
        counts.get((own, Outcome.ATTENDED), 0),
        found["delivery"],
        found["place"],
        found["capacity"],
        found["cost_pence"],
        found["version_id"],
        to_date(found["closed_on"]),
        found["note"],
        counts.get((own, Outcome.BOOKED), 0),
        counts.get((own, Outcome.WAITING), 0),
        sum(counts.get((own, outcome), 0) for outcome in Outcome if outcome not in _NOT_COUNTED),
        days,
        trainer_ids,
        counts.get((own, _HAD_BOOKING), 0) > 0,
    )


def _values(draft: SessionDraft) -> dict[str, object]:
    return {
        "course_id": draft.course_id,
        "starts_on": to_text(draft.starts_on),
        "ends_on": to_text(draft.ends_on) if draft.ends_on != draft.starts_on else None,
        "whole_agency": int(draft.whole_agency),
        "trainer": draft.trainer,
        "provider": draft.provider,
        "delivery": draft.delivery,
        "place": draft.place,
        "capacity": draft.capacity,
        "cost_pence": draft.cost_pence,
        "version_id": draft.version_id,
        "note": draft.note,
    }
