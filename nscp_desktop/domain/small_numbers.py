"""Small numbers in what is handed out: hidden, with enough beside them that they cannot be worked out.

A count of two people in a group of three says who they are. Source: the usual practice of public bodies when they
publish counts of people (small cells are hidden, and a second cell so that sums do not give them away).
"""

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

# Below 3 only one number would be small, and its hiding would say which.
LEAST_BELOW = 3
USUAL_BELOW = 5
BELOW = (USUAL_BELOW, 10)
_MOST_STEPS = 400
# With everything hidden there is nearly always a way, and without one nothing around a count is shown.
_MOST_STEPS_AT_FIRST = 20_000


class Hiding(StrEnum):
    """Why a count is hidden: it is small itself, or it would give a small one away."""

    SMALL = "small"
    BESIDE = "beside"


class Sum(NamedTuple):
    """What the reader knows: the counts named in `parts` add up to the one named `total`."""

    total: Hashable
    parts: tuple[Hashable, ...]


def hidden(
    counts: Mapping[Hashable, int],
    sums: Sequence[Sum],
    below: int,
    wanted: Sequence[Hashable] = (),
    *,
    unseen: Collection[Hashable] = (),
) -> dict[Hashable, Hiding]:
    """Say which counts are hidden and why, so that none of these can be worked out from what is shown.

    Small are counts from 1 to `below` - 1. A 0 is always shown, and what is `wanted`, the first first, as long as
    something else can be hidden in its place. What is `unseen` stands nowhere, so a reader is not told either whether
    it is small. With `below` 0 nothing is hidden. Every name in `sums` has a count.

    Raises ValueError when `below` is 1 or 2.
    """
    if not below:
        return {}
    if below < LEAST_BELOW:
        raise ValueError(f"{below} hides nothing: use {LEAST_BELOW} or more")
    guard = _Guard(counts, sums, below, frozenset(unseen))
    guard.hide_all_beside()
    guard.show_again(wanted)
    return guard.found


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
    """Keeps for every small count one way in which it could be another number, given all that is shown.

    Such a way is a step of one up or down for some of the hidden counts, after which every sum is still right.
    """

    def __init__(
        self, counts: Mapping[Hashable, int], sums: Sequence[Sum], below: int, unseen: frozenset[Hashable]
    ) -> None:
        self._counts, self._below, self._unseen = counts, below, unseen
        self._sums = [one for one in sums if any(counts[key] for key in (one.total, *one.parts))]
        self._in: dict[Hashable, list[int]] = {}
        for place, one in enumerate(self._sums):
            for key in (one.total, *one.parts):
                self._in.setdefault(key, []).append(place)
        self.found = {key: Hiding.SMALL for key, count in counts.items() if 0 < count < below}
        self._ways: dict[Hashable, Mapping[Hashable, int]] = {}
        # The sums around small counts for which no such way was found.
        self._stuck: set[int] = set()

    def hide_all_beside(self) -> None:
        """Hide everything that stands in a sum with a small count, or with what is hidden beside one."""
        ring = list(self.found)
        while ring:
            places = {place for key in ring for place in self._in.get(key, ())}
            near = {key for place in places for key in (self._sums[place].total, *self._sums[place].parts)}
            ring = [key for key in near if self._counts[key] and key not in self.found]
            self.found |= dict.fromkeys(ring, Hiding.BESIDE)
        small = [key for key, hiding in self.found.items() if hiding is Hiding.SMALL]
        for key in small:
            way = self._other_way(key, _MOST_STEPS_AT_FIRST) if key not in self._ways else None
            if way is not None:
                # It is another way for everything in it.
                self._ways |= dict.fromkeys((one for one in way if self.found[one] is Hiding.SMALL), way)
        self._stuck = {place for key in small if key not in self._ways for place in self._in.get(key, ())}

    def show_again(self, wanted: Sequence[Hashable]) -> None:
        """Show what is not needed to keep the small counts: what is wanted first, then large ones."""
        places = {key: place for place, key in enumerate(wanted)}
        beside = [
            key
            for key, hiding in self.found.items()
            if hiding is Hiding.BESIDE and self._stuck.isdisjoint(self._in.get(key, ()))
        ]
        beside.sort(key=lambda key: (places.get(key, len(places)), -self._counts[key], repr(key)))
        while (left := [key for key in beside if not self._shown(key)]) != beside:
            beside = left

    def _shown(self, key: Hashable) -> bool:
        """Show one if every small count can still be another number, and say whether it is shown now."""
        del self.found[key]
        ways: dict[Hashable, Mapping[Hashable, int]] = {}
        for own, way in self._ways.items():
            if key in way:
                other = ways.get(own) or self._other_way(own)
                if other is None:
                    self.found[key] = Hiding.BESIDE
                    return False
                # It is another way for everything in it.
                ways |= dict.fromkeys((one for one in other if one in self._ways), other)
        self._ways |= ways
        return True

    def _other_way(self, key: Hashable, most_steps: int = _MOST_STEPS) -> Mapping[Hashable, int] | None:
        for step in (1, -1):
            steps = {key: step}
            self._left = most_steps
            if self._may(key, step) and self._balanced(steps):
                return steps
        return None

    def _may(self, key: Hashable, step: int) -> bool:
        hiding, count = self.found.get(key), self._counts[key] + step
        if hiding is not None and key in self._unseen:
            return count > 0
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
