"""Recording one training for many people, driven in the real window, with the record read back."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.drafts import Outcome, TrainingDraft
from nscp_desktop.domain.people import Person
from nscp_desktop.ui.dialogs.paste_names import PasteNamesDialog, match_names
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.record_training import RecordTrainingPage
from nscp_desktop.ui.pages.requests import RecordRequest
from nscp_desktop.ui.session import Session

TODAY = date(2026, 11, 23)


@pytest.fixture
def window(session: Session, show: Callable[..., QWidget], qtbot: QtBot) -> MainWindow:
    shown = show(MainWindow(session), 1366, 768)
    assert isinstance(shown, MainWindow)
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


@pytest.fixture
def page(window: MainWindow) -> RecordTrainingPage:
    window.record_training(RecordRequest())
    found = window.page("record-training")
    assert isinstance(found, RecordTrainingPage)
    return found


def course_named(session: Session, title: str) -> Course:
    return next(course for course in session.services.training.courses() if course.title == title)


def completions_of(session: Session, course: Course, day: date) -> set[int]:
    histories = session.services.standing.snapshot().histories
    return {
        own
        for own, history in histories.items()
        for done in history.completions
        if done.course_id == course.id and done.completed_on == day
    }


def previewed(page: RecordTrainingPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "renewed" in page.summary.text() or "first" in page.summary.text())


def people(session: Session) -> Sequence[Person]:
    return list(session.services.standing.snapshot().people.values())


def test_training_is_recorded_for_many_by_keyboard_alone(
    session: Session, window: MainWindow, page: RecordTrainingPage, qtbot: QtBot
) -> None:
    course = course_named(session, "Whole-school safeguarding")
    window.show_page("overview")
    QTest.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    combo = page.form.ui.course_id
    qtbot.waitUntil(combo.hasFocus)
    QTest.keyClicks(combo, "whole")
    assert page.form.course_id() == course.id
    QTest.keyClick(combo, Qt.Key.Key_Tab)
    line = page.form.ui.completed_on.line
    assert line.hasFocus()
    line.selectAll()
    QTest.keyClicks(line, "20/11/26")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    page.who.view.setFocus()
    QTest.keyClick(page.who.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page.who.view, Qt.Key.Key_Space)
    everybody = {row.person.id for row in session.services.standing.board(TODAY).rows}
    assert set(page.who.model.ticked()) == everybody
    previewed(page, qtbot)
    assert page.save_button.text() == f"&Save for {len(everybody)} people"
    QTest.keyClick(page.who.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert completions_of(session, course, date(2026, 11, 20)) == everybody
    assert window.current_page().key == "overview"
    assert page.who.model.ticked() == ()


def test_the_preview_beside_each_person_is_what_the_services_say(
    session: Session, page: RecordTrainingPage, qtbot: QtBot
) -> None:
    course = course_named(session, "Whole-school safeguarding")
    page.take(RecordRequest(course_id=course.id))
    page.who.select_all()
    previewed(page, qtbot)
    ids = page.who.model.ticked()
    preview = session.services.training.preview(TrainingDraft(course.id, TODAY, ids), TODAY)
    assert f"{preview.renewed} renewed" in page.summary.text()
    assert f"{preview.first_time} first time" in page.summary.text()
    effect = next(effect for effect in preview.rows if effect.outcome is Outcome.RENEWED)
    place = page.who.model.place_of(effect.person_id)
    assert place is not None
    assert page.who.model.index(place, 3).data() == "✓ until 23 Nov 2029"
    assert effect.before is not None
    assert effect.before.due is not None
    assert page.who.model.index(place, 4).data() == f"from {in_words(effect.before.due)} · Whole-school"


def test_who_has_it_on_record_already_is_skipped_and_said_so(
    session: Session, page: RecordTrainingPage, qtbot: QtBot
) -> None:
    course = course_named(session, "Prevent awareness")
    done = next(
        own
        for history in session.services.standing.snapshot().histories.values()
        for own in history.completions
        if own.course_id == course.id and own.completed_on is not None
    )
    page.take(RecordRequest(course_id=course.id, person_ids=(done.person_id,)))
    page.form.ui.completed_on.set_value(done.completed_on)
    page.form.ui.completed_on.edited.emit()
    qtbot.waitUntil(lambda: "skipped" in page.summary.text())
    assert not page.save_button.isEnabled()


def test_a_tick_is_set_with_the_mouse(page: RecordTrainingPage, qtbot: QtBot) -> None:
    view = page.who.view
    index = page.who.model.index(2, 0)
    cell = view.visualRect(index)
    box = QPoint(cell.left() + 16, cell.center().y())
    row = page.who.model.row_at(2)
    assert row is not None
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, box)
    assert page.who.model.ticked() == (row.person.id,)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, box)
    assert page.who.model.ticked() == ()


def test_everyone_due_ticks_those_for_whom_the_course_is_not_in_date(
    session: Session, page: RecordTrainingPage
) -> None:
    course = course_named(session, "Whole-school safeguarding")
    assert not page.who.due_button.isEnabled()
    page.form.choose_course(course.id)
    page.who.due_button.click()
    asked = {item.requirement_id for item in course.satisfies}
    words = {"overdue", "not_done", "date_unknown", "induction", "due_soon"}
    due = {
        row.person.id
        for row in session.services.standing.board(TODAY).rows
        if any(own in asked and cell.kind in words for own, cell in row.cells.items())
    }
    assert due
    assert set(page.who.model.ticked()) == due


def test_ticks_outside_the_filter_stay_and_are_saved(page: RecordTrainingPage, qtbot: QtBot, session: Session) -> None:
    first = page.who.model.rows()[0]
    page.who.model.tick([first.person.id])
    QTest.keyClicks(page.who.search, "osei")
    assert len(page.who.model.rows()) == 1
    page.who.all_button.click()
    assert len(page.who.model.ticked()) == 2
    assert "1 of " in page.who.hidden.text()


def test_missing_and_wrong_input_is_told_beside_its_field_and_kept(
    session: Session, page: RecordTrainingPage, qtbot: QtBot
) -> None:
    page.who.model.tick([page.who.model.rows()[0].person.id])
    page.save()
    assert page.form.ui.course_id_error.text() == "Choose a course."
    page.form.choose_course(course_named(session, "Prevent awareness").id)
    page.form.ui.hours.setText("three")
    page.save()
    assert page.form.ui.hours_error.isVisible()
    page.form.ui.hours.clear()
    page.form.ui.completed_on.set_value(date(2027, 1, 5))
    page.form.ui.completed_on.edited.emit()
    assert "still ahead" in page.form.ui.completed_on_error.text()
    page.save()
    assert "still ahead" in page.form.ui.completed_on_error.text()
    assert len(page.who.model.ticked()) == 1
    page.form.ui.completed_on.line.setText("31/2/26")
    page.save()
    assert page.form.ui.completed_on_error.isVisible()


def test_the_courses_usual_hours_are_taken_over_but_not_over_typed_ones(
    session: Session, page: RecordTrainingPage, qtbot: QtBot
) -> None:
    page.form.choose_course(course_named(session, "Whole-school safeguarding").id)
    assert page.form.ui.hours.text() == "3"
    page.form.choose_course(course_named(session, "DSL refresher").id)
    assert page.form.ui.hours.text() == "6"
    page.form.ui.hours.setText("5")
    page.form.choose_course(course_named(session, "Whole-school safeguarding").id)
    assert page.form.ui.hours.text() == "5"


def test_a_draft_is_still_there_after_looking_at_another_page(
    session: Session, window: MainWindow, page: RecordTrainingPage
) -> None:
    page.form.choose_course(course_named(session, "Prevent awareness").id)
    page.who.model.tick([page.who.model.rows()[1].person.id])
    window.show_page("people")
    window.record_training(RecordRequest())
    assert page.form.course() == course_named(session, "Prevent awareness")
    assert len(page.who.model.ticked()) == 1
    page.cancel()
    assert page.form.course_id() is None
    assert page.who.model.ticked() == ()


def test_a_requirement_brings_a_course_that_counts_towards_it(session: Session, page: RecordTrainingPage) -> None:
    board = session.board()
    requirement = next(item for item in board.requirements() if item.short == "Prevent")
    page.take(RecordRequest(requirement_id=requirement.id, person_ids=(board.rows[0].person.id,)))
    course = page.form.course()
    assert course is not None
    assert requirement.id in {item.requirement_id for item in course.satisfies}
    assert page.who.model.ticked() == (board.rows[0].person.id,)


def test_people_who_have_left_since_are_offered_for_a_day_on_which_they_were_here(
    session: Session, page: RecordTrainingPage
) -> None:
    here = {row.person.id for row in session.services.standing.board(TODAY).rows}
    leaver = next(own for own in people(session) if own.id not in here)
    last = leaver.services[-1].span.ends_on
    assert page.who.model.place_of(leaver.id) is None
    page.form.ui.completed_on.set_value(last)
    page.form.ui.completed_on.edited.emit()
    assert page.who.model.place_of(leaver.id) is not None


def test_pasted_names_are_matched_only_when_they_are_sure(session: Session) -> None:
    lines = match_names("Osei, Rebecca\n\nfolake  ADEYEMI\nR Osei\nNobody Known", people(session))
    names = {person.id: person.name for person in people(session)}
    assert [(line.text, names.get(line.person_id or 0)) for line in lines] == [
        ("Osei, Rebecca", "Rebecca Osei"),
        ("folake ADEYEMI", "Folake Adeyemi"),
        ("R Osei", None),
        ("Nobody Known", None),
    ]


def test_pasting_names_ticks_the_people_meant(
    session: Session, window: MainWindow, page: RecordTrainingPage, qtbot: QtBot
) -> None:
    page.who.paste_button.click()
    dialog = window.findChild(PasteNamesDialog)
    assert isinstance(dialog, PasteNamesDialog)
    assert not dialog.accept_button.isEnabled()
    dialog.text.setPlainText("Gwen Evans\nOsei, Rebecca")
    assert dialog.count.text() == "2 of 2 lines matched"
    dialog.accept_button.click()
    ticked = {person.name for person in people(session) if person.id in page.who.model.ticked()}
    assert ticked == {"Gwen Evans", "Rebecca Osei"}
