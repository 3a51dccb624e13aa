"""Shared learning in the window: items are added, shared, marked as read and taken back, by keyboard and mouse."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.learning import LearningKind
from nscp_desktop.domain.users import UserRole
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.learning_item import LearningItemDialog
from nscp_desktop.ui.dialogs.learning_people import MarkReadDialog, ShareDialog
from nscp_desktop.ui.dialogs.person_learning import PersonLearningDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.models.learning import GOT, READ, STARTERS, UNREAD, WITHOUT
from nscp_desktop.ui.pages.learning_item_card import READ_COLUMN
from nscp_desktop.ui.pages.learning_shared import SharedLearningTab
from nscp_desktop.ui.pages.people import PeoplePage
from nscp_desktop.ui.pages.reports import ReportsPage
from nscp_desktop.ui.pages.requests import PersonRequest
from nscp_desktop.ui.session import Session
from tests.paper import printed_words
from tests.ui.at_hand import dialog_of, named, page_of
from tests.ui.learning_at_hand import ALT, REVIEW, TODAY, back_to, choose, now, press, shown_tab, undo


@pytest.fixture
def tab(window: MainWindow, session: Session) -> SharedLearningTab:
    return shown_tab(window)


def test_an_item_goes_from_the_form_to_the_signed_list_by_keyboard(
    window: MainWindow, session: Session, tab: SharedLearningTab, qtbot: QtBot
) -> None:
    press(window, Qt.Key.Key_I, ALT)
    form = dialog_of(qtbot, window, LearningItemDialog)
    QTest.keyClicks(form.title, "Winter bulletin")
    form.to_read.setFocus()
    press(form.to_read, Qt.Key.Key_Space)
    press(form.title, Qt.Key.Key_Return)
    session.tasks.wait_idle()
    assert tab.card.title.text() == "Winter bulletin"
    assert tab.card.chips.value() == WITHOUT

    # Everyone but one.
    back_to(window, qtbot)
    press(window, Qt.Key.Key_S, ALT)
    share = dialog_of(qtbot, window, ShareDialog)
    here = len(share.people.model.all_rows())
    press(share, Qt.Key.Key_T, ALT)
    qtbot.waitUntil(lambda: len(share.person_ids()) == here)
    share.people.view.setFocus()
    QTest.keyClicks(share.people.view, "osei")
    press(share.people.view, Qt.Key.Key_Space)
    assert share.whom.text() == "everyone but 1 person"
    press(share, Qt.Key.Key_S, ALT)
    qtbot.waitUntil(lambda: not window.findChildren(ShareDialog))
    session.tasks.wait_idle()
    left_out = named(session, "Rebecca Osei").id
    found = now(session, "Winter bulletin")
    assert (len(found.with_it), found.without_it) == (here - 1, (left_out,))
    assert tab.card.shared_pill.text() == f"Has reached {found.shared.words}"

    # Ten have read it.
    back_to(window, qtbot)
    press(window, Qt.Key.Key_D, ALT)
    mark = dialog_of(qtbot, window, MarkReadDialog)
    assert [row.person.id for row in mark.people.model.all_rows()] == list(found.with_it)
    mark.people.view.setFocus()
    mark.people.view.selectRow(0)
    for _ in range(9):
        press(mark.people.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(mark.people.view, Qt.Key.Key_Space)
    press(mark, Qt.Key.Key_M, ALT)
    qtbot.waitUntil(lambda: not window.findChildren(MarkReadDialog))
    session.tasks.wait_idle()
    found = now(session, "Winter bulletin")
    assert len(found.readers) == 10
    assert tab.card.read_pill.text() == f"Read by {found.read.words}"
    assert tab.model.row_at(0) == found

    # The list to sign says the same.
    tab.card.print_action.trigger()
    session.tasks.wait_idle()
    text = report_text(window)
    assert "Winter bulletin" in text
    assert found.read.words in text
    assert f"Have read it: {len(found.readers)} people" in text

    undo(window, qtbot)
    assert now(session, "Winter bulletin").readers == ()
    undo(window, qtbot)
    assert now(session, "Winter bulletin").got == {}


def report_text(window: MainWindow) -> str:
    page = window.page("reports")
    assert isinstance(page, ReportsPage)
    assert page.prepared is not None
    return printed_words(page.prepared.pdf)


def test_the_first_look_shows_every_item_with_both_figures(tab: SharedLearningTab, session: Session) -> None:
    everything = session.services.learning.everything(TODAY)
    assert list(tab.model.rows()) == list(everything)
    assert tab.count.text() == "5 items"
    for place, one in enumerate(everything):
        words = [str(tab.model.index(place, column).data()) for column in range(5)]
        assert words[3] == one.shared.words
        assert words[4] == (one.read.words if one.item.to_read else "–")


def test_items_are_filtered_by_words_and_kind(tab: SharedLearningTab) -> None:
    tab.search.setText("negl")
    assert [row.item.title for row in tab.model.rows()] == [REVIEW]
    assert tab.count.text() == "1 of 5 items"
    assert tab.card.title.text() == REVIEW
    tab.search.clear()
    tab.kind.choose(LearningKind.CLIP)
    tab.kind.chosen.emit()
    assert [row.item.kind for row in tab.model.rows()] == [LearningKind.CLIP]


def test_each_pill_lists_its_people_and_each_figure_opens_them(
    window: MainWindow, tab: SharedLearningTab, qtbot: QtBot
) -> None:
    found = choose(tab, REVIEW)
    for chip, people in (
        (UNREAD, found.unread),
        (READ, found.readers),
        (WITHOUT, found.without_it),
        (STARTERS, found.starters),
    ):
        tab.card.chips.choose(chip)
        tab.card.chips.chosen.emit(chip)
        assert {row.person.id for row in tab.card.model.rows()} == set(people)
    with qtbot.waitSignal(tab.page.open_people) as asked:
        tab.card.show_action.trigger()
    assert set(asked.args[0].person_ids) == set(found.starters)
    for pill, people in ((tab.card.shared_pill, found.with_it), (tab.card.read_pill, found.readers)):
        window.show_page("learning", "shared")
        with qtbot.waitSignal(tab.page.open_people) as asked:
            QTest.mouseClick(pill, Qt.MouseButton.LeftButton)
        assert set(asked.args[0].person_ids) == set(people) - found.away
    assert (len(asked.args[0].person_ids), asked.args[0].title) == (25, f"{REVIEW} · Read by 25 of 37 (67%)")


def test_whether_it_was_read_is_a_column_only_where_it_is_to_be_read(tab: SharedLearningTab) -> None:
    choose(tab, REVIEW)
    assert not tab.card.table.isColumnHidden(READ_COLUMN)
    choose(tab, "Was not brought: a short film")
    assert tab.card.table.isColumnHidden(READ_COLUMN)
    choose(tab, REVIEW)
    assert not tab.card.table.isColumnHidden(READ_COLUMN)


def test_a_long_word_in_a_title_leaves_the_room_to_the_list(tab: SharedLearningTab, session: Session) -> None:
    item = choose(tab, REVIEW).item
    session.services.learning.change(replace(item, title="W" * 200))
    session.announce(Changes.TRAINING)
    session.tasks.wait_idle()
    choose(tab, "W" * 200)
    assert tab.card.minimumSizeHint().width() < 600


def test_starters_get_it_in_one_step(
    window: MainWindow, session: Session, tab: SharedLearningTab, qtbot: QtBot
) -> None:
    found = choose(tab, "Child protection policy, this year's version")
    assert len(found.starters) == 5
    press(window, Qt.Key.Key_W, ALT)
    share = dialog_of(qtbot, window, ShareDialog)
    assert set(share.person_ids()) == set(found.starters)
    press(share.whom, Qt.Key.Key_Return)
    session.tasks.wait_idle()
    assert now(session, found.item.title).starters == ()
    assert tab.card.starters_button.isHidden()


def test_the_list_to_sign_is_about_the_item_that_is_chosen(
    window: MainWindow, session: Session, tab: SharedLearningTab
) -> None:
    choose(tab, "Keeping children safe in education: Part one")
    tab.card.print_action.trigger()
    session.tasks.wait_idle()
    text = report_text(window)
    assert "Keeping children safe in education: Part one" in text
    assert "neglect" not in text


def test_reading_and_sharing_are_taken_back_for_those_selected(
    window: MainWindow, session: Session, tab: SharedLearningTab, qtbot: QtBot
) -> None:
    found = choose(tab, REVIEW)
    reader = found.readers[0]
    tab.card.chips.choose(READ)
    tab.card.chips.chosen.emit(READ)
    tab.card.table.select_key(reader)
    tab.card.reading_action.trigger()
    session.tasks.wait_idle()
    assert reader in now(session, REVIEW).unread
    tab.card.chips.choose(UNREAD)
    tab.card.chips.chosen.emit(UNREAD)
    tab.card.table.select_key(reader)
    assert not tab.card.reading_action.isEnabled()
    tab.card.sharing_action.trigger()
    session.tasks.wait_idle()
    assert reader in now(session, REVIEW).without_it
    undo(window, qtbot)
    undo(window, qtbot)
    assert now(session, REVIEW).readers == found.readers


def test_what_is_switched_off_leaves_the_list_until_it_is_asked_for(tab: SharedLearningTab, session: Session) -> None:
    choose(tab, REVIEW)
    QTest.mouseClick(tab.switch_button, Qt.MouseButton.LeftButton)
    session.tasks.wait_idle()
    assert REVIEW not in [row.item.title for row in tab.model.rows()]
    tab.off.setChecked(True)
    choose(tab, REVIEW)
    assert tab.switch_button.text() == "Switch &on"
    assert not tab.card.share_button.isEnabled()
    QTest.mouseClick(tab.switch_button, Qt.MouseButton.LeftButton)
    session.tasks.wait_idle()
    assert all(one.item.active for one in session.services.learning.everything(TODAY))


def test_a_record_with_nothing_shared_says_what_will_be_here(
    new_school: Session, show: Callable[..., Any], qtbot: QtBot
) -> None:
    window = show(MainWindow(new_school), 1366, 768)
    tab = shown_tab(window)
    assert tab.empty.isVisible()
    QTest.mouseClick(tab.empty.button, Qt.MouseButton.LeftButton)
    form = dialog_of(qtbot, window, LearningItemDialog)
    form.title.setText("First")
    form.accept()
    new_school.tasks.wait_idle()
    assert not tab.empty.isVisible()
    assert tab.card.chips.value() in (WITHOUT, GOT)
    assert not tab.card.share_button.isEnabled()


@pytest.fixture
def new_school(dressed: QApplication, tmp_path: Any) -> Any:
    from nscp_desktop.domain.agency import AgencyDetails, Sector
    from nscp_desktop.services.record_files import create

    services = create(tmp_path / "new.nscp", AgencyDetails("Carlton Hill", Sector.SCHOOL), today=TODAY)
    opened = Session(services, TODAY)
    yield opened
    opened.tasks.wait_idle()
    services.close()


def test_one_persons_learning_is_shown_from_their_panel(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    page = page_of(window, "people", PeoplePage)
    person = named(session, "Folake Adeyemi")
    window.show_page("people", PersonRequest(person.id))
    page.panels.person.learning.trigger()
    dialog = dialog_of(qtbot, window, PersonLearningDialog)
    found = session.services.learning.of_person(person.id)
    assert list(dialog.model.rows()) == list(found)
    done = sum(one.got.read_on is not None for one in found)
    assert dialog.words.text() == f"Read {done} of 3 that are to be read and understood."


def test_a_viewer_looks_and_changes_nothing(window: MainWindow, session: Session) -> None:
    session.services.users.work_as("Gwen Evans")
    session.services.users.add("Gwen Evans", UserRole.ADMINISTRATOR)
    session.services.users.add("Maya Green", UserRole.VIEWER)
    session.work_as("Maya Green")
    tab = shown_tab(window)
    card = tab.card
    for button in (tab.add_button, tab.edit_button, tab.switch_button, card.share_button, card.read_button):
        assert not button.isEnabled()
    assert not card.sharing_action.isEnabled()
    assert card.print_action.isEnabled()
