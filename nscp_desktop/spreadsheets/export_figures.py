"""The figures of an audit as one plain sheet: a row for each figure, with the same at the last audit beside it."""

from collections.abc import Iterable
from datetime import date

from nscp_desktop.domain.audit_figures import AuditFigures, Count, FigureCell, FigureRow, FigureTable, Share
from nscp_desktop.spreadsheets.export_book import Book, Field, Heading, Percent

_HEADINGS = [
    Heading("No.", 6),
    Heading("Figure", 34),
    Heading("Of whom or what", 34),
    Heading("What", 30),
    Heading("Value", 18),
    Heading("n", 9),
    Heading("Of (d)", 9),
    Heading("%", 8),
    Heading("Value at the last audit", 18),
    Heading("n at the last audit", 10),
    Heading("Of (d) at the last audit", 10),
    Heading("% at the last audit", 10),
    Heading("Change in points", 10),
]


def add_figures_sheet(book: Book, figures: AuditFigures, *, anonymous: bool) -> None:
    """Write the sheet Figures. Without names, people and places are called by what they are."""
    book.add("Figures", _HEADINGS, _rows(figures, anonymous=anonymous))


def percent_change(now: int | None, before: int | None) -> int | None:
    """Return by how many points a percentage has changed, None where there is nothing to compare."""
    return None if now is None or before is None else now - before


def _rows(figures: AuditFigures, *, anonymous: bool) -> Iterable[list[Field]]:
    for table in figures.tables:
        for row in table.rows:
            yield from _row(table, row, anonymous=anonymous)


def _row(table: FigureTable, row: FigureRow, *, anonymous: bool) -> Iterable[list[Field]]:
    label = row.plain if anonymous and row.plain else row.label
    for place, (head, cell) in enumerate(zip(table.heads, row.cells, strict=False)):
        before = row.before[place] if place < len(row.before) else None
        now, then = _fields(cell), _fields(before)
        change = percent_change(_percent(cell), _percent(before))
        yield [table.number, table.title, label, head, *now, *then, change]


def _percent(cell: FigureCell) -> int | None:
    return cell.percent if isinstance(cell, Share) else None


def _fields(cell: FigureCell) -> list[Field]:
    """Return a value, or n, d and a percentage: raw numbers stand beside every percentage."""
    match cell:
        case Share(n=n, of=of):
            return ["", n, of, Percent(cell.percent)]
        case Count(number=number):
            return ["", number, None, None]
        case bool():
            return ["Yes" if cell else "No", None, None, None]
        case int() | float() | date() | str():
            return [cell, None, None, None]
        case _:
            return ["", None, None, None]
