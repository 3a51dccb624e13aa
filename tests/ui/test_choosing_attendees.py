"""Quick ways to say who was there: by day, by booking, by typing, by a pasted list, and everyone but some."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.paste_names import PasteNamesDialog, match_names
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.asking_bookings import ask_about_bookings
from nscp_desktop.ui.pages.overview import OverviewPage
from nscp_desktop.ui.pages.overview_whole_agency import FittingButton
from nscp_desktop.ui.pages.planning import PlanningPage
from nscp_desktop.ui.pages.record_training import RecordTrainingPage
from nscp_desktop.ui.pages.requests import RecordRequest
from nscp_desktop.ui.pages.whole_day import job_request
from nscp_desktop.ui.session import Session
from tests.ui.at_hand import named, page_of

TODAY = date(2026, 11, 23)
WHOLE = "school/whole-school"


@pytest.fixture
def page(window: MainWindow) -> RecordTrainingPage:
    window.record_training(RecordRequest())
    found = window.page("record-training")
    assert isinstance(found, RecordTrainingPage)
    return found


def course_id(session: Session, title: str) -> int:
    return next(course.id for course in session.services.training.courses() if course.title == title)


def pasting(page: RecordTrainingPage, text: str, *, all_but: bool = False) -> PasteNamesDialog:
    page.who.paste_names(all_but=all_but)
    dialog = next(own for own in page.window().findChildren(PasteNamesDialog) if own.isVisible())
    dialog.text.setPlainText(text)
    return dialog


def test_everyone_here_that_day_leaves_out_who_came_later_and_who_was_away(
    session: Session, page: RecordTrainingPage
) -> None:
    day = date(2026, 9, 2)
    page.form.choose_day(day)
    page.who.here.trigger()
    board = session.services.standing.board(day)
    assert set(page.who.model.ticked()) == {row.person.id for row in board.rows if not row.is_away}
    assert f", {len(page.who.model.ticked())}" in page.who.here.text()
    assert len(page.who.model.all_rows()) > len(page.who.model.ticked())


def test_everyone_booked_that_day_is_ticked(session: Session, window: MainWindow, page: RecordTrainingPage) -> None:
    own = [named(session, name).id for name in ("Gwen Evans", "Rebecca Osei")]
    prevent = course_id(session, "Prevent awareness")
    assert not page.who.booked.isEnabled()
    session.services.training.book(own, prevent, TODAY, today=TODAY)
    session.announce(Changes.TRAINING)
    window.record_training(RecordRequest(prevent))
    page.who.booked.trigger()
    assert set(page.who.model.ticked()) == set(own)


def test_a_name_is_typed_ticked_with_enter_and_the_field_is_empty_for_the_next(
    session: Session, page: RecordTrainingPage
) -> None:
    own = [named(session, name).id for name in ("Gwen Evans", "Rebecca Osei")]
    page.who.search.setFocus()
    for typed in ("gwen ev", "osei"):
        QTest.keyClicks(page.who.search, typed)
        QTest.keyClick(page.who.search, Qt.Key.Key_Return)
        assert page.who.search.text() == ""
    assert set(page.who.model.ticked()) == set(own)
    assert page.who.search.placeholderText() == "Rebecca Osei ticked"
    QTest.keyClicks(page.who.search, "osei")
    QTest.keyClick(page.who.search, Qt.Key.Key_Return)
    assert page.who.model.ticked() == (own[0],)
    assert page.who.search.placeholderText() == "Rebecca Osei unticked"


def test_of_several_found_the_list_is_gone_to_and_after_space_the_next_name_can_be_typed(
    page: RecordTrainingPage, qtbot: QtBot
) -> None:
    page.who.search.setFocus()
    QTest.keyClicks(page.who.search, "ar")
    found = [row.person.id for row in page.who.model.rows()]
    assert len(found) > 2
    QTest.keyClick(page.who.search, Qt.Key.Key_Return)
    assert page.who.view.hasFocus()
    assert page.who.model.ticked() == ()
    QTest.keyClick(page.who.view, Qt.Key.Key_Down)
    QTest.keyClick(page.who.view, Qt.Key.Key_Space)
    assert page.who.model.ticked() == (found[1],)
    assert page.who.search.hasFocus()
    assert page.who.search.text() == ""


def test_nobody_found_or_nothing_typed_ticks_nobody(page: RecordTrainingPage) -> None:
    QTest.keyClick(page.who.search, Qt.Key.Key_Return)
    QTest.keyClicks(page.who.search, "zzz")
    QTest.keyClick(page.who.search, Qt.Key.Key_Return)
    assert page.who.model.ticked() == ()
    assert page.who.search.text() == "zzz"


def test_in_the_list_letters_find_space_ticks_and_the_next_letters_begin_a_new_name(
    session: Session, page: RecordTrainingPage
) -> None:
    page.who.view.setFocus()
    for letters in ("osei", "evans"):
        QTest.keyClicks(page.who.view, letters)
        QTest.keyClick(page.who.view, Qt.Key.Key_Space)
    assert set(page.who.model.ticked()) == {named(session, name).id for name in ("Gwen Evans", "Rebecca Osei")}


def test_a_name_that_two_people_have_is_asked_and_nothing_is_taken_for_granted(
    session: Session, window: MainWindow, page: RecordTrainingPage
) -> None:
    twins = [
        session.services.people.add(PersonDraft("Sam", "Twin", starts_on=date(2020, 9, 1), staff_number=number))
        for number in ("T-1", "T-2")
    ]
    session.announce(Changes.PEOPLE)
    dialog = pasting(page, "Gwen Evans\nSam Twin")
    assert dialog.person_ids() == (named(session, "Gwen Evans").id,)
    assert dialog.question.text() == "Whom does “Sam Twin” mean?"
    assert dialog.answer.isVisible()
    place = dialog.answer.findData(twins[1])
    dialog.answer.setCurrentIndex(place)
    dialog.answer.activated.emit(place)
    assert set(dialog.person_ids()) == {named(session, "Gwen Evans").id, twins[1]}
    assert dialog.unmatched() == ()
    dialog.accept_button.click()
    assert set(page.who.model.ticked()) == {named(session, "Gwen Evans").id, twins[1]}
    assert not page.who.unmatched.isVisible()


def test_names_that_mean_nobody_are_told_kept_and_copied(page: RecordTrainingPage) -> None:
    dialog = pasting(page, "Gwen Evans\nJo Bloggs\nOsei\nAl Nobody")
    assert [line.suggestions != () for line in dialog.model.all_rows()] == [False, False, True, False]
    place = dialog.answer.count() - 1
    assert dialog.answer.itemText(place) == "Nobody here"
    dialog.answer.setCurrentIndex(place)
    dialog.answer.activated.emit(place)
    assert dialog.unmatched() == ("Jo Bloggs", "Osei", "Al Nobody")
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == "Jo Bloggs\nOsei\nAl Nobody\n"
    dialog.accept_button.click()
    assert page.who.unmatched.text() == "3 lines meant nobody: Jo Bloggs; Osei; Al Nobody"
    QGuiApplication.clipboard().clear()
    page.who.copy_button.click()
    assert QGuiApplication.clipboard().text() == "Jo Bloggs\nOsei\nAl Nobody\n"
    page.clear()
    assert not page.who.unmatched.isVisible()


def test_everyone_but_a_pasted_list_is_ticked(session: Session, page: RecordTrainingPage) -> None:
    page.who.model.tick([page.who.model.all_rows()[0].person.id])
    dialog = pasting(page, "Gwen Evans\nOsei, Rebecca", all_but=True)
    assert dialog.accept_button.text() == "&Tick all but 2 people"
    dialog.accept_button.click()
    here = {row.person.id for row in session.services.standing.board(TODAY).rows if not row.is_away}
    absent = {named(session, name).id for name in ("Gwen Evans", "Rebecca Osei")}
    assert set(page.who.model.ticked()) == here - absent


@pytest.mark.parametrize(
    "line", ["Osei\tRebecca", "Rebecca\tOsei", "osei rebecca", "OSEI, Rebecca", "  Rebecca   Osei "]
)
def test_a_name_is_found_however_its_parts_stand(session: Session, line: str) -> None:
    people = list(session.services.standing.snapshot().people.values())
    (found,) = match_names(line, people)
    assert found.person_id == named(session, "Rebecca Osei").id


def test_plan_ahead_opens_the_day_as_the_overview_does(session: Session, window: MainWindow, qtbot: QtBot) -> None:
    tab = page_of(window, "planning", PlanningPage, "whole-agency").whole_agency
    qtbot.waitUntil(lambda: tab.chosen() is not None)
    tab.record_day_button.click()
    page = window.current_page()
    assert isinstance(page, RecordTrainingPage)
    assert page.form.ui.whole_agency.isChecked()
    draft = session.services.training.day_to_record(WHOLE, today=TODAY)
    assert draft is not None
    assert set(page.who.model.ticked()) == set(draft.person_ids)


def test_a_job_for_most_of_the_school_is_the_day_for_everyone_and_one_for_a_few_is_not(session: Session) -> None:
    jobs = session.services.standing.to_do(TODAY)
    few = next(job for job in jobs if job.requirement_id is not None and job.action == "record")
    everybody = tuple(row.person.id for row in session.board().rows)
    most = type(few)(few.kind, few.title, few.detail, everybody, WHOLE, "record")
    assert job_request(session, most).draft == session.services.training.day_to_record(WHOLE, today=TODAY)
    one = type(few)(few.kind, few.title, few.detail, everybody[:1], WHOLE, "record")
    assert job_request(session, one) == RecordRequest(None, WHOLE, everybody[:1])
    assert job_request(session, few) == RecordRequest(None, few.requirement_id, few.person_ids)


def test_the_line_of_the_day_is_whole_at_every_width(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window, "overview", OverviewPage)
    qtbot.waitUntil(lambda: bool(page.findChildren(FittingButton)))
    seen = set()
    for width in (1366, 1180, 1093):
        window.resize(width, 700)
        qtbot.wait(30)
        (button,) = page.findChildren(FittingButton)
        words = button.text().replace("&&", "&")
        assert button.fontMetrics().horizontalAdvance(words) <= button.width(), (width, words)
        seen.add(words)
    assert len(seen) > 1
    assert all("to catch up" in words for words in seen)


def test_bookings_of_most_of_the_school_are_recorded_as_a_day_for_everyone(
    session: Session, window: MainWindow, qtbot: QtBot
) -> None:
    on, training = date(2026, 11, 20), session.services.training
    draft = training.day_to_record(WHOLE, today=TODAY)
    assert draft is not None
    training.book(draft.person_ids, draft.course_id, on, today=on)
    session.announce(Changes.TRAINING)
    past = next(one for one in training.past_bookings(TODAY) if one.on == on)
    dialog = ask_about_bookings(page_of(window, "overview", OverviewPage), past)
    dialog.record_button.click()
    page = window.current_page()
    assert isinstance(page, RecordTrainingPage)
    assert page.form.ui.whole_agency.isChecked()
    assert page.form.days() == (on,)
    assert set(page.who.model.ticked()) == set(draft.person_ids)
