"""A protected file on its way into the window."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nscp_desktop.app.desktop import Desktop
from nscp_desktop.app.unlocking import Unlocking
from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.errors import FileRefusedError
from nscp_desktop.services.record_files import Services, create
from nscp_desktop.ui import theme
from nscp_desktop.ui.dialogs.recovery_sheet import RecoverySheetDialog, Sheet
from nscp_desktop.ui.protecting import FileProtection, RecordProtection
from nscp_desktop.ui.unlock import UnlockDialog
from nscp_desktop.ui.welcome import Welcome

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support ", extend=True)
TODAY = date(2026, 11, 24)
KEY = bytes(range(48))
GOOD = "four plain words here"


class Keys:
    """Knows one password and its key, and what is remembered here."""

    def __init__(self) -> None:
        self.remembered: dict[Path, bytes] = {}

    def unlock(self, _path: Path, password: str) -> bytes:
        if password != GOOD:
            raise FileRefusedError("That does not open the file.")
        return KEY

    def make_key(self, _password: str) -> bytes:
        return KEY

    def is_protected(self, path: Path) -> bool:
        return not path.read_bytes().startswith(b"SQLite format 3")

    def remember(self, path: Path, key: bytes) -> None:
        self.remembered[path] = key

    def of_record(self, services: Services) -> RecordProtection:
        name = services.path.name
        return RecordProtection(
            lambda: services.locking.can_lock,
            str,
            print,
            print,
            print,
            print,
            lambda: Sheet(name, ("ABCD",), bytes, print, print),
            lambda: False,
            lambda: False,
            print,
        )

    def as_asked(self) -> FileProtection:
        return FileProtection(
            self.is_protected,
            lambda _password, _agency: "Strong.",
            self.make_key,
            self.unlock,
            self.unlock,
            lambda _tries: 0.0,
            lambda: True,
            self.remembered.get,
            self.remember,
            self.of_record,
        )


@pytest.fixture
def keys() -> Keys:
    return Keys()


@pytest.fixture
def desktop(tmp_path: Path, keys: Keys, qapp: QApplication, qtbot: QtBot) -> Iterator[Desktop]:
    QCoreApplication.setOrganizationName("nscp-tests")
    QCoreApplication.setApplicationName("nscp_desktop")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    theme.apply(qapp, dark=False)
    program = Desktop(TODAY, tmp_path / "sample.nscp", keys.as_asked())
    yield program
    for widget in (program.window, program.welcome):
        if widget is not None:
            widget.close()
            widget.deleteLater()
    program.close()
    QApplication.processEvents()


@pytest.fixture
def protected(tmp_path: Path) -> Path:
    path = tmp_path / "hillside.nscp"
    create(path, AgencyDetails("Hillside School", Sector.SCHOOL, "A Lead"), today=TODAY, key=KEY).close()
    return path


def asked(desktop: Desktop) -> UnlockDialog:
    unlocking = desktop.findChild(Unlocking)
    assert isinstance(unlocking, Unlocking)
    assert unlocking.dialog is not None
    return unlocking.dialog


def is_asking(desktop: Desktop) -> bool:
    """Whether no record is on screen yet."""
    return desktop.window is None and asked(desktop).isVisible()


def answer(desktop: Desktop, password: str) -> None:
    panel = asked(desktop).panel
    panel.entry.field.clear()
    QTest.keyClicks(panel.entry.field, password)
    QTest.keyClick(panel.entry.field, Qt.Key.Key_Return)
    panel.tasks.wait_idle()


def test_a_protected_file_asks_first_and_opens_with_its_password(desktop: Desktop, protected: Path) -> None:
    desktop.start(protected)
    assert is_asking(desktop)
    answer(desktop, "wrong")
    assert is_asking(desktop)
    answer(desktop, GOOD)
    assert desktop.window is not None
    assert desktop.window.session.services.agency.details().name == "Hillside School"
    assert desktop.window.status.sheet_reminder.isVisibleTo(desktop.window)


def test_a_key_remembered_here_opens_without_asking(desktop: Desktop, keys: Keys, protected: Path) -> None:
    desktop.start(protected)
    asked(desktop).panel.remember.click()
    answer(desktop, GOOD)
    assert keys.remembered == {protected: KEY}
    again = protected.with_name("copy.nscp")
    shutil.copy(protected, again)
    keys.remembered[again] = KEY
    desktop.open_path(again)
    assert desktop.window is not None
    assert desktop.window.session.services.path == again


def test_f53_a_key_remembered_for_another_file_asks_for_the_password(
    desktop: Desktop, keys: Keys, protected: Path
) -> None:
    keys.remembered[protected] = bytes(48)
    desktop.start(protected)
    assert is_asking(desktop)
    assert asked(desktop).panel.message()
    answer(desktop, GOOD)
    assert desktop.window is not None


def test_a_locked_record_can_be_left_for_another(desktop: Desktop, protected: Path) -> None:
    desktop.start(protected)
    answer(desktop, GOOD)
    assert desktop.window is not None
    desktop.window.session.tasks.wait_idle()
    desktop.window.lock.lock()
    screen = desktop.window.lock.screen
    assert screen is not None
    screen.other_button.click()
    assert [type(widget) for widget in (desktop.window, desktop.welcome) if widget is not None] == [Welcome]


def test_a_new_protected_file_shows_its_recovery_sheet(desktop: Desktop, tmp_path: Path) -> None:
    desktop.start(None)
    desktop.create(AgencyDetails("New School", Sector.SCHOOL, ""), tmp_path / "new.nscp", KEY)
    assert desktop.window is not None
    dialog = desktop.window.findChild(RecoverySheetDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.reject()
