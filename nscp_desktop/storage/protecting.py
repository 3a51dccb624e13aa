"""Giving a record file a password, another one, or none: a file is made anew beside it and takes its place."""

import os
from contextlib import suppress
from pathlib import Path

from sqlcipher3 import dbapi2

from nscp_desktop.domain.errors import DamagedError, FileRefusedError
from nscp_desktop.domain.holding import InUseError
from nscp_desktop.storage.backups import look_into
from nscp_desktop.storage.disk import keep_name
from nscp_desktop.storage.engine import connect
from nscp_desktop.storage.record_file import RecordFile
from nscp_desktop.storage.refusals import refusal_of
from nscp_desktop.storage.schema import APPLICATION_ID, SCHEMA_VERSION


def change_key(record_file: RecordFile, key: bytes | None) -> None:
    """Make the record open with another key and salt, 48 bytes, or with none.

    The whole file is written anew and takes the old one's place in one step, so that at every moment the old key or
    the new one opens it. Backups made before keep the key of their day.

    Raises FileRefusedError when it cannot be done; the file then is as it was.
    """
    path, old = record_file.path, record_file.key
    beside = _beside(path)
    try:
        _write_anew(record_file, beside, key)
        _compare(record_file, beside, key)
        record_file.lock()
        try:
            beside.replace(path)
        except OSError as error:
            record_file.unlock(old)
            raise FileRefusedError(
                f"{path.name} could not be replaced ({error.strerror}), so its password is as it was. Another program "
                "may be using it. Try again later."
            ) from error
        # Without it the old file may come back after a power cut, and then opens with the old password.
        with suppress(OSError):
            keep_name(path.parent)
        record_file.unlock(key)
    finally:
        remove_unfinished(path)


def remove_unfinished(path: Path) -> None:
    """Take away what a change that was broken off has left; the record is open here, so nobody is at it."""
    for left_over in (_beside(path), _beside(path).with_name(_beside(path).name + "-journal")):
        with suppress(OSError):
            left_over.unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.rekeyed")


def _write_anew(record_file: RecordFile, beside: Path, key: bytes | None) -> None:
    beside.unlink(missing_ok=True)
    words = f"x'{key.hex()}'" if key is not None else ""
    try:
        with record_file.alone() as source:
            source.execute("ATTACH DATABASE ? AS anew KEY ?", (os.fspath(beside), words))
            try:
                source.execute("SELECT sqlcipher_export('anew')")
                source.execute(f"PRAGMA anew.application_id = {APPLICATION_ID}")
                source.execute(f"PRAGMA anew.user_version = {SCHEMA_VERSION}")
            finally:
                source.execute("DETACH DATABASE anew")
        with beside.open("rb+") as stream:
            os.fsync(stream.fileno())
    except (FileRefusedError, OSError) as error:
        cause = error.__cause__ if isinstance(error, FileRefusedError) else error
        if isinstance(error, DamagedError | InUseError) or not isinstance(cause, dbapi2.DatabaseError | OSError):
            raise
        path = record_file.path
        raise FileRefusedError(
            f"{path.name} could not be written anew, so its password is as it was. Look whether the drive of "
            f"{path.parent} works and has room for the file twice, then try again."
        ) from error


def _compare(record_file: RecordFile, beside: Path, key: bytes | None) -> None:
    try:
        connect(beside, key=key).close()
    except dbapi2.DatabaseError as error:
        raise refusal_of(error, beside, is_saving=False) from error
    with record_file.reading() as unit:
        before = unit.backups.contents()
    if look_into(beside, key) != before:
        raise FileRefusedError(
            f"The new file was not the same as {record_file.path.name}, so the password is as it was. Try again, and "
            "check the drive if it happens again."
        )
