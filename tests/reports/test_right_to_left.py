"""Letters that run from right to left stand on the page as they are written by hand."""

import unicodedata

import pytest

from nscp_desktop.reports.right_to_left import in_page_order, joined


def names(text: str) -> list[str]:
    """The form of each Arabic letter, without what all of them are called."""
    return [unicodedata.name(letter).removeprefix("ARABIC LETTER ").removesuffix(" FORM") for letter in text]


def test_arabic_letters_join_their_neighbours() -> None:
    assert names(joined("محمد")) == ["MEEM INITIAL", "HAH MEDIAL", "MEEM MEDIAL", "DAL FINAL"]
    assert names(joined("دار")) == ["DAL ISOLATED", "ALEF ISOLATED", "REH ISOLATED"]


def test_lam_and_alef_are_written_as_one() -> None:
    assert len(joined("سلام")) == 3
    assert "LAM WITH ALEF FINAL" in "".join(unicodedata.name(one) for one in joined("سلام")).replace(" FORM", "")


def test_a_line_of_such_letters_is_turned_round() -> None:
    assert in_page_order("שלום") == "םולש"
    assert in_page_order(joined("محمد")) == joined("محمد")[::-1]


@pytest.mark.parametrize(
    ("line", "drawn"),
    [
        ("Rebecca Osei", "Rebecca Osei"),
        ("Пётр Nguyễn", "Пётр Nguyễn"),
        ("Miriam שלום Khan", "Miriam םולש Khan"),
        ("Miriam אבג דהו", "Miriam והד גבא"),
        ("אבג Khan דהו", "והד Khan גבא"),
        ("אבג (דהו)", "(והד) גבא"),
        ("אבג (Khan) 12", "12 (Khan) גבא"),
        ("Ann (אבג) Khan", "Ann (גבא) Khan"),
        ("אבג 12", "12 גבא"),
        ("", ""),
    ],
)
def test_other_letters_and_numbers_keep_their_order(line: str, drawn: str) -> None:
    assert in_page_order(line) == drawn
