"""Cells that are safe to open: text stays text, dates are dates, and nothing can break a workbook."""

import re
from datetime import date

from openpyxl.cell.cell import Cell, WriteOnlyCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

DATE_FORMAT = "dd/mm/yyyy"
MOST_LETTERS = 32_767
MOST_LETTERS_IN_A_SHEET_NAME = 31
MARK_OF_A_CUT = "…"
_FIRST_DAY_OF_SHEETS = date(1900, 3, 1)
_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠﹢﹣﹫⁼⁺⁻")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_SHEET_NAMES = re.compile(r"[\\/*?:\[\]\x00-\x1f\x7f]")

Value = str | int | float | date | None


def clean_text(text: str) -> str:
    """Return a text that a workbook can hold: no control characters or broken letters, at most 32,767 letters.

    What cannot be kept becomes a visible mark. The letters are counted as a workbook counts them, in 16-bit units.
    """
    clean = _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not is_too_long(clean):
        return clean
    room = (MOST_LETTERS - 1) * 2
    return clean.encode("utf-16-le")[:room].decode("utf-16-le", errors="ignore") + MARK_OF_A_CUT


def is_too_long(text: str) -> bool:
    """Whether a text has more letters than a cell holds."""
    return 2 * len(text) > MOST_LETTERS and len(text.encode("utf-16-le", "surrogatepass")) // 2 > MOST_LETTERS


def needs_quote(text: str) -> bool:
    """Whether a spreadsheet program could take a text for a formula when it is typed or pasted again."""
    return text.startswith(_FORMULA_STARTS)


def safe_cell(sheet: WriteOnlyWorksheet, value: Value) -> Cell:
    """Make a cell: text as text whatever it begins with, a date as a real date, a number as a number."""
    if isinstance(value, date):
        return _date_cell(sheet, value)
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value)
    clean = clean_text(value)
    cell = WriteOnlyCell(sheet, clean)
    cell.data_type = "s"
    if needs_quote(value) or needs_quote(clean):
        cell.quotePrefix = True
    return cell


def sheet_name(title: str, taken: frozenset[str] | set[str] = frozenset()) -> str:
    """Return a title that may name a sheet and that none of `taken` has, compared without case."""
    clean = _NOT_IN_SHEET_NAMES.sub(" ", clean_text(title)).strip().strip("'").strip() or "Sheet"
    folded = {name.casefold() for name in taken}
    name, number = clean[:MOST_LETTERS_IN_A_SHEET_NAME].rstrip(" '"), 1
    while name.casefold() in folded:
        number += 1
        ending = f" {number}"
        name = clean[: MOST_LETTERS_IN_A_SHEET_NAME - len(ending)].rstrip(" '") + ending
    return name


def _date_cell(sheet: WriteOnlyWorksheet, value: date) -> Cell:
    """Make a date cell. Sheets have no reliable days before March 1900: those are written as text."""
    if value < _FIRST_DAY_OF_SHEETS:
        return safe_cell(sheet, f"{value:%d/%m/%Y}")
    cell = WriteOnlyCell(sheet, value)
    cell.number_format = DATE_FORMAT
    return cell
