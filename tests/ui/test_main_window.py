"""The window around the pages."""

from collections.abc import Callable
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QTabWidget,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.dates import add_months
from nscp_desktop.ui.dialogs.help import HelpDialog
from nscp_desktop.ui.dialogs.quick_open import QuickOpen
from nscp_desktop.ui.gallery_dialogs import dialog_pictures
from nscp_desktop.ui.import_wizard.wizard import ImportWizard
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.page_table import IN_NAVIGATION, PAGES, TABS
from nscp_desktop.ui.pages.tabbed import TabbedPage
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.answer_buttons import AnswerButtons

Child = TypeVar("Child", bound=QWidget)
Show = Callable[..., Any]
CONTROL = Qt.KeyboardModifier.ControlModifier
INTERACTIVE = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)
TABBED = [(page, key, words) for page, tabs in TABS.items() for key, words in tabs]


@pytest.fixture
def window(session: Session, show: Show) -> MainWindow:
    made = show(MainWindow(session), 1366, 768)
    assert isinstance(made, MainWindow)
    return made


def test_the_overview_is_shown_first_with_the_agency_and_the_file(window: MainWindow) -> None:
    assert window.current_page().key == "overview"
    label = window.menuBar().cornerWidget()
    assert isinstance(label, QLabel)
    assert label.text() == "Carlton Hill Primary School — carlton-hill.nscp"


@pytest.mark.parametrize("place", range(1, len(IN_NAVIGATION) + 1))
def test_ctrl_and_a_number_go_to_a_page(window: MainWindow, qtbot: QtBot, place: int) -> None:
    QTest.keyClick(window, Qt.Key(Qt.Key.Key_0 + place), CONTROL)
    assert window.stack.currentWidget() is window.page(IN_NAVIGATION[place - 1])


