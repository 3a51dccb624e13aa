"""What is opened, what is refused, and what happens to a record while it is open."""

import os
import shutil
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.errors import DamagedError, FileRefusedError, NscpError
from nscp_desktop.domain.holding import InUseError, ReplacedError, in_use
from nscp_desktop.services import damaged
from nscp_desktop.services.opening import AT_MOST_SECONDS, LOCK_SECONDS, open_patiently
from nscp_desktop.services.record_files import Services, create, open_existing
from nscp_desktop.storage.record_file import RecordFile
from nscp_desktop.storage.schema import SCHEMA_VERSION
from nscp_desktop.storage.start_up_checks import NEEDED_OPTIONS, UnsoundEngineError, check_engine, refuse_unsound_engine
from tests.faults.mounting import only_read

TODAY = date(2026, 11, 24)
DETAILS = AgencyDetails("Carlton Hill", Sector.SCHOOL)


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "carlton-hill.nscp"
    create(place, DETAILS, today=TODAY).close()
    return place


@pytest.fixture
def services(path: Path) -> Iterator[Services]:
    opened = open_existing(path)
    yield opened
    opened.close()


def whole(folder: Path) -> dict[str, bytes]:
    return {item.name: item.read_bytes() for item in folder.iterdir() if item.is_file()}


def _zip(place: Path) -> None:
    with zipfile.ZipFile(place, "w") as book:
        book.writestr("xl/workbook.xml", "<workbook/>")


def _sqlite(place: Path) -> None:
    other = dbapi2.connect(str(place))
    other.executescript("CREATE TABLE notes (text); INSERT INTO notes VALUES ('mine')")
    other.close()


STRANGERS: dict[str, tuple[Callable[[Path], object], str]] = {
    "folder": (Path.mkdir, "is a folder"),
    "empty": (Path.touch, "is empty"),
    "text": (lambda place: place.write_text("Surname,First name\n" * 9), "is not a training record"),
    "other database": (_sqlite, "belongs to another program"),
    "shortcut": (lambda place: place.write_bytes(b"L\0\0\0\x01\x14\x02\0" + bytes(200)), "is a shortcut"),
    "zip": (_zip, "is a zip file"),
    "pdf": (lambda place: place.write_bytes(b"%PDF-1.7\n"), "is a PDF"),
    "old office": (lambda place: place.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)), "older Office"),
    "cut header": (lambda place: place.write_bytes(b"SQLite format 3\0"), "is cut off"),
    "random pages": (lambda place: place.write_bytes(bytes(range(256)) * 32), "protected by a password"),
}


@pytest.mark.parametrize("kind", STRANGERS)
@pytest.mark.parametrize("read_only", [False, True])
def test_f12_each_kind_of_stranger_has_its_own_words_and_stays_as_it_is(
    tmp_path: Path, kind: str, read_only: bool
) -> None:
    make, words = STRANGERS[kind]
    place = tmp_path / "chosen.nscp"
    make(place)
    before = whole(tmp_path)
    with pytest.raises(FileRefusedError, match=words):
        open_existing(place, read_only=read_only)
    assert whole(tmp_path) == before
    assert [item.name for item in tmp_path.iterdir()] == ["chosen.nscp"]


