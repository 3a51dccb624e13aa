"""Recording training whose days are several, rough or not known, hours, and days for everyone, by keyboard."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.courses import Course, Satisfies
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.requirements import Rule, RuleKind
from nscp_desktop.domain.training import Completion
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dates import DateField
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.models.training_words import everyone_words
from nscp_desktop.ui.pages.record_training import RecordTrainingPage
from nscp_desktop.ui.pages.requests import RecordRequest
from nscp_desktop.ui.session import Session

TODAY = date(2026, 11, 23)


@pytest.fixture
def page(window: MainWindow) -> RecordTrainingPage:
    window.record_training(RecordRequest())
    found = window.page("record-training")
    assert isinstance(found, RecordTrainingPage)
    return found


def course_named(session: Session, title: str) -> Course:
    return next(course for course in session.services.training.courses() if course.title == title)


def people(session: Session) -> Sequence[Person]:
    return list(session.services.standing.snapshot().people.values())


def stored(session: Session, own: int, course: Course) -> Sequence[Completion]:
    history = session.services.standing.snapshot().history(own)
    return [done for done in history.completions if done.course_id == course.id]


def somebody(page: RecordTrainingPage) -> int:
    return page.who.model.rows()[0].person.id


def type_into(field: DateField, text: str) -> None:
    """Type into a date field with the keyboard and leave it."""
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Tab)


@pytest.mark.parametrize(
    ("text", "words", "counts_from"),
    [
        ("Sep 2026", "about Sep 2026", "1 Sep 2026"),
        ("autumn 2025", "about autumn 2025", "1 Sep 2025"),
        ("2024", "about 2024", "1 Jan 2024"),
    ],
)
def test_a_date_known_roughly_is_typed_and_kept_as_about(
    session: Session, page: RecordTrainingPage, text: str, words: str, counts_from: str
) -> None:
    course, own, ui = course_named(session, "FGM awareness"), somebody(page), page.form.ui
    page.form.choose_course(course.id)
    page.who.model.tick([own])
    type_into(ui.completed_on, text)
    assert ui.completed_on.text() == words
    assert ui.completed_note.text() == f"It is shown as “{words}” and counts from {counts_from}."
    before = len(stored(session, own, course))
    page.save()
    found = stored(session, own, course)
    assert len(found) == before + 1
    assert words in {done.done_words for done in found}


def test_a_date_that_nobody_knows_is_said_with_a_tick(session: Session, page: RecordTrainingPage, qtbot: QtBot) -> None:
    course, own, ui = course_named(session, "FGM awareness"), somebody(page), page.form.ui
    page.form.choose_course(course.id)
    page.who.model.tick([own])
    ui.completed_on.set_value(None)
    ui.completed_on.edited.emit()
    page.save()
    assert "tick that the date is not known" in ui.completed_on_error.text()
    ui.date_unknown.setFocus()
    QTest.keyClick(ui.date_unknown, Qt.Key.Key_Space)
    assert not ui.completed_on.isEnabled()
    assert ui.completed_note.text() == "It is kept as done, and counts once its date is on record."
    qtbot.waitUntil(lambda: "kept as extra" in page.summary.text())
    page.save()
    assert [done.done_words for done in stored(session, own, course)][:1] == ["date unknown"]
    assert ui.completed_on.isEnabled()
    assert ui.completed_on.value() == TODAY


def test_a_training_of_several_days_says_when_it_began_and_who_was_not_here(
    session: Session, page: RecordTrainingPage, qtbot: QtBot
) -> None:
    ui, board = page.form.ui, session.services.standing.board(TODAY)
    starter = next(
        row.person for row in board.rows if (row.person.services[-1].span.starts_on or date.min) > date(2026, 10, 20)
    )
    page.form.choose_course(course_named(session, "Prevent awareness").id)
    page.who.model.tick([starter.id])
    started = starter.services[-1].span.starts_on
    assert started is not None
    type_into(ui.completed_on, f"{started - timedelta(days=1):%d/%m/%Y}")
    qtbot.waitUntil(lambda: "1 not here on those days" in page.summary.text())
    place = page.who.model.place_of(starter.id)
    assert place is not None
    assert str(page.who.model.index(place, 4).data()).startswith("not here that day")
    type_into(ui.first_day, f"{started:%d/%m/%Y}")
    assert ui.first_day_error.text() == "It would begin after it was completed. Check both dates."
    type_into(ui.completed_on, f"{started + timedelta(days=1):%d/%m/%Y}")
    assert ui.first_day_error.text() == ""
    qtbot.waitUntil(lambda: "not here" not in page.summary.text() and "1 person" in page.summary.text())
    page.save()
    with session.services.desk.reading() as unit:
        held = [(one.starts_on, one.ends_on) for one in unit.sessions.all()]
    assert (started, started + timedelta(days=1)) in held


def test_a_first_day_long_before_is_refused_beside_its_field(session: Session, page: RecordTrainingPage) -> None:
    page.form.choose_course(course_named(session, "Prevent awareness").id)
    page.who.model.tick([somebody(page)])
    type_into(page.form.ui.first_day, "1/6/26")
    page.save()
    assert "60 days" in page.form.ui.first_day_error.text()
    assert len(page.who.model.ticked()) == 1


def test_who_was_here_on_the_first_day_only_is_offered(session: Session, page: RecordTrainingPage) -> None:
    here = {row.person.id for row in session.services.standing.board(TODAY).rows}
    leaver = next(own for own in people(session) if own.id not in here)
    last = leaver.services[-1].span.ends_on
    assert last is not None
    page.form.choose_day(last + timedelta(days=3))
    assert page.who.model.place_of(leaver.id) is None
    page.form.ui.first_day.set_value(last)
    page.form.ui.first_day.edited.emit()
    assert page.who.model.place_of(leaver.id) is not None


def test_who_left_in_the_middle_is_refused_below_the_list_with_what_was_typed_and_ticked(
    session: Session, page: RecordTrainingPage
) -> None:
    here = {row.person.id for row in session.services.standing.board(TODAY).rows}
    leaver = next(own for own in people(session) if own.id not in here)
    last, course = leaver.services[-1].span.ends_on, course_named(session, "Prevent awareness")
    assert last is not None
    before = stored(session, leaver.id, course)
    page.form.choose_course(course.id)
    type_into(page.form.ui.first_day, f"{last:%d/%m/%Y}")
    type_into(page.form.ui.completed_on, f"{last + timedelta(days=2):%d/%m/%Y}")
    page.who.model.tick([leaver.id])
    page.save()
    assert page.refusal.isVisible()
    assert page.refusal.text().startswith(f"The last day of {leaver.name}, ")
    assert page.who.model.ticked() == (leaver.id,)
    assert stored(session, leaver.id, course) == before


def test_the_date_that_will_bite_is_told_while_the_certificate_is_typed(
    session: Session, page: RecordTrainingPage
) -> None:
    ui = page.form.ui
    page.form.choose_course(course_named(session, "Prevent awareness").id)
    assert ui.expires_note.text() == "Prevent: until 23 Nov 2028"
    type_into(ui.expires_on, "1/3/27")
    assert ui.expires_note.text() == "Prevent: until 1 Mar 2027, as on the certificate"
    type_into(ui.expires_on, "1/3/32")
    assert "the certificate does not make it longer" in ui.expires_note.text()


def test_hours_are_asked_for_where_they_count(session: Session, page: RecordTrainingPage) -> None:
    course, ui = course_named(session, "FGM awareness"), page.form.ui
    with session.services.desk.changing("Ask for hours") as unit:
        prevent = "school/prevent-awareness"
        unit.rules.add_rule(prevent, Rule(f"{prevent}#hours", RuleKind.HOURS, months=36, hours=8.0), 5)
        unit.training.change_course(replace(course, satisfies=(Satisfies(prevent),)))
    session.services.standing.forget()
    session.announce(Changes.RULES)
    page.form.choose_course(course.id)
    assert ui.hours_note.text() == "Say how many hours it took: without them it adds nothing to Prevent awareness."
    ui.hours.setFocus()
    QTest.keyClicks(ui.hours, "2.5")
    QTest.keyClick(ui.hours, Qt.Key.Key_Tab)
    assert ui.hours_note.text() == ""
    assert ui.expires_note.text().startswith("Prevent: 2.5 hours of 8 hours in 3 years")


def test_a_day_for_everyone_is_offered_for_its_course_alone_and_tells_who_was_there(
    session: Session, window: MainWindow, page: RecordTrainingPage, qtbot: QtBot
) -> None:
    ui, course = page.form.ui, course_named(session, "Whole-school safeguarding")
    page.form.choose_course(course_named(session, "Prevent awareness").id)
    assert not ui.whole_agency.isVisible()
    page.form.choose_course(course.id)
    assert ui.whole_agency.text() == "For everyone here that day\n(&whole-school training)"
    ui.whole_agency.setFocus()
    QTest.keyClick(ui.whole_agency, Qt.Key.Key_Space)
    page.who.select_all()
    absent = next(row.person.id for row in page.who.model.rows() if "teacher" in row.role)
    page.who.model.tick([absent], ticked=False)
    page.save()
    assert window.current_page() is page
    found = session.services.training.turnout(course.id, TODAY, today=TODAY)
    assert found is not None
    assert [one.person_id for one in found.missed] == [absent]
    assert f"{found.words} people asked on 23 Nov 2026 were there" in page.turnout.words.text()
    assert page.turnout.missed_button.text() == "1 missed it"
    with qtbot.waitSignal(page.plan_catch_up) as asked:
        page.turnout.catch_up_button.click()
    assert (asked.args[0].course_id, asked.args[0].on) == (course.id, TODAY)
    assert absent in asked.args[0].person_ids
    window.show_page("record-training")
    with qtbot.waitSignal(page.open_people) as shown:
        page.turnout.missed_button.click()
    assert shown.args[0].person_ids == (absent,)
    window.show_page("record-training")
    page.turnout.close_button.click()
    assert window.current_page() is not page
    assert not page.turnout.isVisible()


def test_a_day_for_everyone_needs_its_exact_day(session: Session, page: RecordTrainingPage) -> None:
    ui = page.form.ui
    page.form.choose_course(course_named(session, "Whole-school safeguarding").id)
    ui.whole_agency.setChecked(True)
    type_into(ui.completed_on, "Sep 2026")
    assert not ui.whole_agency.isEnabled()
    assert not page.form.draft((1,)).whole_agency
    type_into(ui.completed_on, "2/9/26")
    assert page.form.draft((1,)).whole_agency


def test_only_a_school_calls_it_whole_school_training() -> None:
    assert "whole-school" not in everyone_words(is_school=False)
    assert everyone_words(is_school=False).replace("&", "") == "For everyone here that day"


def test_a_request_can_name_the_day(session: Session, page: RecordTrainingPage) -> None:
    course = course_named(session, "Prevent awareness")
    page.take(RecordRequest(course.id, None, (somebody(page),), date(2026, 11, 3)))
    assert page.form.draft(page.who.model.ticked()).completed_on == date(2026, 11, 3)


def test_a_request_can_say_that_it_was_for_everyone(session: Session, page: RecordTrainingPage) -> None:
    day, people = date(2026, 11, 3), (somebody(page),)
    for title, is_held_so in (("Whole-school safeguarding", True), ("Prevent awareness", False)):
        page.take(RecordRequest(course_named(session, title).id, None, people, day, whole_agency=True))
        assert page.form.draft(people).whole_agency == is_held_so
    page.take(RecordRequest(course_named(session, "Whole-school safeguarding").id, None, people, day))
    assert not page.form.draft(people).whole_agency
