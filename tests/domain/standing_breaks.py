"""Places of the program made wrong on purpose, each of which the slow calculation has to notice.

`python -m tests.domain.standing_breaks` from the root of the project makes them in a copy, one after the other, runs
the cases of the test command there, and prints a table. It ends with 1 when one was not noticed.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.faults.breaks import Break
from tests.faults.seen_to_fail import broken, copies, table

SEED, CASES = 20261125, 20_000
_TEST = "tests/domain/test_standing_against_slow.py::test_every_standing_is_what_the_slow_calculation_says"
_DOMAIN = "nscp_desktop/domain"


def _break(number: int, file: str, old: str, new: str, what: str) -> Break:
    return Break(f"S{number:02}", _TEST, f"{_DOMAIN}/{file}.py", old, new, what)


BREAKS = (
    _break(
        1, "dates", "min(day.day, monthrange(year, month)[1])", "min(day.day, 28)", "months end on the 28th",
    ),
    _break(
        2, "dates", "index = day.year * 12 + day.month - 1 + months\n",
        "index = day.year * 12 + day.month - 1 + months - months // 48\n", "a month is lost in four years",
    ),
    _break(
        3, "dates", "return date(day.year, 8, 31)\n", "return date(day.year, 8, 30)\n",
        "an academic year ends a day early",
    ),
    _break(
        4, "dates", "    if day.month < 9:\n", "    if day.month <= 9:\n",
        "September belongs to the academic year before",
    ),
    _break(
        5, "training", "(self.ends_on is None or day <= self.ends_on)",
        "(self.ends_on is None or day < self.ends_on)", "an exemption does not hold on its last day",
    ),
    _break(
        6, "training", "return self.starts_on <= day and", "return self.starts_on < day and",
        "an exemption does not hold on its first day",
    ),
    _break(
        7, "requirements", "return min(self.published or self.in_force, self.in_force)", "return self.in_force",
        "reading an edition before it is in force does not count",
    ),
    _break(
        8, "people", "elif add_days(span.ends_on or FOREVER, 1) >= since:", "elif (span.ends_on or FOREVER) >= since:",
        "periods that touch do not count as one",
    ),
    _break(
        9, "people", "elif add_days(span.ends_on or FOREVER, 1) >= since:",
        "elif add_days(span.ends_on or FOREVER, 2) >= since:", "a day between two periods is passed over",
    ),
)  # fmt: skip


def main() -> int:
    """Carry out every break, print a row for each, and return 1 when one was not noticed."""
    found: dict[Break, str] = {}
    with copies(1) as free:
        copy = free.get()
        if _compared(copy)["bad"]:
            print("There are differences without a break.")
            return 2
        for one in BREAKS:
            place = copy / one.file
            content = place.read_text("utf-8")
            place.write_text(broken(content, one), "utf-8")
            counts = _compared(copy)
            place.write_text(content, "utf-8")
            found[one] = f"yes, within {counts['done']:,} cases" if counts["bad"] else "**no**"
            print(one.row, found[one], one.what, file=sys.stderr, flush=True)
    print(table(found))
    return 0 if all(said.startswith("yes") for said in found.values()) else 1


def _compared(copy: Path) -> Mapping[str, Any]:
    """Return the figures of a run in a copy that ends with the first difference."""
    out = copy.with_name("standing.json")
    out.unlink(missing_ok=True)
    command = [sys.executable, "-B", "-m", "tests.domain.standing_run", "--first", f"--out={out}"]
    command += [f"--seed={SEED}", f"--cases={CASES}"]
    # What was compiled is told from its source by size and second, and a break may keep both.
    environment = os.environ | {"PYTHONPATH": os.fspath(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True)
    if done.returncode not in (0, 1) or not out.is_file():
        return {"bad": 1, "done": 0}
    counts: Mapping[str, Any] = json.loads(out.read_text("utf-8"))
    return counts


if __name__ == "__main__":
    sys.exit(main())
