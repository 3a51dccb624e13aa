"""Hands at the Training Content Checklist of the sample school."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.assurance import AssurancePage
from nscp_desktop.ui.pages.assurance_content import ContentTab
from nscp_desktop.ui.widgets.questionnaire_item import ItemView

CONTROL = Qt.KeyboardModifier.ControlModifier


def content(window: MainWindow) -> ContentTab:
    window.show_page("assurance", "content")
    page = window.page("assurance")
    assert isinstance(page, AssurancePage)
    tab = page.tab("content")
    assert isinstance(tab, ContentTab)
    return tab


def item_of(tab: ContentTab, number: str) -> ItemView:
    """Go to an item by its number and return it."""
    assert tab.filled is not None
    tab.view.go_to_item(next(item.id for item in tab.filled.version.items() if item.number == number))
    return next(view for view in tab.view.items if view.item.number == number)


def said(tab: ContentTab, number: str) -> Any:
    """Return what is stored about an item."""
    assert tab.filled is not None
    stored = tab.session.services.checklists.filled(tab.filled.checklist.id)
    return stored.answer(next(item.id for item in stored.version.items() if item.number == number))


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifiers)


def wait_for_window(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until the window has the keyboard back from a dialog."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)


def answer_all(tab: ContentTab, key: str = "met") -> None:
    """Answer what is not answered yet, without the window."""
    assert tab.filled is not None
    for item in tab.filled.unanswered():
        tab.session.services.checklists.say(tab.filled.checklist.id, item.id, {"answer": key})
    tab.refresh()
