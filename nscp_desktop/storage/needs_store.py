"""Reasons for what is not done, and places that came to nothing."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, and_, delete, insert, select, update

from nscp_desktop.domain.gap_reasons import GapReason, Missed, SaidWhy
from nscp_desktop.domain.registers import Outcome
from nscp_desktop.storage import schema
from nscp_desktop.storage.rows import to_date, to_text
from nscp_desktop.storage.schema_learning import gap_reason


class NeedsStore:
    """Reasons in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def all(self) -> tuple[GapReason, ...]:
        """Return every reason that was said."""
        rows = self._db.execute(select(gap_reason).order_by(gap_reason.c.id))
        return tuple(
            GapReason(row.person_id, row.requirement_id, SaidWhy(row.reason), row.note, date.fromisoformat(row.said_on))
            for row in rows
        )

    def has_any(self) -> bool:
        """Return whether any reason is on record."""
        return self._db.execute(select(gap_reason.c.id).limit(1)).first() is not None

    def set(self, reasons: Iterable[GapReason]) -> None:
        """Keep reasons, each in place of what was said before about the same."""
        g = gap_reason.c
        there = {
            (row.person_id, row.requirement_id): row.id
            for row in self._db.execute(select(g.id, g.person_id, g.requirement_id))
        }
        new = []
        for one in reasons:
            values = {"reason": one.why.value, "note": one.note, "said_on": to_text(one.said_on)}
            own = there.get((one.person_id, one.requirement_id))
            if own is None:
                new.append({"person_id": one.person_id, "requirement_id": one.requirement_id, **values})
            else:
                self._db.execute(update(gap_reason).where(g.id == own).values(**values))
        if new:
            self._db.execute(insert(gap_reason), new)

    def remove(self, keys: Iterable[tuple[int, str]]) -> None:
        """Take back what was said, by person and requirement."""
        g = gap_reason.c
        for person_id, requirement_id in keys:
            own = and_(g.person_id == person_id, g.requirement_id == requirement_id)
            self._db.execute(delete(gap_reason).where(own))

    def missed(self) -> tuple[Missed, ...]:
        """Return the places that came to nothing or are waited for, and those who were there in part."""
        a, s = schema.attendance.c, schema.session.c
        columns = (a.person_id, a.course_id, a.outcome, a.ended_on, a.booked_on, a.fee_pence, s.starts_on, s.provider)
        query = (
            select(*columns)
            .join(schema.session, s.id == a.session_id, isouter=True)
            .where(a.outcome.not_in(("attended", "booked")))
            .order_by(a.id)
        )
        return tuple(
            Missed(
                row.person_id,
                row.course_id,
                Outcome(row.outcome),
                to_date(row.starts_on or row.booked_on or row.ended_on),
                row.fee_pence,
                row.provider or "",
            )
            for row in self._db.execute(query)
        )
