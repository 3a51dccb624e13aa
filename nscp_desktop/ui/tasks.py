"""Work off the GUI thread: one runner that outlives its jobs."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QEventLoop, QObject, QRunnable, QThreadPool, Signal, SignalInstance

from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.events import Event, note
from nscp_desktop.ui.messages import report, unexpected, window_in_front

T = TypeVar("T")


class TaskRunner(QObject):
    """Runs one job after another in a thread, and hands each answer back on the GUI thread.

    One at a time, so that a record file is never read by two jobs at once. `busy` carries the words of the job
    that has begun to wait, `idle` says that none is left, `unforeseen` that one ended in a way nobody foresaw.
    """

    busy = Signal(str)
    idle = Signal()
    unforeseen = Signal()
    _done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._jobs: set[_Job] = set()
        self._done.connect(self._finish)

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[NscpError], None] | None = None,
        words: str = "",
        cancelled: Callable[[], None] | None = None,
    ) -> None:
        """Do `work` in a thread, then call `then` with its answer, or `failed` with a refusal, on the GUI thread.

        Without `failed` the refusal is shown in a message box. `words` say what is going on ("Making the report").
        With `cancelled` the job may be given up: it must store nothing, and `cancelled` is called in place of the
        others. When the widget that `then` belongs to has been deleted meanwhile, nothing is called.
        """
        job = _Job(work, partial(_hand_over, then), partial(_hand_over, failed or _report), self._done)
        job.cancelled = cancelled
        self._jobs.add(job)
        self.busy.emit(words)
        self._pool.start(job)

    def cancel(self) -> None:
        """Give up every job that may be given up; an answer that comes all the same is dropped."""
        for job in [job for job in self._jobs if job.cancelled is not None and not job.is_dropped]:
            job.is_dropped = True
            if self._pool.tryTake(job):
                self._jobs.discard(job)
            if job.cancelled is not None:
                job.cancelled()
        if not self.is_busy:
            self.idle.emit()

    @property
    def can_cancel(self) -> bool:
        """Whether all that runs or waits may be given up."""
        return self.is_busy and all(job.cancelled is not None for job in self._jobs)

    @property
    def is_busy(self) -> bool:
        """Whether a job runs or waits that somebody still wants."""
        return any(not job.is_dropped for job in self._jobs)

    def wait_idle(self, timeout_ms: int = 30_000) -> bool:
        """Wait until no job is left and return True, or False when the time is over; for the end and for tests."""
        if not self._jobs:
            return True
        loop = QEventLoop()
        self.idle.connect(loop.quit)
        timer = self.startTimer(timeout_ms)
        self._waiting = loop
        loop.exec()
        self.killTimer(timer)
        self._waiting = None
        return not self._jobs

    _waiting: QEventLoop | None = None

    def timerEvent(self, event: object) -> None:
        """End a wait whose time is over."""
        if self._waiting is not None:
            self._waiting.quit()

    def _finish(self, job: "_Job") -> None:
        self._jobs.discard(job)
        try:
            if job.is_dropped:
                return
            if job.error is None:
                job.then(job.answer)
            else:
                job.failed(job.error)
                if job.is_unforeseen and shiboken6.isValid(self):
                    self.unforeseen.emit()
        finally:
            # Whoever takes the answer may close the window, and this goes with it.
            if not self._jobs and shiboken6.isValid(self):
                self.idle.emit()


class _Job(QRunnable):
    """One piece of work with its answer or its error."""

    def __init__(
        self,
        work: Callable[[], object],
        then: Callable[[object], None],
        failed: Callable[[NscpError], None],
        done: SignalInstance,
    ) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.work = work
        self.then = then
        self.failed = failed
        self.answer: object = None
        self.error: NscpError | None = None
        self.cancelled: Callable[[], None] | None = None
        self.is_dropped = False
        self.is_unforeseen = False
        self._done = done

    def run(self) -> None:
        """Do the work; an unexpected error becomes a plain sentence."""
        try:
            self.answer = self.work()
        except NscpError as error:
            self.error = error
        except Exception as error:
            note(Event.UNFORESEEN_IN_BACKGROUND, error=error)
            self.is_unforeseen = True
            self.error = unexpected(error)
        self._done.emit(self)


def _report(error: NscpError) -> None:
    report(window_in_front(), error)


def _hand_over(receiver: Callable[[T], None], answer: T) -> None:
    """Call the receiver unless the widget that it belongs to has been deleted."""
    inner: object = receiver
    while isinstance(inner, partial):
        inner = inner.func
    owner = getattr(inner, "__self__", None)
    if isinstance(owner, QObject) and not shiboken6.isValid(owner):
        return
    receiver(answer)
