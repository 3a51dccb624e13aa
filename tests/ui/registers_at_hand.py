"""What tests of registers begin with: sessions with people on them, their page, and keys."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.registers import Outcome
from nscp_desktop.domain.session_drafts import SessionDraft
from nscp_desktop.domain.sessions import SessionDay
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.register import RegisterPage
from nscp_desktop.ui.pages.requests import SessionRequest
from nscp_desktop.ui.session import Session

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
AHEAD, HELD = date(2027, 1, 20), date(2026, 11, 20)
COURSE = "Prevent awareness"
# A button that was pressed by its mnemonic is down for 100 ms.
MOMENT_MS = 150


def course(session: Session, title: str = COURSE) -> int:
    return next(item.id for item in session.services.training.courses() if item.title == title)


def people(session: Session, count: int) -> list[int]:
    return [row.person.id for row in session.services.standing.board(HELD).rows][:count]


def held_on(session: Session, day: date, who: Sequence[int] = (), capacity: int | None = None) -> int:
    draft = SessionDraft(course(session), (SessionDay(day),), place="The hall", capacity=capacity)
    own = session.services.sessions.add(draft, who, today=session.today)
    session.announce(Changes.TRAINING)
    return own


def register(window: MainWindow, session_id: int) -> RegisterPage:
    window.show_page("register", SessionRequest(session_id))
    page = window.current_page()
    assert isinstance(page, RegisterPage)
    return page


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, modifier)
    QApplication.processEvents()


def alt(qtbot: QtBot, widget: QWidget, key: Qt.Key) -> None:
    """Press a mnemonic; the button is down for a moment before it does something."""
    # Without a screen nothing gives the keyboard back to the window below a dialog that has closed.
    widget.window().activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    press(widget, key, ALT)
    qtbot.wait(MOMENT_MS)


def outcomes(session: Session, session_id: int) -> dict[int, Outcome]:
    return {entry.person_id: entry.outcome for entry in session.services.sessions.entries(session_id)}


def has_done(session: Session, person_id: int, on: date) -> bool:
    completions = session.services.standing.snapshot().history(person_id).completions
    return any((done.course_id, done.completed_on) == (course(session), on) for done in completions)
