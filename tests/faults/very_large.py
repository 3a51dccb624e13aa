"""A very large record: what holds for a small one holds here too.

The quick share has 2,000 people and 50,000 completions, the full run ten times as many. How long things take is for
the benchmarks; only the check at opening has its limit here.
"""

import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from nscp_desktop.services.record_files import Services, open_existing
from nscp_desktop.storage.backups import look_into
from tests.faults.counts import MOST_FINDINGS, Counts, goes_on
from tests.faults.operations import PLACE, TODAY, fast_folder, own_data

MEASURE = "very large records (20,000 people, 500,000 completions): promises broken"
PEOPLE, RECORDS_EACH = 20_000, 25
LONGEST_OPENING_SECONDS = 5.0
# A benchmark is imported by its bare name where it stands, which no other folder can do.
_make_large: Callable[..., None] = import_module("tests.benchmarks.large_record").make_large


def run(seed: int, amount: int | None = None, until: float | None = None, *, people: int = PEOPLE) -> Counts:
    """Make so many very large records and look at each."""
    begun, done, bad, longest = time.monotonic(), 0, 0, 0.0
    findings: list[str] = []
    while goes_on(done, amount, until):
        with fast_folder() as folder, own_data(folder):
            path = folder / "large.nscp"
            _make_large(path, people=people, records=RECORDS_EACH, seed=seed + done)
            found, seconds = broken_promises(path, people)
        bad += bool(found)
        longest = max(longest, seconds)
        findings += [f"seed {seed}, record {done}: {sentence}" for sentence in found]
        done += 1
    notes = {"people": done * people, "check at opening, milliseconds": round(longest * 1000)}
    return Counts(MEASURE, done, bad, seed, time.monotonic() - begun, tuple(findings[:MOST_FINDINGS]), notes)


def broken_promises(path: Path, people: int) -> tuple[list[str], float]:
    """Return what does not hold for a record, and how many seconds the check at opening took."""
    services = open_existing(path, workplace=PLACE)
    # The processor's time: what else the machine does meanwhile is no promise of the program.
    begun = time.process_time()
    found = services.problems()
    seconds = time.process_time() - begun
    if seconds > LONGEST_OPENING_SECONDS:
        found.append(f"the check at opening took {seconds:.1f} s")
    found += _wrong_figures(services, people) + _wrong_undo(services) + _wrong_backup(services)
    found += services.problems(full=True)
    services.close()
    return found, seconds


def _wrong_figures(services: Services, people: int) -> list[str]:
    snapshot, board = services.standing.snapshot(), services.standing.board(TODAY)
    completions = sum(len(history.completions) for history in snapshot.histories.values())
    counted = (len(snapshot.people), completions, len(board.rows))
    expected = (people, people * RECORDS_EACH, people)
    return [] if counted == expected else [f"people, completions and rows are {counted}, and not {expected}"]


def _wrong_undo(services: Services) -> list[str]:
    before = _told_of_one(services)
    services.removal.remove([1])
    gone = _told_of_one(services) != before
    undone = services.history.undo()
    there = _told_of_one(services) == before
    return [] if gone and there else [f"{undone.title} was not undone"]


def _told_of_one(services: Services) -> tuple[object, object]:
    snapshot = services.standing.snapshot()
    return snapshot.people.get(1), snapshot.histories.get(1)


def _wrong_backup(services: Services) -> list[str]:
    made = services.safekeeping.make()
    with services.desk.reading() as unit:
        present = unit.backups.contents()
    return [] if look_into(Path(made.folder) / made.name) == present else ["the backup holds something else"]
