"""Renewing from the matrix and from a person, and recording for cells of several people and requirements."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.board import Row
from nscp_desktop.domain.courses import Course, CourseKind, Satisfies
from nscp_desktop.domain.drafts import TrainingDraft
from nscp_desktop.domain.training import Completion, Evidence
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.models.matrix import FIRST_REQUIREMENT
from nscp_desktop.ui.pages.matrix import MatrixPage
from nscp_desktop.ui.pages.people import PeoplePage
from nscp_desktop.ui.pages.record_training import RecordTrainingPage
from nscp_desktop.ui.pages.requests import PersonRequest
from nscp_desktop.ui.session import Session
from tests.ui.at_hand import named, page_of

TODAY = date(2026, 11, 23)
PREVENT = "school/prevent-awareness"
Flag = QItemSelectionModel.SelectionFlag


@pytest.fixture
def matrix(window: MainWindow) -> MatrixPage:
    return page_of(window, "matrix", MatrixPage)


def column_of(page: MatrixPage, requirement_id: str) -> int:
    return next(place for place, column in enumerate(page.model.columns) if column.key == requirement_id)


def select(page: MatrixPage, *cells: tuple[int, int]) -> None:
    """Select some cells, given as row and column."""
    page.view.clearSelection()
    for row, column in cells:
        page.view.selectionModel().setCurrentIndex(page.model.index(row, column), Flag.Select)


def recording(window: MainWindow) -> RecordTrainingPage:
    page = window.current_page()
    assert isinstance(page, RecordTrainingPage)
    return page


def renewable(page: MatrixPage, count: int) -> list[tuple[int, Row]]:
    """Return some rows whose last Prevent training is of one course."""
    rows = [(place, row) for place, row in enumerate(page.model.rows()) if row.cell(PREVENT).completion is not None]
    return rows[:count]


def last(session: Session, own: int) -> Completion:
    done = session.services.standing.snapshot().history(own).completions
    return max((one for one in done if one.completed_on), key=lambda one: one.completed_on or date.min)


def test_renewing_one_cell_copies_the_last_training_and_takes_three_clicks(
    session: Session, window: MainWindow, matrix: MatrixPage, qtbot: QtBot
) -> None:
    ((place, row),) = renewable(matrix, 1)
    before = session.services.standing.snapshot().history(row.person.id).completions
    own = row.cell(PREVENT).completion
    assert own is not None
    changed = own._replace(hours=1.5, provider="NSCP", evidence=Evidence.COPY, certificate_number="A-17")
    session.services.training.change_completion(changed, today=TODAY)
    session.announce(Changes.TRAINING)
    select(matrix, (place, column_of(matrix, PREVENT)))
    matrix.actions_.renew.trigger()
    page, ui = recording(window), recording(window).form.ui
    assert page.form.course_id() == own.course_id
    assert (ui.hours.text(), ui.provider.text(), ui.evidence.currentData()) == ("1.5", "NSCP", Evidence.COPY.value)
    assert ui.certificate_number.text() == ""
    assert page.form.days() == ()
    assert page.who.model.ticked() == (row.person.id,)
    qtbot.waitUntil(lambda: window.focusWidget() is ui.completed_on)
    assert page.form.today_button.isVisible()
    QTest.mouseClick(page.form.today_button, Qt.MouseButton.LeftButton)
    assert not page.form.today_button.isVisible()
    QTest.mouseClick(page.save_button, Qt.MouseButton.LeftButton)
    after = session.services.standing.snapshot().history(row.person.id).completions
    assert len(after) == len(before) + 1
    assert changed in after
    assert last(session, row.person.id).completed_on == TODAY


def test_a_renewal_without_a_day_is_not_stored_until_one_is_given(
    session: Session, window: MainWindow, matrix: MatrixPage
) -> None:
    ((place, row),) = renewable(matrix, 1)
    before = session.services.standing.snapshot().history(row.person.id).completions
    select(matrix, (place, column_of(matrix, PREVENT)))
    matrix.actions_.renew.trigger()
    page = recording(window)
    page.save()
    assert "Say on which day" in page.form.ui.completed_on_error.text()
    assert session.services.standing.snapshot().history(row.person.id).completions == before


def test_several_people_are_renewed_at_once_where_their_last_training_was_of_one_course(
    window: MainWindow, matrix: MatrixPage
) -> None:
    rows, column = renewable(matrix, 3), column_of(matrix, PREVENT)
    select(matrix, *((place, column) for place, _ in rows))
    assert matrix.actions_.renew.isEnabled()
    assert matrix.actions_.renew.text() == "R&enew for 3 people…"
    matrix.actions_.renew.trigger()
    assert set(recording(window).who.model.ticked()) == {row.person.id for _, row in rows}


def test_renewing_is_not_offered_for_different_courses_or_for_nothing_on_record(
    session: Session, matrix: MatrixPage
) -> None:
    rows, column = renewable(matrix, 2), column_of(matrix, PREVENT)
    other = session.services.training.add_course(
        Course(0, "Prevent with the council", CourseKind.OTHER, satisfies=(Satisfies(PREVENT),))
    )
    session.services.training.record(TrainingDraft(other, TODAY, (rows[0][1].person.id,)), today=TODAY)
    session.announce(Changes.TRAINING)
    select(matrix, *((place, column) for place, _ in rows))
    assert not matrix.actions_.renew.isEnabled()
    never = next(place for place, row in enumerate(matrix.model.rows()) if row.cell(PREVENT).completion is None)
    select(matrix, (never, column))
    assert not matrix.actions_.renew.isEnabled()
    select(matrix, (rows[0][0], column), (rows[0][0], FIRST_REQUIREMENT))
    assert not matrix.actions_.renew.isEnabled()


def test_cells_of_several_people_and_requirements_bring_a_course_that_counts_towards_all(
    session: Session, window: MainWindow, matrix: MatrixPage, qtbot: QtBot
) -> None:
    keys = [column.key for column in matrix.model.columns]
    two = [PREVENT, "school/online-safety"]
    both = session.services.training.add_course(
        Course(0, "Prevent and online safety", CourseKind.OTHER, satisfies=tuple(map(Satisfies, two)))
    )
    session.announce(Changes.RULES)
    people = [matrix.model.rows()[place].person.id for place in (1, 4)]
    session.services.training.record(TrainingDraft(both, TODAY, (people[0],)), today=TODAY)
    session.announce(Changes.TRAINING)
    select(matrix, (1, keys.index(two[0])), (4, keys.index(two[1])))
    assert matrix.chosen().requirement_id is None
    matrix.actions_.record.trigger()
    page = recording(window)
    assert page.form.course_id() == both
    assert set(page.who.model.ticked()) == set(people)
    qtbot.waitUntil(lambda: "1 on record already, skipped" in page.summary.text())


def test_cells_that_no_course_counts_towards_together_ask_for_one(
    session: Session, window: MainWindow, matrix: MatrixPage
) -> None:
    keys = [column.key for column in matrix.model.columns]
    select(matrix, (1, keys.index(PREVENT)), (1, keys.index("school/kcsie-part-one")))
    matrix.actions_.record.trigger()
    page = recording(window)
    assert page.form.course_id() is None
    assert "No course counts towards all" in page.form.ui.course_id_error.text()
    page.form.choose_course(session.services.training.courses()[0].id)
    assert page.form.ui.course_id_error.text() == ""


def test_a_training_is_renewed_from_the_person(session: Session, window: MainWindow) -> None:
    person = named(session, "Gwen Evans")
    page = page_of(window, "people", PeoplePage)
    page.take(PersonRequest(person.id))
    tab = page.panels.person.training
    page.panels.person.tabs.setCurrentWidget(tab)
    place = next(place for place, row in enumerate(tab.model.rows()) if row.completion is not None)
    done = tab.model.rows()[place].completion
    tab.table.selectRow(place)
    tab.renew.click()
    assert done is not None
    assert recording(window).form.course_id() == done.course_id
    assert recording(window).who.model.ticked() == (person.id,)


def test_a_course_that_is_switched_off_is_not_renewed_and_says_so(
    session: Session, window: MainWindow, matrix: MatrixPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    ((place, row),) = renewable(matrix, 1)
    own = row.cell(PREVENT).completion
    assert own is not None
    with session.services.desk.changing("Switch off") as unit:
        unit.training.change_course(replace(unit.training.courses()[own.course_id], active=False))
    session.services.standing.forget()
    session.announce(Changes.RULES)
    said: list[str] = []
    monkeypatch.setattr("nscp_desktop.ui.pages.cell_forms.report", lambda _parent, error: said.append(str(error)))
    select(matrix, (place, column_of(matrix, PREVENT)))
    matrix.actions_.renew.trigger()
    assert window.current_page() is matrix
    assert len(said) == 1
    assert "switched off" in said[0]
