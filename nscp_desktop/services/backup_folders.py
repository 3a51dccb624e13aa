"""Where the backups of a record are on this computer."""

import re
from pathlib import Path

from nscp_desktop.domain.backups import Backup
from nscp_desktop.paths import data_folder
from nscp_desktop.storage import backups as files

BACKUPS = "backups"
# In place of the name that records have had since their second version.
NAMELESS = "first"


def backups_folder() -> Path:
    """Return the folder in which each record has a folder of its own; it may not exist yet."""
    return data_folder() / BACKUPS


def folder_of(path: Path, record_id: str) -> Path:
    """Return the folder for the backups of one record; it may not exist yet."""
    return backups_folder() / f"{path.stem}-{record_id or NAMELESS}"


def backups_of(path: Path, record_id: str) -> tuple[Backup, ...]:
    """Return the backups of a record, newest first; those made before it was renamed too."""
    own = re.compile(rf".*-{re.escape(record_id)}|{re.escape(path.stem)}-{NAMELESS}" if record_id else _any_of(path))
    return _in_folders(own)


def backups_for(path: Path) -> tuple[Backup, ...]:
    """Return the backups of whatever record was in a file, newest first. The file need not open, nor exist."""
    return _in_folders(re.compile(_any_of(path)))


def where_backups_are(path: Path) -> str:
    """Say in which folder the newest backup of whatever record was in a file is. The file need not open, nor exist."""
    newest = next(iter(backups_for(path)), None)
    if newest is None:
        return f"No backup of it was found in {backups_folder()}; look on the second place, if one was set up."
    return f"Its backups are in {newest.folder}, the newest is {newest.name}."


def _any_of(path: Path) -> str:
    return rf"{re.escape(path.stem)}-(?:[0-9a-f]{{8}}|{NAMELESS})"


def _in_folders(wanted: re.Pattern[str]) -> tuple[Backup, ...]:
    try:
        folders = [folder for folder in backups_folder().iterdir() if wanted.fullmatch(folder.name)]
    except OSError:
        return ()
    found = [backup for folder in folders for backup in files.listed(folder)]
    return tuple(sorted(found, key=lambda backup: (backup.taken_at, backup.name), reverse=True))
