"""The Reports page: pages on screen, the same pages in the file and on the printer."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pypdfium2
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from nscp_desktop.ui.pages.reports import ReportsPage
from nscp_desktop.ui.pages.requests import ReportRequest

Show = Callable[..., QWidget]


@pytest.fixture
def page(session: Any, show: Show) -> ReportsPage:
    """The page on screen with its first report made."""
    shown = ReportsPage(session)
    show(shown)
    assert session.tasks.wait_idle()
    return shown


def _choose(page: ReportsPage, report_id: str) -> None:
    page.take(ReportRequest(report_id))
    assert page.session.tasks.wait_idle()


def _text(content: bytes | Path) -> str:
    document = pypdfium2.PdfDocument(content)
    try:
        return "\n".join(one.get_textpage().get_text_range() for one in document)
    finally:
        document.close()


def test_the_compliance_summary_is_on_screen_at_once(page: ReportsPage) -> None:
    assert page.report.id == "compliance-summary"
    assert page.prepared is not None
    assert page.view.page_count == page.prepared.pages
    assert page.view.current_page == 1
    assert "Carlton Hill Primary School" in page.view.accessibleDescription()
    picture = page.view.grab().toImage()
    assert picture.pixelColor(picture.width() // 2, 60).lightness() > 200


@pytest.mark.parametrize("report_id", ["compliance-summary", "action-list", "training-matrix", "individual-record"])
def test_each_report_is_shown_when_it_is_chosen(page: ReportsPage, report_id: str) -> None:
    _choose(page, report_id)
    assert page.report.id == report_id
    assert page.view.page_count > 0
    assert page.state.text() == ""
    assert page.page_words.text().startswith("Page 1 of")


def test_the_list_is_worked_with_the_arrow_keys(page: ReportsPage) -> None:
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page.session.tasks.wait_idle()
    assert page.report.id == "action-list"
    assert page.prepared is not None
    assert "Action list" in _text(page.prepared.pdf)


def test_only_controls_that_the_report_can_use_are_shown(page: ReportsPage) -> None:
    assert page.filters.team.isVisible()
    assert not page.filters.person.isVisible()
    _choose(page, "individual-record")
    assert not page.filters.team.isVisible()
    assert page.filters.person.isVisible()
    assert not page.filters.paper.isVisible()
    _choose(page, "training-matrix")
    assert page.filters.paper.isVisible()


def test_a_team_narrows_the_report_and_is_named_on_it(page: ReportsPage) -> None:
    teams = page.filters.team
    teams.setCurrentIndex(1)
    teams.activated.emit(1)
    assert page.session.tasks.wait_idle()
    assert page.prepared is not None
    assert f"Shown: team {teams.currentText()}" in _text(page.prepared.pdf)


def test_another_day_in_the_bar_makes_the_report_anew(page: ReportsPage) -> None:
    page.session.set_as_at(date(2025, 1, 31))
    assert page.session.tasks.wait_idle()
    assert page.prepared is not None
    assert "as at 31 January 2025" in _text(page.prepared.pdf)


def test_a_person_who_is_asked_for_is_the_one_on_the_page(page: ReportsPage) -> None:
    person = next(one for one in page.session.services.standing.snapshot().people.values() if one.family == "Osei")
    page.take(ReportRequest("individual-record", person.id))
    assert page.session.tasks.wait_idle()
    assert page.prepared is not None
    assert person.name in _text(page.prepared.pdf)


def test_what_was_typed_for_nobody_is_put_back(page: ReportsPage) -> None:
    _choose(page, "individual-record")
    chosen = page.filters.person.currentText()
    line = page.filters.person.lineEdit()
    assert line is not None
    line.setText("Nobody of that name")
    line.editingFinished.emit()
    assert page.filters.person.currentText() == chosen


def test_the_saved_pdf_is_the_very_one_on_screen(page: ReportsPage, tmp_path: Path) -> None:
    said: list[str] = []
    page.session.said.connect(said.append)
    out = tmp_path / "summary.pdf"
    page.save_pdf(out)
    assert page.session.tasks.wait_idle()
    assert page.prepared is not None
    assert out.read_bytes() == page.prepared.pdf
    assert said == [f"Saved summary.pdf in {tmp_path}"]


def test_a_spreadsheet_without_names_is_saved_from_the_menu(page: ReportsPage, tmp_path: Path) -> None:
    menu = page.sheet_button.menu()
    assert menu is not None
    assert "Section 11 workbook without names…" in [action.text() for action in menu.actions()]
    out = tmp_path / "figures.xlsx"
    page.save_spreadsheet("section-11", True, out)
    assert page.session.tasks.wait_idle()
    assert openpyxl.load_workbook(out).sheetnames[0] == "Cover"


@pytest.mark.parametrize(
    ("typed", "kind", "saved"),
    [
        ("figures.xlsx", "", "figures.xlsx"),
        ("figures 25.11", "", "figures 25.11.xlsx"),
        ("figures", "CSV files in one zip (*.zip)", "figures.zip"),
        # Some systems leave the ending that was proposed.
        ("figures.xlsx", "CSV files in one zip (*.zip)", "figures.zip"),
        ("taken.xlsx", "CSV files in one zip (*.zip)", "taken 2.zip"),
        ("figures.ZIP", "Excel workbooks (*.xlsx)", "figures.ZIP"),
    ],
)
def test_a_spreadsheet_is_saved_as_a_workbook_or_as_csv_files(
    page: ReportsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, kind: str, saved: str
) -> None:
    folder = tmp_path / "sheets"
    folder.mkdir()
    (folder / "taken.zip").write_text("somebody else's")
    kinds: list[str] = []

    def answer(*asked: Any) -> tuple[str, str]:
        kinds.append(asked[3])
        return str(folder / typed), kind

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    menu = page.sheet_button.menu()
    assert menu is not None
    next(action for action in menu.actions() if action.text() == "People and records…").trigger()
    assert page.session.tasks.wait_idle()
    assert "CSV files in one zip (*.zip)" in kinds[0]
    assert {own.name for own in folder.iterdir()} == {"taken.zip", saved}
    assert (folder / "taken.zip").read_text() == "somebody else's"
    if saved.casefold().endswith(".zip"):
        assert "Records.csv" in ZipFile(folder / saved).namelist()
    else:
        assert "Records" in openpyxl.load_workbook(folder / saved).sheetnames


def test_a_place_that_cannot_be_written_to_is_told_in_a_sentence(page: ReportsPage, tmp_path: Path) -> None:
    page.save_pdf(tmp_path / "no such folder" / "summary.pdf")
    assert page.session.tasks.wait_idle()
    box = page.findChild(QMessageBox)
    assert box is not None
    assert "does not exist" in box.text()
    box.close()


def test_f72_nothing_waits_for_the_answer_whether_to_print(page: ReportsPage, qtbot: QtBot) -> None:
    page.take(ReportRequest("action-list", print_now=True))
    # Whoever would answer comes later, and so does the end of this otherwise.
    QTimer.singleShot(20_000, page, partial(_reject_all, page))
    begun = time.monotonic()
    assert page.session.tasks.wait_idle()
    qtbot.waitUntil(lambda: page.findChild(QPrintDialog) is not None)
    assert time.monotonic() - begun < 15
    _reject_all(page)
    qtbot.waitUntil(lambda: page.findChild(QPrintDialog) is None)


def _reject_all(page: ReportsPage) -> None:
    for dialog in page.findChildren(QPrintDialog):
        dialog.reject()


def test_the_printer_gets_every_page(page: ReportsPage, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    out = tmp_path / "printed.pdf"
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))
    printer.setResolution(150)
    _choose(page, "action-list")
    page.print_to(printer)
    assert page.session.tasks.wait_idle()
    assert page.prepared is not None
    document = pypdfium2.PdfDocument(out)
    assert len(document) == page.prepared.pages
    width, height = document.get_page_size(0)
    document.close()
    assert width > height


def test_zooming_keeps_to_the_page_and_fitting_brings_it_back(page: ReportsPage) -> None:
    fitted = page.view.zoom
    QTest.keyClick(page.view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert page.view.zoom == pytest.approx(fitted * 1.2)
    assert page.zoom_words.text() == f"{page.view.zoom:.0%}"
    QTest.keyClick(page.view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert page.view.zoom == pytest.approx(fitted, rel=0.05)
    QTest.keyClick(page.view, Qt.Key.Key_End)
    assert page.view.current_page == page.view.page_count


def test_an_older_report_that_comes_back_late_is_let_go(page: ReportsPage) -> None:
    page.take(ReportRequest("training-matrix"))
    page.take(ReportRequest("action-list"))
    assert page.session.tasks.wait_idle()
    assert page.prepared is not None
    assert "Action list" in _text(page.prepared.pdf)


def test_letters_that_cannot_be_printed_are_listed_above_the_page(page: ReportsPage) -> None:
    people = page.session.services.people
    person = next(iter(page.session.services.standing.snapshot().people.values()))
    draft = people.draft_of(person.id, page.session.today)
    people.change(person.id, replace(draft, given="中村"))
    page.refresh()
    _choose(page, "training-matrix")
    assert page.missing.isVisible()
    assert "U+4E2D" in page.missing.text()


def test_every_control_has_a_name_to_be_read_out(page: ReportsPage) -> None:
    for widget in [*page.findChildren(QAbstractButton), *page.findChildren(QComboBox), page.list, page.view]:
        if widget.isVisible():
            assert widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()), widget
