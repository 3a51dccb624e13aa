"""Backup files: made under a temporary name, opened and compared, and only then given their name."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2

from nscp_desktop.domain.backups import Backup, BackupReason, Contents, backup_name, differences, read_name
from nscp_desktop.domain.errors import FileRefusedError, LockedError, NoRoomError
from nscp_desktop.storage.backup_store import contents_of
from nscp_desktop.storage.copying import refuse_without_room
from nscp_desktop.storage.disk import keep_name, no_room
from nscp_desktop.storage.engine import make_engine
from nscp_desktop.storage.lock import held_key, is_held_here, refuse_held_here, side_file
from nscp_desktop.storage.record_file import RecordFile
from nscp_desktop.storage.refusals import refusal_of
from nscp_desktop.storage.schema import APPLICATION_ID, SCHEMA_VERSION
from nscp_desktop.storage.strangers import refuse_other_things

UNFINISHED = ".part"
_CHUNK = 1 << 20
_PLAIN = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Added:
    """A backup that was made now, and what it holds."""

    backup: Backup
    contents: Contents


def is_protected(path: Path) -> bool:
    """Tell whether a record file is protected by a password, by its first bytes."""
    return salt_of(path) != _PLAIN


def salt_of(path: Path) -> bytes:
    """Return the first 16 bytes of a file: the salt of a protected one."""
    if is_held_here(path):
        # Opening and closing a file that is held gives up its lock.
        key = held_key(path)
        return _PLAIN if key is None else key[-len(_PLAIN) :]
    with refusing_disk(path), path.open("rb") as stream:
        return stream.read(len(_PLAIN))


def refuse_no_record(path: Path) -> None:
    """Refuse what cannot be a record file at all, in the words for its kind; one with another password may be one."""
    if not is_held_here(path):
        with refusing_disk(path):
            refuse_other_things(path, None, of_any_key=True)


def listed(folder: Path) -> list[Backup]:
    """Return the backups in a folder, newest first; none when there is no such folder."""
    found: list[Backup] = []
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return []
    for entry in entries:
        with suppress(OSError):
            backup = read_name(str(folder), entry.name, entry.stat().st_size)
            if backup is not None and entry.is_file():
                found.append(backup)
    return sorted(found, key=lambda backup: (backup.taken_at, backup.name), reverse=True)


def path_of(backup: Backup) -> Path:
    """Return where a backup is."""
    return Path(backup.folder) / backup.name


def look_into(path: Path, key: bytes | None = None, *, thoroughly: bool = True) -> Contents:
    """Open a record file for reading and return what it holds, after checking every page when `thoroughly`.

    Raises FileRefusedError when it is not ours, newer, damaged, or the key is not its key.
    """
    with refusing_disk(path):
        if not path.is_file():
            raise FileRefusedError(f"There is no file {path}. Choose another backup.")
    try:
        engine = make_engine(path, key=key, read_only=True)
        try:
            with engine.connect() as connection:
                ours = connection.exec_driver_sql("PRAGMA application_id").scalar()
                version = int(connection.exec_driver_sql("PRAGMA user_version").scalar() or 0)
                _refuse_strangers(path, ours, version)
                if thoroughly:
                    _refuse_damaged(path, [said for (said,) in connection.exec_driver_sql("PRAGMA integrity_check")])
                return contents_of(connection)
        finally:
            engine.dispose()
    except (DatabaseError, dbapi2.DatabaseError, UnicodeDecodeError) as error:
        raise refusal_of(error, path, is_saving=False) from error


def copy_whole(record_file: RecordFile, out: Path, *, checked: bool = False) -> Contents:
    """Copy an open record file to `out` and return what the copy holds, once it has been opened and compared.

    With `checked` a record that is not as it should be is refused, though it could be copied.

    Raises FileRefusedError; then there is nothing at `out`, and nothing half-made beside it.
    """
    unfinished = unfinished_name(out)
    try:
        _refuse_without_room(record_file.path, out)
        remove_file(unfinished)
        expected, found = _copied(record_file, unfinished, out, checked=checked)
        if different := differences(expected, found):
            raise FileRefusedError(
                f"The copy of {record_file.path.name} is not the same as the record: {different[0]}. It was not "
                "kept. Try again, and check the record if this happens again."
            )
        _give_name(unfinished, out)
    finally:
        remove_file(unfinished)
    return found


def copy_bytes(source: Path, out: Path, key: bytes | None, expected: Contents) -> None:
    """Copy a closed record file to `out`, and open and compare the copy before it gets its name.

    Raises FileRefusedError; then there is nothing new at `out`, and nothing half-made beside it.
    """
    unfinished = unfinished_name(out)
    try:
        _refuse_without_room(source, out)
        write_copy(source, unfinished)
        if differences(expected, look_into(unfinished, key)):
            raise FileRefusedError(f"The copy in {out.parent} is not the same as {source.name}. It was not kept.")
        _give_name(unfinished, out)
    finally:
        remove_file(unfinished)


def write_copy(source: Path, out: Path) -> None:
    """Copy a file byte by byte and put it on the disk."""
    refuse_held_here(source)
    with refusing_disk(out), source.open("rb") as reading, out.open("wb") as writing:
        shutil.copyfileobj(reading, writing, _CHUNK)
        writing.flush()
        os.fsync(writing.fileno())


def add_backup(
    record_file: RecordFile, folder: Path, now: datetime, why: BackupReason, *, kept: bool, checked: bool = False
) -> Added:
    """Add a backup of an open record file to a folder, opened and compared; see `copy_whole` for `checked`."""
    with refusing_disk(folder):
        folder.mkdir(parents=True, exist_ok=True)
    remove_unfinished(folder)
    taken = {backup.taken_at for backup in listed(folder)}
    moment = now.replace(microsecond=0)
    while moment in taken:
        moment += timedelta(seconds=1)
    out = folder / backup_name(record_file.path.stem, moment, why, kept=kept)
    with refusing_disk(out):
        if out.exists():
            raise FileRefusedError(f"There is a backup called {out.name} already. Try again in a minute.")
    contents = copy_whole(record_file, out, checked=checked)
    with refusing_disk(out):
        found = read_name(str(folder), out.name, out.stat().st_size)
    assert found is not None
    return Added(found, contents)


def remove_unfinished(folder: Path, prefix: str = ".") -> None:
    """Take away what a run that was killed has left half-made under names that begin with `prefix`."""
    with suppress(OSError):
        for left_over in folder.iterdir():
            if left_over.name.startswith(prefix) and left_over.name.endswith((UNFINISHED, f"{UNFINISHED}-journal")):
                with suppress(OSError):
                    left_over.unlink()


def set_aside(path: Path, now: datetime) -> Path:
    """Keep the bytes of a file that does not open under another name beside it, its journal too; return that name.

    The journal then goes: it belongs to what was there, and would be played into what comes.
    """
    moment = now
    while (aside := path.with_name(f"{path.stem} damaged {moment:%Y-%m-%d %H%M%SZ}{path.suffix}")).exists():
        moment += timedelta(seconds=1)
    journal = path.with_name(f"{path.name}-journal")
    with refusing_disk(aside):
        if journal.exists():
            write_copy(journal, aside.with_name(f"{aside.name}-journal"))
        write_copy(path, aside)
        keep_name(path.parent)
        journal.unlink(missing_ok=True)
    return aside


def rename(backup: Backup, name: str) -> Backup:
    """Give a backup another name in its folder."""
    old, new = path_of(backup), Path(backup.folder) / name
    with refusing_disk(new):
        if new != old:
            if new.exists():
                raise FileRefusedError(f"There is already a backup called {name}.")
            old.rename(new)
            keep_name(new.parent)
    found = read_name(backup.folder, name, backup.size_bytes)
    assert found is not None
    return found


def unfinished_name(out: Path) -> Path:
    """Return the temporary name beside a file, under which it is made."""
    return out.with_name(f".{out.name}.{os.getpid()}{UNFINISHED}")


def remove_file(unfinished: Path) -> None:
    """Take a half-made file away, with its journal and its side file."""
    for left_over in (unfinished, unfinished.with_name(f"{unfinished.name}-journal"), side_file(unfinished)):
        with suppress(OSError):
            left_over.unlink(missing_ok=True)


def put_in_place(finished: Path, path: Path) -> None:
    """Put a finished file in the place of a record file in one step. The record must be closed: Windows insists."""
    with refusing_disk(path):
        finished.replace(path)
        keep_name(path.parent)


@contextmanager
def refusing_disk(path: Path) -> Iterator[None]:
    """Turn what the disk refuses into a sentence that names the place and its room."""
    try:
        yield
    except OSError as error:
        raise FileRefusedError(_sentence(error, path)) from error


def _sentence(error: OSError, path: Path) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return no_room(path)
    if error.errno == errno.EROFS:
        return f"{path.parent} may only be read, so {path.name} cannot be kept there. Choose another place."
    if isinstance(error, FileNotFoundError) and _is_folder(path.parent):
        return f"{path.name} is not there in {path.parent}. Check the name, or choose another file."
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"{path.parent} is not there. Connect the drive or choose another place, then try again."
    return f"{path.name} cannot be used in {path.parent}: {error.strerror}. Choose another place, or try again."


def _is_folder(path: Path) -> bool:
    with suppress(OSError):
        return path.is_dir()
    return False


def _refuse_without_room(source: Path, out: Path) -> None:
    with refusing_disk(out):
        refuse_without_room(source.stat().st_size, out)


def _copied(record_file: RecordFile, unfinished: Path, out: Path, *, checked: bool) -> tuple[Contents, Contents]:
    """Copy a record and return what it held at the end, and what the copy holds."""
    try:
        with refusing_disk(out):
            copied = record_file.copy_to(unfinished, checked=checked)
        return copied.contents, look_into(unfinished, copied.key)
    except LockedError:
        raise
    except NoRoomError as refusal:
        raise NoRoomError(no_room(out)) from refusal
    except FileRefusedError as refusal:
        said = str(refusal).replace(unfinished.name, out.name)
        raise FileRefusedError(f"No copy of {record_file.path.name} was made. {said}") from refusal


def _refuse_strangers(path: Path, ours: object, version: int) -> None:
    if ours != APPLICATION_ID:
        raise FileRefusedError(f"{path.name} is not a training record of this program. Choose another file.")
    if version > SCHEMA_VERSION:
        raise FileRefusedError(
            f"{path.name} was made by a newer version of this program. Install the newer version to use it."
        )


def _refuse_damaged(path: Path, said: list[str]) -> None:
    if said != ["ok"]:
        raise FileRefusedError(f"{path.name} is damaged. Choose another backup. It was left as it is.")


def _give_name(unfinished: Path, out: Path) -> None:
    with refusing_disk(out):
        unfinished.replace(out)
        keep_name(out.parent)
