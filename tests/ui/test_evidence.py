"""Files of evidence in the real window: attached, dropped, saved out, removed and brought back."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.training import Completion
from nscp_desktop.ui.dialogs.evidence import EvidenceDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.people import PeoplePage
from nscp_desktop.ui.session import Session

PDF = b"%PDF-1.4\n%%EOF\n"


@pytest.fixture
def done(session: Session) -> Completion:
    histories = session.services.standing.snapshot().histories.values()
    return next(item for history in histories for item in history.completions if item.completed_on)


@pytest.fixture
def dialog(session: Session, window: MainWindow, done: Completion, qtbot: QtBot) -> EvidenceDialog:
    """Open the files of the completion by keyboard from the person's training."""
    window.open_person(done.person_id)
    page = window.page("people")
    assert isinstance(page, PeoplePage)
    panel = page.panels.person
    panel.tabs.setCurrentWidget(panel.training)
    panel.training.table.select_key(done.id)
    panel.training.files.setFocus()
    QTest.keyClick(panel.training.files, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: any(found.isVisible() for found in window.findChildren(EvidenceDialog)))
    return next(found for found in window.findChildren(EvidenceDialog) if found.isVisible())


def written(tmp_path: Path, name: str, content: bytes = PDF) -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def test_f71_files_are_attached_saved_out_removed_and_brought_back(
    session: Session, window: MainWindow, dialog: EvidenceDialog, done: Completion, tmp_path: Path,
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    good, bad = written(tmp_path, "Certificate.pdf"), written(tmp_path, "setup.pdf", b"MZ\x90")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(good), str(bad)], ""))
    QTest.mouseClick(dialog.attach, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [file.name for file in dialog.model.rows()] == ["Certificate.pdf"])
    assert "Attached: Certificate.pdf." in dialog.told.text()
    assert "setup.pdf is not a PDF, PNG or JPEG file" in dialog.told.text()
    out = tmp_path / "copy"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Saved" in dialog.told.text())
    assert (tmp_path / "copy.pdf").read_bytes() == PDF
    page = window.page("people")
    assert isinstance(page, PeoplePage)
    entries = [row.entry for row in page.panels.person.training.model.rows()]
    assert [entry.files for entry in entries if isinstance(entry, Completion) and entry.id == done.id] == [1]
    QTest.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    assert list(dialog.model.rows()) == []
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert session.services.history.undoable().undo.startswith("remove 1 file of evidence: ")
    window.menus.trigger("undo")
    assert [file.name for file in session.services.evidence.files(done)] == ["Certificate.pdf"]


def test_a_copy_never_replaces_a_file_whose_ending_was_not_typed(
    dialog: EvidenceDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.attach_files([written(tmp_path, "Certificate.pdf")])
    qtbot.waitUntil(lambda: bool(dialog.model.rows()))
    other = written(tmp_path, "Letter.pdf", b"something else")
    dialog.save_copy(tmp_path / "Letter")
    qtbot.waitUntil(lambda: "Letter.pdf" in dialog.told.text())
    assert dialog.told.text() == "Letter.pdf is there already. Choose another name."
    assert other.read_bytes() == b"something else"


def test_f71_files_can_be_dropped_onto_the_dialog(
    session: Session, dialog: EvidenceDialog, done: Completion, tmp_path: Path, qtbot: QtBot
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(written(tmp_path, "a.pdf"))), QUrl("https://example.org/b.pdf")])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    dialog.dropEvent(QDropEvent(QPoint(50, 50), copy, mime, Qt.MouseButton.LeftButton, none))
    qtbot.waitUntil(lambda: [file.name for file in dialog.model.rows()] == ["a.pdf"])
    assert [file.added_on for file in session.services.evidence.files(done)] == [date(2026, 11, 23)]


def test_f71_the_dialog_stays_open_while_a_file_is_being_stored(
    session: Session, dialog: EvidenceDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.attach_files([written(tmp_path, "a.pdf")])
    assert not dialog.attach.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    session.tasks.wait_idle()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_f71_while_the_record_may_only_be_read_nothing_is_attached_or_removed(
    session: Session, dialog: EvidenceDialog, done: Completion, tmp_path: Path
) -> None:
    session.services.evidence.attach(done, [written(tmp_path, "a.pdf")], today=session.today)
    session.editing.stop("test", "The record is open for reading only.")
    dialog.attach_files([written(tmp_path, "b.pdf", PDF + b" ")])
    session.tasks.wait_idle()
    dialog.remove_file()
    assert [file.name for file in session.services.evidence.files(done)] == ["a.pdf"]
