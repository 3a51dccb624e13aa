"""Saving a file of evidence out of the record: whole, marked as from elsewhere, never opened."""

import os
from pathlib import Path

from nscp_desktop.domain.errors import FileRefusedError
from nscp_desktop.services.saving import save_whole
from nscp_desktop.storage.disk import mark_as_from_elsewhere


def save_content(name: str, content: bytes, out: Path) -> None:
    """Save what is in a file; `content` is empty when it is missing or is not what was stored.

    Raises FileRefusedError when it is damaged or cannot be written.
    """
    if not content:
        raise FileRefusedError(
            f"{name} is missing from the record or is not what was stored, so it was not saved. "
            "Look for it in a backup: Settings, Backups, open a copy of an earlier one."
        )
    save_whole(out, lambda stream: stream.write(content))
    mark_as_from_elsewhere(out, is_windows=os.name == "nt")
