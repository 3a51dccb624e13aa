"""A fault at every system call of an operation: an error, a full drive, a refusal, or a kill, at each call in turn.

An undisturbed pass lists the calls of one operation that touch its folder. Then the operation is done again for each of
them and each fault that it can have: EIO for every call, ENOSPC where room is needed, EACCES where a name or a lock is
used, a kill where something changes. What the program says is compared with what is on the disk: nothing that was said
to be saved is missing, nothing is half there, every refusal is a sentence, and the program goes on afterwards.
Temporary files are in the folder too.
"""

import hashlib
import os
import shutil
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from nscp_desktop.domain.errors import NscpError
from nscp_desktop.services.record_files import Services, open_existing
from nscp_desktop.storage.backups import look_into
from tests.faults.counts import MOST_FINDINGS, Counts, goes_on
from tests.faults.operations import (
    NAME,
    PLACE,
    Run,
    Step,
    Templates,
    Work,
    fast_folder,
    key_of,
    mark_at,
    own_data,
    problems_of,
)
from tests.faults.refusing_disk import FAULTS, KILL, REMOVING, WRITING, Fault, Line, Seen, calls_in, hit, watched
from tests.faults.system_call_units import Some, units_of
from tests.faults.warm import settle, shared_statements

MEASURE = 'fault at every system call of an operation: wrong "saved", loss, uncaught error'
OUT = "out"
Carry = Callable[[Step, Work], None]


@dataclass(frozen=True, slots=True)
class Operation:
    """One step of a run, what is there before it, the marks before and after, and what is there after it."""

    name: str
    step: Step
    key: bytes | None
    before: Path
    opens_first: bool
    marks: tuple[str, str]
    backups: frozenset[str]
    files: frozenset[str]


class Knowing(Work):
    """A program that was told the key, and does not look at the file to know it."""

    @property
    def services(self) -> Services:
        if self.open is None:
            self.open = open_existing(self.path, key=self.key, workplace=PLACE)
        return self.open


def honestly(step: Step, work: Work) -> None:
    """Carry a step out as the program does."""
    step(work)


def run(
    seed: int,
    amount: int | None = None,
    until: float | None = None,
    *,
    names: Sequence[str] = (),
    one_in: int = 1,
    carry: Carry = honestly,
    before: Mapping[str, int] = MappingProxyType({}),
) -> Counts:
    """Spoil every call of so many operations in turn, in an order that the seed chooses.

    An even seed does one half of the operations and an odd one the other, short ones first; `names` chooses some
    instead. With `one_in` 10 it is every tenth try, from one that the seed chooses. What the notes `before` say is done
    is not done again. What was begun is done to its end, though the time is over.
    """
    begun, done, bad = time.monotonic(), 0, 0
    findings: list[str] = []
    notes: Counter[str] = Counter()
    with fast_folder() as folder, shared_statements():
        units = [unit for unit in units_of(seed, names, one_in) if not before.get(unit.words)]
        templates = Templates(_made(folder / "templates"))
        while units and goes_on(done, amount, until):
            unit = units.pop(0)
            operation = prepared(unit.name, unit.run, unit.number, templates, folder)
            settle()
            for fault, wrong in tried(operation, folder / "try", unit.some, notes, carry):
                if wrong:
                    bad += 1
                    findings.append(f"seed {seed}, {unit.name}, {fault}, {fault.call.words}: {wrong}")
            notes[unit.words] += 1
            done += not any(other.name == unit.name for other in units)
    return Counts(MEASURE, done, bad, seed, time.monotonic() - begun, tuple(findings[:MOST_FINDINGS]), dict(notes))


