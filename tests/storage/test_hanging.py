"""What hangs on people, trainings and sessions goes with them, comes back with one undo, and moves with a merge."""

import json
from typing import Any

import pytest
from sqlalchemy import Connection, func, insert, select

from nscp_desktop.domain.history import BatchKind
from nscp_desktop.storage.columns import metadata
from nscp_desktop.storage.erasing import erase
from nscp_desktop.storage.hanging import OF_A_PERSON, move_person, take_out_training
from nscp_desktop.storage.record_file import RecordFile
from nscp_desktop.storage.removing import remove_person
from nscp_desktop.storage.rows import add_row
from nscp_desktop.storage.schema import attendance
from nscp_desktop.storage.schema_learning import learning_reader
from nscp_desktop.storage.schema_training import certificate, evaluation, session_trainer, trainer
from nscp_desktop.storage.unit_of_work import UnitOfWork
from tests.storage.filled import ABOUT_A_PERSON, Ground, tables_about_people

# Answers stay without a name, and trainers go with what they led.
OTHERWISE = {"evaluation", "trainer"}


@pytest.fixture
def filled(founded: RecordFile) -> tuple[RecordFile, int, int]:
    """Give a record in which every table holds something of two people."""
    with founded.changing("Fill") as unit:
        ground = Ground(_db(unit))
        return founded, ground.add_person("Ada"), ground.add_person("Bea")


def test_every_table_about_people_is_known_and_filled() -> None:
    names = {table.name for table in tables_about_people()}
    assert {table.name for table in OF_A_PERSON} | OTHERWISE == names
    assert set(ABOUT_A_PERSON) == names


def test_a_deleted_person_leaves_no_row_and_one_undo_brings_every_row_back(
    filled: tuple[RecordFile, int, int],
) -> None:
    record, ada, _ = filled
    before = _everything(record)
    with record.changing("Delete") as unit:
        remove_person(_db(unit), ada)
        step = _newest(unit)
    assert {name: count for name, count in _counts(record, ada).items() if count} == {}
    assert record.problems(full=True) == []
    with record.changing("Undo") as unit:
        unit.take_back(step)
    assert _everything(record) == before


def test_answers_stay_without_name_and_words(filled: tuple[RecordFile, int, int]) -> None:
    record, ada, _ = filled
    with record.changing("Delete") as unit:
        remove_person(_db(unit), ada)
    with record.reading() as unit:
        rows = [row._mapping for row in _db(unit).execute(select(evaluation).order_by(evaluation.c.id))]
        answers = _db(unit).execute(select(func.count()).select_from(metadata.tables["evaluation_answer"])).scalar_one()
    assert (rows[1]["person_id"], rows[1]["attendance_id"], rows[1]["comment"]) == (None, None, "")
    assert rows[0]["comment"]
    assert answers == 2


def test_an_erased_person_is_in_no_row_of_the_history(filled: tuple[RecordFile, int, int]) -> None:
    record, ada, _ = filled
    with record.changing("Erase", kind=BatchKind.FINAL) as unit:
        erase(_db(unit), [ada])
    with record.reading() as unit:
        kept = _db(unit).exec_driver_sql("SELECT before, after FROM history_change").all()
    texts = [text for pair in kept for text in pair if text is not None]
    assert [text for text in texts if json.loads(text).get("person_id") == ada] == []
    assert [text for text in texts if "Ada" in text] == []


def test_the_last_who_was_there_takes_the_session_with_its_sheets_and_days(
    filled: tuple[RecordFile, int, int],
) -> None:
    record, ada, bea = filled
    with record.changing("Delete") as unit:
        assert remove_person(_db(unit), ada) == ()
    with record.changing("Delete") as unit:
        assert len(remove_person(_db(unit), bea)) == 1
    with record.reading() as unit:
        for name in ("session", "session_day", "session_file", "session_trainer", "evaluation", "evaluation_answer"):
            assert _db(unit).execute(select(func.count()).select_from(metadata.tables[name])).scalar_one() == 0
    assert record.problems(full=True) == []


def test_merged_people_keep_once_what_both_had(filled: tuple[RecordFile, int, int]) -> None:
    record, ada, bea = filled
    with record.changing("Part") as unit:
        _db(unit).execute(learning_reader.update().where(learning_reader.c.person_id == bea).values(read_on=None))
        # Both stand in one register: one was there, the other was only booked.
        _db(unit).execute(attendance.update().where(attendance.c.person_id == ada).values(completed_on="2026-09-09"))
        row = {"person_id": bea, "course_id": 1, "outcome": "waiting", "recorded_on": "2026-09-01"}
        own = {"session_id": add_row(_db(unit), metadata.tables["session"], course_id=1, starts_on="2026-09-20")}
        _db(unit).execute(insert(attendance).values(**row, **own))
        led_by = select(trainer.c.id).where(trainer.c.person_id == ada).scalar_subquery()
        _db(unit).execute(insert(session_trainer).values(**own, trainer_id=led_by))
        _db(unit).execute(insert(attendance).values(**row | {"person_id": ada, "outcome": "did-not-attend"}, **own))
    with record.changing("Merge") as unit:
        move_person(_db(unit), ada, bea)
    assert set(_counts(record, ada).values()) == {0}
    with record.reading() as unit:
        read = _db(unit).execute(select(learning_reader.c.read_on)).scalars().all()
        trainers = _db(unit).execute(select(trainer.c.person_id)).scalars().all()
        led = _db(unit).execute(select(session_trainer.c.trainer_id)).scalars().all()
        at_second = _db(unit).execute(select(attendance.c.outcome).where(attendance.c.session_id == own["session_id"]))
        assert at_second.scalars().all() == ["waiting"]
    assert read == ["2026-10-01"]
    assert trainers == [bea]
    assert len(led) == 2
    assert record.problems(full=True) == []


def test_a_training_that_is_taken_out_takes_its_proof_and_lets_go_of_the_rest(
    filled: tuple[RecordFile, int, int],
) -> None:
    record, ada, _ = filled
    with record.changing("Remove") as unit:
        take_out_training(_db(unit), attendance.c.person_id == ada)
    counts = _counts(record, ada)
    assert [counts[name] for name in ("attendance", "certificate", "evidence_check", "evidence_sample_item")] == [0] * 4
    assert counts["evaluation"] == counts["learning_reader"] == 1
    with record.reading() as unit:
        left = _db(unit).execute(select(certificate.c.id)).scalars().all()
    assert len(left) == 1
    assert record.problems(full=True) == []


def _db(unit: UnitOfWork) -> Connection:
    return unit._db


def _newest(unit: UnitOfWork) -> int:
    return int(_db(unit).exec_driver_sql("SELECT max(sequence) FROM history_batch").scalar_one())


def _counts(record: RecordFile, person_id: int) -> dict[str, int]:
    with record.reading() as unit:
        return {
            table.name: _db(unit)
            .execute(select(func.count()).select_from(table).where(table.c.person_id == person_id))
            .scalar_one()
            for table in tables_about_people()
        }


def _everything(record: RecordFile) -> dict[str, list[Any]]:
    with record.reading() as unit:
        return {
            table.name: sorted(map(repr, _db(unit).execute(select(table)).all()))
            for table in metadata.sorted_tables
            if not table.name.startswith("history")
        }
