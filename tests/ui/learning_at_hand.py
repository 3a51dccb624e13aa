"""What tests of shared learning look for: the tab, an item by its title, and the keyboard."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.learning import Reach
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.learning import LearningPage
from nscp_desktop.ui.pages.learning_shared import SharedLearningTab
from nscp_desktop.ui.session import Session
from tests.ui.at_hand import page_of

TODAY = date(2026, 11, 23)
ALT, NO_KEY = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
REVIEW = "What a local review taught us about neglect"


def shown_tab(window: MainWindow) -> SharedLearningTab:
    page = page_of(window, "learning", LearningPage, "shared")
    window.session.tasks.wait_idle()
    found = page.tab("shared")
    assert isinstance(found, SharedLearningTab)
    return found


def choose(tab: SharedLearningTab, title: str) -> Reach:
    own = next(row.item.id for row in tab.model.all_rows() if row.item.title == title)
    assert tab.items.select_key(own)
    assert tab.card.found is not None
    return tab.card.found


def now(session: Session, title: str) -> Reach:
    return next(one for one in session.services.learning.everything(TODAY) if one.item.title == title)


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_KEY) -> None:
    """Press a key where the keyboard is; in a window or dialog that is where it has put it."""
    QTest.keyClick(widget.focusWidget() or widget if widget.isWindow() else widget, key, modifier)


def back_to(window: MainWindow, qtbot: QtBot) -> None:
    """Give the window the keyboard back: without a screen nobody does when a dialog closes."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def undo(window: MainWindow, qtbot: QtBot) -> None:
    back_to(window, qtbot)
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    window.session.tasks.wait_idle()
