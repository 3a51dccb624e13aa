"""The letters that reports are printed with: embedded fonts, their widths, and what they cannot print."""

import unicodedata
from functools import cache
from threading import Lock

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from nscp_desktop import paths

REGULAR = "DejaVuSansCondensed"
BOLD = "DejaVuSansCondensed-Bold"
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
MARK_OF_A_CUT = "…"
_INVISIBLE = {"Cf"}
_FIRST_BEYOND_16_BITS = 0x10000
_SELECTORS = range(0xFE00, 0xFE10)
_loading = Lock()


class _Widths(dict[str, float]):
    """Widths of single letters at one point."""

    def __init__(self, font: TTFont) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, letter: str) -> float:
        width = self[letter] = float(self._font.stringWidth(letter, 1))
        return width


@cache
def _font(face: str) -> TTFont:
    font = TTFont(face, str(paths.resources() / "fonts" / f"{face}.ttf"))
    pdfmetrics.registerFont(font)
    return font


@cache
def _widths(face: str) -> _Widths:
    return _Widths(_font(face))


@cache
def _covered() -> frozenset[int]:
    """Return the code points that both faces can print.

    Those beyond 16 bits are drawn but cannot be searched for or read out, so they count as not printable.
    """
    both = frozenset(_font(REGULAR).face.charToGlyph) & frozenset(_font(BOLD).face.charToGlyph)
    return frozenset(code for code in both if code < _FIRST_BEYOND_16_BITS)


def load_fonts() -> None:
    """Register both faces with the PDF library, once."""
    with _loading:
        _widths(REGULAR)
        _widths(BOLD)
        _covered()


def width_of(text: str, face: str, size: float) -> float:
    """Return how wide a text is in points."""
    widths = _widths(face)
    return sum([widths[letter] for letter in text]) * size


class Letters:
    """Makes texts printable for one report, and remembers every letter that could not be printed."""

    def __init__(self) -> None:
        load_fonts()
        self.uncovered: dict[str, str] = {}
        self._clean: dict[str, str] = {}

    def esc(self, text: str) -> str:
        """Return a text as it is printed, letter for letter; markup has no meaning anywhere on the page.

        Letters that the fonts do not have, control characters and broken halves of letters become a visible
        mark. Line breaks stay, other white space becomes a space.
        """
        if text.isascii() and text.isprintable():
            return text
        clean = self._clean.get(text)
        if clean is None:
            clean = self._clean[text] = "".join(self._letter(one, text) for one in unicodedata.normalize("NFC", text))
        return clean

    def _letter(self, letter: str, text: str) -> str:
        if letter in "\n\r\x0b\x0c\x85\u2028\u2029":
            return "\n"
        if letter.isspace():
            return " "
        code = ord(letter)
        kind = unicodedata.category(letter)
        if code in _covered() and kind not in ("Cc", "Cf", "Cs"):
            return letter
        if kind in _INVISIBLE or code in _SELECTORS:
            return ""
        self.uncovered.setdefault(letter, text)
        return REPLACEMENT

    def uncovered_words(self) -> tuple[str, ...]:
        """Name each letter that could not be printed: `U+4E2D CJK unified ideograph-4e2d`, in order of code."""
        return tuple(
            f"U+{ord(letter):04X} {unicodedata.name(letter, 'control character').capitalize()}"
            for letter in sorted(self.uncovered)
        )


def fit(text: str, face: str, size: float, room: float) -> str:
    """Return a text on one line, shortened with a mark when it is wider than `room` points."""
    line = text.replace("\n", " ")
    widths = _widths(face)
    if sum([widths[letter] for letter in line]) * size <= room:
        return line
    left = room / size - widths[MARK_OF_A_CUT]
    for place, letter in enumerate(line):
        left -= widths[letter]
        if left < 0:
            return line[:place].rstrip() + MARK_OF_A_CUT
    return line


def wrap(text: str, face: str, size: float, room: float, max_lines: int) -> list[str]:
    """Break a text into lines of at most `room` points, long words inside; a cut at `max_lines` carries a mark."""
    widths = _widths(face)
    limit = room / size
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line, used = "", 0.0
        for word in paragraph.split():
            wide = sum([widths[letter] for letter in word])
            if line and used + widths[" "] + wide <= limit:
                line, used = f"{line} {word}", used + widths[" "] + wide
                continue
            if line:
                lines.append(line)
            *whole, line = _pieces(word, widths, limit) if wide > limit else [word]
            lines += whole
            used = sum([widths[letter] for letter in line])
        lines.append(line)
        if len(lines) > max_lines:
            return [*lines[: max_lines - 1], _marked(lines[max_lines - 1], face, size, room)]
    return lines


def _marked(line: str, face: str, size: float, room: float) -> str:
    return fit(f"{line} {MARK_OF_A_CUT}", face, size, room)


def _pieces(word: str, widths: _Widths, limit: float) -> list[str]:
    """Break one word that is wider than the line."""
    pieces, piece, used = [], "", 0.0
    for letter in word:
        if piece and used + widths[letter] > limit:
            # Better after a hyphen than in the middle of a syllable.
            cut = max(piece.rfind("-"), piece.rfind("/")) + 1 or len(piece)
            pieces.append(piece[:cut])
            piece = piece[cut:]
            used = sum([widths[one] for one in piece])
        piece += letter
        used += widths[letter]
    return [*pieces, piece]
