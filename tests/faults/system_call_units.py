"""Which operations have a fault at every system call, and in which order and pieces that is done."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from tests.faults.document_runs import DOCUMENT_RUNS
from tests.faults.operations import RUNS, Run

# What takes many hundred calls comes last, so that a short run has done many operations, and in so many pieces: every
# tenth fault from the first, every tenth from the second, and so on.
PIECES = 10
_LONG = (
    "creation 1",
    "creation, protected 1",
    "copy elsewhere 1",
    "backups 1",
    "backups, protected 1",
    "backups 3",
    "backups, protected 3",
    "second place 2",
    "erase and copy 1",
    "erase and copy 2",
    "second place 3",
    "upgrade 1",
    "upgrade, protected 1",
    "retention 3",
    "restore 1",
    "restore, protected 1",
    "password 4",
    "password 3",
    "password 1",
)
# Done here in a way that looks at nothing by itself.
_DONE_HERE = ("restore", "upgrade")


@dataclass(frozen=True, slots=True)
class Some:
    """Which tries are made: one in so many, from a place on."""

    place: int = 0
    one_in: int = 1


@dataclass(frozen=True, slots=True)
class Unit:
    """What is done at a time: an operation at every call, or, of a long one, at some of them."""

    name: str
    run: Run
    number: int
    some: Some

    @property
    def words(self) -> str:
        """What the notes say when it is done."""
        one_in = self.some.one_in
        return f"{self.name}, {'every call' if one_in == 1 else f'piece {1 + self.some.place} of {one_in}'}"


def units_of(seed: int, names: Sequence[str], one_in: int) -> list[Unit]:
    """Return what is to be done in turn: the short operations, then the long ones piece by piece."""
    if names:
        return [Unit(*one, Some(seed % one_in, one_in)) for one in _numbered() if one[0] in names]
    # The halves stay the same from part to part, so that no operation is done by both.
    every = _numbered()[seed % 2 :: 2]
    random.Random(seed).shuffle(every)
    short = [Unit(*one, Some(seed % one_in, one_in)) for one in every if one[0] not in _LONG]
    long = sorted((one for one in every if one[0] in _LONG), key=lambda one: _LONG.index(one[0]))
    # A piece of each first, then the rest of one after the other.
    pieces = [(one, 0) for one in long] + [(one, place) for one in long for place in range(1, PIECES)]
    return short + [Unit(*one, Some(place, PIECES)) for one, place in pieces]


def _numbered() -> list[tuple[str, Run, int]]:
    every = (*(each for each in RUNS if not each.name.startswith(_DONE_HERE)), *DOCUMENT_RUNS)
    return [(f"{each.name} {number}", each, number - 1) for each in every for number in range(1, 1 + len(each.steps))]
