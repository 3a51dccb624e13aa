"""Kills in the middle of real work: what was said to be saved is there afterwards, and nothing is half there.

Everything is imported once; each try is a fork that carries out steps of a run and writes one byte after each that
returned. It is killed in one of the next steps, at a moment spread evenly over the time that this step took before,
and the record is then opened through the program's own way. The next try goes on with what is left, as somebody would
who starts the program again, until the run is at its end and begins anew.
"""

import os
import random
import select
import shutil
import signal
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

from tests.faults.counts import MOST_FINDINGS, Counts, goes_on
from tests.faults.leftovers import Leftovers
from tests.faults.operations import (
    COPY,
    NAME,
    RUNS,
    Run,
    Templates,
    Work,
    fast_folder,
    key_of,
    marks,
    own_data,
)
from tests.faults.warm import settle, shared_statements

MEASURE = "kill -9 during real work: lost or damaged"
_BEGUN, _DONE = b"b", b"d"
_LONGEST_SECONDS = 60.0
# In which of the next steps it is killed: mostly the first, and others after some that were acknowledged.
_AHEAD = (0, 0, 1, 1, 2)
Child = Callable[[Run, Work, int], None]


@dataclass(frozen=True, slots=True)
class Known:
    """A run and its marks."""

    run: Run
    marks: tuple[str, ...]


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
    begun, chance, done, bad = time.monotonic(), random.Random(seed), 0, 0
    findings: list[str] = []
    notes = {"killed before the end": 0, "steps acknowledged": 0}
    with fast_folder() as folder, shared_statements():
        (folder / "templates").mkdir()
        templates, leftovers = Templates(folder / "templates"), Leftovers()
        known = [_known(each, templates, folder / "first") for each in runs]
        lives = [_Life(one, templates, folder / f"life {place}", child, leftovers) for place, one in enumerate(known)]
        settle()
        while goes_on(done, amount, until):
            life = lives[done % len(lives)]
            at, ahead, moment = life.at, chance.choice(_AHEAD), chance.random()
            result = life.kill(ahead, moment)
            notes["killed before the end"] += result.was_killed
            notes["steps acknowledged"] += result.acknowledged
            if result.wrong:
                bad += 1
                findings.append(
                    f"seed {seed}, try {done}, {life.known.run.name} from step {at}, {ahead} ahead at {moment:.4f}, "
                    f"after {result.acknowledged} steps: {result.wrong}"
                )
            done += 1
        notes["left the same as before: opened, not read again"] = leftovers.same
    return Counts(MEASURE, done, bad, seed, time.monotonic() - begun, tuple(findings[:MOST_FINDINGS]), notes)


@dataclass(slots=True)
class _Life:
    """One record from the beginning of a run to its end, through many kills."""

    known: Known
    templates: Templates
    folder: Path
    child: Child
    leftovers: Leftovers
    at: int = 0
    # From which step a child goes on -> how long that one and each later step takes undisturbed. What a program does
    # first takes longer than the same after other work, and a kill that always comes before it would never get on.
    seconds: dict[int, tuple[float, ...]] = field(default_factory=dict)

    def kill(self, ahead: int, moment: float) -> Killed:
        """Let a child go on from where the record is, kill it so many steps ahead, and see what is left."""
        if not self.at:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.templates.copy(self.known.run, self.folder)
        # Nobody saves a second copy under a name that the first one took.
        (self.folder / COPY).unlink(missing_ok=True)
        rest = replace(self.known.run, steps=self.known.run.steps[self.at :])
        marks, work = self.known.marks[self.at :], Work(self.folder, key_of(self.folder / NAME) or rest.key)
        if self.at not in self.seconds:
            self.seconds[self.at] = self._timed(rest, work)
        seconds = self.seconds[self.at]
        ahead = min(ahead, len(seconds) - 1)
        process, reading = _forked(rest, work, self.child)
        heard = _heard(reading, 1 + ahead)
        time.sleep(moment * seconds[ahead])
        os.kill(process, signal.SIGKILL)
        _, status = os.waitpid(process, 0)
        acknowledged = max(0, heard - 1) + _rest(reading)
        with own_data(self.folder):
            found, wrong = self.leftovers.look(work)
        wrong = wrong or misplaced(found, marks, acknowledged)
        if os.WIFEXITED(status) and os.WEXITSTATUS(status):
            wrong = "it ended with an error by itself"
        got_to = len(marks) if wrong else marks.index(found, acknowledged)
        # The last step is hardly ever over within its own time, and would be killed for ever.
        self.at = 0 if got_to >= len(marks) - 1 or len(marks) == 2 else self.at + got_to
        return Killed(acknowledged, os.WIFSIGNALED(status), wrong)

    def _timed(self, rest: Run, work: Work) -> tuple[float, ...]:
        """Carry out in a copy what is left of the run, undisturbed, and return how many seconds each step took."""
        copy = self.folder.with_name(f"{self.folder.name} timed")
        shutil.copytree(self.folder, copy)
        process, reading = _forked(rest, Work(copy, work.key), self.child)
        told = []
        while os.read(reading, 1):
            told.append(time.monotonic())
        os.close(reading)
        _, status = os.waitpid(process, 0)
        shutil.rmtree(copy)
        if status or len(told) != 1 + len(rest.steps):
            raise RuntimeError(f"{rest.name} does not even work undisturbed: {status}, {len(told)} signs of life")
        return tuple(after - before for before, after in pairwise(told))


def _known(each: Run, templates: Templates, folder: Path) -> Known:
    found = marks(each, templates, folder)
    shutil.rmtree(folder)
    return Known(each, tuple(found))


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
                assert work.services
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
