"""A form that somebody else made: a workbook in which cells have names, filled in and saved as a copy."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import PurePath
from typing import BinaryIO, NamedTuple
from warnings import catch_warnings, simplefilter
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook.defined_name import DefinedName

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.errors import FileRefusedError
from nscp_desktop.spreadsheets.cells import DATE_FORMAT, Value, clean_text, needs_quote
from nscp_desktop.spreadsheets.export_book import Percent
from nscp_desktop.spreadsheets.safety import (
    damaged_sentence,
    is_ole,
    is_zip,
    refuse_by_first_bytes,
    refuse_locked_ole,
    unpack_checked,
)

Fill = Value | Percent
MOST_NAMED = 8
_AS_XLSX = "Open it in your spreadsheet program, save it as an Excel workbook (.xlsx), then choose that file."
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_ONE_CELL = re.compile(r"\$?[A-Za-z]{1,3}\$?[1-9]\d*")
# What stands in the parts of a workbook that may not be written again, by the words for it.
_PARTS = (
    ("xl/media/", "pictures"),
    ("xl/charts/chart", "charts"),
    ("xl/ctrlProps/", "form controls"),
    ("xl/activeX/", "form controls"),
    ("xl/slicers/", "slicers"),
    ("xl/threadedComments/", "conversations in comments"),
    ("_xmlsignatures/", "the digital signature"),
)
_MARKS = (
    ("xl/drawings/", rb"<xdr:sp[ >]", "drawings and text boxes"),
    ("xl/worksheets/", rb"<x14:dataValidation ", "lists to choose from that stand on another sheet"),
    ("xl/worksheets/", rb"<x14:conditionalFormatting ", "newer kinds of conditional colours"),
    ("xl/worksheets/", rb"<x14:sparkline", "sparklines"),
)
_CHARTS = "xl/charts/chart"


class NamedCell(NamedTuple):
    """A name that a workbook gives to a cell. `problem` says why nothing can be written there; empty when it can."""

    name: str
    sheet: str
    cell: str
    problem: str = ""

    @property
    def place(self) -> str:
        return f"{self.sheet}, {self.cell}" if self.sheet else self.cell


@dataclass(frozen=True, slots=True)
class Form:
    """A workbook that was read: every name in it, and what a copy would lose, in words."""

    file_name: str
    cells: tuple[NamedCell, ...]
    lost: tuple[str, ...]

    def cell(self, name: str) -> NamedCell | None:
        """Return the cell of a name; capital and small letters are the same."""
        return next((found for found in self.cells if found.name.casefold() == name.casefold()), None)


def read_form(content: bytes, file_name: str) -> Form:
    """Read which names a workbook has.

    Raises FileRefusedError when it is of another kind, has macros, is protected with a password or damaged.
    """
    book = _opened(content, file_name)
    try:
        with _refusing_damage(file_name):
            return Form(file_name, tuple(_cells(book)), tuple(dict.fromkeys(_lost(content, book))))
    finally:
        book.close()


def fill_form(content: bytes, file_name: str, values: Mapping[str, Fill], out: BinaryIO) -> None:
    """Write values into the cells of these names, and the workbook to a stream; everything else stays.

    A text never becomes a formula, and a number or date keeps the look of the cell. Sums are worked out anew when the
    copy is opened.

    Raises FileRefusedError as `read_form`, and when something cannot be written into its cell.
    """
    book = _opened(content, file_name)
    try:
        wanted = {name.casefold(): value for name, value in values.items()}
        for found in _cells(book):
            if found.name.casefold() in wanted:
                if found.problem:
                    raise FileRefusedError(found.problem)
                _write(book[found.sheet][found.cell], wanted[found.name.casefold()])
        book.calculation.fullCalcOnLoad = True
        with _refusing_damage(file_name):
            book.save(out)
    finally:
        book.close()


def _opened(content: bytes, file_name: str) -> Workbook:
    _refuse_other_kinds(content, file_name)
    with _refusing_damage(file_name):
        return load_workbook(BytesIO(content), rich_text=True)


@contextmanager
def _refusing_damage(file_name: str) -> Iterator[None]:
    """Turn what the library stumbles over into a sentence."""
    try:
        with catch_warnings():
            # What is not kept is told in words of its own.
            simplefilter("ignore")
            yield
    except (InvalidFileException, KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError) as error:
        raise FileRefusedError(damaged_sentence(file_name)) from error


def _refuse_other_kinds(content: bytes, file_name: str) -> None:
    refuse_by_first_bytes(content, file_name)
    if is_ole(content):
        refuse_locked_ole(content, file_name)
        raise FileRefusedError(f"{file_name} is an older kind of workbook (.xls). {_AS_XLSX}")
    if not is_zip(content):
        raise FileRefusedError(f"{file_name} is no Excel workbook, so no cell in it has a name. {_AS_XLSX}")
    parts = unpack_checked(content, file_name).parts
    kinds = parts.get("[Content_Types].xml", b"")
    if PurePath(file_name).suffix.lower() == ".xlsm" or b"macroEnabled" in kinds or b"vbaProject" in kinds:
        raise FileRefusedError(
            f"{file_name} has macros, which a copy would lose. Open it in your spreadsheet program, save it as an "
            "Excel workbook without macros (.xlsx), look whether it still works for you, then choose that file."
        )
    if "xl/workbook.xml" not in parts:
        raise FileRefusedError(f"{file_name} is another kind of workbook. {_AS_XLSX}")


def _lost(content: bytes, book: Workbook) -> Iterator[str]:
    """Say what a copy would lose: the parts of both are held against each other."""
    copy = BytesIO()
    book.save(copy)
    with ZipFile(BytesIO(content)) as before, ZipFile(copy) as after:
        names, kept = before.namelist(), after.namelist()
        for start, words in _PARTS:
            if _count(names, start) > _count(kept, start):
                yield words
        if _count(kept, _CHARTS):
            yield "the finer look of charts"
        for start, mark, words in _MARKS:
            if any(re.search(mark, before.read(name)) for name in names if name.startswith(start)):
                yield words


def _count(names: Sequence[str], start: str) -> int:
    return sum(name.startswith(start) for name in names)


def _cells(book: Workbook) -> Iterator[NamedCell]:
    """Return every name of the workbook and of its sheets, in the order of the alphabet."""
    named = [(name, defined) for name, defined in book.defined_names.items()]
    for sheet in book.worksheets:
        named += [(name, defined) for name, defined in sheet.defined_names.items()]
    for name, defined in sorted(named, key=_by_name):
        # Names with this beginning belong to the spreadsheet program: print areas, filters.
        if not name.startswith("_xlnm"):
            yield _named_cell(book, name, defined)


def _by_name(item: tuple[str, DefinedName]) -> str:
    return item[0].casefold()


def _named_cell(book: Workbook, name: str, defined: DefinedName) -> NamedCell:
    text = str(defined.attr_text or "")
    places = [] if "#REF!" in text or defined.type != "RANGE" else list(defined.destinations)
    # An apostrophe in the name of a sheet is written twice there.
    places = [(own.replace("''", "'"), cells) for own, cells in places]
    if not places or places[0][0] not in {own.title for own in book.worksheets} or _is_beyond(places[0][1]):
        return NamedCell(name, "", text, f"The name {name} does not stand for a cell. Give the name to one cell.")
    sheet, where = places[0]
    cell = where.replace("$", "")
    if len(places) > 1 or not _ONE_CELL.fullmatch(where):
        words = f"The name {name} stands for several cells ({sheet}, {cell}). Give the name to one cell."
        return NamedCell(name, sheet, cell, words)
    return NamedCell(name, sheet, cell, _problem(book, name, sheet, cell))


def _is_beyond(cell: str) -> bool:
    """Whether a cell lies further right or down than any sheet reaches."""
    if not _ONE_CELL.fullmatch(cell):
        return False
    row, column = coordinate_to_tuple(cell.replace("$", ""))
    return bool(row > _MOST_ROWS or column > _MOST_COLUMNS)


def _problem(book: Workbook, name: str, sheet: str, cell: str) -> str:
    there = book[sheet]
    if any(cell in merged for merged in there.merged_cells.ranges):
        return (
            f"The name {name} stands for a merged cell ({sheet}, {cell}). Unmerge it, or give the name to another cell."
        )
    found = there[cell]
    if found.data_type == "f":
        return f"The cell of {name} ({sheet}, {cell}) has a formula, which stays. Give the name to another cell."
    if there.protection.sheet and found.protection.locked:
        return (
            f"The cell of {name} is locked, because the sheet {sheet} is protected. Take the protection off in your "
            "spreadsheet program, or unlock this cell there."
        )
    return ""


def _write(cell: Cell, value: Fill) -> None:
    match value:
        case Percent(whole=None):
            _write(cell, "n/a")
        case Percent(whole=whole):
            cell.value = (whole or 0) / 100
            if cell.number_format == "General":
                cell.number_format = "0%"
        case date():
            cell.value = value
            # A cell without a look of its own gets one of the library's, month first in some countries.
            cell.number_format = DATE_FORMAT if not _was_date(cell) else cell.number_format
        case str():
            clean = clean_text(value)
            cell.value = clean or None
            if clean:
                cell.data_type = "s"
                cell.quotePrefix = needs_quote(clean)
        case _:
            cell.value = value


def _was_date(cell: Cell) -> bool:
    return cell.number_format not in ("General", "yyyy-mm-dd", "@")


def names_sentence(form: Form) -> str:
    """Say which names a workbook has, for a sentence: `It has 3 names of its own: A, B and C.`"""
    if not form.cells:
        return "No cell in it has a name."
    names = [found.name for found in form.cells]
    shown = ", ".join(names[:MOST_NAMED])
    if len(names) > MOST_NAMED:
        shown = f"{shown} and {len(names) - MOST_NAMED:,} more"
    return f"It has {plural(len(names), 'name')}: {shown}."
