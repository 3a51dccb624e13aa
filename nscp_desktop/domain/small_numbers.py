"""Small numbers in what is handed out: hidden, with enough beside them that they cannot be worked out.

A count of two people in a group of three says who they are. Source: the usual practice of public bodies when they
publish counts of people (small cells are hidden, and a second cell so that sums do not give them away).
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

# Below 3 only one number would be small, and its hiding would say which.
LEAST_BELOW = 3
USUAL_BELOW = 5
BELOW = (USUAL_BELOW, 10)
_MOST_STEPS = 2_000


class Hiding(StrEnum):
    """Why a count is hidden: it is small itself, or it would give a small one away."""

    SMALL = "small"
    BESIDE = "beside"


class Sum(NamedTuple):
    """What the reader knows: the counts named in `parts` add up to the one named `total`."""

    total: Hashable
    parts: tuple[Hashable, ...]


def hidden(counts: Mapping[Hashable, int], sums: Sequence[Sum], below: int) -> dict[Hashable, Hiding]:
    """Say which counts are hidden and why, so that none of these can be worked out from what is shown.

    Small are counts from 1 to `below` - 1. A 0 is always shown. With `below` 0 nothing is hidden. Every name in `sums`
    has a count.

    Raises ValueError when `below` is 1 or 2.
    """
    if not below:
        return {}
    if below < LEAST_BELOW:
        raise ValueError(f"{below} hides nothing: use {LEAST_BELOW} or more")
    found = {key: Hiding.SMALL for key, count in counts.items() if 0 < count < below}
    guard = _Guard(counts, sums, below, found)
    while (given_away := guard.given_away()) is not None:
        more = guard.next_to(given_away)
        if more is None:
            break
        found[more] = Hiding.BESIDE
    return found


def rules(below: int) -> tuple[str, ...]:
    """Say to the reader how small numbers are guarded."""
    if not below:
        return ("Small numbers are not guarded: every count is shown as it is.",)
    return (
        f"Counts from 1 to {below - 1} are shown as “fewer than {below}”. A 0 stays 0.",
        "Where such a count could be worked out from a sum or from what stands beside it, a second count is hidden too "
        "and shown as “not shown”. How many are missing from a share counts as standing beside it.",
        "A percentage is left out where one of its two numbers is hidden.",
    )


class _Guard:
    """Looks for a hidden count that can only be one number. `found` grows while it is used."""

    def __init__(
        self, counts: Mapping[Hashable, int], sums: Sequence[Sum], below: int, found: dict[Hashable, Hiding]
    ) -> None:
        self._counts, self._below, self._found = counts, below, found
        self._sums = [one for one in sums if any(counts[key] for key in (one.total, *one.parts))]
        self._in: dict[Hashable, list[int]] = {}
        for place, one in enumerate(self._sums):
            for key in (one.total, *one.parts):
                self._in.setdefault(key, []).append(place)
        self._safe: set[Hashable] = set()

    def given_away(self) -> Hashable | None:
        """Return a hidden count that a reader can work out, None when there is none."""
        for key in self._found:
            if key not in self._safe:
                moved = self._other_numbers(key)
                if not moved:
                    return key
                self._safe |= moved
        return None

    def next_to(self, key: Hashable) -> Hashable | None:
        """Return what to hide as well: the smallest part beside it, else what is near it; None when nothing is left."""
        seen, ring = {key}, [key]
        while ring:
            near = [place for one in ring for place in self._in.get(one, ())]
            parts = {part for place in near for part in self._sums[place].parts}
            totals = {self._sums[place].total for place in near}
            for wanted in (parts, totals):
                shown = [one for one in wanted if one not in self._found and self._counts[one]]
                if shown:
                    return min(shown, key=self._order)
            ring = [one for one in (*parts, *totals) if one in self._found and one not in seen]
            seen.update(ring)
        return None

    def _order(self, key: Hashable) -> tuple[int, str]:
        return self._counts[key], repr(key)

    def _other_numbers(self, key: Hashable) -> set[Hashable]:
        """Find other numbers for the hidden counts that fit all that is shown; return whose numbers are other ones."""
        for step in (1, -1):
            steps = {key: step}
            self._left = _MOST_STEPS
            if self._may(key, step) and self._balanced(steps):
                return set(steps)
        return set()

    def _may(self, key: Hashable, step: int) -> bool:
        hiding, count = self._found.get(key), self._counts[key] + step
        if hiding is Hiding.SMALL:
            return 0 < count < self._below
        return hiding is Hiding.BESIDE and count >= self._below

    def _balanced(self, steps: dict[Hashable, int]) -> bool:
        """Add steps of one up or down until every sum is right again; leave `steps` as it was when there is no way."""
        wrong = self._wrong_sum(steps)
        if wrong is None:
            return True
        for key, step in self._mending(wrong, steps):
            self._left -= 1
            if self._left <= 0:
                return False
            steps[key] = step
            if self._balanced(steps):
                return True
            del steps[key]
        return False

    def _wrong_sum(self, steps: Mapping[Hashable, int]) -> int | None:
        touched = dict.fromkeys(place for key in steps for place in self._in.get(key, ()))
        return next((place for place in touched if self._off_by(place, steps)), None)

    def _off_by(self, place: int, steps: Mapping[Hashable, int]) -> int:
        total, parts = self._sums[place]
        return sum(steps.get(part, 0) for part in parts) - steps.get(total, 0)

    def _mending(self, place: int, steps: Mapping[Hashable, int]) -> Iterator[tuple[Hashable, int]]:
        total, parts = self._sums[place]
        down = -1 if self._off_by(place, steps) > 0 else 1
        for key, step in [*((part, down) for part in parts), (total, -down)]:
            if key not in steps and self._may(key, step):
                yield key, step
