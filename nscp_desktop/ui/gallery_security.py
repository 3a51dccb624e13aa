"""The Security tab and everything that asks for a password, for their pictures."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from nscp_desktop.services.protection import wrong_password
from nscp_desktop.ui.dialogs.change_password import ChangePasswordDialog
from nscp_desktop.ui.dialogs.recovery_sheet import RecoverySheetDialog, Sheet
from nscp_desktop.ui.lock_screen import LockScreen
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.settings import SettingsPage
from nscp_desktop.ui.protecting import RecordProtection
from nscp_desktop.ui.tries import Tries
from nscp_desktop.ui.unlock import UnlockDialog, Unlocker


def security_pictures(window: MainWindow) -> Mapping[str, Callable[[], QWidget]]:
    """Return how each is made, by the name of its picture."""
    return {
        "settings-security-protected": partial(_section, window, is_protected=True),
        "settings-security": partial(_section, window, is_protected=False),
        "unlock": partial(_unlock, window),
        "lock-screen": partial(_lock_screen, window),
        "change-password": partial(_change, window),
        "recovery-sheet": partial(_sheet, window, typed=False),
        "recovery-sheet-back": partial(_sheet, window, typed=True),
    }


def _section(window: MainWindow, *, is_protected: bool) -> QWidget:
    window.session.protection = RecordProtection(
        is_protected=lambda: is_protected,
        judge=_strong,
        set_password=_nothing,
        change_password=_nothing,
        remove_password=_nothing,
        check_password=_nothing,
        sheet=_letters,
        is_sheet_checked=lambda: False,
        is_remembered=lambda: is_protected,
        forget=_nothing,
    )
    window.show_page("settings", "security")
    page = window.current_page()
    if isinstance(page, SettingsPage):
        page.security.refresh()
    return window


def _unlocker(*, can_remember: bool) -> Unlocker:
    return Unlocker(_no_key, _no_key, _wait, can_remember)


def _unlock(window: MainWindow) -> QWidget:
    dialog = UnlockDialog(window.session.services.path.name, _unlocker(can_remember=True), None, window)
    dialog.panel.entry.field.setText("wrong password")
    dialog.panel.show_refusal(wrong_password(window.session.services.path))
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
    dialog = RecoverySheetDialog(_letters(window.session.services.path.name), window)
    if typed:
        dialog.ask_back()
    return dialog


def _letters(name: str = "carlton-hill.nscp") -> Sheet:
    letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789" * 3
    groups = tuple(letters[start : start + 5] for start in range(0, 65, 5))
    return Sheet(name, groups, bytes, _save, _nothing)


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
