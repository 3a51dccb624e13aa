"""Assurance, Expectations: the twelve, each with what is on record, which opens what it is about."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.dates import add_days, in_words
from nscp_desktop.domain.questionnaires import Checklist, QuestionnaireKind
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.page_table import PAGES
from nscp_desktop.ui.pages.assurance_expectations import ExpectationsTab
from nscp_desktop.ui.pages.people import PeoplePage
from nscp_desktop.ui.pages.tabbed import TabbedPage
from nscp_desktop.ui.session import Session
from tests.services.questionnaires import newest
from tests.ui.at_hand import page_of

TODAY = date(2026, 11, 23)


@pytest.fixture
def tab(window: MainWindow) -> ExpectationsTab:
    page = page_of(window, "assurance", TabbedPage, "expectations")
    found = page.tab("expectations")
    assert isinstance(found, ExpectationsTab)
    return found


def begin_next(tab: ExpectationsTab, session: Session) -> int:
    template = next(one for one in session.services.templates.all() if one.shipped == "expectations")
    own = session.services.checklists.begin(template, Checklist(0, 0, 0, TODAY, TODAY, year="2027"), today=TODAY)
    session.announce(Changes.AGENCY)
    tab.open(own)
    return own


def test_every_expectation_has_something_of_the_record_beside_it(tab: ExpectationsTab, session: Session) -> None:
    assert tab.filled is not None
    facts = tab.facts(tab.filled)
    items = list(tab.filled.version.items())
    assert len(items) == 12
    assert all(facts[item.id] for item in items)
    keys = {key for item in items for key in item.figures}
    found = session.services.audit_figures.facts(keys, tab.filled.checklist.as_at)
    assert set(found) == keys
    assert {fact for shown in facts.values() for fact in shown} == set(found.values())


def test_each_line_of_the_record_opens_its_people_or_the_page_it_names(
    tab: ExpectationsTab, window: MainWindow, session: Session
) -> None:
    assert tab.filled is not None
    facts = {fact for shown in tab.facts(tab.filled).values() for fact in shown}
    for fact in sorted(facts):
        window.show_page("assurance", "expectations")
        tab.asks.open_fact(fact)
        page = window.current_page()
        if fact.people:
            assert isinstance(page, PeoplePage)
            assert {row.person.id for row in page.model.all_rows() if row.person.id in fact.people} == set(fact.people)
        elif fact.page:
            assert page.title == PAGES[fact.page].title, fact
            if isinstance(page, TabbedPage) and fact.tab:
                assert page.current_key() == fact.tab, fact


def test_what_is_on_record_is_as_at_the_day_of_the_questionnaire(tab: ExpectationsTab, session: Session) -> None:
    signed = tab.filled
    assert signed is not None
    earlier = tab.facts(signed)
    session.set_as_at(add_days(TODAY, -400))
    assert tab.filled is not None
    assert tab.facts(tab.filled) == earlier


def test_the_next_one_is_answered_beside_last_time_and_opens_who_is_behind_a_line(
    tab: ExpectationsTab, session: Session, window: MainWindow, qtbot: QtBot
) -> None:
    own = begin_next(tab, session)
    assert tab.filled is not None
    assert tab.filled.checklist.id == own
    first = tab.view.items[0]
    assert first.last.text() == "Last time: ◷ Partly"
    first.take_focus()
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_1)
    item = first.item.id
    assert session.services.checklists.filled(own).answer(item).answer == "met"
    show = next(one for one in first.findChildren(QPushButton) if one.accessibleName().startswith("Show: Inductions"))
    with qtbot.waitSignal(tab.page.open_people) as opened:
        QTest.keyClick(show, Qt.Key.Key_Space)
    fact = session.services.audit_figures.facts(["induction"], TODAY)["induction"]
    assert opened.args[0].person_ids == fact.people


def test_while_nothing_is_said_yet_it_says_what_will_be_here_and_offers_to_begin(
    tab: ExpectationsTab, session: Session
) -> None:
    found = newest(session.services, QuestionnaireKind.EXPECTATIONS)
    assert found is not None
    with session.services.desk.changing("As before the first") as unit:
        unit.checklists.remove(found.checklist.id)
    session.announce(Changes.AGENCY)
    assert tab.empty.isVisible()
    assert tab.empty.button.text() == "Begin this year's"


def test_what_is_on_record_says_its_day_where_that_is_not_the_day_that_is_looked_at(
    tab: ExpectationsTab, session: Session
) -> None:
    assert tab.filled is not None
    day = tab.filled.checklist.as_at
    assert day != session.as_at
    assert f"On record, {in_words(day)}" in words_of(tab)
    session.set_as_at(day)
    QApplication.processEvents()
    assert "On record" in words_of(tab)
    assert not any(words.startswith("On record,") for words in words_of(tab))


def words_of(tab: ExpectationsTab) -> set[str]:
    return {label.text() for label in tab.view.findChildren(QLabel) if label.isVisibleTo(tab.view)}
