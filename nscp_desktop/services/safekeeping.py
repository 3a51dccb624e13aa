"""Backups of the open record: made, checked, copied to a second place, cleared away by the tiers, and tried out."""

import threading
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from nscp_desktop.domain.backup_tiers import to_clear, why_resting
from nscp_desktop.domain.backups import (
    Backup,
    BackupLook,
    BackupReason,
    BackupState,
    Contents,
    Drill,
    SecondPlace,
    backup_name,
)
from nscp_desktop.domain.errors import (
    DamagedError,
    FileRefusedError,
    LockedError,
    NoRoomError,
    NotAllowedError,
    NscpError,
)
from nscp_desktop.domain.events import Event, note
from nscp_desktop.domain.users import Right
from nscp_desktop.services import restoring
from nscp_desktop.services.backup_folders import backups_folder, backups_of, folder_of
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.restoring import Prepared
from nscp_desktop.storage import backups as files
from nscp_desktop.storage.backup_notes import BackupNotes, read_notes, write_notes
from nscp_desktop.storage.backups import Added

AT_START_AFTER = timedelta(days=1)
QUIET_DAYS = 7
_SECOND_PLACE = "backups/second-place"


class SafekeepingService:
    """Keeps the open record safe. One backup is made at a time; none of this changes the record but where it says.

    `is_wanted` is false for the sample agency, which is backed up only when somebody asks.
    """

    def __init__(self, desk: Desk) -> None:
        self.is_wanted = True
        self._desk = desk
        self._one_at_a_time = threading.Lock()
        self._problem = ""
        self._resting = ""
        self._is_damaged = False
        self._head_backed_up = ""

    @property
    def folder(self) -> Path:
        """The folder for the backups of this record; it may not exist yet."""
        return folder_of(self._desk.file.path, self._desk.file.record_id)

    def backups(self) -> tuple[Backup, ...]:
        """Return the backups of this record, newest first."""
        return backups_of(self._desk.file.path, self._desk.file.record_id)

    def make(self, why: BackupReason = BackupReason.BY_HAND, *, keep: bool = False) -> Backup:
        """Make a backup, check it by opening it, copy it to the second place, and clear away old ones by the tiers.

        Raises FileRefusedError when there is none afterwards: every earlier backup is still there then. That the
        second place could not be reached is no refusal, but stands in `state`.
        """
        with self._one_at_a_time:
            try:
                made = self._make(why, keep=keep)
            except LockedError:
                raise
            except NscpError as refusal:
                self._problem = str(refusal)
                note(Event.BACKUP_FAILED, error=refusal)
                raise
            note(Event.BACKED_UP)
            return made

    def make_at_start(self) -> Backup | None:
        """Make a backup when the newest is over a day old, or there is none."""
        newest = next(iter(self.backups()), None)
        if newest is not None and abs(self._now() - newest.taken_at) <= AT_START_AFTER:
            return None
        return self.make(BackupReason.START)

    def make_before(self, why: BackupReason) -> None:
        """Make a backup before a big step, for records that are kept.

        Raises FileRefusedError when there is none afterwards, so that the step is not taken.
        """
        if self.is_wanted:
            self.make(why)

    def copy_elsewhere(self, out: Path) -> Backup:
        """Make a checked copy of the record in a file that somebody chose."""
        if out.suffix != self._desk.file.path.suffix:
            raise NotAllowedError(f"Give the copy a name that ends in {self._desk.file.path.suffix}.", "path")
        if out.exists():
            raise FileRefusedError(f"{out.name} is there already. Choose another name.")
        with self._one_at_a_time:
            files.copy_whole(self._desk.file, out)
        return restoring.backup_at(out, self._now())

    def state(self) -> BackupState:
        """Return what is true about the backups now."""
        newest = next(iter(self.backups()), None)
        return BackupState(
            newest,
            self._is_behind(newest),
            self.second_place(),
            self._problem,
            self._resting,
            self.is_quiet(self._now().date()),
        )

    def look(self, backup: Backup, key: bytes | None = None, *, thoroughly: bool = False) -> BackupLook:
        """Say what a backup holds, opened with the record's own key unless another is given."""
        return restoring.look(backup, key or self._desk.file.key, thoroughly=thoroughly)

    def present(self) -> Contents:
        """Return what the record holds now."""
        with self._desk.reading() as unit:
            return unit.backups.contents()

    def keep(self, backup: Backup, *, kept: bool) -> Backup:
        """Keep a backup for ever, or leave it to the tiers again."""
        return files.rename(backup, backup_name(backup.stem, backup.taken_at, backup.why, kept=kept))

    def second_place(self) -> SecondPlace:
        """Return the second place of this computer."""
        with self._desk.reading() as unit:
            chosen = unit.settings.get(self._second_place_name)
        if not chosen:
            return SecondPlace()
        notes = read_notes(self.folder)
        return SecondPlace(chosen, Path(chosen).is_dir(), notes.second_copied_at, notes.second_problem)

    def set_second_place(self, folder: Path | None) -> None:
        """Copy backups made on this computer to another place too; None ends that.

        Raises NotAllowedError when it is no place for them.
        """
        if folder is not None:
            self._check_second_place(folder)
        title = "Chose a second place for backups" if folder else "Took away the second place for backups"
        with self._desk.changing(title, right=Right.ADMINISTER) as unit:
            unit.settings.set(self._second_place_name, str(folder.absolute()) if folder else "")
        write_notes(self.folder, BackupNotes(checked_at=read_notes(self.folder).checked_at))

    def is_quiet(self, today: date) -> bool:
        """Whether somebody has asked not to be reminded of the second place for now."""
        quiet_until = read_notes(self.folder).quiet_until
        return quiet_until is not None and today < quiet_until <= today + timedelta(days=QUIET_DAYS)

    def be_quiet(self, today: date) -> None:
        """Do not remind of the second place for a week."""
        write_notes(self.folder, replace(read_notes(self.folder), quiet_until=today + timedelta(days=QUIET_DAYS)))

    def drill(self) -> Drill:
        """Restore the newest backup into a scratch place, compare it, and write down how that went.

        Raises NotAllowedError when there is no backup.
        """
        self._desk.refuse_unless(Right.EDIT)
        newest = next(iter(self.backups()), None)
        if newest is None:
            raise NotAllowedError("There is no backup to try out yet. Make one first.")
        with self._one_at_a_time:
            drill = restoring.rehearse(newest, self._desk.file.key, self._desk.file.workplace, backups_folder())
            with self._desk.changing("Tried out the newest backup") as unit:
                unit.backups.add_drill(drill)
        return drill

    def last_drill(self) -> Drill | None:
        """Return the newest restore drill, None when none was done."""
        with self._desk.reading() as unit:
            return unit.backups.last_drill()

    def prepare_restore(self, backup: Backup, key: bytes | None = None) -> Prepared:
        """Keep the present state as a backup, then make and check what will replace it.

        The record is as it was until it is closed and `restoring.finish` called; `restoring.give_up` leaves it so.

        Raises NotAllowedError or FileRefusedError when this cannot be gone back to.
        """
        self._desk.refuse_unless(Right.ADMINISTER)
        file = self._desk.file
        if file.read_only:
            raise FileRefusedError(f"{file.path.name} is open for reading only, so nothing can take its place.")
        prepared = restoring.prepare(
            file.path, backup, key=key or file.key, record_id=file.record_id, workplace=file.workplace
        )
        try:
            with self._one_at_a_time:
                files.add_backup(file, self.folder, self._now(), BackupReason.BEFORE_RESTORE, kept=True)
        except BaseException:
            restoring.give_up(prepared)
            raise
        return prepared

    def before_last_restore(self) -> Backup | None:
        """Return the backup of how it was before this record was gone back to; None when it was not."""
        with self._desk.reading() as unit:
            restored = unit.settings.get(restoring.RESTORED)
        if not restored:
            return None
        return next((backup for backup in self.backups() if backup.why is BackupReason.BEFORE_RESTORE), None)

    def _make(self, why: BackupReason, *, keep: bool) -> Backup:
        file = self._desk.file
        try:
            added = files.add_backup(file, self.folder, self._now(), why, kept=keep, checked=True)
        except (LockedError, NoRoomError):
            raise
        except FileRefusedError:
            self._refuse_damaged()
            raise
        self._problem, self._head_backed_up = "", added.contents.head
        self._resting = self._clear(list(self.backups()), added)
        self._copy_to_second_place(added)
        return added.backup

    def _refuse_damaged(self) -> None:
        """Refuse with what is wrong in the record itself, when that is why there is no good copy of it."""
        file = self._desk.file
        try:
            problems = file.problems()
        except DamagedError:
            self._is_damaged = True
            raise
        if problems:
            self._is_damaged = True
            raise DamagedError(
                f"{file.path.name} is not as it should be, so no backup of it was made and none is cleared away. "
                f"{problems[0]} Open the newest backup instead."
            )

    def _clear(self, backups: list[Backup], added: Added) -> str:
        """Clear old backups away, or return why that has to wait."""
        now = self._now()
        resting = why_resting(
            backups,
            now,
            changed_at=added.contents.changed_at,
            newest_is_good=backups[:1] == [added.backup],
            is_damaged=self._is_damaged,
        )
        for backup in to_clear(backups, now) if not resting else ():
            with suppress(OSError):
                files.path_of(backup).unlink()
        return resting

    def _copy_to_second_place(self, added: Added) -> None:
        second = self.second_place()
        if not second.folder:
            return
        notes = replace(read_notes(self.folder), second_problem="")
        folder = Path(second.folder) / self.folder.name
        try:
            if not second.is_there:
                raise FileRefusedError(f"{second.folder} is not there. Connect the drive, then make a backup.")
            with files.refusing_disk(folder):
                folder.mkdir(exist_ok=True)
            files.remove_unfinished(folder)
            out = folder / added.backup.name
            files.copy_bytes(files.path_of(added.backup), out, self._desk.file.key, added.contents)
            self._clear(files.listed(folder), replace(added, backup=replace(added.backup, folder=str(folder))))
            notes = replace(notes, second_copied_at=self._now())
        except NscpError as refusal:
            notes = replace(notes, second_problem=str(refusal))
        write_notes(self.folder, notes)

    def _check_second_place(self, folder: Path) -> None:
        with files.refusing_disk(folder / "backup"):
            is_folder, place = folder.is_dir(), folder.resolve()
        if not is_folder:
            raise NotAllowedError(f"{folder} is not there. Choose a folder on a stick, a share or a synced drive.")
        own = (backups_folder().resolve(), self._desk.file.path.parent.resolve())
        if place in own or own[0] in place.parents:
            raise NotAllowedError(
                "That is where the record or its first backups are already. Choose a folder on another drive."
            )

    def _is_behind(self, newest: Backup | None) -> bool:
        with self._desk.reading() as unit:
            last = next(iter(unit.history.batches(limit=1)), None)
        if newest is None:
            return True
        if self._head_backed_up:
            return last is not None and last.head != self._head_backed_up
        return last is not None and last.at > newest.taken_at

    @property
    def _second_place_name(self) -> str:
        return f"{_SECOND_PLACE}/{self._desk.file.workplace.computer}"

    def _now(self) -> datetime:
        return self._desk.file.workplace.now()
