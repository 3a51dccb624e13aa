"""A lock that a long piece of work lets go of again and again, for those who wait."""

import threading
import time
from types import TracebackType

_LOOK_SECONDS = 0.001
# Who saves looks at the record again at once: the long work goes on when nobody has for so long,
_QUIET_SECONDS = 0.03
# and in any case after this, or somebody who reads all the time would stop it.
_PATIENCE_SECONDS = 0.25


class Turns:
    """A lock that its thread may take again."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._counting = threading.Lock()
        self._waiting = 0
        self._depth = 0
        self._used_at = 0.0

    def __enter__(self) -> None:
        if not self._lock.acquire(blocking=False):
            self._count(1)
            try:
                self._lock.acquire()
            finally:
                self._count(-1)
        self._depth += 1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._used_at = time.monotonic()
        self.let_go()

    @property
    def is_taken_once(self) -> bool:
        """Whether the thread that has the lock, and asks, took it only once."""
        return self._depth == 1

    def let_go(self) -> None:
        """Let go of the lock for a while; `take_again` takes it back."""
        self._depth -= 1
        self._lock.release()

    def take_again(self, stop: threading.Event) -> bool:
        """Take the lock when others are done with it, and tell whether that worked; not when `stop` is set."""
        until = time.monotonic() + _PATIENCE_SECONDS
        while (self._waiting or self._was_just_used()) and time.monotonic() < until and not stop.is_set():
            time.sleep(_LOOK_SECONDS)
        while not stop.is_set():
            if self._lock.acquire(timeout=_QUIET_SECONDS):
                self._depth += 1
                return True
        return False

    def _was_just_used(self) -> bool:
        return time.monotonic() - self._used_at < _QUIET_SECONDS

    def _count(self, step: int) -> None:
        with self._counting:
            self._waiting += step
