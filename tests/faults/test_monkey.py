"""F72: random clicks, keys and menu actions with seeded faults, in the real window with the sample agency."""

import pytest

from tests.faults.monkey import one_round, run

SEED = 20_261_124
THINGS = 300
SECONDS = 60.0


@pytest.mark.parametrize("seed", [SEED, SEED + 1], ids=["plain", "protected"])
def test_f72_no_click_is_uncaught_and_none_freezes_the_window(seed: int) -> None:
    done, findings, notes = one_round(seed, THINGS, SECONDS)
    print(f"monkey with seed {seed}: {done} things, bad: {len(findings)}, {notes}")
    assert findings == []
    assert done == THINGS
    assert notes["faults"] > 0


@pytest.mark.parametrize(("control", "words"), [("error", "KeyError"), ("freeze", "it froze for 2.")])
def test_f72_an_error_and_a_freeze_are_caught_by_the_monkey(control: str, words: str) -> None:
    _, findings, _ = one_round(SEED, 3, SECONDS, control=control)
    assert [finding for finding in findings if words in finding]


def test_a_run_stops_after_the_amount_that_was_asked_for() -> None:
    counts = run(SEED + 2, 5, None)
    assert (counts.done, counts.bad) == (5, 0)
