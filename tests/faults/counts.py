"""What one simulation counted, and when it has done enough.

A simulation is a module of this folder with `run(seed, amount, until) -> Counts`. It stops after `amount` tries, or
when `time.monotonic()` passes `until`, whichever comes first; None means no limit. The same seed and amount give the
same tries. What the full run wants of it stands in `FULL` of `__main__.py`.
"""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

MOST_FINDINGS = 20


@dataclass(frozen=True, slots=True)
class Counts:
    """How often something was tried, how often it went wrong, and what exactly went wrong.

    `notes` holds further figures by their name in words; `findings` says enough of each bad try to repeat it.
    """

    measure: str
    done: int
    bad: int
    seed: int
    seconds: float
    findings: tuple[str, ...] = ()
    notes: Mapping[str, int] = field(default_factory=dict)

    def __str__(self) -> str:
        """Return what the quick share prints, so that its output says what was done with which seed."""
        told = ", ".join(f"{name}: {count:,}" for name, count in self.notes.items())
        return f"{self.measure}: {self.done:,} done, {self.bad:,} bad, seed {self.seed}, {self.seconds:.0f} s; {told}"


def added(parts: Iterable[Counts]) -> Counts:
    """Return several parts of one measure as one, with the seed of the first.

    Raises ValueError when there is none.
    """
    every = list(parts)
    if not every:
        raise ValueError("nothing to add up")
    notes: dict[str, int] = {}
    for part in every:
        for name, count in part.notes.items():
            notes[name] = notes.get(name, 0) + count
    return Counts(
        every[0].measure,
        sum(part.done for part in every),
        sum(part.bad for part in every),
        every[0].seed,
        sum(part.seconds for part in every),
        tuple(finding for part in every for finding in part.findings)[:MOST_FINDINGS],
        notes,
    )


def goes_on(done: int, amount: int | None, until: float | None) -> bool:
    """Tell whether a simulation that did so many has to do another."""
    if amount is not None and done >= amount:
        return False
    return until is None or time.monotonic() < until
