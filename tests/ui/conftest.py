"""A real record file with the sample agency, and a window to show pages in."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path) -> None:
    """Keep what the window remembers away from the person who runs the tests."""
    QCoreApplication.setOrganizationName("nscp-tests")
    QCoreApplication.setApplicationName("nscp_desktop")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))


@pytest.fixture
def dressed(qapp: QApplication) -> QApplication:
    """The application with the program's look."""
    from nscp_desktop.ui import theme

    theme.apply(qapp, dark=False)
    return qapp


@pytest.fixture
def session(dressed: QApplication, sample_file: Path, tmp_path: Path) -> Iterator[Any]:
    """The sample agency, opened for this test alone, on 23 Nov 2026."""
    from nscp_desktop.services.record_files import open_existing
    from nscp_desktop.ui.session import Session

    path = tmp_path / "carlton-hill.nscp"
    shutil.copy(sample_file, path)
    services = open_existing(path)
    opened = Session(services, TODAY)
    yield opened
    opened.tasks.wait_idle()
    services.close()


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[QWidget], QWidget]:
    """Show a widget at the size of a common laptop and wait until it is on screen."""

    def shown(widget: QWidget, width: int = 1170, height: int = 710) -> QWidget:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        qtbot.waitExposed(widget)
        return widget

    return shown


@pytest.fixture
def window(session: Any, show: Callable[..., QWidget], qtbot: QtBot) -> Iterator[Any]:
    """The program's window on the sample agency, with the keyboard; dialogs that a test left open are closed."""
    from nscp_desktop.ui.main_window import MainWindow

    shown = show(MainWindow(session), 1366, 768)
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    yield shown
    for dialog in shown.findChildren(QDialog):
        dialog.close()


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep backups in a folder of the test's own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "data"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the warnings pass with which the platform without a screen says what it cannot do."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("^This plugin does not support ", extend=True))
