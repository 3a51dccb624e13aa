"""Training, Evidence in the real window: what is missing, samples and checks, session's sheets, and scans."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.drafts import TrainingDraft
from nscp_desktop.domain.evidence_checks import CheckResult
from nscp_desktop.domain.training import Completion, Evidence
from nscp_desktop.ui.dialogs.evidence import EvidenceDialog
from nscp_desktop.ui.dialogs.evidence_check import CheckDialog
from nscp_desktop.ui.dialogs.evidence_kind import KindDialog
from nscp_desktop.ui.dialogs.evidence_sample import SampleDialog
from nscp_desktop.ui.dialogs.evidence_session import SessionFilesDialog, open_session_files
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.models.evidence_rows import proof_key, sample_key
from nscp_desktop.ui.pages.people import PeoplePage
from nscp_desktop.ui.pages.reports import ReportsPage
from nscp_desktop.ui.pages.requests import PeopleFilter
from nscp_desktop.ui.pages.tabbed import TabRequest
from nscp_desktop.ui.pages.training import TrainingPage
from nscp_desktop.ui.pages.training_evidence import EvidenceTab
from nscp_desktop.ui.pages.training_evidence_missing import MissingPart
from nscp_desktop.ui.pages.training_evidence_samples import SamplesPart
from nscp_desktop.ui.pages.training_evidence_scans import FOLDER_SETTING, ScansPart
from nscp_desktop.ui.session import Session
from tests.paper import printed_words
from tests.ui.at_hand import dialog_of, on_screen

PDF = b"%PDF-1.4\n%%EOF\n"


def tab_of(window: MainWindow, part: str) -> EvidenceTab:
    window.show_page("training", TabRequest("evidence", part))
    page = window.page("training")
    assert isinstance(page, TrainingPage)
    tab = page.tab("evidence")
    assert isinstance(tab, EvidenceTab)
    assert tab.isVisible()
    return tab


@pytest.fixture
def missing(window: MainWindow) -> MissingPart:
    return tab_of(window, "missing").missing


@pytest.fixture
def samples(window: MainWindow) -> SamplesPart:
    return tab_of(window, "samples").samples


@pytest.fixture
def scans(window: MainWindow, tmp_path: Path) -> Iterator[ScansPart]:
    part = tab_of(window, "scans").scans
    yield part
    part.watch.stop()
    part.watch.tasks.wait_idle()


def written(tmp_path: Path, name: str, content: bytes = PDF) -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def completion_of(session: Session, done: Completion) -> Completion:
    return next(
        one for one in session.services.standing.snapshot().history(done.person_id).completions if one.id == done.id
    )


# Missing


def test_the_kind_of_evidence_is_set_for_several_trainings_by_keyboard(
    session: Session, window: MainWindow, missing: MissingPart, qtbot: QtBot
) -> None:
    rows = list(missing.model.rows())[:3]
    before = len(missing.model.rows())
    missing.table.select_key(proof_key(rows[0]))
    missing.table.setFocus()
    for _ in range(2):
        QTest.keyClick(missing.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(missing.kind_button, Qt.Key.Key_Space)
    dialog = dialog_of(qtbot, window, KindDialog)
    dialog.evidence.setFocus()
    QTest.keyClick(dialog.evidence, Qt.Key.Key_Down)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert {completion_of(session, row.completion).evidence for row in rows} == {Evidence.COPY}
    assert len(missing.model.rows()) == before - 3
    window.menus.trigger("undo")
    assert len(missing.model.rows()) == before


def test_a_figure_says_n_of_d_and_opens_the_people_behind_it(
    session: Session, missing: MissingPart, qtbot: QtBot
) -> None:
    every, first = list(missing.figures_model.rows())[:2]
    proofs = session.services.evidence_checks.proofs(session.today)
    assert every.words == f"{sum(proof.is_missing for proof in proofs)} of {len(proofs)}"
    missing.figures.select_key(first.title)
    assert {row.course for row in missing.model.rows()} == {first.title}
    with qtbot.waitSignal(missing.page.open_people) as asked:
        QTest.mouseClick(missing.people_button, Qt.MouseButton.LeftButton)
    assert asked.args == [PeopleFilter(f"Evidence missing: {first.title}", first.person_ids)]


def test_missing_evidence_is_shown_by_team_too_and_found_by_typing(missing: MissingPart, qtbot: QtBot) -> None:
    QTest.mouseClick(missing.by._buttons["team"], Qt.MouseButton.LeftButton)
    titles = [figure.title for figure in missing.figures_model.rows()]
    assert titles[0] == "All teams"
    assert len(titles) > 2
    name = missing.model.rows()[-1].person.family
    QTest.keyClicks(missing.find_line, name)
    assert {row.person.family for row in missing.model.rows()} == {name}


def test_with_nothing_missing_the_part_says_what_will_be_here(session: Session, missing: MissingPart) -> None:
    ids = [proof.completion.id for proof in session.services.evidence_checks.proofs(session.today) if proof.is_missing]
    session.services.evidence_checks.set_evidence(ids, Evidence.COPY)
    missing.refresh()
    assert missing.empty.isVisible()
    assert not missing.buttons.isVisible()
    assert missing.title.text().startswith("0 of ")


# A session's sheet


def session_of(session: Session) -> tuple[int, Completion]:
    """Return a session without files, and the training of somebody who attended it."""
    services = session.services
    there = services.evidence.session_file_counts()
    for proof in services.evidence_checks.proofs(session.today):
        own = services.evidence.session_of(proof.completion)
        if own is not None and own not in there:
            return own, proof.completion
    raise AssertionError("every session has files")


def test_a_sheet_dropped_onto_a_session_is_evidence_of_everyone_who_attended(
    session: Session, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    own, done = session_of(session)
    dialog = open_session_files(session, own, window)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(written(tmp_path, "Sheet.pdf")))])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    dialog.dropEvent(QDropEvent(QPoint(50, 50), copy, mime, Qt.MouseButton.LeftButton, none))
    qtbot.waitUntil(lambda: [file.name for file in dialog.model.rows()] == ["Sheet.pdf"])
    dialog.close()
    assert completion_of(session, done).shared_files == 1
    window.open_person(done.person_id)
    page = window.page("people")
    assert isinstance(page, PeoplePage)
    panel = page.panels.person
    panel.tabs.setCurrentWidget(panel.training)
    panel.training.table.select_key(done.id)
    panel.training.show_files()
    files = dialog_of(qtbot, window, EvidenceDialog)
    index = files.model.index(0, 1)
    assert index.data() == "sign-in sheet of the session"
    assert not files.remove.isEnabled()
    QTest.mouseClick(files.sheet, Qt.MouseButton.LeftButton)
    sheet = on_screen(files, SessionFilesDialog)
    QTest.mouseClick(sheet.remove, Qt.MouseButton.LeftButton)
    assert list(files.model.rows()) == []
    assert completion_of(session, done).shared_files == 0


# Checks and samples


def test_a_sample_is_drawn_checked_and_printed_from_the_keyboard(
    session: Session, window: MainWindow, samples: SamplesPart, qtbot: QtBot
) -> None:
    QTest.keyClick(samples.draw_button, Qt.Key.Key_Space)
    dialog = dialog_of(qtbot, window, SampleDialog)
    assert "will be drawn" in dialog.effect.text()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert "was drawn on 23 Nov 2026" in dialog.fields["from_on"].error()
    dialog.from_on.setText("1/9/2026")
    dialog.until_on.setText("23/11/2026")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    sample = samples.samples.current_row()[0]
    assert len(samples.model.rows()) == len(sample.items)
    QTest.keyClick(samples.check_button, Qt.Key.Key_Space)
    check = dialog_of(qtbot, window, CheckDialog)
    check.outcome.setCurrentIndex(check.outcome.findData(CheckResult.DIFFERS.value))
    check.checked_by.setText("Priya Nair")
    QTest.keyClick(check.note, Qt.Key.Key_Return)
    assert "Say what differs" in check.fields["note"].error()
    check.note.setText("Another day")
    QTest.keyClick(check.note, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not check.isVisible())
    row = next(row for row in samples.samples_model.rows() if sample_key(row) == sample.id)
    assert row[1].words == f"1 of {len(sample.items)} checked: 0 agree, 1 differs, 0 not found"
    QTest.keyClick(samples.print_button, Qt.Key.Key_Space)
    page = window.page("reports")
    assert isinstance(page, ReportsPage)
    session.tasks.wait_idle()
    assert page.prepared is not None
    text = printed_words(page.prepared.pdf)
    assert "Evidence sample" in text
    assert "Another day" in text
    assert "23 Nov 2026" in text


def test_who_recorded_it_is_refused_as_the_checker_beside_the_field(
    session: Session, window: MainWindow, samples: SamplesPart, qtbot: QtBot
) -> None:
    services = session.services
    services.users.work_as("Gwen Evans")
    person, course = session.board().rows[0].person.id, services.training.courses()[0].id
    services.training.record(TrainingDraft(course, session.today, (person,)), today=session.today)
    own = services.evidence_checks.draw(session.today, session.today, 100, today=session.today)
    samples.refresh()
    samples.samples.select_key(own.id)
    samples.ask_check()
    check = dialog_of(qtbot, window, CheckDialog)
    assert check.checked_by.text() == "Gwen Evans"
    QTest.keyClick(check.checked_by, Qt.Key.Key_Return)
    assert "Gwen Evans recorded this training" in check.fields["checked_by"].error()
    check.checked_by.setText("Priya Nair")
    QTest.keyClick(check.checked_by, Qt.Key.Key_Return)
    assert len(services.evidence_checks.checks([own.items[0].completion_id])) == 1


def test_the_people_still_to_be_checked_open_from_a_sample(samples: SamplesPart, qtbot: QtBot) -> None:
    left = tuple(dict.fromkeys(row.person.id for row in samples.model.all_rows() if row.check is None))
    with qtbot.waitSignal(samples.page.open_people) as asked:
        QTest.mouseClick(samples.people_button, Qt.MouseButton.LeftButton)
    assert asked.args == [PeopleFilter("Sample: still to be checked", left)]


def test_a_training_shows_its_checks_and_can_be_checked_with_its_files(
    session: Session, window: MainWindow, samples: SamplesPart, qtbot: QtBot
) -> None:
    row = next(row for row in samples.model.all_rows() if row.check is None)
    samples.table.select_key(row.completion.id)
    QTest.keyClick(samples.files_button, Qt.Key.Key_Space)
    dialog = dialog_of(qtbot, window, EvidenceDialog)
    assert dialog.checks.text() == "Not checked by a second person yet."
    QTest.mouseClick(dialog.check, Qt.MouseButton.LeftButton)
    check = on_screen(dialog, CheckDialog)
    check.checked_by.setText("Priya Nair")
    QTest.keyClick(check.checked_by, Qt.Key.Key_Return)
    assert dialog.checks.text() == "✓ agrees, checked by Priya Nair on 23 Nov 2026"
    assert len(session.services.evidence_checks.checks([row.completion.id])) == 1


# Scans


def look(part: ScansPart, times: int = 2) -> None:
    """Let the folder be looked at, as the clock does."""
    for _ in range(times):
        part.watch.tasks.wait_idle()
        part.watch.look()
    part.watch.tasks.wait_idle()


def test_scans_are_given_to_a_training_and_to_a_session_with_a_few_keys(
    session: Session, window: MainWindow, scans: ScansPart, tmp_path: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    folder = tmp_path / "scans"
    folder.mkdir()
    for number in (1, 2):
        written(folder, f"Scan {number}.pdf", PDF + bytes([number]) + b"%%EOF")
    written(folder, "setup.pdf", b"MZ\x90")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    assert scans.empty.isVisible()
    QTest.mouseClick(scans.empty.button, Qt.MouseButton.LeftButton)
    look(scans, 6)
    assert QSettings().value(FOLDER_SETTING) == str(folder)
    assert "2 of 3 scans to be given to somebody" in scans.title.text()
    assert session.services.evidence_checks.scans_waiting == 2
    refused = next(row for row in scans.model.rows() if row.scan.path.name == "setup.pdf")
    assert "not a PDF" in refused.scan.sentence
    own, done = session_of(session)
    person = session.services.standing.snapshot().people[done.person_id]
    course = session.services.standing.snapshot().rulebook.courses[done.course_id].title
    first = scans.table.current_row().scan.path.name
    QTest.keyClicks(scans.find_line, f"{person.given} {person.family} {course}")
    chosen = scans.targets.current_row().completion
    QTest.keyClick(scans.find_line, Qt.Key.Key_Return)
    session.tasks.wait_idle()
    assert f"{first} is kept" in scans.told.text()
    assert completion_of(session, chosen).files == 1
    second = scans.table.current_row().scan.path.name
    assert second != first
    assert second != "setup.pdf"
    QTest.keyClicks(scans.find_line, f"session {course}")
    target = scans.targets.current_row().session
    QTest.keyClick(scans.find_line, Qt.Key.Key_Return)
    session.tasks.wait_idle()
    assert [file.name for file in session.services.evidence.session_files(target.id)][-1:] == [second]
    assert session.services.evidence_checks.scans_waiting == 0
    assert sorted(path.name for path in folder.iterdir()) == ["Scan 1.pdf", "Scan 2.pdf", "setup.pdf"]
    window.menus.trigger("undo")
    assert session.services.evidence_checks.scans_waiting == 1
    assert own


def test_a_scan_that_arrives_is_shown_by_itself_and_a_folder_that_goes_is_told(
    scans: ScansPart, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "scans"
    folder.mkdir()
    scans.begin(folder)
    look(scans, 1)
    assert "no scans yet" in scans.title.text()
    written(folder, "New.pdf")
    qtbot.waitUntil(lambda: any(row.waits for row in scans.model.all_rows()), timeout=15_000)
    assert scans.table.current_row().scan.path.name == "New.pdf"
    folder.rename(tmp_path / "away")
    look(scans, 1)
    assert "cannot be looked at now" in scans.title.text()
    QTest.mouseClick(scans.stop_button, Qt.MouseButton.LeftButton)
    assert scans.empty.isVisible()
    assert scans.watch.folder is None


def test_nothing_is_given_away_while_nothing_is_typed_or_the_record_may_only_be_read(
    session: Session, scans: ScansPart, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "scans"
    folder.mkdir()
    written(folder, "New.pdf")
    scans.begin(folder)
    look(scans, 3)
    QTest.keyClick(scans.find_line, Qt.Key.Key_Return)
    session.tasks.wait_idle()
    assert scans.model.rows()[0].waits
    session.editing.stop("test", "The record is open for reading only.")
    QTest.keyClicks(scans.find_line, "a")
    QTest.keyClick(scans.find_line, Qt.Key.Key_Return)
    session.tasks.wait_idle()
    assert scans.model.rows()[0].waits
    assert not scans.attach_button.isEnabled()
