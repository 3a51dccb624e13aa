"""Tables that run over pages: the heading row again on each, rows as high as their texts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from nscp_desktop.domain.standing import BOOKED_SYMBOL, Standing, StandingKind
from nscp_desktop.reports import ink
from nscp_desktop.reports.frame import Paper
from nscp_desktop.reports.ink import Style
from nscp_desktop.reports.letters import fit, width_of, wrap

_PAD = 3.0
_MOST_LINES = 30


class Column(NamedTuple):
    """A column: its heading, its share of the width, and where its texts stand: left, right or centre."""

    title: str
    share: float
    align: str = "left"
    bold: bool = False


class Chip(NamedTuple):
    """A standing as symbol, word and colour. `words` takes the place of the standing's own word."""

    kind: StandingKind
    words: str = ""

    @property
    def text(self) -> str:
        return f"{self.kind.symbol} {self.words or self.kind.words}"


class Band(NamedTuple):
    """A line across the table that names what follows."""

    text: str


Cell = str | Chip
Row = Sequence[Cell] | Band


@dataclass(frozen=True, slots=True)
class Look:
    """How a table is set. `merge_first` leaves the first cell empty while it says the same as above."""

    size: float = 7.5
    merge_first: bool = False


def draw_chip(paper: Paper, x: float, y: float, chip: Chip, room: float, size: float = 7.5) -> None:
    """Draw a standing at a base line, at most `room` wide."""
    style = Style(ink.BODY_BOLD.face, size, ink.ink(chip.kind))
    text = fit(paper.esc(chip.text), style.face, size, room - 6)
    width = width_of(text, style.face, size) + 6
    paper.box(x, y - size * 0.32, (width, size * 1.4), ink.tint(chip.kind), 2)
    paper.text(x + 3, y, text, style)


def booked_mark(standing: Standing) -> str:
    """Return the mark that a place is booked, empty when none is."""
    return BOOKED_SYMBOL if standing.booking is not None else ""


def draw_table(paper: Paper, columns: Sequence[Column], rows: Iterable[Row], look: Look | None = None) -> None:
    """Draw a table from the page's present height down, over as many pages as it takes."""
    _Table(paper, columns, look or Look()).draw(rows)


_Line = tuple[str, Style]


class _Slot(NamedTuple):
    """Where one cell stands: its left edge, width and top, and how its texts are aligned."""

    x: float
    width: float
    top: float
    column: Column


class _Table:
    def __init__(self, paper: Paper, columns: Sequence[Column], look: Look) -> None:
        self.paper, self.columns, self.look = paper, columns, look
        scale = paper.room / sum(column.share for column in columns)
        self.widths = [column.share * scale for column in columns]
        self.style = Style(ink.BODY.face, look.size)
        self.bold = Style(ink.BODY_BOLD.face, look.size)
        self.head = Style(ink.NOTE_BOLD.face, look.size - 0.5, ink.QUIET)
        self.band = ""
        self.first: Cell | None = None
        self.quiet = self.style._replace(colour=ink.QUIET)
        self._wrapped: dict[tuple[str, float, bool], list[_Line]] = {}

    def draw(self, rows: Iterable[Row]) -> None:
        self._heading()
        for row in rows:
            if isinstance(row, Band):
                self._draw_band(row.text)
            else:
                self._draw_row(row)

    def _heading(self) -> None:
        titles = [
            wrap(column.title, self.head.face, self.head.size, width - 2 * _PAD, 4)
            for column, width in zip(self.columns, self.widths, strict=True)
        ]
        height = max(map(len, titles)) * self.head.line + 2 * _PAD
        self.paper.need(height + 2 * self.style.line + 2 * _PAD)
        for slot, lines in zip(self._place(height), titles, strict=True):
            self._lines(slot, [(line, self.head) for line in lines])
        self.paper.line(self.paper.y)
        self.first = None

    def _place(self, height: float, shaded: bool = True) -> list[_Slot]:
        """Take a row of this height from the page and return the places of its cells."""
        top = self.paper.y
        self.paper.y -= height
        if shaded:
            self.paper.box(self.paper.left, self.paper.y, (self.paper.room, height), ink.SHADE)
        slots, x = [], self.paper.left
        for column, width in zip(self.columns, self.widths, strict=True):
            slots.append(_Slot(x, width, top, column))
            x += width
        return slots

    def _lines(self, slot: _Slot, lines: list[_Line]) -> None:
        y = slot.top - _PAD
        for line, style in lines:
            y -= style.line
            base = y + style.size * 0.27
            if slot.column.align == "right":
                self.paper.text_to(slot.x + slot.width - _PAD, base, line, style)
            elif slot.column.align == "centre":
                self.paper.text_at(slot.x + slot.width / 2, base, line, style)
            else:
                self.paper.text(slot.x + _PAD, base, line, style)

    def _draw_band(self, text: str) -> None:
        self.band = ""
        if self.paper.need(4 * self.style.line + 4 * _PAD):
            self._heading()
        self.band = text
        self._band_line(text)

    def _band_line(self, text: str) -> None:
        self._place(self.style.line + 2 * _PAD)
        clean = fit(self.paper.esc(text), self.bold.face, self.bold.size, self.paper.room - 2 * _PAD)
        self.paper.text(self.paper.left + _PAD, self.paper.y + _PAD + self.bold.size * 0.27, clean, self.bold)
        self.first = None

    def _draw_row(self, row: Sequence[Cell]) -> None:
        cells = [
            self._wrap(cell, width, column.bold)
            for cell, width, column in zip(row, self.widths, self.columns, strict=True)
        ]
        height = max(map(len, cells)) * self.style.line + 2 * _PAD
        if self.paper.need(height):
            self._heading()
            if self.band:
                self._band_line(f"{self.band} (continued)")
        same = self.look.merge_first and row[0] == self.first
        if self.first is not None:
            self.paper.line(self.paper.y, self.paper.left + (self.widths[0] if same else 0))
        for index, (slot, lines) in enumerate(zip(self._place(height, shaded=False), cells, strict=True)):
            cell = row[index]
            if isinstance(cell, Chip):
                base = slot.top - _PAD - self.style.line + self.style.size * 0.27
                draw_chip(self.paper, slot.x + _PAD - 1, base, cell, slot.width - _PAD, self.style.size)
            elif not (index == 0 and same):
                self._lines(slot, lines)
        self.first = row[0]

    def _wrap(self, cell: Cell, width: float, bold: bool) -> list[_Line]:
        """Break a cell into lines; in a bold column what follows the first line break is set quietly."""
        if isinstance(cell, Chip):
            return [("", self.style)]
        key = (cell, width, bold)
        lines = self._wrapped.get(key)
        if lines is None:
            first, _, rest = self.paper.esc(cell).partition("\n") if bold else ("", "", self.paper.esc(cell))
            styles = ((first, self.bold), (rest, self.quiet)) if bold else ((rest, self.style),)
            lines = self._wrapped[key] = [
                (line, style)
                for text, style in styles
                if text or (style is not self.quiet and not rest)
                for line in wrap(text, style.face, style.size, width - 2 * _PAD, _MOST_LINES)
            ]
        return lines
