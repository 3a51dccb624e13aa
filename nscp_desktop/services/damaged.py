"""A record file that is damaged: what is known of it, its backups, and a copy of its bytes."""

import shutil
from itertools import islice
from pathlib import Path

from nscp_desktop.domain.backups import BackupLook
from nscp_desktop.domain.errors import FileRefusedError
from nscp_desktop.services import restoring

BACKUPS_LOOKED_AT = 8


def good_backups(path: Path, key: bytes | None) -> tuple[BackupLook, ...]:
    """Return the newest backups of whatever record was in a file, each looked into; damaged ones say why."""
    newest = islice(restoring.backups_for(path), BACKUPS_LOOKED_AT)
    return tuple(restoring.look(backup, key, thoroughly=False) for backup in newest)


def open_backup(path: Path, look: BackupLook, key: bytes | None) -> None:
    """Put a backup in the place of a damaged file, whose bytes are kept beside it under another name.

    What can still be read as a whole is kept as a backup instead.

    Raises FileRefusedError when it cannot be done; the damaged file is there still.
    """
    restoring.restore(path, look.backup, key=key)


def keep_copy(path: Path, out: Path) -> None:
    """Copy a damaged file byte for byte.

    Raises FileRefusedError when there is a file already, or it cannot be written.
    """
    if out.exists():
        raise FileRefusedError(f"{out.name} is there already. Choose another name.")
    try:
        shutil.copyfile(path, out)
    except OSError as error:
        raise FileRefusedError(f"{out.name} cannot be written: {error.strerror}. Choose another place.") from error
