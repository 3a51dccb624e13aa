"""Working something out in the background, a part at a time: it shows how far it is, and stops when told to."""

from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from nscp_desktop.domain.errors import NscpError
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.card import plain_label

T = TypeVar("T")
Told = Callable[[int, int], bool]
SHOW_AFTER_MS = 300
LOOK_EVERY_MS = 100


class _Run:
    """One piece of work, as its thread and the window both see it."""

    def __init__(self) -> None:
        self.done, self.of = 0, 0
        self.is_wanted = True

    def told(self, done: int, of: int) -> bool:
        self.done, self.of = done, of
        return self.is_wanted


class LookingAhead(QWidget, Generic[T]):
    """A line with words, a bar and a button to cancel, in sight only while something takes longer than a moment.

    `given_up` is sent when the work was cancelled; what is asked anew takes the place of what was asked before.
    """

    given_up = Signal()

    def __init__(self, session: Session, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._words = words
        self._run: _Run | None = None
        self.said = plain_label(words, "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(140, 12)
        self.bar.setAccessibleName(words)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setProperty("plain", True)
        self.cancel_button.setAccessibleName(self.tr("Cancel: %1").replace("%1", words))
        self.cancel_button.clicked.connect(self.cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.said, self.bar, self.cancel_button):
            row.addWidget(widget)
        row.addStretch()
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(SHOW_AFTER_MS)
        self._late.timeout.connect(self._appear)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_EVERY_MS)
        self._look.timeout.connect(self._show_progress)
        self.hide()

    @property
    def is_busy(self) -> bool:
        """Whether something is being worked out."""
        return self._run is not None

    def ask(self, work: Callable[[Told], T | None], then: Callable[[T], None]) -> None:
        """Do `work` in the background with a function that it tells how far it is, and hand the answer to `then`."""
        self.stop()
        run = self._run = _Run()
        self._late.start()
        self._session.tasks.run(
            partial(work, run.told),
            partial(self._take, run, then),
            partial(self._refused, run),
            self._words,
            partial(self._give_up, run),
        )

    def stop(self) -> None:
        """Want nothing of what is going on any more."""
        if self._run is not None:
            self._run.is_wanted = False
            self._end()

    def cancel(self) -> None:
        """Give up what is going on, and say so."""
        if self._run is not None:
            self.stop()
            self.given_up.emit()

    def _take(self, run: _Run, then: Callable[[T], None], answer: T | None) -> None:
        if run is self._run:
            self._end()
            if answer is not None:
                then(answer)

    def _refused(self, run: _Run, error: NscpError) -> None:
        if run is self._run:
            self._end()
            self._session.say(str(error))
            self.given_up.emit()

    def _give_up(self, run: _Run) -> None:
        run.is_wanted = False
        if run is self._run:
            self._end()
            self.given_up.emit()

    def _appear(self) -> None:
        self.bar.setRange(0, 0)
        self.show()
        self._look.start()

    def _show_progress(self) -> None:
        if self._run is not None and self._run.of:
            self.bar.setRange(0, self._run.of)
            self.bar.setValue(self._run.done)

    def _end(self) -> None:
        self._run = None
        self._late.stop()
        self._look.stop()
        self.hide()
