"""The tab of returns and packs: what is shown, saved and filled in, with the files read back."""

from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.users import UserRole
from nscp_desktop.ui.dialogs.fill_form import FillFormDialog, NamesDialog
from nscp_desktop.ui.dialogs.pack_annexes import SHEET, AnnexesDialog, ChosenAnnexes
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.assurance import AssurancePage
from nscp_desktop.ui.pages.assurance_returns import ReturnsTab
from nscp_desktop.ui.pages.planning import PlanningPage
from nscp_desktop.ui.pages.reports import ReportsPage
from nscp_desktop.ui.session import Session
from tests.paper import printed_words
from tests.ui.at_hand import dialog_of, page_of


@pytest.fixture
def tab(window: MainWindow, session: Session) -> ReturnsTab:
    found = page_of(window, "assurance", AssurancePage, "returns").tab("returns")
    session.tasks.wait_idle()
    assert isinstance(found, ReturnsTab)
    return found


def saves_as(monkeypatch: pytest.MonkeyPatch, out: Path) -> None:
    """Answer the question where to save."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))


def a_form(path: Path, *names: str) -> Path:
    book = openpyxl.Workbook()
    for place, name in enumerate(names, start=1):
        book.defined_names[name] = DefinedName(name, attr_text=f"'Sheet'!$A${place}")
    book.save(path)
    return path


def guard(tab: ReturnsTab, words: str) -> None:
    next(pill for pill in tab.guard.findChildren(QPushButton) if pill.text() == words).click()


def shown_report(window: MainWindow) -> ReportsPage:
    window.session.tasks.wait_idle()
    page = window.current_page()
    assert isinstance(page, ReportsPage)
    return page


def test_the_return_is_shown_with_small_numbers_guarded_as_chosen(
    tab: ReturnsTab, window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    assert "fewer than 5" in tab.guarding.text()
    assert "23 Nov 2026" in tab.as_at.text()
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: isinstance(window.current_page(), ReportsPage))
    page = shown_report(window)
    assert page.report.id == "partnership-return"
    assert page.prepared is not None
    assert "fewer than 5" in printed_words(page.prepared.pdf)
    window.show_page("assurance", "returns")
    guard(tab, "Not guarded")
    assert "not guarded" in tab.guarding.text()
    tab.return_button.click()
    page = shown_report(window)
    assert page.prepared is not None
    assert "fewer than" not in printed_words(page.prepared.pdf)
    assert session.board().figures().words in printed_words(page.prepared.pdf)


def test_the_workbooks_are_saved(
    tab: ReturnsTab, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, button in (("return", tab.workbook_button), ("named", tab.named_button), ("bare", tab.anonymous_button)):
        saves_as(monkeypatch, tmp_path / name)
        button.click()
        session.tasks.wait_idle()
        assert openpyxl.load_workbook(tmp_path / f"{name}.xlsx").sheetnames
    person = session.board().rows[0].person
    texts = {
        name: {
            str(cell)
            for sheet in openpyxl.load_workbook(tmp_path / f"{name}.xlsx")
            for row in sheet.values
            for cell in row
        }
        for name in ("return", "named", "bare")
    }
    assert person.family in texts["named"]
    assert person.family not in texts["bare"] | texts["return"]


def test_the_return_and_the_audit_are_saved_as_csv_files_too(
    tab: ReturnsTab, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guard(tab, "Not guarded")
    for button, first in ((tab.workbook_button, "Return.csv"), (tab.anonymous_button, "Cover.csv")):
        out = tmp_path / f"{first}.zip"
        saves_as(monkeypatch, out)
        button.click()
        session.tasks.wait_idle()
        with ZipFile(out) as archive:
            assert archive.namelist()[0] == first
    words = ZipFile(tmp_path / "Return.csv.zip").read("Return.csv").decode("utf-8-sig")
    assert f"People here,Everyone,People,{len(session.board().rows)}," in words


def test_a_form_is_looked_at_and_a_filled_copy_saved(
    tab: ReturnsTab, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    theirs, ours = a_form(tmp_path / "theirs.xlsx", "NSCP_HEADCOUNT", "NSCP_STAFF"), tmp_path / "ours.xlsx"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(theirs), ""))
    saves_as(monkeypatch, ours)
    guard(tab, "Not guarded")
    QTest.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
    window.session.tasks.wait_idle()
    dialog = dialog_of(qtbot, window, FillFormDialog)
    assert "NSCP_STAFF is not known here" in dialog.words.text()
    assert not dialog.lost.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    # A key presses a button for a moment.
    qtbot.waitUntil(ours.exists)
    window.session.tasks.wait_idle()
    assert not any(found.isVisible() for found in window.findChildren(FillFormDialog))
    assert openpyxl.load_workbook(ours).active["A1"].value == len(window.session.board().rows)
    assert openpyxl.load_workbook(theirs).active["A1"].value is None


def test_a_form_that_cannot_be_filled_is_told_and_the_dialog_stays_for_a_wrong_place(
    tab: ReturnsTab, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    tab.saving.look_at(a_form(tmp_path / "own.xlsx", "Headcount"))
    window.session.tasks.wait_idle()
    box = window.findChild(QMessageBox)
    assert box is not None
    assert "It has 1 name: Headcount" in box.text()
    box.close()
    theirs = a_form(tmp_path / "theirs.xlsx", "NSCP_HEADCOUNT")
    saves_as(monkeypatch, theirs)
    tab.saving.look_at(theirs)
    window.session.tasks.wait_idle()
    dialog = dialog_of(qtbot, window, FillFormDialog)
    dialog.save_button.click()
    window.session.tasks.wait_idle()
    assert dialog.isVisible()
    assert "take the place of the form" in next(
        found.text() for found in window.findChildren(QMessageBox) if found.isVisible()
    )


def test_all_names_are_listed_found_copied_and_saved(
    tab: ReturnsTab, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    window.session.tasks.wait_idle()
    dialog = dialog_of(qtbot, window, NamesDialog)
    QTest.keyClicks(dialog.search, "group_1_in_date_percent")
    assert [row.name for row in dialog.model.rows()] == ["NSCP_GROUP_1_IN_DATE_PERCENT"]
    saves_as(monkeypatch, tmp_path / "names.xlsx")
    dialog.save_button.click()
    window.session.tasks.wait_idle()
    assert "NSCP_HEADCOUNT" in openpyxl.load_workbook(tmp_path / "names.xlsx").defined_names


def test_annexes_are_ticked_and_go_with_the_pack(tab: ReturnsTab, window: MainWindow, qtbot: QtBot) -> None:
    asked: list[object] = []
    tab.page.open_report.disconnect()
    tab.page.open_report.connect(asked.append)
    tab.annexes_button.click()
    dialog = dialog_of(qtbot, window, AnnexesDialog)
    sheets = [own for kind, own in dialog.model.ticked() if kind == SHEET]
    assert sheets == []
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert "1 ticked" in dialog.count.text()
    dialog.answers.click()
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert tab.chosen.count == 1
    assert tab.chosen.with_answer_files
    assert tab.annexes_words.text() == "1 annex chosen. The files of the answers are bound in."
    tab.pack_button.click()
    request = asked[0]
    assert getattr(request, "report_id", "") == "section-11-pack"
    assert getattr(request, "annex_sheet_ids", ()) == tab.chosen.sheet_ids
    assert getattr(request, "with_answer_files", False)
    tab.annexes_button.click()
    again = dialog_of(qtbot, window, AnnexesDialog)
    assert again.chosen() == tab.chosen
    again.none_button.click()
    assert again.chosen() == ChosenAnnexes(with_answer_files=True)


def test_the_pack_the_plan_the_log_and_the_needs_are_opened(tab: ReturnsTab, window: MainWindow) -> None:
    for button, report in (
        (tab.pack_button, "section-11-pack"), (tab.plan_button, "actions"), (tab.gaps_button, "gap-log"),
    ):  # fmt: skip
        window.show_page("assurance", "returns")
        button.click()
        page = shown_report(window)
        assert page.report.id == report
        assert page.prepared is not None
    window.show_page("assurance", "returns")
    tab.needs_button.click()
    assert isinstance(window.current_page(), PlanningPage)


def test_a_viewer_may_have_everything_that_is_handed_out(tab: ReturnsTab, session: Session) -> None:
    session.services.users.add(session.services.users.who, UserRole.ADMINISTRATOR)
    session.services.users.add("Vee Ewer", UserRole.VIEWER)
    session.work_as("Vee Ewer")
    assert not session.editing.may_change
    assert all(button.isEnabled() for button in tab.findChildren(QPushButton))


def test_with_nothing_to_tick_the_files_of_the_answers_are_still_offered_and_said(
    tab: ReturnsTab, qtbot: QtBot
) -> None:
    dialog = AnnexesDialog((), ChosenAnnexes(), tab._use_annexes, tab.window())
    dialog.open()
    assert not dialog.list.isVisible()
    assert not dialog.all_button.isVisible()
    dialog.answers.click()
    dialog.accept_button.click()
    assert tab.annexes_words.text() == "The files of the answers are bound in."
