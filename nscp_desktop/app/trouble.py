"""What is asked and shown when a record file does not simply open, or takes a while to make."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QProgressDialog, QWidget

from nscp_desktop.domain.backups import BackupLook
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.holding import HeldElsewhereError
from nscp_desktop.services import damaged
from nscp_desktop.ui.dialogs.damaged_file import DamagedFileDialog
from nscp_desktop.ui.dialogs.take_over import TakeOverDialog
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.tasks import TaskRunner

LONGEST_WAIT_MS = 300_000

# Opens a path with a key, for reading only, or taken over.
OpenAgain = Callable[..., object]


class Waiting:
    """Shows "Waiting for the file" while something else holds it, and can be cancelled."""

    def __init__(self, name: str, parent: QWidget | None) -> None:
        self._name, self._parent = name, parent
        self._dialog: QProgressDialog | None = None

    def pause(self, seconds: float) -> bool:
        """Wait with the window alive, and say whether to go on."""
        if self._dialog is None:
            words = _tr("Waiting for the file %1…").replace("%1", self._name)
            self._dialog = QProgressDialog(words, _tr("Cancel"), 0, 0, self._parent)
            self._dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
            self._dialog.show()
        loop = QEventLoop()
        QTimer.singleShot(round(seconds * 1000), loop.quit)
        self._dialog.canceled.connect(loop.quit)
        loop.exec()
        return not self._dialog.wasCanceled()

    def end(self) -> None:
        """Take the notice away."""
        if self._dialog is not None:
            self._dialog.close()
            self._dialog.deleteLater()
            self._dialog = None


def done_meanwhile(tasks: TaskRunner, work: Callable[[], object], words: str, parent: QWidget | None) -> bool:
    """Do what takes a while in a thread, with a notice and the window alive, and say whether it was done.

    Raises the refusal of `work`.
    """
    notice = QProgressDialog(words, "", 0, 0, parent)
    notice.setCancelButton(None)
    notice.setWindowModality(Qt.WindowModality.ApplicationModal)
    notice.show()
    done: list[object] = []
    refusals: list[NscpError] = []
    tasks.run(work, done.append, refusals.append, words)
    tasks.wait_idle(LONGEST_WAIT_MS)
    notice.close()
    notice.deleteLater()
    if refusals:
        raise refusals[0]
    return bool(done)


def ask_to_take_over(refusal: HeldElsewhereError, path: Path, parent: QWidget | None, again: OpenAgain) -> None:
    """Ask whether a file that another computer did not close is taken over, and open it as was chosen."""
    if refusal.holder is None:
        report(parent, refusal)
        return
    dialog = TakeOverDialog(refusal.holder, path.name, parent)
    dialog.accepted.connect(partial(_go_on, dialog, again))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def show_damaged(
    path: Path, key: bytes | None, problems: Sequence[str], parent: QWidget | None, again: OpenAgain
) -> DamagedFileDialog:
    """Show the good backups of a damaged file; the one that is chosen is put in place and opened."""
    dialog = DamagedFileDialog(
        path,
        problems,
        damaged.good_backups(path, key),
        partial(_open_backup, path, key),
        partial(damaged.keep_copy, path),
        parent,
    )
    dialog.accepted.connect(again)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def _open_backup(path: Path, key: bytes | None, look: BackupLook) -> None:
    damaged.open_backup(path, look, key)


def _go_on(dialog: TakeOverDialog, again: OpenAgain) -> None:
    again(read_only=dialog.read_only, take_over=not dialog.read_only)


def _tr(text: str) -> str:
    return QCoreApplication.translate("trouble", text)
