"""A sheet as plain values, with the addresses that people see."""

from dataclasses import dataclass, field
from datetime import date

CellValue = str | int | float | bool | date | None

ERROR_MARK = "#ERROR"


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range; rows and columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: rows of equal length, from the sheet's first cell on.

    `lines` are the physical lines of a CSV file at which its rows begin, None for a workbook. `hidden`
    sheets are never chosen by guess. `system_1904` says that bare day numbers count from 1904. `cuts` are
    sentences about what lay beyond the limits.
    """

    name: str
    rows: list[list[CellValue]]
    merges: tuple[Merge, ...] = ()
    hidden: bool = False
    lines: tuple[int, ...] | None = None
    system_1904: bool = False
    cuts: tuple[str, ...] = field(default_factory=tuple)

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0

    def address(self, row: int, column: int) -> str:
        """Return how people name a cell: `Sheet!E7`, or `row 12` in a CSV file."""
        if self.lines is not None:
            return f"row {self.lines[row]}"
        return f"{self.name}!{column_letter(column)}{row + 1}"


def column_letter(column: int) -> str:
    """Return the letters above a column counted from 0: A, Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def is_blank(value: CellValue) -> bool:
    """Say whether a cell holds nothing that can be seen."""
    return value is None or (isinstance(value, str) and not value.strip())


def shown(value: CellValue) -> str:
    """Write a cell's value for people; real dates as dd/mm/yyyy, whole numbers without a point."""
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case date():
            return f"{value:%d/%m/%Y}"
        case float() if value == value and abs(value) < 1e15 and value == int(value):
            return str(int(value))
        case _:
            return " ".join(str(value).split())
