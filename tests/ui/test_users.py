"""Who works here: asked once on this computer, a list with roles, and what a viewer finds greyed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.users import UserRole
from nscp_desktop.services.record_files import open_existing
from nscp_desktop.ui.dialogs.user import UserDialog
from nscp_desktop.ui.dialogs.your_name import YourNameDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.cell_actions import Chosen
from nscp_desktop.ui.pages.matrix import MatrixPage
from nscp_desktop.ui.pages.people import PeoplePage
from nscp_desktop.ui.pages.settings import SettingsPage
from nscp_desktop.ui.pages.users_section import UsersSection
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.your_name import greet, remembered_name
from tests.faults.operations import mark

Show = Callable[..., QWidget]


@pytest.fixture
def window(session: Session, show: Show) -> Iterator[MainWindow]:
    shown = show(MainWindow(session), 1366, 768)
    assert isinstance(shown, MainWindow)
    yield shown
    for dialog in shown.findChildren(QDialog):
        dialog.done(0)


@pytest.fixture
def section(window: MainWindow) -> UsersSection:
    window.show_page("settings", "users")
    page = window.current_page()
    assert isinstance(page, SettingsPage)
    return page.users


def opened(window: MainWindow, kind: type[QDialog], qtbot: QtBot) -> QDialog:
    qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in window.findChildren(kind)))
    return next(dialog for dialog in window.findChildren(kind) if dialog.isVisible())


def test_the_name_is_asked_once_on_a_computer_and_stands_in_the_history(
    session: Session, window: MainWindow, qtbot: QtBot
) -> None:
    greet(session, window)
    dialog = opened(window, YourNameDialog, qtbot)
    assert isinstance(dialog, YourNameDialog)
    QTest.keyClicks(dialog.name, "Maya  Green")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert remembered_name() == "Maya Green"
    session.services.agency.add_team("Boats")
    assert session.services.history.steps(1)[0].who == "Maya Green"
    session.services.users.work_as("Somebody")
    greet(session, window)
    assert session.services.users.who == "Maya Green"
    assert not [one for one in window.findChildren(YourNameDialog) if one.isVisible()]


def test_an_empty_name_is_refused_beside_the_field(session: Session, window: MainWindow, qtbot: QtBot) -> None:
    window.menus.trigger("work-as")
    dialog = opened(window, YourNameDialog, qtbot)
    assert isinstance(dialog, YourNameDialog)
    dialog.name.setCurrentText("   ")
    dialog.accept_button.click()
    assert dialog.isVisible()
    assert dialog.fields["name"].error() == "Type a name."
    assert remembered_name() == ""


def test_a_record_for_reading_only_asks_nobody(sample_file: Path, dressed: object, show: Show) -> None:
    services = open_existing(sample_file, read_only=True)
    reading = Session(services, services.desk.file.workplace.now().date())
    window = show(MainWindow(reading))
    greet(reading, window)
    assert not window.findChildren(YourNameDialog)
    window.close()
    reading.tasks.wait_idle()
    services.close()


def test_the_list_begins_with_oneself_and_is_kept_by_keyboard(
    session: Session, window: MainWindow, section: UsersSection, qtbot: QtBot
) -> None:
    session.work_as("Maya Green")
    section.add.click()
    dialog = opened(window, UserDialog, qtbot)
    assert isinstance(dialog, UserDialog)
    assert (dialog.name.text(), dialog.role.currentData()) == ("Maya Green", UserRole.ADMINISTRATOR.value)
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    section.add.click()
    other = opened(window, UserDialog, qtbot)
    assert isinstance(other, UserDialog)
    QTest.keyClicks(other.name, "Idris Hossain")
    QTest.keyClick(other.name, Qt.Key.Key_Return)
    assert {user.name: user.role for user in session.services.users.everybody()} == {
        "Maya Green": UserRole.ADMINISTRATOR,
        "Idris Hossain": UserRole.EDITOR,
    }
    assert section.you.text() == "You work here as Maya Green: administrator."
    section.table.select_key(next(user.id for user in session.services.users.everybody() if user.name[0] == "M"))
    section.remove.click()
    refusal = opened(window, QMessageBox, qtbot)
    assert isinstance(refusal, QMessageBox)
    assert "has to stay administrator" in refusal.text()


def test_f59_a_viewer_finds_everything_greyed_and_no_key_changes_anything(
    session: Session, window: MainWindow, qtbot: QtBot
) -> None:
    users = session.services.users
    session.work_as("Maya Green")
    users.add("Maya Green", UserRole.ADMINISTRATOR)
    session.work_as("Somebody Else")
    before = mark(session.services)
    window.show_page("people")
    page = window.current_page()
    assert isinstance(page, PeoplePage)
    assert not page.add_button.isEnabled()
    assert "Somebody Else may look at this record" in page.add_button.toolTip()
    page.table.select_key(session.board().rows[0].person.id)
    page.table.setFocus()
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_F2):
        QTest.keyClick(page.table, key)
    for key in (Qt.Key.Key_N, Qt.Key.Key_T, Qt.Key.Key_I, Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_V):
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    for command, _ in window.menus.commands():
        if command in ("undo", "redo", "new-person", "record", "import"):
            window.menus.trigger(command)
    assert not [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    assert mark(session.services) == before
    session.work_as("Maya Green")
    assert page.add_button.isEnabled()


def test_f59_a_viewer_finds_the_menu_of_the_matrix_greyed_and_drops_nothing(
    session: Session, window: MainWindow, tmp_path: Path
) -> None:
    session.work_as("Maya Green")
    session.services.users.add("Maya Green", UserRole.ADMINISTRATOR)
    session.work_as("Somebody Else")
    before = mark(session.services)
    window.show_page("matrix")
    page = window.current_page()
    assert isinstance(page, MatrixPage)
    row = session.board().rows[0]
    page.actions_.prepare(Chosen((row,), next(iter(row.cells))))
    only_looking = ["What it &counts towards…", "&Plan a session for these…", "Pers&on"]
    assert [action.text() for action in page.actions_.all() if action.isEnabled()] == only_looking
    sheet = tmp_path / "people.csv"
    sheet.write_text("First name,Surname\nAda,Okafor\n", "utf-8")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(sheet))])
    place, copying = QPointF(200, 200), Qt.DropAction.CopyAction
    for widget in (window, page, page.view.viewport()):
        drop = QDropEvent(place, copying, dropped, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        drop.ignore()
        QApplication.sendEvent(widget, drop)
        assert not drop.isAccepted()
    assert mark(session.services) == before
