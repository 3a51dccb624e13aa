"""A return in the real window: guarded on paper, then the council's own form filled in as a copy."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from nscp_desktop.ui.dialogs.fill_form import FillFormDialog
from nscp_desktop.ui.pages.reports import ReportsPage
from tests.end_to_end.hands import FAMILY, TODAY, window_on
from tests.paper import printed_words
from tests.ui.at_hand import dialog_of

ALT = Qt.KeyboardModifier.AltModifier


def _form(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Audit 2026"
    sheet["A1"], sheet["B9"] = "Headcount", "=B1/2"
    for name, cell in (("NSCP_HEADCOUNT", "$B$1"), ("NSCP_EVERYONE_IN_DATE", "$B$2"), ("NSCP_AS_AT", "$B$3")):
        book.defined_names[name] = DefinedName(name, attr_text=f"'Audit 2026'!{cell}")
    book.save(path)
    return path


def test_a_lead_prints_the_return_and_fills_in_the_form_of_the_council(
    file_of_sixty: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs, ours = _form(tmp_path / "council.xlsx"), tmp_path / "council filled.xlsx"
    before = theirs.read_bytes()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(theirs), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(ours), ""))
    with window_on(file_of_sixty, tmp_path, qtbot) as window:
        window.show_page("assurance", "returns")
        QTest.keyClick(window, Qt.Key.Key_S, ALT)
        qtbot.waitUntil(lambda: isinstance(window.current_page(), ReportsPage))
        window.session.tasks.wait_idle()
        page = window.current_page()
        assert isinstance(page, ReportsPage)
        assert page.prepared is not None
        words = printed_words(page.prepared.pdf)
        figures = window.session.services.standing.board(TODAY).figures()
        assert f"0 of {figures.of}" in words
        assert not [name for name in FAMILY if name in words.split()]
        window.show_page("assurance", "returns")
        QTest.keyClick(window, Qt.Key.Key_I, ALT)
        qtbot.waitUntil(lambda: window.findChild(FillFormDialog) is not None)
        dialog = dialog_of(qtbot, window, FillFormDialog)
        assert "3 cells can be filled." in dialog.words.text()
        QTest.keyClick(dialog, Qt.Key.Key_S, ALT)
        qtbot.waitUntil(ours.exists)
        window.session.tasks.wait_idle()
    sheet = openpyxl.load_workbook(ours)["Audit 2026"]
    assert sheet["B1"].value == 60
    assert sheet["B2"].value == 0
    assert sheet["B3"].value.date() == TODAY
    assert sheet["B9"].value == "=B1/2"
    assert theirs.read_bytes() == before
