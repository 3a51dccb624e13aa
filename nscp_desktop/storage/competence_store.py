"""Competences of the Target Groups, and reviews against them."""

from collections import defaultdict

from sqlalchemy import Connection, delete, insert, select

from nscp_desktop.domain.competences import Competence, CompetenceReview, Finding, Met
from nscp_desktop.storage import schema
from nscp_desktop.storage.rows import add_row, change_row, to_date, to_text


class CompetenceStore:
    """Competences in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def competences(self) -> tuple[Competence, ...]:
        """Return the competences by Target Group in their order, those switched off included."""
        c = schema.competence.c
        rows = self._db.execute(select(schema.competence).order_by(c.group_number, c.position, c.id))
        return tuple(Competence(row.id, row.group_number, row.text, row.position, bool(row.active)) for row in rows)

    def add(self, competence: Competence) -> int:
        return add_row(self._db, schema.competence, **_values(competence))

    def change(self, competence: Competence) -> None:
        change_row(self._db, schema.competence, competence.id, _values(competence))

    def remove(self, competence_id: int) -> None:
        """Take a competence off the list; reviews keep its words."""
        self._db.execute(delete(schema.competence).where(schema.competence.c.id == competence_id))

    def reviews(self, *, person_id: int | None = None, role_id: int | None = None) -> tuple[CompetenceReview, ...]:
        """Return every review, or those of a person or a role, the newest first."""
        r, f = schema.competence_review.c, schema.competence_finding.c
        whose = [r.person_id == person_id] if person_id is not None else []
        whose += [r.role_id == role_id] if role_id is not None else []
        findings: defaultdict[int, list[Finding]] = defaultdict(list)
        query = select(f.review_id, f.text, f.met, f.note).order_by(f.id)
        if whose:
            query = query.where(f.review_id.in_(select(r.id).where(*whose)))
        for review_id, text, met, note in self._db.execute(query):
            findings[review_id].append(Finding(text, Met(met), note))
        newest_first = select(schema.competence_review).where(*whose).order_by(r.reviewed_on.desc(), r.id.desc())
        rows = self._db.execute(newest_first)
        found = []
        for row in rows:
            day = to_date(row.reviewed_on)
            if day is not None:
                found.append(
                    CompetenceReview(
                        row.id,
                        row.group_number,
                        day,
                        row.reviewed_by,
                        tuple(findings[row.id]),
                        row.person_id,
                        row.role_id,
                        row.note,
                        to_date(row.next_on),
                    )
                )
        return tuple(found)

    def add_review(self, review: CompetenceReview) -> int:
        review_id = add_row(
            self._db,
            schema.competence_review,
            person_id=review.person_id,
            role_id=review.role_id,
            group_number=review.group,
            reviewed_on=to_text(review.reviewed_on),
            reviewed_by=review.reviewed_by,
            note=review.note,
            next_on=to_text(review.next_on),
        )
        rows = [
            {
                "review_id": review_id,
                "person_id": review.person_id,
                "text": finding.text,
                "met": finding.met.value,
                "note": finding.note,
            }
            for finding in review.findings
        ]
        if rows:
            self._db.execute(insert(schema.competence_finding), rows)
        return review_id

    def remove_review(self, review_id: int) -> None:
        f = schema.competence_finding.c
        self._db.execute(delete(schema.competence_finding).where(f.review_id == review_id))
        self._db.execute(delete(schema.competence_review).where(schema.competence_review.c.id == review_id))


def _values(competence: Competence) -> dict[str, object]:
    return {
        "group_number": competence.group,
        "text": competence.text,
        "position": competence.position,
        "active": int(competence.active),
    }
