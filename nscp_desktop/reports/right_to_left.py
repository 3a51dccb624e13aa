"""Names in letters that run from right to left: joined as they are written, and put in the order of the page.

A page knows only letters placed from left to right. This does for single lines, such as names, what a text system does:
Arabic letters take the form that their neighbours ask for, and runs of such letters are turned round.
Source: Unicode Standard, section 9.2 (joining) and Annex 9 (order), as far as one line with one level needs them.
"""

import unicodedata
from functools import lru_cache

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_LEFT_TO_RIGHT = frozenset({"L", "EN", "AN"})
_FIRST_RIGHT_TO_LEFT = "\u0590"
_FIRST_FORM, _LAST_FORM = 0xFE70, 0xFEFC
_OPENING, _CLOSING = "([{", ")]}"
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
Forms = dict[str, dict[str, str]]


def runs_right_to_left(text: str) -> bool:
    """Whether a text has letters that run from right to left."""
    # Nearly every text of a report is decided by the first two, which cost next to nothing.
    return (
        not text.isascii()
        and max(text) >= _FIRST_RIGHT_TO_LEFT
        and any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in text)
    )


def joined(text: str) -> str:
    """Return a text whose Arabic letters have the form that stands beside their neighbours, still in reading order."""
    if not runs_right_to_left(text):
        return text
    forms, pairs = _forms()
    letters = list(text)
    for place in range(len(letters) - 1):
        pair = letters[place] + letters[place + 1]
        if pair in pairs:
            letters[place], letters[place + 1] = pairs[pair], ""
    letters = [letter for letter in letters if letter]
    return "".join(_form(letters, place, forms) for place in range(len(letters)))


def in_page_order(line: str) -> str:
    """Return one line with its letters from left to right as they stand on the page."""
    if not runs_right_to_left(line):
        return line
    kinds = [_direction(letter) for letter in line]
    strong = [kind for kind in kinds if kind]
    whole = strong[0] if strong else "L"
    _set_brackets(line, kinds, whole)
    for place, kind in enumerate(kinds):
        if not kind:
            before = next((one for one in reversed(kinds[:place]) if one), whole)
            after = next((one for one in kinds[place + 1 :] if one), whole)
            kinds[place] = before if before == after else whole
    runs: list[tuple[str, str]] = []
    for letter, kind in zip(line, kinds, strict=True):
        if runs and runs[-1][0] == kind:
            runs[-1] = (kind, runs[-1][1] + letter)
        else:
            runs.append((kind, letter))
    drawn = [_turned(words) if kind == "R" else words for kind, words in runs]
    return "".join(reversed(drawn) if whole == "R" else drawn)


def _set_brackets(line: str, kinds: list[str], whole: str) -> None:
    """Let both brackets of a pair run the same way: as the line does, unless what is in and before them runs back."""
    waiting: list[int] = []
    for place, letter in enumerate(line):
        if letter in _OPENING:
            waiting.append(place)
        elif letter in _CLOSING and waiting and line[waiting[-1]] == _OPENING[_CLOSING.index(letter)]:
            first = waiting.pop()
            inside = set(kinds[first + 1 : place]) - {""}
            before = next((one for one in reversed(kinds[:first]) if one), whole)
            if inside:
                kinds[first] = kinds[place] = whole if whole in inside or before == whole else before


def _turned(words: str) -> str:
    """Turn a run round; marks stay behind the letter that they belong to."""
    clusters: list[str] = []
    for letter in words:
        if clusters and unicodedata.combining(letter):
            clusters[-1] += letter
        else:
            clusters.append(letter)
    return "".join(reversed(clusters)).translate(_MIRRORED)


def _direction(letter: str) -> str:
    kind = unicodedata.bidirectional(letter)
    if kind in _RIGHT_TO_LEFT:
        return "R"
    return "L" if kind in _LEFT_TO_RIGHT else ""


def _form(letters: list[str], place: int, forms: Forms) -> str:
    """Return the form of one letter: joined with the one before it, the one after it, both or neither."""
    own = forms.get(letters[place])
    if own is None:
        return letters[place]
    before = next((one for one in reversed(letters[:place]) if not unicodedata.combining(one)), "")
    after = next((one for one in letters[place + 1 :] if not unicodedata.combining(one)), "")
    joins_before = "final" in own and "initial" in forms.get(before, {})
    joins_after = "initial" in own and "final" in forms.get(after, {})
    wanted = {(True, True): "medial", (True, False): "final", (False, True): "initial"}.get(
        (joins_before, joins_after), "isolated"
    )
    return own.get(wanted, letters[place])


@lru_cache(maxsize=1)
def _forms() -> tuple[Forms, dict[str, str]]:
    """Return the forms of each letter by name, and the pairs that are written as one; from the tables of Unicode.

    A pair is named by its isolated form, which has forms of its own.
    """
    forms: Forms = {}
    pairs: dict[str, str] = {}
    for code in range(_FIRST_FORM, _LAST_FORM + 1):
        name, *parts = unicodedata.decomposition(chr(code)).split() or [""]
        letters = "".join(chr(int(part, 16)) for part in parts)
        if len(letters) == 1 and letters != " ":
            forms.setdefault(letters, {})[name.strip("<>")] = chr(code)
        elif len(letters) == 2 and not letters.startswith((" ", "ـ")):
            kind = name.strip("<>")
            if kind == "isolated":
                pairs[letters] = chr(code)
            else:
                forms.setdefault(pairs[letters], {"isolated": pairs[letters]})[kind] = chr(code)
    return forms, pairs
