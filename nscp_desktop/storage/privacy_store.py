"""Holds, disposals, and what is written elsewhere about a person, in one transaction."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, func, or_, select, update

from nscp_desktop.domain.merging import MergePlan
from nscp_desktop.domain.retention import Disposal, LegalHold
from nscp_desktop.domain.subject_access import Mention
from nscp_desktop.storage import schema
from nscp_desktop.storage.erasing import Deleted, deleted_people, erase, names_of, one_and_merged
from nscp_desktop.storage.further import further_rows
from nscp_desktop.storage.removing import merge, remove_person
from nscp_desktop.storage.rows import add_row, to_date, to_text
from nscp_desktop.storage.schema_assurance import agency_action, checklist, checklist_answer, reported_gap
from nscp_desktop.storage.schema_keeping import disposal, history_change, legal_hold, program_user
from nscp_desktop.storage.schema_learning import induction_done
from nscp_desktop.storage.schema_training import certificate, evidence_check, evidence_sample, provider, trainer

_BY_NAME = {
    "safeguarding lead, deputies or contact of the agency": (
        schema.agency.c.lead,
        schema.agency.c.deputies,
        schema.agency.c.contact,
    ),
    "decided on a Target Group": (schema.placement.c.decided_by,),
    "approved an exemption": (schema.exemption.c.approved_by,),
    "accepted a training as equivalent": (schema.equivalent.c.approved_by,),
    "made a competence review": (schema.competence_review.c.reviewed_by,),
    "trainer of a session": (schema.session.c.trainer,),
    "trainer": (trainer.c.name,),
    "checked the evidence of a training": (evidence_check.c.checked_by,),
    "drew a sample of evidence": (evidence_sample.c.drawn_by,),
    "issued a certificate": (certificate.c.issued_by,),
    "explained a step of an induction": (induction_done.c.done_by,),
    "checked the content of a provider": (provider.c.content_checked_by,),
    "contact of a provider": (provider.c.contact,),
    "checked the text of a Target Group": (schema.target_group.c.checked_by,),
    "filled in, approved or looked at a questionnaire": (
        checklist.c.completed_by,
        checklist.c.approved_by,
        checklist.c.outside_by,
    ),
    "contact or trainer of a questionnaire": (checklist.c.contact, checklist.c.trainers),
    "is to see to an item of a questionnaire": (checklist_answer.c.owner,),
    "is to see to an action": (agency_action.c.owner,),
    "named in the note of a questionnaire": (checklist.c.note, checklist.c.reopened_why),
    "named in an answer of a questionnaire": (
        checklist_answer.c.where_covered,
        checklist_answer.c.evidence,
        checklist_answer.c.next_note,
    ),
    "named in the words of an action": (agency_action.c.what, agency_action.c.why, agency_action.c.done_note),
    "named in the gap log": (
        reported_gap.c.what,
        reported_gap.c.detail,
        reported_gap.c.reported_how,
        reported_gap.c.reply,
    ),
    "placed a hold": (legal_hold.c.placed_by,),
    "confirmed a disposal": (disposal.c.confirmed_by,),
    "works with this program": (program_user.c.name,),
}
_OWNED = {
    "is to see to an item of a questionnaire": checklist_answer,
    "is to see to an action": agency_action,
}


class PrivacyStore:
    """What the record says about keeping and erasing."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def holds(self, person_id: int | None = None) -> tuple[LegalHold, ...]:
        """Return the holds of everybody or of one person, the lifted ones too, the newest first."""
        query = select(legal_hold).order_by(legal_hold.c.placed_on.desc(), legal_hold.c.id.desc())
        if person_id is not None:
            query = query.where(legal_hold.c.person_id == person_id)
        return tuple(
            LegalHold(
                row.id,
                row.person_id,
                row.reason,
                row.placed_by,
                date.fromisoformat(row.placed_on),
                to_date(row.lifted_on),
            )
            for row in self._db.execute(query)
        )

    def add_hold(self, hold: LegalHold) -> int:
        """Store a hold; its id is given by the file."""
        return add_row(
            self._db,
            legal_hold,
            person_id=hold.person_id,
            reason=hold.reason,
            placed_by=hold.placed_by,
            placed_on=to_text(hold.placed_on),
        )

    def lift_hold(self, hold_id: int, on: date) -> None:
        self._db.execute(update(legal_hold).where(legal_hold.c.id == hold_id).values(lifted_on=to_text(on)))

    def disposals(self) -> tuple[Disposal, ...]:
        """Return every disposal, the newest first."""
        rows = self._db.execute(select(disposal).order_by(disposal.c.id.desc()))
        return tuple(
            Disposal(
                row.id,
                date.fromisoformat(row.disposed_on),
                row.confirmed_by,
                row.rule,
                row.people,
                row.records,
                row.reference,
            )
            for row in rows
        )

    def add_disposal(self, done: Disposal) -> int:
        """Store a disposal; its id is given by the file."""
        return add_row(
            self._db,
            disposal,
            disposed_on=to_text(done.disposed_on),
            confirmed_by=done.confirmed_by,
            rule=done.rule,
            people=done.people,
            records=done.records,
            reference=done.reference,
        )

    def mentions(self, name: str) -> tuple[Mention, ...]:
        """Return where else a full name stands: as somebody who decided, approved, trained or confirmed."""
        found = []
        for where, columns in _BY_NAME.items():
            holds_it = [func.instr(func.lower(column), name.lower()) > 0 for column in columns]
            query = select(func.count()).select_from(columns[0].table).where(or_(*holds_it))
            count = self._db.execute(query).scalar_one()
            if count and name.strip():
                found.append(Mention(where, count))
        return tuple(found)

    def owned(self, person_id: int) -> tuple[Mention, ...]:
        """Return how much somebody on record is to see to, in the words of `mentions`."""
        found = []
        for where, table in _OWNED.items():
            query = select(func.count()).select_from(table).where(table.c.owner_id == person_id)
            if count := self._db.execute(query).scalar_one():
                found.append(Mention(where, count))
        return tuple(found)

    def further(self, person_id: int) -> tuple[tuple[str, Mapping[str, object]], ...]:
        """Return what else is held about a person, as tables and rows with the course that each is about."""
        return further_rows(self._db, person_id)

    def records_of(self, person_ids: Sequence[int]) -> int:
        """Count the training, bookings and exemptions of some people, or what they had when they were deleted."""
        return sum(self._records(own) or self._deleted_records(own) for own in person_ids)

    def deleted_people(self) -> tuple[Deleted, ...]:
        """Return the people whom only the history still holds."""
        return deleted_people(self._db)

    def remove(self, person_id: int) -> None:
        """Take a person and all that hangs on them out of the tables; the history keeps it."""
        remove_person(self._db, person_id)

    def merge(self, plan: MergePlan) -> None:
        """Make one person of two."""
        merge(self._db, plan)

    def names_of(self, person_ids: Sequence[int]) -> tuple[str, ...]:
        """Return every name that people have or had, those of people merged into them too."""
        ids = [own for person_id in person_ids for own in one_and_merged(self._db, person_id)]
        return names_of(self._db, ids)

    def histories_of(self, person_id: int) -> tuple[int, ...]:
        """Return the ids under which the history speaks of one person."""
        return one_and_merged(self._db, person_id)

    def erase(self, person_ids: Sequence[int]) -> None:
        """Erase people from the tables, the history and the drafts. Write the file anew afterwards."""
        erase(self._db, person_ids)

    def _records(self, person_id: int) -> int:
        tables = (schema.attendance, schema.exemption)
        return sum(
            self._db.execute(select(func.count()).select_from(table).where(table.c.person_id == person_id)).scalar_one()
            for table in tables
        )

    def _deleted_records(self, person_id: int) -> int:
        """Count what went in the same step as the person."""
        c = history_change.c
        gone = select(func.max(c.batch)).where(
            c.table_name == "person", c.row_key == str(person_id), c.operation == "delete"
        )
        query = select(func.count()).where(
            c.batch == gone.scalar_subquery(),
            c.person_id == person_id,
            c.operation == "delete",
            c.table_name.in_(("attendance", "exemption")),
        )
        return self._db.execute(query).scalar_one()
