"""The side file that names who has a record file open. SQLite's own lock decides; this only gives the words."""

import json
import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from nscp_desktop.domain.holding import Holder, held_elsewhere, in_use, taken_over
from nscp_desktop.domain.workplace import Workplace
from nscp_desktop.storage.processes import is_running, started_at

LONGEST_BYTES = 4096
# What this process holds for writing. On POSIX to open and close such a file once more, even to read a few bytes of
# it, gives up the lock, so a second opening is refused before the file is touched, and what others want to know of its
# head is answered from the key.
_held_here: dict[tuple[int, int], bytes | None] = {}


def side_file(path: Path) -> Path:
    """Return the side file of a record file: `.carlton-hill.nscp.open` beside it."""
    return path.with_name(f".{path.name}.open")


def refuse_held_here(path: Path) -> None:
    """Refuse a file that this process has open for writing already.

    Raises InUseError.
    """
    with suppress(OSError):
        if _own_name(path) in _held_here:
            raise in_use(path.name, read_holder(path))


def is_held_here(path: Path) -> bool:
    """Whether this process has the file open for writing, so that nothing may open and close it besides."""
    with suppress(OSError):
        return _own_name(path) in _held_here
    return False


def held_key(path: Path) -> bytes | None:
    """Return the key of a file that this process holds; None when it has no password."""
    with suppress(OSError):
        return _held_here.get(_own_name(path))
    return None


def _own_name(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


def this_holder(workplace: Workplace) -> Holder:
    """Return who opens a file now, in this process."""
    since = workplace.now().astimezone()
    return Holder(workplace.who, workplace.computer, os.getpid(), started_at(os.getpid()), since)


def read_holder(path: Path) -> Holder | None:
    """Return who the side file of a record file names; None when there is none, or nothing that makes sense."""
    with suppress(OSError, ValueError, TypeError, KeyError, RecursionError, OverflowError):
        with side_file(path).open("rb") as stream:
            found = json.loads(stream.read(LONGEST_BYTES).decode())
        since = datetime.fromisoformat(found["since"]).astimezone()
        who, computer, started = (_one_line(found[name]) for name in ("who", "computer", "started"))
        return Holder(who, computer, int(found["process"]), started, since)
    return None


def refuse_held(path: Path, computer: str, *, take_over: bool = False) -> None:
    """Refuse a file whose lock was got although its side file names somebody who may still work on it.

    A process of this computer that is gone, or whose number another one has now, is passed over silently. Another
    computer is passed over only with `take_over`; how long ago it was decides nothing.

    Raises HeldElsewhereError, or InUseError when a living process of this computer is named.
    """
    holder = read_holder(path)
    if holder is None or (holder.process == os.getpid() and holder.computer == computer):
        return
    if holder.computer == computer:
        if is_running(holder.process, holder.started):
            raise in_use(path.name, holder)
    elif not take_over:
        raise held_elsewhere(path.name, holder)


def refuse_taken_over(path: Path, computer: str) -> None:
    """Refuse to write when the side file names somebody else by now: a share may let go of a sleeping computer's lock.

    Raises ReplacedError.
    """
    holder = read_holder(path)
    if holder is not None and (holder.process, holder.computer) != (os.getpid(), _one_line(computer)):
        raise taken_over(path.name, holder)


def hold(path: Path, holder: Holder, key: bytes | None) -> tuple[int, int]:
    """Name the holder beside a record file, open with `key`, and return what `let_go` asks for.

    Where the side file cannot be written the record is used without it.
    """
    own = _own_name(path)
    _held_here[own] = key
    _write_holder(path, holder)
    return own


def let_go(path: Path, own: tuple[int, int]) -> None:
    """Take the side file away, if this process wrote it; called when the record file is closed."""
    _held_here.pop(own, None)
    _remove_holder(path)


def _write_holder(path: Path, holder: Holder) -> None:
    content = {
        "who": holder.who,
        "computer": holder.computer,
        "process": holder.process,
        "started": holder.started,
        "since": holder.since.isoformat(timespec="seconds"),
    }
    unfinished = side_file(path).with_name(f".{path.name}.{os.getpid()}.opening")
    try:
        unfinished.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        _hide(unfinished)
        unfinished.replace(side_file(path))
    except OSError:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _remove_holder(path: Path) -> None:
    holder = read_holder(path)
    # One that cannot be read is ours too: we held the file. Somebody who took it over meanwhile is left.
    if holder is None or (holder.process, holder.started) == (os.getpid(), started_at(os.getpid())):
        with suppress(OSError):
            side_file(path).unlink(missing_ok=True)


def _one_line(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a holder is named in text")
    return " ".join("".join(letter if letter.isprintable() else " " for letter in value).split())[:80]


def _hide(path: Path) -> None:
    """Keep the side file out of sight on Windows, where a leading dot does not."""
    if sys.platform == "win32":
        import ctypes

        hidden = 2
        ctypes.windll.kernel32.SetFileAttributesW(str(path), hidden)