def test_f12_a_record_that_is_cut_off_is_damaged_and_stays_as_it_is(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises(DamagedError, match="is cut off"):
        open_existing(path)
    assert whole(path.parent) == {path.name: content[: len(content) // 2]}


def test_f13_a_newer_record_is_refused_with_its_version_and_stays_as_it_is(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[60:64] = struct.pack(">I", SCHEMA_VERSION + 1)
    path.write_bytes(content)
    with pytest.raises(FileRefusedError, match=rf"newer version .*record version {SCHEMA_VERSION + 1}"):
        open_existing(path)
    assert whole(path.parent) == {path.name: bytes(content)}


@pytest.mark.parametrize(
    ("sqlite", "cipher", "options", "words"),
    [
        ("3.52.9", "4.19.0 community", NEEDED_OPTIONS, "SQLite 3.52.9"),
        ("3.9.2", "4.19.0 community", NEEDED_OPTIONS, "SQLite 3.9.2"),
        ("3.53.4", "4.18.2 community", NEEDED_OPTIONS, "SQLCipher 4.18.2"),
        ("3.53.4", "", NEEDED_OPTIONS, "is missing"),
        ("3.53.4", "4.19.0 community", ("HAS_CODEC", "TEMP_STORE=1", "THREADSAFE=1"), "TEMP_STORE=2"),
        ("3.53.4", "4.19.0 community", ("HAS_CODEC", "TEMP_STORE=2", "THREADSAFE=0"), "THREADSAFE=1"),
    ],
)
def test_f14_another_engine_than_the_one_shipped_is_refused(
    sqlite: str, cipher: str, options: tuple[str, ...], words: str
) -> None:
    with pytest.raises(UnsoundEngineError, match=words):
        check_engine(sqlite, cipher, options)


def test_f14_the_engine_installed_here_is_the_one_that_is_needed() -> None:
    connection = dbapi2.connect(":memory:")
    options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    (cipher,) = connection.execute("PRAGMA cipher_version").fetchone()
    connection.close()
    assert set(NEEDED_OPTIONS) <= options
    refuse_unsound_engine()
    check_engine(dbapi2.sqlite_version, cipher, options)
    for missing in NEEDED_OPTIONS:
        with pytest.raises(UnsoundEngineError, match=missing):
            check_engine(dbapi2.sqlite_version, cipher, options - {missing})


def test_f14_nothing_is_opened_with_an_older_engine(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = whole(path.parent)
    monkeypatch.setattr(dbapi2, "sqlite_version", "3.52.0")
    refuse_unsound_engine.cache_clear()
    with pytest.raises(UnsoundEngineError, match=r"SQLite 3\.52\.0"):
        open_existing(path)
    assert whole(path.parent) == before
    monkeypatch.undo()
    refuse_unsound_engine.cache_clear()
    refuse_unsound_engine()


def replaced(path: Path) -> None:
    other = path.with_name("incoming")
    shutil.copyfile(path, other)
    other.replace(path)


def overwritten(path: Path) -> None:
    content = path.read_bytes()
    with path.open("r+b") as stream:
        stream.write(content)
    os.utime(path, ns=(1, 1))


@pytest.mark.parametrize(
    ("happens", "words"),
    [
        (replaced, "taken the place"),
        (overwritten, "has changed"),
        (lambda path: path.rename(path.with_name("moved.nscp")), "no longer in"),
        (Path.unlink, "no longer in"),
    ],
    ids=["replaced", "overwritten", "renamed", "deleted"],
)
def test_f16_a_record_that_another_program_replaced_is_told_and_never_written(
    path: Path, tmp_path: Path, happens: Callable[[Path], object], words: str
) -> None:
    services = open_existing(path)
    services.agency.add_team("Before")
    assert services.watching.look().replaced == ""
    happens(path)
    others = {name: data for name, data in whole(tmp_path).items() if not name.startswith(".")}
    assert words in services.watching.look().replaced
    with pytest.raises(ReplacedError, match=words):
        services.agency.add_team("After")
    now = {name: data for name, data in whole(tmp_path).items() if not name.startswith(".")}
    assert {name: data for name, data in now.items() if not name.endswith("-journal")} == {
        name: data for name, data in others.items() if not name.endswith("-journal")
    }
    services.watching.save_copy(tmp_path / "elsewhere.nscp")
    services.close()
    kept = open_existing(tmp_path / "elsewhere.nscp")
    assert [team.title for team in kept.agency.teams()] == ["Before"]
    assert kept.problems(full=True) == []
    kept.close()


def test_f16_own_saves_of_any_number_are_never_taken_for_another_program(services: Services) -> None:
    for number in range(30):
        services.agency.add_team(f"Team {number} " + "x" * 100)
        assert services.watching.look().replaced == ""
    with pytest.raises(NscpError):
        services.agency.add_team("Team 0 " + "x" * 100)
    assert services.watching.look().replaced == ""


def test_f25_a_folder_that_is_moved_or_deleted_is_told_and_the_last_state_can_be_saved(tmp_path: Path) -> None:
    folder = tmp_path / "user"
    folder.mkdir()
    services = create(folder / "a.nscp", DETAILS, today=TODAY)
    services.agency.add_team("Before")
    shutil.rmtree(folder)
    assert "no longer in" in services.watching.look().replaced
    with pytest.raises(ReplacedError):
        services.agency.add_team("After")
    services.watching.save_copy(tmp_path / "saved.nscp")
    services.close()
    assert not folder.exists()
    kept = open_existing(tmp_path / "saved.nscp")
    assert [team.title for team in kept.agency.teams()] == ["Before"]
    kept.close()


def test_f22_a_file_that_is_held_for_a_moment_is_opened_when_it_is_let_go(path: Path) -> None:
    tries: list[float] = []

    def open_once() -> RecordFile:
        if len(tries) < 4:
            raise FileRefusedError("cannot be used") from PermissionError(13, "Permission denied")
        return RecordFile.open(path)

    def pause(seconds: float) -> bool:
        tries.append(seconds)
        return True

    open_patiently(open_once, path.name, pause).close()
    assert tries == sorted(tries)
    assert len(tries) == 4


@pytest.mark.parametrize("cancelled_after", [None, 2])
def test_f22_a_file_that_stays_held_is_refused_within_ten_seconds_with_likely_causes(
    cancelled_after: int | None,
) -> None:
    waited: list[float] = []

    def open_once() -> RecordFile:
        raise FileRefusedError("cannot be used") from PermissionError(13, "Permission denied")

    def pause(seconds: float) -> bool:
        waited.append(seconds)
        return cancelled_after is None or len(waited) < cancelled_after

    with pytest.raises(FileRefusedError, match=r"virus scanner.*synchronises"):
        open_patiently(open_once, "a.nscp", pause)
    assert sum(waited) <= AT_MOST_SECONDS
    assert cancelled_after is None or len(waited) == cancelled_after


def test_f22_what_the_engine_waits_for_a_lock_counts_towards_the_ten_seconds() -> None:
    waited: list[float] = []

    def open_once() -> RecordFile:
        waited.append(LOCK_SECONDS)
        raise in_use("a.nscp", None)

    def pause(seconds: float) -> bool:
        waited.append(seconds)
        return True

    with pytest.raises(InUseError, match=r"a\.nscp is open in another window or program"):
        open_patiently(open_once, "a.nscp", pause)
    assert sum(waited) <= AT_MOST_SECONDS


def test_f22_what_will_not_get_better_is_refused_at_once(tmp_path: Path) -> None:
    def pause(_seconds: float) -> bool:
        raise AssertionError("nothing to wait for")

    with pytest.raises(FileRefusedError, match="There is no file"):
        open_existing(tmp_path / "none.nscp", pause=pause)


def test_f23_a_record_on_a_read_only_medium_opens_for_reading_and_nothing_is_written(path: Path) -> None:
    folder = path.parent
    with only_read(folder):
        before = whole(folder)
        with closing(open_existing(path)) as services:
            assert services.read_only
            assert services.agency.details().name == "Carlton Hill"
            assert services.standing.board(TODAY).rows == ()
            assert services.problems() == []
            with pytest.raises(FileRefusedError, match="reading only"):
                services.agency.add_team("Any")
        assert whole(folder) == before


def test_f23_no_record_is_made_on_a_read_only_medium_and_that_is_what_is_said(tmp_path: Path) -> None:
    with only_read(tmp_path):
        with pytest.raises(FileRefusedError, match="Choose a folder where you may write"):
            create(tmp_path / "carlton-hill.nscp", DETAILS, today=TODAY)
        assert whole(tmp_path) == {}


def problems_of(path: Path) -> list[str]:
    """Return what opening a file and its opening check say."""
    try:
        opened = open_existing(path)
    except FileRefusedError as refusal:
        return [str(refusal)]
    try:
        return opened.problems()
    except FileRefusedError as refusal:
        return [str(refusal)]
    finally:
        opened.close()


def test_f11_a_damaged_record_is_kept_and_its_newest_good_backup_put_in_place(path: Path, tmp_path: Path) -> None:
    services = open_existing(path)
    services.agency.add_team("Teachers")
    services.safekeeping.make()
    services.close()
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 4096] = bytes(4096)
    path.write_bytes(content)
    assert problems_of(path)
    looks = damaged.good_backups(path, None)
    assert looks[0].contents is not None
    assert looks[0].problem == ""
    damaged.keep_copy(path, tmp_path / "kept.nscp")
    assert (tmp_path / "kept.nscp").read_bytes() == bytes(content)
    damaged.open_backup(path, looks[0], None)
    aside = [item for item in tmp_path.iterdir() if item.name != "kept.nscp" and item.read_bytes() == bytes(content)]
    assert len(aside) == 1
    back = open_existing(path)
    assert [team.title for team in back.agency.teams()] == ["Teachers"]
    assert back.problems(full=True) == []
    back.close()


HOT = """
import os, sys
from pathlib import Path
from nscp_desktop.services.record_files import open_existing
services = open_existing(Path(sys.argv[1]))
file = services.desk.file
connection = file._connection
connection.exec_driver_sql("PRAGMA cache_size = 2")
with file.changing("Many teams") as unit:
    for number in range(3000):
        unit.agency.add_team(f"Team {number} " + "x" * 300)
    sys.stdout.write("filled")
    sys.stdout.flush()
    os._exit(9)
"""


def test_f10_a_record_whose_journal_was_deleted_after_a_crash_is_found_damaged(path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", HOT, str(path)], capture_output=True, text=True, check=False)
    journal = path.with_name(f"{path.name}-journal")
    assert done.stdout == "filled", done.stderr
    assert journal.stat().st_size > 4096
    with_journal = path.with_name("whole.nscp")
    shutil.copyfile(path, with_journal)
    shutil.copyfile(journal, path.with_name("whole.nscp-journal"))
    journal.unlink()
    content = path.read_bytes()
    assert problems_of(path)
    assert path.read_bytes() == content
    sound = open_existing(with_journal)
    assert sound.problems(full=True) == []
    assert sound.agency.teams() == ()
    sound.close()
