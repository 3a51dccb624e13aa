"""Kills, power cuts and refusing disks under the real operations: the quick share of what the full run does."""

import os

from tests.faults import kill_loop
from tests.faults.operations import RUNS, Run, Work

SEED = 20261124
KILLS = 300


def acknowledge_early(run: Run, work: Work, out: int) -> None:
    """Say that each step is saved before it is, as a program must not."""
    for step in run.steps:
        os.write(out, b"d")
        step(work)


def test_f01_after_a_kill_what_was_saved_is_there_and_nothing_is_half_there() -> None:
    counts = kill_loop.run(SEED, KILLS)
    print(counts)
    assert counts.findings == ()
    assert (counts.done, counts.bad) == (KILLS, 0)
    assert counts.notes["killed before the end"] > KILLS / 2


def test_f01_the_kill_loop_catches_a_program_that_says_saved_too_early() -> None:
    saves = [run for run in RUNS if run.name == "saves"]
    assert kill_loop.run(SEED, 30, runs=saves, child=acknowledge_early).bad > 10