def prepared(name: str, each: Run, number: int, templates: Templates, folder: Path) -> Operation:
    """Carry a run out up to a step, keep what is there then, and carry that step out undisturbed."""
    before = folder / "before"
    shutil.rmtree(before, ignore_errors=True)
    work = templates.copy(each, before)
    with own_place(before):
        _made(before / OUT)
        for step in each.steps[:number]:
            step(work)
        work.close()
    after = folder / "after"
    opens_first = each.opens_first or number > 0
    marks = []
    for steps in ((), (each.steps[number],)):
        shutil.copytree(before, after)
        work = Work(after, each.key)
        with own_place(after):
            for step in steps:
                step(work)
            marks.append(mark_at(work))
            work.close()
        files = _files(after)
        shutil.rmtree(after)
    return Operation(
        name,
        each.steps[number],
        each.key,
        before,
        opens_first,
        (marks[0], marks[1]),
        frozenset(one for one in _files(before) if one.startswith("data/") and one.endswith(".nscp")),
        frozenset(files) | frozenset(_files(before)),
    )


def tried(
    operation: Operation,
    folder: Path,
    some: Some,
    notes: Counter[str],
    carry: Carry = honestly,
) -> Iterator[tuple[Fault, str]]:
    """Give each fault that can happen at each call of an operation, and what was wrong after it, empty if nothing."""
    seen = _once(operation, folder, None, carry)
    calls = calls_in(folder, seen)
    if seen.said != ("done", "closed") or not calls:
        raise RuntimeError(f"{operation.name} does not even work undisturbed: {seen.said}")
    shutil.rmtree(folder)
    notes["calls that touch the folder"] += len(calls)
    # What is left is often the same to the byte, and is then looked into once.
    looked_into: dict[str, str] = {}
    possible = [fault for call in calls for kind in FAULTS if (fault := Fault(call, kind)).can_happen]
    for fault in possible[some.place :: some.one_in]:
        seen = _once(operation, folder, fault, carry)
        notes["faults"] += 1
        notes["faults that struck another call"] += not hit(folder, seen, fault)
        notes["refused with a sentence"] += seen.said[:1] != () and seen.said[0].startswith("refused")
        notes["done all the same"] += fault.kind != KILL and seen.said[:1] == ("done",)
        notes["killed"] += os.WIFSIGNALED(seen.status)
        left = _digest(operation, folder, fault, seen)
        if left not in looked_into:
            looked_into[left] = _wrong_left(operation, folder, fault, seen)
        yield fault, _wrong_words(operation, folder, fault, seen) or looked_into[left]
        shutil.rmtree(folder)
    notes["different states looked into"] += len(looked_into)


def _once(operation: Operation, folder: Path, fault: Fault | None, carry: Carry) -> Seen:
    shutil.copytree(operation.before, folder)
    # An operation before it may have taken the password away.
    key = key_of(folder / NAME) if (folder / NAME).exists() else operation.key
    work = Knowing(folder, key)
    with own_place(folder):
        return watched(lambda line: _work(operation, work, line, carry), lambda: _ready(operation, work), fault)


def _ready(operation: Operation, work: Work) -> None:
    if operation.opens_first:
        assert work.services


def _work(operation: Operation, work: Work, line: Line, carry: Carry) -> None:
    """Do the step; when it is refused, look what is there, and do it again unless it was done after all."""
    try:
        carry(operation.step, work)
        line.say("done")
        line.wait()
    except NscpError as refusal:
        line.say(f"refused {type(refusal).__name__}: {refusal}")
        line.wait()
        _look_anew(work)
        found = mark_at(work)
        line.say(f"found {found}")
        if found == operation.marks[0]:
            try:
                operation.step(work)
                line.say("done")
            except NscpError as again:
                line.say(f"refused {type(again).__name__}: {again}")
    work.close()
    line.say("closed")


def _look_anew(work: Work) -> None:
    """Do what somebody does after a refusal: give the password again when the record was locked meanwhile."""
    if work.path.exists():
        work.key = key_of(work.path)
    if work.open is not None and work.open.locking.is_locked and work.key is not None:
        work.open.locking.unlock(work.key)


