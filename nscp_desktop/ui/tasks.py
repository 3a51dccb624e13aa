"""Work off the GUI thread: runners whose jobs may outlive them."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal

from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.events import Event, note
from nscp_desktop.ui.messages import report, unexpected, window_in_front

T = TypeVar("T")


# One thread for each runner with a job, up to this many; a drive that does not answer may keep some of them.
MOST_THREADS = 16
_threads = ThreadPoolExecutor(MOST_THREADS, thread_name_prefix="job")


class TaskRunner(QObject):
    """Runs one job after another in a thread, and hands each answer back on the GUI thread.

    One at a time, so that a record file is never read by two jobs at once. `busy` carries the words of the job
    that has begun to wait, `idle` says that none is left, `unforeseen` that one ended in a way nobody foresaw.
    When the runner is deleted, the job that runs comes to its end and its answer is dropped; those that wait are too.
    """

    busy = Signal(str)
    idle = Signal()
    unforeseen = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[_Job] = deque()
        self._running: _Job | None = None
        _desk()

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
        job = _Job(work, partial(_hand_over, then), partial(_hand_over, failed or _report), self)
        job.cancelled = cancelled
        self._waiting.append(job)
        self.busy.emit(words)
        self._begin_next()

    def cancel(self) -> None:
        """Give up every job that may be given up; an answer that comes all the same is dropped."""
        for job in [job for job in self._jobs() if job.cancelled is not None and not job.is_dropped]:
            job.is_dropped = True
            if job.cancelled is not None:
                job.cancelled()
        self._waiting = deque(job for job in self._waiting if not job.is_dropped)
        if not self.is_busy:
            self.idle.emit()

    @property
    def can_cancel(self) -> bool:
        """Whether all that runs or waits may be given up."""
        return self.is_busy and all(job.cancelled is not None for job in self._jobs())

    @property
    def is_busy(self) -> bool:
        """Whether a job runs or waits that somebody still wants."""
        return any(not job.is_dropped for job in self._jobs())

    def wait_idle(self, timeout_ms: int = 30_000) -> bool:
        """Wait until no job is left and return True, or False when the time is over; for the end and for tests."""
        if not self._jobs():
            return True
        loop, late = QEventLoop(), QTimer()
        late.setSingleShot(True)
        late.timeout.connect(loop.quit)
        late.start(timeout_ms)
        self.idle.connect(loop.quit)
        # Whatever else happens meanwhile may take the window, and this with it: then there is no more to wait for.
        self.destroyed.connect(loop.quit)
        while self._jobs() and late.isActive() and shiboken6.isValid(self):
            # Not 0 when the whole program is about to end, where no loop runs any more.
            if loop.exec():
                break
        return not self._jobs()

    def _jobs(self) -> "list[_Job]":
        """Return the jobs that run or wait, also one that was given up and has not come to its end."""
        return [*self._waiting] if self._running is None else [self._running, *self._waiting]

    def _begin_next(self) -> None:
        if self._running is None and self._waiting:
            self._running = self._waiting.popleft()
            _under_way.add(self._running)
            _threads.submit(self._running.run)

    def take_answer(self, job: "_Job") -> None:
        """Hand over what a job found out, and begin the next."""
        self._running = None
        # First, so that it does not wait for somebody who is asked something about this one.
        self._begin_next()
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
            if not self._jobs() and shiboken6.isValid(self):
                self.idle.emit()


class _Job:
    """One piece of work with its answer or its error."""

    def __init__(
        self,
        work: Callable[[], object],
        then: Callable[[object], None],
        failed: Callable[[NscpError], None],
        runner: TaskRunner,
    ) -> None:
        self.work = work
        self.then = then
        self.failed = failed
        self.runner = runner
        self.answer: object = None
        self.error: NscpError | None = None
        self.cancelled: Callable[[], None] | None = None
        self.is_dropped = False
        self.is_unforeseen = False

    def run(self) -> None:
        """Do the work; an unexpected error becomes a plain sentence."""
        try:
            self.answer = self.work()
        except NscpError as error:
            self.error = error
        except BaseException as error:
            note(Event.UNFORESEEN_IN_BACKGROUND, error=error)
            self.is_unforeseen = True
            self.error = unexpected(error)
        _desk().done.emit(self)


class _Desk(QObject):
    """Takes in every job that is over, on the GUI thread; it is there as long as the program, whatever is closed."""

    done = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.done.connect(self._take_in)

    def _take_in(self, job: _Job) -> None:
        _under_way.discard(job)
        try:
            if shiboken6.isValid(job.runner):
                job.runner.take_answer(job)
        finally:
            # Here and not in the thread, which may be the last to hold the job: a window that goes with it would be
            # destroyed there, which ends the program. What was typed is not kept either.
            vars(job).clear()


# Each job that runs is held here, and by nothing that the collecting of garbage could take away from under it.
_under_way: set[_Job] = set()


@cache
def _desk() -> _Desk:
    return _Desk()


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
