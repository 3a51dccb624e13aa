"""The fields with which a file is unlocked, and watching for nobody being there."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from nscp_desktop.domain.errors import FileRefusedError, NotAllowedError
from nscp_desktop.ui.idle import IdleWatch
from nscp_desktop.ui.lock_screen import LockScreen
from nscp_desktop.ui.lock_settings import LockSettings, keep_lock_settings, lock_settings
from nscp_desktop.ui.tries import Tries
from nscp_desktop.ui.unlock import UnlockDialog, Unlocker

Show = Callable[..., Any]
PASSWORD = "four plain words here"
KEY = bytes(range(48))


class Clock:
    """A clock that moves when it is told to."""

    def __init__(self) -> None:
        self.seconds = 1_000.0

    def __call__(self) -> float:
        return self.seconds


def with_password(password: str) -> bytes:
    assert threading.current_thread() is not threading.main_thread()
    if password != PASSWORD:
        raise FileRefusedError("That does not open the file.")
    return KEY


def with_code(code: str) -> bytes:
    if code.replace(" ", "").upper() != "ABCD":
        raise NotAllowedError("The first group does not fit.")
    return KEY


def delay_seconds(tries: int) -> float:
    return 0 if tries < 2 else 8


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def dialog(dressed: QApplication, show: Show, clock: Clock) -> UnlockDialog:
    unlocker = Unlocker(with_password, with_code, delay_seconds, can_remember=True)
    made = show(UnlockDialog("carlton-hill.nscp", unlocker, Tries(clock)), 520, 320)
    assert isinstance(made, UnlockDialog)
    return made


def answer(dialog: UnlockDialog, password: str) -> None:
    dialog.panel.entry.field.clear()
    QTest.keyClicks(dialog.panel.entry.field, password)
    QTest.keyClick(dialog.panel.entry.field, Qt.Key.Key_Return)
    dialog.panel.tasks.wait_idle()


def test_the_right_password_is_tried_off_the_windows_thread_and_gives_the_key(
    dialog: UnlockDialog, qtbot: QtBot
) -> None:
    dialog.panel.remember.click()
    with qtbot.waitSignal(dialog.panel.unlocked) as sent:
        answer(dialog, PASSWORD)
    assert sent.args == [KEY, True]
    assert dialog.panel.entry.field.text() == ""


def test_while_it_is_tried_the_window_says_so_and_escape_does_not_close_it(dialog: UnlockDialog) -> None:
    QTest.keyClicks(dialog.panel.entry.field, "wrong")
    dialog.panel.unlock_button.click()
    assert (dialog.panel.message(), dialog.panel.progress.isVisible()) == ("Unlocking…", True)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    dialog.panel.tasks.wait_idle()
    assert not dialog.panel.progress.isVisible()


def test_f50_wrong_tries_have_to_wait_longer_and_see_the_seconds_go(dialog: UnlockDialog, clock: Clock) -> None:
    answer(dialog, "wrong")
    assert dialog.panel.message() == "That does not open the file."
    assert dialog.panel.unlock_button.isEnabled()
    answer(dialog, "wrong again")
    assert dialog.panel.message().endswith("You can try again in 8 seconds.")
    answer(dialog, PASSWORD)
    assert not dialog.panel.is_working
    clock.seconds += 7
    dialog.panel.timer.timeout.emit()
    assert dialog.panel.message().endswith("You can try again in 1 second.")
    clock.seconds += 1
    dialog.panel.timer.timeout.emit()
    assert dialog.panel.message() == "That does not open the file."
    assert dialog.panel.unlock_button.isEnabled()


def test_f50_a_new_window_for_the_same_file_goes_on_waiting(dressed: QApplication, show: Show, clock: Clock) -> None:
    tries = Tries(clock)
    for _ in range(3):
        tries.note_wrong(delay_seconds)
    dialog = show(UnlockDialog("a.nscp", Unlocker(with_password, with_code, delay_seconds), tries), 520, 320)
    assert not dialog.panel.unlock_button.isEnabled()
    assert not dialog.panel.remember.isVisible()


def test_the_recovery_code_opens_it_and_a_slip_in_typing_costs_no_waiting(dialog: UnlockDialog, qtbot: QtBot) -> None:
    dialog.panel.sheet_button.click()
    assert not dialog.panel.entry.isVisible()
    for _ in range(3):
        dialog.panel.code.clear()
        QTest.keyClicks(dialog.panel.code, "abce")
        QTest.keyClick(dialog.panel.code, Qt.Key.Key_Return)
        dialog.panel.tasks.wait_idle()
    assert dialog.panel.message() == "The first group does not fit."
    dialog.panel.code.clear()
    QTest.keyClicks(dialog.panel.code, "ab cd")
    with qtbot.waitSignal(dialog.panel.unlocked) as sent:
        QTest.keyClick(dialog.panel.code, Qt.Key.Key_Return)
    assert sent.args == [KEY, False]


def test_f51_without_password_and_sheet_it_says_plainly_that_nobody_can_open_it(dialog: UnlockDialog) -> None:
    note = dialog.panel.lost_note
    assert not note.isVisible()
    dialog.panel.sheet_button.click()
    assert note.isVisible()
    assert note.text() == "Without the password and without this paper nobody can open the file."
    dialog.panel.sheet_button.click()
    assert not note.isVisible()


def test_the_password_is_hidden_until_it_is_asked_to_be_shown(dialog: UnlockDialog) -> None:
    field = dialog.panel.entry.field
    QTest.keyClicks(field, PASSWORD)
    assert field.echoMode() is QLineEdit.EchoMode.Password
    dialog.panel.entry.under.show_tick.click()
    assert field.displayText() == PASSWORD


def test_f50_typing_in_capitals_without_shift_is_pointed_out(dialog: UnlockDialog) -> None:
    note = dialog.panel.entry.under.note
    for text, shift, is_told in (("A", True, False), ("A", False, True), ("a", False, False), ("a", True, True)):
        modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        pressed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, modifier, text)
        QApplication.sendEvent(dialog.panel.entry.field, pressed)
        assert note.isVisible() is is_told, (text, shift)


def test_f54_nobody_there_is_told_once_after_the_minutes_and_not_before(qapp: QApplication, qtbot: QtBot) -> None:
    clock = Clock()
    watch = IdleWatch(lambda: 10, clock)
    told: list[bool] = []
    watch.idle.connect(lambda: told.append(True))
    watch.start()
    clock.seconds += 599
    watch.timer.timeout.emit()
    line = QLineEdit()
    qtbot.addWidget(line)
    QTest.keyClick(line, Qt.Key.Key_X)
    clock.seconds += 599
    watch.timer.timeout.emit()
    assert told == []
    clock.seconds += 1
    watch.timer.timeout.emit()
    watch.timer.timeout.emit()
    assert told == [True]
    watch.stop()


def test_f54_the_first_key_after_a_long_sleep_locks_and_is_not_typed(qapp: QApplication, qtbot: QtBot) -> None:
    clock = Clock()
    watch = IdleWatch(lambda: 10, clock)
    watch.start()
    line = QLineEdit()
    qtbot.addWidget(line)
    clock.seconds += 7_200
    with qtbot.waitSignal(watch.idle):
        QTest.keyClick(line, Qt.Key.Key_X)
    assert line.text() == ""
    watch.stop()


def test_f54_when_to_lock_is_remembered_and_rubbish_means_as_usual(qapp: QApplication) -> None:
    assert lock_settings() == LockSettings(10, on_sleep=True, on_screen_lock=True, on_minimise=False)
    wanted = LockSettings(0, on_sleep=False, on_screen_lock=True, on_minimise=True)
    keep_lock_settings(wanted)
    assert lock_settings() == wanted
    keep_lock_settings(LockSettings(7))
    assert lock_settings().idle_minutes == 10


def test_a_long_refusal_on_the_locked_window_takes_no_room_from_the_code(
    dressed: QApplication, show: Show, qtbot: QtBot
) -> None:
    def refused(_code: str) -> bytes:
        raise NotAllowedError("The code fits no part of this file. " * 5)

    screen = show(LockScreen("carlton-hill.nscp", Unlocker(with_password, refused, delay_seconds), Tries()), 1366, 768)
    QTest.mouseClick(screen.panel.sheet_button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(screen.panel.code, "ABCD")
    QTest.mouseClick(screen.panel.unlock_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "fits no part" in screen.panel.message())
    form = screen.panel.code_form
    qtbot.waitUntil(lambda: form.height() >= form.heightForWidth(form.width()))
    assert form.height() >= screen.panel.code.height() + form.fontMetrics().lineSpacing() * 2
