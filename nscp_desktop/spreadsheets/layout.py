"""Find the header rows of a sheet and what stands above each column."""

import re
from dataclasses import dataclass
from datetime import date

from nscp_desktop.domain.date_text import Exact, read_date
from nscp_desktop.domain.imports import ColumnMeaning
from nscp_desktop.spreadsheets.grid import CellValue, Grid, is_blank, shown
from nscp_desktop.spreadsheets.headings import (
    is_generic,
    names_course_column,
    person_meaning,
    speaks_of_training,
    training_meaning,
)
from nscp_desktop.spreadsheets.names import looks_like_name
from nscp_desktop.spreadsheets.words import Word, word_of

NAME_MEANINGS = frozenset({ColumnMeaning.FAMILY_NAME, ColumnMeaning.GIVEN_NAME, ColumnMeaning.FULL_NAME})
_KINDS_OF_DATE = frozenset({ColumnMeaning.COMPLETED, ColumnMeaning.EXPIRES, ColumnMeaning.DUE, ColumnMeaning.BOOKED})
_SEARCH_ROWS = 60
_MOST_BANDS_ABOVE = 2
_MOST_BANDS_BELOW = 2


@dataclass(frozen=True, slots=True)
class Header:
    """The header rows of a sheet from top to bottom and its first row of data, all from 0.

    `titles` are the texts that stand above the header.
    """

    rows: tuple[int, ...]
    first_data: int
    titles: tuple[str, ...]


def find_header(grid: Grid) -> Header | None:
    """Guess the header rows: one to three bands around the row that names people; None when there are none."""
    anchor = _anchor_by_words(grid)
    if anchor is None:
        anchor = _anchor_by_content(grid)
    if anchor is None:
        return None
    rows = [*_bands_above(grid, anchor), anchor, *_bands_below(grid, anchor)]
    return header_of(grid, tuple(rows), rows[-1] + 1)


def header_of(grid: Grid, rows: tuple[int, ...], first_data: int) -> Header:
    """Return the header made of the given rows, with the titles above it."""
    above = grid.rows[: min(rows, default=first_data)]
    titles = tuple(shown(value) for row in above for value in row if isinstance(value, str))
    return Header(rows, first_data, titles)


def heading_stacks(grid: Grid, header: Header) -> list[tuple[str, ...]]:
    """Return for each column its heading texts from the top band to the bottom one, merged cells spread out."""
    bands = [[shown(value) for value in grid.rows[row]] for row in header.rows]
    covered = [[False] * grid.width for _ in header.rows]
    for merge in grid.merges:
        for index, row in enumerate(header.rows):
            if merge.top <= row <= merge.bottom:
                last = min(merge.right, grid.width - 1)
                text = shown(grid.rows[merge.top][merge.left]) if merge.left < grid.width else ""
                for column in range(merge.left, last + 1):
                    covered[index][column] = True
                    if row == merge.top:
                        bands[index][column] = text
    for index in range(len(bands) - 1):
        _fill_right(bands, covered, index)
    stacks = []
    for column in range(grid.width):
        texts = [band[column] for band in bands if band[column]]
        stacks.append(tuple(dict.fromkeys(texts)))
    return stacks


def _fill_right(bands: list[list[str]], covered: list[list[bool]], index: int) -> None:
    # Without merged ranges (CSV, ODS) a heading over several columns stands in the first of them only.
    band, below = bands[index], bands[-1]
    carried = ""
    for column, text in enumerate(band):
        if text:
            carried = "" if person_meaning(text) in NAME_MEANINGS else text
        elif covered[index][column]:
            continue
        elif _needs_heading(below[column], carried):
            band[column] = carried
        else:
            carried = ""


def _needs_heading(below: str, carried: str) -> bool:
    if not below or person_meaning(below):
        return False
    return bool(training_meaning(below) or is_generic(below) or training_meaning(carried) in _KINDS_OF_DATE)


