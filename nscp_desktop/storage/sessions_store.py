"""Days of training: what was held when, and which of them were for everyone here."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection, RowMapping, func, select

from nscp_desktop.domain.sessions import Session
from nscp_desktop.storage import schema
from nscp_desktop.storage.rows import change_row, to_date


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
