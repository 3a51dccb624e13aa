"""Settings, Security: the password, the recovery sheet and locking, with keys and mouse."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.errors import FileRefusedError, NotAllowedError
from nscp_desktop.ui.dialogs.change_password import ChangePasswordDialog
from nscp_desktop.ui.dialogs.password import PasswordDialog
from nscp_desktop.ui.dialogs.recovery_sheet import RecoverySheetDialog, Sheet
from nscp_desktop.ui.lock_settings import lock_settings
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.security_section import SecuritySection
from nscp_desktop.ui.pages.settings import SettingsPage
from nscp_desktop.ui.protecting import RecordProtection
from nscp_desktop.ui.session import Session

Child = TypeVar("Child", bound=QWidget)
GOOD = "four plain words here"
CODE = "ABCDEFGH"


class Protected:
    """A stand-in for the protection of a file: it notes what it is asked, and in which thread."""

    def __init__(self) -> None:
        self.password = ""
        self.is_checked = False
        self.in_main_thread: list[bool] = []

    def judge(self, password: str) -> str:
        if len(password) < 12:
            raise NotAllowedError("Too short: use at least 12 characters.", "password")
        return "Strong."

    def set_password(self, new: str) -> None:
        self.change(self.password, new)

    def change(self, old: str, new: str) -> None:
        self.in_main_thread.append(threading.current_thread() is threading.main_thread())
        self.check(old)
        self.password, self.is_checked = new, False

    def check(self, password: str) -> None:
        if password != self.password:
            raise FileRefusedError("That is not the password of this file.")

    def remove(self, password: str) -> None:
        self.check(password)
        self.password = ""

    def confirm(self, typed: str) -> None:
        if typed.replace(" ", "").upper() != CODE:
            raise NotAllowedError("The second group does not fit.")
        self.is_checked = True

    def sheet(self) -> Sheet:
        return Sheet("carlton-hill.nscp", ("ABCD", "EFGH"), bytes, Path.touch, self.confirm)

    def as_asked(self) -> RecordProtection:
        return RecordProtection(
            lambda: bool(self.password),
            self.judge,
            self.set_password,
            self.change,
            self.remove,
            self.check,
            self.sheet,
            lambda: self.is_checked,
            lambda: False,
            print,
        )


@pytest.fixture
def file() -> Protected:
    return Protected()


@pytest.fixture
def section(session: Session, file: Protected, show: Callable[..., Any]) -> SecuritySection:
    session.protection = file.as_asked()
    window = show(MainWindow(session), 1093, 614)
    assert isinstance(window, MainWindow)
    window.show_page("settings", "security")
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    assert page.security.isVisible()
    return page.security


def the(section: QWidget, kind: type[Child]) -> Child:
    return next(found for found in section.window().findChildren(kind) if found.isVisible())


def test_a_plain_file_is_called_that_and_offered_a_password(section: SecuritySection) -> None:
    assert "no password" in section.state.text()
    assert section.add.isVisible()
    assert not section.change.isVisible()
    said = " ".join(label.text() for label in section.findChildren(QLabel))
    assert "lost or stolen" in said
    assert "BitLocker" in said


def test_a_password_is_added_off_the_windows_thread_and_ends_with_the_sheet(
    section: SecuritySection, file: Protected, qtbot: QtBot
) -> None:
    section.add.click()
    dialog = the(section, ChangePasswordDialog)
    QTest.keyClicks(dialog.new.first, "short")
    dialog.accept_button.click()
    assert dialog.new.first_form.error() == "Too short: use at least 12 characters."
    dialog.new.first.clear()
    QTest.keyClicks(dialog.new.first, GOOD)
    QTest.keyClicks(dialog.new.second, "four plain words hera")
    dialog.accept_button.click()
    assert dialog.new.second_form.error()
    QTest.keyClick(dialog.new.second, Qt.Key.Key_Backspace)
    QTest.keyClicks(dialog.new.second, "e")
    QTest.keyClick(dialog.new.second, Qt.Key.Key_Return)
    assert dialog.is_working
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    dialog.tasks.wait_idle()
    assert (file.password, file.in_main_thread) == (GOOD, [False])
    the(section, RecoverySheetDialog).reject()


def test_a_wrong_old_password_changes_nothing_and_keeps_the_dialog(section: SecuritySection, file: Protected) -> None:
    file.password = GOOD
    section.change_password()
    dialog = the(section, ChangePasswordDialog)
    QTest.keyClicks(dialog.old.field, "something else")
    for field in (dialog.new.first, dialog.new.second):
        QTest.keyClicks(field, "another good password")
    dialog.accept_button.click()
    dialog.tasks.wait_idle()
    assert dialog.isVisible()
    assert file.password == GOOD
    dialog.throw_away()


def test_the_sheet_is_shown_after_the_password_and_counts_once_typed_back(
    section: SecuritySection, file: Protected, tmp_path: Path
) -> None:
    file.password = GOOD
    section.show_sheet()
    asking = the(section, PasswordDialog)
    QTest.keyClicks(asking.entry.field, GOOD)
    QTest.keyClick(asking.entry.field, Qt.Key.Key_Return)
    asking.tasks.wait_idle()
    dialog = the(section, RecoverySheetDialog)
    assert dialog.shown.text() == "ABCD  EFGH"
    dialog.save_as(tmp_path / "sheet.pdf")
    assert (tmp_path / "sheet.pdf").exists()
    dialog.next_button.click()
    assert not dialog.shown.isVisible()
    QTest.keyClicks(dialog.code, "abcd efgx")
    QTest.keyClick(dialog.code, Qt.Key.Key_Return)
    assert dialog.code_form.error() == "The second group does not fit."
    dialog.code.clear()
    QTest.keyClicks(dialog.code, "abcd efgh")
    QTest.keyClick(dialog.code, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert file.is_checked


def test_the_bar_reminds_of_the_sheet_until_it_was_typed_back(section: SecuritySection, file: Protected) -> None:
    window = section.window()
    assert isinstance(window, MainWindow)
    reminder = window.status.sheet_reminder
    assert not reminder.isVisible()
    section.add_password()
    dialog = the(section, ChangePasswordDialog)
    for field in (dialog.new.first, dialog.new.second):
        QTest.keyClicks(field, GOOD)
    dialog.accept_button.click()
    dialog.tasks.wait_idle()
    the(section, RecoverySheetDialog).later_button.click()
    window.status.clearMessage()
    assert reminder.isVisible()
    window.show_page("overview")
    reminder.click()
    assert section.isVisible()
    file.is_checked = True
    section.show_sheet()
    asking = the(section, PasswordDialog)
    QTest.keyClicks(asking.entry.field, GOOD)
    asking.accept_button.click()
    asking.tasks.wait_idle()
    the(section, RecoverySheetDialog).later_button.click()
    assert not reminder.isVisible()


def test_removing_needs_the_password(section: SecuritySection, file: Protected) -> None:
    file.password = GOOD
    section.remove_password()
    dialog = the(section, PasswordDialog)
    QTest.keyClicks(dialog.entry.field, "wrong")
    dialog.accept_button.click()
    dialog.tasks.wait_idle()
    assert file.password == GOOD
    dialog.entry.field.clear()
    QTest.keyClicks(dialog.entry.field, GOOD)
    dialog.accept_button.click()
    dialog.tasks.wait_idle()
    assert not dialog.isVisible()
    assert file.password == ""


def test_when_to_lock_is_kept_at_once(section: SecuritySection) -> None:
    section.minutes.setFocus()
    QTest.keyClick(section.minutes, Qt.Key.Key_Down)
    section.on_minimise.click()
    assert (lock_settings().idle_minutes, lock_settings().on_minimise) == (20, True)
