"""Getting the key of a protected record file before it is opened."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from nscp_desktop.app.trouble import show_damaged
from nscp_desktop.domain.errors import FileRefusedError, NscpError
from nscp_desktop.ui.protecting import FileProtection
from nscp_desktop.ui.unlock import UnlockDialog

Open = Callable[[Path, bytes | None], object]


class Unlocking(QObject):
    """Opens files with `open_with(path, key)`, asking for the password of a protected one.

    `open_other` is sent when another file is wanted instead.
    """

    open_other = Signal()

    def __init__(self, protection: FileProtection, open_with: Open, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._protection = protection
        self._open_with = open_with
        self.dialog: UnlockDialog | None = None

    def is_needed(self, path: Path) -> bool:
        """Whether a file is there and protected."""
        return path.is_file() and self._protection.is_protected(path)

    def open(self, path: Path, parent: QWidget | None) -> None:
        """Open a protected file, at once when its key is remembered on this computer."""
        key = self._protection.recall(path)
        if key is None:
            self._ask(path, parent)
            return
        try:
            self._open_with(path, key)
        except FileRefusedError as error:
            self._ask(path, parent).panel.show_refusal(error)

    def _ask(self, path: Path, parent: QWidget | None) -> UnlockDialog:
        unlocker = self._protection.unlocker(path, may_remember=True)
        dialog = self.dialog = UnlockDialog(path.name, unlocker, unlocker.tries, parent)
        dialog.panel.unlocked.connect(partial(self._take, dialog, path))
        dialog.panel.backups_wanted.connect(partial(self._show_backups, dialog, path))
        dialog.open_other.connect(partial(self._go_elsewhere, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._forget_dialog)
        dialog.open()
        dialog.panel.take_focus()
        return dialog

    def _take(self, dialog: UnlockDialog, path: Path, key: bytes, remember: bool) -> None:
        dialog.hide()
        try:
            self._open_with(path, key)
        except NscpError as error:
            dialog.open()
            dialog.panel.show_refusal(error)
            return
        if remember:
            self._protection.remember(path, key)
        dialog.accept()

    def _show_backups(self, dialog: UnlockDialog, path: Path, key: bytes, problem: str) -> None:
        # Over the question, which is there still when no backup is taken: the recovery sheet may be tried too.
        again = partial(self._take, dialog, path, key, dialog.panel.remember.isChecked())
        show_damaged(path, key, [problem], dialog, again)

    def _go_elsewhere(self, dialog: UnlockDialog) -> None:
        dialog.accept()
        self.open_other.emit()

    def _forget_dialog(self, _result: int) -> None:
        self.dialog = None
