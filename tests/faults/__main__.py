"""The full run: every simulation of this folder, over two processes, until the minutes or the amounts are used up.

`python -m tests.faults --full --minutes 60 --seed 1` from the root of the project. The table goes to the terminal and,
after each part, into the JSON file, so that a run that is broken off has its figures too.
"""

import argparse
import importlib
import importlib.util
import json
import multiprocessing
import sys
import time
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.faults.counts import Counts, added

PROCESSES = 2
PART_SECONDS = 120.0
SEEDS_PER_PART = 10_000_000
# Module of this folder -> what the full run wants of it, and its share of the time. Of the operations with a fault at
# every system call 40 are wanted; there are 73, and 19 of them take long.
FULL: dict[str, tuple[int, float]] = {
    "kill_loop": (50_000, 4.5),
    "power_cut": (2_000_000, 4.0),
    "system_calls": (73, 5.5),
    "mutations": (100_000, 2.5),
    "machine": (5_000_000, 4.0),
    "tampering": (100_000, 2.0),
    "backup_days": (100_000, 0.5),
    "canaries": (1_000, 1.0),
    "monkey": (20_000, 1.0),
    "racing": (10_000, 1.0),
    "very_large": (2, 0.5),
}
# What is to be told what was done before, so that it does the rest.
GOES_ON = ("system_calls",)


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a simulation: how much of it at most, from which seed, for how many seconds, and after what."""

    module: str
    seed: int
    amount: int
    seconds: float
    before: Mapping[str, int]


def main(arguments: list[str]) -> int:
    """Run what was asked for, print the table, and return 1 when anything went wrong."""
    asked = _asked(arguments)
    names = [name for name in FULL if importlib.util.find_spec(f"tests.faults.{name}") is not None]
    chosen = [name for name in names if not asked.only or name in asked.only.split(",")]
    if not chosen:
        print(f"Choose some of: {', '.join(names)}")
        return 2
    begun = datetime.now(UTC)
    found: dict[str, list[Counts]] = {}
    for parts in _rounds(chosen, asked.seed, asked.minutes * 60.0, found):
        with ProcessPoolExecutor(PROCESSES, multiprocessing.get_context("fork")) as pool:
            running = {pool.submit(_carry_out, part): part for part in parts}
            for done in as_completed(running):
                part, error = running[done], done.exception()
                counts = done.result() if error is None else _broken(part, error)
                found.setdefault(part.module, []).append(counts)
                asked.out.write_text(json.dumps(_report(found, asked.seed, begun), indent=1), "utf-8")
    print(_table(found, asked.seed, begun))
    return 1 if any(counts.bad for several in found.values() for counts in several) else 0


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m tests.faults", description=__doc__.partition("\n")[0])
    parser.add_argument("--full", action="store_true", required=True, help="the full run; pytest runs the quick share")
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help=f"some of {','.join(FULL)}")
    parser.add_argument("--out", type=Path, default=Path("faults.json"))
    return parser.parse_args(arguments)


def _rounds(names: list[str], seed: int, seconds: float, found: dict[str, list[Counts]]) -> Any:
    """Give the parts of one round after the other, until the time is over or every amount is reached."""
    end, number = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        left = {name: FULL[name][0] - sum(counts.done for counts in found.get(name, [])) for name in names}
        open_still = [name for name in names if left[name] > 0]
        if not open_still:
            return
        shares = sum(FULL[name][1] for name in open_still)
        time_left = end - time.monotonic()
        # Rounds are short, so that each simulation has run even when the whole is broken off.
        room = min(time_left, PART_SECONDS * len(open_still) / PROCESSES)
        parts = []
        for name in sorted(open_still, key=lambda one: -FULL[one][1]):
            before = added(found[name]).notes if name in found and name in GOES_ON else {}
            for half in range(PROCESSES):
                number += 1
                amount = -(-left[name] // PROCESSES)
                share = room * FULL[name][1] / shares
                parts.append(Part(name, seed + number * SEEDS_PER_PART + half, amount, share, before))
        yield parts


def _carry_out(part: Part) -> Counts:
    module = importlib.import_module(f"tests.faults.{part.module}")
    more = {"before": part.before} if part.module in GOES_ON else {}
    counts: Counts = module.run(part.seed, part.amount, time.monotonic() + part.seconds, **more)
    return counts


def _broken(part: Part, error: BaseException) -> Counts:
    """Count a part that did not come to its end as bad, so that the others go on."""
    words = f"seed {part.seed}: the simulation itself ended with {type(error).__name__}: {error}"
    return Counts(f"{part.module}: did not come to its end", 0, 1, part.seed, 0.0, (words,))


def _report(found: dict[str, list[Counts]], seed: int, begun: datetime) -> dict[str, Any]:
    measures = {name: {"wanted": FULL[name][0]} | asdict(added(several)) for name, several in found.items()}
    return {"begun": begun.isoformat(), "seed": seed, "measures": measures}


def _table(found: dict[str, list[Counts]], seed: int, begun: datetime) -> str:
    lines = ["| measure | wanted | done | bad | seed | date | seconds |", "|---|---|---|---|---|---|---|"]
    for name, several in found.items():
        whole = added(several)
        lines.append(
            f"| {whole.measure} | {FULL[name][0]:,} | {whole.done:,} | {whole.bad} | {seed} | {begun:%d %b %Y} "
            f"| {whole.seconds:,.0f} |"
        )
        lines.extend(f"\n{finding}" for finding in whole.findings)
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
