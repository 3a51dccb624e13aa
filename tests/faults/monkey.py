"""A monkey at the real window: seeded clicks, keys and menu actions, with a driver that breaks now and then.

Each round is a program of its own (`monkey_work`) on a copy of the sample agency, plain or protected. Bad is: an error
that nothing broken explains, a window that answers to nothing for 2 seconds, a program that ends or hangs, a view that
differs from the record after a fault, a record that is not sound afterwards. Each click, key, text or menu action is
one try; where it stops depends on the machine's speed, so a finding names its round and the last things done.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from tests.faults.counts import MOST_FINDINGS, Counts, goes_on
from tests.faults.operations import fast_folder

MEASURE = "clicks, keys and menu actions with seeded faults: uncaught errors, frozen over 2 s"
ROUND = 1_000
SPARE_SECONDS = 90
LAST_THINGS = 16


def one_round(seed: int, amount: int, seconds: float, *, control: str = "") -> tuple[int, list[str], dict[str, int]]:
    """Let the monkey do so many things for at most so many seconds; return how many it did, what was bad, and figures.

    `control` lets something bad happen on purpose: `error` or `freeze`.
    """
    with fast_folder() as folder:
        told = folder / "told.json"
        job = [str(folder), str(seed), str(amount), str(seconds), control]
        try:
            done = subprocess.run(
                [sys.executable, "-m", "tests.faults.monkey_work", *job],
                env=_environment(folder),
                cwd=folder,
                capture_output=True,
                check=False,
                timeout=seconds + SPARE_SECONDS,
            )
        except subprocess.TimeoutExpired as late:
            return 1, [f"it hung: {(late.stderr or b'')[-3000:].decode(errors='replace')} {_trail(folder)}"], {}
        if not told.is_file():
            words = f"{done.stderr[-3000:].decode(errors='replace')} {_trail(folder)}"
            return 1, [f"it ended with {done.returncode}: {words}"], {}
        answer = json.loads(told.read_text("utf-8"))
    findings = list(answer["findings"])
    if done.returncode:
        findings.append(f"it ended with {done.returncode}: {done.stderr[-3000:].decode(errors='replace')}")
    return answer["done"], findings, answer["notes"]


def run(seed: int, amount: int | None, until: float | None) -> Counts:
    """Let the monkey play, round after round."""
    begun, done, bad, number = time.monotonic(), 0, 0, 0
    findings: list[str] = []
    notes: dict[str, int] = {}
    while goes_on(done, amount, until):
        count = ROUND if amount is None else min(ROUND, amount - done)
        seconds = 600.0 if until is None else max(until - time.monotonic(), 5.0)
        did, found, figures = one_round(seed + number, count, seconds)
        done, bad = done + did, bad + len(found)
        findings += [f"one_round({seed + number}, {count}): {finding}" for finding in found]
        for name, figure in figures.items():
            notes[name] = notes.get(name, 0) + figure
        number += 1
    return Counts(MEASURE, done, bad, seed, time.monotonic() - begun, tuple(findings[:MOST_FINDINGS]), notes)


def _trail(folder: Path) -> list[str]:
    """Return the last things that were done in a program that could not tell any more."""
    trail = folder / "trail"
    return trail.read_text("utf-8").splitlines()[-LAST_THINGS:] if trail.is_file() else []


def _environment(folder: Path) -> dict[str, str]:
    places = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "TMPDIR")
    for name in places:
        (folder / name).mkdir()
    own = {"QT_QPA_PLATFORM": "offscreen", "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
    own["PYTHONPATH"] = str(Path(__file__).resolve().parents[2])
    return os.environ | own | {name: str(folder / name) for name in places}
