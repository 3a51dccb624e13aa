"""What hangs on people, trainings and days of training: taken out with them, or moved to another of their kind."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, delete, exists, func, insert, select, update

from nscp_desktop.storage import schema
from nscp_desktop.storage.rows import add_row
from nscp_desktop.storage.schema_assurance import agency_action, assurance_file, checklist_answer
from nscp_desktop.storage.schema_keeping import legal_hold
from nscp_desktop.storage.schema_learning import gap_reason, induction_done, learning_reader, supervision
from nscp_desktop.storage.schema_training import (
    certificate,
    evaluation,
    evaluation_answer,
    evidence_check,
    evidence_sample_item,
    session_day,
    session_file,
    session_trainer,
    trainer,
)

# Everything that is about one person alone, what points at another of these tables before it.
OF_A_PERSON = (
    assurance_file,
    agency_action,
    schema.equivalent,
    schema.competence_finding,
    schema.competence_review,
    schema.former_name,
    schema.away,
    schema.evidence_file,
    evidence_check,
    evidence_sample_item,
    certificate,
    learning_reader,
    supervision,
    induction_done,
    gap_reason,
    schema.attendance,
    schema.exemption,
    legal_hold,
    schema.placement,
    schema.person_place,
    schema.person_duty,
    schema.person_role,
    schema.service,
)
# What a training has, and what has to be different among those of one training.
_OF_A_TRAINING = (
    (schema.equivalent, ("requirement_id",)),
    (schema.evidence_file, ("stored_as",)),
    (evidence_check, ("id",)),
    (evidence_sample_item, ("sample_id",)),
    (certificate, ()),
)
# What one person has at most once for each of something.
_ONCE_EACH = (
    (learning_reader, ("item_id",)),
    (supervision, ("held_on", "kind")),
    (induction_done, ("step_id", "done_on")),
    (gap_reason, ("requirement_id",)),
)
# What somebody is to see to, and does not go with them.
_OWNED = (agency_action, checklist_answer)
_POINT_AT_A_TRAINING = (evaluation, learning_reader)


def take_out_training(connection: Connection, which: ColumnElement[bool]) -> None:
    """Take out completions, bookings or other outcomes with all that proves them or was decided about them."""
    own = select(schema.attendance.c.id).where(which).scalar_subquery()
    for table, _ in _OF_A_TRAINING:
        connection.execute(delete(table).where(table.c.attendance_id.in_(own)))
    for table in _POINT_AT_A_TRAINING:
        connection.execute(update(table).where(table.c.attendance_id.in_(own)).values(attendance_id=None))
    connection.execute(delete(schema.attendance).where(which))


def take_out_person(connection: Connection, person_id: int) -> None:
    """Take out everything that is about one person; answers that they gave stay, without their name and words."""
    _take_name_off(connection, person_id)
    _take_out_trainer(connection, person_id)
    for table in _OWNED:
        connection.execute(update(table).where(table.c.owner_id == person_id).values(owner_id=None))
    for table in OF_A_PERSON:
        connection.execute(delete(table).where(table.c.person_id == person_id))


def take_out_sessions(connection: Connection, session_ids: Sequence[int]) -> None:
    """Take out days of training at which nobody is on record, with their sign-in sheets and evaluations."""
    forms = select(evaluation.c.id).where(evaluation.c.session_id.in_(session_ids)).scalar_subquery()
    connection.execute(delete(evaluation_answer).where(evaluation_answer.c.evaluation_id.in_(forms)))
    for table in (evaluation, session_file, session_day, session_trainer):
        connection.execute(delete(table).where(table.c.session_id.in_(session_ids)))
    connection.execute(delete(schema.session).where(schema.session.c.id.in_(session_ids)))


def move_training(connection: Connection, gone: int, kept: int) -> None:
    """Move what one completion has to another, but for what the other has already."""
    for table, keys in _OF_A_TRAINING:
        _remove_same(connection, table, keys, "attendance_id", (gone, kept))
        connection.execute(update(table).where(table.c.attendance_id == gone).values(attendance_id=kept))
    for table in _POINT_AT_A_TRAINING:
        connection.execute(update(table).where(table.c.attendance_id == gone).values(attendance_id=kept))


def move_person(connection: Connection, gone: int, kept: int) -> None:
    """Move everything that is about one person to another, but for what the other has already."""
    _fill_read(connection, gone, kept)
    for table, keys in _ONCE_EACH:
        _remove_same(connection, table, keys, "person_id", (gone, kept))
    _fold_outcomes(connection, gone, kept)
    _join_forms(connection, "person_id", gone, kept)
    _move_trainer(connection, gone, kept)
    for table in (*OF_A_PERSON, evaluation):
        connection.execute(update(table).where(table.c.person_id == gone).values(person_id=kept))
    for table in _OWNED:
        connection.execute(update(table).where(table.c.owner_id == gone).values(owner_id=kept))


def _remove_same(connection: Connection, table: Table, keys: Sequence[str], owner: str, pair: tuple[int, int]) -> None:
    gone, kept = pair
    other = table.alias()
    same = [other.c[key] == table.c[key] for key in keys]
    there = exists(select(other.c[owner]).where(other.c[owner] == kept, *same))
    connection.execute(delete(table).where(table.c[owner] == gone, there))


def _fill_read(connection: Connection, gone: int, kept: int) -> None:
    """Take over when something was read from the one who read it, with the training that came of it."""
    own, other = learning_reader, learning_reader.alias()
    theirs = [other.c.person_id == gone, other.c.item_id == own.c.item_id]
    read = select(other.c.read_on).where(*theirs).scalar_subquery()
    training = func.coalesce(own.c.attendance_id, select(other.c.attendance_id).where(*theirs).scalar_subquery())
    unread = [own.c.person_id == kept, own.c.read_on.is_(None), read.is_not(None)]
    connection.execute(update(own).where(*unread).values(read_on=read, attendance_id=training))


def _fold_outcomes(connection: Connection, gone: int, kept: int) -> None:
    """Keep one outcome where both stand in one register: having been there before anything else."""
    for own, other in ((gone, kept), (kept, gone)):
        a, b = schema.attendance, schema.attendance.alias()
        there = [b.c.person_id == other, b.c.session_id == a.c.session_id]
        if own == kept:
            there.append(b.c.outcome == "attended")
        take_out_training(
            connection,
            a.c.id.in_(
                select(a.c.id).where(
                    a.c.person_id == own, a.c.outcome != "attended", exists(select(b.c.id).where(*there))
                )
            ),
        )


def _join_forms(connection: Connection, column: str, gone: int, kept: int) -> None:
    """Leave one named form of each kind for a session where both gave one: it takes the words of the other over.

    The other's ratings stay without a name. `column` is `person_id`, or `trainer_id` for the forms of trainers.
    """
    own = evaluation.c[column]
    forms = connection.execute(select(evaluation).where(own.in_((gone, kept)))).mappings().all()
    first = {(form["session_id"], form["form"]): dict(form) for form in forms if form[column] == kept}
    for form in forms:
        named = first.get((form["session_id"], form["form"]))
        if form[column] == kept or named is None:
            continue
        for part in ("comment", "suggestion"):
            if form[part] not in named[part]:
                named[part] = "\n".join(filter(None, (named[part], form[part])))
        words = {part: named[part] for part in ("comment", "suggestion")}
        connection.execute(update(evaluation).where(evaluation.c.id == named["id"]).values(words))
        _write_anew_without_name(connection, form)


def _take_name_off(connection: Connection, person_id: int) -> None:
    """Leave the ratings that somebody gave, without their name and words."""
    for form in connection.execute(select(evaluation).where(evaluation.c.person_id == person_id)).mappings().all():
        _write_anew_without_name(connection, form)


def _write_anew_without_name(connection: Connection, form: RowMapping) -> None:
    """Write a form anew without its name and words: the old row may have to be erased; only ratings are kept."""
    bare = {"person_id": None, "trainer_id": None, "attendance_id": None, "comment": "", "suggestion": ""}
    own = evaluation_answer.c.evaluation_id == form["id"]
    answers = connection.execute(select(evaluation_answer).where(own)).mappings().all()
    if answers:
        # A row keeps its key for ever, so the answers are written anew as well.
        new = add_row(connection, evaluation, **{name: form[name] for name in form if name != "id"} | bare)
        for answer in answers:
            connection.execute(insert(evaluation_answer).values({**answer, "evaluation_id": new}))
    connection.execute(delete(evaluation_answer).where(own))
    connection.execute(delete(evaluation).where(evaluation.c.id == form["id"]))


def _take_out_trainer(connection: Connection, person_id: int) -> None:
    own = select(trainer.c.id).where(trainer.c.person_id == person_id).scalar_subquery()
    connection.execute(delete(session_trainer).where(session_trainer.c.trainer_id.in_(own)))
    connection.execute(update(evaluation).where(evaluation.c.trainer_id.in_(own)).values(trainer_id=None))
    connection.execute(delete(trainer).where(trainer.c.person_id == person_id))


def _move_trainer(connection: Connection, gone: int, kept: int) -> None:
    """Let one of two trainers stay who turn out to be one person; the sessions of both are then theirs."""
    ids = dict(
        connection.execute(select(trainer.c.person_id, trainer.c.id).where(trainer.c.person_id.in_((gone, kept)))).all()
    )
    if gone in ids and kept in ids:
        _lead_instead(connection, ids[gone], ids[kept])
        _join_forms(connection, "trainer_id", ids[gone], ids[kept])
        connection.execute(update(evaluation).where(evaluation.c.trainer_id == ids[gone]).values(trainer_id=ids[kept]))
        connection.execute(delete(trainer).where(trainer.c.id == ids[gone]))
    connection.execute(update(trainer).where(trainer.c.person_id == gone).values(person_id=kept))


def _lead_instead(connection: Connection, gone: int, kept: int) -> None:
    """Put one trainer in the place of another; the rows are written anew, as a row keeps its key for ever."""
    c = session_trainer.c
    led = set(connection.execute(select(c.session_id).where(c.trainer_id == gone)).scalars())
    led -= set(connection.execute(select(c.session_id).where(c.trainer_id == kept)).scalars())
    for session_id in sorted(led):
        connection.execute(insert(session_trainer).values(session_id=session_id, trainer_id=kept))
    connection.execute(delete(session_trainer).where(c.trainer_id == gone))
