"""One workbook being written: plain sheets with one heading row each, that filter and sort as they are."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
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
_PERCENT_FORMAT = "0%"
_WRAP_FROM_LETTERS = 60
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
    """A column: its title, its width in letters, and whether it holds the words of standings."""

    title: str
    width: float = 14
    is_standing: bool = False


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
        sheet.freeze_panes = "A2"
        for index, heading in enumerate(headings, 1):
            sheet.column_dimensions[get_column_letter(index)].width = heading.width
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.print_title_rows = "1:1"
        sheet.append([self._heading_cell(sheet, heading) for heading in headings])
        count = 0
        for count, row in enumerate(rows, 1):
            sheet.append([self._cell(sheet, field, count + 1) for field in row])
        whole = f"A1:{get_column_letter(len(headings))}{count + 1}"
        sheet.auto_filter.ref = whole
        sheet.print_area = whole
        if count:
            self._colour(sheet, headings, count + 1)
        return count

    def _cell(self, sheet: WriteOnlyWorksheet, field: Field, row: int) -> object:
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
                return known
            case str():
                return self._text(sheet, field, row)
            case _:
                return field

    def _text(self, sheet: WriteOnlyWorksheet, text: str, row: int) -> object:
        """Return plain words as they are, which is fast, and everything else as a safe cell."""
        if not text:
            return None
        if text[0].isalpha() and text.isprintable() and len(text) < _WRAP_FROM_LETTERS:
            return text
        if is_too_long(text):
            self._notes.append(
                f"A text in row {row} of sheet {sheet.title} was too long for a cell and ends in a mark."
            )
        cell = safe_cell(sheet, text)
        if len(text) >= _WRAP_FROM_LETTERS or "\n" in text:
            cell.alignment = _TEXT_ALIGNMENT
        return cell

    def _heading_cell(self, sheet: WriteOnlyWorksheet, heading: Heading) -> Cell:
        cell = safe_cell(sheet, heading.title)
        cell.font, cell.fill, cell.alignment = _HEADING_FONT, _HEADING_FILL, _HEADING_ALIGNMENT
        return cell

    def _colour(self, sheet: WriteOnlyWorksheet, headings: Sequence[Heading], last: int) -> None:
        """Colour the words of standings; the words stay, so colour is never the only mark."""
        for index, heading in enumerate(headings, 1):
            if heading.is_standing:
                letter = get_column_letter(index)
                for kind, colour in _INK.items():
                    rule = CellIsRule(operator="equal", formula=[f'"{kind.words}"'], font=Font(color=colour))
                    sheet.conditional_formatting.add(f"{letter}2:{letter}{last}", rule)
