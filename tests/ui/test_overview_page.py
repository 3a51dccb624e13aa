"""The overview shows the board's figures, and each of them opens the people behind it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.dates import add_months
from nscp_desktop.domain.many_changes import ManyDraft
from nscp_desktop.services.record_files import create
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.overview import OverviewPage
from nscp_desktop.ui.pages.overview_figures import day_to_compare
from nscp_desktop.ui.pages.planning import PlanningPage
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.bars import BarsArea
from nscp_desktop.ui.widgets.tile import FigureTile

TODAY = date(2026, 11, 23)
Show = Callable[..., Any]


@pytest.fixture
def page(session: Session, show: Show) -> OverviewPage:
    made = show(OverviewPage(session))
    assert isinstance(made, OverviewPage)
    return made


def _button(page: OverviewPage, words: str) -> QAbstractButton:
    found = [b for b in page.findChildren(QAbstractButton) if b.accessibleName().startswith(words) and b.isVisible()]
    return found[0]


def _labels(page: OverviewPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]


def _menu(page: OverviewPage) -> QMenu:
    button = _button(page, "Show by")
    assert isinstance(button, QPushButton)
    menu = button.menu()
    assert menu is not None
    return menu


def _ways(page: OverviewPage) -> list[str]:
    return [action.text().replace("&", "") for action in _menu(page).actions() if action.isVisible()]


def _show_by(page: OverviewPage, words: str) -> None:
    next(action for action in _menu(page).actions() if action.text().replace("&", "") == words).trigger()
    QApplication.processEvents()


def test_the_figures_are_those_of_the_board(page: OverviewPage) -> None:
    figures = page.session.board().figures()
    assert _button(page, "People in date").accessibleName().startswith(f"People in date: {figures.words}.")
    assert _button(page, "Overdue").accessibleName().startswith(f"Overdue: {figures.overdue}.")
    assert _button(page, "Not done").accessibleName().startswith(f"Not done: {figures.not_done}.")
    assert _button(page, "In induction").accessibleName().startswith(f"In induction: {figures.induction}.")


def test_a_figure_opens_exactly_the_people_it_counts(page: OverviewPage, qtbot: QtBot) -> None:
    for words, count in (
        ("Overdue", page.session.board().figures().overdue),
        ("People in date", page.session.board().figures().in_date),
    ):
        with qtbot.waitSignal(page.open_people) as opened:
            QTest.mouseClick(_button(page, words), Qt.MouseButton.LeftButton)
        assert len(opened.args[0].person_ids) == count


def test_a_figure_opens_with_the_keyboard(page: OverviewPage, qtbot: QtBot) -> None:
    tile = _button(page, "Overdue")
    tile.setFocus()
    with qtbot.waitSignal(page.open_people):
        QTest.keyClick(tile, Qt.Key.Key_Space)


def test_a_bar_opens_its_group_in_the_matrix(page: OverviewPage, qtbot: QtBot) -> None:
    assert "By target group" in _labels(page)
    with qtbot.waitSignal(page.open_matrix) as opened:
        QTest.mouseClick(_button(page, "Group 2"), Qt.MouseButton.LeftButton)
    assert opened.args[0].group == 2


def test_the_bars_can_show_teams(page: OverviewPage, qtbot: QtBot) -> None:
    _show_by(page, "Team")
    team = next(team for team in page.session.board().by_team() if team)
    with qtbot.waitSignal(page.open_matrix) as opened:
        QTest.mouseClick(_button(page, f"{team}:"), Qt.MouseButton.LeftButton)
    assert opened.args[0].team == team


def test_the_bars_can_show_roles_and_each_opens_those_who_hold_it(page: OverviewPage, qtbot: QtBot) -> None:
    _show_by(page, "Role")
    found = page.session.board().by_role()
    bars = page.findChildren(BarsArea)[0].findChildren(QAbstractButton)
    titles = [bar.accessibleName().partition(":")[0] for bar in bars]
    assert titles == sorted((title for title in found if title), key=str.casefold) + ["Without a role"] * ("" in found)
    for title in ("Class teacher", "Governor"):
        bar = next(bar for bar in bars if bar.accessibleName().startswith(f"{title}: {found[title].words} in date"))
        with qtbot.waitSignal(page.open_matrix) as opened:
            bar.click()
        holders = [row.person.id for row in page.session.board().rows if title in row.profile.roles]
        assert (opened.args[0].title, opened.args[0].person_ids) == (title, tuple(holders))


def test_sites_are_offered_while_the_agency_has_some(page: OverviewPage, qtbot: QtBot) -> None:
    assert _ways(page) == ["Target group", "Team", "Role"]
    session = page.session
    person = session.board().rows[0].person
    session.services.agency.add_site("Lower site")
    session.announce(Changes.ALL)
    assert _ways(page) == ["Target group", "Team", "Site", "Role"]
    _show_by(page, "Site")
    everybody = len(session.board().rows)
    with qtbot.waitSignal(page.open_matrix) as opened:
        QTest.mouseClick(_button(page, "Without a site:"), Qt.MouseButton.LeftButton)
    assert (opened.args[0].title, len(opened.args[0].person_ids)) == ("Without a site", everybody)
    assert person.id in opened.args[0].person_ids
    session.services.history.undo()
    session.announce(Changes.ALL)
    assert "By target group" in _labels(page)


def test_the_way_of_showing_people_is_picked_with_the_keyboard_and_not_remembered(
    page: OverviewPage, session: Session, show: Show, qtbot: QtBot
) -> None:
    button = _button(page, "Show by")
    assert button.accessibleName() == "Show by, now by target group"
    QTest.keyClick(button, Qt.Key.Key_Space)
    menu = _menu(page)
    qtbot.waitUntil(menu.isVisible)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(menu, key)
    assert button.accessibleName() == "Show by, now by team"
    assert "By team" in _labels(page)
    assert "By target group" in _labels(show(OverviewPage(session)))


def test_who_holds_several_roles_is_said_to_count_in_each(page: OverviewPage) -> None:
    words = "People with several roles count in each"
    assert words not in _labels(page)
    board = page.session.board()
    person = board.rows[0].person
    other = next(role for role in page.session.services.agency.roles() if role.title == "Governor")
    page.session.services.many.change([person.id], ManyDraft(TODAY, add_role=other.id), today=TODAY)
    page.session.announce(Changes.ALL)
    _show_by(page, "Role")
    assert words in _labels(page)


def test_a_month_opens_the_people_whose_training_lapses_in_it(page: OverviewPage, qtbot: QtBot) -> None:
    month, count = max(page.session.board().lapses(), key=lambda pair: pair[1])
    with qtbot.waitSignal(page.open_people) as opened:
        QTest.mouseClick(_button(page, f"{count} records lapse in {month:%B %Y}"), Qt.MouseButton.LeftButton)
    assert 0 < len(opened.args[0].person_ids) <= count


def test_a_job_starts_recording_for_the_people_it_is_about(page: OverviewPage, qtbot: QtBot) -> None:
    job = next(job for job in page.session.services.standing.to_do(page.session.as_at) if job.action == "record")
    with qtbot.waitSignal(page.record_training) as asked:
        QTest.mouseClick(_button(page, f"Record: {job.title}"), Qt.MouseButton.LeftButton)
    assert asked.args[0].person_ids == job.person_ids
    assert asked.args[0].requirement_id == job.requirement_id


def test_what_is_asked_of_the_agency_and_not_met_is_a_job_that_opens_the_minimums(window: MainWindow) -> None:
    session = window.session
    assert not [job for job in session.services.standing.to_do(TODAY) if job.action == "minimum"]
    session.set_as_at(add_months(TODAY, 60))
    titles = [job.title for job in session.services.standing.to_do(session.as_at) if job.action == "minimum"]
    wanted = "Safer recruitment: nobody is trained and in date, at least 1 is asked for"
    assert wanted in titles
    overview = window.current_page()
    assert isinstance(overview, OverviewPage)
    QTest.mouseClick(_button(overview, f"Look: {wanted}"), Qt.MouseButton.LeftButton)
    page = window.current_page()
    assert isinstance(page, PlanningPage)
    assert page.tabs.currentWidget() is page.minimums


def test_another_day_shows_the_figures_of_that_day(page: OverviewPage) -> None:
    before = _button(page, "People in date").accessibleName()
    later = add_months(page.session.today, 18)
    page.session.set_as_at(later)
    figures = page.session.services.standing.board(later).figures()
    after = _button(page, "People in date").accessibleName()
    assert after != before
    assert after.startswith(f"People in date: {figures.words}.")


def test_an_empty_record_says_what_will_be_here_and_offers_the_first_step(
    dressed: QApplication, tmp_path: Path, show: Show, qtbot: QtBot
) -> None:
    details = replace(AgencyDetails("New School", Sector.SCHOOL), lead="A. Lead")
    services = create(tmp_path / "new.nscp", details, today=date(2026, 11, 23))
    page = show(OverviewPage(Session(services, date(2026, 11, 23))))
    with qtbot.waitSignal(page.import_requested):
        QTest.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    services.close()


def test_a_school_is_compared_with_the_end_of_its_last_term_and_others_with_the_quarter() -> None:
    assert day_to_compare(date(2026, 11, 23), Sector.SCHOOL) == date(2026, 8, 31)
    assert day_to_compare(date(2026, 11, 23), Sector.HEALTH) == date(2026, 9, 30)
    assert day_to_compare(date(2026, 1, 5), Sector.SCHOOL) == date(2025, 12, 31)
    assert day_to_compare(date(2026, 8, 31), Sector.SCHOOL) == date(2026, 3, 31)


def test_the_share_in_date_is_compared_with_the_last_term_after_the_page_is_shown(
    page: OverviewPage, qtbot: QtBot
) -> None:
    before = page.session.services.standing.board(date(2026, 8, 31)).figures()
    tile = next(tile for tile in page.findChildren(FigureTile) if tile.accessibleName().startswith("People in date"))
    qtbot.waitUntil(partial(_ends_with, tile, f"was {before.percent_words} at 31 Aug"))


def _ends_with(tile: FigureTile, words: str) -> bool:
    return tile.accessibleName().endswith(words)


def test_the_window_comes_before_the_record_is_read(session: Session, show: Show) -> None:
    later = Session(session.services, session.today, read_later=True)
    window = show(MainWindow(later), 1366, 768)
    assert isinstance(window, MainWindow)
    page = window.current_page()
    words = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert "Reading the record…" in words
    later.tasks.wait_idle()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    words = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert "Reading the record…" not in words
    assert not later.is_unread


def test_a_figure_that_is_not_known_yet_opens_nothing(session: Session, show: Show) -> None:
    unread = Session(session.services, session.today, read_later=True)
    page = show(OverviewPage(unread))
    opened: list[object] = []
    page.open_people.connect(opened.append)
    for tile in page.findChildren(FigureTile):
        tile.click()
    assert opened == []
