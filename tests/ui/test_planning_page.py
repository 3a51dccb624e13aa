"""Looking ahead: the forecast, and a session that is planned, booked and recorded, with the keyboard."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.dates import add_months
from nscp_desktop.domain.forecast import Forecast, Horizon, people_of
from nscp_desktop.domain.narrowing import Narrowing
from nscp_desktop.domain.periods import Step
from nscp_desktop.domain.what_if import Fate, whose_runs_out
from nscp_desktop.services.record_files import create
from nscp_desktop.ui.looking_ahead import LookingAhead, Told
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.models.forecast import ALL, FIRST_REQUIREMENT, IN_DATE
from nscp_desktop.ui.models.plan import CANNOT, GAIN, LEFT_OUT, LISTED
from nscp_desktop.ui.pages.planning import PlanningPage
from nscp_desktop.ui.pages.planning_session import PAUSE_MS
from nscp_desktop.ui.pages.requests import PlanRequest
from nscp_desktop.ui.session import Session

Show = Callable[..., Any]
WHOLE = "school/whole-school"
DAY = date(2027, 9, 3)


@pytest.fixture
def page(session: Session, show: Show) -> PlanningPage:
    made = show(PlanningPage(session))
    assert isinstance(made, PlanningPage)
    session.tasks.wait_idle()
    return made


def whole_school(session: Session) -> int:
    courses = session.services.training.courses()
    return next(course.id for course in courses if course.title == "Whole-school safeguarding")


def worked_out(page: PlanningPage, qtbot: QtBot) -> None:
    qtbot.wait(PAUSE_MS + 60)
    page.session.tasks.wait_idle()


def forecast(session: Session, months: int = 12, step: Step = Step.MONTH) -> Forecast:
    found = session.services.planning.forecast(Horizon(session.as_at, months, step))
    assert found is not None
    return found


def bars(page: PlanningPage) -> list[str]:
    return [button.accessibleName() for button in page.forecast.bars.findChildren(QAbstractButton)]


# The forecast


def test_each_month_has_its_counts_and_the_figure_at_its_end(page: PlanningPage) -> None:
    found = forecast(page.session)
    rows = page.forecast.model.rows()
    assert [row.title for row in rows] == ["Late already", *(one.period.title for one in found.ahead)]
    for row, one in zip(rows[1:], found.ahead, strict=True):
        assert row.figures == one.end.figures()
        assert sum(row.counts.values()) == len(one.of())
    assert bars(page) == [
        f"{len(one.of())} training{'' if len(one.of()) == 1 else 's'} in {one.period.title}" for one in found.ahead
    ]


def test_terms_and_further_years_are_a_press_away(page: PlanningPage, qtbot: QtBot) -> None:
    for words in ("36 months", "By term"):
        button = next(b for b in page.forecast.findChildren(QAbstractButton) if b.accessibleName() == words)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
    page.session.tasks.wait_idle()
    titles = [row.title for row in page.forecast.model.rows()[1:]]
    assert titles == [one.period.title for one in forecast(page.session, 36, Step.TERM).ahead]
    assert titles[0] == "Autumn term 2026"


def test_a_count_opens_exactly_the_people_behind_it_with_enter(page: PlanningPage, qtbot: QtBot) -> None:
    found = forecast(page.session)
    place, one = max(enumerate(found.ahead, 1), key=lambda pair: len(pair[1].coming))
    own = one.coming[0].requirement_id
    table = page.forecast.table
    column = next(n for n, c in enumerate(page.forecast.model.columns) if c.key == own)
    assert column >= FIRST_REQUIREMENT
    for where, expected in (
        (column, people_of(one.of(requirement_id=own))),
        (ALL, people_of(one.of())),
        (IN_DATE, tuple(p.person_id for p in one.end.people if p.worst.counts_as_in_date and not p.is_away)),
    ):
        table.select_key(place, where)
        table.setFocus()
        with qtbot.waitSignal(page.open_people) as opened:
            QTest.keyClick(table, Qt.Key.Key_Return)
        assert opened.args[0].person_ids == expected


def test_the_words_below_say_what_the_cell_counts(page: PlanningPage) -> None:
    found = forecast(page.session)
    place, one = max(enumerate(found.ahead, 1), key=lambda pair: len(pair[1].coming))
    page.forecast.table.select_key(place, ALL)
    figures = one.end.figures()
    words = page.forecast.words.text()
    assert words.startswith(f"{one.period.title}: {len(one.of())} lapse (first ")
    assert f"{figures.in_date} of {figures.of} ({figures.percent_words}) in date on" in words


def test_a_bar_opens_its_people(page: PlanningPage, qtbot: QtBot) -> None:
    one = max(forecast(page.session).ahead, key=lambda item: len(item.coming))
    button = next(b for b in page.forecast.bars.findChildren(QAbstractButton) if one.period.title in b.accessibleName())
    button.setFocus()
    with qtbot.waitSignal(page.open_people) as opened:
        QTest.keyClick(button, Qt.Key.Key_Space)
    assert opened.args[0].person_ids == people_of(one.of())


def test_some_of_the_people_can_be_picked_without_working_it_out_anew(page: PlanningPage) -> None:
    page.forecast.narrowing.team.choose("Midday")
    page.forecast.narrowing.changed.emit()
    found = forecast(page.session).narrowed(Narrowing(team="Midday"))
    assert page.forecast.model.rows()[0].figures == found.now.figures()
    assert not page.session.tasks.is_busy


def test_a_session_is_planned_for_the_people_behind_a_cell_and_everyone_shown_on_that_day(
    page: PlanningPage, qtbot: QtBot
) -> None:
    found = forecast(page.session)
    place, one = next((n, one) for n, one in enumerate(found.ahead, 1) if one.of(requirement_id=WHOLE))
    column = next(n for n, c in enumerate(page.forecast.model.columns) if c.key == WHOLE)
    page.forecast.table.select_key(place, column)
    with qtbot.waitSignal(page.plan_session) as planned:
        page.forecast.plan_button.click()
    assert planned.args[0] == PlanRequest(None, WHOLE, people_of(one.of(requirement_id=WHOLE)))
    with qtbot.waitSignal(page.open_matrix):
        page.forecast.day_button.click()
    assert page.session.as_at == one.period.ends_on


def test_looking_ahead_can_be_cancelled_and_says_so(session: Session, show: Show) -> None:
    page = show(PlanningPage(session))
    page.forecast.looking.cancel()
    session.tasks.wait_idle()
    assert page.forecast.model.rows() == []
    assert "cancelled" in page.forecast.words.text()
    page.refresh()
    session.tasks.wait_idle()
    assert page.forecast.model.rows()


def test_what_is_asked_anew_takes_the_place_of_what_was_asked_before(session: Session, show: Show) -> None:
    looking: LookingAhead[int] = show(LookingAhead(session, "Looking ahead"))
    got: list[int] = []
    for number in (1, 2):
        looking.ask(partial(_counted, number), got.append)
    session.tasks.wait_idle()
    assert got == [2]
    assert not looking.is_busy


def _counted(number: int, told: Told) -> int:
    told(1, 2)
    return number  # as when it is told to stop too late


def test_only_the_tab_that_is_seen_is_worked_out(page: PlanningPage) -> None:
    assert page.pathways.whose_model.rows() == []
    page.tabs.setCurrentWidget(page.pathways)
    page.session.tasks.wait_idle()
    assert page.pathways.whose_model.rows()


# A session


@pytest.fixture
def planned(page: PlanningPage, qtbot: QtBot) -> PlanningPage:
    board = page.session.board()
    people = whose_runs_out(board, [WHOLE], date(2027, 9, 4))[:41]
    page.take(PlanRequest(whole_school(page.session), None, people, DAY))
    worked_out(page, qtbot)
    return page


def test_a_plan_shows_the_figures_without_the_session_and_with_it_on_both_days(planned: PlanningPage) -> None:
    session, plan = planned.session, planned.plan.plan()
    assert plan is not None
    assert (plan.on, plan.later) == (DAY, add_months(DAY, 12))
    found = session.services.planning.what_if(plan, session.today)
    assert found is not None
    shown = {row.key: row for row in planned.plan.model.rows()}
    for shift in found.shifts:
        row = shown[shift.requirement_id or ""]
        own = row.on if shift.day == plan.on else row.later
        assert own == shift
    assert planned.plan.model.index(0, 2).data().startswith("→ ")


def test_a_figure_opens_who_is_in_date_then(planned: PlanningPage, qtbot: QtBot) -> None:
    row = next(row for row in planned.plan.model.rows() if row.key == WHOLE)
    assert row.on is not None
    for column, people in ((1, row.on.in_date_without), (2, row.on.in_date_after)):
        planned.plan.figures.select_key(WHOLE, column)
        planned.plan.figures.setFocus()
        with qtbot.waitSignal(planned.open_people) as opened:
            QTest.keyClick(planned.plan.figures, Qt.Key.Key_Return)
        assert opened.args[0].person_ids == people


def test_people_are_ticked_with_space_and_the_plan_follows(planned: PlanningPage, qtbot: QtBot) -> None:
    people = planned.plan.people
    before = people.model.ticked()
    people.view.select_key(before[0])
    people.view.setFocus()
    QTest.keyClick(people.view, Qt.Key.Key_Space)
    assert before[0] not in people.model.ticked()
    worked_out(planned, qtbot)
    people.chips.choose(LEFT_OUT)
    people.chips.chosen.emit(LEFT_OUT)
    assert before[0] in [row.person.id for row in people.model.rows()]


def test_everyone_whose_training_runs_out_can_be_ticked_at_once(page: PlanningPage, qtbot: QtBot) -> None:
    page.take(PlanRequest(whole_school(page.session), None, (), DAY))
    form = page.plan.form
    form.requirement.setCurrentIndex(form.requirement.findText("Whole-school safeguarding training"))
    form.before.set_value(date(2027, 9, 3))
    form.pick_button.setFocus()
    QTest.keyClick(form.pick_button, Qt.Key.Key_Space)
    board = page.session.services.standing.board(DAY)
    assert set(page.plan.people.model.ticked()) == set(whose_runs_out(board, [WHOLE], date(2027, 9, 3)))


def test_the_pills_count_who_gains_and_who_cannot_come(planned: PlanningPage, qtbot: QtBot) -> None:
    leaver = next(p for p in planned.session.services.standing.snapshot().people.values() if p.service_on(DAY) is None)
    planned.take(
        PlanRequest(whole_school(planned.session), None, (leaver.id, *planned.plan.people.model.ticked()), DAY)
    )
    worked_out(planned, qtbot)
    plan = planned.plan.plan()
    assert plan is not None
    found = planned.session.services.planning.what_if(plan, planned.session.today)
    assert found is not None
    for chip, ids in (
        (GAIN, found.of(Fate.GAINS)),
        (CANNOT, found.of(Fate.NOT_HERE, Fate.AWAY)),
        (LISTED, plan.person_ids),
    ):
        planned.plan.people.chips.choose(chip)
        planned.plan.people.chips.chosen.emit(chip)
        assert {row.person.id for row in planned.plan.people.model.rows()} == set(ids)
    assert leaver.id in found.of(Fate.NOT_HERE)
    assert leaver.id not in planned.plan.bookable()


def test_booking_books_who_can_come_and_is_one_step_to_undo(planned: PlanningPage, qtbot: QtBot) -> None:
    session, own = planned.session, whole_school(planned.session)
    people = planned.plan.bookable()
    assert planned.plan.book_button.text() == f"&Book {len(people)} people"
    assert not planned.plan.record_button.isEnabled()
    planned.plan.book_button.setFocus()
    QTest.keyClick(planned.plan.book_button, Qt.Key.Key_Space)
    snapshot = session.services.standing.snapshot()
    assert all(any(b.course_id == own and b.on == DAY for b in snapshot.history(one).bookings) for one in people)
    worked_out(planned, qtbot)
    assert planned.plan.bookable() == ()
    assert not planned.plan.book_button.isEnabled()
    session.services.history.undo()
    snapshot = session.services.standing.snapshot()
    assert not any(b.on == DAY for one in people for b in snapshot.history(one).bookings)


def test_recording_goes_on_with_course_day_and_people(planned: PlanningPage, qtbot: QtBot) -> None:
    form = planned.plan.form
    form.on.setFocus()
    form.on.selectAll()
    QTest.keyClicks(form.on, "20/11/26")
    QTest.keyClick(form.on, Qt.Key.Key_Return)
    worked_out(planned, qtbot)
    assert not planned.plan.book_button.isEnabled()
    with qtbot.waitSignal(planned.record_training) as asked:
        planned.plan.record_button.click()
    request = asked.args[0]
    assert (request.course_id, request.on) == (whole_school(planned.session), date(2026, 11, 20))
    assert set(request.person_ids) <= set(planned.plan.people.model.ticked())
    assert request.whole_agency


@pytest.mark.parametrize(("title", "count"), [("Whole-school safeguarding", 3), ("Prevent awareness", 64)])
def test_a_few_who_catch_up_and_another_course_are_no_day_for_everyone(
    page: PlanningPage, qtbot: QtBot, title: str, count: int
) -> None:
    course = next(course for course in page.session.services.training.courses() if course.title == title)
    people = tuple(row.person.id for row in page.session.board().rows[:count])
    page.take(PlanRequest(course.id, None, people, date(2026, 11, 20)))
    worked_out(page, qtbot)
    with qtbot.waitSignal(page.record_training) as asked:
        page.plan.record_button.click()
    assert not asked.args[0].whole_agency


def type_day(page: PlanningPage, text: str, qtbot: QtBot) -> None:
    field = page.plan.form.on
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    worked_out(page, qtbot)


def test_a_day_without_a_year_is_the_next_such_day(planned: PlanningPage, qtbot: QtBot) -> None:
    type_day(planned, "3 September", qtbot)
    assert planned.plan.form.on.text() == "3 Sep 2027"
    assert planned.plan.form.later.value() == date(2028, 9, 3)
    assert planned.plan.book_button.isEnabled()


def test_beside_the_button_stands_why_nobody_can_be_booked(planned: PlanningPage, qtbot: QtBot) -> None:
    tab = planned.plan
    planned.tabs.setCurrentWidget(tab)
    assert not tab.why_not.isVisible()
    type_day(planned, "3 Sep 2026", qtbot)
    assert tab.why_not.isVisible()
    assert tab.why_not.text() == "That day is past: record it instead."
    assert tab.book_button.accessibleDescription() == tab.why_not.text()
    assert tab.record_button.isEnabled()
    type_day(planned, "3 Sep 2027", qtbot)
    assert not tab.why_not.isVisible()
    tab.book()
    worked_out(planned, qtbot)
    assert tab.why_not.text() == "Everyone on the list who can come is booked already."
    type_day(planned, "3 Sep 1990", qtbot)
    assert tab.why_not.text() == "Nobody on the list is here that day."


def test_a_later_day_before_the_session_is_told_beside_the_field(planned: PlanningPage, qtbot: QtBot) -> None:
    form = planned.plan.form
    form.later.setFocus()
    form.later.selectAll()
    QTest.keyClicks(form.later, "1/1/27")
    QTest.keyClick(form.later, Qt.Key.Key_Return)
    worked_out(planned, qtbot)
    assert form.fields["later"].error() == "This is before the session. Give a later day."
    assert planned.plan.model.rows() == []
    assert not planned.plan.book_button.isEnabled()


def test_a_plan_without_a_course_says_what_to_do(page: PlanningPage, qtbot: QtBot) -> None:
    page.tabs.setCurrentWidget(page.plan)
    worked_out(page, qtbot)
    assert page.plan.summary.text().startswith("Choose a course and a day")


# Getting there


def test_ctrl_k_and_the_menu_know_the_tabs(window: MainWindow, qtbot: QtBot) -> None:
    goals = [goal for goal in window.goals() if goal.kind == "planning"]
    assert [goal.key for goal in goals] == ["forecast", "session", "whole-agency", "minimums", "pathways", "needs"]
    window.menus.trigger("plan")
    page = window.current_page()
    assert isinstance(page, PlanningPage)
    assert page.tabs.currentWidget() is page.plan
    window.session.tasks.wait_idle()


def test_a_new_record_shows_every_tab_without_anybody(
    dressed: QApplication, tmp_path: Path, show: Show, qtbot: QtBot
) -> None:
    services = create(tmp_path / "new.nscp", AgencyDetails("New School", Sector.SCHOOL), today=date(2026, 11, 23))
    session = Session(services, date(2026, 11, 23))
    page = show(PlanningPage(session))
    for place in range(page.tabs.count()):
        page.tabs.setCurrentIndex(place)
        worked_out(page, qtbot)
    assert page.forecast.model.rows()[0].figures.words == "0 of 0"
    assert "No day on record" in page.whole_agency.words.text()
    services.close()
