"""The items of the Training Content Checklist in the window: answered by keys, stored by themselves, undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.questionnaires import QuestionnaireKind
from nscp_desktop.ui.main_window import MainWindow
from tests.services.questionnaires import newest
from tests.ui.content_at_hand import CONTROL, content, focused, item_of, press, said


def test_one_key_answers_and_ctrl_enter_goes_on_across_sections(window: MainWindow) -> None:
    tab = content(window)
    item_of(tab, "24")
    for number, key, expected in (
        ("25", Qt.Key.Key_1, "met"),
        ("26", Qt.Key.Key_2, "partly"),
        ("27", Qt.Key.Key_3, "not-met"),
    ):
        press(Qt.Key.Key_Return, CONTROL)
        press(key)
        assert said(tab, number).answer == expected
    press(Qt.Key.Key_Return, CONTROL)
    assert tab.view.title.text() == "G · Safe adults, safe organisation"
    assert focused().accessibleName().startswith("28. ")
    assert tab.head.state.words() == "◷ Draft, 27 of 38 answered"


def test_arrows_go_along_the_answers_space_chooses_and_delete_takes_it_back(window: MainWindow) -> None:
    tab = content(window)
    item_of(tab, "25")
    press(Qt.Key.Key_Right)
    assert said(tab, "25").answer == ""
    press(Qt.Key.Key_Space)
    assert said(tab, "25").answer == "partly"
    press(Qt.Key.Key_Delete)
    assert said(tab, "25").answer == ""
    press(Qt.Key.Key_Down)
    assert focused().accessibleName().startswith("26. ")
    press(Qt.Key.Key_9)
    assert said(tab, "26").answer == ""


def test_undo_of_an_answer_shows_at_once_and_keeps_the_keyboard_where_it_is(window: MainWindow) -> None:
    tab = content(window)
    view = item_of(tab, "26")
    press(Qt.Key.Key_2)
    tab.view.area.verticalScrollBar().setValue(30)
    before = focused()
    press(Qt.Key.Key_Z, CONTROL)
    assert view in tab.view.items
    assert view.choice.value() == ""
    assert focused() is before
    assert tab.view.area.verticalScrollBar().value() == 30


def test_a_text_is_stored_a_moment_after_the_last_key_and_until_then_nothing_claims_that_it_is(
    window: MainWindow, qtbot: QtBot
) -> None:
    tab = content(window)
    view = item_of(tab, "25")
    view.main.setFocus()
    QTest.keyClicks(view.main, "Slide 40")
    assert said(tab, "25").where_covered == ""
    assert tab.view.state.text() == "… Not saved yet"
    assert window.status._saved.text() == "… Not saved yet"
    qtbot.waitUntil(lambda: said(tab, "25").where_covered == "Slide 40", timeout=2_000)
    assert tab.view.state.text() == "✓ Saved"
    assert window.status._saved.text() == "✓ All changes saved"
    assert window.focusWidget() is view.main
    assert view.main.textCursor().position() == len("Slide 40")


@pytest.mark.parametrize("leaving", ["field", "section", "tab", "page", "other", "shut down", "close"])
def test_a_text_is_stored_at_once_when_it_is_left(window: MainWindow, leaving: str) -> None:
    tab = content(window)
    view = item_of(tab, "25")
    view.main.setFocus()
    QTest.keyClicks(view.main, "Slide 41")
    match leaving:
        case "field":
            view.choice.take_focus()
        case "section":
            tab.view.sections.setCurrentRow(0)
        case "tab":
            window.show_page("assurance", "gaps")
        case "page":
            window.show_page("overview")
        case "other":
            tab.open(tab.listed[-1].checklist.id)
        case "shut down":
            window.session.session_ends.emit()
        case "close":
            assert window.current_page().may_leave()
    filled = newest(window.session.services, QuestionnaireKind.CONTENT)
    assert filled is not None
    assert "Slide 41" in {answer.where_covered for answer in filled.answers.values()}
    assert window.status._saved.text() == "✓ All changes saved"


def test_what_is_half_typed_survives_what_others_store_meanwhile(window: MainWindow) -> None:
    tab = content(window)
    view = item_of(tab, "25")
    view.main.setFocus()
    QTest.keyClicks(view.main, "Slide 4")
    other = next(item for item in tab.view.items if item.item.number == "26")
    assert tab.filled is not None
    window.session.services.checklists.say(tab.filled.checklist.id, other.item.id, {"where_covered": "Slide 50"})
    tab.refresh()
    assert other.main.toPlainText() == "Slide 50"
    assert view.main.toPlainText() == "Slide 4"
    assert view.main.textCursor().position() == 7
    assert focused() is view.main


def test_a_text_that_is_too_long_is_refused_beside_the_item_and_stays_typed(window: MainWindow) -> None:
    tab = content(window)
    view = item_of(tab, "25")
    view.main.setPlainText("x" * 5_000)
    assert not tab.view.flush()
    assert "4,000" in view.error.text()
    assert tab.view.state.text() == "✗ Not saved"
    assert window.status._saved.text() == "… Not saved yet"
    tab.view.sections.setCurrentRow(0)
    assert tab.view.sections.currentRow() == 5
    assert len(view.main.toPlainText()) == 5_000
    assert not window.show_page("overview")
    for box in window.findChildren(QWidget, "qt_msgbox_buttonbox"):
        box.window().close()
    view.main.setPlainText("short")
    assert tab.view.flush()
    assert said(tab, "25").where_covered == "short"
    assert not view.error.text()


def test_last_time_stands_beside_and_is_used_with_its_words_in_one_step(window: MainWindow) -> None:
    tab = content(window)
    view = item_of(tab, "26")
    assert view.last.text() == "Last time: ✓ Met"
    assert view.note.text() == "Note from last time: Look whether the out-of-hours number is still right."
    view.use.click()
    assert (said(tab, "26").answer, said(tab, "26").where_covered) == ("met", "Slide 31")
    assert view.main.toPlainText() == "Slide 31"
    assert not view.use.isVisible()
    window.menus.trigger("undo")
    assert (said(tab, "26").answer, view.main.toPlainText()) == ("", "")


def test_what_is_seldom_filled_in_opens_by_itself_when_it_holds_something(window: MainWindow) -> None:
    tab = content(window)
    assert item_of(tab, "24").more is not None
    view = item_of(tab, "25")
    assert not view.more_button.isChecked()
    view.more_button.click()
    assert view.more is not None
    assert view.more.isVisible()
    view.more.owner.setText("Somebody Else")
    view.more.note.setPlainText("Ask the SENCo")
    view.more.other.setPlainText("Hand-out")
    assert tab.view.flush()
    stored = said(tab, "25")
    assert (stored.owner, stored.next_note, stored.evidence) == ("Somebody Else", "Ask the SENCo", "Hand-out")
    person = window.session.board().rows[0].person
    view.more.owner.choose(person.id)
    assert tab.view.flush()
    assert (said(tab, "25").owner_id, said(tab, "25").owner) == (person.id, "")
    assert not tab.view.is_unsaved
    window.menus.trigger("undo")
    assert view.more.owner.text() == "Somebody Else"


def test_unanswered_only_and_words_narrow_what_is_shown(window: MainWindow) -> None:
    tab = content(window)
    tab.view.unanswered.setChecked(True)
    assert [line.number for line in tab.view.sections.lines()] == ["F", "G", "H", "I"]
    assert [view.item.number for view in tab.view.items] == ["25", "26", "27"]
    tab.view.items[0].take_focus()
    press(Qt.Key.Key_1)
    assert [view.item.number for view in tab.view.items] == ["25", "26", "27"]
    tab.view.unanswered.setChecked(False)
    window.menus.trigger("find")
    assert focused() is tab.view.search
    QTest.keyClicks(tab.view.search, "whistle")
    assert [view.item.number for view in tab.view.items] == ["32"]
    QTest.keyClicks(tab.view.search, " nothing of the kind")
    assert tab.view.items == []


def test_ctrl_z_in_a_text_takes_back_what_was_typed_there_and_otherwise_the_last_act(window: MainWindow) -> None:
    tab = content(window)
    view = item_of(tab, "25")
    press(Qt.Key.Key_2)
    view.main.setFocus()
    press(Qt.Key.Key_Z, CONTROL)
    assert said(tab, "25").answer == ""
    assert focused() is view.main
    press(Qt.Key.Key_Y, CONTROL)
    assert said(tab, "25").answer == "partly"
    QTest.keyClicks(view.main, "Slide")
    press(Qt.Key.Key_Z, CONTROL)
    assert view.main.toPlainText() == ""
    assert said(tab, "25").answer == "partly"


def test_ctrl_enter_goes_on_from_everywhere_on_the_tab(window: MainWindow) -> None:
    tab = content(window)
    for place in (tab.head.details_button, tab.view.sections, tab.view.search):
        place.setFocus()
        press(Qt.Key.Key_Return, CONTROL)
        assert focused().accessibleName().startswith("25. ")


def test_the_keyboard_goes_to_the_first_answer_that_was_taken_over_from_last_time(window: MainWindow) -> None:
    tab = content(window)
    tab.head.copy_button.setFocus()
    press(Qt.Key.Key_Space)
    assert tab.head.copy_button.isHidden()
    assert focused().accessibleName().startswith("25. ")
