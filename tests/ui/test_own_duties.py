"""Settings, Roles and duties: a duty of the agency's own."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.roles import Duty
from nscp_desktop.ui.dialogs.duty import DutyDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.settings import SettingsPage
from nscp_desktop.ui.session import Session
from tests.ui.at_hand import page_of

Child = TypeVar("Child", bound=QWidget)


@pytest.fixture
def page(session: Session, show: Callable[..., QWidget]) -> SettingsPage:
    window = show(MainWindow(session), 1366, 768)
    assert isinstance(window, MainWindow)
    return page_of(window, "settings", SettingsPage, "roles")


def opened(page: SettingsPage) -> DutyDialog:
    return next(dialog for dialog in page.window().findChildren(DutyDialog) if dialog.isVisible())


def test_a_duty_is_added_with_the_keyboard_alone_and_people_can_hold_it(session: Session, page: SettingsPage) -> None:
    page.roles.add_duty_button.setFocus()
    QTest.keyClick(page.roles.add_duty_button, Qt.Key.Key_Space)
    dialog = opened(page)
    assert dialog.windowTitle() == "Add duty"
    assert dialog.focusWidget() is dialog.ui.title
    dialog.accept_button.click()
    assert set(dialog.errors()) == {"title"}
    QTest.keyClicks(dialog.ui.title, "Keeper of the boats")
    QTest.keyClick(dialog.ui.title, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    row = page.roles.duty_table.current_row()
    assert row is not None
    assert row.duty == Duty("keeper-of-the-boats", "Keeper of the boats")
    assert session.services.agency.duties()[-1] == row.duty
    session.services.history.undo()
    assert "keeper-of-the-boats" not in {duty.code for duty in session.services.agency.duties()}


def test_the_buttons_about_duties_are_whole_on_a_small_laptop(page: SettingsPage) -> None:
    page.window().resize(1093, 614)
    roles = page.roles
    for button in (roles.add_duty_button, roles.duty_button, roles.duty_history):
        assert button.isVisible()
        assert button.width() >= button.sizeHint().width()
