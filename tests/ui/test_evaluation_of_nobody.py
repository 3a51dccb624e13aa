"""Evaluation forms whose giver is no longer on the register, and lists with nothing to show."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.courses import EvaluationAsked
from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.evaluation import SATISFACTION, Evaluation, Form
from nscp_desktop.domain.session_drafts import SessionDraft
from nscp_desktop.domain.sessions import SessionDay
from nscp_desktop.domain.trainers import Trainer
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.evaluation_summary import EvaluationSummaryDialog
from nscp_desktop.ui.dialogs.key_forms import KeyFormsDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.training import TrainingPage
from nscp_desktop.ui.pages.training_evaluation import ALL, DUE, EvaluationTab
from nscp_desktop.ui.pages.training_trainers import TrainersTab
from nscp_desktop.ui.session import Session
from tests.ui.at_hand import dialog_of, page_of
from tests.ui.evaluation_at_hand import choose, evaluation_tab

HELD = date(2026, 11, 4)


@pytest.fixture
def tab(window: MainWindow) -> EvaluationTab:
    return evaluation_tab(window)


@pytest.fixture
def left(session: Session, tab: EvaluationTab) -> int:
    """Give a session with a form of the only one who was there, whose training was then removed."""
    services, today = session.services, session.today
    own = services.people.add(PersonDraft("Amir", "Zaman", starts_on=date(2020, 9, 1)))
    held = services.sessions.add(
        SessionDraft(services.training.courses()[0].id, (SessionDay(HELD),)), [own], today=today
    )
    services.sessions.close(held, today=today)
    services.evaluation.add(Evaluation(0, held, Form.PARTICIPANT, today, {SATISFACTION: 4}, own), today=today)
    services.training.remove_completion(services.sessions.entries(held)[0].id)
    session.announce(Changes.TRAINING)
    choose(tab, ALL)
    tab.table.select_key(held)
    return held


def summary_of(tab: EvaluationTab, qtbot: QtBot) -> EvaluationSummaryDialog:
    tab.summary_action.trigger()
    summary: EvaluationSummaryDialog = dialog_of(qtbot, tab.window(), EvaluationSummaryDialog)
    summary.tabs.setCurrentIndex(2)
    return summary


def test_a_form_keeps_its_name_while_it_is_changed_and_says_that_nobody_of_it_was_there(
    tab: EvaluationTab, left: int, qtbot: QtBot
) -> None:
    summary = summary_of(tab, qtbot)
    QTest.mouseClick(summary.change_button, Qt.MouseButton.LeftButton)
    dialog: KeyFormsDialog = dialog_of(qtbot, tab.window(), KeyFormsDialog)
    assert dialog.panel.person.text().startswith("Zaman")
    dialog.accept_button.click()
    assert dialog.isVisible()
    assert "not on record as having been there" in " ".join(one.text() for one in dialog.findChildren(QLabel))
    assert tab.session.services.evaluation.session(left, tab.session.today).forms[0].person_id is not None
    dialog.panel.person.clear()
    dialog.accept_button.click()
    summary.close()


def test_with_the_last_form_of_nobody_the_summary_closes(tab: EvaluationTab, left: int, qtbot: QtBot) -> None:
    summary = summary_of(tab, qtbot)
    QTest.mouseClick(summary.remove_button, Qt.MouseButton.LeftButton)
    assert not summary.isVisible()
    assert left not in {row.session.id for row in tab.model.rows()}


def test_no_impact_form_that_is_due_is_said_in_words(session: Session, tab: EvaluationTab) -> None:
    for course in session.services.training.courses(include_inactive=True):
        if course.evaluation is not EvaluationAsked.NO:
            session.services.evaluation.ask(course.id, EvaluationAsked.NO)
    tab.refresh()
    choose(tab, DUE)
    assert tab.empty.isVisible()
    assert not tab.empty.button.isVisible()
    assert "No impact form is due" in [one.text() for one in tab.empty.findChildren(QLabel)]


def test_two_of_one_name_are_told_apart_where_impact_forms_are_due(session: Session, tab: EvaluationTab) -> None:
    choose(tab, DUE)
    ids = [row.person.id for row in tab.due_model.rows()][:2]
    with session.services.desk.changing("Call both the same") as unit:
        for own, number in zip(ids, ("11", "12"), strict=True):
            unit.people.change(own, {"given": "Ann", "family": "Lee", "known_as": "", "staff_number": number})
    session.services.standing.forget()
    tab.refresh()
    names = [row.name for row in tab.due_model.rows() if row.person.id in ids]
    assert len(set(names)) == 2
    assert all(name.startswith("Lee, Ann ·") for name in names)


def test_a_trainer_of_whom_no_dates_are_known_is_not_counted_as_in_date(session: Session, window: MainWindow) -> None:
    window.show_page("training", "trainers")
    found = page_of(window, "training", TrainingPage).show_tab("trainers")
    assert isinstance(found, TrainersTab)
    words = [one.text() for one in found.trainers.findChildren(QLabel)]
    assert "2 of 3 trainers in date" in words
    session.services.trainers.add(Trainer(0, None, "Ann Brook"), today=session.today)
    session.announce(Changes.TRAINING)
    assert "2 of 4 trainers in date" in [one.text() for one in found.trainers.findChildren(QLabel)]
