"""What stands around completions and bookings: the session they belong to, certificates issued, second checks."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from nscp_desktop.domain.evidence_checks import CheckResult, EvidenceCheck
from nscp_desktop.domain.proof import Issued, Proof
from nscp_desktop.storage.rows import change_row, in_parts, to_date, to_day
from nscp_desktop.storage.schema import attendance
from nscp_desktop.storage.schema_training import certificate, evidence_check


class PlacesStore:
    """What stands around trainings, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def session_of(self, attendance_id: int) -> int | None:
        """Return the session that a completion or booking belongs to, None for none."""
        query = select(attendance.c.session_id).where(attendance.c.id == attendance_id)
        return self._db.execute(query).scalar()

    def put_into(self, attendance_id: int, session_id: int) -> None:
        """Let a completion belong to another session, on which it never was a place that was booked."""
        change_row(self._db, attendance, attendance_id, {"session_id": session_id, "booked_on": None})

    def without_session(self, attendance_ids: Sequence[int]) -> list[int]:
        """Return those of some completions or bookings that belong to no session, in the order given."""
        a = attendance.c
        own: set[int] = set()
        for some in in_parts(attendance_ids):
            own |= set(self._db.execute(select(a.id).where(a.id.in_(some), a.session_id.is_(None))).scalars())
        return [each for each in attendance_ids if each in own]

    def proofs_of(self, person_id: int) -> dict[int, Proof]:
        """Return the certificate that was issued and the last check of each of somebody's trainings that has any."""
        c, k = certificate.c, evidence_check.c
        issued = {
            row.attendance_id: Issued(row.number, to_day(row.issued_on), to_date(row.withdrawn_on))
            for row in self._db.execute(
                select(c.attendance_id, c.number, c.issued_on, c.withdrawn_on).where(c.person_id == person_id)
            )
        }
        query = select(evidence_check).where(k.person_id == person_id).order_by(k.checked_on, k.id)
        checks = {
            row.attendance_id: EvidenceCheck(
                row.id,
                row.attendance_id,
                row.person_id,
                to_day(row.checked_on),
                row.checked_by,
                CheckResult(row.result),
                row.note,
            )
            for row in self._db.execute(query)
        }
        return {own: Proof(issued.get(own), checks.get(own)) for own in issued.keys() | checks.keys()}
