"""Signals of the system, the clock, and what they do to the window."""

import ctypes
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from nscp_desktop.app.screen_lock import SessionSignals
from nscp_desktop.ui.windows_messages import WindowsMessages


@pytest.mark.parametrize(
    ("message", "detail", "sent"),
    [
        (0x02B1, 0x7, "screen_locked"),
        (0x02B1, 0x8, ""),  # unlocked again
        (0x0218, 0x4, "falling_asleep"),
        (0x0218, 0x7, ""),  # woken
        (0x0100, 0x7, ""),
    ],
)
def test_f54_the_two_messages_of_windows_are_told_from_all_others(
    qapp: QCoreApplication, message: int, detail: int, sent: str
) -> None:
    heard: list[str] = []
    signals = SessionSignals()
    signals.screen_locked.connect(lambda: heard.append("screen_locked"))
    signals.falling_asleep.connect(lambda: heard.append("falling_asleep"))
    signals.hear(message, detail)
    assert heard == ([sent] if sent else [])


def test_f54_waking_up_and_the_end_of_the_screen_saver_lock_nothing(qapp: QCoreApplication, qtbot: QtBot) -> None:
    signals = SessionSignals()
    with qtbot.assertNotEmitted(signals.screen_locked), qtbot.assertNotEmitted(signals.falling_asleep):
        signals.note_saver(False)
        signals.note_sleep(False)
    begin: list[Callable[[bool], None]] = [signals.note_saver, signals.note_sleep]
    for sent, call in zip((signals.screen_locked, signals.falling_asleep), begin, strict=True):
        with qtbot.waitSignal(sent):
            call(True)


class Message(ctypes.Structure):
    """What Windows hands over, for a program of its own width."""

    _fields_ = [
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("w", ctypes.c_size_t),
        ("l", ctypes.c_ssize_t),
    ]


def test_a_message_of_windows_is_read_where_it_lies_and_goes_on() -> None:
    heard: list[tuple[int, int]] = []
    messages = WindowsMessages(lambda message, detail: heard.append((message, detail)))
    lying = Message(None, 0x02B1, 0x7, 0)
    assert messages.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(lying)) == (False, 0)
    assert messages.nativeEventFilter(b"xcb_generic_event_t", ctypes.addressof(lying)) == (False, 0)
    assert heard == [(0x02B1, 0x7)]
