"""Evaluation forms on paper and in spreadsheets, out of the real window and into it again."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.evaluation import SATISFACTION, Form
from nscp_desktop.domain.evaluation_sessions import SessionForms
from nscp_desktop.ui.dialogs.import_answers import ImportAnswersDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.reports import ReportsPage
from nscp_desktop.ui.pages.training_evaluation import EvaluationTab
from nscp_desktop.ui.session import Session
from tests.ui.at_hand import dialog_of
from tests.ui.evaluation_at_hand import evaluation_tab, look, undo, without_forms


@pytest.fixture
def tab(window: MainWindow) -> EvaluationTab:
    return evaluation_tab(window)


@pytest.fixture
def safer(tab: EvaluationTab) -> SessionForms:
    return without_forms(tab)


def test_the_forms_of_the_session_are_shown_on_the_reports_page(
    tab: EvaluationTab, safer: SessionForms, window: MainWindow, session: Session
) -> None:
    tab.form_action.trigger()
    session.tasks.wait_idle()
    page = window.current_page()
    assert isinstance(page, ReportsPage)
    assert page.report.id == "evaluation-form"
    assert page.prepared is not None
    assert page.prepared.pages == 2


def test_a_form_saved_as_a_spreadsheet_is_filled_in_and_brought_in_again(
    tab: EvaluationTab, safer: SessionForms, tmp_path: Path, session: Session, qtbot: QtBot
) -> None:
    out = tmp_path / "form.xlsx"
    tab.doing.save_form(Form.PARTICIPANT, out)
    session.tasks.wait_idle()
    book = openpyxl.load_workbook(out)
    book["Answers"]["C2"], book["Answers"]["D2"], book["Answers"]["C3"] = 5, 4, 9
    book.save(out)
    tab.import_file(out)
    session.tasks.wait_idle()
    dialog = dialog_of(qtbot, tab.window(), ImportAnswersDialog)
    assert dialog.problems.text.toPlainText() == "Answers!C3: “9” is no rating from 1 to 5"
    assert not dialog.accept_button.isEnabled()
    dialog.throw_away()
    book["Answers"]["C3"] = 3
    book.save(out)
    tab.import_file(out)
    session.tasks.wait_idle()
    dialog = next(one for one in tab.window().findChildren(ImportAnswersDialog) if one.isVisible())
    assert not dialog.notice.isVisible()
    assert dialog.accept_button.text() == "&Bring in 2 forms"
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert look(tab, safer).returned(Form.PARTICIPANT).back == 2
    undo(tab, qtbot)
    assert look(tab, safer).forms == ()


def test_a_column_is_given_another_meaning_before_anything_is_stored(
    tab: EvaluationTab, safer: SessionForms, tmp_path: Path, session: Session, qtbot: QtBot
) -> None:
    path = tmp_path / "survey.csv"
    path.write_text("Q1,Satisfaction\n4,5\n", "utf-8")
    tab.import_file(path)
    session.tasks.wait_idle()
    dialog = dialog_of(qtbot, tab.window(), ImportAnswersDialog)
    first = dialog.model.rows()[0]
    dialog.model.chosen.emit(first, 3, SATISFACTION)
    assert [column.meaning for column in dialog.model.rows()] == [SATISFACTION, ""]
    assert [dict(one.ratings) for one in dialog.plan.new] == [{SATISFACTION: 4}]
    dialog.throw_away()


def test_a_file_that_is_for_another_session_is_pointed_out(
    tab: EvaluationTab, safer: SessionForms, tmp_path: Path, session: Session, qtbot: QtBot
) -> None:
    out = tmp_path / "form.xlsx"
    tab.doing.save_form(Form.PARTICIPANT, out)
    session.tasks.wait_idle()
    other = next(row for row in tab.model.rows() if row.title != safer.title and len(row.places) > 1)
    tab.table.select_key(other.session.id)
    tab.import_file(out)
    session.tasks.wait_idle()
    dialog = dialog_of(qtbot, tab.window(), ImportAnswersDialog)
    assert dialog.notice.isVisible()
    assert f"for another session: {safer.title}," in dialog.notice.text()
    dialog.throw_away()


def test_a_file_that_cannot_be_read_is_told(
    tab: EvaluationTab, safer: SessionForms, tmp_path: Path, session: Session, qtbot: QtBot
) -> None:
    path = tmp_path / "program.xlsx"
    path.write_bytes(b"MZ" + bytes(500))
    tab.import_file(path)
    session.tasks.wait_idle()
    box = next(one for one in tab.window().findChildren(QMessageBox) if one.isVisible())
    assert "program.xlsx" in box.text()
    box.close()
