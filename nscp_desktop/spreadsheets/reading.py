"""Read a workbook or CSV file into plain rows and problems, by its own guesses or the user's choices."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from nscp_desktop.domain.errors import FileRefusedError
from nscp_desktop.domain.imports import Choices, Column, DatesWere, Layout, Reading, SheetSummary
from nscp_desktop.domain.matching import fold_course
from nscp_desktop.spreadsheets.findings import Findings
from nscp_desktop.spreadsheets.grid import Grid, column_letter, is_blank, shown
from nscp_desktop.spreadsheets.people import People
from nscp_desktop.spreadsheets.people_rows import read_rows
from nscp_desktop.spreadsheets.reader import read_grids
from nscp_desktop.spreadsheets.sheet import Sheet, understand_sheet
from nscp_desktop.spreadsheets.sheet_choice import SheetPick, pick_sheet

_SAMPLES = 4


@dataclass(frozen=True, slots=True)
class _Read:
    """One sheet read through."""

    sheet: Sheet
    people: People
    findings: Findings


def read_workbook(
    path: Path, *, today: date, choices: Choices | None = None, known_courses: Iterable[str] = ()
) -> Reading:
    """Read the people and the training in a workbook (xlsx, xlsm, xls, ods) or CSV file.

    `known_courses` are titles and aliases of courses on record, which help to tell course columns from others.
    Raises: FileRefusedError when the file cannot be read or no sheet names people.
    """
    decided = choices or Choices()
    known = frozenset(fold_course(title) for title in known_courses)
    grids = read_grids(path)
    sheets = {grid.name: understand_sheet(grid, _choices_for(grid, decided), known, today) for grid in grids}
    pick = pick_sheet(grids, sheets, decided.sheet)
    if pick is None:
        raise FileRefusedError(_nobody_found(path.name, decided.sheet, grids))
    sheet = sheets[pick.name]
    if sheet is None:
        raise FileRefusedError(_nobody_found(path.name, decided.sheet, grids))
    people = People(decided, one_row_each=sheet.layout is not Layout.LOG)
    findings = Findings(sheet.grid)
    read_rows(sheet, people, findings, today)
    if not people.found and not findings.questions:
        raise FileRefusedError(_nobody_found(path.name, decided.sheet, grids))
    return _reading(path.name, _Read(sheet, people, findings), grids, pick)


def _choices_for(grid: Grid, choices: Choices) -> Choices:
    """Return the choices for a sheet: those about rows and columns are for the sheet that was chosen."""
    return choices if choices.sheet is None or choices.sheet == grid.name else Choices()


def _reading(file_name: str, read: _Read, grids: list[Grid], pick: SheetPick) -> Reading:
    sheet, findings = read.sheet, read.findings
    used = [r.course for r in findings.records] + [b.course for b in findings.bookings]
    used += [q.course for q in findings.questions if q.course]
    order = {guess.course: guess.index for guess in reversed(sheet.columns) if guess.course}
    courses = sorted(dict.fromkeys(used), key=lambda course: order.get(course, 0))
    return Reading(
        file_name=file_name,
        sheet=sheet.grid.name,
        layout=sheet.layout,
        sheets=tuple(SheetSummary(g.name, _filled_rows(g), pick.skipped.get(g.name)) for g in grids),
        columns=tuple(_columns(sheet)),
        header_rows=tuple(row + 1 for row in sheet.header.rows),
        first_data_row=sheet.header.first_data + 1,
        people=tuple(read.people.found),
        records=tuple(findings.records),
        bookings=tuple(findings.bookings),
        questions=tuple(findings.questions),
        ignored=tuple(findings.ignored),
        courses=tuple(courses),
        warnings=(*sheet.grid.cuts, *_warnings(sheet)),
    )


def _columns(sheet: Sheet) -> Iterable[Column]:
    for guess in sheet.columns:
        samples: list[str] = []
        for row in sheet.grid.rows[sheet.header.first_data :]:
            if len(samples) == _SAMPLES:
                break
            if not is_blank(row[guess.index]):
                samples.append(shown(row[guess.index]))
        letter = "" if sheet.grid.lines is not None else column_letter(guess.index)
        meaning, course = guess.meaning, guess.course
        yield Column(guess.index, letter, guess.heading, meaning, course, tuple(samples), guess.dates, guess.sure)


def _warnings(sheet: Sheet) -> Iterable[str]:
    for guess in sheet.columns:
        title = f"“{guess.heading}”" if guess.heading else f"Column {column_letter(guess.index)}"
        if guess.dates is DatesWere.REAL_DATES_SWAPPED and not guess.dates_sure:
            yield (
                f"{title} seems to have been opened with American settings, which swap day and month. Its dates are "
                "left as questions: say whether to swap them."
            )
        elif guess.dates is DatesWere.TEXT_MONTH_FIRST and not guess.dates_sure:
            yield (
                f"{title} seems to write the month before the day. Its dates are left as questions: say which order "
                "is right."
            )
        elif not guess.heading and not guess.sure:
            yield f"{title} has dates but no heading, so it was left out."


def _filled_rows(grid: Grid) -> int:
    return sum(1 for row in grid.rows if any(not is_blank(value) for value in row))


def _nobody_found(name: str, sheet: str | None, grids: list[Grid]) -> str:
    if sheet is not None and sheet not in {grid.name for grid in grids}:
        names = ", ".join(f"“{grid.name}”" for grid in grids)
        return f"{name} has no sheet called “{sheet}”. Its sheets are {names}. Choose one of them."
    where = f"The sheet “{sheet}” in {name}" if sheet else name
    return (
        f"{where} does not seem to list people: no column headed Name, Surname or the like was found. Choose another "
        "file or sheet, or add such headings above the columns."
    )
