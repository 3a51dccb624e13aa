"""Items of a questionnaire from a workbook, a CSV file or the clipboard."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from nscp_desktop.domain.errors import FileRefusedError
from nscp_desktop.domain.template_checks import MOST_ITEMS
from nscp_desktop.domain.template_import import FoundItems, Holds, ItemColumn, ItemRow, cleaned
from nscp_desktop.domain.template_numbers import WERE_DAYS, WERE_TENTHS, tenths
from nscp_desktop.spreadsheets.grid import ERROR_MARK, CellValue, Grid, column_letter, is_blank, shown
from nscp_desktop.spreadsheets.reader import read_grids

MOST_HEADING_ROWS = 20
MOST_ROWS = 4 * MOST_ITEMS
SAMPLE_LETTERS = 60
LONGEST_HEADING = 50
PASTED = "the clipboard"
# The first that fits names the column, so what is more particular stands first.
_PATTERNS: tuple[tuple[Holds, str], ...] = (
    (Holds.KEY, r"^key$"),
    (Holds.SHOWN, r"^(?:shown|hidden|active|in use)\b"),
    (Holds.FIGURES, r"^figures?\b|beside it"),
    (
        Holds.NUMBER,
        r"^(?:no|nr|num(?:ber)?|#|ref(?:erence)?|item (?:no|number)|question (?:no|number)|standard no)\b|^#$",
    ),
    (Holds.SECTION, r"^(?:section|area|theme|part|heading|category|topic|domain|chapter)\b"),
    (Holds.GUIDANCE, r"guidance|what good|help|explan|prompt|how to|hint|look for|notes? for"),
    (Holds.SOURCE, r"^source|legislation|^link|reference to|statut|based on|where it comes"),
    (Holds.TEXT, r"item|question|standard|statement|content|expect|requirement|criteri|indicator|text|subject"),
)
# One word that happens to fit is a heading only where it stands alone above one column.
_ONE_HEADING = re.compile(r"^(?:items?|questions?|standards?|statements?|expectations?|requirements?)$", re.IGNORECASE)
_NUMBER_LIKE = re.compile(r"^(?:[A-Za-z]{1,2}[. ]?)?\d{0,3}(?:\.\d{1,3})*[a-z]?[.):]?$")


def read_items(path: Path, meanings: Mapping[int, Holds], sheet: str = "") -> FoundItems:
    """Read a sheet of a workbook, "" for the one whose headings fit best.

    `meanings` says what columns hold where that was changed.

    Raises FileRefusedError when it is no workbook, protected, empty or far too long.
    """
    visible = [grid for grid in read_grids(path) if not grid.hidden and any(map(_has_words, grid.rows))]
    if not visible:
        raise FileRefusedError(f"{path.name} is empty. Choose the file with the items.")
    best = max(visible, key=lambda one: (_fit(one), len(one.rows)))
    grid = next((one for one in visible if one.name == sheet), best)
    found = found_in(grid, path.name, meanings)
    return replace(found, sheet=grid.name, sheets=tuple(one.name for one in visible))


def read_pasted(text: str, meanings: Mapping[int, Holds]) -> FoundItems:
    """Read what was copied in a spreadsheet or text program: lines, with tabs between the columns.

    Raises FileRefusedError when there is nothing in it.
    """
    rows = _pasted_rows(text)
    if not any(map(_has_words, rows)):
        raise FileRefusedError(
            "There is nothing to read yet. Copy the items in the other program, then paste them here."
        )
    width = max(len(row) for row in rows)
    even: list[list[CellValue]] = [[*row, *([None] * (width - len(row)))] for row in rows]
    return found_in(Grid("Pasted", even, lines=tuple(range(1, len(even) + 1))), PASTED, meanings)


def found_in(grid: Grid, name: str, meanings: Mapping[int, Holds]) -> FoundItems:
    """Read one sheet."""
    heading = _heading_row(grid)
    data = grid.rows[heading + 1 :]
    if len(data) > MOST_ROWS:
        raise FileRefusedError(
            f"{name} has {len(data):,} rows. A template holds {MOST_ITEMS} items at most: "
            "leave the sheet with the items in the file, and take the others out."
        )
    columns = _columns(grid, heading, meanings)
    read = (_row(grid, place, columns) for place in range(heading + 1, len(grid.rows)))
    rows, hints = _numbers_back(grid, columns, [row for row in read if row is not None])
    return FoundItems(name, columns, tuple(rows), grid.cuts, hints)


def _numbers_back(
    grid: Grid, columns: Iterable[ItemColumn], rows: Sequence[ItemRow]
) -> tuple[list[ItemRow], tuple[str, ...]]:
    """Undo what a spreadsheet program makes of numbers, and say so: 1.10 becomes 1.1 there, and 2.1 a day."""
    place = next((column.place for column in columns if column.holds is Holds.NUMBER), None)
    if place is None:
        return list(rows), ()
    hints = [WERE_DAYS] if any(isinstance(row[place], date) for row in grid.rows) else []
    found: list[ItemRow] = []
    before, seen = "", set[str]()
    for row in rows:
        number = row.cells.get(Holds.NUMBER, "")
        back = tenths(before, number) if number in seen else number
        if back != number:
            hints.append(WERE_TENTHS)
        found.append(row._replace(cells={**row.cells, Holds.NUMBER: back}) if back != number else row)
        before = back or before
        seen.add(back)
    return found, tuple(dict.fromkeys(hints))


def meaning_of(heading: str) -> Holds:
    """Say what a column holds by its heading."""
    words = " ".join(heading.casefold().split()).strip(" *:?.")
    return next((holds for holds, pattern in _PATTERNS if words and re.search(pattern, words)), Holds.NOTHING)


def _fit(grid: Grid) -> int:
    return max((_matched(row) for row in grid.rows[:MOST_HEADING_ROWS]), default=0)


def _matched(row: Sequence[CellValue]) -> int:
    """Count the columns that a row would name; long texts are no headings, and beside a number there are none."""
    words = [shown(value) for value in row if not is_blank(value)]
    if any(_NUMBER_LIKE.match(one) and any(map(str.isdecimal, one)) for one in words):
        return 0
    found = {meaning_of(one) for one in words if len(one) <= LONGEST_HEADING}
    return len(found - {Holds.NOTHING})


def _heading_row(grid: Grid) -> int:
    """Return where the headings are, -1 when there are none."""
    first = range(min(len(grid.rows), MOST_HEADING_ROWS))
    best = max(first, key=lambda place: (_matched(grid.rows[place]), -place), default=-1)
    if best >= 0 and _matched(grid.rows[best]) >= 2:
        return best
    return 0 if grid.width == 1 and grid.rows and _ONE_HEADING.match(shown(grid.rows[0][0])) else -1


def _columns(grid: Grid, heading: int, meanings: Mapping[int, Holds]) -> tuple[ItemColumn, ...]:
    """Say what each column with a heading or a value holds; of two that would hold the same, the first does."""
    guessed = _guesses(grid, heading, set(meanings.values()))
    found = []
    for place in range(grid.width):
        title = shown(grid.rows[heading][place]) if heading >= 0 else ""
        values = [row[place] for row in grid.rows[heading + 1 :] if not is_blank(row[place])]
        if title or values:
            sample = shown(values[0])[:SAMPLE_LETTERS] if values else ""
            holds = meanings.get(place, guessed.get(place, Holds.NOTHING))
            found.append(ItemColumn(place, column_letter(place), title, sample, holds))
    return tuple(found)


def _guesses(grid: Grid, heading: int, taken: set[Holds]) -> dict[int, Holds]:
    found: dict[int, Holds] = {}
    if heading >= 0:
        for place in range(grid.width):
            holds = meaning_of(shown(grid.rows[heading][place]))
            if holds not in (Holds.NOTHING, *taken, *found.values()):
                found[place] = holds
        if Holds.TEXT in {*taken, *found.values()}:
            return found
    lengths = {place: _usual_length(grid, heading, place) for place in range(grid.width) if place not in found}
    text = max(lengths, key=lambda place: (lengths[place], -place), default=None)
    if text is not None and Holds.TEXT not in taken:
        found[text] = Holds.TEXT
    number = next((place for place in lengths if place != text and _is_numbers(grid, heading, place)), None)
    if number is not None and Holds.NUMBER not in {*taken, *found.values()}:
        found[number] = Holds.NUMBER
    return found


def _usual_length(grid: Grid, heading: int, place: int) -> int:
    lengths = sorted(len(shown(row[place])) for row in grid.rows[heading + 1 :] if not is_blank(row[place]))
    return lengths[len(lengths) // 2] if lengths else 0


def _is_numbers(grid: Grid, heading: int, place: int) -> bool:
    values = [row[place] for row in grid.rows[heading + 1 :] if not is_blank(row[place])]
    like = sum(isinstance(value, date) or _NUMBER_LIKE.match(shown(value)) is not None for value in values)
    return bool(values) and like * 2 > len(values)


def _row(grid: Grid, place: int, columns: Iterable[ItemColumn]) -> ItemRow | None:
    """Read one row, None when nothing that is used stands in it."""
    used = [column for column in columns if column.holds is not Holds.NOTHING]
    values = {column.holds: grid.rows[place][column.place] for column in used}
    if all(is_blank(value) for holds, value in values.items() if holds is not Holds.SHOWN):
        return None
    where = _where(grid, place)
    problem = next((said for column in used if (said := _problem(values[column.holds], column))), "")
    cells = cleaned({holds: _words_of(value, holds) for holds, value in values.items()})
    return ItemRow(where, cells, f"{where}: {problem}" if problem else "")


def _where(grid: Grid, place: int) -> str:
    return f"Row {grid.lines[place]}" if grid.lines is not None else f"{grid.name}, row {place + 1}"


def _problem(value: CellValue, column: ItemColumn) -> str:
    if value == ERROR_MARK:
        return f"the sheet shows an error in column {column.letter}."
    return ""


def _words_of(value: CellValue, holds: Holds) -> str:
    """Write a cell for people; a day in the column of numbers is a number such as 2.1 that was taken for one."""
    return f"{value.day}.{value.month}" if isinstance(value, date) and holds is Holds.NUMBER else shown(value)


def _has_words(row: Sequence[CellValue]) -> bool:
    return any(not is_blank(value) for value in row)


def _pasted_rows(text: str) -> list[list[CellValue]]:
    """Split what was copied into rows; a cell with a line break in it is copied in quotation marks."""

    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    if "\t" not in text:
        return [[line if line.strip() else None] for line in text.split("\n")]
    csv.field_size_limit(1_000_000)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))
    except csv.Error:
        rows = [line.split("\t") for line in text.split("\n")]
    return [[cell if cell.strip() else None for cell in row] or [None] for row in rows]
