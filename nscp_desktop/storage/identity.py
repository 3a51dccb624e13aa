"""Is the record file on the disk still the one that was opened?

Only its directory entry is looked at. Opening and closing it a second time in the same process would, on POSIX,
give up the lock that keeps other programs out.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from nscp_desktop.domain.holding import ReplacedError, UnreachableError


@dataclass(frozen=True, slots=True)
class _Looks:
    device: int
    file: int
    size_bytes: int
    changed_ns: int


class Identity:
    """Remembers what the file looked like after our own last write, and tells when it looks otherwise."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._looks: _Looks | None = None
        self._sentence = ""
        self._is_writing = False

    @contextmanager
    def own_write(self) -> Iterator[None]:
        """Take what changes meanwhile for our own work, also where another thread looks in the middle of it."""
        self._is_writing = True
        try:
            yield
        finally:
            self.remember()
            self._is_writing = False

    def remember(self) -> None:
        """Take the file as it is now for ours; called after opening it and after each own commit.

        Another file in its place is never taken for ours.
        """
        with suppress(OSError):
            now = _look(self._path)
            if self._looks is None or (now.device, now.file) == (self._looks.device, self._looks.file):
                self._looks = now

    def refuse_if_replaced(self) -> None:
        """Refuse to go on when the file is another one now. Once refused, it stays refused until it is opened anew.

        Raises ReplacedError, and UnreachableError while the drive does not answer.
        """
        if not self._sentence and self._looks is not None:
            self._sentence = self._difference(self._looks)
        if self._sentence:
            raise ReplacedError(self._sentence)

    def _difference(self, before: _Looks) -> str:
        name, folder = self._path.name, self._path.parent
        try:
            now = _look(self._path)
        except FileNotFoundError:
            return (
                f"{name} is no longer in {folder}: it was moved, renamed or deleted while it was open. Nothing more is "
                "saved. Save a copy of what was stored last, then open the file where it is now."
            )
        except OSError as error:
            raise UnreachableError(
                f"{name} cannot be reached: {error.strerror}. Nothing more is saved until {folder} answers again. Try "
                "again, or save a copy of what was stored last to another drive."
            ) from error
        if (now.device, now.file) != (before.device, before.file):
            return (
                f"Another file has taken the place of {name}, most likely from a program that synchronises folders. "
                "Nothing more is saved, and both are kept. Save a copy of what is open here, then compare the two."
            )
        # What looked different while we wrote, or until we took note of it, is ours: the next look tells.
        if now != before and not self._is_writing and before is self._looks:
            return (
                f"Another program has changed {name} while it was open. Nothing more is saved. Save a copy of what is "
                "open here, then open the file again."
            )
        return ""


def _look(path: Path) -> _Looks:
    found = path.stat()
    # Windows brings the time of an open file up to date when it likes.
    changed_ns = found.st_mtime_ns if os.name == "posix" else 0
    return _Looks(found.st_dev, found.st_ino, found.st_size, changed_ns)
