"""Saving the history as a workbook where somebody chooses."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.people import Person
from nscp_desktop.paths import documents_folder
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.session import Session


def save_history(session: Session, window: QWidget, person: Person | None = None) -> None:
    """Ask where the history goes, of everything or of one person, and save it off the window's thread."""
    of = f"{person.name} " if person is not None else ""
    proposed = documents_folder() / f"history {of}{session.today.isoformat()}.xlsx"
    chosen, _ = QFileDialog.getSaveFileName(window, _tr("Save the history"), str(proposed), _tr("Workbooks (*.xlsx)"))
    if chosen:
        save_history_to(session, window, Path(chosen), person)


def save_history_to(session: Session, window: QWidget, out: Path, person: Person | None = None) -> None:
    """Save the history into a file."""
    own = person.id if person is not None else None
    session.tasks.run(
        partial(session.services.history.save_sheet, out, own),
        partial(_tell, session, out),
        partial(_refuse, window),
        _tr("Saving the history"),
    )


def _tell(session: Session, out: Path, _done: object) -> None:
    session.say(_tr("Saved the history: %1").replace("%1", str(out)))


def _refuse(window: QWidget, error: NscpError) -> None:
    report(window, error)


def _tr(words: str) -> str:
    return QCoreApplication.translate("SavingHistory", words)
