"""The partnership return as a workbook: one sheet with every figure, one with how they are counted; and the names."""

from collections.abc import Iterable, Sequence
from typing import BinaryIO

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.partnership_return import Number, Part, PartnershipReturn, ReturnCell, ReturnRow, ReturnTable
from nscp_desktop.domain.return_names import ReturnName, WholePercent
from nscp_desktop.spreadsheets.export_book import Book, Field, Heading, Percent

RETURN, RULES, NAMES = "Return", "Rules and method", "Names"
_HEADINGS = (
    Heading("Table", 30),
    Heading("Of whom or what", 38),
    Heading("Figure", 26),
    Heading("Value (n)", 26, is_number=True),
    Heading("Of (d)", 14, is_number=True),
    Heading("%", 9, is_number=True),
)


def export_return(found: PartnershipReturn, out: BinaryIO) -> None:
    """Write the return: a row for each figure, so that the sheets of many agencies can be put under one another."""
    book = Book(f"Partnership return, {found.agency}, {in_words(found.as_at)}", found.agency)
    book.add(RETURN, _HEADINGS, _rows(found))
    book.add(RULES, [Heading("Rule", 120)], [[rule] for rule in found.rules])
    book.save(out)


def export_names(names: Sequence[ReturnName], out: BinaryIO) -> None:
    """Write the names that a form may give to its cells; in this list the values have them."""
    book = Book("Names for a form", "")
    headings = [Heading("Name", 44), Heading("What it stands for", 70), Heading("Value", 26, is_number=True)]
    book.add(NAMES, headings, map(_named, names))
    for place, one in enumerate(names, start=2):
        book.name_cell(one.name, NAMES, f"$C${place}")
    book.save(out)


def _named(one: ReturnName) -> list[Field]:
    value = Percent(one.value.whole) if isinstance(one.value, WholePercent) else one.value
    return [one.name, one.meaning, value]


def _rows(found: PartnershipReturn) -> Iterable[list[Field]]:
    yield ["Agency", found.agency, "Name", found.agency, None, None]
    yield ["Agency", found.agency, "Sector", found.sector, None, None]
    yield ["Agency", found.agency, "Contact, by role", found.contact, None, None]
    yield ["Agency", found.agency, "Figures as at", found.as_at, None, None]
    yield ["Agency", found.agency, "Period from", found.since, None, None]
    yield ["Agency", found.agency, "Prepared by (role)", "", None, None]
    for table in found.tables:
        for row in table.rows:
            yield from _of_row(table, row)


def _of_row(table: ReturnTable, row: ReturnRow) -> Iterable[list[Field]]:
    for head, cell in zip(table.heads, row.cells, strict=True):
        if cell is not None:
            yield [table.title, row.label, head, *_fields(cell)]


def _fields(cell: ReturnCell) -> list[Field]:
    """Return value, d and percentage: real numbers, and words where a number is hidden."""
    if isinstance(cell, Part):
        return [_number(cell.n), _number(cell.of), Percent(cell.percent) if cell.is_shown else ""]
    if isinstance(cell, Number):
        return [_number(cell), None, None]
    if isinstance(cell, bool):
        return ["Yes" if cell else "No", None, None]
    return [cell, None, None]


def _number(number: Number) -> Field:
    return number.value if number.hiding is None else number.words
