"""The People page, driven by keyboard and mouse in the real window, with the record read back."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.dates import add_days
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.ui.dialogs.booking import BookingDialog
from nscp_desktop.ui.dialogs.completion import CompletionDialog
from nscp_desktop.ui.dialogs.person import PersonDialog
from nscp_desktop.ui.dialogs.placement import PlacementDialog
from nscp_desktop.ui.dialogs.record_history import RecordHistoryDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.people import CURRENT, LEAVERS, NOT_PLACED, PeoplePage
from nscp_desktop.ui.pages.requests import PeopleFilter, RecordRequest, ReportRequest
from nscp_desktop.ui.session import Session

TODAY = date(2026, 11, 23)


@pytest.fixture
def window(session: Session, show: Callable[..., QWidget], qtbot: QtBot) -> Iterator[MainWindow]:
    shown = show(MainWindow(session), 1366, 768)
    assert isinstance(shown, MainWindow)
    shown.show_page("people")
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    yield shown
    for dialog in shown.findChildren(PersonDialog):
        dialog.close()


@pytest.fixture
def page(window: MainWindow) -> PeoplePage:
    found = window.page("people")
    assert isinstance(found, PeoplePage)
    return found


def person_named(session: Session, name: str) -> Person:
    people = session.services.standing.snapshot().people.values()
    return next(person for person in people if person.name == name)


def dialog_of(qtbot: QtBot, window: QWidget, kind: type[Any]) -> Any:
    qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in window.findChildren(kind)))
    dialog = next(dialog for dialog in window.findChildren(kind) if dialog.isVisible())
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def type_into(qtbot: QtBot, field: QWidget, text: str) -> None:
    field.setFocus()
    QTest.keyClicks(field, text)


def test_pills_count_who_is_here_who_left_and_who_is_not_placed(session: Session, page: PeoplePage) -> None:
    board = session.board()
    page.chips.choose(CURRENT)
    page.refresh()
    assert len(page.model.rows()) == len(board.rows)
    page.chips.choose(NOT_PLACED)
    page.refresh()
    assert [row.person.id for row in page.model.rows()] == [row.person.id for row in board.rows if row.group is None]
    page.chips.choose(LEAVERS)
    page.refresh()
    everybody = session.services.standing.snapshot().people
    assert len(page.model.rows()) == len(everybody) - len(board.rows)
    assert all(row.training.startswith("Left ") for row in page.model.rows())


def test_a_row_says_the_worst_standing_with_its_count(session: Session, page: PeoplePage) -> None:
    row = next(row for row in session.board().rows if row.worst is StandingKind.OVERDUE)
    shown = next(own for own in page.model.all_rows() if own.person.id == row.person.id)
    assert shown.training == f"! {row.count(StandingKind.OVERDUE)} overdue"


def test_the_filter_finds_by_name_role_and_team(page: PeoplePage, qtbot: QtBot) -> None:
    type_into(qtbot, page.search, "osei")
    assert [row.person.family for row in page.model.rows()] == ["Osei"]
    page.search.clear()
    page.role.choose("Cook")
    page.role.chosen.emit()
    assert {row.role for row in page.model.rows()} == {"Cook"}


def test_people_asked_for_by_another_page_are_shown_under_its_words(session: Session, window: MainWindow) -> None:
    ids = tuple(row.person.id for row in session.board().rows[3:6])
    window.open_people(PeopleFilter("Overdue", ids))
    page = window.page("people")
    assert isinstance(page, PeoplePage)
    assert {row.person.id for row in page.model.rows()} == set(ids)
    assert "Overdue" in page.only.text()
    assert not page.chips.isVisible()
    page.only.click()
    assert page.chips.isVisible()
    assert len(page.model.rows()) == len(session.board().rows)


def test_long_words_of_another_page_begin_with_their_first_letter_and_are_shortened_at_the_end(
    session: Session, window: MainWindow
) -> None:
    title = "Missing · Group 1 · Awareness & more: In date, of those asked, in the team of customer services"
    window.open_people(PeopleFilter(title, (session.board().rows[0].person.id,)))
    page = window.page("people")
    assert isinstance(page, PeoplePage)
    words = page.only.text()
    assert words.startswith("Missing · Group 1")
    assert words.endswith("…  ✕")
    assert page.only.width() >= page.only.minimumWidth() > page.only.fontMetrics().horizontalAdvance(words)
    assert title in page.only.toolTip()


def test_a_person_is_added_by_keyboard_alone_with_the_usual_group_offered(
    session: Session, window: MainWindow, page: PeoplePage, qtbot: QtBot
) -> None:
    role = next(role for role in session.services.agency.roles() if role.title == "Teaching assistant")
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(qtbot, window, PersonDialog)
    assert dialog.ui.given.hasFocus()
    QTest.keyClicks(dialog.ui.given, "Wren")
    QTest.keyClick(dialog.ui.given, Qt.Key.Key_Tab)
    assert dialog.ui.family.hasFocus()
    QTest.keyClicks(dialog.ui.family, "Abara-Quist")
    type_into(qtbot, dialog.ui.starts_on.line, "2/11/26")
    view = dialog.ui.role_ids
    view.setFocus()
    place = next(n for n in range(dialog.roles.rowCount()) if dialog.roles.index(n).data() == role.title)
    view.setCurrentIndex(dialog.roles.index(place))
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert dialog.ui.group.currentData() == role.usual_group
    assert dialog.ui.group_reason.text() == "Usual group for Teaching assistant"
    type_into(qtbot, dialog.ui.group_decided_by, "G. Evans")
    QTest.keyClick(dialog.ui.group_decided_by, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    stored = person_named(session, "Wren Abara-Quist")
    assert stored.services[0].span.starts_on == date(2026, 11, 2)
    assert [held.title for held in stored.roles] == ["Teaching assistant"]
    assert stored.placements[0].decided_by == "G. Evans"
    assert page.panels.person.name.text() == "Wren Abara-Quist"


def test_a_refused_person_stays_in_the_form_with_the_sentence_beside_the_field(
    session: Session, window: MainWindow, page: PeoplePage, qtbot: QtBot
) -> None:
    page.add_button.click()
    dialog = dialog_of(qtbot, window, PersonDialog)
    type_into(qtbot, dialog.ui.given, "Wren")
    dialog.ui.starts_on.set_value(date(2026, 9, 1))
    dialog.ui.ends_on.set_value(date(2026, 8, 1))
    dialog.accept_button.click()
    assert dialog.isVisible()
    assert dialog.errors() == {"ends_on": "The leave date is before the start date."}
    assert dialog.ui.given.text() == "Wren"
    type_into(qtbot, dialog.ui.ends_on.line, "31/2/26")
    dialog.accept_button.click()
    assert set(dialog.errors()) == {"ends_on"}
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    question = dialog_of(qtbot, window, QMessageBox)
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.ui.given.text() == "Wren"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    question = dialog_of(qtbot, window, QMessageBox)
    next(button for button in question.buttons() if "Throw" in button.text()).click()
    assert not dialog.isVisible()
    assert not any(person.given == "Wren" for person in session.services.standing.snapshot().people.values())


def test_a_form_in_which_nothing_was_typed_closes_at_once(window: MainWindow, page: PeoplePage, qtbot: QtBot) -> None:
    page.add_button.click()
    dialog = dialog_of(qtbot, window, PersonDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_filter_that_leaves_the_person_out_selects_the_first_one_shown(page: PeoplePage) -> None:
    assert "Osei" not in page.panels.person.name.text()
    page.search.setText("osei")
    assert page.panels.person.name.text() == "Rebecca Osei"
    page.search.setText("nobody of this name")
    assert page.panels.currentWidget() is page.panels.nobody


def test_a_name_that_is_on_record_already_is_pointed_out(window: MainWindow, page: PeoplePage, qtbot: QtBot) -> None:
    page.add_button.click()
    dialog = dialog_of(qtbot, window, PersonDialog)
    type_into(qtbot, dialog.ui.given, "Rebecca")
    type_into(qtbot, dialog.ui.family, "Osei")
    QTest.keyClick(dialog.ui.family, Qt.Key.Key_Tab)
    assert "Rebecca Osei" in dialog.ui.alike.text()
    assert dialog.ui.alike.isVisible()
    dialog.reject()


def test_editing_with_enter_keeps_the_group_and_asks_for_a_reason_when_it_changes(
    session: Session, window: MainWindow, page: PeoplePage, qtbot: QtBot
) -> None:
    person = person_named(session, "Rebecca Osei")
    window.open_person(person.id)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    dialog = dialog_of(qtbot, window, PersonDialog)
    dialog.ui.known_as.setText("Becky")
    type_into(qtbot, dialog.ui.why, "asked to be called so")
    dialog.ui.group.setCurrentIndex(dialog.ui.group.findData(3))
    assert dialog.ui.group_reason.text() == ""
    dialog.accept_button.click()
    assert set(dialog.errors()) == {"group_reason"}
    dialog.ui.group.setCurrentIndex(dialog.ui.group.findData(4))
    assert dialog.ui.group_reason.text() == person.placements[-1].reason
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert session.services.history.steps(1)[0].reason == "asked to be called so"
    stored = session.services.people.person(person.id)
    assert stored.known_as == "Becky"
    assert stored.placements == person.placements


def test_the_standing_tab_explains_the_worst_first_and_leads_to_recording(
    session: Session, window: MainWindow, page: PeoplePage, qtbot: QtBot
) -> None:
    person = person_named(session, "Rebecca Osei")
    window.open_person(person.id)
    tab = page.panels.person.standing
    first = tab.model.rows()[0]
    assert first.standing.kind is StandingKind.OVERDUE
    assert tab.because.toPlainText() == session.services.standing.because(person.id, first.requirement.id, TODAY)
    with qtbot.waitSignal(page.record_training) as asked:
        tab.record.click()
    assert asked.args == [RecordRequest(None, first.requirement.id, (person.id,))]


def test_a_booking_is_made_and_cancelled_from_the_panel(
    session: Session, window: MainWindow, page: PeoplePage, qtbot: QtBot
) -> None:
    person = person_named(session, "Folake Adeyemi")
    window.open_person(person.id)
    page.panels.person.standing.book.click()
    dialog = dialog_of(qtbot, window, BookingDialog)
    dialog.on.set_value(add_days(TODAY, 10))
    dialog.accept_button.click()
    bookings = session.services.standing.snapshot().history(person.id).bookings
    assert [booking.on for booking in bookings] == [add_days(TODAY, 10)]
    tab = page.panels.person.training
    tab.table.select_key(bookings[0].id)
    assert tab.cancel.isEnabled()
    tab.cancel.click()
    assert not session.services.standing.snapshot().history(person.id).bookings


def test_a_completion_is_corrected_and_removed_from_the_panel(
    session: Session, window: MainWindow, page: PeoplePage, qtbot: QtBot
) -> None:
    person = person_named(session, "Folake Adeyemi")
    window.open_person(person.id)
    tab = page.panels.person.training
    entry = next(row.completion for row in tab.model.rows() if row.completion is not None)
    tab.table.select_key(entry.id)
    tab.edit.click()
    dialog = dialog_of(qtbot, window, CompletionDialog)
    type_into(qtbot, dialog.ui.certificate_number, "AB-12")
    type_into(qtbot, dialog.ui.why, "certificate came by post")
    dialog.ui.hours.setText("a lot")
    dialog.accept_button.click()
    assert set(dialog.errors()) == {"hours"}
    dialog.ui.hours.setText("1,5")
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    history = session.services.standing.snapshot().history(person.id)
    stored = next(done for done in history.completions if done.id == entry.id)
    assert (stored.hours, stored.certificate_number) == (1.5, "AB-12")
    tab.table.select_key(entry.id)
    tab.history.click()
    told = dialog_of(qtbot, window, RecordHistoryDialog)
    assert "certificate number from" in " ".join(words for _, words in told.model.rows())
    assert told.model.index(0, 3).data() == "certificate came by post"
    QTest.keyClick(told, Qt.Key.Key_Escape)
    tab.table.select_key(entry.id)
    tab.remove.click()
    assert len(session.services.standing.snapshot().history(person.id).completions) == len(history.completions) - 1
    window.menus.trigger("undo")
    assert len(session.services.standing.snapshot().history(person.id).completions) == len(history.completions)


def test_several_people_are_placed_at_once_with_reason_and_who_decided(
    session: Session, window: MainWindow, page: PeoplePage, qtbot: QtBot
) -> None:
    page.chips.choose(NOT_PLACED)
    page.chips.chosen.emit(NOT_PLACED)
    page.table.selectAll()
    ids = [row.person.id for row in page.model.rows()]
    assert page.panels.currentWidget() is page.panels.several
    page.actions_for_people.place.trigger()
    dialog = dialog_of(qtbot, window, PlacementDialog)
    dialog.accept_button.click()
    assert set(dialog.errors()) == {"group"}
    dialog.ui.group.setCurrentIndex(dialog.ui.group.findData(2))
    dialog.accept_button.click()
    assert set(dialog.errors()) == {"group_reason"}
    QTest.keyClicks(dialog.ui.group_reason, "Regular contact with pupils")
    QTest.keyClicks(dialog.ui.group_decided_by, "G. Evans")
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    for own in ids:
        placed = session.services.people.person(own).group_on(TODAY)
        assert placed is not None
        assert (placed.group, placed.reason) == (2, "Regular contact with pupils")


def test_print_record_asks_for_the_persons_report(page: PeoplePage, qtbot: QtBot, session: Session) -> None:
    person_id = page.table.current_row().person.id
    with qtbot.waitSignal(page.open_report) as asked:
        page.actions_for_people.print_record.trigger()
    assert asked.args == [ReportRequest("individual-record", person_id)]


def test_the_page_moves_to_the_day_that_is_looked_at(session: Session, page: PeoplePage, window: MainWindow) -> None:
    session.set_as_at(date(2019, 1, 1))
    assert len(page.model.rows()) == len(session.board().rows)
    assert isinstance(page.find_field(), QLineEdit)
    assert not window.findChildren(QMessageBox)
