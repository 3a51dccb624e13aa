"""The recovery code: what is printed can be typed back, and what is mistyped is found and named."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.recovery_code import ALPHABET, GROUPS, code_of, key_of

KEYS = st.binary(min_size=32, max_size=32)


@given(KEYS)
def test_a_code_holds_the_key(key: bytes) -> None:
    code = code_of(key)
    assert len(code.replace(" ", "")) == 52 + GROUPS
    assert key_of(code) == key


@given(KEYS)
def test_small_letters_dashes_and_look_alikes_do_not_matter(key: bytes) -> None:
    typed = code_of(key).lower().replace(" ", "-\n").replace("0", "o").replace("1", "l")
    assert key_of(typed) == key


@given(KEYS, st.integers(0, 64), st.integers(1, 31))
def test_one_wrong_letter_names_its_group(key: bytes, place: int, step: int) -> None:
    letters = list(code_of(key).replace(" ", ""))
    letters[place] = ALPHABET[(ALPHABET.index(letters[place]) + step) % 32]
    with pytest.raises(NotAllowedError, match=rf"^Group {place // 5 + 1} ") as refused:
        key_of("".join(letters))
    assert refused.value.field == "code"


@given(KEYS, st.integers(0, 63))
def test_neighbours_the_wrong_way_round_are_found(key: bytes, place: int) -> None:
    letters = list(code_of(key).replace(" ", ""))
    if letters[place] == letters[place + 1]:
        return
    letters[place], letters[place + 1] = letters[place + 1], letters[place]
    if place % 5 == 4:
        # Two groups are touched, and the first of them is named.
        with pytest.raises(NotAllowedError, match=r"^Group "):
            key_of("".join(letters))
    else:
        with pytest.raises(NotAllowedError, match=rf"^Group {place // 5 + 1} "):
            key_of("".join(letters))


@given(KEYS, st.integers(0, GROUPS - 2))
def test_groups_in_the_wrong_order_are_found(key: bytes, place: int) -> None:
    groups = code_of(key).split()
    if groups[place][:4] == groups[place + 1][:4]:
        return
    groups[place], groups[place + 1] = groups[place + 1], groups[place]
    with pytest.raises(NotAllowedError, match=rf"^Group {place + 1} "):
        key_of(" ".join(groups))


def test_a_code_that_is_too_short_or_holds_a_strange_letter_says_so() -> None:
    code = code_of(bytes(range(32)))
    with pytest.raises(NotAllowedError, match="this is 60"):
        key_of(code[:-6])
    with pytest.raises(NotAllowedError, match=re.escape("has no U in it")):
        key_of("U" + code[1:])
