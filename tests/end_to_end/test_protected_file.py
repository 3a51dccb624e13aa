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
from shiboken6 import isValid

from nscp_desktop.app.desktop import Desktop
from nscp_desktop.app.protection import file_protection
from nscp_desktop.app.unlocking import Unlocking
from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.recovery_code import code_of
from nscp_desktop.services import protection
from nscp_desktop.services.record_files import create
from nscp_desktop.ui.dialogs.change_password import ChangePasswordDialog
from nscp_desktop.ui.dialogs.damaged_file import DamagedFileDialog
from nscp_desktop.ui.dialogs.new_file import NewFileDialog
from nscp_desktop.ui.dialogs.recovery_sheet import RecoverySheetDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.settings import SettingsPage
from nscp_desktop.ui.unlock import UnlockDialog, UnlockPanel

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


def made_with_backup(path: Path) -> bytes:
    """Make a protected file with one backup, and return its key."""
    key = protection.make_key(FIRST)
    services = create(path, AgencyDetails("Hillside School", Sector.SCHOOL, "A Lead"), today=TODAY, key=key)
    services.safekeeping.make()
    services.close()
    return key


def damage_head(path: Path) -> bytes:
    """Change one bit of the salt, and return what is in the file then."""
    content = bytearray(path.read_bytes())
    content[5] ^= 0x40
    path.write_bytes(content)
    return bytes(content)


def type_in(panel: UnlockPanel, typed: str) -> None:
    """Type the password, or the code where that is asked for, and wait for the answer."""
    field = panel.code if panel.by_code else panel.entry.field
    field.clear()
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    panel.tasks.wait_idle()


def question(desktop: Desktop) -> UnlockDialog:
    """Return the dialog that asks for the password."""
    unlocking = desktop.findChild(Unlocking)
    assert isinstance(unlocking, Unlocking)
    assert unlocking.dialog is not None
    return unlocking.dialog


def open_newest_backup(desktop: Desktop, offered: DamagedFileDialog, path: Path) -> None:
    """Open the backup that is offered first, and see that the record is sound and opens with its password again."""
    assert offered.list.count() == 1
    QTest.mouseClick(offered.accept_button, Qt.MouseButton.LeftButton)
    services = window_of(desktop).session.services
    assert services.agency.details().name == "Hillside School"
    assert services.problems(full=True) == []
    assert protection.unlock(path, FIRST) == services.desk.file.key


@pytest.mark.parametrize("way", ["password", "code"])
def test_f53_a_damaged_head_offers_the_backups_where_the_password_was_typed(
    desktop: Desktop, tmp_path: Path, way: str
) -> None:
    path = tmp_path / "hillside.nscp"
    key = made_with_backup(path)
    content = damage_head(path)
    desktop.start(path)
    asked = question(desktop)
    panel = asked.panel
    if way == "code":
        panel.sheet_button.click()
    else:
        type_in(panel, SECOND)
        assert not panel.backups_button.isVisible()
    type_in(panel, code_of(key) if way == "code" else FIRST)
    assert "the beginning of hillside.nscp is damaged" in panel.message()
    panel.backups_button.click()
    offered = the(asked, DamagedFileDialog)
    offered.reject()
    # Nothing is lost by looking: it asks still, and the recovery sheet may be used.
    assert asked.isVisible()
    assert panel.sheet_button.isEnabled()
    assert path.read_bytes() == content
    panel.backups_button.click()
    open_newest_backup(desktop, the(asked, DamagedFileDialog), path)
    assert not isValid(asked)


def test_f53_a_record_damaged_while_it_was_locked_offers_its_backups(desktop: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "hillside.nscp"
    key = made_with_backup(path)
    desktop.open_path(path, key)
    window = window_of(desktop)
    window.lock.lock()
    damage_head(path)
    assert window.lock.screen is not None
    panel = window.lock.screen.panel
    type_in(panel, FIRST)
    panel.backups_button.click()
    open_newest_backup(desktop, the(desktop.welcome, DamagedFileDialog), path)
