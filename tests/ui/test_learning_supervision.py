"""Learning, Supervision: teams and people, a group recorded by keyboard, how often, dates; one person's details."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.supervision import SupervisionKind
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.supervision import SupervisionDialog
from nscp_desktop.ui.dialogs.supervision_dates import SupervisionDatesDialog
from nscp_desktop.ui.dialogs.supervision_rules import SupervisionRulesDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.models.supervision import EVERYONE, IN_TIME, MISSING, NOT_ASKED, SOON
from nscp_desktop.ui.pages.learning import LearningPage
from nscp_desktop.ui.pages.learning_supervision import SupervisionTab
from nscp_desktop.ui.pages.people import PeoplePage
from nscp_desktop.ui.pages.requests import PersonRequest, ReportRequest
from nscp_desktop.ui.session import Session
from tests.ui.at_hand import dialog_of, named, page_of

ONE, GROUP, PEER = SupervisionKind


@pytest.fixture
def tab(window: MainWindow) -> SupervisionTab:
    page = page_of(window, "learning", LearningPage, "supervision")
    found = page.tab("supervision")
    assert isinstance(found, SupervisionTab)
    return found


def press(widget: QWidget, key: Qt.Key) -> None:
    widget.setFocus()
    QTest.keyClick(widget, key)


def team(tab: SupervisionTab, title: str) -> list[str]:
    place = tab.team_model.place_of(title)
    assert place is not None
    return [str(tab.team_model.index(place, column).data()) for column in range(tab.team_model.columnCount())]


def state(session: Session, name: str) -> str:
    found = session.services.supervision.person(named(session, name).id, session.as_at)
    assert found is not None
    return found.worst.words(session.as_at) if found.worst is not None else ""


def test_teams_and_people_say_what_the_record_says(tab: SupervisionTab, session: Session) -> None:
    found = session.services.supervision.overview(session.as_at)
    assert len(tab.team_model.rows()) == len(found.teams) + 1
    assert team(tab, "Support staff") == ["Support staff", "14 of 18 · 77%"]
    assert team(tab, "Governors") == ["Governors", "– not asked"]
    tab.teams.select_key("Support staff")
    assert tab.about.text() == "One to one every 6 weeks · 14 of 18 (77%) in time, and 1 away"
    assert {row.team for row in tab.model.rows()} == {"Support staff"}
    assert tab.model.index(0, 1).data() == "! Overdue by 17 days"
    tab.search.setText("slater")
    assert [row.person.name for row in tab.model.rows()] == ["Hannah Slater"]


def test_a_team_with_a_long_name_neither_widens_the_forms_nor_cuts_the_figures(
    tab: SupervisionTab, session: Session, window: MainWindow, qtbot: QtBot
) -> None:
    nursery = session.services.agency.teams()[0]
    session.services.agency.rename_team(replace(nursery, title="Early years and wraparound care " * 6))
    session.announce(Changes.AGENCY)
    window.resize(1093, 614)
    press(tab.record_button, Qt.Key.Key_Space)
    assert dialog_of(qtbot, window, SupervisionDialog).width() <= 600
    press(tab.rules_button, Qt.Key.Key_Space)
    rules = dialog_of(qtbot, window, SupervisionRulesDialog)
    assert {field.width() for field in rules.weeks.values()} == {96}
    metrics = tab.teams.fontMetrics()
    assert tab.teams.columnWidth(1) > metrics.horizontalAdvance(team(tab, "Support staff")[1])


def test_two_people_of_one_name_are_told_apart_where_supervision_is_recorded(
    tab: SupervisionTab, session: Session, window: MainWindow, qtbot: QtBot
) -> None:
    for number in ("A1", "A2"):
        session.services.people.add(PersonDraft("Niamh", "Doyle", starts_on=date(2026, 1, 5), staff_number=number))
    session.announce(Changes.PEOPLE)
    press(tab.record_button, Qt.Key.Key_Space)
    dialog = dialog_of(qtbot, window, SupervisionDialog)
    model = dialog.people.model()
    names = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    same = [name for name in names if name.startswith("Doyle, Niamh")]
    assert len(set(same)) == 3
    assert "Support staff" in same[0]
    assert "Adeyemi, Folake, Teachers" in names


def test_a_group_supervision_is_recorded_for_a_whole_team_with_the_keyboard_and_undone(
    tab: SupervisionTab, session: Session, window: MainWindow, qtbot: QtBot
) -> None:
    tab.teams.select_key("Teachers")
    press(tab.record_button, Qt.Key.Key_Space)
    dialog = dialog_of(qtbot, window, SupervisionDialog)
    assert dialog.team.currentText() == "Teachers"
    QTest.keyClick(dialog.kind, Qt.Key.Key_Down)
    assert dialog.kind.currentText() == "Group"
    press(dialog.all_button, Qt.Key.Key_Space)
    dialog.people.setCurrentIndex(dialog.people.model().index(0, 0))
    press(dialog.people, Qt.Key.Key_Space)
    teachers = [row.person.id for row in tab.model.rows()]
    assert dialog.count.text() == f"{len(teachers) - 1} people ticked"
    QTest.keyClick(dialog.people, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert team(tab, "Teachers")[1] == "18 of 18 · 100%"
    recorded = [own for own in teachers if session.services.supervision.of_person(own)[0].held_on == session.today]
    assert len(recorded) == len(teachers) - 1
    window.menus.trigger("undo")
    session.tasks.wait_idle()
    qtbot.waitUntil(lambda: team(tab, "Teachers")[1] == "14 of 17 · 82%")


def test_who_has_it_already_is_skipped_and_told_and_a_refusal_keeps_what_is_ticked(
    tab: SupervisionTab, session: Session, window: MainWindow, qtbot: QtBot
) -> None:
    said: list[str] = []
    session.said.connect(said.append)
    tab.people.select_key(named(session, "Hannah Slater").id)
    tab.record()
    dialog = dialog_of(qtbot, window, SupervisionDialog)
    assert dialog.draft().person_ids == (named(session, "Hannah Slater").id,)
    for typed, words in (("1/12/2026", "still ahead"), ("", "on which day"), ("soon", "")):
        dialog.held_on.setText(typed)
        dialog.accept()
        assert dialog.isVisible()
        assert words in dialog.fields["held_on"].error()
    dialog.held_on.set_value(session.today)
    dialog.accept()
    tab.teams.select_key("Support staff")
    tab.people.clearSelection()
    tab.record()
    again = dialog_of(qtbot, window, SupervisionDialog)
    again.untick_all()
    again.accept()
    assert "at least one" in again.fields["person_ids"].error()
    again.tick_shown()
    again.team.setCurrentIndex(0)
    count = len(again.draft().person_ids)
    again.accept()
    qtbot.waitUntil(lambda: not again.isVisible())
    assert said[-1].startswith(f"Recorded supervision for {count - 1} people. 1 person had it")


def test_how_often_is_said_with_the_keyboard_and_a_slip_is_told(
    tab: SupervisionTab, session: Session, window: MainWindow, qtbot: QtBot
) -> None:
    press(tab.rules_button, Qt.Key.Key_Space)
    dialog = dialog_of(qtbot, window, SupervisionRulesDialog)
    office = next(one.id for one in session.services.agency.teams() if one.title == "Office and site")
    for typed, words in (("often", "whole number"), ("0", "from 1 to 104"), ("105", "from 1 to 104")):
        dialog.weeks[office, PEER].setText(typed)
        dialog.accept()
        assert dialog.isVisible()
        assert "Office and site, peer review" in dialog._error.text()
        assert words in dialog._error.text()
    dialog.weeks[office, PEER].setText("8")
    dialog.weeks[None, ONE].setText("26")
    QTest.keyClick(dialog.weeks[None, ONE], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert team(tab, "Office and site")[1].startswith("0 of ")
    assert team(tab, "Governors")[1].startswith("0 of ")
    assert state(session, "Tom Barker") == "None on record"
    assert len(session.services.supervision.rules()) == 4


@pytest.mark.parametrize("chip", [EVERYONE, MISSING, SOON, IN_TIME, NOT_ASKED])
def test_each_pill_shows_as_many_as_it_says_and_opens_them(tab: SupervisionTab, qtbot: QtBot, chip: str) -> None:
    tab.chips.choose(chip)
    tab.chips.chosen.emit(chip)
    shown = {row.person.id for row in tab.model.rows()}
    assert len(shown) == {EVERYONE: 64, MISSING: 7, SOON: 1, IN_TIME: 29, NOT_ASKED: 27}[chip]
    with qtbot.waitSignal(tab.page.open_people) as opened:
        press(tab.people_button, Qt.Key.Key_Space)
    assert set(opened.args[0].person_ids) == shown


def test_the_figure_of_a_team_opens_those_who_are_counted(tab: SupervisionTab, qtbot: QtBot) -> None:
    tab.teams.select_key("Teachers")
    with qtbot.waitSignal(tab.page.open_people) as opened:
        press(tab.teams, Qt.Key.Key_Return)
    assert (len(opened.args[0].person_ids), "14 of 17" in opened.args[0].title) == (17, True)
    with qtbot.waitSignal(tab.page.open_report) as printed:
        press(tab.print_button, Qt.Key.Key_Space)
    assert printed.args[0] == ReportRequest("supervision")


def test_a_date_that_was_a_slip_is_removed_and_comes_back(
    tab: SupervisionTab, session: Session, window: MainWindow, qtbot: QtBot
) -> None:
    folake = named(session, "Folake Adeyemi")
    before = session.services.supervision.of_person(folake.id)
    tab.people.select_key(folake.id)
    press(tab.people, Qt.Key.Key_Return)
    dialog = dialog_of(qtbot, window, SupervisionDatesDialog)
    dates = dialog.dates
    assert [row.held_on for row in dates.model.rows()] == [one.held_on for one in before]
    dates.table.select_key(before[0].id)
    press(dates.remove_button, Qt.Key.Key_Space)
    assert len(dates.model.rows()) == len(before) - 1
    assert "Overdue" in state(session, "Folake Adeyemi") or "overdue" in dates.about.text()
    session.services.history.undo()
    assert session.services.supervision.of_person(folake.id) == before


def test_a_persons_details_have_their_supervision_and_open_its_dates(
    session: Session, window: MainWindow, qtbot: QtBot
) -> None:
    page = page_of(window, "people", PeoplePage)
    page.take(PersonRequest(named(session, "Hannah Slater").id))
    details = page.panels.person.details
    page.panels.person.tabs.setCurrentWidget(details)
    inside = details.area.widget()
    assert inside is not None
    labels = [label.text() for label in inside.findChildren(QLabel)]
    assert "! One to one: overdue by 17 days, last 25 Sep 2026" in labels
    press(details.supervision, Qt.Key.Key_Space)
    dialog = dialog_of(qtbot, window, SupervisionDatesDialog)
    press(dialog.dates.record_button, Qt.Key.Key_Space)
    form = dialog_of(qtbot, dialog, SupervisionDialog)
    form.accept()
    qtbot.waitUntil(lambda: not form.isVisible())
    assert state(session, "Hannah Slater").startswith("In time")
    assert dialog.dates.model.rows()[0].held_on == session.today


def test_a_record_without_any_says_what_will_be_here_and_offers_the_first_step(
    tab: SupervisionTab, session: Session, window: MainWindow, qtbot: QtBot
) -> None:
    services = session.services
    services.supervision.set_rules([])
    ids = [one.id for own in services.standing.snapshot().people for one in services.supervision.of_person(own)]
    services.supervision.remove(ids)
    tab.refresh()
    assert tab.stack.currentIndex() == 0
    press(tab.empty.button, Qt.Key.Key_Space)
    dialog_of(qtbot, window, SupervisionRulesDialog).reject()
