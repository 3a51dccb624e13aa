"""The competence reviews of one person, on the People page."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nscp_desktop.domain.competences import CompetenceReview, Finding, Met
from nscp_desktop.domain.people import Person
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.competence_review import CompetenceReviewDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.competence_tab import CompetenceTab
from nscp_desktop.ui.pages.people import PeoplePage
from nscp_desktop.ui.pages.reports import ReportsPage
from nscp_desktop.ui.session import Session

TODAY = date(2026, 11, 23)
FINDINGS = (Finding("Knows the signs", Met.YES), Finding("Writes it down", Met.NO, "Shadow the lead"))


@pytest.fixture
def person(session: Session) -> Person:
    """Give somebody of Target Group 3 who was not reviewed yet."""
    reviewed = {review.person_id for review in session.services.competences.reviews()}
    return next(row.person for row in session.board().rows if row.group == 3 and row.person.id not in reviewed)


@pytest.fixture
def tab(window: MainWindow, person: Person) -> CompetenceTab:
    window.open_person(person.id)
    page = window.page("people")
    assert isinstance(page, PeoplePage)
    panel = page.panels.person
    panel.tabs.setCurrentWidget(panel.competences)
    return panel.competences


def store(session: Session, person: Person, on: date, next_on: date | None = None) -> int:
    review = CompetenceReview(0, 3, on, "Gwen Evans", FINDINGS, person_id=person.id, next_on=next_on)
    own = session.services.competences.review(review, today=TODAY)
    session.announce(Changes.PEOPLE)
    return own


def test_whoever_was_not_reviewed_yet_can_be_reviewed_from_here(
    tab: CompetenceTab, person: Person, window: MainWindow, session: Session
) -> None:
    assert tab.view.summary.text().startswith("Not reviewed yet")
    assert not tab.view.print_button.isEnabled()
    QTest.keyClick(tab.view.review, Qt.Key.Key_Space)
    dialog = window.findChild(CompetenceReviewDialog)
    assert isinstance(dialog, CompetenceReviewDialog)
    for answer, _ in dialog.answers():
        answer.setCurrentIndex(answer.findData(Met.YES))
    dialog.ui.reviewed_by.setText("Gwen Evans")
    dialog.accept_button.click()
    count = len(session.services.competences.competences(3))
    assert tab.view.summary.text() == f"{count} of {count} met."


def test_every_review_is_listed_with_what_it_found_and_its_gaps(
    tab: CompetenceTab, person: Person, session: Session
) -> None:
    store(session, person, date(2025, 1, 5))
    store(session, person, date(2026, 1, 5), date(2026, 11, 1))
    assert [row.reviewed_on for row in tab.view.model.rows()] == [date(2026, 1, 5), date(2025, 1, 5)]
    assert tab.view.summary.text() == ("1 of 2 met · ○ 1 not yet. The next review was due on 1 Nov 2026, 22 days ago.")
    shown = [[tab.view.found.index(place, column).data() for column in range(3)] for place in range(2)]
    assert shown == [["Writes it down", "○ Not yet", "Shadow the lead"], ["Knows the signs", "✓ Yes", ""]]


def test_a_review_is_removed_and_undo_brings_it_back(
    tab: CompetenceTab, person: Person, window: MainWindow, session: Session
) -> None:
    store(session, person, date(2026, 1, 5))
    tab.view.remove_button.click()
    assert list(tab.view.model.rows()) == []
    window.menus.trigger("undo")
    assert len(tab.view.model.rows()) == 1


def test_an_earlier_review_is_printed_and_not_the_newest(
    tab: CompetenceTab, person: Person, window: MainWindow, session: Session
) -> None:
    old = store(session, person, date(2025, 1, 5))
    store(session, person, date(2026, 1, 5))
    tab.view.table.select_key(old)
    tab.view.print_button.click()
    session.tasks.wait_idle()
    page = window.current_page()
    assert isinstance(page, ReportsPage)
    assert page.report.id == "competence-review"
    assert (page.options().review_id, page.options().person_id) == (old, person.id)
    page.filters.changed.emit()
    assert page.options().review_id is None
    session.tasks.wait_idle()


def test_another_report_is_not_about_the_review_any_more(
    tab: CompetenceTab, person: Person, window: MainWindow, session: Session
) -> None:
    store(session, person, date(2026, 1, 5))
    tab.view.print_button.click()
    session.tasks.wait_idle()
    page = window.current_page()
    assert isinstance(page, ReportsPage)
    page.list.setCurrentRow(0)
    assert page.options().review_id is None
    session.tasks.wait_idle()
