"""What nobody thought of: told in plain words, written down without names, and the program goes on."""

import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from shiboken6 import isValid

from nscp_desktop.app.crash_report import crash_report
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.events import Event, note
from nscp_desktop.services.saving import save_whole
from nscp_desktop.ui.dialogs.crash_report import CrashReportDialog
from nscp_desktop.ui.messages import report, unexpected, window_in_front


class ExceptionHook:
    """Takes every error that nothing else took. `reread` brings the window back to what is stored."""

    def __init__(self) -> None:
        self.reread: Callable[[], None] | None = None
        self.dialog: CrashReportDialog | None = None
        self._is_telling = False
        # Without a window over it nothing else would hold it.
        self._box: QMessageBox | None = None

    def install(self) -> None:
        """Take the errors of the window, of threads, and of what Python tidies away."""
        sys.excepthook = self.take
        threading.excepthook = _note_of_thread
        sys.unraisablehook = _note_unraisable

    def take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Note an error, show it in plain words, and reread the record; while one is shown others are only noted."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        is_refusal = isinstance(error, NscpError)
        note(Event.REFUSAL_NOT_SHOWN if is_refusal else Event.UNFORESEEN, error=error)
        application = QApplication.instance()
        if application is None or not _on_gui_thread() or self._is_telling:
            return
        self._is_telling = True
        # Not from here: in the middle of painting or laying out, showing anything else ends the program.
        QTimer.singleShot(0, application, partial(self._tell_and_reread, error))

    def _tell_and_reread(self, error: BaseException) -> None:
        try:
            self._tell(error)
            if self.reread is not None:
                self.reread()
        except Exception as another:
            note(Event.UNFORESEEN, error=another)
        finally:
            self._is_telling = False

    def _tell(self, error: BaseException) -> None:
        parent = window_in_front()
        if isinstance(error, NscpError):
            self._box = report(parent, error)
            return
        if self.dialog is not None and isValid(self.dialog) and self.dialog.isVisible():
            return
        text = crash_report(error)
        self.dialog = CrashReportDialog(str(unexpected(error)), text, _saving(text), parent)
        self.dialog.finished.connect(self.dialog.deleteLater)
        # Over everything, also over a dialog that waits for an answer.
        self.dialog.setModal(True)
        self.dialog.show()


def _saving(text: str) -> Callable[[Path], None]:
    def save(out: Path) -> None:
        save_whole(out, lambda stream: stream.write(text.encode()))

    return save


def _on_gui_thread() -> bool:
    application = QApplication.instance()
    return application is not None and QThread.currentThread() is application.thread()


def _note_of_thread(about: threading.ExceptHookArgs) -> None:
    if about.exc_value is not None:
        note(Event.UNFORESEEN_IN_BACKGROUND, error=about.exc_value)


def _note_unraisable(about: Any) -> None:
    if isinstance(about.exc_value, BaseException):
        note(Event.UNFORESEEN_IN_BACKGROUND, error=about.exc_value)