def _anchor_by_words(grid: Grid) -> int | None:
    best, best_score = None, 0
    for index, row in enumerate(grid.rows[:_SEARCH_ROWS]):
        score = _heading_score(row)
        if score > best_score:
            best, best_score = index, score
    return best


def _heading_score(row: list[CellValue]) -> int:
    if any(isinstance(value, date) for value in row):
        return 0
    texts = [shown(value) for value in row if isinstance(value, str)]
    meanings = {meaning for text in texts if (meaning := person_meaning(text))}
    if len(texts) < 2 or not meanings & NAME_MEANINGS:
        return 0
    about_training = sum(
        1 for text in texts if training_meaning(text) or names_course_column(text) or speaks_of_training(text)
    )
    return 4 * len(meanings) + 2 * min(about_training, 6) + min(len(texts), 6)


def _anchor_by_content(grid: Grid) -> int | None:
    for index, row in enumerate(grid.rows[:_SEARCH_ROWS]):
        named = any(isinstance(value, str) and _is_person_like(value) for value in row[:4])
        if not named or not any(_is_training_value(value) for value in row):
            continue
        for above in range(index - 1, -1, -1):
            texts = [value for value in grid.rows[above] if isinstance(value, str)]
            if len(texts) >= 2 and not any(isinstance(value, date) for value in grid.rows[above]):
                return above
        return None
    return None


def _is_person_like(text: str) -> bool:
    return looks_like_name(text) and ("," in text or len(text.split()) >= 2) and not speaks_of_training(text)


def _is_training_value(value: CellValue) -> bool:
    if isinstance(value, str):
        return isinstance(read_date(value), Exact)
    return isinstance(value, date)


def _bands_above(grid: Grid, anchor: int) -> list[int]:
    bands: list[int] = []
    for row in range(anchor - 1, max(-1, anchor - 1 - _MOST_BANDS_ABOVE), -1):
        if not _is_band(grid, row, anchor):
            break
        bands.insert(0, row)
    return bands


def _is_band(grid: Grid, row: int, anchor: int) -> bool:
    filled = [(column, value) for column, value in enumerate(grid.rows[row]) if not is_blank(value)]
    if not filled or any(isinstance(value, date) for _, value in filled):
        return False
    texts = [(column, value) for column, value in filled if isinstance(value, str)]
    if any(isinstance(read_date(value), Exact) for _, value in texts):
        return False
    if len(texts) >= 2:
        return True
    first_named = min(
        (c for c, v in enumerate(grid.rows[anchor]) if isinstance(v, str) and person_meaning(v) in NAME_MEANINGS),
        default=0,
    )
    # One text beyond the names, above something that needs a title, is the heading of a single course.
    column = texts[0][0] if texts else 0
    under = grid.rows[anchor][column] if texts else None
    return bool(texts) and column > first_named and isinstance(under, str) and training_meaning(under) is not None


def _bands_below(grid: Grid, anchor: int) -> list[int]:
    names = [
        column
        for column, value in enumerate(grid.rows[anchor])
        if isinstance(value, str) and person_meaning(value) in NAME_MEANINGS
    ]
    bands: list[int] = []
    for row in range(anchor + 1, min(len(grid.rows), anchor + 1 + _MOST_BANDS_BELOW)):
        if not _is_lower_band(grid.rows[row], names):
            break
        bands.append(row)
    return bands


def _is_lower_band(row: list[CellValue], names: list[int]) -> bool:
    if any(not is_blank(row[column]) for column in names):
        return False
    texts = [value for value in row if not is_blank(value)]
    if not texts or not all(isinstance(value, str) for value in texts):
        return False
    words = [value for value in texts if isinstance(value, str)]
    if all(training_meaning(word) or person_meaning(word) for word in words):
        return True
    plausible = all(training_meaning(word) or _could_be_heading(word) for word in words)
    return len(words) >= 2 and plausible and bool(names)


def _could_be_heading(text: str) -> bool:
    if len(text) > 80 or not re.search(r"[A-Za-z]", text):
        return False
    known = word_of(text) is Word.UNKNOWN or speaks_of_training(text)
    return known and not isinstance(read_date(text), Exact)
