"""Print how long a large record takes to unlock, to open, to be checked at opening, and to store one change.

python tests/benchmarks/opening.py [PEOPLE]

Beside each median stands the time of the processor alone, which other work on the machine changes less, and a bare
floor: pages read by the engine's own check, one small file put on the disk for good.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from large_record import make_large

from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.services.protection import make_key, unlock
from nscp_desktop.services.record_files import Services, open_existing

ROUNDS = 7
SAVES = 60
RECORDS = 20
PASSWORD = "four plain words here"


def measured(work: Callable[[], object], rounds: int = ROUNDS) -> tuple[float, float]:
    """Return the median seconds of some rounds, by the clock and of this thread's processor."""
    walls, own = [], []
    for _ in range(rounds):
        wall, processor = time.perf_counter(), time.thread_time()
        work()
        walls.append(time.perf_counter() - wall)
        own.append(time.thread_time() - processor)
    return statistics.median(walls), statistics.median(own)


def tell(what: str, seconds: tuple[float, float], limit: str, floor: str = "") -> None:
    sys.stdout.write(f"{what:34} {seconds[0]:7.4f} s, processor {seconds[1]:7.4f} s (wanted {limit}) {floor}\n")


def main() -> None:
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    for key in (None, make_key(PASSWORD)):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "large.nscp"
            make_large(path, people=people, records=RECORDS, key=key)
            _one_record(path, key, people * RECORDS)


def _one_record(path: Path, key: bytes | None, records: int) -> None:
    words = "without a password" if key is None else "protected"
    size, load = path.stat().st_size / 1024**2, os.getloadavg()[0]
    sys.stdout.write(f"{records:,} records, {words}, {size:.0f} MB, medians of {ROUNDS}, load {load:.1f}\n")
    if key is not None:
        tell("unlocked", measured(lambda: unlock(path, PASSWORD)), "0.3 to 1 s")
    tell("opened and locked", measured(lambda: open_existing(path, key=key).close()), "1 s with the check")
    services = open_existing(path, key=key)
    try:
        _refuse(services.problems())
        pages = measured(lambda: _pages(services))
        tell("checked at opening", measured(services.problems), "1 s", f"[pages alone {pages[0]:.4f} s]")
        _saves(services, path.parent)
    finally:
        services.close()


def _pages(services: Services) -> None:
    with services.desk.file.alone() as driver:
        driver.execute("PRAGMA integrity_check").fetchall()


def _saves(services: Services, folder: Path) -> None:
    numbers = iter(range(SAVES))

    def save() -> None:
        services.people.add(PersonDraft("Amina", f"Saved {next(numbers)}", starts_on=date(2026, 9, 1)))

    def flushed() -> None:
        with (folder / "floor").open("wb") as stream:
            stream.write(bytes(4096))
            stream.flush()
            os.fsync(stream.fileno())

    services.standing.board(date(2026, 11, 23))
    floor = measured(flushed, SAVES)
    tell(f"one person saved, of {SAVES}", measured(save, SAVES), "10 ms", f"[one flush {floor[0] * 1000:.2f} ms]")


def _refuse(problems: list[str]) -> None:
    if problems:
        raise SystemExit(problems[0])


if __name__ == "__main__":
    main()
