"""Answers to an evaluation form in a workbook or CSV file: the program's own form, or a layout of somebody else's."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.errors import FileRefusedError
from nscp_desktop.domain.evaluation import (
    AFTER,
    BEFORE,
    COMMENT,
    HIGHEST,
    LONGEST_TEXT,
    LOWEST,
    QUESTIONS,
    RELEVANCE,
    SATISFACTION,
    SUGGESTION,
    TEXTS,
    Form,
)
from nscp_desktop.domain.evaluation_import import (
    LEAVE_OUT,
    NAME,
    STAFF_NUMBER,
    CellProblem,
    FoundAnswers,
    FoundColumn,
    FoundRow,
)
from nscp_desktop.domain.evaluation_words import rating_of
from nscp_desktop.spreadsheets.evaluation_form import ABOUT, FOR_HEADING
from nscp_desktop.spreadsheets.grid import ERROR_MARK, CellValue, Grid, column_letter, is_blank, shown
from nscp_desktop.spreadsheets.reader import read_grids

MOST_FORMS = 2_000
MOST_HEADING_ROWS = 20
SAMPLE_LETTERS = 40
# The first that fits names the column, so what is more particular stands first.
_KNOWING = r"know\w*|understand\w*|confiden\w*|aware\w*|skills?"
_PATTERNS: Mapping[Form, tuple[tuple[str, str], ...]] = {
    Form.PARTICIPANT: (
        (SUGGESTION, r"suggest|different(?:ly)? next time|improve[md]|could be better|what would you change"),
        (BEFORE, rf"(?:{_KNOWING}).*\b(?:before|prior|at the start|pre)\b|\b(?:before|prior|pre)\b.*(?:{_KNOWING})"),
        (AFTER, rf"(?:{_KNOWING}).*\b(?:after|now|at the end|post|following)\b|\b(?:after|now|post)\b.*(?:{_KNOWING})"),
        (BEFORE, r"^(?:before|pre)\b"),
        (AFTER, r"^(?:after|post)\b"),
        (RELEVANCE, r"relevan|useful"),
        (SATISFACTION, r"satisf|overall|enjoy|recommend|how (?:good|would you rate)|quality|^rating$"),
        (COMMENT, r"comment|feedback|remark|like to (?:say|add)|anything else|other thoughts"),
    ),
    Form.TRAINER: (
        ("engagement", r"engag|take part|took part|participat"),
        ("content", r"content"),
        ("materials", r"material|resource|handout|slides"),
        (COMMENT, r"comment|feedback|remark|like to (?:say|add)|anything else"),
    ),
    Form.IMPACT: (
        (COMMENT, r"example|differently now"),
        ("outcomes", r"outcome|children|famil"),
        ("practice", r"practice|what you do|your own work|yourself"),
        ("workplace", r"workplace|setting|team|organisation|school|service"),
        (SUGGESTION, r"comment|feedback|remark|like to (?:say|add)|anything else"),
    ),
}
_NAME = re.compile(
    r"^(?:full |your |participant'?s? |staff )?names?\b(?!.*\bcourse)|^(?:participant|person|e-?mail\b.*)$"
)
_NUMBER = re.compile(r"^(?:staff|employee|payroll|personnel)\s*(?:no\.?|number|id|ref\w*)$")


def read_answers(path: Path, form: Form, meanings: Mapping[int, str]) -> FoundAnswers:
    """Read the answers on the sheet that has the most columns that can be matched to questions of the form.

    `meanings` says what a column holds, by its place from 0, where somebody has changed the guess.

    Raises FileRefusedError when it is no workbook, protected, empty, or holds more forms than could be.
    """
    grids = read_grids(path)
    content = path.read_bytes()
    visible = [grid for grid in grids if not grid.hidden and grid.rows] or [grid for grid in grids if grid.rows]
    if not visible:
        raise FileRefusedError(f"{path.name} is empty. Choose the file with the answers.")
    grid, heading_row = max(
        ((grid, row) for grid in visible for row in range(min(len(grid.rows), MOST_HEADING_ROWS))),
        key=lambda found: _matched(found[0].rows[found[1]], form),
    )
    columns = _columns(grid, heading_row, form, meanings)
    rows, problems, empty = _rows(grid, heading_row, form, columns)
    if len(rows) > MOST_FORMS:
        raise FileRefusedError(
            f"{path.name} holds {plural(len(rows), 'row')} of answers, more than the {MOST_FORMS:,} that one session "
            "can have. Choose the file of this session."
        )
    code = hashlib.sha256(content).hexdigest()[:12]
    return FoundAnswers(path.name, code, form, columns, tuple(rows), tuple(problems), _about(grids), empty)


def meaning_of(heading: str, form: Form) -> str:
    """Return which question a heading asks: its code, NAME, STAFF_NUMBER, or LEAVE_OUT when it is not known."""
    words = " ".join(heading.casefold().replace("’", "'").split()).strip(" *:?")
    if not words:
        return LEAVE_OUT
    own = [(one.code, one.text, one.short) for one in QUESTIONS[form]]
    own += [(one.code, one.text, one.short) for one in TEXTS[form]]
    for code, text, short in own:
        if words.startswith(text.casefold().strip(" ?")) or words == short.casefold():
            return code
    if _NUMBER.search(words):
        return STAFF_NUMBER
    if _NAME.search(words):
        return NAME
    return next((code for code, pattern in _PATTERNS[form] if re.search(pattern, words)), LEAVE_OUT)


def _matched(row: Sequence[CellValue], form: Form) -> int:
    meanings = {meaning_of(value, form) for value in row if isinstance(value, str)}
    return len(meanings - {LEAVE_OUT})


def _columns(grid: Grid, heading_row: int, form: Form, meanings: Mapping[int, str]) -> tuple[FoundColumn, ...]:
    """Say what each column with a heading or a value holds; two that ask the same: the first is taken."""
    found: list[FoundColumn] = []
    taken = set(meanings.values()) - {LEAVE_OUT}
    for index in range(grid.width):
        heading = shown(grid.rows[heading_row][index])
        values = [row[index] for row in grid.rows[heading_row + 1 :] if not is_blank(row[index])]
        if not heading and not values:
            continue
        if index in meanings:
            meaning = meanings[index]
        else:
            meaning = meaning_of(heading, form)
            meaning = LEAVE_OUT if meaning in taken else meaning
        taken.add(meaning)
        sample = shown(values[0])[:SAMPLE_LETTERS] if values else ""
        found.append(FoundColumn(index, column_letter(index), heading, sample, meaning))
    return tuple(found)


def _rows(
    grid: Grid, heading_row: int, form: Form, columns: Iterable[FoundColumn]
) -> tuple[list[FoundRow], list[CellProblem], int]:
    rows: list[FoundRow] = []
    problems: list[CellProblem] = []
    empty = 0
    rated = {one.code for one in QUESTIONS[form]}
    used = [column for column in columns if column.meaning != LEAVE_OUT]
    for place in range(heading_row + 1, len(grid.rows)):
        values = {column.meaning: grid.rows[place][column.place] for column in used}
        if all(is_blank(value) for code, value in values.items() if code not in (NAME, STAFF_NUMBER)):
            empty += any(not is_blank(value) for value in values.values())
            continue
        bad = [
            CellProblem(_address(grid, place, column), sentence)
            for column in used
            if (sentence := _problem(column.meaning, values[column.meaning], rated))
        ]
        problems += bad
        ratings = {code: rating for code in rated & values.keys() if (rating := _rating(values[code]))}
        texts = {code: "" if values.get(code) is None else _text(values[code]) for code in (COMMENT, SUGGESTION)}
        if ratings or any(texts.values()):
            name, number = shown(values.get(NAME)), shown(values.get(STAFF_NUMBER))
            where = _row_name(grid, place)
            rows.append(FoundRow(where, name, number, ratings, texts[COMMENT], texts[SUGGESTION]))
    return rows, problems, empty


def _address(grid: Grid, place: int, column: FoundColumn) -> str:
    """Name a cell: `Answers!C5`, or `row 5, Was it relevant?` in a CSV file, whose columns have no letters."""
    address = grid.address(place, column.place)
    return f"{address}, {column.heading or column.letter}" if grid.lines is not None else address


def _row_name(grid: Grid, place: int) -> str:
    return f"row {grid.lines[place]}" if grid.lines is not None else f"{grid.name}, row {place + 1}"


def _problem(meaning: str, value: CellValue, rated: set[str]) -> str:
    if is_blank(value):
        return ""
    if value == ERROR_MARK:
        return "the sheet shows an error here"
    if meaning not in rated:
        if len(shown(value)) > LONGEST_TEXT:
            return f"the text is longer than {LONGEST_TEXT:,} letters"
        return ""
    if _rating(value) is None:
        return f"“{shown(value)[:SAMPLE_LETTERS]}” is no rating from {LOWEST} to {HIGHEST}"
    return ""


def _rating(value: CellValue) -> int | None:
    """Return a rating, 0 for no answer, None for what is neither."""
    if is_blank(value):
        return 0
    if isinstance(value, bool | date):
        return None
    if isinstance(value, int | float):
        return int(value) if LOWEST <= value <= HIGHEST and value == int(value) else None
    return rating_of(str(value))


def _text(value: CellValue) -> str:
    return value.strip() if isinstance(value, str) else shown(value)


def _about(grids: Iterable[Grid]) -> str:
    """Return the session that the program's own form names; empty for every other layout."""
    for grid in grids:
        if grid.name == ABOUT:
            for row in grid.rows:
                if len(row) > 1 and row[0] == FOR_HEADING:
                    return shown(row[1])
    return ""
