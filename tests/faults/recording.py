"""What a program asks of its files, call by call with all the data, as `strace` records it.

Only the calls that change a folder are kept, and the acknowledgements that the program writes into a pipe, so that the
order between both is the real one.
"""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

_CALLS = (
    "openat,open,creat,close,lseek,write,pwrite64,sendfile,fsync,fdatasync,ftruncate,truncate,unlink,unlinkat,rename,"
    "renameat,renameat2,mkdir,mkdirat"
)
# Calls that would change a file in a way that is not understood here: their coming up is an error of the recording.
_UNKNOWN = "writev,pwritev,pwritev2,link,linkat,fallocate,copy_file_range,sync_file_range,io_uring_setup"
_LINE = re.compile(r"\d+\s+(\w+)\((.*)\)\s+=\s+(-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_ACKNOWLEDGED = b"d"


@dataclass(frozen=True, slots=True)
class Event:
    """One call: `write` (data at offset), `resize` (to offset), `sync`, `create`, `rename`, `unlink`, or `done`.

    `path` is relative to the folder; a `sync` of the folder itself has the path of the folder, `.` at the top.
    """

    kind: str
    path: str = ""
    offset: int = 0
    data: bytes = b""
    to: str = ""


class RecordingError(RuntimeError):
    """The record of the calls cannot be understood, so nothing may be concluded from it."""


def is_possible() -> bool:
    """Tell whether calls can be recorded on this computer."""
    return shutil.which("strace") is not None


def recorded(folder: Path, work: Callable[[int], None]) -> list[Event]:
    """Carry `work` out in a child and return what it asked of the files in a folder.

    `work` gets the end of a pipe into which it writes one byte after each step that is saved.
    """
    with tempfile.NamedTemporaryFile(suffix=".calls") as calls:
        child, go, done = _waiting_child(work)
        command = ["strace", "-f", "-y", "-xx", "-s", "100000000", "-e", f"trace={_CALLS},{_UNKNOWN}"]
        with subprocess.Popen(
            [*command, "-o", calls.name, "-p", str(child)], stderr=subprocess.PIPE, text=True
        ) as tracer:
            assert tracer.stderr is not None
            if "attached" not in tracer.stderr.readline():
                raise RecordingError("the program could not be watched")
            os.write(go, b"g")
            _, status = os.waitpid(child, 0)
            tracer.wait()
        os.close(go)
        os.close(done)
        if status:
            raise RecordingError(f"the program ended with {status}")
        return list(_events(folder, Path(calls.name)))


def _waiting_child(work: Callable[[int], None]) -> tuple[int, int, int]:
    """Fork a child that waits for a byte, and return its number and the ends of both pipes."""
    waiting, go = os.pipe()
    done, telling = os.pipe()
    child = os.fork()
    if child:
        os.close(waiting)
        os.close(telling)
        return child, go, done
    status = 1
    try:
        os.close(go)
        os.read(waiting, 1)
        work(telling)
        status = 0
    finally:
        os._exit(status)


def _events(folder: Path, calls: Path) -> Iterator[Event]:
    reader = _Reader(os.fspath(folder))
    with calls.open(encoding="ascii") as lines:
        for line in lines:
            yield from reader.read(line)


@dataclass(slots=True)
class _Handle:
    path: str
    place: int = 0


class _Reader:
    """Follows which number stands for which file, and where in it the next write goes."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._open: dict[int, _Handle] = {}

    def read(self, line: str) -> Iterator[Event]:
        """Return what one line of the record means for the folder."""
        found = _LINE.match(line)
        if found is None:
            if "unfinished" in line or "resumed" in line:
                raise RecordingError(f"more than one thing at a time: {line[:80]}")
            return
        call, rest, result = found[1], found[2], int(found[3])
        if result < 0:
            return
        texts = [bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(rest)]
        if call in ("openat", "open", "creat"):
            yield from self._opened(
                os.fsdecode(texts[0]), call == "creat" or "O_CREAT" in rest, "O_TRUNC" in rest, result
            )
        elif call in ("unlink", "unlinkat", "rename", "renameat", "renameat2", "truncate", "mkdir", "mkdirat"):
            yield from self._named(call, [os.fsdecode(text) for text in texts], rest)
        else:
            yield from self._on_handle(call, rest, texts, result)

    def _opened(self, path: str, may_create: bool, is_emptied: bool, number: int) -> Iterator[Event]:
        self._open.pop(number, None)
        inside = self._inside(path)
        if inside is None:
            return
        self._open[number] = _Handle(inside)
        if may_create:
            yield Event("create", inside)
        if is_emptied:
            yield Event("resize", inside, 0)

    def _named(self, call: str, paths: list[str], rest: str) -> Iterator[Event]:
        inside = [self._inside(path) for path in paths]
        if all(path is None for path in inside):
            return
        if call.startswith("rename"):
            if inside[0] is None or inside[1] is None:
                raise RecordingError("something came from outside or went there")
            for handle in self._open.values():
                if handle.path == inside[0]:
                    handle.path = inside[1]
            yield Event("rename", inside[0], to=inside[1])
        elif call.startswith("unlink"):
            yield Event("unlink", inside[0] or "")
        elif call == "truncate":
            yield Event("resize", inside[0] or "", int(rest.rsplit(",", 1)[1]))

    def _on_handle(self, call: str, rest: str, texts: list[bytes], result: int) -> Iterator[Event]:
        number = int(re.split(r"\D", rest, maxsplit=1)[0])
        handle = self._open.get(number)
        if handle is None:
            if call == "write" and texts and texts[0] == _ACKNOWLEDGED:
                yield Event("done")
            return
        if call == "close":
            del self._open[number]
        elif call == "lseek":
            handle.place = result
        elif call == "pwrite64":
            yield Event("write", handle.path, int(rest.rsplit(",", 1)[1]), texts[0][:result])
        elif call == "write":
            yield Event("write", handle.path, handle.place, texts[0][:result])
            handle.place += result
        elif call in ("fsync", "fdatasync"):
            yield Event("sync", handle.path)
        elif call == "ftruncate":
            yield Event("resize", handle.path, int(rest.rsplit(",", 1)[1]))
        else:
            raise RecordingError(f"{call} is not understood")

    def _inside(self, path: str) -> str | None:
        if path == self._folder:
            return "."
        if not path.startswith(self._folder + "/"):
            return None
        return path[len(self._folder) + 1 :]
