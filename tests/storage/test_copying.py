"""Copying a record while somebody works in it: nobody waits for the whole copy, and it is one state of the record."""

import os
import shutil
import statistics
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from nscp_desktop.domain.errors import FileRefusedError, LockedError, NscpError
from nscp_desktop.domain.history import BatchKind
from nscp_desktop.domain.retention import Disposal
from nscp_desktop.storage import copying
from nscp_desktop.storage.backups import copy_whole, look_into
from nscp_desktop.storage.engine import connect
from nscp_desktop.storage.record_file import RecordFile

TODAY = date(2026, 11, 25)
KEY = bytes(range(48))
FILES, FILE_BYTES = 24, 1_000_000
LIMIT_SECONDS = 0.3


class Beside(threading.Thread):
    """Work beside the test; `found` or `refused` says how it ended."""

    def __init__(self, work: Callable[[], object]) -> None:
        super().__init__()
        self.work = work
        self.found: Any = None
        self.refused: NscpError | None = None
        self.start()

    def run(self) -> None:
        try:
            self.found = self.work()
        except NscpError as refusal:
            self.refused = refusal

    def end(self) -> Any:
        """Wait for the end, and return what was found or raise what was refused."""
        self.join(60)
        assert not self.is_alive()
        if self.refused is not None:
            raise self.refused
        return self.found


@pytest.fixture(scope="module", params=[None, KEY], ids=["plain", "protected"])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes | None]:
    """Make a record of some thousand pages once; tests work on copies."""
    path = tmp_path_factory.mktemp("filled") / "school.nscp"
    record = RecordFile.create(path, key=request.param)
    with record.alone() as driver:
        for number in range(FILES):
            content = os.urandom(FILE_BYTES)
            row = (f"{number:032}", sha256(content).hexdigest(), content)
            driver.execute("INSERT INTO evidence_content (stored_as, sha256, content) VALUES (?, ?, ?)", row)
    record.close()
    return path, request.param


@pytest.fixture
def record(filled: tuple[Path, bytes | None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RecordFile]:
    """Give the open record; copying it takes some hundred steps."""
    monkeypatch.setattr(copying, "_PAGES", 20)
    shutil.copy(filled[0], tmp_path / "school.nscp")
    opened = RecordFile.open(tmp_path / "school.nscp", key=filled[1])
    yield opened
    opened.close()


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Give the place of a copy, in a folder of its own."""
    (tmp_path / "copies").mkdir()
    return tmp_path / "copies" / "copy.nscp"


def add_team(record: RecordFile, number: int) -> None:
    with record.changing(f"Add team {number}") as unit:
        unit.agency.add_team(f"Team {number}")


def wait_for_pages(out: Path) -> None:
    """Wait until a part of the copy is written, and not yet the whole."""
    while not any(part.stat().st_size for part in out.parent.iterdir()):
        time.sleep(0.001)
    assert not out.exists()


def titles(path: Path, key: bytes | None) -> list[str]:
    opened = RecordFile.open(path, key=key)
    try:
        assert opened.problems(full=True) == []
        with opened.reading() as unit:
            return [team.title for team in unit.agency.teams()]
    finally:
        opened.close()


def test_saves_go_on_while_a_copy_is_made_and_it_holds_the_record_as_it_was_after_one_of_them(
    record: RecordFile, out: Path
) -> None:
    heads = [record_head(record)]
    times: list[float] = []
    beside = Beside(lambda: copy_whole(record, out))
    wait_for_pages(out)
    while not out.exists() and beside.is_alive() and len(times) < 40:
        begun = time.perf_counter()
        add_team(record, len(times))
        times.append(time.perf_counter() - begun)
        heads.append(record_head(record))
    found = beside.end()
    assert len(times) > 3
    assert statistics.median(times) < LIMIT_SECONDS
    saved = heads.index(found.head)
    assert saved > 1
    assert look_into(out, record.key) == found
    assert titles(out, record.key) == sorted(f"Team {number}" for number in range(saved))
    assert [entry.name for entry in out.parent.iterdir()] == [out.name]


def record_head(record: RecordFile) -> str:
    with record.reading() as unit:
        return unit.backups.contents().head


def test_what_is_taken_back_while_a_copy_is_made_is_not_in_it(record: RecordFile, out: Path) -> None:
    def fail() -> None:
        with record.changing("Change") as unit:
            for number in range(300):
                unit.agency.add_team(f"Team {number} " + "x" * 400)
            raise ZeroDivisionError

    beside = Beside(lambda: record.copy_to(out))
    wait_for_pages(out)
    with pytest.raises(ZeroDivisionError):
        fail()
    beside.end()
    assert titles(out, record.key) == []


def test_locking_does_not_wait_for_a_copy_and_leaves_nothing_of_it(record: RecordFile, out: Path) -> None:
    key = record.key
    beside = Beside(lambda: copy_whole(record, out))
    wait_for_pages(out)
    record.lock()
    assert not out.exists()
    with pytest.raises(LockedError):
        beside.end()
    assert list(out.parent.iterdir()) == []
    record.unlock(key)
    copy_whole(record, out)
    assert titles(out, key) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a file in use from being removed")
def test_a_copy_is_begun_again_when_the_record_is_written_anew(record: RecordFile, out: Path) -> None:
    beside = Beside(lambda: record.copy_to(out))
    wait_for_pages(out)
    # Held open, so that no other file is taken for it.
    with next(out.parent.iterdir()).open("rb") as first:
        record.vacuum()
        copied = beside.end()
        assert not os.path.samestat(os.fstat(first.fileno()), out.stat())
    assert look_into(out, copied.key) == copied.contents
    assert [entry.name for entry in out.parent.iterdir()] == [out.name]


@pytest.mark.parametrize("has_erased", [False, True])
def test_a_copy_has_no_unused_parts_once_somebody_was_erased(record: RecordFile, out: Path, has_erased: bool) -> None:
    with record.changing("Erase", kind=BatchKind.FINAL) as unit, record.alone() as driver:
        driver.execute("DELETE FROM evidence_content WHERE stored_as < ?", (f"{9:032}",))
        if has_erased:
            unit.privacy.add_disposal(Disposal(0, TODAY, "Maya Green", "Time up", 1, 0, "2026-1"))
    found = copy_whole(record, out)
    copy = connect(out, key=record.key, read_only=True)
    unused = copy.execute("PRAGMA freelist_count").fetchone()[0]
    copy.close()
    assert (unused == 0) == has_erased
    assert look_into(out, record.key) == found
    assert [entry.name for entry in out.parent.iterdir()] == [out.name]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a folder in use from being deleted")
def test_a_copy_to_a_place_that_goes_away_is_refused_and_the_record_goes_on(record: RecordFile, out: Path) -> None:
    beside = Beside(lambda: copy_whole(record, out))
    wait_for_pages(out)
    shutil.rmtree(out.parent)
    with pytest.raises(FileRefusedError, match="No copy of school"):
        beside.end()
    add_team(record, 1)
    assert record.problems(full=True) == []


def test_a_copy_inside_a_change_is_refused_and_does_not_wait_for_ever(record: RecordFile, out: Path) -> None:
    with record.changing("Change"), pytest.raises(FileRefusedError):
        record.copy_to(out)
    assert list(out.parent.iterdir()) == []
    add_team(record, 1)
