"""Texts made of every letter that the shipped fonts cover, and whether they stand in what was read back."""

import unicodedata

from reportlab.pdfbase.ttfonts import TTFontFile

from nscp_desktop import paths
from nscp_desktop.reports.letters import BOLD, REGULAR

# Latin with all its diacritics, the combining ones too, Greek and Cyrillic, as Unicode names the blocks.
BLOCKS = (
    (0x21, 0x24F), (0x250, 0x2AF), (0x1E00, 0x1EFF), (0x2C60, 0x2C7F), (0xA720, 0xA7FF),
    (0x370, 0x3FF), (0x1F00, 0x1FFF), (0x400, 0x52F), (0x1C80, 0x1C8F), (0x2DE0, 0x2DFF), (0xA640, 0xA69F),
)  # fmt: skip
_A_WORD = 9
# What is not a letter to be seen: the soft hyphen and the like.
_UNSEEN = ("Cc", "Cf", "Zs")


def covered_letters() -> list[str]:
    """Return each letter of these blocks that both fonts have, read from the fonts themselves."""
    fonts = [set(TTFontFile(str(paths.resources() / "fonts" / f"{face}.ttf")).charToGlyph) for face in (REGULAR, BOLD)]
    codes = (code for first, last in BLOCKS for code in range(first, last + 1) if all(code in font for font in fonts))
    return [chr(code) for code in codes if unicodedata.category(chr(code)) not in _UNSEEN]


def words_of_every_letter() -> list[str]:
    """Return words in which each letter stands once, those with a mark on top as two letters too.

    Each begins and ends with an x, so that no word is broken at a hyphen and no mark stands alone.
    """
    letters = covered_letters()
    words = [f"x{''.join(letters[place : place + _A_WORD])}x" for place in range(0, len(letters), _A_WORD)]
    parted = [unicodedata.normalize("NFD", letter) for letter in letters]
    marked = [letter for letter in parted if len(letter) > 1]
    words += [f"x{''.join(marked[place : place + _A_WORD])}x" for place in range(0, len(marked), _A_WORD)]
    return [*words, "xe\u0301ẍ̂z̧x", "x<b>&amp;</b>x", "x&lt;script&gt;x"]


def missing_words(words: list[str], printed: str) -> list[str]:
    """Return the words that do not stand in a printed text as they were typed, letters in two parts as one."""
    found = set(unicodedata.normalize("NFC", printed).split())
    return [word for word in words if unicodedata.normalize("NFC", word) not in found]
