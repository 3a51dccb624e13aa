"""Changes behind the back of the history: the quick share, the whole of it with the file closed, and what it found."""

import random
import re
import shutil
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from nscp_desktop.domain.history import BatchKind
from nscp_desktop.services.record_files import open_existing
from nscp_desktop.storage import history_chain
from tests.faults import tampering
from tests.faults.operations import KEY, PLACE, RUNS, Templates, Work, fast_folder, own_data

SEED = 20261124
TRIES = 216
LINE = ("batch", "table_name", "row_key", "person_id", "operation", "before", "after", "salt", "digest")


def test_f68_every_change_behind_the_back_of_the_history_is_noticed_and_named() -> None:
    counts = tampering.run(SEED, TRIES)
    print(counts)
    assert counts.findings == ()
    assert (counts.done, counts.bad) == (TRIES, 0)
    assert min(counts.notes.values()) >= TRIES / len(tampering.KINDS)


def test_f68_the_tampering_catches_a_check_that_looks_away(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(connection: object, *, at_opening: bool = False) -> list[str]:
        return []

    monkeypatch.setattr(history_chain, "problems", nothing)
    assert tampering.run(SEED, 72).bad > 20


@pytest.fixture(params=["saves", "saves, protected"], scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Work:
    """A record with steps done, undone and done again, closed; tests work on copies."""
    folder = tmp_path_factory.mktemp("worked")
    (folder / "templates").mkdir()
    run = next(run for run in RUNS if run.name == request.param)
    work = Templates(folder / "templates").copy(run, folder / "own")
    with own_data(work.folder):
        for step in run.steps:
            step(work)
    work.close()
    return work


@pytest.fixture
def work(worked: Work, tmp_path: Path) -> Work:
    """Give a copy of that record, for this test alone."""
    shutil.copytree(worked.folder, tmp_path / "own")
    return Work(tmp_path / "own", worked.key)


def tampered(work: Work, *statements: str) -> list[str]:
    """Change a closed record with the key and the guards away, and return what the full check says afterwards."""
    connection = dbapi2.connect(str(work.path), isolation_level=None)
    if work.key is not None:
        connection.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f'DROP TRIGGER "{name}"')
    for statement in statements:
        connection.execute(statement)
    for _, sql in triggers:
        connection.execute(sql)
    connection.close()
    with own_data(work.folder):
        services = open_existing(work.path, key=work.key, workplace=PLACE)
        try:
            return services.problems(full=True)
        finally:
            services.close()


def test_f68_a_changed_line_is_named_with_its_step(work: Work) -> None:
    said = tampered(work, "UPDATE history_change SET after = after || ' ' WHERE id = 190")
    assert said[0].startswith("Line 190 of the history (step ")


def test_f68_a_removed_step_is_named(work: Work) -> None:
    said = tampered(
        work, "DELETE FROM history_change WHERE batch = 12", "DELETE FROM history_batch WHERE sequence = 12"
    )
    assert "Step 12 of the history is missing." in said


def test_f68_an_inserted_line_is_named(work: Work) -> None:
    names = ", ".join(LINE)
    line = last_line_of(work, 5)
    said = tampered(
        work,
        f"INSERT INTO history_change (id, {names}) "
        f"SELECT (SELECT max(id) + 1 FROM history_change), {names} FROM history_change WHERE id = {line}",
    )
    assert any(
        re.fullmatch(r"Line \d+ of the history \(step \d+\) is not in its place\.", sentence) for sentence in said
    )
    assert any("does not follow from the one before it" in sentence for sentence in said)


def last_line_of(work: Work, step: int) -> int:
    """Return the number of the last line of a step of a closed record."""
    connection = dbapi2.connect(str(work.path), isolation_level=None)
    if work.key is not None:
        connection.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    (line,) = connection.execute("SELECT max(id) FROM history_change WHERE batch = ?", (step,)).fetchone()
    connection.close()
    return int(line)


@pytest.mark.parametrize("step", [None, 5], ids=["of one step", "of two steps"])
def test_f68_two_swapped_lines_are_named(work: Work, step: int | None) -> None:
    one = 1 if step is None else last_line_of(work, step - 1)
    other = one + 1
    words = f"Line {one} of the history (step {step}) or the one after it is not in its place."
    if step is None:
        words = "Step 1 of the history does not follow from the beginning of this record."
    said = tampered(
        work,
        f"UPDATE history_change SET id = -1 WHERE id = {one}",
        f"UPDATE history_change SET id = {one} WHERE id = {other}",
        f"UPDATE history_change SET id = {other} WHERE id = -1",
    )
    assert words in said


@pytest.mark.parametrize("kind", ["the tail cut and the lists put back", "the history written anew"])
def test_f68_a_cut_tail_and_a_history_written_anew_are_told_by_a_code_that_was_kept(kind: str) -> None:
    with fast_folder() as folder, own_data(folder), tampering.opened(Work(folder / "record")) as record:
        for seed in range(12):
            assert tampering.tried(record, random.Random(seed), tampering.KINDS[kind]) == ""


def test_f68_words_cannot_be_changed_by_taking_their_salt_away(work: Work) -> None:
    said = tampered(work, "UPDATE history_batch SET words_salt = NULL, title = 'Nothing' WHERE sequence = 1")
    assert said == ["The words of step 1 of the history are not those that were written."]


def test_f68_an_erased_line_cannot_be_given_to_another_row(work: Work) -> None:
    with own_data(work.folder):
        services = open_existing(work.path, key=work.key, workplace=PLACE)
        with services.desk.changing("Erase", kind=BatchKind.FINAL) as unit:
            assert unit.history.erase_person(6) > 0
            unit.settings.set("retention", "6")
        services.close()
    assert tampered(work) == []
    said = tampered(work, "UPDATE history_change SET row_key = '9' WHERE salt IS NULL AND table_name = 'person'")
    assert any("does not follow from the one before it" in sentence for sentence in said)


def test_f67_a_row_changed_past_the_history_is_named_with_its_list(work: Work) -> None:
    said = tampered(work, "UPDATE person SET family = 'Somebody' WHERE id = 9")
    assert said == ["In the list person, entry 9 is not as the history says."]


def test_f67_a_list_that_would_give_a_number_twice_is_named(work: Work) -> None:
    said = tampered(work, "UPDATE sqlite_sequence SET seq = 3 WHERE name = 'person'")
    assert said == ["The list person would give numbers again that it gave before."]
