"""Checks of evidence by a second person, samples that were drawn for them, and how trainings are evidenced."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Connection, delete, insert, select, update

from nscp_desktop.domain.evidence_checks import CheckResult, EvidenceCheck, Sample, SampleItem
from nscp_desktop.domain.training import Completion, Evidence
from nscp_desktop.storage import schema
from nscp_desktop.storage.rows import add_row, in_parts, only, to_text
from nscp_desktop.storage.schema_training import evidence_check, evidence_sample, evidence_sample_item

# Whoever made it an attendance that counts has recorded it, be it entered at once or booked by somebody else before.
_RECORDED_BY = (
    "SELECT c.row_key, b.who FROM history_change c JOIN history_batch b ON b.sequence = c.batch "
    "WHERE c.table_name = 'attendance' AND c.row_key IN (SELECT value FROM json_each(?)) "
    "AND c.operation IN ('insert', 'update') AND json_extract(c.after, '$.outcome') = 'attended' ORDER BY c.id DESC"
)


class EvidenceChecksStore:
    """Checks and samples in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def checks(self, completion_ids: Iterable[int] | None = None) -> tuple[EvidenceCheck, ...]:
        """Return the checks of some completions, or every check, the oldest first."""
        if completion_ids is None:
            return self._checks(None)
        found = [check for some in in_parts(completion_ids) for check in self._checks(some)]
        return tuple(sorted(found, key=_check_id))

    def recorded_by(self, completion_ids: Iterable[int]) -> dict[int, str]:
        """Return who recorded each of some completions, of those of which the history knows it."""
        found: dict[int, str] = {}
        for some in in_parts(completion_ids):
            keys = json.dumps([str(own) for own in some])
            # The oldest comes last, and stays.
            found |= {int(key): str(who) for key, who in self._db.exec_driver_sql(_RECORDED_BY, (keys,))}
        return {own: who for own, who in found.items() if who}

    def add_checks(self, completions: Sequence[Completion], check: EvidenceCheck) -> None:
        """Keep one finding about each of some completions."""
        rows = [
            {
                "person_id": done.person_id,
                "attendance_id": done.id,
                "checked_on": to_text(check.checked_on),
                "checked_by": check.checked_by,
                "result": check.result.value,
                "note": check.note,
            }
            for done in completions
        ]
        if rows:
            self._db.execute(insert(evidence_check), rows)

    def remove_check(self, check_id: int) -> None:
        self._db.execute(delete(evidence_check).where(evidence_check.c.id == check_id))

    def samples(self) -> tuple[Sample, ...]:
        """Return every sample with what was drawn, the newest first."""
        i, s = evidence_sample_item.c, evidence_sample.c
        items: defaultdict[int, list[SampleItem]] = defaultdict(list)
        for sample_id, own, completion, person in self._db.execute(
            select(i.sample_id, i.id, i.attendance_id, i.person_id).order_by(i.id)
        ):
            items[sample_id].append(SampleItem(own, completion, person))
        query = select(s.id, s.drawn_on, s.drawn_by, s.from_on, s.until_on, s.percent, s.of_count)
        return tuple(
            Sample(own, _day(drawn), by, _day(first), _day(last), percent, of, tuple(items[own]))
            for own, drawn, by, first, last, percent, of in self._db.execute(
                query.order_by(s.drawn_on.desc(), s.id.desc())
            )
        )

    def add_sample(self, sample: Sample, drawn: Sequence[Completion]) -> int:
        """Keep a sample with what was drawn, and return its id."""
        own = add_row(
            self._db,
            evidence_sample,
            drawn_on=to_text(sample.drawn_on),
            drawn_by=sample.drawn_by,
            from_on=to_text(sample.from_on),
            until_on=to_text(sample.until_on),
            percent=sample.percent,
            of_count=sample.of_count,
        )
        rows = [{"sample_id": own, "person_id": done.person_id, "attendance_id": done.id} for done in drawn]
        self._db.execute(insert(evidence_sample_item), rows)
        return own

    def set_evidence(self, completion_ids: Iterable[int], evidence: Evidence) -> None:
        """Say of some completions how they are evidenced."""
        a = schema.attendance
        for some in in_parts(completion_ids):
            which = a.c.id.in_(some), a.c.evidence != evidence.value
            self._db.execute(update(a).where(*which).values(evidence=evidence.value))

    def _checks(self, completion_ids: Sequence[int] | None) -> tuple[EvidenceCheck, ...]:
        c = evidence_check.c
        query = select(c.id, c.attendance_id, c.person_id, c.checked_on, c.checked_by, c.result, c.note)
        query = query.where(*only(c.attendance_id, completion_ids)).order_by(c.id)
        return tuple(
            EvidenceCheck(own, done, person, _day(on), by, CheckResult(result), note)
            for own, done, person, on, by, result, note in self._db.execute(query)
        )


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _check_id(check: EvidenceCheck) -> int:
    return check.id
