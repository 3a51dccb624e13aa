"""The recovery code: the raw key of a record file as letters that can be printed, read out and typed.

52 letters hold the 32 bytes. They stand in 13 groups of four, and a fifth letter in each group checks the other four:
any one wrong letter, and any two neighbours the wrong way round, are found, and the group they stand in is named.
"""

from nscp_desktop.domain.errors import NotAllowedError

# Without I, L, O and U, which are misread; what is typed for them is understood.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MEANT = str.maketrans({"O": "0", "I": "1", "L": "1"})
_LETTERS = 4
GROUPS = 13
KEY_BYTES = 32
_IGNORED = frozenset(" -\u2013\u2014.\t\n\r")
_REDUCE = 0b100101  # x^5 + x^2 + 1, so that letters can be multiplied and no product of two of them is nothing


def code_of(key: bytes) -> str:
    """Write 32 bytes as 13 groups of five letters."""
    number = int.from_bytes(key[:KEY_BYTES], "big") << 4
    values = [number >> (5 * place) & 31 for place in reversed(range(GROUPS * _LETTERS))]
    groups = (values[start : start + _LETTERS] for start in range(0, len(values), _LETTERS))
    return " ".join(_group(place, group) for place, group in enumerate(groups))


def key_of(code: str) -> bytes:
    """Read a code as it was typed: small letters, spaces and dashes do not matter, O is 0, I and L are 1.

    Raises NotAllowedError with the field `code`, naming the first group that does not fit.
    """
    letters = "".join(letter for letter in code.upper().translate(_MEANT) if letter not in _IGNORED)
    strange = next((letter for letter in letters if letter not in ALPHABET), None)
    if strange is not None:
        raise NotAllowedError(f"The code has no {strange} in it. Look at the sheet again.", "code")
    size = _LETTERS + 1
    wanted = GROUPS * size
    number = 0
    for place in range(min(len(letters) // size, GROUPS)):
        group = letters[place * size : (place + 1) * size]
        values = [ALPHABET.index(letter) for letter in group]
        if _check(place, values[:_LETTERS]) != values[_LETTERS]:
            raise NotAllowedError(f"Group {place + 1} ({group}) does not fit. Compare it with the sheet.", "code")
        for value in values[:_LETTERS]:
            number = number << 5 | value
    if len(letters) != wanted:
        raise NotAllowedError(f"The code has {wanted} letters in {GROUPS} groups; this is {len(letters)}.", "code")
    if number & 15:
        raise NotAllowedError(f"Group {GROUPS} does not fit. Compare it with the sheet.", "code")
    return (number >> 4).to_bytes(KEY_BYTES, "big")


def _group(place: int, values: list[int]) -> str:
    return "".join(ALPHABET[value] for value in [*values, _check(place, values)])


def _check(place: int, values: list[int]) -> int:
    total, factor = place, 1
    for value in values:
        factor = _product(factor, 2)
        total ^= _product(value, factor)
    return total


def _product(one: int, other: int) -> int:
    result = 0
    for bit in range(5):
        if other >> bit & 1:
            result ^= one << bit
    for bit in range(8, 4, -1):
        if result >> bit & 1:
            result ^= _REDUCE << (bit - 5)
    return result
