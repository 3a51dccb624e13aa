"""A dialog whose last step takes a moment: it is done in the background, and the dialog says so."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QProgressBar, QWidget

from nscp_desktop.domain.errors import NscpError
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.tasks import TaskRunner
from nscp_desktop.ui.widgets.card import plain_label

T = TypeVar("T")


class SlowDialog(Dialog):
    """Keeps its fields and buttons still while `work_on` runs a job, and stays open, as typed, on a refusal."""

    def __init__(self, title: str, accept_words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, accept_words, parent)
        self.tasks = TaskRunner(self)
        self.is_working = False
        self.form = QWidget(self)
        self.body.addWidget(self.form)
        self._words = plain_label("", "muted", wrap=True)
        self._progress = QProgressBar(self)
        self._progress.setRange(0, 0)
        self._progress.setFixedHeight(12)
        self._progress.setTextVisible(False)
        for widget in (self._words, self._progress):
            self.body.addWidget(widget)
            widget.hide()

    def work_on(self, work: Callable[[], T], then: Callable[[T], None], words: str) -> None:
        """Do `work` in a thread and hand its answer to `then`; a refusal of either is shown in the dialog."""
        self._set_working(words)
        self.tasks.run(work, partial(self._finish, then), self._refused, words)

    def throw_away(self) -> None:
        """Close without storing, unless the job is on its way."""
        if not self.is_working:
            super().throw_away()

    def _finish(self, then: Callable[[T], None], answer: T) -> None:
        self._set_working("")
        try:
            then(answer)
        except NscpError as error:
            self.show_error(error)

    def _refused(self, error: NscpError) -> None:
        self._set_working("")
        self.show_error(error)

    def _set_working(self, words: str) -> None:
        self.is_working = bool(words)
        self.form.setEnabled(not self.is_working)
        self.buttons.setEnabled(not self.is_working)
        self._words.setText(words)
        self._progress.setAccessibleName(words)
        for widget in (self._words, self._progress):
            widget.setVisible(self.is_working)
