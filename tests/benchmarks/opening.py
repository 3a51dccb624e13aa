"""Print how long opening a large record takes: lock and light checks, then the check at opening.

python tests/benchmarks/opening.py [PEOPLE]
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

from large_record import make_large

from nscp_desktop.services.record_files import open_existing

ROUNDS = 5
RECORDS = 20


def main() -> None:
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.nscp"
        make_large(path, people=people, records=RECORDS)
        opened, checked = [], []
        for _ in range(ROUNDS):
            begun = time.perf_counter()
            services = open_existing(path)
            opened.append(time.perf_counter() - begun)
            begun = time.perf_counter()
            problems = services.problems()
            checked.append(time.perf_counter() - begun)
            services.close()
            if problems:
                raise SystemExit(problems[0])
        sys.stdout.write(f"{people * RECORDS:,} records, {path.stat().st_size / 1024**2:.0f} MB, medians of {ROUNDS}\n")
        sys.stdout.write(f"opened and locked {statistics.median(opened):7.3f} s\n")
        sys.stdout.write(f"checked           {statistics.median(checked):7.3f} s\n")


if __name__ == "__main__":
    main()
