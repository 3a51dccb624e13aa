"""Turn a workbook or CSV file into plain grids, reading a private copy in memory."""

import io
import re
from datetime import date, datetime
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, fromstring

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from nscp_desktop.domain.errors import FileRefusedError
from nscp_desktop.spreadsheets import safety
from nscp_desktop.spreadsheets.csv_text import read_csv
from nscp_desktop.spreadsheets.grid import ERROR_MARK, CellValue, Grid, Merge

MAX_ROWS = 100_000
MAX_COLUMNS = 200
MAX_BLANK_ROWS = 1_000
MAX_SHEETS = 100
_FAR_CELL = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="(?:[A-Z]{3}\d+|[A-Z]{1,2}\d{6,})"')
_ERROR_CELL = re.compile(rb'<(?:\w+:)?c\s(?=[^>]*\bt="e")[^>]*?\br="([A-Z]{1,3})(\d{1,7})"')
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# The record of an old workbook that says days are counted from 1904.
_XLS_1904 = b"\x22\x00\x02\x00\x01\x00"


def read_grids(path: Path) -> list[Grid]:
    """Read every sheet of a workbook, or the one of a CSV file, within the limits.

    Raises: FileRefusedError with a sentence for each kind of file that cannot be read.
    """
    content = _content(path)
    safety.refuse_by_first_bytes(content, path.name)
    if safety.is_zip(content):
        return _zipped(content, path.name)
    if safety.is_ole(content):
        safety.refuse_locked_ole(content, path.name)
        return _sheets(_open(content, path.name), path.name, system_1904=_XLS_1904 in content[:100_000])
    grid = read_csv(content, path.name, path.stem, MAX_ROWS)
    return [_within_limits(grid, path.name)]


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise FileRefusedError(f"{path.name} is a folder. Choose the spreadsheet inside it.")
        with path.open("rb") as file:
            return file.read(safety.MAX_FILE_BYTES + 1)
    except FileNotFoundError as error:
        raise FileRefusedError(f"{path.name} was not found. Check where it is, then choose it again.") from error
    except OSError as error:
        raise FileRefusedError(
            f"{path.name} cannot be read. If it is open in another program, close it there, then choose it again."
        ) from error


def _zipped(content: bytes, name: str) -> list[Grid]:
    parts = safety.unpack_checked(content, name).parts
    sheet_parts = _sheet_parts(parts)
    far = {sheet for sheet, part in sheet_parts.items() if _FAR_CELL.search(parts.get(part, b""))}
    errors = {sheet: _error_cells(parts.get(part, b"")) for sheet, part in sheet_parts.items()}
    system_1904 = bool(re.search(rb'date1904="(?:1|true)"', parts.get("xl/workbook.xml", b"")))
    return _sheets(_open(content, name), name, system_1904, errors, _far_sheets(content, name, far))


def _open(content: bytes, name: str) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except PasswordError as error:
        raise FileRefusedError(safety.password_sentence(name)) from error
    except (CalamineError, ValueError, OSError) as error:
        if "password" in str(error).casefold():
            raise FileRefusedError(safety.password_sentence(name)) from error
        raise FileRefusedError(safety.damaged_sentence(name)) from error


def _sheets(
    workbook: CalamineWorkbook,
    name: str,
    system_1904: bool,
    errors: dict[str, list[tuple[int, int]]] | None = None,
    far: dict[str, Grid] | None = None,
) -> list[Grid]:
    grids = []
    for about in workbook.sheets_metadata[:MAX_SHEETS]:
        hidden = about.visible != SheetVisibleEnum.Visible
        if far and about.name in far:
            grid = far[about.name]
            grids.append(Grid(about.name, grid.rows, (), hidden, None, system_1904, grid.cuts))
            continue
        try:
            sheet = workbook.get_sheet_by_name(about.name)
            rows = _rows(sheet)
        except (CalamineError, ValueError) as error:
            raise FileRefusedError(safety.damaged_sentence(name)) from error
        for row, column in (errors or {}).get(about.name, ()):
            if row < len(rows) and column < len(rows[row]) and rows[row][column] is None:
                rows[row][column] = ERROR_MARK
        grid = Grid(about.name, rows, _merges(sheet), hidden, None, system_1904)
        grids.append(_within_limits(grid, name))
    if not grids:
        raise FileRefusedError(f"{name} has no sheets. Choose the workbook that holds your training records.")
    return grids


