"""The parts of the tab about evidence, and its dialogs, for their pictures."""

import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.training import Completion
from nscp_desktop.ui.dialogs.evidence import EvidenceDialog
from nscp_desktop.ui.dialogs.evidence_check import CheckDialog
from nscp_desktop.ui.dialogs.evidence_kind import KindDialog
from nscp_desktop.ui.dialogs.evidence_sample import SampleDialog
from nscp_desktop.ui.dialogs.evidence_session import SessionFilesDialog, open_session_files
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.requests import ReportRequest
from nscp_desktop.ui.pages.tabbed import TabRequest
from nscp_desktop.ui.pages.training import TrainingPage
from nscp_desktop.ui.pages.training_evidence import EvidenceTab

_PDF = b"%PDF-1.4\n" + b"x" * 180_000 + b"\n%%EOF\n"
# In the evening of 20 Nov 2026.
_SAVED_AT, _LOOKS = 1_795_200_000, 6


def evidence_pictures(window: MainWindow) -> Mapping[str, Callable[[], QWidget]]:
    """Return how each is made, by the name of its picture."""
    return {
        "training-evidence": partial(_part, window, "missing"),
        "training-evidence-samples": partial(_part, window, "samples"),
        "training-evidence-scans": partial(_scans, window),
        "session-files": partial(_session_files, window),
        "evidence-of-session": partial(_shared, window),
        "evidence-check": partial(_check, window),
        "evidence-kind": partial(_kind, window),
        "evidence-draw": partial(_draw, window),
        "report-evidence-sample": partial(_report, window, "evidence-sample"),
        "report-missing-evidence": partial(_report, window, "missing-evidence"),
    }


def _tab(window: MainWindow, part: str) -> EvidenceTab:
    window.show_page("training", TabRequest("evidence", part))
    page = window.page("training")
    assert isinstance(page, TrainingPage)
    tab = page.tab("evidence")
    assert isinstance(tab, EvidenceTab)
    return tab


def _part(window: MainWindow, part: str) -> MainWindow:
    _tab(window, part)
    return window


def _scans(window: MainWindow) -> MainWindow:
    """Watch a folder with a scan that waits, one that is kept, and one that is none."""
    scans = _tab(window, "scans").scans
    with TemporaryDirectory() as place:
        folder = Path(place) / "Scans"
        folder.mkdir()
        for number, content in enumerate((_PDF, _PDF + b"\n", b"MZ" + _PDF), start=1):
            path = folder / f"Scan {number:04}.pdf"
            path.write_bytes(content)
            os.utime(path, (_SAVED_AT + number, _SAVED_AT + number))
        session = window.session
        if session.editing.may_change:
            session.services.evidence.attach(_shared_training(window), [folder / "Scan 0001.pdf"], today=session.today)
        scans.begin(folder)
        for _ in range(_LOOKS):
            scans.watch.tasks.wait_idle()
            scans.watch.look()
        scans.watch.tasks.wait_idle()
        scans.which.choose("every")
        scans.refresh()
        scans.find_line.setText(session.board().rows[0].person.family)
        scans.title.setText(scans.title.text().replace(place, "C:/Users/office"))
        scans.watch.stop()
    return window


def _shared_training(window: MainWindow) -> Completion:
    histories = window.session.services.standing.snapshot().histories.values()
    every = [done for history in histories for done in history.completions]
    return next((done for done in every if done.shared_files), every[0])


def _session_files(window: MainWindow) -> SessionFilesDialog:
    evidence = window.session.services.evidence
    own = next(iter(evidence.session_file_counts()), evidence.sessions()[0].id)
    return open_session_files(window.session, own, window)


def _shared(window: MainWindow) -> EvidenceDialog:
    done = _shared_training(window)
    snapshot = window.session.services.standing.snapshot()
    course = snapshot.rulebook.courses[done.course_id].title
    about = f"{snapshot.people[done.person_id].name} · {course}, {done.done_words}"
    return EvidenceDialog(about, done, window.session, window)


def _check(window: MainWindow) -> CheckDialog:
    row = window.session.board().rows[0]
    return CheckDialog(f"{row.person.name} · Prevent", _nothing, window.session.today, "Maya Green", window)


def _kind(window: MainWindow) -> KindDialog:
    return KindDialog("12 trainings", _nothing, window)


def _draw(window: MainWindow) -> SampleDialog:
    count = window.session.services.evidence_checks.done_between
    return SampleDialog(count, _nothing, window.session.today, window)


def _report(window: MainWindow, report_id: str) -> MainWindow:
    window.show_page("reports", ReportRequest(report_id))
    return window


def _nothing(*_: object) -> None:
    return None
