"""The Backups tab and the preview of going back, for their pictures."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.backups import (
    Backup,
    BackupLook,
    BackupReason,
    BackupState,
    Contents,
    Drill,
    SecondPlace,
    backup_name,
)
from nscp_desktop.ui.dialogs.restore import RestoreDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.backups_section import Found
from nscp_desktop.ui.pages.settings import SettingsPage

_PLACE = "E:\\Safeguarding"


def backup_pictures(window: MainWindow) -> Mapping[str, Callable[[], QWidget]]:
    """Return how both are brought up, by the name of the picture."""
    return {"settings-backups": partial(_section, window), "restore": partial(_restore, window)}


def _section(window: MainWindow) -> MainWindow:
    window.show_page("settings", "backups")
    window.session.tasks.wait_idle()
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    looks = _looks(window)
    newest = looks[0].backup
    second = SecondPlace(_PLACE, True, newest.taken_at)
    drill = Drill(newest.taken_at, newest.name, True, "It opened, and all of it is as it was written.", 64, 301)
    state = BackupState(newest, False, second)
    page.backups.show_found(Found(state, looks, drill, looks[2].backup, looks[2].backup.taken_at))
    return window


def _restore(window: MainWindow) -> RestoreDialog:
    keeping = window.session.services.safekeeping
    return RestoreDialog(_looks(window)[3], keeping.present(), keeping.prepare_restore, parent=window)


def _looks(window: MainWindow) -> tuple[BackupLook, ...]:
    today = window.session.today
    noon = datetime(today.year, today.month, today.day, 12, 5, tzinfo=UTC)
    made = (
        (timedelta(0), BackupReason.TIMED, False),
        (timedelta(hours=2), BackupReason.BEFORE_IMPORT, False),
        (timedelta(days=1), BackupReason.BEFORE_RESTORE, True),
        (timedelta(days=3), BackupReason.CLOSING, False),
        (timedelta(days=40), BackupReason.START, True),
    )
    present = window.session.services.safekeeping.present()
    return tuple(_look(noon - age, why, kept, present, place) for place, (age, why, kept) in enumerate(made))


def _look(moment: datetime, why: BackupReason, kept: bool, present: Contents, place: int) -> BackupLook:
    name = backup_name("carlton-hill", moment, why, kept=kept)
    backup = Backup("", name, "carlton-hill", moment, why, kept, 640_000 - 9_000 * place)
    tables = {"person": max(0, present.people - place), "attendance": max(0, present.records - 7 * place)}
    changed_at = moment - timedelta(minutes=12)
    contents = Contents(present.record_id, present.agency, present.schema_version, "", changed_at, tables)
    return BackupLook(backup, contents)
