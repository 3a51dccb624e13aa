"""The full check of the record, made once a week while nobody uses the program."""

import threading
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.errors import StoppedError
from nscp_desktop.ui.full_check import FullCheck
from nscp_desktop.ui.idle import RESTING_SECONDS, IdleWatch
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.backups_section import BackupsSection
from nscp_desktop.ui.pages.settings import SettingsPage
from nscp_desktop.ui.session import Session

pytestmark = pytest.mark.usefixtures("own_folder")


class Clock:
    """A time of day that a test sets."""

    def __init__(self) -> None:
        self.seconds = 1_000.0

    def __call__(self) -> float:
        return self.seconds


def backups_of(window: MainWindow) -> BackupsSection:
    window.status.backups_wanted.emit()
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    window.session.tasks.wait_idle()
    return page.backups


def rest(idle: IdleWatch, clock: Clock, session: Session | None = None) -> None:
    """Let some minutes go by; with a session, what it was doing comes to its end first."""
    if session is not None:
        session.tasks.wait_idle()
    clock.seconds += RESTING_SECONDS
    idle.timer.timeout.emit()


def set_clock(session: Session, moment: datetime) -> None:
    file = session.services.desk.file
    file.workplace = replace(file.workplace, now=lambda: moment)


def test_nobody_there_for_some_minutes_is_told_again_and_again_until_somebody_is(
    window: MainWindow, qtbot: QtBot
) -> None:
    clock = Clock()
    idle = IdleWatch(lambda: 0, clock)
    idle.start()
    with qtbot.assertNotEmitted(idle.resting):
        clock.seconds += RESTING_SECONDS - 1
        idle.timer.timeout.emit()
    for _ in range(2):
        with qtbot.waitSignal(idle.resting):
            rest(idle, clock)
    with qtbot.waitSignal(idle.used):
        QTest.mouseMove(window)
        QTest.keyClick(window, Qt.Key.Key_Shift)
    with qtbot.assertNotEmitted(idle.used), qtbot.assertNotEmitted(idle.resting):
        QTest.keyClick(window, Qt.Key.Key_Shift)
        idle.timer.timeout.emit()
    idle.stop()


def test_it_is_made_when_the_last_is_over_a_week_old_and_is_no_step_of_the_history(
    window: MainWindow, qtbot: QtBot
) -> None:
    session, clock = window.session, Clock()
    idle = IdleWatch(lambda: 0, clock)
    check = FullCheck(window, idle)
    section = backups_of(window)
    assert "Last full check: none yet." in section.says.text()
    head, undoable = session.services.history.head(), session.services.history.undoable()
    rest(idle, clock, session)
    with qtbot.waitSignal(session.checked, timeout=30_000):
        assert check.is_running
    made = session.services.checking.last_full()
    assert made is not None
    session.tasks.wait_idle()
    assert "Nothing was wrong." in section.says.text()
    assert (session.services.history.head(), session.services.history.undoable()) == (head, undoable)
    for days, is_due in ((0, False), (6.9, False), (7.1, True), (-1, True)):
        set_clock(session, made + timedelta(days=days))
        assert session.services.checking.is_due() is is_due
    set_clock(session, made)
    rest(idle, clock, session)
    assert not check.is_running


def test_it_gives_way_to_a_lock_and_to_whoever_comes_back(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    session, clock = window.session, Clock()
    idle = IdleWatch(lambda: 0, clock)
    check = FullCheck(window, idle)
    began, stopped = threading.Event(), threading.Event()

    def slow(*, full: bool, stop: threading.Event) -> list[str]:
        began.set()
        if stop.wait(20):
            stopped.set()
            raise StoppedError
        return []

    monkeypatch.setattr(session.services.desk.file, "problems", slow)
    for signal in (idle.used, window.lock.locked, window.closing):
        began.clear()
        stopped.clear()
        rest(idle, clock, session)
        assert began.wait(5)
        signal.emit()
        session.tasks.wait_idle()
        assert stopped.is_set()
        assert not check.is_running
    assert session.services.checking.last_full() is None


def test_a_check_of_a_real_record_can_be_given_up_at_once(session: Session) -> None:
    stop = threading.Event()
    stop.set()
    with pytest.raises(StoppedError):
        session.services.checking.run(stop)
    assert session.services.checking.last_full() is None
    assert session.services.checking.run(threading.Event()) == []


def test_what_it_finds_is_shown_as_the_opening_check_does(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, clock = window.session, Clock()
    idle = IdleWatch(lambda: 0, clock)
    check = FullCheck(window, idle)
    monkeypatch.setattr(session.services.desk.file, "problems", lambda **_: ["The file is damaged: page 7."])
    with qtbot.waitSignal(session.damage_found) as told:
        rest(idle, clock, session)
    assert told.args == [["The file is damaged: page 7."]]
    session.tasks.wait_idle()
    assert not check.is_running
    assert session.services.checking.last_full() is None
