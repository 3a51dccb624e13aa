"""Records of every released version are brought to the newest schema, whole or not at all."""

import hashlib
import os
import random
import shutil
import signal
import struct
import time
from datetime import date
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from nscp_desktop.domain.backups import BackupReason
from nscp_desktop.domain.errors import FileRefusedError, NscpError
from nscp_desktop.services import restoring
from nscp_desktop.services.record_files import open_existing
from nscp_desktop.storage.engine import connect
from nscp_desktop.storage.record_file import RecordFile
from nscp_desktop.storage.schema import SCHEMA_VERSION

RELEASED = Path(__file__).parents[1] / "data" / "released"
KEY = bytes(range(32)) + bytes(range(100, 116))
FILES = {f"v{version}{kind}.nscp": key for version in range(1, 6) for kind, key in (("", None), ("-protected", KEY))}
ADMINISTRATOR = "Zoë Ünal"
GROWING = {"team", "setting", "history_batch", "history_change"}
AS_AT = date(2026, 11, 24)
KILLS = 25


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))


@pytest.fixture(params=FILES)
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Give a copy of a record that a released version wrote."""
    path = tmp_path / str(request.param)
    shutil.copyfile(RELEASED / str(request.param), path)
    return path


def key_of(path: Path) -> bytes | None:
    return FILES[path.name]


def released_version(path: Path) -> int:
    return int(path.name[1])


def _query(path: Path, key: bytes | None, *statements: str) -> list[list[tuple[object, ...]]]:
    connection = connect(path, key=key, read_only=True)
    try:
        return [connection.execute(statement).fetchall() for statement in statements]
    finally:
        connection.close()


def old_tables(path: Path, key: bytes | None) -> list[str]:
    found = _query(path, key, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return sorted(str(name) for (name,) in found[0] if name != "alembic_version")


def contents(path: Path, key: bytes | None, tables: dict[str, list[str]]) -> dict[str, tuple[int, str]]:
    """Return how many rows each table has, and a digest of the columns that it had before."""
    statements = [f"SELECT {', '.join(columns)} FROM {table}" for table, columns in tables.items()]
    found = _query(path, key, *statements)
    return {
        table: (len(rows), hashlib.sha256("\n".join(sorted(map(repr, rows))).encode()).hexdigest())
        for table, rows in zip(tables, found, strict=True)
    }


def columns_of(path: Path, key: bytes | None) -> dict[str, list[str]]:
    tables = old_tables(path, key)
    found = _query(path, key, *(f"PRAGMA table_info({table})" for table in tables))
    return {table: [str(row[1]) for row in rows] for table, rows in zip(tables, found, strict=True)}


def version_of(path: Path, key: bytes | None) -> object:
    return _query(path, key, "PRAGMA user_version")[0][0][0]


def test_f65_every_row_of_a_released_record_is_there_after_the_upgrade(released: Path) -> None:
    key = key_of(released)
    tables = columns_of(released, key)
    before = contents(released, key, tables)
    assert sum(count for count, _ in before.values()) > 1000
    assert version_of(released, key) == released_version(released)
    services = open_existing(released, key=key)
    assert services.problems(full=True) == []
    names = {person.name for person in services.standing.snapshot().people.values()}
    assert {"Zoë O'Neill", "王 小明", "<b>Bold</b> &amp;", "محمد الأحمد"} <= names
    assert len(services.standing.board(AS_AT).rows) > 60
    services.desk.work_as(ADMINISTRATOR)
    services.agency.add_team("After the upgrade")
    services.close()
    assert version_of(released, key) == SCHEMA_VERSION
    after = contents(released, key, tables)
    assert {name: found for name, found in after.items() if name not in GROWING} == {
        name: found for name, found in before.items() if name not in GROWING
    }
    assert after["team"][0] == before["team"][0] + 1
    assert _query(released, key, "PRAGMA foreign_key_check")[0] == []
    assert released.read_bytes()[:16] == (b"SQLite format 3\0" if key is None else KEY[32:])


@pytest.mark.parametrize("name", [name for name in FILES if not name.startswith("v1")])
def test_f65_a_history_that_was_there_is_kept_and_only_the_upgrade_is_added(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    shutil.copyfile(RELEASED / name, path)
    columns = "sequence, kind, of_sequence, title, reason, who, computer, program, at, changes, head"
    steps = f"SELECT {columns} FROM history_batch ORDER BY sequence"
    before = _query(path, FILES[name], steps)[0]
    services = open_existing(path, key=FILES[name])
    try:
        assert services.problems(full=True) == []
        assert services.history.compare(str(before[-1][-1])) is not None
        newest = services.history.steps(1)[0]
        assert services.history.lines(newest.sequence) == (
            f"The record was brought over to version {SCHEMA_VERSION} of its format.",
        )
        erased = [batch for batch in services.history.steps() if batch.title.startswith("Erase")]
        assert erased
    finally:
        services.close()
    assert _query(path, FILES[name], steps)[0][: len(before)] == before
    assert len(_query(path, FILES[name], steps)[0]) == len(before) + 1


def test_f65_a_checked_backup_of_the_old_record_is_made_first(released: Path) -> None:
    key = key_of(released)
    tables = columns_of(released, key)
    before = contents(released, key, tables)
    open_existing(released, key=key).close()
    backup, *more = restoring.backups_for(released)
    assert more == []
    assert backup.why is BackupReason.BEFORE_UPGRADE
    assert backup.is_kept
    kept = Path(backup.folder) / backup.name
    assert version_of(kept, key) == released_version(released)
    assert contents(kept, key, tables) == before


def test_f65_without_room_for_the_backup_nothing_is_upgraded(
    released: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the backups should go")
    monkeypatch.setenv("XDG_DATA_HOME", str(blocked))
    before = released.read_bytes()
    with pytest.raises(NscpError):
        open_existing(released, key=key_of(released))
    assert released.read_bytes() == before


def test_f65_a_second_opening_upgrades_nothing_and_makes_no_backup(released: Path) -> None:
    open_existing(released, key=key_of(released)).close()
    before = released.read_bytes()
    open_existing(released, key=key_of(released)).close()
    assert len(restoring.backups_for(released)) == 1
    assert released.read_bytes()[100:] == before[100:]


def test_f65_a_release_open_for_reading_only_is_left_as_it_is(released: Path) -> None:
    before = released.read_bytes()
    with pytest.raises(FileRefusedError, match="earlier version"):
        open_existing(released, key=key_of(released), read_only=True)
    assert released.read_bytes() == before


def test_f65_an_upgrade_that_fails_half_way_is_refused_and_leaves_the_old_record(tmp_path: Path) -> None:
    path = tmp_path / "v1.nscp"
    shutil.copyfile(RELEASED / "v1.nscp", path)
    other = dbapi2.connect(str(path), isolation_level=None)
    other.execute("CREATE TABLE history_batch (mine TEXT)")
    other.close()
    before = _query(path, None, "SELECT count(*) FROM person", "PRAGMA user_version")
    with pytest.raises(NscpError):
        open_existing(path)
    assert _query(path, None, "SELECT count(*) FROM person", "PRAGMA user_version") == before


def test_f65_killed_at_any_moment_the_record_is_old_or_new(released: Path) -> None:
    key = key_of(released)
    tables = columns_of(released, key)
    before = contents(released, key, tables)
    original = released.read_bytes()
    chance = random.Random(65)
    longest = _upgrade_seconds(released, key)
    old = new = 0
    for _ in range(KILLS):
        _forget(released)
        released.write_bytes(original)
        child = os.fork()
        if child == 0:
            _upgrade(released, key)
        time.sleep(chance.random() * longest)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        record_file = RecordFile.open(released, key=key)
        try:
            was_old = record_file.needs_upgrade
            if not was_old:
                assert record_file.problems(full=True) == []
        finally:
            record_file.close()
        old, new = old + was_old, new + (not was_old)
        grown = set() if was_old else GROWING
        after = contents(released, key, tables)
        assert {name for name in tables if after[name] != before[name]} <= grown
    assert old
    assert old + new == KILLS


def _upgrade(path: Path, key: bytes | None) -> None:
    try:
        open_existing(path, key=key).close()
    finally:
        os._exit(0)


def _upgrade_seconds(path: Path, key: bytes | None) -> float:
    begun = time.monotonic()
    child = os.fork()
    if child == 0:
        _upgrade(path, key)
    os.waitpid(child, 0)
    return time.monotonic() - begun


def _forget(path: Path) -> None:
    for item in path.parent.iterdir():
        if item != path and item.name.startswith((f".{path.name}", f"{path.name}-")):
            item.unlink()


def test_f65_a_record_of_a_later_version_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "v1.nscp"
    content = bytearray((RELEASED / "v1.nscp").read_bytes())
    content[60:64] = struct.pack(">I", SCHEMA_VERSION + 7)
    path.write_bytes(content)
    with pytest.raises(FileRefusedError, match="newer version"):
        open_existing(path)
    assert path.read_bytes() == bytes(content)
    assert restoring.backups_for(path) == ()
