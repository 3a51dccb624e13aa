"""Kills in the middle of real work: what was said to be saved is there afterwards, and nothing is half there.

Everything is imported once; each try is a fork that carries out a run of steps and writes one byte after each that
returned. It is killed in a step chosen by chance, at a moment spread evenly over the time that this step took before,
and the record is then opened through the program's own way.
"""

import os
import random
import select
import shutil
import signal
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from nscp_desktop.domain.errors import NscpError
from tests.faults.counts import MOST_FINDINGS, Counts, goes_on
from tests.faults.operations import RUNS, Run, Templates, Work, fast_folder, key_of, mark_at, marks, own_data
from tests.faults.operations import problems_of as problems_in

MEASURE = "kill -9 during real work: lost or damaged"
_BEGUN, _DONE = b"b", b"d"
_LONGEST_SECONDS = 60.0
Child = Callable[[Run, Work, int], None]


@dataclass(frozen=True, slots=True)
class Known:
    """A run, its marks, and how long each of its steps takes undisturbed, in seconds."""

    run: Run
    marks: tuple[str, ...]
    seconds: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Killed:
    """What one try showed: how many steps were acknowledged, whether it was killed in time, and what was wrong."""

    acknowledged: int
    was_killed: bool
    wrong: str = ""


def work_honestly(run: Run, work: Work, out: int) -> None:
    """Carry a run out and acknowledge each step after it returned."""
    for step in run.steps:
        step(work)
        os.write(out, _DONE)


def run(
    seed: int,
    amount: int | None = None,
    until: float | None = None,
    *,
    runs: Sequence[Run] = RUNS,
    child: Child = work_honestly,
) -> Counts:
    """Kill so many times, spread over all runs."""
    begun, chance, done = time.monotonic(), random.Random(seed), 0
    findings: list[str] = []
    notes = {"killed before the end": 0, "steps acknowledged": 0}
    bad = 0
    with fast_folder() as folder:
        (folder / "templates").mkdir()
        templates = Templates(folder / "templates")
        known = [_known(each, templates, folder / "first", child) for each in runs]
        while goes_on(done, amount, until):
            one, part = known[done % len(known)], chance.random()
            result = _try(one, templates, folder / "try", part, child)
            notes["killed before the end"] += result.was_killed
            notes["steps acknowledged"] += result.acknowledged
            if result.wrong:
                bad += 1
                findings.append(
                    f"seed {seed}, try {done}, {one.run.name}, at {part:.4f} after {result.acknowledged} steps: "
                    f"{result.wrong}"
                )
            done += 1
    return Counts(MEASURE, done, bad, seed, time.monotonic() - begun, tuple(findings[:MOST_FINDINGS]), notes)


def _known(each: Run, templates: Templates, folder: Path, child: Child) -> Known:
    found = marks(each, templates, folder)
    shutil.rmtree(folder)
    work = templates.copy(each, folder)
    process, reading = _forked(each, work, child)
    told = []
    while os.read(reading, 1):
        told.append(time.monotonic())
    os.close(reading)
    _, status = os.waitpid(process, 0)
    shutil.rmtree(folder)
    if status or len(told) != 1 + len(each.steps):
        raise RuntimeError(f"{each.name} does not even work undisturbed: status {status}, {len(told)} signs of life")
    return Known(each, tuple(found), tuple(after - before for before, after in pairwise(told)))


def _try(known: Known, templates: Templates, folder: Path, part: float, child: Child) -> Killed:
    work = templates.copy(known.run, folder)
    process, reading = _forked(known.run, work, child)
    step, moment = divmod(part * len(known.seconds), 1)
    heard = _heard(reading, 1 + int(step))
    time.sleep(moment * known.seconds[int(step)])
    os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    acknowledged = max(0, heard - 1) + _rest(reading)
    wrong = "it ended with an error by itself" if os.WIFEXITED(status) and os.WEXITSTATUS(status) else ""
    with own_data(folder):
        wrong = wrong or _wrong(known, work, acknowledged)
    shutil.rmtree(folder)
    return Killed(acknowledged, os.WIFSIGNALED(status), wrong)


def _wrong(known: Known, work: Work, acknowledged: int) -> str:
    """Open what is left and say what is wrong with it, empty when nothing is."""
    work.key = key_of(work.path)
    try:
        found = mark_at(work)
        problems = problems_in(work)
    except NscpError as refusal:
        return f"{type(refusal).__name__}: {refusal}"
    finally:
        work.close()
    return misplaced(found, known.marks, acknowledged) or " ".join(problems)


def misplaced(found: str, marks: Sequence[str], acknowledged: int) -> str:
    """Say what is wrong when a record is neither at the mark of the last acknowledged step nor at the next."""
    if found in marks[acknowledged : acknowledged + 2]:
        return ""
    where = marks.index(found) if found in marks else "none"
    return f"the record is at mark {where}, and {acknowledged} were acknowledged"


def _forked(each: Run, work: Work, child: Child) -> tuple[int, int]:
    """Start a child and return its process id and where its acknowledgements are read."""
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    status = 1
    try:
        with own_data(work.folder):
            if each.opens_first:
                mark_at(work)
            os.write(writing, _BEGUN)
            child(each, work, writing)
            work.close()
        status = 0
    finally:
        # The child must never return into the loop of its parent.
        if status:
            traceback.print_exc()
        os._exit(status)


def _heard(reading: int, amount: int) -> int:
    """Wait for so many signs of life and return how many came before the child was silent or gone."""
    for number in range(amount):
        ready, _, _ = select.select([reading], [], [], _LONGEST_SECONDS)
        if not ready or not os.read(reading, 1):
            return number
    return amount


def _rest(reading: int) -> int:
    """Return how many steps were acknowledged, and close the pipe."""
    with os.fdopen(reading, "rb") as stream:
        return stream.read().count(_DONE)
