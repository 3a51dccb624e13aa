"""Copying an open record a few pages at a time, so that nobody who saves meanwhile has to wait for the whole of it."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection
from sqlcipher3 import dbapi2

from nscp_desktop.domain.backups import Contents
from nscp_desktop.domain.errors import DamagedError, FileRefusedError, NoRoomError
from nscp_desktop.storage.backup_store import contents_of
from nscp_desktop.storage.disk import keep_name, no_room, remove_quietly
from nscp_desktop.storage.engine import uri_of
from nscp_desktop.storage.schema_keeping import disposal
from nscp_desktop.storage.transactions import connected
from nscp_desktop.storage.turns import Turns

# 2 MB: some 10 ms of work, 40 ms for a protected record.
_PAGES = 500
# What waits to be written is kept small, or the drive would take all of it before what somebody saves.
_STEPS_BETWEEN_SYNCS = 8
_TRIES = 3
_SPARE_BYTES = 2_000_000
_KEY_BYTES = 32
# A half-made copy is thrown away, so it needs no journal, and is put on the disk from outside.
_SETTINGS = ("journal_mode = OFF", "synchronous = OFF", "cache_size = -4096", "temp_store = MEMORY")


_Using = Callable[[], AbstractContextManager[tuple[Connection, bytes | None]]]


class _BrokenOffError(Exception):
    """The record is closed or written anew while it is copied."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What a copy holds, and the key that opens it."""

    contents: Contents
    key: bytes | None


class Copies:
    """The copies of one open record that are being made; its connection may only be closed when there are none."""

    def __init__(self, turns: Turns) -> None:
        self._turns = turns
        self._under_way: set[_Copy] = set()

    def copy_to(self, out: Path, using: _Using, *, checked: bool) -> Copied:
        """Copy every page to a new file, safely on the disk, with the key and the salt that the record has at the end.

        `using` gives the record with the lock. What is saved meanwhile goes into the copy too, which is as the record
        was at one moment, the last; when the record is closed or written anew meanwhile, it is begun again. Where
        somebody was erased it has no unused parts: traces may stand there, if the record was not written anew then.

        Raises FileRefusedError when there is a file already, DamagedError when it is to be `checked` as a record is at
        opening and is not as it should be; whatever is raised, nothing is left.
        """
        if out.exists():
            raise FileRefusedError(f"{out.name} is there already. Choose another name.")
        pages = out.with_name(f".{out.name}.part")
        try:
            for _ in range(_TRIES):
                # What is left of a copy that was broken off may have another key.
                pages.unlink(missing_ok=True)
                with suppress(_BrokenOffError):
                    return self._copy_once(out, pages, using, checked=checked)
            raise FileRefusedError(f"{out.name} cannot be made while the record is written anew. Try again.")
        except BaseException:
            remove_quietly(out)
            raise
        finally:
            remove_quietly(pages)

    def _copy_once(self, out: Path, pages: Path, using: _Using, *, checked: bool) -> Copied:
        with using() as (connection, key):
            self._make(connection, pages, key)
            copied = Copied(contents_of(connection), key)
        if checked:
            _refuse_unsound(pages, key)
        if copied.contents.tables.get(disposal.name):
            _write_compact(pages, out, key)
            _put_on_disk(out)
        else:
            _put_on_disk(pages)
            pages.rename(out)
        keep_name(out.parent)
        return copied

    def break_off(self) -> None:
        """End the copies that are being made; called with the lock, and not by who makes one."""
        for copy in tuple(self._under_way):
            copy.stop.set()
        for copy in tuple(self._under_way):
            copy.has_ended.wait()

    def _make(self, connection: Connection, out: Path, key: bytes | None) -> None:
        """Copy with the lock, which is let go of between the steps but not after the last."""
        source: Any = connection.connection.driver_connection
        copy = _Copy(self._turns, out)
        self._under_way.add(copy)
        try:
            with _target(source, out, key) as target:
                source.backup(target, pages=_PAGES, progress=copy.between)
        finally:
            copy.has_ended.set()
            if not copy.has_turn:
                self._turns.__enter__()
            self._under_way.discard(copy)


class _Copy:
    """One copy that is being made."""

    def __init__(self, turns: Turns, out: Path) -> None:
        self.stop, self.has_ended = threading.Event(), threading.Event()
        self.has_turn = True
        self._turns = turns
        self._out = out
        self._steps = 0

    def between(self, status: int, _remaining: int, _pages: int) -> None:
        """Let others use the record between two steps of the engine."""
        if status in (dbapi2.SQLITE_BUSY, dbapi2.SQLITE_LOCKED):
            # The driver would try for ever.
            raise dbapi2.OperationalError("database is locked")
        if status != dbapi2.SQLITE_OK or not self._turns.is_taken_once:
            return
        self._turns.let_go()
        self.has_turn = False
        self._steps += 1
        if self._steps % _STEPS_BETWEEN_SYNCS == 0:
            _put_on_disk(self._out)
        self.has_turn = self._turns.take_again(self.stop)
        if not self.has_turn:
            raise _BrokenOffError


def refuse_without_room(size_bytes: int, out: Path) -> None:
    """Refuse before the drive is filled to the last byte, which other programs need too."""
    if shutil.disk_usage(out.parent).free < size_bytes + _SPARE_BYTES:
        raise NoRoomError(no_room(out))


def _refuse_unsound(pages: Path, key: bytes | None) -> None:
    """Check a copy of all pages, in place of the record: nobody waits for it."""
    from nscp_desktop.storage.checking import problems

    with connected(pages, key) as connection:
        found = problems(connection, full=False)
    if found:
        raise DamagedError(f"It is not as it should be. {found[0]}")


def _write_compact(pages: Path, out: Path, key: bytes | None) -> None:
    """Write a copy anew, without its unused parts; the record itself is left alone meanwhile."""
    refuse_without_room(pages.stat().st_size, out)
    with connected(pages, key) as connection:
        connection.exec_driver_sql("VACUUM INTO ?", (os.fspath(out),))


def _put_on_disk(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


@contextmanager
def _target(source: Any, out: Path, key: bytes | None) -> Iterator[Any]:
    """Open a new file to copy to; closed before anybody learns that the copy has ended."""
    target = dbapi2.connect(f"{uri_of(out)}?mode=rwc", uri=True, isolation_level=None, check_same_thread=False)
    try:
        if key is not None:
            (salt,) = source.execute("PRAGMA cipher_salt").fetchone()
            target.execute("PRAGMA cipher_log_level = NONE")
            target.execute(f"PRAGMA key = \"x'{key[:_KEY_BYTES].hex()}{salt}'\"")
        for setting in _SETTINGS:
            target.execute(f"PRAGMA {setting}")
        yield target
    finally:
        target.close()
