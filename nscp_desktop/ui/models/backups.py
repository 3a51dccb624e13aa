"""The rows of the list of backups."""

from nscp_desktop.domain.backups import BackupLook
from nscp_desktop.ui.backing_up import size_words, time_words
from nscp_desktop.ui.models.table import Column


def backup_columns() -> list[Column[BackupLook]]:
    """Return the columns of the list of backups, newest first."""
    return [
        Column("Made", _made, sort_key=_moment, width=150, strong=True),
        Column("Why", _why, width=150, tooltip=_why),
        Column("People", _people, sort_key=_people_count, width=80),
        Column("Records", _records, sort_key=_records_count, width=84),
        Column("Last change", _changed, sort_key=_changed_key, width=150, tooltip=_problem),
        Column("Size", _size, sort_key=_size_key, width=84),
        Column("Kept", _kept, width=96),
    ]


def look_key(row: BackupLook) -> str:
    """Name a row across refreshes."""
    return f"{row.backup.folder}/{row.backup.taken_at.isoformat()}"


def _made(row: BackupLook) -> str:
    return time_words(row.backup.taken_at)


def _moment(row: BackupLook) -> str:
    return row.backup.taken_at.isoformat()


def _why(row: BackupLook) -> str:
    return row.backup.why.words


def _people(row: BackupLook) -> str:
    return f"{row.contents.people:,}" if row.contents else "–"


def _people_count(row: BackupLook) -> int:
    return row.contents.people if row.contents else -1


def _records(row: BackupLook) -> str:
    return f"{row.contents.records:,}" if row.contents else "–"


def _records_count(row: BackupLook) -> int:
    return row.contents.records if row.contents else -1


def _changed(row: BackupLook) -> str:
    if row.needs_password:
        return "another password"
    if row.contents is None:
        return "cannot be read"
    return time_words(row.contents.changed_at) if row.contents.changed_at else "not known"


def _changed_key(row: BackupLook) -> str:
    return row.contents.changed_at.isoformat() if row.contents and row.contents.changed_at else ""


def _problem(row: BackupLook) -> str:
    return row.problem


def _size(row: BackupLook) -> str:
    return size_words(row.backup.size_bytes)


def _size_key(row: BackupLook) -> int:
    return row.backup.size_bytes


def _kept(row: BackupLook) -> str:
    return "for ever" if row.backup.is_kept else "by the rule"
