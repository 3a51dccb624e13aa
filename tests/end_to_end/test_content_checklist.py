"""A safeguarding lead fills the Training Content Checklist in with the keyboard alone, and signs it off."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.questionnaires import QuestionnaireKind
from nscp_desktop.ui.dialogs.checklist_begin import BeginDialog
from nscp_desktop.ui.dialogs.checklist_sign_off import SignOffDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.assurance_content import ContentTab
from tests.end_to_end.hands import TODAY, Hands, window_on
from tests.services.questionnaires import newest
from tests.ui.at_hand import dialog_of

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
# Met twice, then partly, not met and not applicable, over and over.
KEYS = (Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)
ANSWERS = ("met", "met", "partly", "not-met", "na")


def _open(window: MainWindow, hands: Hands, qtbot: QtBot) -> None:
    """Go to Assurance by its key, and press the button of the empty tab with Tab and Space."""
    place = list(window.menus.pages).index("assurance") + 1
    hands.key(Qt.Key(Qt.Key.Key_0 + place), CONTROL)
    qtbot.waitUntil(lambda: any(found.isVisible() for found in window.findChildren(ContentTab)))
    for _ in range(40):
        focused = QApplication.focusWidget()
        if focused is not None and focused.accessibleName() == "Begin the checklist":
            break
        hands.key(Qt.Key.Key_Tab)
    hands.key(Qt.Key.Key_Space)
    dialog = dialog_of(qtbot, window, BeginDialog)
    assert dialog.course.hasFocus()
    hands.key(Qt.Key.Key_Y, ALT)
    hands.key(Qt.Key.Key_A, CONTROL)
    hands.type("2026, autumn term")
    hands.key(Qt.Key.Key_Return)
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and QApplication.focusWidget() is not None)


def _fill_in(hands: Hands, of: int) -> None:
    """Answer every item, with words for each seventh."""
    for place in range(of):
        hands.key(KEYS[place % len(KEYS)])
        if place % 7 == 0:
            hands.key(Qt.Key.Key_Tab)
            hands.type(f"Slide {place + 1}, page 2 = practice")
        hands.key(Qt.Key.Key_Return, CONTROL)


def test_a_lead_fills_all_38_items_in_and_signs_off_by_keyboard_alone(
    file_of_sixty: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    with window_on(file_of_sixty, tmp_path, qtbot) as window:
        hands = Hands(window)
        services = window.session.services
        _open(window, hands, qtbot)
        begun = newest(services, QuestionnaireKind.CONTENT)
        assert begun is not None
        assert begun.checklist.year == "2026, autumn term"
        _fill_in(hands, of=38)
        # The last Ctrl+Enter finds nothing left, and leaves the keyboard on the button that signs off.
        hands.key(Qt.Key.Key_Space)
        dialog = dialog_of(qtbot, window, SignOffDialog)
        assert dialog.completed_by.hasFocus()
        assert dialog.completed_by.text() == "A Lead"
        hands.key(Qt.Key.Key_Return)
        assert hands.clicks == 0
        filled = newest(services, QuestionnaireKind.CONTENT)
        assert filled is not None
        items = list(filled.version.items())
        assert len(items) == 38
        assert filled.checklist.signed_on == TODAY
        expected = [ANSWERS[place % len(ANSWERS)] for place in range(38)]
        assert [filled.answer(item.id).answer for item in items] == expected
        texts = {item.number: filled.answer(item.id).where_covered for item in items}
        assert {number: text for number, text in texts.items() if text} == {
            str(place + 1): f"Slide {place + 1}, page 2 = practice" for place in range(0, 38, 7)
        }
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
        reopened = newest(services, QuestionnaireKind.CONTENT)
        assert reopened is not None
        assert reopened.checklist.is_open
