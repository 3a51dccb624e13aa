"""Rows of a table whose texts may be longer than one row can be: they go on in the rows that follow."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from nscp_desktop.reports.table import Cell, Row

# A row of a table has room for thirty lines; in a narrow column a line is about twenty letters.
MOST_LETTERS, MOST_LINES = 360, 12


def whole_rows(rows: Iterable[Row]) -> Iterator[Row]:
    """Go through rows, those with long texts as several: what does not fit stands in rows without the other cells."""
    for row in rows:
        if not isinstance(row, Sequence) or not row or not any(_is_long(cell) for cell in row):
            yield row
            continue
        parts = [parts_of(cell) if isinstance(cell, str) else [cell] for cell in row]
        for place, cells in enumerate(zip_longest(*parts, fillvalue="")):
            # A first cell that goes on is still what follows its first line, and set as quietly.
            yield [f"\n{cells[0]}" if place and cells[0] else cells[0], *cells[1:]]


def parts_of(text: str) -> list[Cell]:
    """Break a text, between words, into parts that each fit into a row."""
    parts: list[Cell] = []
    lines: list[str] = []
    used = 0
    for line in _short_lines(text):
        if lines and (used + len(line) > MOST_LETTERS or len(lines) == MOST_LINES):
            parts.append("\n".join(lines))
            lines, used = [], 0
        lines.append(line)
        used += len(line)
    return [*parts, "\n".join(lines)]


def _is_long(cell: Cell) -> bool:
    return isinstance(cell, str) and (len(cell) > MOST_LETTERS or cell.count("\n") >= MOST_LINES)


def _short_lines(text: str) -> Iterator[str]:
    """Go through the lines of a text, one that is too long for a row as several."""
    for line in text.split("\n"):
        rest = line
        while len(rest) > MOST_LETTERS:
            at = rest.rfind(" ", 1, MOST_LETTERS + 1)
            at = at if at > 0 else MOST_LETTERS
            yield rest[:at]
            rest = rest[at:].removeprefix(" ")
        yield rest
