"""What can be printed, and what happens to what cannot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nscp_desktop.domain.standing import BOOKED_SYMBOL, StandingKind
from nscp_desktop.reports.letters import BOLD, MARK_OF_A_CUT, REGULAR, REPLACEMENT, Letters, fit, width_of, wrap


@pytest.mark.parametrize(
    "text",
    ["Zoë O’Neill", "Łukasz Żółć", "Ελένη Παπαδοπούλου", "Ольга Ковальчук", "Şükrü Ünlü", "Nguyễn Thị Ánh", "محمد"],
)
def test_names_of_many_scripts_are_printed_as_they_are(text: str) -> None:
    letters = Letters()
    assert letters.esc(text) == text
    assert letters.uncovered_words() == ()


def test_every_symbol_of_a_standing_is_in_both_fonts() -> None:
    letters = Letters()
    for kind in StandingKind:
        assert letters.esc(kind.symbol) == kind.symbol
    assert letters.esc(BOOKED_SYMBOL + MARK_OF_A_CUT + REPLACEMENT) == BOOKED_SYMBOL + MARK_OF_A_CUT + REPLACEMENT
    assert letters.uncovered_words() == ()


def test_letters_that_are_not_in_the_fonts_become_a_mark_and_are_named() -> None:
    letters = Letters()
    assert letters.esc("中村 Aiko \N{SMILING FACE WITH HALO}") == f"{REPLACEMENT * 2} Aiko {REPLACEMENT}"
    assert letters.uncovered_words() == (
        "U+4E2D Cjk unified ideograph-4e2d",
        "U+6751 Cjk unified ideograph-6751",
        "U+1F607 Smiling face with halo",
    )


def test_control_characters_and_broken_letters_become_a_mark() -> None:
    letters = Letters()
    assert letters.esc("a\x00b\ud800c") == f"a{REPLACEMENT}b{REPLACEMENT}c"
    assert letters.uncovered_words() == ("U+0000 Control character", "U+D800 Control character")


def test_letters_written_in_two_parts_are_joined() -> None:
    assert Letters().esc("Zoe\u0308") == "Zoë"


@pytest.mark.parametrize("face", [REGULAR, BOLD])
def test_a_text_that_fits_is_not_touched_and_one_that_does_not_carries_a_mark(face: str) -> None:
    assert fit("Gwen Evans", face, 8, 100) == "Gwen Evans"
    cut = fit("Gwen Evans" * 20, face, 8, 100)
    assert cut.endswith(MARK_OF_A_CUT)
    assert width_of(cut, face, 8) <= 100


@given(st.text(max_size=300), st.floats(20, 300), st.integers(1, 8))
def test_wrapped_lines_never_pass_their_room_and_a_cut_always_carries_a_mark(
    text: str, room: float, lines: int
) -> None:
    clean = Letters().esc(text)
    found = wrap(clean, REGULAR, 7.5, room, lines)
    assert 1 <= len(found) <= lines
    assert all(width_of(line, REGULAR, 7.5) <= room + 0.001 for line in found)
    words = "".join(clean.split())
    assert "".join("".join(found).split()) == words or found[-1].endswith(MARK_OF_A_CUT)


def test_a_word_with_a_hyphen_is_broken_after_it() -> None:
    assert wrap("Whole-school", BOLD, 6.6, 40, 4) == ["Whole-", "school"]
