"""What the program remembers about a record's backups on this computer: a small file beside them."""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

NAME = "notes.json"


@dataclass(frozen=True, slots=True)
class BackupNotes:
    """When the last copy reached the second place (UTC), why the last one did not, and until when hints are quiet.

    `checked_at` is when the whole record was last checked here and nothing was found wrong, in UTC.
    """

    second_copied_at: datetime | None = None
    second_problem: str = ""
    quiet_until: date | None = None
    checked_at: datetime | None = None


def read_notes(folder: Path) -> BackupNotes:
    """Return what is remembered; nothing when the file is missing or cannot be read."""
    try:
        found = json.loads((folder / NAME).read_text("utf-8"))
    except (OSError, ValueError):
        return BackupNotes()
    if not isinstance(found, dict):
        return BackupNotes()
    return BackupNotes(
        _moment(found, "second_copied_at"),
        str(found.get("second_problem", "")),
        _day(found, "quiet_until"),
        _moment(found, "checked_at"),
    )


def write_notes(folder: Path, notes: BackupNotes) -> None:
    """Remember; a disk that refuses only means that it is forgotten."""
    content = {
        "second_copied_at": notes.second_copied_at.isoformat() if notes.second_copied_at else None,
        "second_problem": notes.second_problem,
        "quiet_until": notes.quiet_until.isoformat() if notes.quiet_until else None,
        "checked_at": notes.checked_at.isoformat() if notes.checked_at else None,
    }
    beside = folder / f".{NAME}.{os.getpid()}"
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(content), "utf-8")
        beside.replace(folder / NAME)


def _moment(found: Mapping[str, object], name: str) -> datetime | None:
    with suppress(ValueError, TypeError):
        moment = datetime.fromisoformat(str(found.get(name)))
        return moment if moment.tzinfo is not None else None
    return None


def _day(found: Mapping[str, object], name: str) -> date | None:
    with suppress(ValueError, TypeError):
        return date.fromisoformat(str(found.get(name)))
    return None
