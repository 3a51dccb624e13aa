"""When the window locks itself: remembered for this computer."""

from dataclasses import dataclass

from PySide6.QtCore import QSettings

CHOICES_MINUTES = (5, 10, 20, 30, 0)
USUAL_MINUTES = 10
_GROUP = "lock"


@dataclass(frozen=True, slots=True)
class LockSettings:
    """When a protected file is locked by itself; `idle_minutes` 0 means never for doing nothing."""

    idle_minutes: int = USUAL_MINUTES
    on_sleep: bool = True
    on_screen_lock: bool = True
    on_minimise: bool = False


def lock_settings() -> LockSettings:
    """Return what was chosen on this computer; what cannot be read is as usual."""
    settings = QSettings()
    text = str(settings.value(f"{_GROUP}/idle_minutes", USUAL_MINUTES))
    minutes = int(text) if text.isdecimal() else USUAL_MINUTES
    return LockSettings(
        minutes if minutes in CHOICES_MINUTES else USUAL_MINUTES,
        _flag(settings, "on_sleep", True),
        _flag(settings, "on_screen_lock", True),
        _flag(settings, "on_minimise", False),
    )


def idle_minutes() -> int:
    """Return after how many minutes without use the window is locked; 0 is never."""
    return lock_settings().idle_minutes


def keep_lock_settings(wanted: LockSettings) -> None:
    """Remember a choice."""
    settings = QSettings()
    settings.setValue(f"{_GROUP}/idle_minutes", wanted.idle_minutes)
    settings.setValue(f"{_GROUP}/on_sleep", wanted.on_sleep)
    settings.setValue(f"{_GROUP}/on_screen_lock", wanted.on_screen_lock)
    settings.setValue(f"{_GROUP}/on_minimise", wanted.on_minimise)


def _flag(settings: QSettings, name: str, usual: bool) -> bool:
    return str(settings.value(f"{_GROUP}/{name}", usual)).lower() in ("true", "1")
