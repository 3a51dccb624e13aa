"""A large record, ten times smaller than that of the full run."""

import pytest

from nscp_desktop.services.history import HistoryService
from tests.faults import very_large

SEED = 20261124
PEOPLE = 2_000


def test_f27_what_holds_for_a_small_record_holds_for_a_very_large_one() -> None:
    counts = very_large.run(SEED, 1, people=PEOPLE)
    print(counts)
    assert counts.findings == ()
    assert (counts.done, counts.bad, counts.notes["people"]) == (1, 0, PEOPLE)


def test_f27_a_broken_promise_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(HistoryService, "undo", lambda history: history.steps(1)[0])
    counts = very_large.run(SEED, 1, people=20)
    assert counts.bad == 1
