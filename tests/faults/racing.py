"""Two programs that start together for one record file: exactly one of them may write.

`race` is run by the test with a few starts and by the full run with thousands. Each round forks two processes that
wait for the same moment, open the file, and tell what became of it; the winner writes before it closes.
"""

import multiprocessing
import os
import random
import shutil
import tempfile
import time
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

STARTERS = 2
PART = 50
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
    context = multiprocessing.get_context("fork")
    counts = dict.fromkeys(("two", "none", "refused", "named", "lost"), 0)
    with tempfile.TemporaryDirectory(dir=_fast_folder()) as folder:
        path = Path(folder) / "raced.nscp"
        made = RecordFile.create(path)
        with made.changing("Found") as unit:
            unit.agency.found(AgencyDetails("Raced", Sector.SCHOOL), date(2026, 11, 24))
        made.close()
        wait = engine.LOCK_WAIT_SECONDS
        engine.LOCK_WAIT_SECONDS = 0.02
        try:
            written = 0
            for number in range(n):
                said = _round(context, path, number, [chance.random() * 0.004 for _ in range(STARTERS)])
                won = sum(word == "wrote" for word in said)
                refusals = [word for word in said if word != "wrote"]
                counts["two"] += won > 1
                counts["none"] += won == 0
                counts["refused"] += len(refusals)
                counts["named"] += sum(" has raced.nscp open" in word for word in refusals)
                written += won
                if number % 50 == 49 or number == n - 1:
                    counts["lost"] += written - _teams(path)
        finally:
            engine.LOCK_WAIT_SECONDS = wait
    return Raced(n, counts["two"], counts["none"], counts["refused"], counts["named"], counts["lost"])


def run(seed: int, amount: int | None, until: float | None) -> Counts:
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


def _round(context: multiprocessing.context.ForkContext, path: Path, number: int, delays: list[float]) -> list[str]:
    gate, closing = context.Barrier(STARTERS), context.Barrier(STARTERS)
    pipes = [context.Pipe(duplex=False) for _ in range(STARTERS)]
    starters = [
        context.Process(target=_start, args=(path, f"{number}-{place}", delays[place], gate, closing, pipes[place][1]))
        for place in range(STARTERS)
    ]
    for starter in starters:
        starter.start()
    said = [str(ours.recv()) if ours.poll(30) else "nothing said" for ours, _ in pipes]
    for starter, (ours, theirs) in zip(starters, pipes, strict=True):
        starter.join(30)
        ours.close()
        theirs.close()
    return said


def _start(path: Path, name: str, delay: float, gate: Barrier, closing: Barrier, out: Connection) -> None:
    gate.wait(30)
    time.sleep(delay)
    said = "nothing"
    record_file = None
    try:
        record_file = open_patiently(partial(RecordFile.open, path), path.name, _pause)
        with record_file.changing("Team") as unit:
            unit.agency.add_team(name)
        said = "wrote"
    except NscpError as refusal:
        said = str(refusal)
    finally:
        # Held until the other one has had its answer, so that one after the other is not taken for both at once.
        closing.wait(30)
        if record_file is not None:
            record_file.close()
        out.send(said)
        out.close()
        os._exit(0)


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
