"""What the drive under a file is asked: to keep a new name, and how much room it has."""

import errno
import os
import shutil
from contextlib import suppress
from pathlib import Path


def keep_name(folder: Path) -> None:
    """Put the names in a folder on the disk, so that a power cut does not take them back. Windows does it itself."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as error:
            # Some sticks and shares keep names without being asked, and refuse to be asked.
            if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
                raise
        finally:
            os.close(handle)


def remove_quietly(*paths: Path) -> None:
    """Remove files that may not be there; a drive that refuses has said why already, and that is what is told."""
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def mark_as_from_elsewhere(path: Path, *, is_windows: bool) -> None:
    """Mark a file that was saved out as one that came from elsewhere, so that Windows opens it with care.

    Drives that cannot keep the mark, such as sticks, keep the file without it.
    """
    if is_windows:
        with suppress(OSError):
            path.with_name(f"{path.name}:Zone.Identifier").write_text("[ZoneTransfer]\nZoneId=3\n", encoding="ascii")


def no_room(path: Path) -> str:
    """Return the sentence for a file that its drive has no room for, with the place and the room that is left."""
    try:
        left = f" ({shutil.disk_usage(path.parent).free // 1_000_000:,} MB are free)"
    except OSError:
        left = ""
    return f"There is not enough room for {path.name} in {path.parent}{left}. Make room, then try again."
