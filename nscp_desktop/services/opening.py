"""Opening a record file with patience: others hold it for a moment, or it may only be read."""

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from nscp_desktop.domain.backups import BackupReason
from nscp_desktop.domain.errors import FileRefusedError
from nscp_desktop.domain.holding import HeldElsewhereError, InUseError
from nscp_desktop.domain.workplace import Workplace
from nscp_desktop.services.backup_folders import folder_of
from nscp_desktop.storage.backups import add_backup
from nscp_desktop.storage.protecting import remove_unfinished
from nscp_desktop.storage.record_file import RecordFile

# A virus scanner or a sync program lets go within seconds. The engine itself waits 2 of them for a lock.
PAUSES_SECONDS = (0.1, 0.2, 0.4, 0.8, 1.5, 2.0, 2.5, 2.5)
LOCK_SECONDS = 2.0
AT_MOST_SECONDS = 10.0
# Waits so many seconds and says whether to go on.
Pause = Callable[[float], bool]


def wait_quietly(seconds: float) -> bool:
    """Wait, and go on."""
    threading.Event().wait(seconds)
    return True


def may_write(path: Path) -> bool:
    """Whether a file, and the folder that its journal is in, can be written; True when nobody knows."""
    if not path.exists():
        return True
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def open_patiently(open_once: Callable[[], RecordFile], name: str, pause: Pause = wait_quietly) -> RecordFile:
    """Open a file, and try again for up to 10 seconds while something holds it that has no name.

    Raises InUseError at once when it is known who has it open, FileRefusedError with likely causes when the time is
    over or `pause` gave up.
    """
    waited = 0.0
    for seconds in (*PAUSES_SECONDS, 0.0):
        try:
            return open_once()
        except HeldElsewhereError:
            raise
        except InUseError as refusal:
            if refusal.holder is not None:
                raise
            last: FileRefusedError = refusal
            waited += LOCK_SECONDS
        except FileRefusedError as refusal:
            if not _is_denied(refusal):
                raise
            last = refusal
        again = LOCK_SECONDS if isinstance(last, InUseError) else 0.0
        if waited + seconds + again > AT_MOST_SECONDS or not seconds or not pause(seconds):
            break
        waited += seconds
    if isinstance(last, InUseError):
        raise last
    raise FileRefusedError(
        f"{name} cannot be opened: something holds it. A virus scanner, a backup or a program that synchronises "
        "folders may be busy with it. Wait a minute, then try again. The file was not changed."
    ) from last


def bring_over(record_file: RecordFile) -> None:
    """Bring a file that an older program made to the newest schema, after a checked backup.

    Raises FileRefusedError when it may only be read, or the backup or the upgrade fails; it is as it was then.
    """
    name = record_file.path.name
    if record_file.read_only and may_write(record_file.path):
        raise FileRefusedError(
            f"{name} was made by an earlier version of this program. Open it once in the window, which makes a backup "
            "first and brings it over."
        )
    if record_file.read_only:
        raise FileRefusedError(
            f"{name} was made by an earlier version of this program, and it is open for reading only, so it cannot be "
            "brought over. Copy it to a folder where you may write, and open the copy."
        )
    folder = folder_of(record_file.path, record_file.record_id)
    add_backup(record_file, folder, record_file.workplace.now(), BackupReason.BEFORE_UPGRADE, kept=True)
    record_file.upgrade()


def opened_as_it_is(path: Path, *, key: bytes | None = None, pause: Pause = wait_quietly) -> RecordFile:
    """Open a record file of any schema for reading; one that an older program made can be copied and checked so.

    Raises FileRefusedError as `RecordFile.open` does.
    """
    return open_patiently(lambda: RecordFile.open(path, key=key, read_only=True), path.name, pause)


def opened_record(
    path: Path,
    *,
    key: bytes | None = None,
    read_only: bool = False,
    take_over: bool = False,
    workplace: Workplace | None = None,
    pause: Pause = wait_quietly,
) -> RecordFile:
    """Open a record file of the newest schema; for reading only when it cannot be written.

    Raises FileRefusedError as `RecordFile.open` does.
    """
    with suppress(OSError):
        read_only = read_only or not may_write(path)

    def open_once() -> RecordFile:
        return RecordFile.open(path, key=key, read_only=read_only, take_over=take_over, workplace=workplace)

    record_file = open_patiently(open_once, path.name, pause)
    try:
        if not record_file.read_only:
            remove_unfinished(path)
        if record_file.needs_upgrade:
            bring_over(record_file)
    except BaseException:
        record_file.close()
        raise
    return record_file


def _is_denied(refusal: FileRefusedError) -> bool:
    cause = refusal.__cause__
    return isinstance(cause, PermissionError) or "unable to open database file" in str(cause).casefold()
