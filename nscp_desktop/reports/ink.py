"""Colours and type of the printed page; every colour stands beside a symbol and a word."""

from typing import NamedTuple

from reportlab.lib.colors import Color, HexColor, white

from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.reports.letters import BOLD, REGULAR

TEXT = HexColor("#1b2733")
QUIET = HexColor("#55616d")
RULE = HexColor("#d4dae0")
SHADE = HexColor("#f2f5f7")
ACCENT = HexColor("#0d5c63")
PAPER = white
_INK = {
    StandingKind.IN_DATE: HexColor("#1d7a46"),
    StandingKind.DUE_SOON: HexColor("#9a5b00"),
    StandingKind.OVERDUE: HexColor("#b3261e"),
    StandingKind.NOT_DONE: HexColor("#6b1d5c"),
    StandingKind.INDUCTION: HexColor("#2456a6"),
    StandingKind.DATE_UNKNOWN: HexColor("#55616d"),
    StandingKind.EXEMPT: HexColor("#55616d"),
    StandingKind.NOT_REQUIRED: HexColor("#55616d"),
}
_TINT_STRENGTH = 0.13
_TINT = {
    kind: Color(*(1 - _TINT_STRENGTH * (1 - part) for part in (full.red, full.green, full.blue)))
    for kind, full in _INK.items()
}


class Style(NamedTuple):
    """How a text is set: face, size in points, colour, and the distance between lines as a multiple of the size."""

    face: str = REGULAR
    size: float = 8
    colour: Color = TEXT
    leading: float = 1.32

    @property
    def line(self) -> float:
        """The height of one line in points."""
        return self.size * self.leading


TITLE = Style(BOLD, 15)
HEADING = Style(BOLD, 9.5)
BODY = Style()
BODY_BOLD = Style(BOLD)
SMALL = Style(REGULAR, 7)
SMALL_BOLD = Style(BOLD, 7)
NOTE = Style(REGULAR, 7, QUIET)
NOTE_BOLD = Style(BOLD, 7, QUIET)
FIGURE = Style(BOLD, 15)


def ink(kind: StandingKind) -> Color:
    """Return the colour of a standing's symbol and word."""
    return _INK[kind]


def tint(kind: StandingKind) -> Color:
    """Return the pale colour behind a standing."""
    return _TINT[kind]
