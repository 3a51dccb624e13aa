"""A disk that refuses one call, or a kill at exactly one call: `strace` holds the program and spoils that call.

The program is a forked child that waits until it is held. Calls are counted by their name from then on, so that a
call of one pass is found again in the next.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

NAMES = (
    "open,openat,creat,read,pread64,readv,preadv,write,pwrite64,writev,pwritev,fsync,fdatasync,sync_file_range,"
    "ftruncate,truncate,fallocate,unlink,unlinkat,rename,renameat,renameat2,link,linkat,mkdir,mkdirat,rmdir,fcntl,"
    "flock,stat,lstat,fstat,newfstatat,statx,access,faccessat,faccessat2,statfs,fstatfs,getdents64,sendfile,"
    "copy_file_range,chmod,fchmod,fchmodat"
)
WRITING = frozenset({"write", "pwrite64", "writev", "pwritev", "sendfile", "copy_file_range", "fallocate", "ftruncate"})
REMOVING = frozenset({"unlink", "unlinkat", "rmdir"})
_SYNCING = frozenset({"fsync", "fdatasync", "sync_file_range"})
_NAMING = frozenset({"rename", "renameat", "renameat2", "link", "linkat", "mkdir", "mkdirat"})
_OPENING = frozenset({"open", "openat", "creat"})
_LOOKING = frozenset({"stat", "lstat", "newfstatat", "statx", "access", "faccessat", "faccessat2", "fcntl", "flock"})
KILL = "KILL"
FAULTS = ("EIO", "ENOSPC", "EACCES", KILL)
LONGEST_SECONDS = 30.0
_LINE = re.compile(r"(?:\d+\s+)?(\w+)\(")


@dataclass(frozen=True, slots=True)
class Call:
    """The `number`-th call of a name, counted from 1, that touches the folder; `words` is how strace shows it."""

    name: str
    number: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is done to a call: an error, or a kill; with `stays` to every later call of that name too."""

    call: Call
    kind: str
    stays: bool = False

    @property
    def can_happen(self) -> bool:
        """Whether a drive can do this to such a call, or a kill before it leaves another state than a later one."""
        name, changes = self.call.name, WRITING | _NAMING | _OPENING
        if self.kind == KILL:
            return name in changes | _SYNCING | REMOVING and not (name in _OPENING and "O_CREAT" not in self.call.words)
        if self.kind == "ENOSPC":
            return name in changes | _SYNCING
        return self.kind == "EIO" or name in _NAMING | _OPENING | REMOVING | _LOOKING

    @property
    def option(self) -> str:
        what = "signal=KILL" if self.kind == KILL else f"error={self.kind}"
        return f"inject={self.call.name}:{what}:when={self.call.number}{'+' if self.stays else ''}"

    def __str__(self) -> str:
        return f"{self.kind}{' from here on' if self.stays else ''} at {self.call.name} {self.call.number}"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a child said, how it ended, and which lines strace wrote."""

    said: tuple[str, ...]
    status: int
    lines: tuple[str, ...]


class Line:
    """The child's end of the line to its parent. It uses other calls than those that are spoilt."""

    def __init__(self, end: socket.socket) -> None:
        self._end = end

    def wait(self) -> None:
        """Wait for leave to go on."""
        self._end.recv(1)

    def say(self, words: str) -> None:
        """Tell the parent something on one line."""
        self._end.sendall(words.replace("\n", " ").encode() + b"\n")


def is_possible() -> bool:
    """Tell whether calls can be spoilt on this computer."""
    return shutil.which("strace") is not None


def calls_in(folder: Path, seen: Seen) -> list[Call]:
    """Return the calls of an undisturbed pass that touch a folder."""
    counted: Counter[str] = Counter()
    found = []
    for line in seen.lines:
        match = _LINE.match(line)
        if match is None:
            continue
        counted[match[1]] += 1
        if os.fspath(folder) in line:
            found.append(Call(match[1], counted[match[1]], _short(line, folder)))
    return found


def hit(folder: Path, seen: Seen, fault: Fault) -> bool:
    """Tell whether the fault struck a call on the folder and not, by chance, another."""
    if fault.kind == KILL:
        calls = [line for line in seen.lines if _LINE.match(line)]
        return os.WIFSIGNALED(seen.status) and bool(calls) and os.fspath(folder) in calls[-1]
    struck = [line for line in seen.lines if "(INJECTED)" in line]
    return bool(struck) and os.fspath(folder) in struck[0]


def watched(work: Callable[[Line], None], ready: Callable[[], None], fault: Fault | None = None) -> Seen:
    """Fork a child, let it make itself ready, hold it, and let it work; with a fault, until it reports one.

    After the child has said something for the first time it is let go, and goes on without faults.
    """
    parents, childs = socket.socketpair()
    child = os.fork()
    if not child:
        parents.close()
        _live(work, ready, Line(childs))
    childs.close()
    with tempfile.NamedTemporaryFile("r", suffix=".calls") as calls, parents:
        parents.settimeout(LONGEST_SECONDS)
        said, status = _talk(child, parents, fault, calls.name)
        return Seen(said, status, tuple(calls.read().splitlines()))


def _talk(child: int, line: socket.socket, fault: Fault | None, log: str) -> tuple[tuple[str, ...], int]:
    with line.makefile("r", encoding="utf-8") as words:
        said = []
        try:
            if words.readline() != "ready\n":
                raise RuntimeError("the child did not even get ready")
            command = ["strace", "-f", "-y", "-s", "8", "-o", log, "-e", f"trace={NAMES}"]
            with subprocess.Popen(
                [*command, *(["-e", fault.option] if fault else []), "-p", str(child)],
                stderr=subprocess.PIPE,
                text=True,
            ) as tracer:
                assert tracer.stderr is not None
                if "attached" not in tracer.stderr.readline():
                    raise RuntimeError("the child could not be held")
                line.sendall(b"g")
                said.append(words.readline().strip())
                tracer.terminate()
            line.sendall(b"g")
            said += [one.strip() for one in words]
        except TimeoutError:
            os.kill(child, 9)
            said.append("silent")
        except (BrokenPipeError, ConnectionResetError):
            pass
    _, status = os.waitpid(child, 0)
    return tuple(one for one in said if one), status


def _live(work: Callable[[Line], None], ready: Callable[[], None], line: Line) -> None:
    status = 1
    try:
        ready()
        line.say("ready")
        line.wait()
        work(line)
        status = 0
    finally:
        error = sys.exc_info()[1]
        if error is not None:
            line.say(f"uncaught {type(error).__name__}: {error} at {_place(error)}")
        # The child must never return into the loop of its parent.
        os._exit(status)


def _place(error: BaseException) -> str:
    places, at = [], error.__traceback__
    while at is not None:
        places.append(f"{Path(at.tb_frame.f_code.co_filename).name}:{at.tb_lineno}")
        at = at.tb_next
    return " ".join(places[-6:])


def _short(line: str, folder: Path) -> str:
    return line.partition(" ")[2].strip().replace(os.fspath(folder), "")[:160]
