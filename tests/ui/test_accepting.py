"""Accepting trainings as equivalent, from the matrix and from the page of a person."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.drafts import TrainingDraft
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.domain.training import Completion, Equivalent
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.counts_towards import CountsTowardsDialog
from nscp_desktop.ui.dialogs.equivalent import EquivalentDialog
from nscp_desktop.ui.pages.matrix import MatrixPage
from nscp_desktop.ui.pages.people import PeoplePage
from nscp_desktop.ui.pages.requests import PersonRequest
from nscp_desktop.ui.session import Session

TODAY = date(2026, 11, 23)
STORED = Changes.TRAINING | Changes.RULES


@pytest.fixture
def page(session: Session, show: Callable[..., Any], qtbot: QtBot) -> MatrixPage:
    made = show(MatrixPage(session))
    assert isinstance(made, MatrixPage)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def late(page: MatrixPage) -> tuple[int, str]:
    """Select the cell of somebody who is overdue, and return whose and which it is."""
    row, requirement_id = next(
        (row, own)
        for row in page.session.board().rows
        for own, verdict in row.items()
        if verdict.kind is StandingKind.OVERDUE
    )
    place = next(place for place, column in enumerate(page.model.columns) if column.key == requirement_id)
    assert page.view.select_key(row.person.id, place)
    return row.person.id, requirement_id


def elsewhere(session: Session, person_id: int, on: date | None = date(2026, 9, 1)) -> Completion:
    """Record a training of a course that counts towards nothing."""
    course_id = session.services.training.add_course(Course(0, "A diploma"))
    session.services.training.record(TrainingDraft(course_id, on, (person_id,)), today=TODAY)
    history = session.services.standing.snapshot().history(person_id)
    return next(done for done in history.completions if done.course_id == course_id)


def kind(session: Session, person_id: int, requirement_id: str) -> StandingKind:
    rows = session.services.standing.board(TODAY).rows
    return next(row for row in rows if row.person.id == person_id).cell(requirement_id).kind


def opened(parent: QWidget, of: type[Any]) -> Any:
    """Return the dialog that is open; one that was closed goes when Qt has time."""
    return next(found for found in parent.window().findChildren(of) if found.isVisible())


def test_a_training_on_record_is_accepted_by_keyboard(page: MatrixPage, late: tuple[int, str], qtbot: QtBot) -> None:
    person_id, requirement_id = late
    done = elsewhere(page.session, person_id)
    page.session.announce(STORED)
    page.actions_.equivalent.trigger()
    dialog = opened(page, EquivalentDialog)
    qtbot.waitUntil(dialog.chosen.hasFocus)
    QTest.keyClicks(dialog.chosen, "A diploma")
    assert dialog.chosen.currentData() == done.id
    assert dialog.told.text().startswith("Then: ")
    assert not dialog.elsewhere.isVisible()
    QTest.keyClick(dialog.chosen, Qt.Key.Key_Tab)
    assert dialog.reason.hasFocus()
    QTest.keyClicks(dialog.reason, "Covered the same")
    QTest.keyClick(dialog.reason, Qt.Key.Key_Tab)
    assert dialog.approved_by.hasFocus()
    QTest.keyClicks(dialog.approved_by, "G. Evans")
    QTest.keyClick(dialog.approved_by, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    (stored,) = page.session.services.standing.snapshot().history(person_id).equivalents
    assert (stored.completion_id, stored.requirement_id, stored.decided_on) == (done.id, requirement_id, TODAY)
    assert kind(page.session, person_id, requirement_id).counts_as_in_date


def test_what_is_missing_is_told_beside_its_field_and_what_is_typed_stays(
    page: MatrixPage, late: tuple[int, str], qtbot: QtBot
) -> None:
    elsewhere(page.session, late[0])
    page.actions_.equivalent.trigger()
    dialog = opened(page, EquivalentDialog)
    dialog.reason.setText("Covered the same")
    dialog.accept_button.click()
    assert dialog.isVisible()
    assert dialog.fields["approved_by"].error()
    assert dialog.reason.text() == "Covered the same"
    dialog.approved_by.setText("G. Evans")
    dialog.decided_on.setText("31/2/26")
    dialog.accept_button.click()
    assert dialog.fields["decided_on"].error()
    dialog.decided_on.setText("")
    dialog.accept_button.click()
    assert "which day" in dialog.fields["decided_on"].error()
    dialog.throw_away()


def test_a_training_elsewhere_is_recorded_and_accepted_from_the_same_form(
    page: MatrixPage, late: tuple[int, str], qtbot: QtBot
) -> None:
    person_id, requirement_id = late
    page.actions_.equivalent.trigger()
    dialog = opened(page, EquivalentDialog)
    dialog.chosen.setCurrentIndex(dialog.chosen.count() - 1)
    assert dialog.elsewhere.isVisible()
    assert "does not count until its date" in dialog.told.text()
    dialog.training_title.setEditText("Safeguarding at a former school")
    dialog.completed_on.setFocus()
    qtbot.waitUntil(dialog.completed_on.hasFocus)
    QTest.keyClicks(dialog.completed_on, "Sep 2026")
    QTest.keyClick(dialog.completed_on, Qt.Key.Key_Tab)
    assert dialog.completed_on.text() == "about Sep 2026"
    assert dialog.told.text().startswith("Then: until ")
    dialog.hours.setText("three")
    dialog.reason.setText("Covered the same")
    dialog.approved_by.setText("G. Evans")
    dialog.accept_button.click()
    assert "number" in dialog.fields["hours"].error()
    dialog.hours.setText("3")
    dialog.accept_button.click()
    assert not dialog.isVisible()
    history = page.session.services.standing.snapshot().history(person_id)
    (accepted,) = history.equivalents
    done = next(item for item in history.completions if item.id == accepted.completion_id)
    assert (done.done_words, done.hours) == ("about Sep 2026", 3.0)
    assert kind(page.session, person_id, requirement_id).counts_as_in_date


def test_one_without_a_date_says_that_it_does_not_count_yet(
    page: MatrixPage, late: tuple[int, str], qtbot: QtBot
) -> None:
    done = elsewhere(page.session, late[0], None)
    page.actions_.equivalent.trigger()
    dialog = opened(page, EquivalentDialog)
    dialog.chosen.setCurrentIndex(dialog.chosen.findData(done.id))
    assert dialog.told.text() == "It does not count until its date is on record."
    dialog.reason.setText("Covered the same")
    dialog.approved_by.setText("G. Evans")
    with qtbot.waitSignal(page.session.said) as said:
        dialog.accept_button.click()
    assert "does not count until its date is on record" in said.args[0]


def test_a_cell_in_date_has_nothing_to_accept(page: MatrixPage) -> None:
    row, requirement_id = next(
        (row, own) for row in page.session.board().rows for own, verdict in row.items()
        if verdict.kind is StandingKind.IN_DATE
    )  # fmt: skip
    place = next(place for place, column in enumerate(page.model.columns) if column.key == requirement_id)
    page.view.select_key(row.person.id, place)
    assert not page.actions_.equivalent.isEnabled()
    assert page.actions_.counts.isEnabled()


def test_what_was_accepted_is_seen_from_the_cell_and_taken_back_and_undone(
    page: MatrixPage, late: tuple[int, str], qtbot: QtBot
) -> None:
    person_id, requirement_id = late
    training = page.session.services.training
    done = elsewhere(page.session, person_id)
    training.accept_equivalent(
        Equivalent(0, person_id, done.id, requirement_id, "G. Evans", "Covered the same", TODAY), today=TODAY
    )
    page.session.announce(STORED)
    page.actions_.counts.trigger()
    dialog = opened(page, CountsTowardsDialog)
    (row,) = dialog.model.rows()
    assert (row.words, row.equivalent.reason) == ("accepted by G. Evans on 23 Nov 2026", "Covered the same")
    dialog.remove_button.click()
    assert not dialog.model.rows()
    assert not dialog.remove_button.isEnabled()
    dialog.close()
    assert kind(page.session, person_id, requirement_id) is StandingKind.OVERDUE
    page.session.services.history.undo()
    assert kind(page.session, person_id, requirement_id).counts_as_in_date


@pytest.fixture
def training(session: Session, show: Callable[..., Any], late_person: int) -> PeoplePage:
    made = show(PeoplePage(session))
    assert isinstance(made, PeoplePage)
    made.take(PersonRequest(late_person))
    return made


@pytest.fixture
def late_person(session: Session) -> int:
    """Return somebody with a training that counts towards nothing."""
    own = session.board().rows[0].person.id
    elsewhere(session, own)
    session.announce(STORED)
    return own


def test_the_training_tab_accepts_and_says_what_was_accepted(
    session: Session, training: PeoplePage, late_person: int, qtbot: QtBot
) -> None:
    tab = training.panels.person.training
    place = next(row for row in tab.model.rows() if row.course == "A diploma")
    tab.table.select_key(place.id)
    tab.counts.click()
    listed = opened(training, CountsTowardsDialog)
    assert not listed.model.rows()
    listed.accept_button.click()
    dialog = opened(training, EquivalentDialog)
    dialog.chosen.setCurrentIndex(dialog.chosen.findText("Prevent awareness"))
    dialog.reason.setText("Covered the same")
    dialog.approved_by.setText("G. Evans")
    dialog.accept_button.click()
    assert not dialog.isVisible()
    assert [row.title for row in listed.model.rows()] == ["Prevent awareness"]
    listed.accept_button.click()
    again = opened(training, EquivalentDialog)
    assert again.chosen.findText("Prevent awareness") == -1
    again.throw_away()
    listed.close()
    row = next(row for row in tab.model.rows() if row.course == "A diploma")
    assert row.accepted == "Prevent awareness"


def test_somebody_who_may_only_look_sees_what_counts_and_changes_nothing(
    session: Session, training: PeoplePage, late_person: int
) -> None:
    session.editing.stop("role", "You may only look.")
    tab = training.panels.person.training
    row = next(row for row in tab.model.rows() if row.course == "A diploma")
    tab.table.select_key(row.id)
    tab.counts.click()
    listed = opened(training, CountsTowardsDialog)
    assert not listed.accept_button.isEnabled()
    assert not listed.remove_button.isEnabled()
    listed.close()
