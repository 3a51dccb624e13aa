"""Figures of generated agencies held against each other, as many as are asked for.

`python -m tests.services.figures_run --agencies 500 --seed 1` from the root of the project. Every 20th is told by the
command `standing --json` itself as well. What was counted goes to the terminal as JSON; it ends with 1 when anything
was different.
"""

import argparse
import contextlib
import io
import json
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from nscp_desktop.app.main import main as command
from tests.services.figures_agree import differences, of_json, slowly_counted
from tests.services.figures_cases import Agency, EmptyRecords, agencies

COMMAND_EVERY = 20
ENOUGH_FINDINGS = 20


def compare(amount: int, number: int) -> dict[str, object]:
    """Compare so many agencies and return what was counted, with the first things that were different."""
    counts: Counter[str] = Counter()
    found: list[str] = []
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        records = EmptyRecords(Path(folder))

        @seed(number)
        @settings(
            max_examples=amount,
            deadline=None,
            database=None,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        )
        @given(agencies())
        def go_through(agency: Agency) -> None:
            counts["agencies"] += 1
            counts["people"] += len(agency.people)
            new = _of_one(agency, records, with_command=counts["agencies"] % COMMAND_EVERY == 1)
            counts["different"] += bool(new)
            found.extend(f"{agency}: {words}" for words in new)

        go_through()
    return {**counts, "seconds": round(time.monotonic() - begun, 1), "found": found[:ENOUGH_FINDINGS]}


def _of_one(agency: Agency, records: EmptyRecords, *, with_command: bool) -> list[str]:
    services = records.opened(agency)
    try:
        found = differences(services, agency.as_at, records.folder)
        path, slow = services.path, slowly_counted(services, agency.as_at)
    finally:
        services.close()
    if with_command:
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            command(["standing", str(path), "--as-at", agency.as_at.isoformat(), "--json"])
        told = of_json(json.loads(out.getvalue()))
        found += [
            f"the command tells {counts} of {key}"
            for key, counts in told.items()
            if any(slow[key][name] != number for name, number in counts.items())
        ]
    path.unlink()
    return found


def main(arguments: list[str]) -> int:
    """Compare, print, and return 1 when anything was different."""
    parser = argparse.ArgumentParser("python -m tests.services.figures_run", description=__doc__.partition("\n")[0])
    parser.add_argument("--agencies", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    counted = compare(asked.agencies, asked.seed)
    print(json.dumps(counted, indent=1, ensure_ascii=False))
    return 1 if counted["found"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
