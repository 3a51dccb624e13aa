"""A protected file in the real window: made, locked, unlocked, its password changed, and opened by its sheet."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from nscp_desktop.app.desktop import Desktop
from nscp_desktop.app.protection import file_protection
from nscp_desktop.app.unlocking import Unlocking
from nscp_desktop.ui.dialogs.change_password import ChangePasswordDialog
from nscp_desktop.ui.dialogs.new_file import NewFileDialog
from nscp_desktop.ui.dialogs.recovery_sheet import RecoverySheetDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.settings import SettingsPage

Child = TypeVar("Child", bound=QWidget)
TODAY = date(2026, 11, 24)
FIRST = "brass lantern on the ferry"
SECOND = "seven quiet otters at noon"


@pytest.fixture
def desktop(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    program = Desktop(TODAY, tmp_path / "sample.nscp", file_protection(TODAY))
    yield program
    for widget in (program.window, program.welcome):
        if widget is not None:
            widget.close()
            widget.deleteLater()
    program.close()
    QApplication.processEvents()


def the(parent: QWidget | None, kind: type[Child]) -> Child:
    assert parent is not None
    return next(found for found in parent.findChildren(kind) if found.isVisible())


def window_of(desktop: Desktop) -> MainWindow:
    assert desktop.window is not None
    desktop.window.session.tasks.wait_idle()
    return desktop.window


def made(desktop: Desktop, path: Path) -> MainWindow:
    """Make a protected file in the first window."""
    desktop.start(None)
    assert desktop.welcome is not None
    desktop.welcome.ask_new()
    dialog = the(desktop.welcome, NewFileDialog)
    QTest.keyClicks(dialog.name, "Hillside School")
    dialog.place.setText(str(path))
    for field in (dialog.password.first, dialog.password.second):
        QTest.keyClicks(field, FIRST)
    QTest.keyClick(dialog.password.second, Qt.Key.Key_Return)
    dialog.tasks.wait_idle()
    return window_of(desktop)


def type_back(window: MainWindow) -> str:
    """Type the code that is shown back, and return it."""
    sheet = the(window, RecoverySheetDialog)
    code = " ".join(sheet.shown.text().split())
    sheet.next_button.click()
    QTest.keyClicks(sheet.code, code.lower())
    sheet.finish_button.click()
    assert not sheet.isVisible(), sheet.code_form.error()
    return code


def test_a_protected_file_from_its_making_to_its_recovery(desktop: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "hillside.nscp"
    window = made(desktop, path)
    assert not path.read_bytes().startswith(b"SQLite format 3")
    assert window.status.sheet_reminder.isVisible()
    type_back(window)
    assert not window.status.sheet_reminder.isVisible()

    window.lock.lock()
    screen = window.lock.screen
    assert screen is not None
    for password in ("brass lantern on the fairy", FIRST):
        screen.panel.entry.field.clear()
        QTest.keyClicks(screen.panel.entry.field, password)
        screen.panel.unlock_button.click()
        screen.panel.tasks.wait_idle()
    assert not window.lock.is_locked

    window.show_page("settings", "security")
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    page.security.change.click()
    dialog = the(window, ChangePasswordDialog)
    QTest.keyClicks(dialog.old.field, FIRST)
    for field in (dialog.new.first, dialog.new.second):
        QTest.keyClicks(field, SECOND)
    dialog.accept_button.click()
    dialog.tasks.wait_idle()
    code = type_back(window)
    assert window.session.services.agency.details().name == "Hillside School"
    assert window.session.services.problems() == []

    window.close()
    desktop.close()
    again = Desktop(TODAY, tmp_path / "sample.nscp", file_protection(TODAY))
    again.start(path)
    unlocking = again.findChild(Unlocking)
    assert isinstance(unlocking, Unlocking)
    assert unlocking.dialog is not None
    panel = unlocking.dialog.panel
    panel.sheet_button.click()
    QTest.keyClicks(panel.code, code)
    QTest.keyClick(panel.code, Qt.Key.Key_Return)
    panel.tasks.wait_idle()
    assert window_of(again).session.services.agency.details().name == "Hillside School"
    window_of(again).close()
    again.close()
