"""The form of a course beyond its first tab, and what the year covered, with the record read back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.courses import Category, Course, CourseVersion, EvaluationAsked
from nscp_desktop.domain.years import academic_year
from nscp_desktop.ui.dates import DateField
from nscp_desktop.ui.dialogs.course import CourseDialog
from nscp_desktop.ui.dialogs.coverage import CoverageDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.people import PeoplePage
from nscp_desktop.ui.pages.training import TrainingPage
from nscp_desktop.ui.pages.training_courses import CoursesTab
from nscp_desktop.ui.session import Session
from tests.ui.at_hand import on_screen, page_of

DSL = "DSL refresher"


@pytest.fixture
def tab(window: MainWindow) -> CoursesTab:
    found = page_of(window, "training", TrainingPage, "courses").tab("courses")
    assert isinstance(found, CoursesTab)
    return found


def stored(session: Session, title: str = DSL) -> Course:
    courses = session.services.training.courses(include_inactive=True)
    return next(course for course in courses if course.title == title)


def opened(tab: CoursesTab, session: Session, title: str = DSL) -> CourseDialog:
    tab.table.select_key(stored(session, title).id)
    tab.edit_action.trigger()
    return on_screen(tab, CourseDialog)


def test_all_that_is_typed_on_the_other_tabs_is_kept_and_shown_again(
    tab: CoursesTab, session: Session, window: MainWindow
) -> None:
    before = stored(session)
    dialog = opened(tab, session)
    ui = dialog.ui
    ui.tabs.setCurrentIndex(1)
    for box in (ui.group_3, ui.group_4, ui.sexual):
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Space)
    QTest.keyClicks(ui.charge_pence, "45.50")
    QTest.keyClicks(ui.non_attendance_pence, "£20")
    ui.evaluation.setCurrentIndex(ui.evaluation.findData(EvaluationAsked.AFTER_AND_IMPACT.value))
    QTest.keyClick(ui.certificates, Qt.Key.Key_Space)
    ui.tabs.setCurrentIndex(2)
    dialog.versions.add_button.click()
    QTest.keyClicks(dialog.versions.editors["name"].field, "Autumn 2026")
    dialog.accept_button.click()
    after = stored(session)
    assert (after.groups, after.categories) == ((3, 4), (Category.SEXUAL,))
    assert (after.charge_pence, after.non_attendance_pence, after.certificates) == (4550, 2000, True)
    assert after.evaluation is EvaluationAsked.AFTER_AND_IMPACT
    assert [(item.name, item.in_use_from) for item in after.versions] == [("Autumn 2026", session.today)]
    again = opened(tab, session)
    assert replace(again.draft(), satisfies=()) == replace(after, satisfies=())
    again.throw_away()
    window.menus.trigger("undo")
    assert stored(session) == before


@pytest.mark.parametrize(
    ("name", "typed", "tab_of", "words"),
    [("charge_pence", "a lot", 1, "Type an amount in pounds"), ("hours", "2000", 0, "Hours are a number from 0")],
)
def test_a_refusal_brings_up_the_tab_of_its_field(
    tab: CoursesTab, session: Session, name: str, typed: str, tab_of: int, words: str
) -> None:
    dialog = opened(tab, session)
    before = stored(session)
    dialog.ui.tabs.setCurrentIndex(2)
    getattr(dialog.ui, name).setText(typed)
    dialog.accept_button.click()
    assert dialog.isVisible()
    assert dialog.ui.tabs.currentIndex() == tab_of
    assert dialog.errors()[name].startswith(words)
    assert getattr(dialog.ui, name).text() == typed
    assert stored(session) == before
    dialog.throw_away()


def test_versions_that_cannot_be_are_refused_on_their_tab(tab: CoursesTab, session: Session) -> None:
    dialog = opened(tab, session)
    dialog.versions.add_button.click()
    dialog.accept_button.click()
    assert dialog.ui.tabs.currentIndex() == 2
    assert dialog.errors()["versions"] == "Give each version a name, such as 2026 or version 3."
    QTest.keyClicks(dialog.versions.editors["name"].field, "One")
    day = dialog.versions.editors["in_use_from"].field
    assert isinstance(day, DateField)
    day.line.setText("31 Feb 2026")
    dialog.ui.tabs.setCurrentIndex(0)
    dialog.accept_button.click()
    assert (dialog.isVisible(), dialog.ui.tabs.currentIndex()) == (True, 2)
    day.line.setText("1 Feb 2026")
    QTest.keyClick(day.line, Qt.Key.Key_Tab)
    dialog.accept_button.click()
    assert [item[1:3] for item in stored(session).versions] == [("One", date(2026, 2, 1))]


def test_a_version_that_is_taken_out_is_gone_and_one_that_stays_keeps_its_number(
    tab: CoursesTab, session: Session
) -> None:
    first, second = CourseVersion(0, "First", date(2025, 9, 1)), CourseVersion(0, "Second", date(2026, 9, 1))
    course = replace(stored(session), versions=(first, second))
    session.services.training.change_course(course, today=session.today)
    kept = stored(session).versions[1]
    tab.refresh()
    dialog = opened(tab, session)
    dialog.versions.table.select_key(0)
    dialog.versions.remove_button.click()
    dialog.accept_button.click()
    assert stored(session).versions == (kept,)


def test_a_course_that_is_switched_off_says_so_in_the_list(tab: CoursesTab, session: Session) -> None:
    tab.table.select_key(stored(session, "Modern slavery").id)
    tab.switch_action.trigger()
    tab.chips.choose("all")
    tab.chips.chosen.emit("all")
    assert "Modern slavery (switched off)" in {tab.model.index(row, 0).data() for row in range(tab.model.rowCount())}


def test_the_list_says_whom_a_course_is_for_and_what_it_is_about(tab: CoursesTab, session: Session) -> None:
    place = tab.model.place_of(stored(session, "Core safeguarding training").id)
    assert place is not None
    titles = [column.key for column in tab.model.columns]
    cells = [tab.model.index(place, titles.index(key)).data() for key in ("groups", "about")]
    assert cells == ["1\N{EN DASH}4", "All four"]


def test_what_the_year_covered_opens_the_people_behind_its_figures(
    tab: CoursesTab, session: Session, window: MainWindow, qtbot: QtBot
) -> None:
    found = session.services.needs.coverage(academic_year(session.today), session.today)
    tab.coverage_button.click()
    dialog = on_screen(tab, CoverageDialog)
    assert dialog.sentence.text() == found.words
    neglect = found.of(Category.NEGLECT)
    dialog.table.select_key("neglect")
    row = dialog.table.currentIndex().row()
    people = next(place for place, column in enumerate(dialog.model.columns) if column.key == "people")
    assert dialog.model.index(row, people).data() == found.people_words(Category.NEGLECT)
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    page = window.current_page()
    assert isinstance(page, PeoplePage)
    assert {person.person.id for person in page.model.rows()} == set(neglect.person_ids)


def test_who_had_nothing_and_other_years_are_a_press_away(
    tab: CoursesTab, session: Session, window: MainWindow, qtbot: QtBot
) -> None:
    found = session.services.needs.coverage(academic_year(session.today), session.today)
    tab.coverage_button.click()
    dialog = on_screen(tab, CoverageDialog)
    dialog.chips.choose("1")
    dialog.chips.chosen.emit("1")
    assert dialog.model.rows()[0].session_ids != found.categories[0].session_ids
    dialog.chips.choose("0")
    dialog.chips.chosen.emit("0")
    dialog.missing_button.click()
    page = window.current_page()
    assert isinstance(page, PeoplePage)
    missing = set(found.here) - set(found.categories[0].person_ids)
    assert {person.person.id for person in page.model.rows()} == missing


def test_the_form_fits_a_small_laptop(tab: CoursesTab, session: Session, show: Callable[..., QWidget]) -> None:
    tab.window().resize(1093, 614)
    dialog = opened(tab, session)
    assert dialog.width() <= 1093
    assert dialog.height() <= 614
    assert dialog.ui.satisfies.viewport().width() >= 400
    dialog.throw_away()