def _wrong_words(operation: Operation, folder: Path, fault: Fault, seen: Seen) -> str:
    """Return what is wrong with what the program said and how it ended."""
    before, after = operation.marks
    if fault.kind == KILL:
        return "" if os.WIFSIGNALED(seen.status) else f"it was not killed, but said {seen.said}"
    if seen.said[-1:] != ("closed",) or seen.status:
        return f"it ended with {seen.status} and said {seen.said}"
    if seen.said[0] == "done":
        return ""
    refused, found = seen.said[0], seen.said[1].removeprefix("found ")
    if found not in operation.marks:
        return f"after the refusal it shows something else: {seen.said}"
    if found == after != before and "nothing was saved" in refused.casefold():
        return f"it said that nothing was saved, and it was: {refused}"
    if found == before and seen.said[2] != "done":
        return f"it does not go on afterwards: {seen.said}"
    if fault.kind == "ENOSPC" and fault.call.name in WRITING and not _names_room(refused, folder):
        return f"a full drive is not named: {refused}"
    return ""


def _wrong_left(operation: Operation, folder: Path, fault: Fault, seen: Seen) -> str:
    """Return what is wrong with the record, its backups and the other files that are left."""
    before, after = operation.marks
    allowed = {after} if "done" in seen.said or f"found {after}" in seen.said else {before, after}
    work = Work(folder, key_of(folder / NAME) or operation.key)
    with own_place(folder):
        try:
            found = mark_at(work)
            if found not in allowed:
                return f"the record is {'as before' if found == before else 'something else'}; it said {seen.said}"
            wrong = " ".join(problems_of(work))
            work.close()
            return wrong or _wrong_files(operation, folder, fault)
        except NscpError as refusal:
            return f"{type(refusal).__name__}: {refusal} (it said {seen.said})"
        finally:
            work.close()


def _names_room(refused: str, folder: Path) -> bool:
    return "room" in refused and os.fspath(folder) in refused


def _wrong_files(operation: Operation, folder: Path, fault: Fault) -> str:
    there = _files(folder)
    missing = sorted(operation.backups - set(there))
    if missing:
        return f"a backup is gone: {missing}"
    for name, path in there.items():
        if name.startswith(f"{OUT}/") and not name.startswith(f"{OUT}/.") and not _is_whole(path):
            return f"{name} is there in part"
    extra = sorted(name for name in set(there) - operation.files if not _may_come(name, there[name]))
    return f"left behind: {extra}" if extra and not _may_leave(fault) else ""


def _may_come(name: str, path: Path) -> bool:
    """Whether a file may be there that was not there before: a backup, or one that is emptied and goes at the end."""
    return (name.startswith("data/") and name.endswith(".nscp")) or (
        name.startswith("temporary/openpyxl.") and not path.stat().st_size
    )


def _digest(operation: Operation, folder: Path, fault: Fault, seen: Seen) -> str:
    """Return the same text for two tries of which the same is left and expected."""
    digest = hashlib.sha256(repr(("done" in seen.said, f"found {operation.marks[1]}" in seen.said)).encode())
    digest.update(repr(_may_leave(fault)).encode())
    for name, path in sorted(_files(folder).items()):
        # The side file names the process, so it is never the same.
        digest.update(repr((name, b"" if name.endswith(".open") else path.read_bytes())).encode())
    return digest.hexdigest()


def _may_leave(fault: Fault) -> bool:
    """Whether something half-made under a temporary name may be left: its removal was prevented."""
    return fault.kind == KILL or fault.call.name in REMOVING


def _is_whole(path: Path) -> bool:
    if path.suffix == ".xlsx":
        try:
            with zipfile.ZipFile(path) as content:
                return content.testzip() is None
        except zipfile.BadZipFile:
            return False
    if path.suffix == ".pdf":
        pdf = path.read_bytes()
        return pdf.startswith(b"%PDF") and pdf.rstrip().endswith(b"%%EOF")
    if path.suffix == ".nscp":
        look_into(path, key_of(path))
    return True


def _files(folder: Path) -> dict[str, Path]:
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}


@contextmanager
def own_place(folder: Path) -> Iterator[None]:
    """Keep the backups and the temporary files of what happens here in the folder itself."""
    before, tempfile.tempdir = tempfile.tempdir, os.fspath(_made(folder / "temporary"))
    try:
        with own_data(folder):
            yield
    finally:
        tempfile.tempdir = before


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder
