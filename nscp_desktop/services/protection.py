"""The password of a record file: set, changed, taken away; and the code of its recovery sheet."""

from datetime import date
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from nscp_desktop.domain import passwords
from nscp_desktop.domain.backups import BackupReason
from nscp_desktop.domain.errors import FileRefusedError, NotAllowedError
from nscp_desktop.domain.recovery_code import code_of, key_of
from nscp_desktop.domain.users import Right
from nscp_desktop.paths import resources
from nscp_desktop.services.backup_folders import backups_for
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.safekeeping import SafekeepingService
from nscp_desktop.services.saving import save_whole
from nscp_desktop.storage import keys
from nscp_desktop.storage.protecting import change_key

PAGE_BYTES = 4096
_TYPED_BACK = "protection/sheet-typed-back"
_CHANGED_ON = "protection/changed-on"


class ProtectionService:
    """The password of the open record. Each change makes a backup first and is for an administrator."""

    def __init__(self, desk: Desk, safekeeping: SafekeepingService) -> None:
        self._desk = desk
        self._safekeeping = safekeeping

    @property
    def is_protected(self) -> bool:
        """Whether the record has a password."""
        return self._desk.file.is_protected

    def set_password(self, password: str, *, agency: str, today: date) -> None:
        """Give a record without a password one.

        Raises NotAllowedError with the field `password`, FileRefusedError when it cannot be done.
        """
        judge(password, agency)
        self._change(keys.new_key(password), "Protected the record with a password", today)

    def change_password(self, old: str, new: str, *, agency: str, today: date) -> None:
        """Change the password.

        Raises NotAllowedError with the field `old` or `password`, FileRefusedError when it cannot be done.
        """
        self.check_password(old)
        judge(new, agency)
        self._change(keys.new_key(new), "Changed the password", today)

    def remove_password(self, old: str, *, today: date) -> None:
        """Take the password away: whoever has the file can then read it.

        Raises NotAllowedError with the field `old`, FileRefusedError when it cannot be done.
        """
        self.check_password(old)
        self._change(None, "Took the password away", today)

    def recovery_code(self) -> str:
        """Return the code of the recovery sheet, 13 groups of letters; it opens the file with nothing else.

        Raises NotAllowedError when the record has no password.
        """
        self._desk.refuse_unless(Right.ADMINISTER)
        key = self._desk.file.key
        if key is None:
            raise NotAllowedError("This record has no password, so it needs no recovery sheet.")
        return code_of(key)

    def type_back(self, code: str) -> None:
        """Take the code as it was typed from the printed sheet, which proves that the sheet is there and can be read.

        Raises NotAllowedError with the field `code` when it is not the one.
        """
        self._desk.refuse_unless(Right.ADMINISTER)
        key = self._desk.file.key
        if key is None or key_of(code) != key[: len(key_of(code))]:
            raise NotAllowedError("This is the code of another sheet. Use the newest one.", "code")
        with self._desk.changing("Typed the recovery sheet back", right=Right.ADMINISTER) as unit:
            unit.settings.set(_TYPED_BACK, "yes")

    @property
    def is_sheet_typed_back(self) -> bool:
        """Whether the newest recovery sheet has been typed back once."""
        with self._desk.reading() as unit:
            return unit.settings.get(_TYPED_BACK) == "yes"

    @property
    def changed_on(self) -> date | None:
        """The day on which the password was last changed, None when it is the first one."""
        with self._desk.reading() as unit:
            text = unit.settings.get(_CHANGED_ON)
        return date.fromisoformat(text) if text else None

    def sheet_pdf(self, *, today: date) -> bytes:
        """Return the recovery sheet as a PDF of one page."""
        from nscp_desktop.reports.frame import Frame
        from nscp_desktop.reports.recovery_sheet import RecoverySheet, build_recovery_sheet

        with self._desk.reading() as unit:
            agency = unit.agency.details().name
        marking = "Keep this in a safe, never with the laptop"
        frame = Frame(agency, "Recovery sheet", today, marking)
        content = BytesIO()
        build_recovery_sheet(RecoverySheet(frame, self._desk.file.path.name, self.recovery_code()), content)
        return content.getvalue()

    def save_sheet(self, out: Path, *, today: date) -> None:
        """Save the recovery sheet as a PDF.

        Raises FileRefusedError when it cannot be written.
        """
        content = self.sheet_pdf(today=today)
        save_whole(out, lambda stream: stream.write(content))

    def check_password(self, password: str) -> None:
        """Raise NotAllowedError with the field `old` when this is not the password of the record."""
        key = self._desk.file.key
        if key is None:
            raise NotAllowedError("This record has no password.", "old")
        try:
            is_right = keys.find_key(self._desk.file.path, password) == key
        except FileRefusedError:
            is_right = False
        if not is_right:
            raise NotAllowedError("This is not the password. Look whether caps lock is on, then try again.", "old")

    def _change(self, key: bytes | None, title: str, today: date) -> None:
        self._desk.refuse_unless(Right.ADMINISTER)
        self._safekeeping.make_before(BackupReason.BEFORE_PASSWORD)
        change_key(self._desk.file, key)
        with self._desk.changing(title, right=Right.ADMINISTER) as unit:
            unit.settings.set(_CHANGED_ON, today.isoformat())
            unit.settings.set(_TYPED_BACK, "")


def is_protected(path: Path) -> bool:
    """Whether a record file has a password.

    Raises FileRefusedError when it cannot be read.
    """
    return keys.is_protected(path)


def looks_protected(path: Path) -> bool:
    """Whether a file may be a record with a password: not plain, and as long as a whole number of pages."""
    size = path.stat().st_size
    return size > 0 and size % PAGE_BYTES == 0 and keys.is_protected(path)


def mark_of(path: Path) -> str:
    """Return what a protected file is known by on this computer, which tells nothing; empty for any other.

    It is made of the salt, so that copies of the file share it. It changes with the password.
    """
    try:
        return sha256(b"nscp" + keys.salt_of(path)).hexdigest()[:16] if keys.is_protected(path) else ""
    except FileRefusedError:
        return ""


def judge(password: str, agency: str) -> str:
    """Return a sentence on how good a new password is; raises NotAllowedError with the field `password`."""
    return passwords.judge(password, agency, _common())


def make_key(password: str) -> bytes:
    """Return the key for a new file with this password; it takes about half a second."""
    return keys.new_key(password)


def unlock(path: Path, password: str) -> bytes:
    """Return the key that opens a file with a password.

    Raises FileRefusedError when it does not, DamagedHeadError when the head of the file is damaged.
    """
    return keys.find_key(path, password, _salts(path))


def wrong_password(path: Path) -> FileRefusedError:
    """Return what `unlock` says to a password that does not open a file."""
    return keys.wrong_password(path)


def unlock_with_code(path: Path, code: str) -> bytes:
    """Return the key that opens a file with the code of its recovery sheet; raises as `unlock` does."""
    return keys.key_from_code(path, code, _salts(path))


def fits(path: Path, key: bytes) -> bool:
    """Whether a key opens a file."""
    return keys.fits(path, key)


def _salts(path: Path) -> list[bytes]:
    """Return the salts of the newest backups of a file, by which a damaged head can be told from a wrong password."""
    newest = backups_for(path)[:1]
    return [keys.salt_of(Path(backup.folder) / backup.name) for backup in newest]


@cache
def _common() -> frozenset[str]:
    lines = (resources() / "common-passwords.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
