"""One workbook being written: plain sheets with one heading row each, that filter and sort as they are."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from math import ceil
from typing import BinaryIO, NamedTuple

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.spreadsheets.cells import Value, is_too_long, safe_cell, sheet_name

_HEADING_FONT = Font(bold=True, color="FFFFFF")
_HEADING_FILL = PatternFill("solid", start_color="0D5C63")
_HEADING_ALIGNMENT = Alignment(wrap_text=True, vertical="top")
_TEXT_ALIGNMENT = Alignment(wrap_text=True, vertical="top")
_DATE_ALIGNMENT = Alignment(horizontal="left", vertical="top")
_TOP_ALIGNMENT = Alignment(vertical="top")
_NUMBER_ALIGNMENT = Alignment(horizontal="right", vertical="top", wrap_text=True)
_PERCENT_FORMAT = "0%"
_WRAP_FROM_LETTERS = 60
_A4 = 9
# A sheet with more letters in a row than this is printed on several pages side by side: its print stays readable.
_LETTERS_ACROSS = 240
_LINE_HEIGHT = 15
# Widths are counted in figures, and most letters are narrower.
_LETTERS_IN_ONE = 1.15
# A row cannot be higher in a spreadsheet program.
_MOST_LINES = 27
_INK = {
    StandingKind.IN_DATE: "1D7A46",
    StandingKind.DUE_SOON: "9A5B00",
    StandingKind.OVERDUE: "B3261E",
    StandingKind.NOT_DONE: "6B1D5C",
    StandingKind.INDUCTION: "2456A6",
    StandingKind.DATE_UNKNOWN: "55616D",
}


class Percent(NamedTuple):
    """A whole percentage; None is written as n/a."""

    whole: int | None


class Heading(NamedTuple):
    """A column: its title, its width in letters, and whether it holds the words of standings.

    Names at the left (`is_name`) are on every page of a sheet that is printed on several side by side. Words among
    numbers (`is_number`) stand where the numbers do.
    """

    title: str
    width: float = 14
    is_standing: bool = False
    is_name: bool = False
    is_number: bool = False


Field = Value | Percent


def _abandon(sheet: WriteOnlyWorksheet) -> None:
    """Close a sheet that nobody wants any more, so that it does not fail later when it is tidied away."""
    # Each may have been closed already, or never been opened.
    with suppress(OSError, ValueError, AttributeError):
        sheet._rows.close()
    with suppress(OSError, ValueError, AttributeError):
        sheet._writer.xf.close()
    with suppress(OSError, ValueError, AttributeError):
        sheet._writer.cleanup()


def _set_up(sheet: WriteOnlyWorksheet, headings: Sequence[Heading]) -> None:
    """Set widths, what stays in view, and how it is printed: on A4, readable, with headings and names on every page."""
    sheet.freeze_panes = "A2"
    for index, heading in enumerate(headings, 1):
        sheet.column_dimensions[get_column_letter(index)].width = heading.width
    across = ceil(sum(heading.width for heading in headings) / _LETTERS_ACROSS)
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth = across
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    names = sum(heading.is_name for heading in headings)
    if across > 1 and names:
        sheet.print_title_cols = f"A:{get_column_letter(names)}"


def _make_high(sheet: WriteOnlyWorksheet, row: int, lines: int) -> None:
    if lines > 1:
        sheet.row_dimensions[row].height = _LINE_HEIGHT * min(lines, _MOST_LINES)


def _at_the_top(sheet: WriteOnlyWorksheet, cell: object) -> object:
    """Let a cell begin where the longest text of its row begins."""
    if isinstance(cell, Cell):
        if cell.alignment.vertical != "top":
            cell.alignment = _TOP_ALIGNMENT
        return cell
    if cell is None:
        return None
    found = safe_cell(sheet, cell if isinstance(cell, str | int | float) else str(cell))
    found.alignment = _TOP_ALIGNMENT
    return found


def _lines_of(row: Sequence[Field], headings: Sequence[Heading]) -> int:
    texts = (
        (field, heading.width * _LETTERS_IN_ONE)
        for field, heading in zip(row, headings, strict=False)
        if isinstance(field, str)
    )
    return max((_lines(text, width) for text, width in texts if len(text) > width or "\n" in text), default=1)


def _lines(text: str, width: float) -> int:
    """Return how many lines a text takes in a column, words kept whole."""
    lines = 0
    for line in text.splitlines():
        lines, left = lines + 1, 0.0
        for word in line.split(" "):
            if left and left + len(word) > width:
                lines, left = lines + 1, 0.0
            lines += int(len(word) // width)
            left += len(word) + 1
    return lines


class Book:
    """A workbook that is written row by row, so that long ones need little memory."""

    def __init__(self, title: str, agency: str) -> None:
        self._book = Workbook(write_only=True)
        self._book.properties.title = title
        self._book.properties.creator = agency
        self._book.properties.language = "en-GB"
        self._dates: dict[date, Cell] = {}
        self._notes: list[str] = []

    def add(self, title: str, headings: Sequence[Heading], rows: Iterable[Sequence[Field]]) -> int:
        """Write one sheet, and return how many rows it has below its heading row.

        Raises OSError when the folder for temporary files, where sheets are put together, cannot be used.
        """
        with self._leaving_nothing():
            return self._add(title, headings, rows)

    def name_cell(self, name: str, title: str, cell: str) -> None:
        """Give a cell of a sheet a name, by which it is found from other workbooks; `cell` is written `$C$2`."""
        self._book.defined_names[name] = DefinedName(name, attr_text=f"'{title}'!{cell}")

    def save(self, out: BinaryIO) -> None:
        """Write the workbook to a stream, with a sheet of notes when a text had to be shortened.

        Raises: as `add`.
        """
        if self._notes:
            self.add("Notes", [Heading("Note", 100)], [[note] for note in self._notes])
        with self._leaving_nothing():
            self._book.save(out)

    @contextmanager
    def _leaving_nothing(self) -> Iterator[None]:
        """Take the unfinished sheets away when the work breaks off: names stand in them."""
        try:
            yield
        except BaseException:
            for sheet in self._book.worksheets:
                _abandon(sheet)
            raise

    def _add(self, title: str, headings: Sequence[Heading], rows: Iterable[Sequence[Field]]) -> int:
        sheet = self._book.create_sheet(sheet_name(title, set(self._book.sheetnames)))
        # Views, widths and page set-up stand before the rows in the file, so they are set first.
        _set_up(sheet, headings)
        # Some spreadsheet programs do not find out by themselves how high a row has to be.
        _make_high(sheet, 1, max(_lines(heading.title, heading.width) for heading in headings))
        sheet.append([self._heading_cell(sheet, heading) for heading in headings])
        count = 0
        for count, row in enumerate(rows, 1):
            cells = [self._cell(sheet, field, own, count + 1) for field, own in zip(row, headings, strict=False)]
            lines = _lines_of(row, headings)
            if lines > 1:
                _make_high(sheet, count + 1, lines)
                cells = [_at_the_top(sheet, cell) for cell in cells]
            sheet.append(cells)
        whole = f"A1:{get_column_letter(len(headings))}{count + 1}"
        sheet.auto_filter.ref = whole
        sheet.print_area = whole
        if count:
            self._colour(sheet, headings, count + 1)
        return count

    def _cell(self, sheet: WriteOnlyWorksheet, field: Field, heading: Heading, row: int) -> object:
        match field:
            case Percent(whole=whole):
                cell = safe_cell(sheet, "n/a" if whole is None else whole / 100)
                if whole is not None:
                    cell.number_format = _PERCENT_FORMAT
                return cell
            case date():
                known = self._dates.get(field)
                if known is None:
                    known = self._dates[field] = safe_cell(sheet, field)
                    known.alignment = _DATE_ALIGNMENT
                return known
            case str():
                return self._text(sheet, field, heading, row)
            case _:
                return field

    def _text(self, sheet: WriteOnlyWorksheet, text: str, heading: Heading, row: int) -> object:
        """Return plain words as they are, which is fast, and everything else as a safe cell."""
        if not text:
            return None
        is_short = len(text) <= min(heading.width * _LETTERS_IN_ONE, _WRAP_FROM_LETTERS)
        if text[0].isalpha() and text.isprintable() and is_short and not heading.is_number:
            return text
        if is_too_long(text):
            self._notes.append(
                f"A text in row {row} of sheet {sheet.title} was too long for a cell and ends in a mark."
            )
        cell = safe_cell(sheet, text)
        if heading.is_number:
            cell.alignment = _NUMBER_ALIGNMENT
        elif not is_short or "\n" in text:
            cell.alignment = _TEXT_ALIGNMENT
        return cell

    def _heading_cell(self, sheet: WriteOnlyWorksheet, heading: Heading) -> Cell:
        cell = safe_cell(sheet, heading.title)
        cell.font, cell.fill = _HEADING_FONT, _HEADING_FILL
        cell.alignment = _NUMBER_ALIGNMENT if heading.is_number else _HEADING_ALIGNMENT
        return cell

    def _colour(self, sheet: WriteOnlyWorksheet, headings: Sequence[Heading], last: int) -> None:
        """Colour the words of standings; the words stay, so colour is never the only mark."""
        for index, heading in enumerate(headings, 1):
            if heading.is_standing:
                letter = get_column_letter(index)
                for kind, colour in _INK.items():
                    rule = CellIsRule(operator="equal", formula=[f'"{kind.words}"'], font=Font(color=colour))
                    sheet.conditional_formatting.add(f"{letter}2:{letter}{last}", rule)
