"""Print how long the chain of a long history takes to check, built through the real triggers.

python tests/benchmarks/history.py [LINES]
"""

import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from nscp_desktop.domain.workplace import Workplace
from nscp_desktop.storage.record_file import RecordFile

BATCHES = 400
LONGEST_SECONDS = 2.0
ROUNDS = 3
PLACE = Workplace("Benchmark", "HERE", "0", lambda: datetime(2026, 11, 24, 9, 15, tzinfo=UTC))


def make_history(record_file: RecordFile, lines: int) -> None:
    """Add people and change them, in 400 steps, until the history has that many lines."""
    each = -(-lines // (2 * BATCHES))
    for step in range(BATCHES):
        first = step * each
        with record_file.changing(f"Change {step}"), record_file.alone() as driver:
            driver.executemany(
                "INSERT INTO person (given, family, email) VALUES (?, ?, ?)",
                ((f"Given{n}", f"Family{n}", f"n{n}@example.org") for n in range(first, first + each)),
            )
            driver.execute("UPDATE person SET known_as = 'Sam' WHERE id > ?", (first,))


def main() -> None:
    lines = int(sys.argv[1]) if len(sys.argv) > 1 else 500_000
    with tempfile.TemporaryDirectory() as folder:
        record_file = RecordFile.create(Path(folder) / "long.nscp", workplace=PLACE)
        begun = time.perf_counter()
        make_history(record_file, lines)
        made = time.perf_counter() - begun
        took = []
        with record_file.reading() as unit:
            for _ in range(ROUNDS):
                begun = time.perf_counter()
                problems = unit.history.problems()
                took.append(time.perf_counter() - begun)
                if problems:
                    raise SystemExit(problems[0])
        begun = time.perf_counter()
        problems = record_file.problems(full=True)
        full = time.perf_counter() - begun
        begun = time.perf_counter()
        problems += record_file.problems()
        opening = time.perf_counter() - begun
        record_file.close()
        if problems:
            raise SystemExit(problems[0])
    chain = statistics.median(took)
    sys.stdout.write(f"{lines:,} lines in {BATCHES} steps, made in {made:.0f} s; medians of {ROUNDS}\n")
    sys.stdout.write(f"chain              {chain:7.3f} s (must stay under {LONGEST_SECONDS:.0f})\n")
    sys.stdout.write(f"check at opening   {opening:7.3f} s\n")
    sys.stdout.write(f"full check         {full:7.3f} s\n")
    if chain > LONGEST_SECONDS:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
