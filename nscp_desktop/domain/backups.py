"""Backups of a record file: what they are called, what they hold, and what is said about them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from nscp_desktop.domain.dates import in_words

SUFFIX = ".nscp"
MISSING_AFTER = timedelta(days=7)
_WHEN = "%Y-%m-%d %H%M%SZ"


class BackupReason(StrEnum):
    """Why a backup was made; the value stands in its name, empty for those made by the clock."""

    TIMED = ""
    START = "at start"
    CLOSING = "on closing"
    BY_HAND = "by hand"
    BEFORE_IMPORT = "before import"
    BEFORE_RESTORE = "before restore"
    BEFORE_UPGRADE = "before upgrade"
    BEFORE_PASSWORD = "before password change"
    BEFORE_ERASURE = "before erasure"

    @property
    def words(self) -> str:
        """Why it was made, as people read it."""
        return self.value or "while working"


_NAME = re.compile(
    r"(?P<stem>.+) (?P<when>\d{4}-\d\d-\d\d \d{6}Z)"
    rf"(?: (?P<why>{'|'.join(reason.value for reason in BackupReason if reason.value)}))?(?P<kept> kept)?\.nscp"
)


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup. Its name ends in .nscp only because it was opened and compared before it got it.

    `folder` and `name` say where it is; `taken_at` is in UTC; kept ones are never cleared away.
    """

    folder: str
    name: str
    stem: str
    taken_at: datetime
    why: BackupReason
    is_kept: bool
    size_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Contents:
    """What a record file holds, enough to tell two of them apart.

    `tables` counts the rows of every table; `head` is that of the history, empty in a record without one;
    `changed_at` is the last change in UTC, None when the record does not say.
    """

    record_id: str
    agency: str
    schema_version: int
    head: str
    changed_at: datetime | None
    tables: Mapping[str, int] = field(default_factory=dict)

    @property
    def people(self) -> int:
        """How many people are in it, leavers too."""
        return self.tables.get("person", 0)

    @property
    def records(self) -> int:
        """How many training records are in it, bookings too."""
        return self.tables.get("attendance", 0)


@dataclass(frozen=True, slots=True)
class BackupLook:
    """A backup that was looked into: what it holds, or a sentence why that cannot be said."""

    backup: Backup
    contents: Contents | None
    problem: str = ""
    needs_password: bool = False


@dataclass(frozen=True, slots=True)
class SecondPlace:
    """The second place of backups on one computer; `folder` is empty while none is set.

    `problem` is a sentence when the last copy did not get there; `last_copy_at` is in UTC.
    """

    folder: str = ""
    is_there: bool = False
    last_copy_at: datetime | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class BackupState:
    """What is true about the backups of a record now.

    `is_behind` says that something was changed after the newest backup. `problem` is a sentence when the last one
    failed, `resting` one when old backups are not cleared away, empty otherwise. `is_quiet` says that somebody asked
    not to be reminded of the second place this week.
    """

    newest: Backup | None
    is_behind: bool
    second: SecondPlace
    problem: str = ""
    resting: str = ""
    is_quiet: bool = False

    def second_place_words(self, now: datetime) -> str:
        """Say what is missing of a second copy; empty when all is well."""
        second = self.second
        if not second.folder:
            return "No second copy yet"
        if second.last_copy_at is None and second.problem:
            return "No second copy yet"
        if second.last_copy_at is not None and now - second.last_copy_at > MISSING_AFTER:
            return f"Last second copy {in_words(second.last_copy_at.astimezone().date())}"
        return ""


@dataclass(frozen=True, slots=True)
class Drill:
    """One restore drill: a backup was restored into a scratch place and compared; `result` is a sentence."""

    done_at: datetime
    backup: str
    is_good: bool
    result: str
    people: int
    records: int


def backup_name(stem: str, taken_at: datetime, why: BackupReason = BackupReason.TIMED, *, kept: bool = False) -> str:
    """Return the name of a backup: `carlton-hill 2026-11-24 091530Z before import kept.nscp`."""
    words = [stem, taken_at.astimezone(UTC).strftime(_WHEN), why.value, "kept" if kept else ""]
    return " ".join(word for word in words if word) + SUFFIX


def read_name(folder: str, name: str, size_bytes: int = 0) -> Backup | None:
    """Return the backup that a file's name speaks of, None when it is no backup."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    try:
        taken_at = datetime.strptime(match["when"], _WHEN).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(
        folder, name, match["stem"], taken_at, BackupReason(match["why"] or ""), bool(match["kept"]), size_bytes
    )


def differences(one: Contents, other: Contents) -> list[str]:
    """Return where two record files that should be equal differ, in words; empty when they are equal."""
    found = [
        f"the list {name} has {one.tables.get(name, 0)} and {other.tables.get(name, 0)} entries"
        for name in sorted(one.tables.keys() | other.tables.keys())
        if one.tables.get(name) != other.tables.get(name)
    ]
    if one.record_id != other.record_id:
        found.append("they are two different records")
    if one.head != other.head:
        found.append("their histories end differently")
    if one.schema_version != other.schema_version:
        found.append("they were made by different versions of the program")
    return found
