"""Certificates on their tab: issued, printed, checked and withdrawn with mouse and keyboard."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.drafts import PersonDraft, TrainingDraft
from nscp_desktop.domain.users import UserRole
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.check_certificate import CheckCertificateDialog, WithdrawDialog
from nscp_desktop.ui.dialogs.issue_certificates import IssueAgainDialog, IssueDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.people import PeoplePage
from nscp_desktop.ui.pages.reports import ReportsPage
from nscp_desktop.ui.pages.tabbed import TabRequest
from nscp_desktop.ui.pages.training import TrainingPage
from nscp_desktop.ui.pages.training_certificates import ISSUED, OLDER, TO_ISSUE, WITHDRAWN, CertificatesTab
from nscp_desktop.ui.session import Session
from tests.paper import printed_pages
from tests.ui.at_hand import dialog_of, page_of


@pytest.fixture
def tab(window: MainWindow) -> CertificatesTab:
    window.show_page("training", "certificates")
    found = page_of(window, "training", TrainingPage).show_tab("certificates")
    assert isinstance(found, CertificatesTab)
    return found


def press(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def button(tab: CertificatesTab, words: str) -> QPushButton:
    found = (one for one in tab.findChildren(QPushButton) if one.accessibleName() == words and one.isVisible())
    return next(found)


def choose(tab: CertificatesTab, key: str) -> None:
    tab.chips.choose(key)
    tab.chips.chosen.emit(key)


def texts(page: ReportsPage) -> list[str]:
    assert page.prepared is not None
    return printed_pages(page.prepared.pdf)


def issue_all(tab: CertificatesTab, window: MainWindow, qtbot: QtBot) -> None:
    press(button(tab, "Issue"))
    dialog: IssueDialog = dialog_of(qtbot, window, IssueDialog)
    QTest.keyClick(dialog.issued_by, Qt.Key.Key_Return)


def test_issued_for_a_session_they_are_selected_and_printed_with_one_more_press(
    session: Session, window: MainWindow, tab: CertificatesTab, qtbot: QtBot
) -> None:
    before = len(session.services.certificates.all())
    row = tab.sessions.current_row()
    ready = len(row.found.ready)
    assert row.found.words in tab.sessions.selected_text()
    issue_all(tab, window, qtbot)
    made = session.services.certificates.all()
    assert len(made) == before + ready
    assert tab.chips.value() == ISSUED
    assert len(tab.chosen()) == ready
    press(button(tab, "Print"))
    reports = window.page("reports")
    assert isinstance(reports, ReportsPage)
    session.tasks.wait_idle()
    qtbot.waitUntil(lambda: reports.prepared is not None)
    found = texts(reports)
    assert len(found) == ready
    for page, one in zip(found, made[:ready], strict=True):
        assert one.number in page
        assert one.code in page
    session.services.history.undo()
    assert len(session.services.certificates.all()) == before


def test_ticks_say_how_many_and_nobody_ticked_cannot_be_issued(
    window: MainWindow, tab: CertificatesTab, qtbot: QtBot
) -> None:
    choose(tab, OLDER)
    press(button(tab, "Issue"))
    dialog: IssueDialog = dialog_of(qtbot, window, IssueDialog)
    total = dialog.model.rowCount()
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.count.text() == f"{total - 1} of {total} ticked"
    dialog.model.set_ticked([])
    dialog.model.ticked_changed.emit(None)
    assert not dialog.accept_button.isEnabled()
    dialog.throw_away()


def test_a_refusal_stands_beside_the_field_and_nothing_is_lost(
    session: Session, window: MainWindow, tab: CertificatesTab, qtbot: QtBot
) -> None:
    press(button(tab, "Issue"))
    dialog: IssueDialog = dialog_of(qtbot, window, IssueDialog)
    dialog.issued_by.clear()
    dialog.issued_on.setText("1/1/2020")
    press(dialog.accept_button)
    assert dialog.fields["issued_by"].error()
    QTest.keyClicks(dialog.issued_by, "Gwen Evans")
    press(dialog.accept_button)
    assert "that day or later" in dialog.fields["issued_on"].error()
    assert dialog.isVisible()
    dialog.issued_on.setText("32/1/2026")
    press(dialog.accept_button)
    assert dialog.fields["issued_on"].error()
    dialog.throw_away()


def test_a_period_narrows_those_who_can_have_one(window: MainWindow, tab: CertificatesTab, qtbot: QtBot) -> None:
    press(button(tab, "For a period"))
    dialog: IssueDialog = dialog_of(qtbot, window, IssueDialog)
    few = dialog.model.rowCount()
    dialog.since.setFocus()
    dialog.since.setText("1/1/2020")
    QTest.keyClick(dialog.since, Qt.Key.Key_Tab)
    assert dialog.model.rowCount() > few
    dialog.until.setFocus()
    dialog.until.setText("2/1/2020")
    QTest.keyClick(dialog.until, Qt.Key.Key_Tab)
    assert dialog.model.rowCount() == 0
    assert not dialog.accept_button.isEnabled()
    dialog.throw_away()


def test_whoever_is_left_out_stays_left_out_when_the_period_changes(
    window: MainWindow, tab: CertificatesTab, qtbot: QtBot
) -> None:
    press(button(tab, "For a period"))
    dialog: IssueDialog = dialog_of(qtbot, window, IssueDialog)
    first, count = dialog.ticked()[0], len(dialog.ticked())
    dialog.model.setData(dialog.model.index(0), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    for day in ("2/1/2020", "23/11/2026"):
        dialog.until.setFocus()
        dialog.until.setText(day)
        QTest.keyClick(dialog.until, Qt.Key.Key_Tab)
    assert first not in dialog.ticked()
    assert len(dialog.ticked()) == count - 1
    dialog.throw_away()


def test_two_of_one_name_are_told_apart_among_those_who_can_have_one(
    session: Session, window: MainWindow, tab: CertificatesTab, qtbot: QtBot
) -> None:
    services, today = session.services, session.today
    course = next(one for one in services.training.courses() if one.title == "Whole-school safeguarding")
    twins = [
        services.people.add(PersonDraft("Ann", "Lee", starts_on=date(2020, 1, 1), staff_number=number))
        for number in ("11", "12")
    ]
    services.training.record(TrainingDraft(course.id, date(2026, 11, 2), tuple(twins)), today=today)
    session.announce(Changes.TRAINING)
    press(button(tab, "For a period"))
    dialog: IssueDialog = dialog_of(qtbot, window, IssueDialog)
    shown = [dialog.model.index(row).data() for row in range(dialog.model.rowCount())]
    assert ["· 11 ·" in line or "· 12 ·" in line for line in shown if line.startswith("Lee, Ann")] == [True, True]
    dialog.throw_away()


def test_the_answer_to_a_check_stands_in_the_dialog(
    session: Session, window: MainWindow, tab: CertificatesTab, qtbot: QtBot
) -> None:
    made = session.services.certificates.all()[0]
    press(tab.check_button)
    dialog: CheckCertificateDialog = dialog_of(qtbot, window, CheckCertificateDialog)
    QTest.keyClick(dialog.number, Qt.Key.Key_Return)
    assert dialog.fields["number"].error()
    QTest.keyClicks(dialog.number, made.number)
    QTest.keyClicks(dialog.code, made.code.lower())
    QTest.keyClick(dialog.code, Qt.Key.Key_Return)
    assert dialog.answer.text.toPlainText().startswith("✓ This certificate is real.")
    QTest.keyClicks(dialog.code, "x")
    assert "real" not in dialog.answer.text.toPlainText()
    QTest.keyClick(dialog.code, Qt.Key.Key_Return)
    assert dialog.answer.text.toPlainText().startswith("? There is no certificate")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_withdrawn_with_a_reason_it_moves_to_the_withdrawn(
    session: Session, window: MainWindow, tab: CertificatesTab, qtbot: QtBot
) -> None:
    choose(tab, ISSUED)
    made = tab.chosen()[0].certificate
    press(button(tab, "Withdraw"))
    dialog: WithdrawDialog = dialog_of(qtbot, window, WithdrawDialog)
    press(dialog.accept_button)
    assert dialog.fields["reason"].error()
    QTest.keyClicks(dialog.reason, "Issued by mistake")
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    choose(tab, WITHDRAWN)
    assert [row.certificate.id for row in tab.model.rows()] == [made.id]
    assert not button(tab, "Print").isEnabled()
    press(button(tab, "Issue again"))
    again: IssueAgainDialog = dialog_of(qtbot, window, IssueAgainDialog)
    QTest.keyClick(again.issued_by, Qt.Key.Key_Return)
    assert tab.chips.value() == WITHDRAWN
    assert not tab.model.rows()
    assert made.number not in {one.number for one in session.services.certificates.all()}


def test_certificates_are_found_by_name_and_number(session: Session, tab: CertificatesTab) -> None:
    choose(tab, ISSUED)
    wanted = tab.model.rows()[0]
    for words in (wanted.certificate.number, wanted.name.split(",")[0]):
        tab.search.clear()
        QTest.keyClicks(tab.search, words)
        assert wanted.certificate.id in {row.certificate.id for row in tab.model.rows()}
    assert len(tab.model.rows()) < len(tab.model.all_rows())


def test_the_figure_opens_the_people_without_one(window: MainWindow, tab: CertificatesTab) -> None:
    people = tab.chosen_sessions()[0].people
    press(button(tab, "Show people"))
    register = window.page("people")
    assert isinstance(register, PeoplePage)
    assert {row.person.id for row in register.model.rows()} == set(people)


def test_waiting_for_the_form_holds_everybody_back_whose_form_is_missing(
    session: Session, tab: CertificatesTab
) -> None:
    QTest.mouseClick(tab.after_evaluation, Qt.MouseButton.LeftButton, pos=tab.after_evaluation.rect().center())
    if not tab.after_evaluation.isChecked():
        tab.after_evaluation.click()
    assert session.services.certificates.after_evaluation()
    choose(tab, "not-yet")
    assert any("the evaluation form has not come back" in row.reasons for row in tab.session_model.rows())


def test_a_viewer_may_look_print_and_check_but_not_issue(
    session: Session, window: MainWindow, tab: CertificatesTab
) -> None:
    users = session.services.users
    users.work_as("Maya Green")
    users.add("Maya Green", UserRole.ADMINISTRATOR)
    users.add("A Viewer", UserRole.VIEWER)
    session.work_as("A Viewer")
    assert not button(tab, "Issue").isEnabled()
    assert not button(tab, "For a period").isEnabled()
    assert tab.check_button.isEnabled()
    choose(tab, ISSUED)
    assert button(tab, "Print").isEnabled()
    assert not button(tab, "Withdraw").isEnabled()


def test_nothing_to_issue_says_what_will_be_here(
    session: Session, window: MainWindow, tab: CertificatesTab, qtbot: QtBot
) -> None:
    ids: list[Any] = [one.training.attendance_id for day in tab.all_sessions() for one in day.ready]
    today = session.today
    session.services.certificates.issue(ids, issued_by="Gwen Evans", issued_on=today, today=today)
    tab.refresh()
    choose(tab, TO_ISSUE)
    assert tab.stack.currentWidget() is tab.empty
    QTest.keyClick(tab.order_beside_nothing, Qt.Key.Key_Space)
    assert session.services.certificates.after_evaluation()
    assert tab.after_evaluation.isChecked()
    window.show_page("training", TabRequest("certificates", ISSUED))
    assert tab.stack.currentWidget() is not tab.empty
