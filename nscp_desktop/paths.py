"""Where the program keeps things: in a checkout, as an installed package, and frozen into one folder."""

import sys
from pathlib import Path

import platformdirs

APP_FOLDER = "nscp_desktop"
_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """Return the folder with fonts, icons, rule packs and sample data."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "resources"
    installed = _PACKAGE / "resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"


def data_folder() -> Path:
    """Return the folder for record files, on this computer only; it may not exist yet.

    Never a roaming profile: record files must not be copied between computers at log-on.
    """
    return platformdirs.user_data_path(APP_FOLDER, appauthor=False, roaming=False)


def logs_folder() -> Path:
    """Return the folder for log files; it may not exist yet."""
    return platformdirs.user_log_path(APP_FOLDER, appauthor=False)


def documents_folder() -> Path:
    """Return the folder offered first for reports and sheets; the home folder when there is no other."""
    documents = platformdirs.user_documents_path()
    return documents if documents.is_dir() else Path.home()
