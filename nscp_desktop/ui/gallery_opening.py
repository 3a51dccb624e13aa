"""How the dialogs about files that do not simply open are made for their pictures."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.backups import Backup, BackupLook, BackupReason, Contents
from nscp_desktop.domain.holding import Holder
from nscp_desktop.domain.places import Place, PlaceKind
from nscp_desktop.ui.dialogs.crash_report import CrashReportDialog
from nscp_desktop.ui.dialogs.damaged_file import DamagedFileDialog
from nscp_desktop.ui.dialogs.place_warning import PlaceWarningDialog
from nscp_desktop.ui.dialogs.take_over import TakeOverDialog
from nscp_desktop.ui.messages import unexpected
from nscp_desktop.ui.widgets.banner import Banner, Notice

NAME = "carlton-hill.nscp"
SINCE = datetime(2026, 11, 24, 9, 15, tzinfo=UTC)
BANNER_SIZE = (1000, 60)


def opening_pictures(window: QWidget) -> Mapping[str, Callable[[], QWidget]]:
    """Return how each of these dialogs is made, by the name of its picture."""
    return {
        "take-over": partial(TakeOverDialog, Holder("Maya Green", "LAPTOP7", 7, "", SINCE), NAME, window),
        "place-warning": partial(_place_warning, window),
        "damaged-file": partial(_damaged, window),
        "banner": _banner,
        "crash-report": partial(_crash_report, window),
    }


def _place_warning(window: QWidget) -> QWidget:
    place = Place(PlaceKind.SYNCED, "OneDrive")
    return PlaceWarningDialog(place, Path("OneDrive - Carlton Hill") / "Safeguarding", Path("records"), window)


def _damaged(window: QWidget) -> QWidget:
    looks = []
    for hours in (1, 3, 26):
        taken_at = SINCE - timedelta(hours=hours)
        backup = Backup("backups", NAME, "carlton-hill", taken_at, BackupReason.TIMED, is_kept=False)
        contents = Contents("0a1b2c3d", "Carlton Hill", 2, "", taken_at, {"person": 75, "attendance": 541 - hours})
        looks.append(BackupLook(backup, contents))
    problems = ["The file is damaged: page 52 holds what does not belong there."]
    return DamagedFileDialog(Path(NAME), problems, looks, _nothing, _nothing, window)


def _crash_report(window: QWidget) -> QWidget:
    text = (
        "Crash report\n\nProgram: 0.1.0\nSystem: win32\n\nError: KeyError\n  ui.pages.people:83\n  services.people:31\n"
    )
    dialog = CrashReportDialog(str(unexpected(KeyError())), text, _nothing, window)
    dialog.details_button.click()
    return dialog


def _banner() -> QWidget:
    banner = Banner()
    banner.resize(*BANNER_SIZE)
    banner.put("place", Notice(Place(PlaceKind.SYNCED, "OneDrive").reminder))
    words = f"Another program has changed {NAME} while it was open. Nothing more is saved."
    banner.put("replaced", Notice(words, 4, banner.tr("Save a &copy…"), _nothing))
    return banner


def _nothing(*_: object) -> None:
    return None