def test_ctrl_k_goes_to_a_person_by_part_of_the_name(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
    dialog = _the(window, QuickOpen)
    qtbot.waitUntil(dialog.isVisible)
    QTest.keyClicks(dialog.line, "osei")
    assert "Rebecca Osei" in dialog.list.currentItem().text()
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert window.current_page() is window.page("people")


def test_ctrl_k_does_a_command(window: MainWindow, qtbot: QtBot) -> None:
    window.session.set_as_at(add_months(window.session.today, 3))
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
    dialog = _the(window, QuickOpen)
    QTest.keyClicks(dialog.line, "back to tod")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert window.session.as_at == window.session.today


@pytest.mark.parametrize(("page", "tab", "words"), TABBED)
def test_ctrl_k_finds_every_tab_and_f1_tells_about_it(window: MainWindow, page: str, tab: str, words: str) -> None:
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
    dialog = _the(window, QuickOpen)
    QTest.keyClicks(dialog.line, words[:12])
    assert words in dialog.list.currentItem().text()
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    current = window.current_page()
    assert current.key == page
    if isinstance(current, TabbedPage):
        assert current.current_key() == tab
    bar = _the(current, QTabWidget)
    assert bar.currentIndex() == [own for own, *_ in TABS[page]].index(tab)
    QTest.keyClick(window, Qt.Key.Key_F1)
    told = _the(window, HelpDialog).text.toPlainText()
    assert bar.tabText(bar.currentIndex()).replace("&", "").split()[0] in told


@pytest.mark.parametrize(("page", "tab", "words"), TABBED)
def test_a_tab_fits_a_small_laptop_and_all_on_it_has_a_name(
    window: MainWindow, page: str, tab: str, words: str
) -> None:
    window.resize(1093, 614)
    window.show_page(page, tab)
    QApplication.processEvents()
    assert (window.width(), window.height()) == (1093, 614), words
    assert window.minimumSizeHint().width() <= 1093
    assert _nameless(window) == []
    assert _unreachable(window.current_page()) == []


@pytest.mark.parametrize("key", [key for key in IN_NAVIGATION if key not in {"training", "settings"}])
def test_the_tab_key_comes_to_the_as_at_day_of_each_page_that_has_it(window: MainWindow, key: str) -> None:
    window.show_page(key)
    QApplication.processEvents()
    window.activateWindow()
    met: list[QWidget] = []
    while (here := QApplication.focusWidget()) is not None and here not in met:
        met.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert window.current_page().header.as_at in met


def test_nothing_flashes_up_as_a_window_of_its_own_while_a_tab_is_made(
    dressed: QApplication, window: MainWindow
) -> None:
    seen = _Windows()
    dressed.installEventFilter(seen)
    for page, tab, _ in TABBED:
        window.show_page(page, tab)
        assert seen.shown == [], (page, tab)


class _Windows(QObject):
    """Notes what is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(watched)
        return False


def test_ctrl_i_opens_the_import_over_the_window(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("people")
    QTest.keyClick(window, Qt.Key.Key_I, CONTROL)
    wizard = _the(window, ImportWizard)
    qtbot.waitUntil(wizard.isVisible)
    wizard.open_overview.emit()
    assert window.current_page().key == "overview"
    wizard.close()


def test_f1_opens_the_help_of_the_page(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("matrix")
    QTest.keyClick(window, Qt.Key.Key_F1)
    dialog = _the(window, HelpDialog)
    assert dialog.text.toPlainText().startswith("Training matrix")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(HelpDialog) is None)


def test_every_page_has_its_help(window: MainWindow, qtbot: QtBot) -> None:
    dialog = HelpDialog("start", window)
    for place in range(dialog.list.count()):
        dialog.list.setCurrentRow(place)
        assert len(dialog.text.toPlainText()) > 100


def test_the_help_tells_the_keys_of_all_pages(window: MainWindow) -> None:
    dialog = HelpDialog("keys", window)
    assert f"Ctrl+1 to Ctrl+{len(IN_NAVIGATION)}" in dialog.text.toPlainText()


def test_another_day_moves_the_page_and_says_so_until_it_is_today_again(window: MainWindow, qtbot: QtBot) -> None:
    page = window.current_page()
    line = page.header.as_at.line
    line.selectAll()
    QTest.keyClicks(line, "1/9/27")
    QTest.keyClick(line, Qt.Key.Key_Return)
    notices = [widget for widget in page.findChildren(QWidget) if widget.objectName() == "noticeBar"]
    assert notices[0].isVisible()
    assert window.session.as_at.year == 2027
    QTest.keyClick(window, Qt.Key.Key_0, CONTROL)
    assert not notices[0].isVisible()
    assert line.text() == "23 Nov 2026"


def test_the_status_bar_counts_people_and_says_that_all_is_saved(window: MainWindow, qtbot: QtBot) -> None:
    def words() -> str:
        return " ".join(label.text() for label in window.status.findChildren(QObject) if hasattr(label, "text"))

    qtbot.waitUntil(lambda: "64 people · as at 23 Nov 2026" in words())
    assert "All changes saved" in words()
    assert "Rules: " in words()


def test_the_window_comes_back_in_its_size(session: Session, show: Show, qtbot: QtBot) -> None:
    # The screen without a screen is 800 pixels wide, and a window is never brought back wider than its screen.
    first = show(MainWindow(session), 1000, 640)
    first.close()
    second = MainWindow(session)
    qtbot.addWidget(second)
    assert second.height() == 640


def test_the_window_fits_a_small_laptop_on_every_page(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1093, 614)
    for key in PAGES:
        window.show_page(key)
        QApplication.processEvents()
        assert (window.width(), window.height()) == (1093, 614), key
        assert window.minimumSizeHint().width() <= 1093, key


@pytest.mark.parametrize("key", PAGES)
def test_everything_that_can_be_used_has_a_name_for_people_who_hear_the_screen(window: MainWindow, key: str) -> None:
    window.show_page(key)
    QApplication.processEvents()
    assert _nameless(window) == []


def test_everything_in_a_dialog_has_a_name_too(dressed: QApplication, window: MainWindow) -> None:
    seen = _Windows()
    dressed.installEventFilter(seen)
    for name, make in dialog_pictures(window).items():
        seen.shown.clear()
        dialog = make()
        flashed = [one for one in seen.shown if one is not dialog and not isinstance(one, QDialog)]
        assert flashed == [], f"{name}: a part of it was shown as a window of its own for a moment"
        assert _nameless(dialog) == [], name
        assert dialog is window or _unreachable(dialog) == [], name
        if dialog is not window:  # some are a tab of the window itself
            dialog.close()
            dialog.deleteLater()


def _nameless(top: QWidget) -> list[str]:
    """Return what can be used and has no name, in words."""
    return [_describe(one) for one in top.findChildren(QWidget) if _is_used(one) and not _name_of(one)]


def _unreachable(top: QWidget) -> list[str]:
    """Return what can be used by mouse and not by the Tab key, in words."""
    # The Tab key goes to the chosen one of several radio buttons or answers, and the arrow keys to the others.
    used = [one for one in top.findChildren(QWidget) if _is_used(one) and not isinstance(one, QRadioButton)]
    return [_describe(one) for one in used if not _is_stop(one) and not any(map(_is_stop, _answers_beside(one)))]


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _answers_beside(widget: QWidget) -> list[QWidget]:
    """Return the answers of the row that a widget is one of; nothing for any other widget."""
    row = widget.parent()
    return list(row.buttons) if isinstance(row, AnswerButtons) else []


def _is_used(widget: QWidget) -> bool:
    own = not widget.objectName().startswith("qt_") and not _is_part(widget)
    # Some controls have words only while they are needed.
    own = own and not (widget.isHidden() and not _name_of(widget))
    return own and isinstance(widget, INTERACTIVE) and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus


def _is_part(widget: QWidget) -> bool:
    """Whether it is an inner part of a calendar, a spin box, a combo box or a header."""
    parent = widget.parent()
    while isinstance(parent, QWidget):
        kind = parent.metaObject().className()
        if kind in {"QCalendarWidget", "QSpinBox", "QDoubleSpinBox", "QComboBox", "QComboBoxPrivateContainer"}:
            return True
        parent = parent.parent()
    return False


def _name_of(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


def _describe(widget: QWidget) -> str:
    parent = widget.parent()
    return f"{widget.metaObject().className()} {widget.objectName()} in {type(parent).__name__}"


def _the(parent: QWidget, kind: type[Child]) -> Child:
    found = parent.findChild(kind)
    assert found is not None
    return found
