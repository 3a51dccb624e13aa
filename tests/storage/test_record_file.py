"""Creating, opening and losing nothing: real files, other programs, full disks."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.errors import FileRefusedError, NotAllowedError
from nscp_desktop.storage.engine import connect
from nscp_desktop.storage.record_file import RecordFile
from nscp_desktop.storage.schema import APPLICATION_ID

TODAY = date(2026, 11, 23)
KEY = bytes(range(32))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give the place of a record file with an agency in it."""
    place = tmp_path / "school.nscp"
    record_file = RecordFile.create(place)
    with record_file.changing("Change") as unit:
        unit.agency.found(AgencyDetails("Carlton Hill", Sector.SCHOOL), TODAY)
    record_file.close()
    return place


@pytest.fixture
def record(path: Path) -> Iterator[RecordFile]:
    """Give the open record file."""
    record_file = RecordFile.open(path)
    try:
        yield record_file
    finally:
        record_file.close()


def name_of(record_file: RecordFile) -> str:
    with record_file.reading() as unit:
        return unit.agency.details().name


@pytest.mark.parametrize("key", [None, KEY])
def test_every_setting_reads_back(tmp_path: Path, key: bytes | None) -> None:
    connection = connect(tmp_path / "a.nscp", key=key)
    try:
        connection.execute("CREATE TABLE a (b)")
        found = {
            name: connection.execute(f"PRAGMA {name}").fetchone()
            for name in (
                "journal_mode", "synchronous", "locking_mode", "foreign_keys", "trusted_schema", "cell_size_check",
                "recursive_triggers", "secure_delete", "temp_store",
            )
        }  # fmt: skip
        mapped = connection.execute("PRAGMA mmap_size").fetchone()
    finally:
        connection.close()
    assert {name: row[0] for name, row in found.items()} == {
        "journal_mode": "truncate", "synchronous": 3, "locking_mode": "exclusive", "foreign_keys": 1,
        "trusted_schema": 0, "cell_size_check": 1, "recursive_triggers": 1, "secure_delete": 1, "temp_store": 2,
    }  # fmt: skip
    assert mapped is None or mapped[0] == 0


def test_what_was_stored_is_there_when_the_file_is_opened_again(path: Path) -> None:
    record_file = RecordFile.open(path)
    assert name_of(record_file) == "Carlton Hill"
    record_file.close()
    assert [item.name for item in path.parent.iterdir()] == ["school.nscp"]


@pytest.mark.parametrize("name", ["O'Neill & Söhne 100% #1?.nscp", "a b 🙂.nscp", "zażółć.nscp", "a;b.nscp"])
def test_any_name_will_do(tmp_path: Path, name: str) -> None:
    RecordFile.create(tmp_path / name).close()
    RecordFile.open(tmp_path / name).close()
    assert [item.name for item in tmp_path.iterdir()] == [name]


def test_a_name_that_no_disk_holds_is_refused(tmp_path: Path) -> None:
    for make in (RecordFile.create, RecordFile.open):
        with pytest.raises(FileRefusedError, match="Choose another name"):
            make(tmp_path / f"{'n' * 300}.nscp")


def test_a_file_that_is_there_is_never_replaced(tmp_path: Path) -> None:
    place = tmp_path / "mine.nscp"
    place.write_text("my notes")
    with pytest.raises(FileRefusedError, match="is there already"):
        RecordFile.create(place)
    assert place.read_text() == "my notes"


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError, match="nowhere does not exist"):
        RecordFile.create(tmp_path / "nowhere" / "a.nscp")


def foreign(place: Path, *, wal: bool = False) -> None:
    other = sqlite3.connect(place)
    if wal:
        other.execute("PRAGMA journal_mode = WAL")
    other.execute("CREATE TABLE notes (text)")
    other.execute("INSERT INTO notes VALUES ('mine')")
    other.commit()
    other.close()


