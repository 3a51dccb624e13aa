"""The page of those whose Target Group has to be looked at: filtered, placed at once, and every figure opened."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.competences import CompetenceReview, Finding, Met
from nscp_desktop.domain.drafts import PlacementDraft
from nscp_desktop.domain.placing_worklist import Reason
from nscp_desktop.ui.dialogs.competence_review import CompetenceReviewDialog
from nscp_desktop.ui.dialogs.placement import PlacementDialog
from nscp_desktop.ui.dialogs.reviewed import ReviewedDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.overview import OverviewPage
from nscp_desktop.ui.pages.people import PeoplePage
from nscp_desktop.ui.pages.settings import SettingsPage
from nscp_desktop.ui.pages.to_decide import PLACED, ToDecidePage
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.job_list import JobList

TODAY = date(2026, 11, 23)
Visible = Callable[[type], object]


@pytest.fixture
def page(window: MainWindow, session: Session) -> ToDecidePage:
    window.show_page("target-groups")
    found = window.page("target-groups")
    assert isinstance(found, ToDecidePage)
    session.tasks.wait_idle()
    return found


def choose(page: ToDecidePage, reason: Reason) -> list[int]:
    page.chips.choose(reason.value)
    page.chips.chosen.emit(reason.value)
    return [row.item.person.id for row in page.model.rows()]


def select_all(page: ToDecidePage) -> None:
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)


def expected(session: Session, reason: Reason) -> tuple[int, ...]:
    return session.services.placing.worklist(TODAY, today=TODAY).people(reason)


def test_everybody_is_listed_with_why_and_what_is_proposed(page: ToDecidePage, session: Session) -> None:
    found = session.services.placing.worklist(TODAY, today=TODAY)
    assert [row.item for row in page.model.rows()] == list(found.items)
    row = page.model.rows()[0]
    page.table.select_key(row.item.person.id)
    assert row.item.words in page.sentence.toPlainText()
    assert row.item.proposal.words in page.sentence.toPlainText()


def test_a_reason_chosen_shows_its_people_alone(page: ToDecidePage, session: Session) -> None:
    for reason in Reason:
        assert choose(page, reason) == list(expected(session, reason))


def test_those_never_placed_are_placed_as_proposed_with_the_keyboard_in_one_step(
    page: ToDecidePage, window: MainWindow, session: Session
) -> None:
    people = choose(page, Reason.NEVER_PLACED)
    assert len(people) > 1
    wanted = session.services.placing.proposals(people, TODAY)
    select_all(page)
    QTest.keyClick(page.place, Qt.Key.Key_Space)
    dialog = window.findChild(PlacementDialog)
    assert isinstance(dialog, PlacementDialog)
    QTest.keyClick(dialog.ui.take, Qt.Key.Key_Space)
    QTest.keyClicks(dialog.ui.group_decided_by, "Gwen Evans")
    QTest.keyClick(dialog.ui.group_decided_by, Qt.Key.Key_Return)
    session.tasks.wait_idle()
    placed = {own: session.services.people.person(own).group_on(TODAY) for own in people}
    assert {own: place.group for own, place in placed.items() if place} == {
        own: proposal.group for own, proposal in wanted.items()
    }
    assert choose(page, Reason.NEVER_PLACED) == []
    assert page.stack.currentWidget() is page.empty
    window.menus.trigger("undo")
    session.tasks.wait_idle()
    assert choose(page, Reason.NEVER_PLACED) == people


def test_due_reviews_are_settled_without_a_change(page: ToDecidePage, window: MainWindow, session: Session) -> None:
    people = choose(page, Reason.REVIEW)
    assert people
    select_all(page)
    page.keep.click()
    dialog = window.findChild(ReviewedDialog)
    assert isinstance(dialog, ReviewedDialog)
    dialog.ui.group_decided_by.setText("Gwen Evans")
    dialog.accept_button.click()
    session.tasks.wait_idle()
    assert expected(session, Reason.REVIEW) == ()
    assert choose(page, Reason.REVIEW) == []


def test_whoever_was_never_placed_has_nothing_to_keep(page: ToDecidePage) -> None:
    choose(page, Reason.NEVER_PLACED)
    select_all(page)
    assert page.place.isEnabled()
    assert not page.keep.isEnabled()
    assert not page.review.isEnabled()


def test_every_figure_is_of_how_many_and_opens_its_people(
    page: ToDecidePage, window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    here = [row.person for row in session.board().rows]
    placed = [person.id for person in here if person.group_on(TODAY) is not None]
    assert page.tiles[PLACED].accessibleName().startswith(f"Placed in a group: {len(placed)} of {len(here)}.")
    for key, tile in page.tiles.items():
        with qtbot.waitSignal(page.open_people) as asked:
            tile.click()
        wanted = placed if key == PLACED else expected(session, Reason(key))
        assert set(asked.args[0].person_ids) == set(wanted)


def test_somebody_is_found_by_typing_and_shown_with_enter(
    page: ToDecidePage, window: MainWindow, session: Session
) -> None:
    row = page.model.rows()[-1]
    page.search.setText(row.item.person.family)
    assert all(row.item.person.family in shown.item.person.sorted_name for shown in page.model.rows())
    page.table.select_key(row.item.person.id)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    people = window.current_page()
    assert isinstance(people, PeoplePage)
    assert people.table.current_row().person.id == row.item.person.id


def test_a_usual_group_that_is_changed_brings_people_onto_the_list_at_once(
    page: ToDecidePage, window: MainWindow, session: Session
) -> None:
    role = next(role for role in session.services.agency.roles() if role.title == "Class teacher")
    session.services.agency.change_role(replace(role, usual_group=4))
    window.session.announce(SettingsPage.wants)
    session.tasks.wait_idle()
    assert choose(page, Reason.USUAL)
    assert "Usual group of Class teacher was 3" in page.sentence.toPlainText()


def test_a_review_of_competences_that_is_due_is_opened_from_the_list(
    page: ToDecidePage, window: MainWindow, session: Session
) -> None:
    person = next(row.person for row in session.board().rows if row.group == 3)
    review = CompetenceReview(
        0, 3, date(2026, 1, 5), "Head", (Finding("Any", Met.YES),), person_id=person.id, next_on=date(2026, 11, 1)
    )
    session.services.competences.review(review, today=TODAY)
    page.refresh()
    session.tasks.wait_idle()
    assert person.id in choose(page, Reason.COMPETENCES)
    page.table.selectionModel().clear()
    page.table.select_key(person.id)
    page.review.click()
    dialog = window.findChild(CompetenceReviewDialog)
    assert isinstance(dialog, CompetenceReviewDialog)
    dialog.throw_away()


def test_roles_that_are_due_are_named_and_opened_in_the_settings(
    page: ToDecidePage, window: MainWindow, session: Session
) -> None:
    role = next(role for role in session.services.agency.roles() if role.title == "Cook")
    review = CompetenceReview(
        0, 1, date(2026, 1, 5), "Head", (Finding("Any", Met.YES),), role_id=role.id, next_on=date(2026, 11, 1)
    )
    session.services.competences.review(review, today=TODAY)
    page.refresh()
    session.tasks.wait_idle()
    assert "Cook" in page.roles_due.toolTip()
    page.roles_due.click()
    settings = window.current_page()
    assert isinstance(settings, SettingsPage)
    assert settings.sections.currentWidget() is settings.roles


def test_the_overview_opens_the_list_for_those_never_placed_and_for_reviews(
    window: MainWindow, session: Session
) -> None:
    jobs = session.services.standing.to_do(TODAY)
    assert {job.action for job in jobs} >= {"place", "review"}
    overview = window.page("overview")
    assert isinstance(overview, OverviewPage)
    for action, reason in (("place", Reason.NEVER_PLACED), ("review", Reason.REVIEW)):
        job = next(job for job in jobs if job.action == action)
        overview._job(job).start()
        session.tasks.wait_idle()
        shown = window.current_page()
        assert isinstance(shown, ToDecidePage)
        assert {row.item.person.id for row in shown.model.rows()} == set(job.person_ids)
        assert set(expected(session, reason)) == set(job.person_ids)
    assert overview.findChild(JobList) is not None


def test_the_list_is_a_command_of_the_menu_and_of_ctrl_k(window: MainWindow) -> None:
    assert any(goal.key == "target-groups" and goal.kind == "command" for goal in window.goals())
    window.menus.trigger("target-groups")
    assert window.current_page().key == "target-groups"


def test_an_earlier_day_lists_who_had_to_be_looked_at_then(page: ToDecidePage, session: Session) -> None:
    session.set_as_at(date(2019, 1, 1))
    session.tasks.wait_idle()
    then = session.services.placing.worklist(date(2019, 1, 1), today=TODAY)
    assert [row.item.person.id for row in page.model.rows()] == [item.person.id for item in then.items]


def test_a_placement_with_a_review_date_comes_back_when_it_is_due(page: ToDecidePage, session: Session) -> None:
    row = page.model.rows()[0]
    own = row.item.person.id
    draft = PlacementDraft(2, TODAY, "Head", "Usual", date(2026, 12, 1))
    session.services.placing.place([own], draft, today=TODAY)
    page.refresh()
    session.tasks.wait_idle()
    assert own in choose(page, Reason.REVIEW)
    assert page.table.selectionModel().hasSelection()
    flag = QItemSelectionModel.SelectionFlag.Clear
    page.table.selectionModel().select(page.model.index(0, 0), flag)
    assert not page.place.isEnabled()
