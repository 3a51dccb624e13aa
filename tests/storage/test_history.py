"""Every change is in the history, whatever made it; the history only grows; and a step can be taken back."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.history import BatchKind, Operation
from nscp_desktop.domain.people import PersonKind, Service, Span
from nscp_desktop.domain.training import Completion
from nscp_desktop.domain.workplace import Workplace
from nscp_desktop.storage import replay
from nscp_desktop.storage.record_file import RecordFile

NOW = datetime(2026, 11, 24, 9, 15, tzinfo=UTC)
MAYA = {"given": "Maya", "family": "Green"}


@pytest.fixture
def record(tmp_path: Path) -> Iterator[RecordFile]:
    place = Workplace("Gwen Evans", "OFFICE-3", "0.0", lambda: NOW)
    record = RecordFile.create(tmp_path / "school.nscp", workplace=place)
    yield record
    record.close()


def add_maya(record: RecordFile) -> int:
    with record.changing("Add Maya Green", reason="new in September") as unit:
        own = unit.people.add(MAYA)
        unit.people.set_services(own, [Service(Span(date(2026, 9, 1), None), PersonKind.EMPLOYEE)])
        return own


def take_back(record: RecordFile, sequence: int, kind: BatchKind = BatchKind.UNDO) -> None:
    with record.changing("Take back", kind=kind, of=sequence) as unit:
        unit.take_back(sequence)


def sound(record: RecordFile) -> bool:
    return record.problems(full=True) == []


def test_a_step_says_who_did_what_where_when_and_why(record: RecordFile) -> None:
    own = add_maya(record)
    with record.reading() as unit:
        (batch,) = unit.history.batches()
        first, second = unit.history.changes(batch.sequence)
        assert unit.history.changes_about(own) == (first, second)
        assert unit.history.changes_of("person", str(own)) == (first,)
    assert (batch.title, batch.reason, batch.who) == ("Add Maya Green", "new in September", "Gwen Evans")
    assert (batch.computer, batch.at, batch.changes, len(batch.head)) == ("OFFICE-3", NOW, 2, 64)
    assert (first.table, first.operation, first.before) == ("person", Operation.INSERT, None)
    unsaid = {"known_as": "", "staff_number": "", "email": "", "manager_id": None, "archived_on": None}
    assert first.after == {"id": own, **MAYA, **unsaid}
    assert second.table == "service"


def test_a_step_that_changes_nothing_leaves_no_trace(record: RecordFile) -> None:
    own = add_maya(record)
    with record.changing("Look") as unit:
        unit.people.change(own, MAYA)
        unit.people.set_services(own, [Service(Span(date(2026, 9, 1), None), PersonKind.EMPLOYEE)])
        unit.drafts.set("person", "half typed", NOW)
    with record.reading() as unit:
        assert [batch.title for batch in unit.history.batches()] == ["Add Maya Green"]
        assert [content for _, content, _ in unit.drafts.everything()] == ["half typed"]


def test_only_what_differs_is_written_down(record: RecordFile) -> None:
    own = add_maya(record)
    periods = [
        Service(Span(date(2026, 9, 1), date(2026, 10, 1)), PersonKind.EMPLOYEE),
        Service(Span(date(2026, 11, 1), None), PersonKind.SUPPLY),
    ]
    with record.changing("Change Maya Green") as unit:
        unit.people.set_services(own, periods)
    with record.reading() as unit:
        changes = unit.history.changes(2)
        assert unit.people.everybody()[own].services == tuple(periods)
    assert [change.operation for change in changes] == [Operation.UPDATE, Operation.INSERT]
    before, after = changes[0].before, changes[0].after
    assert before is not None
    assert after is not None
    assert {name for name in after if before[name] != after[name]} == {"ends_on"}


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO person (given) VALUES ('Nobody')",
        "UPDATE person SET given = 'Nobody'",
        "DELETE FROM service",
        "UPDATE history_change SET after = '{}'",
        "UPDATE history_change SET before = NULL, after = NULL, salt = NULL, digest = NULL",
        "UPDATE history_batch SET title = 'Something else'",
        "UPDATE history_batch SET head = NULL",
        "DELETE FROM history_change",
        "DELETE FROM history_batch",
        "INSERT INTO history_batch (sequence, kind, at) VALUES (1, 'change', '2026-01-01')",
        "INSERT INTO history_change (batch, table_name, row_key, operation) VALUES (1, 'person', '1', 'delete')",
    ],
)
def test_f67_no_change_without_a_trace_and_none_to_the_history(record: RecordFile, statement: str) -> None:
    add_maya(record)
    with (
        record.alone() as driver,
        pytest.raises(dbapi2.IntegrityError, match=r"append-only|history_change\.batch|FOREIGN KEY|UNIQUE"),
    ):
        driver.execute(statement)
    assert sound(record)


def test_undo_and_redo_go_back_and_forth_across_a_restart(record: RecordFile) -> None:
    own = add_maya(record)
    with record.changing("Change Maya Green") as unit:
        unit.people.change(own, {"family": "Brown"})
    with record.alone() as driver:
        after = replay_of(driver)
    record.close()
    again = RecordFile.open(record.path)
    try:
        for expected in (2, 1):
            with again.reading() as unit:
                target = unit.history.undo_target()
            assert target is not None
            assert target.sequence == expected
            take_back(again, target.sequence)
        with again.reading() as unit:
            assert unit.history.undo_target() is None
            assert unit.people.everybody() == {}
        for undone, undo in ((1, 4), (2, 3)):
            with again.reading() as unit:
                target = unit.history.redo_target()
            assert target is not None
            assert target.sequence == undone
            with again.changing("Bring back", kind=BatchKind.REDO, of=undone) as unit:
                unit.take_back(undo)
        with again.alone() as driver:
            assert replay_of(driver) == after
        assert sound(again)
    finally:
        again.close()


def replay_of(driver: dbapi2.Connection) -> list[object]:
    return [driver.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in ("person", "service")]


def test_a_step_that_later_work_changed_is_refused_and_nothing_moves(record: RecordFile) -> None:
    own = add_maya(record)
    with record.changing("Change Maya Green") as unit:
        unit.people.change(own, {"family": "Brown"})
    with pytest.raises(NotAllowedError, match=r"changed later \(Change Maya Green\)"):
        take_back(record, 1)
    with record.reading() as unit:
        assert unit.people.everybody()[own].family == "Brown"
        assert len(unit.history.batches()) == 2


def test_a_step_that_later_work_stands_on_is_refused(record: RecordFile) -> None:
    with record.changing("Add the course Prevent") as unit:
        course = unit.training.add_course(Course(0, "Prevent"))
    own = add_maya(record)
    with record.changing("Record Prevent for Maya Green") as unit:
        unit.training.add_completion(Completion(0, own, course, date(2026, 9, 3), recorded_on=date(2026, 9, 4)))
    for sequence in (1, 2):
        with pytest.raises(NotAllowedError, match=r"entered later \(training\) depends on it"):
            take_back(record, sequence)
    assert sound(record)


def test_a_deleted_entry_comes_back_unless_another_stands_in_its_place(record: RecordFile) -> None:
    own = add_maya(record)
    done = Completion(0, own, 1, date(2026, 9, 3), recorded_on=date(2026, 9, 4))
    with record.changing("Record") as unit:
        assert unit.training.add_course(Course(0, "Prevent")) == 1
        unit.training.add_completion(done)
    with record.changing("Remove") as unit:
        unit.training.remove_attendance(1)
    with record.changing("Record again") as unit:
        unit.training.add_completion(done)
    with pytest.raises(NotAllowedError, match="stands in its place"):
        take_back(record, 3, BatchKind.CHANGE)
    with record.changing("Remove again") as unit:
        unit.training.remove_attendance(2)
    take_back(record, 3, BatchKind.CHANGE)
    with record.reading() as unit:
        assert [entry.id for entry in unit.training.history(own).completions] == [1]
    assert sound(record)


def test_numbers_of_deleted_rows_are_never_given_again(record: RecordFile) -> None:
    own = add_maya(record)
    take_back(record, 1)
    record.close()
    again = RecordFile.open(record.path)
    with again.changing("Add") as unit:
        assert unit.people.add({"given": "Omar"}) > own
    again.close()


def test_what_cannot_be_undone_stops_undo(record: RecordFile) -> None:
    add_maya(record)
    with record.changing("Erase", kind=BatchKind.FINAL) as unit:
        unit.settings.set("retention", "6")
    with record.reading() as unit:
        assert unit.history.undo_target() is None


def test_a_change_behind_the_historys_back_is_found(record: RecordFile) -> None:
    own = add_maya(record)
    with record.alone() as driver:
        (trigger,) = driver.execute("SELECT sql FROM sqlite_schema WHERE name = 'history_update_person'").fetchone()
        driver.execute("DROP TRIGGER history_update_person")
        driver.execute("UPDATE person SET family = 'Brown'")
        driver.execute(trigger)
    assert record.problems() == [f"In the list person, entry {own} is not as the history says."]
    assert record.problems(full=True) == record.problems()


def test_erasing_blanks_what_the_history_holds_and_the_chain_still_verifies(record: RecordFile) -> None:
    own = add_maya(record)
    with record.changing("Erase", kind=BatchKind.FINAL) as unit:
        assert unit.history.erase_person(own, ("Maya Green",)) == 2
        unit.settings.set("retention", "6")
    with record.reading() as unit:
        assert all(change.is_erased for change in unit.history.changes_about(own))
        batch = unit.history.batch(1)
        assert batch is not None
        assert (batch.title, batch.reason, batch.is_erased) == ("", "", True)
        assert unit.history.problems() == []
    with pytest.raises(NotAllowedError, match="has been erased"):
        take_back(record, 1)


def test_every_row_is_rebuilt_from_the_history_alone(record: RecordFile) -> None:
    add_maya(record)
    take_back(record, 1)
    add_maya(record)
    with record.reading() as unit:
        rows = replay.rebuilt(unit._db)
        assert rows == replay.present(unit._db)
        assert {table for table, _ in rows} == {"person", "service"}
