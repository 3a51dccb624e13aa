"""Certificates, and the trainings for which there can be one."""

from collections.abc import Sequence

from sqlalchemy import Connection, RowMapping, and_, bindparam, delete, exists, func, insert, or_, select, update
from sqlalchemy import Integer as WholeNumber

from nscp_desktop.domain.certificates import Certificate, CertificateTraining
from nscp_desktop.domain.dates import Precision
from nscp_desktop.storage import schema
from nscp_desktop.storage.rows import change_row, to_date, to_day, to_text
from nscp_desktop.storage.schema_keeping import history_change
from nscp_desktop.storage.schema_training import certificate, evaluation


class CertificatesStore:
    """Certificates in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def all(self) -> tuple[Certificate, ...]:
        """Return every certificate, those issued last first, and those of one day by their numbers."""
        newest = select(certificate).order_by(certificate.c.issued_on.desc(), certificate.c.id)
        rows = self._db.execute(newest).mappings()
        return tuple(_certificate(row) for row in rows)

    def certificate(self, certificate_id: int) -> Certificate | None:
        query = select(certificate).where(certificate.c.id == certificate_id)
        row = self._db.execute(query).mappings().first()
        return _certificate(row) if row is not None else None

    def trainings(self) -> tuple[CertificateTraining, ...]:
        """Return every training that was attended, of courses for which the agency gives certificates."""
        a, c, e = schema.attendance.c, schema.course.c, evaluation.c
        # Somebody who was taken off a register and put on it again has another place there, and the same form.
        theirs = or_(e.attendance_id == a.id, and_(e.session_id == a.session_id, e.person_id == a.person_id))
        answered = exists().where(theirs, e.form == "participant")
        query = (
            select(
                a.id, a.person_id, a.course_id, a.session_id, a.completed_on, a.precision, a.hours,
                answered.label("answered"),
            )
            .join(schema.course, c.id == a.course_id)
            .where(a.outcome == "attended", or_(c.kind == "in-house", c.certificates == 1))
            .order_by(a.id)
        )  # fmt: skip
        complete = self._answered_by_everybody()
        return tuple(
            CertificateTraining(
                row.id,
                row.person_id,
                row.course_id,
                row.session_id,
                to_date(row.completed_on),
                Precision(row.precision),
                row.hours,
                bool(row.answered) or row.session_id in complete,
            )
            for row in self._db.execute(query)
        )

    def _answered_by_everybody(self) -> frozenset[int]:
        """Return the sessions of which as many forms are back as people were there, with names or without."""
        a, e = schema.attendance.c, evaluation.c
        there = select(a.session_id, func.count(a.person_id.distinct())).where(a.outcome.in_(("attended", "part")))
        back = select(e.session_id, func.count()).where(e.form == "participant").group_by(e.session_id)
        counts: dict[int, int] = {row[0]: row[1] for row in self._db.execute(back)}
        wanted = there.where(a.session_id.in_(select(e.session_id).where(e.form == "participant")))
        found = self._db.execute(wanted.group_by(a.session_id))
        return frozenset(own for own, people in found if counts.get(own, 0) >= people)

    def next_id(self) -> int:
        """Return the number that the next certificate gets: one more than any that was ever given.

        The history knows every certificate that there was, also those that were undone, deleted or erased.
        """
        h = history_change.c
        query = select(func.max(func.cast(h.row_key, WholeNumber))).where(h.table_name == "certificate")
        return int(self._db.execute(query).scalar() or 0) + 1

    def add(self, new: Sequence[Certificate]) -> None:
        """Store certificates under the ids that they have, and their numbers with the trainings that have none."""
        a = schema.attendance.c
        rows = [
            {
                "id": one.id,
                "person_id": one.person_id,
                "attendance_id": one.attendance_id,
                "number": one.number,
                "code": one.code,
                "issued_on": to_text(one.issued_on),
                "issued_by": one.issued_by,
            }
            for one in new
        ]
        self._db.execute(insert(certificate), rows)
        without = update(schema.attendance).where(a.id == bindparam("own"), a.certificate_number == "")
        numbers = [{"own": one.attendance_id, "number": one.number} for one in new]
        self._db.execute(without.values(certificate_number=bindparam("number")), numbers)

    def withdraw(self, one: Certificate) -> None:
        """Store that a certificate no longer holds, and take its number off the training."""
        values = {"withdrawn_on": to_text(one.withdrawn_on), "withdrawn_why": one.withdrawn_why}
        change_row(self._db, certificate, one.id, values)
        self._take_number_off(one)

    def remove(self, one: Certificate) -> None:
        """Take a certificate out, and its number off the training; the history still knows both."""
        self._take_number_off(one)
        self._db.execute(delete(certificate).where(certificate.c.id == one.id))

    def former_codes(self, number: str) -> frozenset[str]:
        """Return the codes of certificates of this number that there are or were, as the history knows them."""
        h = history_change.c
        row = func.coalesce(h.after, h.before)
        query = select(func.json_extract(row, "$.code")).where(
            h.table_name == "certificate", func.json_extract(row, "$.number") == number
        )
        return frozenset(str(code) for code in self._db.execute(query).scalars() if code)

    def _take_number_off(self, one: Certificate) -> None:
        a = schema.attendance.c
        own = update(schema.attendance).where(a.id == one.attendance_id, a.certificate_number == one.number)
        self._db.execute(own.values(certificate_number=""))


def _certificate(row: RowMapping) -> Certificate:
    return Certificate(
        row["id"],
        row["person_id"],
        row["attendance_id"],
        row["number"],
        row["code"],
        to_day(row["issued_on"]),
        row["issued_by"],
        to_date(row["withdrawn_on"]),
        row["withdrawn_why"],
    )
