"""Reviewing competences: each one asked, drafts kept, gaps shown, and removal that can be undone."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.competences import CompetenceReview, Finding, Met
from nscp_desktop.domain.people import Person
from nscp_desktop.ui.dialogs.competence_review import CompetenceReviewDialog
from nscp_desktop.ui.dialogs.role_reviews import RoleReviewsDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.settings import SettingsPage
from nscp_desktop.ui.reviewing import REVIEW, ask_review, go_on_with_review, person_subject
from nscp_desktop.ui.session import Session

TODAY = date(2026, 11, 23)


@pytest.fixture
def person(session: Session) -> Person:
    """Give somebody of Target Group 3."""
    return next(row.person for row in session.board().rows if row.group == 3)


@pytest.fixture
def dialog(session: Session, person: Person, window: MainWindow) -> CompetenceReviewDialog:
    """Open the form for the person."""
    ask_review(session, person_subject(session, person), window)
    found = window.findChild(CompetenceReviewDialog)
    assert isinstance(found, CompetenceReviewDialog)
    return found


def answer_all(dialog: CompetenceReviewDialog, met: Met = Met.YES) -> None:
    for answer, _ in dialog.answers():
        answer.setCurrentIndex(answer.findData(met))


def reviews(session: Session, person: Person) -> tuple[CompetenceReview, ...]:
    return session.services.competences.reviews_of_person(person.id)


def test_the_list_of_the_persons_group_is_asked_without_what_is_switched_off(
    session: Session, person: Person, window: MainWindow
) -> None:
    first, *others = session.services.competences.competences(3)
    session.services.competences.change(type(first)(first.id, first.group, first.text, first.position, active=False))
    ask_review(session, person_subject(session, person), window)
    dialog = window.findChild(CompetenceReviewDialog)
    assert isinstance(dialog, CompetenceReviewDialog)
    assert [answer.accessibleName() for answer, _ in dialog.answers()] == [item.text for item in others]
    assert "not the NSCP's competence framework" in dialog.ui.about.text()


def test_every_competence_needs_an_answer_and_the_first_without_one_gets_the_keyboard(
    session: Session, person: Person, dialog: CompetenceReviewDialog
) -> None:
    answer_all(dialog)
    second = dialog.answers()[1][0]
    second.setCurrentIndex(-1)
    dialog.accept_button.click()
    assert dialog.errors() == {second.objectName(): "Choose an answer."}
    assert dialog.focusWidget() is second
    assert reviews(session, person) == ()


def test_a_review_is_answered_with_the_keyboard_alone(
    session: Session, person: Person, dialog: CompetenceReviewDialog
) -> None:
    assert dialog.focusWidget() is dialog.ui.reviewed_by
    QTest.keyClicks(dialog.ui.reviewed_by, "Gwen Evans")
    for place, (answer, note) in enumerate(dialog.answers()):
        QTest.keyClick(answer, Qt.Key.Key_N if place == 1 else Qt.Key.Key_Y)
        if place == 1:
            QTest.keyClicks(note, "Shadow the lead")
    dialog.ui.next_on.setText("1/9/27")
    QTest.keyClick(dialog.ui.reviewed_by, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    review = reviews(session, person)[0]
    assert (review.reviewed_by, review.reviewed_on, review.next_on) == ("Gwen Evans", TODAY, date(2027, 9, 1))
    assert [finding.met for finding in review.findings][:3] == [Met.YES, Met.NO, Met.YES]
    assert review.findings[1].note == "Shadow the lead"


@pytest.mark.parametrize(
    ("name", "text", "field"),
    [
        ("reviewed_by", "", "reviewed_by"),
        ("reviewed_on", "", "reviewed_on"),
        ("reviewed_on", "24 Nov 2026", "reviewed_on"),
        ("next_on", "1 Nov 2026", "next_on"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    session: Session, person: Person, dialog: CompetenceReviewDialog, name: str, text: str, field: str
) -> None:
    answer_all(dialog)
    dialog.ui.reviewed_by.setText("Gwen Evans")
    getattr(dialog.ui, name).setText(text)
    dialog.accept_button.click()
    assert set(dialog.errors()) == {field}
    assert reviews(session, person) == ()


def test_a_list_without_competences_says_where_to_add_them(
    session: Session, person: Person, dialog: CompetenceReviewDialog, window: MainWindow
) -> None:
    for item in session.services.competences.competences(3):
        session.services.competences.remove(item.id)
    dialog.reject()
    ask_review(session, person_subject(session, person), window)
    opened = next(found for found in window.findChildren(CompetenceReviewDialog) if found.isVisible())
    opened.ui.reviewed_by.setText("Gwen Evans")
    opened.accept_button.click()
    assert "Settings, Competences" in opened.errors()["group"]


def test_a_note_that_sounds_like_health_is_pointed_out_and_not_refused(dialog: CompetenceReviewDialog) -> None:
    assert "nothing about health" in dialog.ui.privacy.text()
    QTest.keyClicks(dialog.answers()[0][1], "Was in hospital")
    assert "sounds like health" in dialog.ui.privacy.text()


def test_a_review_in_progress_is_kept_and_gone_on_with(
    session: Session, person: Person, dialog: CompetenceReviewDialog, window: MainWindow, qtbot: QtBot
) -> None:
    dialog.ui.reviewed_by.setText("Gwen Evans")
    answer, note = dialog.answers()[2]
    answer.setCurrentIndex(answer.findData(Met.PARTLY))
    note.setText("Half of it")
    qtbot.waitUntil(lambda: bool(session.services.drafts.everything()), timeout=4000)
    kept = session.services.drafts.everything()[0]
    assert kept.key == f"{REVIEW}person-{person.id}"
    assert kept.title == f"reviewing the competences of {person.name}"
    dialog.throw_away()
    go_on_with_review(session, kept, window)
    again = next(found for found in window.findChildren(CompetenceReviewDialog) if found.isVisible())
    assert again.ui.reviewed_by.text() == "Gwen Evans"
    assert (again.answers()[2][0].currentData(), again.answers()[2][1].text()) == (Met.PARTLY, "Half of it")
    again.throw_away()


def test_the_window_offers_to_go_on_with_a_review(session: Session, person: Person, window: MainWindow) -> None:
    fields = {"reviewed_by": "Gwen Evans"}
    session.services.drafts.keep(f"{REVIEW}person-{person.id}", "reviewing somebody", fields)
    window.offer_drafts()
    window._go_on(session.services.drafts.everything()[0])
    again = next(found for found in window.findChildren(CompetenceReviewDialog) if found.isVisible())
    assert again.ui.reviewed_by.text() == "Gwen Evans"
    again.throw_away()


def test_a_draft_about_somebody_who_is_gone_is_let_go(session: Session, window: MainWindow) -> None:
    session.services.drafts.keep(f"{REVIEW}person-9999", "reviewing somebody", {})
    go_on_with_review(session, session.services.drafts.everything()[0], window)
    assert session.services.drafts.everything() == ()


def test_a_role_is_reviewed_from_the_settings_and_its_gaps_are_shown(
    session: Session, show: Callable[..., QWidget]
) -> None:
    window = show(MainWindow(session), 1366, 768)
    assert isinstance(window, MainWindow)
    window.show_page("settings", "roles")
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    role = next(role for role in session.services.agency.roles() if role.title == "Class teacher")
    page.roles.table.select_key(role.id)
    page.roles.reviews_button.click()
    shown = window.findChild(RoleReviewsDialog)
    assert isinstance(shown, RoleReviewsDialog)
    assert shown.view.summary.text().startswith("Not reviewed yet")
    shown.view.review.click()
    dialog = next(found for found in window.findChildren(CompetenceReviewDialog) if found.isVisible())
    answer_all(dialog)
    dialog.answers()[0][0].setCurrentIndex(dialog.answers()[0][0].findData(Met.NO))
    dialog.ui.reviewed_by.setText("Gwen Evans")
    dialog.accept_button.click()
    count = len(session.services.competences.competences(3))
    assert shown.view.summary.text().startswith(f"{count - 1} of {count} met · ○ 1 not yet.")
    assert page.roles.model.rows()[0].role.title
    row = next(row for row in page.roles.model.rows() if row.role.id == role.id)
    assert row.reviewed == f"{count - 1} of {count} met, 23 Nov 2026"
    shown.view.remove_button.click()
    assert session.services.competences.reviews_of_role(role.id) == ()
    session.services.history.undo()
    assert len(session.services.competences.reviews_of_role(role.id)) == 1


def test_the_answer_of_the_last_review_is_shown_beside_the_new_one(
    session: Session, person: Person, window: MainWindow
) -> None:
    text = session.services.competences.competences(3)[0].text
    findings = (Finding(text, Met.PARTLY, "Needs practice"),)
    last = CompetenceReview(0, 3, date(2026, 1, 5), "Head", findings, person_id=person.id)
    session.services.competences.review(last, today=TODAY)
    ask_review(session, person_subject(session, person), window)
    dialog = window.findChild(CompetenceReviewDialog)
    assert isinstance(dialog, CompetenceReviewDialog)
    assert dialog.answers()[0][1].placeholderText() == "5 Jan 2026: Partly: Needs practice"