def make_other_thing(kind: str, place: Path) -> None:
    if kind == "folder":
        place.mkdir()
    elif kind == "text":
        place.write_text("Surname,First name\nKhan,Amir\n" * 10)
    elif kind == "empty":
        place.write_bytes(b"")
    elif kind == "header":
        place.write_bytes(b"SQLite format 3\x00")
    elif kind in ("sqlite", "wal"):
        foreign(place, wal=kind == "wal")


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("missing", "There is no file"),
        ("folder", "is a folder"),
        ("text", "not a training record"),
        ("empty", "not a training record"),
        ("header", "not a training record"),
        ("sqlite", "not a training record"),
        ("wal", "not a training record"),
    ],
)
@pytest.mark.parametrize("read_only", [False, True])
def test_f12_what_is_no_record_file_is_refused_and_left_as_it_is(
    tmp_path: Path, kind: str, sentence: str, read_only: bool
) -> None:
    place = tmp_path / "other.nscp"
    make_other_thing(kind, place)
    before = place.read_bytes() if place.is_file() else None
    with pytest.raises(FileRefusedError, match=sentence):
        RecordFile.open(place, read_only=read_only)
    assert (place.read_bytes() if place.is_file() else None) == before
    assert {item.name for item in tmp_path.iterdir()} <= {"other.nscp"}


def test_f13_a_newer_file_is_refused_and_left_as_it_is(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("PRAGMA user_version = 9")
    other.close()
    before = path.read_bytes()
    with pytest.raises(FileRefusedError, match=r"newer version .*record version 9"):
        RecordFile.open(path)
    assert path.read_bytes() == before


def run(code: str, *words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, words)], capture_output=True, text=True, timeout=60, check=False
    )


OPEN = """
import sys
from pathlib import Path
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.storage.record_file import RecordFile
try:
    RecordFile.open(Path(sys.argv[1])).close()
    print("opened")
except NscpError as refusal:
    print(refusal)
"""


def test_a_second_program_is_refused_while_the_file_is_open(path: Path) -> None:
    record_file = RecordFile.open(path)
    refused = run(OPEN, path).stdout
    record_file.close()
    assert " has school.nscp open on " in refused
    assert run(OPEN, path).stdout == "opened\n"


def test_a_key_makes_a_file_that_opens_only_with_it(tmp_path: Path) -> None:
    place = tmp_path / "secret.nscp"
    record_file = RecordFile.create(place, key=KEY)
    with record_file.changing("Change") as unit:
        unit.agency.found(AgencyDetails("Carlton Hill", Sector.SCHOOL), TODAY)
    record_file.close()
    content = place.read_bytes()
    assert content[:16] != b"SQLite format 3\x00"
    assert b"Carlton" not in content
    for key in (None, bytes(32)):
        with pytest.raises(FileRefusedError, match="protected by a password"):
            RecordFile.open(place, key=key)
    assert place.read_bytes() == content
    opened = RecordFile.open(place, key=KEY)
    assert name_of(opened) == "Carlton Hill"
    assert opened.problems() == []
    opened.close()


FILL = """
import resource, signal, sys
from pathlib import Path
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.storage.record_file import RecordFile
path = Path(sys.argv[1])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
record_file = RecordFile.open(path)
size = path.stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
try:
    with record_file.changing("Change") as unit:
        for number in range(2000):
            unit.agency.add_team(f"Team {number} " + "x" * 400)
    print("stored")
except NscpError as refusal:
    print(refusal)
with record_file.reading() as unit:
    print(len(unit.agency.teams()))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits on file sizes are a matter of POSIX")
def test_f05_a_full_disk_stores_nothing_and_leaves_the_record_whole(path: Path) -> None:
    record_file = RecordFile.open(path)
    with record_file.changing("Change") as unit:
        unit.agency.add_team("Teachers")
    record_file.close()
    said = run(FILL, path).stdout.splitlines()
    assert "school.nscp" in said[0]
    assert "nothing was saved" in said[0]
    assert said[1:] == ["1"]
    again = RecordFile.open(path)
    with again.reading() as unit:
        assert [team.title for team in unit.agency.teams()] == ["Teachers"]
    assert again.problems() == []
    again.close()


CREATE_IN_FULL = """
import resource, signal, sys
from pathlib import Path
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.storage.record_file import RecordFile
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))
try:
    RecordFile.create(Path(sys.argv[1]))
except NscpError as refusal:
    print(refusal)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits on file sizes are a matter of POSIX")
def test_f05_a_full_disk_leaves_no_half_made_record(tmp_path: Path) -> None:
    said = run(CREATE_IN_FULL, tmp_path / "a.nscp").stdout
    assert "a.nscp" in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder that nobody can write")
def test_f23_a_folder_that_only_reads_is_refused() -> None:
    with pytest.raises(FileRefusedError, match=r"Choose a folder where you may write|Choose another name or place"):
        RecordFile.create(Path("/proc/self/school.nscp"))


