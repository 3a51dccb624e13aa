"""Going back to a backup: looked into first, the present state kept, then put in place in one step."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from nscp_desktop.domain.backups import Backup, BackupLook, BackupReason, Contents, Drill, differences, read_name
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.errors import DamagedError, FileRefusedError, NotAllowedError, NscpError
from nscp_desktop.domain.history import BatchKind
from nscp_desktop.domain.holding import InUseError
from nscp_desktop.domain.workplace import Workplace
from nscp_desktop.services.backup_folders import backups_for, folder_of
from nscp_desktop.storage import backups as files
from nscp_desktop.storage.record_file import RecordFile
from nscp_desktop.storage.workplace import here

__all__ = ["Prepared", "backups_for", "finish", "give_up", "look", "prepare", "rehearse", "restore"]

RESTORED = "backups/restored"
_SALT_AT = 32


@dataclass(frozen=True, slots=True)
class Prepared:
    """A checked copy of a backup, brought to the newest schema, that lies beside the record it will replace.

    `key` opens it; None for a plain one.
    """

    finished: Path
    path: Path
    backup: Backup
    contents: Contents
    key: bytes | None


def look(backup: Backup, key: bytes | None = None, *, thoroughly: bool = True) -> BackupLook:
    """Look into a backup and say what it holds, or why that cannot be said. Nothing is changed."""
    path = files.path_of(backup)
    try:
        files.refuse_no_record(path)
        if needs_password(backup, key):
            return BackupLook(backup, None, f"{backup.name} opens with another password.", needs_password=True)
        return BackupLook(backup, files.look_into(path, _fitting(path, key), thoroughly=thoroughly))
    except NscpError as refusal:
        return BackupLook(backup, None, str(refusal))


def needs_password(backup: Backup, key: bytes | None) -> bool:
    """Tell whether a backup is protected, and not by this key."""
    path = files.path_of(backup)
    if not files.is_protected(path):
        return False
    return key is None or (len(key) > _SALT_AT and key[_SALT_AT:] != files.salt_of(path))


def backup_at(path: Path, now: datetime) -> Backup:
    """Return any record file as a backup to go back to, wherever it lies and whatever it is called.

    Raises FileRefusedError when it is not there.
    """
    with files.refusing_disk(path):
        size_bytes, changed = path.stat().st_size, path.stat().st_mtime
    named = read_name(str(path.parent), path.name, size_bytes)
    if named is not None:
        return named
    taken_at = datetime.fromtimestamp(changed, tz=now.tzinfo)
    return Backup(str(path.parent), path.name, path.stem, taken_at, BackupReason.BY_HAND, False, size_bytes)


def prepare(
    path: Path, backup: Backup, *, key: bytes | None = None, record_id: str = "", workplace: Workplace | None = None
) -> Prepared:
    """Make the file that will replace `path`, beside it, and check it; `path` itself is not touched.

    `record_id` names the record that is there now, empty when that is not known.

    Raises FileRefusedError when the backup cannot be used or there is no room, NotAllowedError when it is of
    another record.
    """
    source = files.path_of(backup)
    files.refuse_no_record(source)
    if needs_password(backup, key):
        raise FileRefusedError(f"{backup.name} opens with another password. Type the password that it had.")
    own_key = _fitting(source, key)
    expected = files.look_into(source, own_key)
    if record_id and expected.record_id and expected.record_id != record_id:
        raise NotAllowedError(
            f"{backup.name} is a backup of another record ({expected.agency}), so it cannot take the place of "
            f"{path.name}. Save it under a new name instead."
        )
    files.remove_unfinished(path.parent, f".{path.name}.")
    finished = files.unfinished_name(path)
    try:
        files.write_copy(source, finished)
        different = differences(expected, files.look_into(finished, own_key))
        if different:
            raise FileRefusedError(f"The copy of {backup.name} is not the same: {different[0]}. Try again.")
        _bring_up(finished, backup, own_key, workplace or here())
    except BaseException:
        files.remove_file(finished)
        raise
    return Prepared(finished, path, backup, expected, own_key)


def finish(prepared: Prepared) -> None:
    """Put what was prepared in place, in one step: killed at any moment, the old file is there or the new one.

    The record has to be closed by then.

    Raises FileRefusedError when the place cannot be written; what was there is there still.
    """
    try:
        files.put_in_place(prepared.finished, prepared.path)
    finally:
        files.remove_file(prepared.finished)


def give_up(prepared: Prepared) -> None:
    """Take away what was prepared."""
    files.remove_file(prepared.finished)


def restore(
    path: Path,
    backup: Backup,
    *,
    key: bytes | None = None,
    present_key: bytes | None = None,
    workplace: Workplace | None = None,
) -> Backup | None:
    """Put a backup in the place of a record file that is not open; it may be damaged or missing.

    `key` opens the backup and `present_key` what is there now, None when that is not known. What is there now is
    backed up first, and returned as the backup to go back to; when it does not open, its bytes are kept beside it,
    and None is returned.

    Raises FileRefusedError and NotAllowedError as `prepare` does, or when the record is open elsewhere.
    """
    place = workplace or here()
    # Before the present is backed up, which would be for nothing.
    files.refuse_no_record(files.path_of(backup))
    record_id, safety = _keep_present(path, present_key or key, place)
    prepared = prepare(path, backup, key=key, record_id=record_id, workplace=place)
    if safety is None and path.exists():
        try:
            files.set_aside(path, place.now())
        except BaseException:
            give_up(prepared)
            raise
    finish(prepared)
    return safety


def rehearse(backup: Backup, key: bytes | None, workplace: Workplace, scratch: Path) -> Drill:
    """Restore a backup into a scratch place, open and compare it, and say how that went."""
    now = workplace.now()
    try:
        with files.refusing_disk(scratch):
            scratch.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".drill-", dir=scratch, ignore_cleanup_errors=True) as folder:
            prepared = prepare(Path(folder) / f"drill{Path(backup.name).suffix}", backup, key=key, workplace=workplace)
            finish(prepared)
            restored = RecordFile.open(prepared.path, key=prepared.key, workplace=workplace)
            try:
                problems = restored.problems(full=True)
            finally:
                restored.close()
    except (NscpError, OSError) as refusal:
        return Drill(now, backup.name, False, str(refusal), 0, 0)
    found = prepared.contents
    result = problems[0] if problems else "It opened, and every list and the whole history are as they were written."
    return Drill(now, backup.name, not problems, result, found.people, found.records)


def _keep_present(path: Path, key: bytes | None, workplace: Workplace) -> tuple[str, Backup | None]:
    """Back up what is there now; no backup when nothing is there or it does not open."""
    if not path.exists():
        return "", None
    try:
        present = RecordFile.open(path, key=_fitting(path, key), workplace=workplace)
    except FileRefusedError as refusal:
        if _is_held(refusal):
            raise
        return "", None
    try:
        try:
            record_id = present.record_id
            is_sound = present.needs_upgrade or not present.problems()
        except DamagedError:
            return "", None
        if not is_sound:
            return record_id, None
        folder = folder_of(path, record_id)
        added = files.add_backup(present, folder, workplace.now(), BackupReason.BEFORE_RESTORE, kept=True)
        return record_id, added.backup
    finally:
        present.close()


def _is_held(refusal: FileRefusedError) -> bool:
    """Tell whether somebody has the file open, which is no reason to think it damaged."""
    return isinstance(refusal, InUseError) or "locked" in str(refusal.__cause__).casefold()


def _fitting(path: Path, key: bytes | None) -> bytes | None:
    return key if key is not None and files.is_protected(path) else None


def _bring_up(finished: Path, backup: Backup, key: bytes | None, workplace: Workplace) -> None:
    """Upgrade an older schema, and write into the history that this record was gone back to."""
    record_file = RecordFile.open(finished, key=key, workplace=workplace)
    try:
        if record_file.needs_upgrade:
            record_file.upgrade()
        local = backup.taken_at.astimezone()
        title = f"Restored the backup of {in_words(local.date())}, {local:%H:%M}"
        with record_file.changing(title, kind=BatchKind.FINAL) as unit:
            unit.settings.set(RESTORED, f"{workplace.now().isoformat()} {backup.name}")
        problems = record_file.problems()
        if problems:
            raise FileRefusedError(f"{backup.name} cannot be used. {problems[0]}")
    finally:
        with suppress(OSError):
            record_file.close()
