"""The power fails at any moment, what was not flushed is there in part: the quick share of the power-cut images."""

import pytest

from tests.faults import power_cut, recording
from tests.faults.operations import RUNS

pytestmark = pytest.mark.skipif(not recording.is_possible(), reason="needs strace to record what is asked of the files")

SEED = 20261124
IMAGES = 10_000
CONTROL = 1_500
CREATIONS = tuple(run for run in RUNS if run.name.startswith("creation"))
SAVES = tuple(run for run in RUNS if run.name.startswith("saves"))


@pytest.mark.parametrize("half", [0, 1], ids=["plain", "protected"])
def test_f03_after_a_power_cut_what_was_saved_is_there_and_nothing_is_half_there(half: int) -> None:
    runs = [run for run in RUNS if (run.key is not None) == bool(half)]
    counts = power_cut.run(SEED, IMAGES, runs=runs)
    print(counts)
    assert counts.findings == ()
    assert (counts.done, counts.bad) == (IMAGES, 0)
    assert counts.notes["different images"] > IMAGES / 3


def test_f03_a_database_that_flushes_nothing_is_caught() -> None:
    counts = power_cut.run(SEED, CONTROL, runs=SAVES, child=power_cut.work_unsynced, with_plain=False)
    print(counts)
    assert counts.done == CONTROL
    assert counts.bad > CONTROL / 2


def test_f04_a_power_cut_in_the_first_save_leaves_no_file_or_a_good_one() -> None:
    counts = power_cut.run(SEED, CONTROL, runs=CREATIONS)
    print(counts)
    assert counts.findings == ()
    assert (counts.done, counts.bad) == (CONTROL, 0)
