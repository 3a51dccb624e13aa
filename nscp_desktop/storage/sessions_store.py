"""Days of training: what was held when, and which of them were for everyone here."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection, RowMapping, func, literal, select

from nscp_desktop.domain.sessions import Session
from nscp_desktop.storage import schema
from nscp_desktop.storage.rows import change_row, to_date, to_text


class SessionsStore:
    """Sessions in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def all(self) -> tuple[Session, ...]:
        """Return every session, the newest first."""
        s, a = schema.session.c, schema.attendance.c
        attended = (
            select(func.count()).where(a.session_id == s.id, a.outcome == "attended").correlate(schema.session)
        ).scalar_subquery()
        query = select(*schema.session.c, attended.label("attended")).order_by(s.starts_on.desc(), s.id.desc())
        return tuple(_session(row) for row in self._db.execute(query).mappings())

    def of_person(self, person_id: int) -> tuple[Session, ...]:
        """Return the sessions that somebody attended, the newest first."""
        own = set(
            self._db.execute(
                select(schema.attendance.c.session_id).where(
                    schema.attendance.c.person_id == person_id, schema.attendance.c.session_id.is_not(None)
                )
            ).scalars()
        )
        return tuple(session for session in self.all() if session.id in own)

    def over(self, day: date, person_id: int) -> Session | None:
        """Return a session that somebody attended, that had begun by a day and went on after it; None without one."""
        s, a = schema.session.c, schema.attendance.c
        query = (
            select(*schema.session.c, literal(0).label("attended"))
            .join(schema.attendance, a.session_id == s.id)
            .where(a.person_id == person_id, a.outcome == "attended", s.starts_on <= to_text(day))
            .where(s.ends_on > to_text(day))
            .order_by(s.starts_on)
            .limit(1)
        )
        row = self._db.execute(query).mappings().first()
        return _session(row) if row is not None else None

    def change(self, session_id: int, values: Mapping[str, object]) -> None:
        change_row(self._db, schema.session, session_id, values)


def _session(found: RowMapping) -> Session:
    starts_on = date.fromisoformat(found["starts_on"])
    return Session(
        found["id"],
        found["course_id"],
        starts_on,
        to_date(found["ends_on"]) or starts_on,
        bool(found["whole_agency"]),
        found["trainer"],
        found["provider"],
        found["attended"],
    )
