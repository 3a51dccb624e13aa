"""The course list and its form, with the record read back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.board import Row
from nscp_desktop.domain.courses import Course, CourseKind
from nscp_desktop.domain.requirements import Rule, RuleKind
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.course import CourseDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.models.satisfies import FIRST, RENEWAL
from nscp_desktop.ui.pages import training_courses as training
from nscp_desktop.ui.pages.requests import RecordRequest
from nscp_desktop.ui.pages.training import TrainingPage
from nscp_desktop.ui.pages.training_courses import COUNTS_FOR_NOTHING, CoursesTab
from nscp_desktop.ui.session import Session


@pytest.fixture
def page(session: Session, show: Callable[..., QWidget]) -> CoursesTab:
    window = show(MainWindow(session), 1366, 768)
    assert isinstance(window, MainWindow)
    window.activateWindow()
    window.show_page("training")
    found = window.page("training")
    assert isinstance(found, TrainingPage)
    tab = found.tab("courses")
    assert isinstance(tab, CoursesTab)
    return tab


def courses(session: Session) -> dict[str, Course]:
    return {course.title: course for course in session.services.training.courses(include_inactive=True)}


def rows_of(session: Session) -> dict[int, Row]:
    return {row.person.id: row for row in session.services.standing.board(session.today).rows}


def opened(page: CoursesTab, qtbot: QtBot) -> CourseDialog:
    dialog = page.window().findChild(CourseDialog)
    assert isinstance(dialog, CourseDialog)
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def test_every_course_is_listed_with_what_it_counts_towards(session: Session, page: CoursesTab) -> None:
    shown = {row.course.title: row for row in page.model.rows()}
    assert set(shown) == {title for title, course in courses(session).items() if course.active}
    assert {"Core", "DSL update", "DSL training (renewal)"} <= set(shown["DSL refresher"].counts_towards.split(", "))
    page.chips.choose(COUNTS_FOR_NOTHING)
    page.chips.chosen.emit(COUNTS_FOR_NOTHING)
    assert all(not row.course.satisfies for row in page.model.rows())


def test_a_course_is_added_with_other_names_and_ticks_for_renewals_only(
    session: Session, page: CoursesTab, qtbot: QtBot
) -> None:
    page.add_button.click()
    dialog = opened(page, qtbot)
    QTest.keyClicks(dialog.ui.title, "Safer working practice")
    dialog.ui.kind.setCurrentIndex(dialog.ui.kind.findData(CourseKind.E_LEARNING.value))
    dialog.ui.hours.setText("1.5")
    dialog.ui.aliases.setPlainText("SWP\n\nSafer working")
    table = dialog.ui.satisfies
    table.setFocus()
    table.setCurrentIndex(dialog.satisfies.index(1, RENEWAL))
    QTest.keyClick(table, Qt.Key.Key_Space)
    requirement = session.services.agency.requirements()[1]
    assert dialog.satisfies.index(1, 0).data() == requirement.title
    assert dialog.satisfies.index(1, FIRST).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    QTest.keyClick(dialog.ui.title, Qt.Key.Key_Return)
    stored = courses(session)["Safer working practice"]
    assert (stored.kind, stored.hours, stored.aliases) == (CourseKind.E_LEARNING, 1.5, ("SWP", "Safer working"))
    assert [tuple(item) for item in stored.satisfies] == [(requirement.id, False, True)]
    assert page.table.current_row().course.title == "Safer working practice"


def test_a_doubled_title_and_hours_that_are_no_number_are_refused_beside_the_field(
    session: Session, page: CoursesTab, qtbot: QtBot
) -> None:
    page.add_button.click()
    dialog = opened(page, qtbot)
    QTest.keyClicks(dialog.ui.title, "prevent AWARENESS")
    dialog.accept_button.click()
    assert set(dialog.errors()) == {"title"}
    dialog.ui.title.setText("Prevent awareness 2")
    dialog.ui.hours.setText("two")
    dialog.accept_button.click()
    assert set(dialog.errors()) == {"hours"}
    assert dialog.isVisible()
    dialog.throw_away()
    assert "Prevent awareness 2" not in courses(session)


def test_a_course_is_edited_with_enter(session: Session, page: CoursesTab, qtbot: QtBot) -> None:
    page.table.select_key(courses(session)["Online safety"].id)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    dialog = opened(page, qtbot)
    dialog.ui.provider.setText("National College")
    dialog.accept_button.click()
    before = courses(session)["Online safety"]
    assert before.provider == "National College"
    assert before.satisfies


@pytest.mark.parametrize("many", [1_000, 1])
def test_saving_a_course_says_for_how_many_people_dates_move(
    session: Session, page: CoursesTab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(training, "MANY", many)
    before = {own: row.verdicts for own, row in rows_of(session).items()}
    said: list[str] = []
    session.said.connect(said.append)
    page.table.select_key(courses(session)["Online safety"].id)
    page.edit_course()
    dialog = opened(page, qtbot)
    place = [dialog.satisfies.index(row, 0).data() for row in range(dialog.satisfies.rowCount())].index(
        "Prevent awareness"
    )
    for column in (FIRST, RENEWAL):
        index = dialog.satisfies.index(place, column)
        dialog.satisfies.setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: len(said) == 2)
    after = rows_of(session)
    moved = sum(row.verdicts != before[own] for own, row in after.items())
    assert moved > 40
    people = f"{moved} of {len(after)} people"
    assert said == [
        "Saved Online safety.",
        f"Saved Online safety. Dates move for {people}. Ctrl+Z takes it back.",
    ]


def test_saving_a_course_that_counts_as_before_says_no_more(session: Session, page: CoursesTab, qtbot: QtBot) -> None:
    said: list[str] = []
    session.said.connect(said.append)
    page.table.select_key(courses(session)["FGM awareness"].id)
    page.edit_course()
    dialog = opened(page, qtbot)
    dialog.ui.provider.setText("Somebody else")
    dialog.accept_button.click()
    assert said == ["Saved FGM awareness."]


def test_a_course_is_switched_off_and_on_again(session: Session, page: CoursesTab) -> None:
    page.table.select_key(courses(session)["FGM awareness"].id)
    page.switch_action.trigger()
    assert not courses(session)["FGM awareness"].active
    assert page.model.place_of(courses(session)["FGM awareness"].id) is None
    page.chips.choose("all")
    page.chips.chosen.emit("all")
    page.table.select_key(courses(session)["FGM awareness"].id)
    assert page.switch_action.text() == "&Switch on"
    assert not page.record_action.isEnabled()
    page.switch_action.trigger()
    assert courses(session)["FGM awareness"].active


def test_the_only_course_of_a_requirement_is_refused_beside_the_field_that_takes_it_away(
    session: Session, page: CoursesTab, qtbot: QtBot
) -> None:
    kcsie = "KCSIE Part one"
    before = courses(session)[kcsie]
    page.table.select_key(before.id)
    page.edit_course()
    dialog = opened(page, qtbot)
    dialog.ui.active.setChecked(False)
    dialog.accept_button.click()
    assert set(dialog.errors()) == {"active"}
    assert "KCSIE Part one read and signed" in dialog.errors()["active"]
    assert dialog.ui.active_error.isVisible()
    dialog.ui.active.setChecked(True)
    for row in range(dialog.satisfies.rowCount()):
        index = dialog.satisfies.index(row, FIRST)
        dialog.satisfies.setData(index, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    dialog.accept_button.click()
    assert set(dialog.errors()) == {"satisfies"}
    dialog.throw_away()
    page.switch_action.trigger()
    box = next(box for box in page.window().findChildren(QMessageBox) if box.isVisible())
    assert "It is the only course that counts the first time for" in box.text()
    box.close()
    assert courses(session)[kcsie] == before


def test_recording_starts_with_the_course_that_is_selected(session: Session, page: CoursesTab, qtbot: QtBot) -> None:
    course = courses(session)["Online safety"]
    page.table.select_key(course.id)
    with qtbot.waitSignal(page.page.record_training) as asked:
        page.record_action.trigger()
    assert asked.args == [RecordRequest(course_id=course.id)]


def test_a_course_that_counts_towards_hours_asks_how_many_it_takes(
    session: Session, page: CoursesTab, qtbot: QtBot
) -> None:
    requirement_id = "school/prevent-awareness"
    with session.services.desk.changing("Ask for hours") as unit:
        rule = Rule(f"{requirement_id}#hours", RuleKind.HOURS, months=36, hours=8.0)
        unit.rules.add_rule(requirement_id, rule, 5)
    session.services.standing.forget()
    session.announce(Changes.RULES)
    row = next(row for row in page.model.rows() if row.course.title == "Prevent awareness")
    assert row.hours_missing
    place = page.model.place_of(row.course.id)
    assert place is not None
    assert "? none" in [page.model.index(place, column).data() for column in range(page.model.columnCount())]
    page.table.select_key(row.course.id)
    page.edit_course()
    dialog = next(found for found in page.window().findChildren(CourseDialog) if found.isVisible())
    asked = "It counts towards Prevent awareness, 8 hours in 3 years: say how many hours it usually takes."
    assert dialog.ui.hours_note.text() == asked
    QTest.keyClicks(dialog.ui.hours, "2")
    assert dialog.ui.hours_note.text() == ""
    dialog.accept_button.click()
    stored = next(row for row in page.model.rows() if row.course.title == "Prevent awareness")
    assert (stored.course.hours, stored.hours_missing) == (2.0, False)
