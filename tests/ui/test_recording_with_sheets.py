"""Files are dropped on the page on which training is recorded."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.record_training import RecordTrainingPage
from nscp_desktop.ui.pages.requests import RecordRequest
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.sheet_drop import SheetDrop
from tests.ui.at_hand import named


def drop(target: SheetDrop, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    target.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, Qt.KeyboardModifier.NoModifier))


def test_a_program_is_refused_beside_the_files_and_the_sheet_is_kept_with_the_session(
    session: Session, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    people = [named(session, name).id for name in ("Idris Bello", "Gwen Evans")]
    course = next(one for one in session.services.training.courses() if one.title == "Prevent awareness")
    window.record_training(RecordRequest(course.id, None, tuple(people)))
    page = window.page("record-training")
    assert isinstance(page, RecordTrainingPage)
    program, sheet = tmp_path / "certificate.pdf", tmp_path / "sheet.pdf"
    program.write_bytes(b"MZ a program")
    sheet.write_bytes(b"%PDF-1.7\ntrailer <<>>\n%%EOF\n")
    drop(page.form.sheets, program)
    page.save_button.click()
    assert page.form.sheets.error.isVisible()
    assert "certificate.pdf" in page.form.sheets.error.text()
    assert page.who.model.ticked()
    page.form.sheets.clear_button.click()
    drop(page.form.sheets, sheet, sheet)
    assert page.form.sheets.names.text() == "sheet.pdf"
    page.save_button.click()
    held = next(one for one in session.services.sessions.all() if one.starts_on == session.today)
    assert [file.name for file in session.services.evidence.session_files(held.id)] == ["sheet.pdf"]
    assert page.form.sheets.paths() == ()
