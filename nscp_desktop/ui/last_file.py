"""The record file of last time, unless somebody does not want it remembered on this computer."""

from pathlib import Path

from PySide6.QtCore import QSettings

LAST_FILE, REMEMBERS = "file/last", "file/remember-last"


def remembers_files() -> bool:
    """Whether the program remembers which file was open."""
    return str(QSettings().value(REMEMBERS, "true")).lower() == "true"


def set_remembers_files(wanted: bool) -> None:
    """Remember which file was open, or forget it and never note one again."""
    settings = QSettings()
    settings.setValue(REMEMBERS, "true" if wanted else "false")
    if not wanted:
        settings.remove(LAST_FILE)


def last_file() -> Path | None:
    """Return the file of last time, None when there is none or it is not there."""
    noted = str(QSettings().value(LAST_FILE, "")) if remembers_files() else ""
    return Path(noted) if noted and Path(noted).exists() else None


def note_file(path: Path) -> None:
    """Remember a file for next time, where that is wanted."""
    if remembers_files():
        QSettings().setValue(LAST_FILE, str(path))
