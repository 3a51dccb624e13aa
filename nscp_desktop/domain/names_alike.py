"""Whether two names could be one person's: the same, turned round, shortened, a name more, or one slip of the keys."""

from enum import StrEnum

_FEWEST_LETTERS = 6
_LONG_WORD = 6
_SHORTEST_SHORT_FORM = 3
_LONGER_BY = 3
# Endings that make another name of a first name, and not the long form of the same.
_OTHER_NAMES = ("ine", "ina", "ette", "etta", "ella", "elle")
_EASILY_MISTAKEN = tuple(map(frozenset, ("aeiouy", "ck", "sz", "mn", "ij", "uv", "vw")))


class Likeness(StrEnum):
    """Why two names are alike, the surest first."""

    SAME = "same"
    TURNED = "turned"
    MORE = "more"
    SLIP = "slip"
    INITIAL = "initial"
    SHORT = "short"


def likeness(one: str, other: str) -> Likeness | None:
    """Return why two folded names could be one person's, None when they are not alike."""
    if one == other:
        return Likeness.SAME if one else None
    mine, theirs = one.split(), other.split()
    if len(mine) < 2 or len(theirs) < 2:
        return None
    if sorted(mine) == sorted(theirs):
        return Likeness.TURNED
    if is_slip(one, other) and _is_likely_slip(one, other):
        return Likeness.SLIP
    if mine[0] == theirs[0]:
        own, other_own = set(mine[1:]), set(theirs[1:])
        return Likeness.MORE if own < other_own or other_own < own else None
    return _of_first_names(mine[0], theirs[0]) if mine[-1] == theirs[-1] else None


def is_slip(one: str, other: str) -> bool:
    """Whether one letter added, left out, taken for another or swapped with its neighbour makes one of the other."""
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < _FEWEST_LETTERS:
        return False
    start = _same_from_start(one, other)
    if len(one) == len(other):
        after_swap = one[start : start + 2] == other[start : start + 2][::-1] and one[start + 2 :] == other[start + 2 :]
        return one[start + 1 :] == other[start + 1 :] or after_swap
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer[start + 1 :] == shorter[start:]


def slip_keys(name: str) -> set[str]:
    """Return keys of which two names that are one slip apart share one: the name, and it with each letter left out."""
    return {name, *(name[:place] + name[place + 1 :] for place in range(len(name)))}


def word_keys(name: str) -> set[str]:
    """Return keys of which two names share one when they begin with the same letter and have another word in common."""
    first, *others = name.split()
    return {f"{first[:1]} {word}" for word in others}


def _is_likely_slip(one: str, other: str) -> bool:
    """Whether a slip is more likely than another name: `Mark` and `Mary`, `Paul` and `Paula` are two people."""
    start = _same_from_start(one, other)
    if len(one) != len(other):
        longer = one if len(one) > len(other) else other
        return not (longer[start] == "a" and longer[start + 1 : start + 2] == " ")
    if one[start + 1 :] != other[start + 1 :]:
        return True
    if " " in (one[start], other[start]):
        return False
    letters = {one[start], other[start]}
    return len(_word_at(one, start)) >= _LONG_WORD or any(letters <= group for group in _EASILY_MISTAKEN)


def _of_first_names(mine: str, theirs: str) -> Likeness | None:
    shorter, longer = sorted((mine, theirs), key=len)
    if not longer.startswith(shorter):
        return None
    if len(shorter) == 1:
        return Likeness.INITIAL
    rest = longer[len(shorter) :]
    is_short_form = len(shorter) >= _SHORTEST_SHORT_FORM and len(rest) >= _LONGER_BY and rest not in _OTHER_NAMES
    return Likeness.SHORT if is_short_form else None


def _same_from_start(one: str, other: str) -> int:
    for place, (mine, theirs) in enumerate(zip(one, other, strict=False)):
        if mine != theirs:
            return place
    return min(len(one), len(other))


def _word_at(name: str, place: int) -> str:
    return name[name.rfind(" ", 0, place) + 1 :].split(" ", 1)[0]
