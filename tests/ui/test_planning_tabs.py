"""Days for everyone, minimums and pathways on the page that looks ahead; one person's pathway."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.pathway import StepState, next_step
from nscp_desktop.domain.whole_agency import Coverage
from nscp_desktop.services.planning import WholeAgency
from nscp_desktop.services.record_files import create
from nscp_desktop.ui.dialogs.booking import BookingDialog
from nscp_desktop.ui.dialogs.mark_day import MarkDayDialog
from nscp_desktop.ui.dialogs.pathway import PathwayDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.models.pathways import DONE, NEXT
from nscp_desktop.ui.models.whole_agency import ATTENDED, CATCH_UP, MISSED, STARTERS
from nscp_desktop.ui.pages.matrix import MatrixPage
from nscp_desktop.ui.pages.overview import OverviewPage
from nscp_desktop.ui.pages.pathway_tab import PathwayTab
from nscp_desktop.ui.pages.people import PeoplePage
from nscp_desktop.ui.pages.planning import PlanningPage
from nscp_desktop.ui.pages.requests import PersonRequest, PlanRequest, RecordRequest
from nscp_desktop.ui.session import Session

Child = TypeVar("Child", bound=QDialog)
Show = Callable[..., Any]
WHOLE = "school/whole-school"


@pytest.fixture
def page(session: Session, window: MainWindow) -> PlanningPage:
    window.show_page("planning", "whole-agency")
    session.tasks.wait_idle()
    found = window.page("planning")
    assert isinstance(found, PlanningPage)
    return found


def whole(session: Session) -> WholeAgency:
    return session.services.planning.whole_agency(session.as_at)[0]


def opened(page: PlanningPage, kind: type[Child], qtbot: QtBot) -> Child:
    dialog = next(found for found in page.window().findChildren(kind) if found.isVisible())
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def shown(page: PlanningPage, chip: str) -> set[int]:
    page.whole_agency.chips.choose(chip)
    page.whole_agency.chips.chosen.emit(chip)
    return {row.person.id for row in page.whole_agency.model.rows()}


# Days for everyone


def test_the_clock_and_each_day_say_what_the_record_says(page: PlanningPage, session: Session) -> None:
    found, tab = whole(session), page.whole_agency
    assert tab.words.text().startswith(found.clock.words(session.as_at))
    standing = found.clock.standing.kind
    assert tab.chip.words() == f"{standing.symbol} {standing.words}"
    assert list(tab.day_model.rows()) == list(found.days)
    assert tab.day_model.index(0, 1).data() == f"{found.days[0].words} · {found.days[0].percent_words}"
    assert page.tabs.tabText(2).replace("&", "") == "Whole-school day"


def test_each_pill_shows_its_people(page: PlanningPage, session: Session) -> None:
    found = whole(session)
    assert shown(page, CATCH_UP) == {one.person_id for one in found.catch_up}
    assert shown(page, STARTERS) == {one.person_id for one in found.starters}
    assert shown(page, ATTENDED) == set(found.days[0].attended)
    assert shown(page, MISSED) == {one.person_id for one in (*found.days[0].missed, *found.days[0].away)}


def test_an_earlier_day_shows_who_missed_it(page: PlanningPage, session: Session) -> None:
    earlier: Coverage = whole(session).days[-1]
    page.whole_agency.days.select_key(earlier.day.id)
    assert page.whole_agency.chips.value() == MISSED
    assert shown(page, ATTENDED) == set(earlier.attended)
    assert shown(page, CATCH_UP) == set()


def test_a_day_is_marked_in_the_dialog_and_unmarked_again_with_the_keyboard(
    page: PlanningPage, session: Session, qtbot: QtBot
) -> None:
    before = len(whole(session).days)
    page.whole_agency.mark_button.setFocus()
    QTest.keyClick(page.whole_agency.mark_button, Qt.Key.Key_Space)
    dialog = opened(page, MarkDayDialog, qtbot)
    day = dialog.table.current_row()
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    session.tasks.wait_idle()
    days = [one.day for one in whole(session).days]
    assert len(days) == before + 1
    marked = next(one for one in days if one.ends_on == day.ends_on)
    page.whole_agency.days.select_key(marked.id)
    page.whole_agency.unmark_button.setFocus()
    QTest.keyClick(page.whole_agency.unmark_button, Qt.Key.Key_Space)
    session.tasks.wait_idle()
    assert len(whole(session).days) == before


def test_those_to_catch_up_are_planned_for_and_recorded_for(page: PlanningPage, session: Session, qtbot: QtBot) -> None:
    people = shown(page, CATCH_UP)
    with qtbot.waitSignal(page.plan_session) as planned:
        page.whole_agency.catch_up_button.click()
    request = planned.args[0]
    assert (request.requirement_id, set(request.person_ids)) == (WHOLE, people)
    page.tabs.setCurrentWidget(page.whole_agency)
    with qtbot.waitSignal(page.record_training) as recorded:
        page.whole_agency.record_button.click()
    assert isinstance(recorded.args[0], RecordRequest)
    assert set(recorded.args[0].person_ids) == people


def test_the_next_day_is_planned_for_everyone_who_is_asked(page: PlanningPage, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.plan_session) as planned:
        page.whole_agency.plan_button.click()
    asked = {row.person.id for row in session.board().rows if row.verdict(WHOLE).kind.is_asked}
    assert set(planned.args[0].person_ids) == asked
    assert page.plan.form.course_id() == whole(session).clock.last.course_id  # type: ignore[union-attr]


def test_an_agency_without_such_training_is_told_what_will_be_here(
    dressed: QApplication, tmp_path: Path, show: Show
) -> None:
    services = create(tmp_path / "new.nscp", AgencyDetails("New", Sector.GENERAL), today=date(2026, 11, 23))
    session = Session(services, date(2026, 11, 23))
    page = show(PlanningPage(session))
    page.take("whole-agency")
    session.tasks.wait_idle()
    assert page.whole_agency.stack.currentWidget() is page.whole_agency.empty
    assert page.tabs.tabText(2).replace("&", "") == "Whole-agency day"
    services.close()


def test_the_overview_says_it_in_one_line_that_opens_the_days(window: MainWindow, session: Session) -> None:
    overview = window.page("overview")
    assert isinstance(overview, OverviewPage)
    session.tasks.wait_idle()
    button = overview._days.buttons[0]
    found = whole(session)
    missing = len([one for one in found.catch_up if not one.is_away])
    words = f"Whole-school: {found.days[0].words} ({found.days[0].percent_words}) on 2 Sep 2024, {missing} to catch up"
    assert button.text() == words
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    page = window.current_page()
    assert isinstance(page, PlanningPage)
    assert page.tabs.currentWidget() is page.whole_agency
    session.tasks.wait_idle()


# Minimums


def test_each_minimum_opens_the_people_behind_it(page: PlanningPage, session: Session, qtbot: QtBot) -> None:
    page.tabs.setCurrentWidget(page.minimums)
    found = session.services.standing.minimums(session.as_at)
    rows = page.minimums.model.rows()
    assert [row.minimum for row in rows] == [one for one in found for _ in one.parts]
    row = next(row for row in rows if row.minimum.requirement.title == "Safer recruitment")
    assert row.words == f"Safer recruitment: {len(row.part.trained)} trained, at least 1 needed: met"
    page.minimums.table.select_key(row.key)
    page.minimums.table.setFocus()
    with qtbot.waitSignal(page.open_people) as opened_people:
        QTest.keyClick(page.minimums.table, Qt.Key.Key_Return)
    assert opened_people.args[0].person_ids == tuple(person.id for person in row.part.trained)
    with qtbot.waitSignal(page.open_people) as opened_people:
        page.minimums.others_button.click()
    assert opened_people.args[0].person_ids == tuple(person.id for person in row.part.others)


def test_a_panel_is_checked_by_typing_names(page: PlanningPage, session: Session, qtbot: QtBot) -> None:
    page.tabs.setCurrentWidget(page.minimums)
    panel = page.minimums.panel
    assert panel.minimum.currentText().startswith("Safer recruitment")
    line = panel.person.lineEdit()
    assert line is not None
    for name in ("Gill, Harpreet", "Lowe, Martin"):
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, name)
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert panel.list.count() == 2
    assert panel.words.text().startswith("On 23 Nov 2026: 1 of 2 trained, at least 1 asked for.")
    assert panel.chip.words() == "✓ Met"
    panel.list.setCurrentRow(1)
    panel.remove_button.setFocus()
    QTest.keyClick(panel.remove_button, Qt.Key.Key_Space)
    assert panel.chip.words() == "! Not met"
    panel.on.setFocus()
    panel.on.selectAll()
    QTest.keyClicks(panel.on, "1/1/2010")
    QTest.keyClick(panel.on, Qt.Key.Key_Return)
    assert "Not here that day: Harpreet Gill." in panel.words.text()


# Pathways


def test_the_steps_count_who_is_how_far_and_open_them(page: PlanningPage, session: Session, qtbot: QtBot) -> None:
    page.tabs.setCurrentWidget(page.pathways)
    session.tasks.wait_idle()
    tab = page.pathways
    tab.whose.select_key((3, ""))
    people = [one for one in session.services.pathways.everybody(session.as_at) if one.row.group == 3]
    for row in tab.model.rows():
        for column, state in ((DONE, StepState.DONE), (NEXT, StepState.NEXT)):
            expected = tuple(
                one.row.person.id
                for one in people
                if any(step.course.id == row.course.id and step.state is state for step in one.steps)
            )
            assert row.people(column)[0] == expected
    row = max(tab.model.rows(), key=lambda one: len(one.following))
    tab.steps.select_key(row.course.id, NEXT)
    tab.steps.setFocus()
    with qtbot.waitSignal(page.open_people) as opened_people:
        QTest.keyClick(tab.steps, Qt.Key.Key_Return)
    assert opened_people.args[0].person_ids == row.following
    with qtbot.waitSignal(page.plan_session) as planned:
        tab.plan_button.click()
    assert planned.args[0] == PlanRequest(row.course.id, None, row.following)


def test_the_order_is_changed_with_the_keyboard_and_stored_as_one_step(
    page: PlanningPage, session: Session, qtbot: QtBot
) -> None:
    page.tabs.setCurrentWidget(page.pathways)
    session.tasks.wait_idle()
    page.pathways.whose.select_key((2, ""))
    page.pathways.whose.setFocus()
    QTest.keyClick(page.pathways.whose, Qt.Key.Key_Return)
    dialog = opened(page, PathwayDialog, qtbot)
    before = dialog.course_ids()
    dialog.list.setFocus()
    dialog.list.setCurrentRow(0)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    dialog.list.setCurrentRow(2)
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    line = dialog.course.lineEdit()
    assert line is not None
    line.setFocus()
    QTest.keyClicks(line, "Online safety")
    QTest.keyClick(dialog.add_button, Qt.Key.Key_Space)
    added = next(course.id for course in session.services.training.courses() if course.title == "Online safety")
    assert dialog.course_ids() == (before[1], before[0], added)
    dialog.accept_button.click()
    session.tasks.wait_idle()
    stored = next(one for one in session.services.pathways.all() if one.group == 2)
    assert stored.course_ids == (before[1], before[0], added)


def test_a_course_is_a_step_only_once(page: PlanningPage, session: Session, qtbot: QtBot) -> None:
    page.tabs.setCurrentWidget(page.pathways)
    session.tasks.wait_idle()
    page.pathways.whose.select_key((1, ""))
    page.pathways.change()
    dialog = opened(page, PathwayDialog, qtbot)
    before = dialog.course_ids()
    dialog.course.setCurrentText("Safeguarding induction")
    dialog.add_step()
    assert dialog.fields["course"].error() == "This is a step already."
    dialog.course.setCurrentText("No such course")
    dialog.add_step()
    assert dialog.fields["course"].error() == "Choose a course of the list."
    assert dialog.course_ids() == before
    dialog.throw_away()


# One person


@pytest.fixture
def own(session: Session, show: Show) -> PathwayTab:
    made = show(PathwayTab(session), 560, 500)
    assert isinstance(made, PathwayTab)
    return made


def test_somebodys_steps_are_in_order_with_the_next_one_named_and_current(own: PathwayTab, session: Session) -> None:
    one = next(one for one in session.services.pathways.everybody(session.as_at) if one.following is not None)
    own.show_person(one.row.person)
    assert [row.step for row in own.model.rows()] == list(one.steps)
    following = next_step(one.steps)
    assert following is not None
    assert own.words.text().startswith(f"Next step: {following.course.title}")
    assert own.table.current_row().step == following
    assert own.beside.text().startswith(f"{one.done_words} steps done on 23 Nov 2026.")


def test_a_step_is_recorded_with_enter_and_booked_in_its_dialog(
    own: PathwayTab, session: Session, qtbot: QtBot
) -> None:
    one = next(one for one in session.services.pathways.everybody(session.as_at) if one.following is not None)
    assert one.following is not None
    own.show_person(one.row.person)
    own.table.setFocus()
    with qtbot.waitSignal(own.record_wanted) as asked:
        QTest.keyClick(own.table, Qt.Key.Key_Return)
    assert asked.args[0] == RecordRequest(one.following.course.id, None, (one.row.person.id,))
    own.book.setFocus()
    QTest.keyClick(own.book, Qt.Key.Key_Space)
    dialog = next(found for found in own.findChildren(BookingDialog) if found.isVisible())
    dialog.on.set_value(date(2026, 12, 1))
    dialog.accept_button.click()
    own.show_person(one.row.person)
    assert own.words.text() == f"Next step: {one.following.course.title}, booked 1 Dec 2026."


def test_who_is_not_here_or_has_no_pathway_is_told_so(own: PathwayTab, session: Session) -> None:
    people = session.services.standing.snapshot().people.values()
    leaver = next(person for person in people if person.service_on(session.as_at) is None)
    own.show_person(leaver)
    assert own.words.text() == "Not here on 23 Nov 2026, so there is no next step."
    without = next(one for one in session.services.pathways.everybody(session.as_at) if not one.steps)
    own.show_person(without.row.person)
    assert own.words.text().startswith("No pathway for this group or these duties yet.")
    assert not own.record.isEnabled()


# From elsewhere


def test_the_register_shows_the_pathway_and_plans_a_session_for_who_is_selected(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    people = window.page("people")
    assert isinstance(people, PeoplePage)
    one = next(one for one in session.services.pathways.everybody(session.as_at) if one.following is not None)
    window.show_page("people", PersonRequest(one.row.person.id))
    assert [row.step for row in people.panels.person.pathway.model.rows()] == list(one.steps)
    with qtbot.waitSignal(people.plan_session) as planned:
        people.actions_for_people.plan.trigger()
    assert planned.args[0] == PlanRequest(person_ids=(one.row.person.id,))
    page = window.current_page()
    assert isinstance(page, PlanningPage)
    assert page.plan.people.model.ticked() == (one.row.person.id,)
    session.tasks.wait_idle()


def test_a_job_of_the_overview_plans_the_session_that_it_names(window: MainWindow, session: Session) -> None:
    overview = window.page("overview")
    assert isinstance(overview, OverviewPage)
    job = next(job for job in session.services.standing.to_do(session.as_at) if job.title.startswith("Plan "))
    button = next(
        found for found in overview.findChildren(QPushButton) if found.accessibleName() == f"Plan: {job.title}"
    )
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    page = window.current_page()
    assert isinstance(page, PlanningPage)
    assert set(page.plan.people.model.ticked()) == set(job.person_ids)
    course = page.plan.form.course_id()
    rulebook = session.services.standing.snapshot().rulebook
    assert job.requirement_id in [item.requirement_id for item in rulebook.counts[course or 0]]
    session.tasks.wait_idle()


def test_the_matrix_plans_a_session_for_its_cell(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    matrix = window.page("matrix")
    assert isinstance(matrix, MatrixPage)
    window.show_page("matrix")
    row = matrix.model.rows()[0]
    column = next(place for place, own in enumerate(matrix.model.columns) if own.key == WHOLE)
    matrix.view.select_key(row.person.id, column)
    with qtbot.waitSignal(matrix.plan_session) as planned:
        matrix.actions_.plan.trigger()
    assert planned.args[0] == PlanRequest(None, WHOLE, (row.person.id,))
    session.tasks.wait_idle()
