"""Wrong passwords have to wait, wherever one is asked for, and after a new start of the program too."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from nscp_desktop.domain.errors import FileRefusedError, NotAllowedError
from nscp_desktop.domain.passwords import FREE_TRIES, delay_seconds
from nscp_desktop.services import protection
from nscp_desktop.ui.dialogs.asking_dialog import AskingDialog
from nscp_desktop.ui.dialogs.change_password import ChangePasswordDialog
from nscp_desktop.ui.dialogs.password import PasswordDialog
from nscp_desktop.ui.tries import Tries, tries_of

PASSWORD = "wool tractor lantern"
Show = Callable[..., Any]


class Clock:
    """A running time that a test sets."""

    def __init__(self) -> None:
        self.seconds = 50.0

    def __call__(self) -> float:
        return self.seconds


def check(password: str, *_: str) -> None:
    if password == "full":
        raise FileRefusedError("There is not enough room.")
    if password != PASSWORD:
        raise NotAllowedError("This is not the password.", "old")


def asking(tries: Tries) -> AskingDialog:
    return PasswordDialog("Recovery sheet", "Why.", "Show", check, tries=tries)


def changing(tries: Tries) -> AskingDialog:
    return ChangePasswordDialog(lambda _: "Good.", check, has_password=True, tries=tries)


def answer(dialog: AskingDialog, password: str) -> None:
    if isinstance(dialog, ChangePasswordDialog):
        dialog.old.field.setText(password)
        for again in (dialog.new.first, dialog.new.second):
            again.setText("another good password")
    else:
        assert isinstance(dialog, PasswordDialog)
        dialog.entry.field.setText(password)
    dialog.accept()
    dialog.tasks.wait_idle()


@pytest.mark.parametrize("made", [asking, changing])
def test_f50_whoever_is_asked_again_has_to_wait_as_when_unlocking(
    dressed: QApplication, show: Show, made: Callable[[Tries], AskingDialog]
) -> None:
    clock = Clock()
    tries = Tries(clock)
    tries.note_wrong(delay_seconds)  # at the lock screen
    dialog = show(made(tries), 460, 300)
    answer(dialog, "full")
    assert tries.wrong == 1
    for _ in range(FREE_TRIES):
        answer(dialog, "wrong")
    assert tries.wrong == FREE_TRIES
    assert dialog.has_to_wait
    assert not dialog.accept_button.isEnabled()
    answer(dialog, PASSWORD)
    assert dialog.isVisible()
    again = made(tries)
    assert not again.accept_button.isEnabled()
    again.deleteLater()
    clock.seconds += 1
    dialog.timer.timeout.emit()
    assert dialog.accept_button.isEnabled()
    answer(dialog, PASSWORD)
    assert not dialog.isVisible()
    assert tries.wrong == 0


def test_f50_a_new_start_of_the_program_begins_with_the_whole_wait(qapp: QApplication) -> None:
    clock = Clock()
    begun = partial(Tries, clock, lambda: "a1b2", delay_seconds)
    first = begun()
    for _ in range(FREE_TRIES + 2):
        first.note_wrong(delay_seconds)
    again = begun()
    assert (again.wrong, again.seconds_left()) == (FREE_TRIES + 2, 4)
    clock.seconds += 4
    assert again.seconds_left() == 0
    again.note_right()
    assert begun().wrong == 0
    assert QSettings().allKeys() == []


def test_f50_what_is_kept_is_a_number_under_the_salt_and_no_name(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "zoe-oneill.nscp"
    path.write_bytes(bytes(range(200, 216)) * 256)
    tries = tries_of(path, protection.mark_of, delay_seconds)
    assert tries_of(path, protection.mark_of, delay_seconds) is tries
    tries.note_wrong(delay_seconds)
    (key,) = QSettings().allKeys()
    assert (key, str(QSettings().value(key))) == (f"wrong-tries/{protection.mark_of(path)}", "1")
    path.write_bytes(bytes(range(100, 116)) * 256)  # the password was changed
    tries.note_right()
    assert QSettings().allKeys() == []
    plain = tmp_path / "plain.nscp"
    plain.write_bytes(b"SQLite format 3\0" * 256)
    tries_of(plain, protection.mark_of, delay_seconds).note_wrong(delay_seconds)
    assert QSettings().allKeys() == []