def _rows(sheet: CalamineSheet) -> list[list[CellValue]]:
    if sheet.start is None:
        return []
    return [[_plain(value) for value in row] for row in sheet.to_python(skip_empty_area=False, nrows=MAX_ROWS + 1)]


def _plain(value: object) -> CellValue:
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, (bool, int, float, date)):
        return value
    return str(value)


def _merges(sheet: CalamineSheet) -> tuple[Merge, ...]:
    ranges = sheet.merged_cell_ranges or ()
    return tuple(sorted((Merge(*first, *last) for first, last in ranges), key=lambda m: (m.top, m.left)))


def _within_limits(grid: Grid, name: str) -> Grid:
    rows, cuts = grid.rows, list(grid.cuts)
    if len(rows) > MAX_ROWS:
        rows = rows[:MAX_ROWS]
        cuts.append(f"Only the first {MAX_ROWS:,} rows of “{grid.name}” in {name} were read.")
    blank = 0
    last = 0
    for number, row in enumerate(rows, start=1):
        if any(value is not None for value in row):
            blank, last = 0, number
            continue
        blank += 1
        if blank >= MAX_BLANK_ROWS:
            if any(value is not None for later in rows[number:] for value in later):
                cuts.append(
                    f"Reading “{grid.name}” in {name} stopped at row {last:,}, because {MAX_BLANK_ROWS:,} "
                    f"empty rows "
                    "follow it."
                )
            break
    rows = rows[:last]
    if grid.width > MAX_COLUMNS:
        if any(value is not None for row in rows for value in row[MAX_COLUMNS:]):
            cuts.append(f"Only the first {MAX_COLUMNS} columns of “{grid.name}” in {name} were read.")
        rows = [row[:MAX_COLUMNS] for row in rows]
    return Grid(grid.name, rows, grid.merges, grid.hidden, grid.lines, grid.system_1904, tuple(cuts))


def _sheet_parts(parts: dict[str, bytes]) -> dict[str, str]:
    """Return the name of the XML part of each sheet of an xlsx workbook, none for other kinds."""
    book = _xml(parts.get("xl/workbook.xml"))
    relations = _xml(parts.get("xl/_rels/workbook.xml.rels"))
    if book is None or relations is None:
        return {}
    targets = {element.get("Id"): element.get("Target", "") for element in relations}
    found = {}
    for element in book.iter():
        if element.tag.endswith("}sheet") and element.get("name"):
            target = targets.get(element.get(_RELATION), "")
            found[element.get("name", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return found


def _xml(content: bytes | None) -> Element | None:
    if content is None:
        return None
    try:
        # Files that define entities were refused while unpacking.
        return fromstring(content)
    except (ParseError, ValueError):
        return None


def _error_cells(part: bytes) -> list[tuple[int, int]]:
    return [(int(row) - 1, _column_index(letters)) for letters, row in _ERROR_CELL.findall(part)]


def _column_index(letters: bytes) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + letter - 64
    return index - 1


def _far_sheets(content: bytes, name: str, sheets: set[str]) -> dict[str, Grid]:
    """Read sheets that have a cell far outside the limits row by row.

    The fast reader lays out every cell between the first and the last, which one stray cell can make
    billions.
    """
    if not sheets:
        return {}
    grids = {}
    try:
        workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        for sheet in sorted(sheets):
            source = workbook[sheet].iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS, values_only=True)
            rows: list[list[CellValue]] = []
            blank = 0
            for values in source:
                row = [_plain(value) for value in values]
                blank = 0 if any(value is not None for value in row) else blank + 1
                rows.append(row + [None] * (MAX_COLUMNS - len(row)))
                if blank >= MAX_BLANK_ROWS:
                    break
            width = max((index + 1 for row in rows for index, value in enumerate(row) if value is not None), default=0)
            cut = (
                f"“{sheet}” in {name} has cells far away from the rest; those beyond {MAX_ROWS:,} rows, "
                f"{MAX_COLUMNS} columns or {MAX_BLANK_ROWS:,} empty rows were not read."
            )
            grids[sheet] = _within_limits(Grid(sheet, [row[:width] for row in rows], cuts=(cut,)), name)
        workbook.close()
    except (InvalidFileException, KeyError, ValueError, TypeError, AttributeError, OSError) as error:
        raise FileRefusedError(safety.damaged_sentence(name)) from error
    return grids