def test_f23_a_file_opened_for_reading_refuses_changes_and_stays_as_it_is(path: Path) -> None:
    before = path.read_bytes()
    record_file = RecordFile.open(path, read_only=True)
    assert name_of(record_file) == "Carlton Hill"
    assert record_file.problems() == []
    with pytest.raises(FileRefusedError, match="for reading only"), record_file.changing("Change"):
        pass
    record_file.close()
    assert path.read_bytes() == before


def add_and_fail(record_file: RecordFile) -> None:
    with record_file.changing("Change") as unit:
        unit.agency.add_team("Teachers")
        raise ZeroDivisionError


def add_twice(record_file: RecordFile) -> None:
    with record_file.changing("Change") as unit:
        unit.agency.add_team("Office")
        unit.agency.add_team("OFFICE")


def test_a_change_that_fails_in_the_middle_leaves_nothing_behind(path: Path) -> None:
    before = path.read_bytes()
    record_file = RecordFile.open(path)
    with pytest.raises(ZeroDivisionError):
        add_and_fail(record_file)
    with pytest.raises(NotAllowedError, match="nothing was saved"):
        add_twice(record_file)
    with record_file.reading() as unit:
        assert unit.agency.teams() == ()
    record_file.close()
    assert path.read_bytes() == before


def test_a_sound_file_has_no_problems(record: RecordFile) -> None:
    assert record.problems() == []


def damaged(path: Path, *statements: str) -> list[str]:
    other = dbapi2.connect(str(path), isolation_level=None)
    for statement in statements:
        other.execute(statement)
    other.close()
    record_file = RecordFile.open(path)
    try:
        return record_file.problems()
    finally:
        record_file.close()


def test_a_link_to_nothing_is_found(path: Path) -> None:
    without_history = "DROP TRIGGER history_insert_service"
    row = "INSERT INTO service (person_id, kind) VALUES (99, 'employee')"
    found = damaged(path, "PRAGMA foreign_keys = OFF", without_history, row)
    assert found[0] == "In the list service, entry 1 points to something in person that is not there."


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("DROP INDEX uq_attendance_completion", "uq_attendance_completion"),
        ("ALTER TABLE team ADD COLUMN extra TEXT", "team"),
        ("CREATE TABLE stray (a)", "stray"),
        ("CREATE TRIGGER sly AFTER INSERT ON team BEGIN DELETE FROM team; END", "sly"),
    ],
)
def test_a_part_that_is_not_as_it_was_made_is_named(path: Path, statement: str, name: str) -> None:
    assert damaged(path, statement) == [f"The part {name} of the file is not as this program made it."]


def test_f11_a_damaged_page_is_found_or_refused(path: Path) -> None:
    size = path.stat().st_size
    content = bytearray(path.read_bytes())
    middle = size // 4096 // 2 * 4096
    content[middle : middle + 4096] = os.urandom(4096)
    path.write_bytes(content)
    try:
        with closing(RecordFile.open(path)) as record_file:
            found = record_file.problems()
    except FileRefusedError as refusal:
        found = [str(refusal)]
    assert any("damaged" in sentence for sentence in found)


def test_the_file_says_whose_it_is(path: Path) -> None:
    assert int.from_bytes(path.read_bytes()[68:72], "big") == APPLICATION_ID


def test_closing_a_file_again_does_nothing(tmp_path: Path) -> None:
    record_file = RecordFile.create(tmp_path / "a.nscp")
    record_file.close()
    record_file.close()
    assert [path.name for path in tmp_path.iterdir()] == ["a.nscp"]


def test_a_protected_record_can_be_read_again_after_a_copy_met_a_page_that_could_not_be(tmp_path: Path) -> None:
    path = tmp_path / "protected.nscp"
    RecordFile.create(path, key=KEY).close()
    sound, when = path.read_bytes(), path.stat()
    record = RecordFile.open(path, key=KEY + sound[:16])
    with path.open("rb+") as stream:
        stream.seek(4096)
        stream.write(bytes(len(sound) - 4096))
    with pytest.raises(FileRefusedError):
        record.copy_to(path.with_name("copy.nscp"))
    with path.open("rb+") as stream:
        stream.write(sound)
    # It was the drive, and no other program.
    os.utime(path, ns=(when.st_atime_ns, when.st_mtime_ns))
    with record.reading() as unit:
        assert unit.history.head() is not None
    record.copy_to(path.with_name("copy.nscp"))
    assert record.problems(full=True) == []
    record.close()
