"""The Security tab and everything that asks for a password, for their pictures."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.errors import FileRefusedError
from nscp_desktop.ui.dialogs.change_password import ChangePasswordDialog
from nscp_desktop.ui.dialogs.recovery_sheet import RecoverySheetDialog, Sheet
from nscp_desktop.ui.lock_screen import LockScreen
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.tries import Tries
from nscp_desktop.ui.unlock import UnlockDialog, Unlocker

_WRONG = "This password does not open the file. Check the capitals lock and the keyboard language, then try again."


def security_pictures(window: MainWindow) -> Mapping[str, Callable[[], QWidget]]:
    """Return how each is made, by the name of its picture."""
    return {
        "settings-security": partial(_section, window),
        "unlock": partial(_unlock, window),
        "lock-screen": partial(_lock_screen, window),
        "change-password": partial(_change, window),
        "recovery-sheet": partial(_sheet, window, typed=False),
        "recovery-sheet-back": partial(_sheet, window, typed=True),
    }


def _section(window: MainWindow) -> QWidget:
    window.show_page("settings", "security")
    return window


def _unlocker(*, can_remember: bool) -> Unlocker:
    return Unlocker(_no_key, _no_key, _wait, can_remember)


def _unlock(window: MainWindow) -> QWidget:
    dialog = UnlockDialog(window.session.services.path.name, _unlocker(can_remember=True), None, window)
    dialog.panel.entry.field.setText("wrong password")
    dialog.panel.show_refusal(FileRefusedError(_WRONG))
    return dialog


def _lock_screen(window: MainWindow) -> QWidget:
    screen = LockScreen(window.session.services.path.name, _unlocker(can_remember=False), Tries())
    screen.resize(window.size())
    return screen


def _change(window: MainWindow) -> QWidget:
    dialog = ChangePasswordDialog(_strong, _nothing, has_password=True, parent=window)
    dialog.new.first.setText("four words in a row")
    return dialog


def _sheet(window: MainWindow, *, typed: bool) -> QWidget:
    letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789" * 3
    groups = tuple(letters[start : start + 5] for start in range(0, 65, 5))
    name = window.session.services.path.name
    dialog = RecoverySheetDialog(Sheet(name, groups, bytes, _save, _nothing), window)
    if typed:
        dialog.ask_back()
    return dialog


def _strong(_password: str) -> str:
    return "Strong: long and hard to guess."


def _no_key(_password: str) -> bytes:
    return bytes(48)


def _wait(_tries: int) -> float:
    return 0


def _save(_out: Path) -> None:
    return None


def _nothing(*_: object) -> None:
    return None
