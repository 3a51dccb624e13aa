"""Any sequence of actions against a plain model: the quick share of the state machine."""

import pytest

from tests.faults import machine

SEEDS = (20261124, 30261124)
STEPS = 10_000
RARE = {"back up", "restore", "import", "crash", "erase", "change key", "lock", "close and open", "begin released"}


@pytest.mark.parametrize("seed", SEEDS)
def test_f67_f69_whatever_is_done_the_record_is_what_the_model_says(seed: int) -> None:
    counts = machine.run(seed, STEPS)
    print(counts)
    assert counts.findings == ()
    assert counts.done >= STEPS
    often = {"add", "edit", "record", "book", "remove entry", "delete", "merge", "bring back", "undo", "redo"}
    assert all(counts.notes[action] >= STEPS / 100 for action in often)
    assert all(counts.notes[action] >= 3 for action in RARE)
