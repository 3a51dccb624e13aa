"""What the status line says after a save that the drive refused."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QMainWindow
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.errors import FileRefusedError, UnsureError
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.status_line import StatusLine


@contextmanager
def full_drive(path: Path) -> Iterator[None]:
    """Let no file of this process grow beyond the size of the record."""
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def add_two_thousand_teams(session: Session) -> None:
    with session.services.desk.changing("Change") as unit:
        for number in range(2000):
            unit.agency.add_team(f"Team {number} {'x' * 400}")


@pytest.fixture
def said(session: Session, show: Callable[..., QMainWindow], qtbot: QtBot) -> Iterator[Callable[[], str]]:
    """Give what the status line says now, of a window that shows the record."""
    window = QMainWindow()
    line = StatusLine(session, window)
    window.setStatusBar(line)
    show(window)
    yield lambda: " | ".join(label.text() for label in line.findChildren(QLabel))
    window.close()


@pytest.mark.skipif(sys.platform == "win32", reason="limits on file sizes are a matter of POSIX")
def test_f07_after_a_refused_save_the_window_does_not_say_saved_until_one_succeeds(
    session: Session, said: Callable[[], str]
) -> None:
    assert "✓ All changes saved" in said()
    with full_drive(session.services.path), pytest.raises(FileRefusedError):
        add_two_thousand_teams(session)
    assert "✗ The last change is not saved" in said()
    assert "All changes saved" not in said()
    assert "Team 1 x" not in " ".join(team.title for team in session.services.agency.teams())
    session.services.agency.add_team("Key stage 3")
    assert "✓ All changes saved" in said()
    assert "not saved" not in said()


def test_f07_what_may_not_last_is_not_called_saved_and_every_page_reads_it_anew(
    session: Session, said: Callable[[], str], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.changed):
        session.services.desk.told(UnsureError("The drive failed at the very end of saving."))
    assert "⚠ The last change is stored, but may not last" in said()
    assert "All changes saved" not in said()
