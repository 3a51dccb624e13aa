"""People who are likely on record twice: never merged by the program, only pointed out.

Not everybody is compared with everybody: two who are alike share a key, and only those are compared.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from nscp_desktop.domain.matching import fold_text
from nscp_desktop.domain.names_alike import Likeness, likeness, slip_keys, word_keys
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.person_names import folded_names

# An address that more people share is an office's, and a name that more people have says nothing by itself.
MOST_OF_ONE_ADDRESS = 4
MOST_OF_ONE_NAME = 8
# How many people may share a key by which only likely slips and short forms are found.
_MOST_OF_ONE_KEY = 40
_STEP = 1_000

Pair = tuple[int, int]
_WORDS = {
    Likeness.SAME: ("the same name", 5),
    Likeness.TURNED: ("first name and surname the other way round", 4),
    Likeness.MORE: ("the same name with one more", 3),
    Likeness.SLIP: ("nearly the same name", 3),
    Likeness.INITIAL: ("an initial in place of the first name", 2),
    Likeness.SHORT: ("a short form of the first name", 2),
}


class LikelyPair(NamedTuple):
    """Two people who are likely one: why in words, and how sure that is. `first` is on record for longer."""

    first: int
    second: int
    because: str
    strength: int

    @property
    def ids(self) -> Pair:
        return self.first, self.second


class Facts(NamedTuple):
    """What one person is compared by: folded names, the present one first, e-mail and staff number."""

    id: int
    names: tuple[str, ...]
    email: str
    number: str


@dataclass(frozen=True, slots=True)
class DuplicateSearch:
    """The record as it is looked through: plain data, so that it can be done in a thread."""

    people: tuple[Person, ...]
    dismissed: frozenset[Pair] = frozenset()

    def pairs(self, progress: Callable[[int, int], None] | None = None) -> tuple[LikelyPair, ...]:
        """Return who is likely on record twice; `progress` may raise to end the search."""
        return likely_pairs(self.people, self.dismissed, progress)


def facts_of(person: Person) -> Facts:
    """Return what a person is compared by."""
    return Facts(person.id, folded_names(person), person.email.strip().casefold(), plain_number(person.staff_number))


def plain_number(number: str) -> str:
    """Return a staff number as it is compared: `S-0012` and `s12` are written differently, but the same."""
    letters = re.sub(r"[^0-9a-z]", "", fold_text(number))
    return re.sub(r"(?<!\d)0+(?=\d)", "", letters)


def likely_pairs(
    people: Iterable[Person],
    dismissed: Collection[Pair] = (),
    progress: Callable[[int, int], None] | None = None,
) -> tuple[LikelyPair, ...]:
    """Return who is likely on record twice, the surest first; nobody who is archived, and no pair that was dismissed.

    `progress` is told now and then how many of how many people have been looked at.
    """
    known = {person.id: facts_of(person) for person in people if person.archived_on is None}
    tell = _Progress(progress, len(known))
    passed_over = frozenset(dismissed)
    common = _common_names(known.values())
    found = []
    candidates = _candidates(known, common, tell) - passed_over
    for place, ids in enumerate(candidates):
        tell.second_half(place, len(candidates))
        pair = compared(known[ids[0]], known[ids[1]], common)
        if pair is not None:
            found.append(pair)
    return tuple(sorted(found, key=_order))


class _Progress:
    """Tells now and then how far the search is: half of it goes into the keys, half into comparing."""

    def __init__(self, told: Callable[[int, int], None] | None, people: int) -> None:
        self._told, self._people = told, people

    def first_half(self, place: int) -> None:
        if self._told is not None and place % _STEP == 0:
            self._told(place // 2, self._people)

    def second_half(self, place: int, of: int) -> None:
        if self._told is not None and place % _STEP == 0:
            self._told((self._people + self._people * place // of) // 2, self._people)


def compared(one: Facts, other: Facts, common: Collection[str] = ()) -> LikelyPair | None:
    """Return two people as a likely pair, None when they are not; `common` are names that too many have."""
    why: list[tuple[int, str]] = []
    if one.email and one.email == other.email:
        why.append((6, "the same e-mail address"))
    if one.number and one.number == other.number:
        why.append((6, "the same staff number, written differently"))
    named = _by_name(one, other, common)
    if named is not None and not _belongs_to_two(one, other, named):
        why.append((_WORDS[named][1], _words(named, one, other)))
    if not why:
        return None
    first, second = sorted((one.id, other.id))
    return LikelyPair(first, second, ", ".join(words for _, words in why), sum(strength for strength, _ in why))


def _by_name(one: Facts, other: Facts, common: Collection[str]) -> Likeness | None:
    found: Likeness | None = None
    for mine in one.names:
        for theirs in other.names:
            own = likeness(mine, theirs)
            if own is Likeness.SAME and mine in common:
                continue
            if own is not None and (found is None or _WORDS[own][1] > _WORDS[found][1]):
                found = own
    return found


def _belongs_to_two(one: Facts, other: Facts, named: Likeness) -> bool:
    """Whether numbers and addresses say that these are two people; an address often changes with the name."""
    numbers = bool(one.number and other.number and one.number != other.number)
    addresses = bool(one.email and other.email and one.email != other.email)
    return numbers and (addresses or named is not Likeness.SAME)


def _words(named: Likeness, one: Facts, other: Facts) -> str:
    words = _WORDS[named][0]
    if likeness(one.names[0], other.names[0]) is named:
        return words
    return f"{words} (counting names they are known by or had before)"


def _common_names(known: Iterable[Facts]) -> frozenset[str]:
    holders: defaultdict[str, int] = defaultdict(int)
    for facts in known:
        for name in facts.names:
            holders[name] += 1
    return frozenset(name for name, count in holders.items() if count > MOST_OF_ONE_NAME)


def _candidates(known: dict[int, Facts], common: Collection[str], tell: _Progress) -> set[Pair]:
    """Return the pairs that share a key, the smaller id first."""
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for place, facts in enumerate(known.values()):
        for key in _keys(facts, common):
            blocks[key].append(facts.id)
        tell.first_half(place)
    found: set[Pair] = set()
    for key, ids in blocks.items():
        if 1 < len(ids) <= _most(key):
            found.update(combinations(sorted(set(ids)), 2))
    return found


def _keys(facts: Facts, common: Collection[str]) -> Iterator[str]:
    if facts.email:
        yield f"@{facts.email}"
    if facts.number:
        yield f"#{facts.number}"
    for name in facts.names:
        yield f"={' '.join(sorted(name.split()))}"
        if name not in common:
            for key in slip_keys(name):
                yield f"~{key}"
        for key in word_keys(name):
            yield f"^{key}"


def _most(key: str) -> int:
    return MOST_OF_ONE_ADDRESS if key[0] == "@" else _MOST_OF_ONE_KEY


def _order(pair: LikelyPair) -> tuple[int, int, int]:
    return -pair.strength, pair.first, pair.second
