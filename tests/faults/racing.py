"""Two programs that start together for one record file: exactly one of them may write.

`race` is run by the test with a few starts and by the full run with thousands. Two processes are forked; in each round
they wait for the same moment, open the file, and tell what became of it; the winner writes before it closes.
"""

import multiprocessing
import os
import random
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.services.opening import open_patiently
from nscp_desktop.storage import engine
from nscp_desktop.storage.record_file import RecordFile
from tests.faults.counts import MOST_FINDINGS, Counts, goes_on
from tests.faults.warm import shared_statements

STARTERS = 2
PART = 50
_SILENT = "nothing said"
MEASURE = "two starts racing for one file: two writers"


@dataclass(frozen=True, slots=True)
class Raced:
    """How many rounds there were, in how many two wrote or nobody did, and how often a refusal named the holder."""

    rounds: int
    two_writers: int
    no_writer: int
    refused: int
    named: int
    lost: int


def race(n: int, seed: int) -> Raced:
    """Race two starts for one file `n` times."""
    chance = random.Random(seed)
    counts = dict.fromkeys(("two", "none", "refused", "named", "lost"), 0)
    with tempfile.TemporaryDirectory(dir=_fast_folder()) as folder, shared_statements():
        path = Path(folder) / "raced.nscp"
        _make(path)
        written = 0
        with _starters(path) as starters:
            for number in range(n):
                for place, starter in enumerate(starters):
                    starter.send((f"{number}-{place}", chance.random() * 0.004))
                said = [_answer(starter) for starter in starters]
                won = sum(word == "wrote" for word in said)
                refusals = [word for word in said if word != "wrote"]
                counts["two"] += won > 1
                counts["none"] += won == 0
                counts["refused"] += len(refusals)
                counts["named"] += sum(" has raced.nscp open" in word for word in refusals)
                written += won
                if number % PART == PART - 1 or number == n - 1:
                    counts["lost"] += written - _teams(path)
                if _SILENT in said:
                    n = number + 1
                    break
    return Raced(n, counts["two"], counts["none"], counts["refused"], counts["named"], counts["lost"])


def run(seed: int, amount: int | None = None, until: float | None = None) -> Counts:
    """Race as often as there is time for, for the full run."""
    begun, done, bad, named = time.monotonic(), 0, 0, 0
    findings: list[str] = []
    while goes_on(done, amount, until):
        part_seed = seed + done
        part = race(min(PART, amount - done if amount is not None else PART), part_seed)
        done += part.rounds
        named += part.named
        wrong = part.two_writers + part.no_writer + abs(part.lost)
        bad += wrong
        if wrong:
            findings.append(f"race({part.rounds}, {part_seed}): {part}")
    notes = {"refusals that named the holder": named}
    return Counts(MEASURE, done, bad, seed, time.monotonic() - begun, tuple(findings[:MOST_FINDINGS]), notes)


def _answer(starter: Connection) -> str:
    try:
        return str(starter.recv()) if starter.poll(30) else _SILENT
    except EOFError:
        return _SILENT


def _make(path: Path) -> None:
    made = RecordFile.create(path)
    with made.changing("Found") as unit:
        unit.agency.found(AgencyDetails("Raced", Sector.SCHOOL), date(2026, 11, 24))
    made.close()


@contextmanager
def _starters(path: Path) -> Iterator[list[Connection]]:
    """Fork the starters and give the line to each; they end when it is closed."""
    context = multiprocessing.get_context("fork")
    gate, closing = context.Barrier(STARTERS), context.Barrier(STARTERS)
    lines = [context.Pipe() for _ in range(STARTERS)]
    processes = []
    for place in range(STARTERS):
        others = [end for number, line in enumerate(lines) for end in line if end is not lines[place][1]]
        processes.append(context.Process(target=_starter, args=(path, gate, closing, lines[place][1], others)))
    for process in processes:
        process.start()
    try:
        yield [ours for ours, _ in lines]
    finally:
        for line in lines:
            for end in line:
                end.close()
        for process in processes:
            process.join(30)


def _starter(path: Path, gate: Barrier, closing: Barrier, line: Connection, others: list[Connection]) -> None:
    engine.LOCK_WAIT_SECONDS = 0.02
    for other in others:
        other.close()
    try:
        while True:
            name, delay = line.recv()
            gate.wait(30)
            time.sleep(delay)
            line.send(_start(path, name, closing))
    except EOFError:
        pass
    finally:
        os._exit(0)


def _start(path: Path, name: str, closing: Barrier) -> str:
    record_file = None
    try:
        record_file = open_patiently(partial(RecordFile.open, path), path.name, _pause)
        with record_file.changing("Team") as unit:
            unit.agency.add_team(name)
        return "wrote"
    except NscpError as refusal:
        return str(refusal)
    finally:
        # Held until the other one has had its answer, so that one after the other is not taken for both at once.
        closing.wait(30)
        if record_file is not None:
            record_file.close()


def _pause(seconds: float) -> bool:
    time.sleep(seconds / 20 * random.random())
    return True


def _teams(path: Path) -> int:
    opened = RecordFile.open(path)
    try:
        with opened.reading() as unit:
            return len(unit.agency.teams())
    finally:
        opened.close()


def _fast_folder() -> str | None:
    memory = Path("/dev/shm")
    return str(memory) if memory.is_dir() and shutil.disk_usage(memory).free > 64 * 1024**2 else None
