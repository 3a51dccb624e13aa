"""What makes a password good enough, and how long to wait after a wrong one."""

import unicodedata
from collections.abc import Collection

from nscp_desktop.domain.errors import NotAllowedError

SHORTEST = 12
GOOD_LENGTH = 16
LONGEST = 1_000
FREE_TRIES = 3
LONGEST_DELAY_SECONDS = 60.0
_ROWS = ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz")
_FEWEST_LETTERS = 5


def normal(password: str) -> str:
    """Return a password as every keyboard gives it: accents typed in two ways are the same (NFKC)."""
    return unicodedata.normalize("NFKC", password)


def judge(password: str, agency: str, common: Collection[str]) -> str:
    """Return a sentence on how good a new password is.

    `common` holds passwords and words that are tried first, in small letters.

    Raises NotAllowedError with the field `password` when it is not good enough.
    """
    text = normal(password)
    if len(text) < SHORTEST:
        raise NotAllowedError(
            f"Use {SHORTEST} characters or more. Three or four words are easy to remember.", "password"
        )
    if len(text) > LONGEST:
        raise NotAllowedError(f"Use at most {LONGEST:,} characters.", "password")
    small = text.casefold()
    letters = "".join(letter for letter in small if letter.isalpha())
    if small in common or letters in common:
        raise NotAllowedError("This is one of the passwords that are tried first. Choose another.", "password")
    if len(set(small)) < _FEWEST_LETTERS or _is_a_row(small):
        raise NotAllowedError("This follows a simple pattern. Choose words that do not belong together.", "password")
    name = "".join(letter for letter in agency.casefold() if letter.isalnum())
    rest = "".join(letter for letter in small if letter.isalnum()).replace(name, "") if len(name) > 3 else small
    if len(rest) < SHORTEST // 2:
        raise NotAllowedError("This is little more than the name of the agency. Add words of your own.", "password")
    return "Good." if len(text) >= GOOD_LENGTH else "Good enough. Longer is better."


def delay_seconds(wrong_tries: int) -> float:
    """Return how long to wait after so many wrong tries in a row: nothing at first, then twice as long each time."""
    if wrong_tries < FREE_TRIES:
        return 0.0
    return min(LONGEST_DELAY_SECONDS, 2.0 ** min(wrong_tries - FREE_TRIES, 10))


def _is_a_row(text: str) -> bool:
    """Tell whether a text is made of runs of four or more neighbours on a keyboard or in the alphabet."""
    doubled = [row * 2 for row in _ROWS] + [row[::-1] * 2 for row in _ROWS]
    place = 0
    while place < len(text):
        end = place + 4
        while end <= len(text) and any(text[place:end] in row for row in doubled):
            end += 1
        if end == place + 4:
            return False
        place = end - 1
    return True
