"""What is held about a person beside their times, training and decisions: for whoever asks to see all of it."""

from collections.abc import Mapping

from sqlalchemy import Connection, select

from nscp_desktop.storage import schema
from nscp_desktop.storage.schema_assurance import agency_action, assurance_file
from nscp_desktop.storage.schema_learning import gap_reason, induction_done, learning_reader, supervision
from nscp_desktop.storage.schema_training import (
    certificate,
    evaluation,
    evaluation_answer,
    evidence_check,
    evidence_sample_item,
    session_trainer,
    trainer,
)

# The pack shows everything else in a form of its own.
FURTHER = (
    certificate,
    evidence_check,
    evidence_sample_item,
    evaluation,
    learning_reader,
    supervision,
    induction_done,
    gap_reason,
    trainer,
    agency_action,
    assurance_file,
)
_SHOWN_ELSEWHERE = ("attended", "booked")


def further_rows(connection: Connection, person_id: int) -> tuple[tuple[str, Mapping[str, object]], ...]:
    """Return tables and rows; with a row stands the course that it is about, where it is about one."""
    a = schema.attendance.c
    outcomes = select(schema.attendance).where(a.person_id == person_id, a.outcome.not_in(_SHOWN_ELSEWHERE))
    found = [("attendance", dict(row)) for row in connection.execute(outcomes.order_by(a.id)).mappings()]
    for table in FURTHER:
        rows = connection.execute(select(table).where(table.c.person_id == person_id).order_by(table.c.id)).mappings()
        found += [(table.name, _with_more(connection, table.name, dict(row))) for row in rows.all()]
    return tuple(found)


def _with_more(connection: Connection, table: str, row: dict[str, object]) -> dict[str, object]:
    of = schema.attendance if row.get("attendance_id") is not None else schema.session
    key = row.get("attendance_id") or row.get("session_id")
    if key is not None:
        row["course_id"] = connection.execute(select(of.c.course_id).where(of.c.id == key)).scalar_one()
    if table == "evaluation":
        answers = select(evaluation_answer.c.question, evaluation_answer.c.rating)
        query = answers.where(evaluation_answer.c.evaluation_id == row["id"]).order_by(evaluation_answer.c.question)
        row["answers"] = ", ".join(
            f"{question.replace('_', ' ')} {rating}" for question, rating in connection.execute(query)
        )
    if table == "trainer":
        c = session_trainer.c
        row["sessions"] = len(connection.execute(select(c.session_id).where(c.trainer_id == row["id"])).all())
    return row
