"""Wrong tries at the password of a record file, and how long to wait after them."""

import math
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings

_GROUP = "wrong-tries"


class Tries:
    """Wrong tries in a row for one file, which closing and opening the window does not forget.

    Where `mark` names the file, their number is kept on this computer too, and a new start of the program begins with
    the whole wait. No time is kept, so that no clock that is set forward shortens it. This slows down whoever tries
    here; on another computer, or past these settings, it is the password alone that keeps the file closed.
    """

    def __init__(
        self,
        now: Callable[[], float] = time.monotonic,
        mark: Callable[[], str] | None = None,
        delay_seconds: Callable[[int], float] | None = None,
    ) -> None:
        self._now, self._mark = now, mark
        self._kept_under = mark() if mark is not None else ""
        self.wrong = self._kept()
        self._until = now() + (delay_seconds(self.wrong) if delay_seconds is not None else 0)

    def note_wrong(self, delay_seconds: Callable[[int], float]) -> None:
        """Count one more wrong try, and wait."""
        self.wrong += 1
        self._until = self._now() + delay_seconds(self.wrong)
        self._keep()

    def note_right(self) -> None:
        """Begin to count anew."""
        self.wrong = 0
        self._until = self._now()
        self._keep()

    def seconds_left(self) -> int:
        """Return how long to wait before the next try, in whole seconds."""
        return max(0, math.ceil(self._until - self._now()))

    def _kept(self) -> int:
        text = str(QSettings().value(f"{_GROUP}/{self._kept_under}", "")) if self._kept_under else ""
        return int(text) if text.isdecimal() else 0

    def _keep(self) -> None:
        mark = self._mark() if self._mark is not None else ""
        settings = QSettings()
        # What the file was known by before its password was changed is of no use any more.
        for known in {mark, self._kept_under} - {""}:
            settings.remove(f"{_GROUP}/{known}")
        self._kept_under = mark
        if mark and self.wrong:
            settings.setValue(f"{_GROUP}/{mark}", self.wrong)
        # At once: somebody who tries many passwords may end the program by force.
        settings.sync()


_of_files: dict[Path, Tries] = {}


def tries_of(path: Path, mark: Callable[[Path], str], delay_seconds: Callable[[int], float]) -> Tries:
    """Return the one count of wrong tries at a file, whatever asks for its password; `mark` names it without a name."""
    place = path.absolute()
    if place not in _of_files:
        _of_files[place] = Tries(mark=lambda: mark(place), delay_seconds=delay_seconds)
    return _of_files[place]


def wait_words(seconds: int) -> str:
    """Say how long to wait before the next try."""
    if seconds == 1:
        return QCoreApplication.translate("tries", "You can try again in 1 second.")
    return QCoreApplication.translate("tries", "You can try again in %1 seconds.").replace("%1", str(seconds))
