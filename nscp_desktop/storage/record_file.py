"""One agency's record file: create, open, read, change, check."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2

from nscp_desktop.domain.errors import FileRefusedError
from nscp_desktop.storage.engine import make_engine
from nscp_desktop.storage.refusals import refusal_of
from nscp_desktop.storage.schema import APPLICATION_ID, SCHEMA_VERSION
from nscp_desktop.storage.unit_of_work import UnitOfWork

SUFFIX = ".nscp"
_HEADER = b"SQLite format 3\x00"
_HEADER_BYTES = 100
_VERSION_AT, _APPLICATION_AT = 60, 68  # where SQLite keeps both numbers, four bytes each, most significant first


class RecordFile:
    """An open record file: one connection, one writer, no transaction left open between calls."""

    def __init__(self, path: Path, engine: Engine, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._engine = engine
        self._connection = engine.connect()
        self._one_at_a_time = threading.RLock()

    @classmethod
    def create(cls, path: Path, *, key: bytes | None = None) -> RecordFile:
        """Create an empty record file of the newest schema and open it.

        It is built under a temporary name beside the place it goes to, so that no half-made file is left.

        Raises FileRefusedError when something is there already, or the folder cannot be written.
        """
        with _refusing(path):
            is_taken, has_folder = path.exists(), path.parent.is_dir()
        if is_taken:
            raise FileRefusedError(f"{path.name} is there already. Choose another name, or open that file instead.")
        if not has_folder:
            raise FileRefusedError(f"The folder {path.parent} does not exist. Choose another place for {path.name}.")
        unfinished = path.with_name(f".{path.name}.{os.getpid()}.new")
        try:
            with _refusing(path), _connected(unfinished, key) as connection:
                from nscp_desktop.storage.migrate import upgrade

                connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
                with _transaction(connection):
                    upgrade(connection)
            unfinished.replace(path)
            _keep_name(path.parent)
        finally:
            for left_over in (unfinished, unfinished.with_name(unfinished.name + "-journal")):
                left_over.unlink(missing_ok=True)
        return cls.open(path, key=key)

    @classmethod
    def open(cls, path: Path, *, key: bytes | None = None, read_only: bool = False) -> RecordFile:
        """Open an existing record file.

        Raises FileRefusedError when it is missing, not ours, newer than this program, open elsewhere or damaged.
        """
        _refuse_other_things(path, key)
        with _refusing(path):
            record_file = cls(path, make_engine(path, key=key, read_only=read_only), read_only=read_only)
            try:
                record_file._refuse_strangers()
            except BaseException:
                record_file.close()
                raise
        return record_file

    def close(self) -> None:
        """Close the file. Nothing is lost: whatever was said to be saved is on the disk already.

        Closing it again does nothing.
        """
        if self._connection.closed:
            return
        if not self.read_only:
            # Takes the emptied journal away, so that the record is one file and nothing beside it.
            with suppress(DatabaseError):
                self._connection.exec_driver_sql("PRAGMA journal_mode = DELETE")
        self._connection.close()
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[UnitOfWork]:
        """Give a view of the record that does not change while it is used."""
        with self._one_at_a_time, _refusing(self.path), _transaction(self._connection, "BEGIN"):
            yield UnitOfWork(self._connection)

    @contextmanager
    def changing(self) -> Iterator[UnitOfWork]:
        """Give a unit of work that is stored as a whole when it ends well, and not at all otherwise.

        Raises FileRefusedError when it cannot be stored.
        """
        if self.read_only:
            raise FileRefusedError(f"{self.path.name} is open for reading only, so nothing can be changed.")
        with self._one_at_a_time, _refusing(self.path), _transaction(self._connection):
            yield UnitOfWork(self._connection)

    def problems(self) -> list[str]:
        """Check the file and return what is wrong with it, one sentence each; empty when it is sound."""
        from nscp_desktop.storage.check import problems

        with self._one_at_a_time, _refusing(self.path):
            return problems(self._connection)

    def _refuse_strangers(self) -> None:
        if not self.read_only:
            # Takes the lock at once, so that a second program is refused here and not at the first save.
            with _transaction(self._connection):
                pass
        ours = cast(int, self._connection.exec_driver_sql("PRAGMA application_id").scalar())
        version = cast(int, self._connection.exec_driver_sql("PRAGMA user_version").scalar())
        _refuse_numbers(self.path, ours, version)


def _keep_name(folder: Path) -> None:
    """Put a new name in a folder on the disk, so that a power cut does not take it back. Windows does it itself."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _connected(path: Path, key: bytes | None) -> Iterator[Connection]:
    engine = make_engine(path, key=key)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


@contextmanager
def _transaction(connection: Connection, begin: str = "BEGIN IMMEDIATE") -> Iterator[None]:
    connection.exec_driver_sql(begin)
    try:
        yield
        connection.exec_driver_sql("COMMIT")
    except BaseException:
        driver = cast(dbapi2.Connection, connection.connection.driver_connection)
        if driver.in_transaction:
            connection.exec_driver_sql("ROLLBACK")
        raise


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    """Turn what the driver says into a sentence."""
    try:
        yield
    except (DatabaseError, dbapi2.DatabaseError) as error:
        raise refusal_of(error, path) from error
    except OSError as error:
        raise FileRefusedError(
            f"{path.name} cannot be used in {path.parent}: {error.strerror}. Choose another name or place."
        ) from error


def _refuse_other_things(path: Path, key: bytes | None) -> None:
    """Refuse what cannot be a record file, before anything touches it: even opening can change another's file."""
    with _refusing(path):
        is_folder, is_there = path.is_dir(), path.exists()
    if is_folder:
        raise FileRefusedError(f"{path} is a folder. Choose a record file that ends in {SUFFIX}.")
    if not is_there:
        raise FileRefusedError(f"There is no file {path}. Check the name, or create a new record.")
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEADER_BYTES)
    except OSError as error:
        raise FileRefusedError(f"{path.name} cannot be read: {error.strerror}.") from error
    if key is not None:
        return
    if not head.startswith(_HEADER) or len(head) < _HEADER_BYTES:
        raise FileRefusedError(
            f"{path.name} is not a training record of this program, or it is protected by a password. "
            f"Choose a file that ends in {SUFFIX}."
        )
    ours, version = (int.from_bytes(head[at : at + 4], "big") for at in (_APPLICATION_AT, _VERSION_AT))
    _refuse_numbers(path, ours, version)


def _refuse_numbers(path: Path, application: int, version: int) -> None:
    if application != APPLICATION_ID:
        raise FileRefusedError(
            f"{path.name} is not a training record of this program. Choose a file that ends in {SUFFIX}."
        )
    if version > SCHEMA_VERSION:
        raise FileRefusedError(
            f"{path.name} was made by a newer version of this program (record version {version}, and this one knows "
            f"up to {SCHEMA_VERSION}). Install the newer version. The file was not changed."
        )
