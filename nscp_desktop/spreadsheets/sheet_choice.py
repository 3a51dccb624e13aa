"""Choose the sheet of a workbook that holds the training records, and say why not the others."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nscp_desktop.domain.imports import ColumnMeaning, Layout
from nscp_desktop.spreadsheets.grid import Grid, is_blank
from nscp_desktop.spreadsheets.sheet import Sheet

_ASIDE = (
    (
        re.compile(r"guid(?:e|ance)|instruct|read ?me|how ?to|\bhelp\b|\bnotes?\b|about|intro|welcome|cover\b", re.I),
        "guidance",
    ),
    (re.compile(r"example|sample|template|\bdemo\b|blank", re.I), "an example"),
    (re.compile(r"leaver|\bleft\b|former|ex[- ]?staff|no longer|\bgone\b", re.I), "people who have left"),
    (re.compile(r"archive|\bold\b|previous|superseded|do not use|backup|\bcopy\b", re.I), "an old copy"),
    (
        re.compile(
            r"\blists?\b|look ?ups?|drop ?downs?|validation|\bkey\b|\bdata\b lists?|course list|courses$|settings", re.I
        ),
        "lists",
    ),
    (
        re.compile(r"summary|dashboard|chart|graph|pivot|report|overview|totals?|statistics|stats|analysis", re.I),
        "a summary",
    ),
    (re.compile(r"plan(?:ner|ned|ning)?\b|budget|calendar|annual plan|booking", re.I), "a plan"),
)
# Read only where nothing else in the workbook lists people.
_NEVER_FIRST = ("people who have left", "guidance", "an example")
_YEAR = re.compile(r"(?<!\d)(20\d\d|\d\d)\s*[-/–_ ]\s*(20\d\d|\d\d)(?!\d)|(?<!\d)(20\d\d)(?!\d)")
_EXAMPLE_TITLE = re.compile(r"\b(?:worked |filled[- ]in )?example\b", re.I)
_WEIGHT = {Layout.MATRIX: 3, Layout.LOG: 3, Layout.PEOPLE: 1}


@dataclass(frozen=True, slots=True)
class SheetPick:
    """The sheet to read, and for each other one why it was not."""

    name: str
    skipped: Mapping[str, str]


def pick_sheet(grids: Sequence[Grid], sheets: Mapping[str, Sheet | None], wanted: str | None) -> SheetPick | None:
    """Choose the sheet to read: the one wanted, or the likeliest; None when there is none."""
    if wanted is not None:
        if wanted not in sheets:
            return None
        return SheetPick(wanted, {g.name: "another sheet was chosen" for g in grids if g.name != wanted})
    reasons = {grid.name: _reason_aside(grid, sheets[grid.name]) for grid in grids}
    likely = [grid for grid in grids if reasons[grid.name] is None]
    if not any(_is_training(sheets[grid.name]) for grid in likely):
        # A workbook whose only tab is called "Template" or "Summary" may still be the register.
        listing = [g for g in grids if not g.hidden and sheets[g.name] is not None]
        likely = [g for g in listing if reasons[g.name] not in _NEVER_FIRST] or listing or likely
    likely = [grid for grid in likely if sheets[grid.name] is not None]
    if not likely:
        return None
    best = max(likely, key=lambda grid: _score(grid, sheets[grid.name]))
    skipped = {}
    for grid in grids:
        if grid.name == best.name:
            continue
        alike = grid in likely and _is_training(sheets[grid.name])
        skipped[grid.name] = reasons[grid.name] or (
            "also looks like training records" if alike else "no training in it"
        )
    return SheetPick(best.name, skipped)


def _reason_aside(grid: Grid, sheet: Sheet | None) -> str | None:
    if not any(not is_blank(value) for row in grid.rows for value in row):
        return "empty"
    if grid.hidden:
        return "hidden"
    by_name = next((reason for pattern, reason in _ASIDE if pattern.search(grid.name)), None)
    if by_name is not None:
        return by_name
    if sheet is None:
        return "no list of people"
    return "an example" if any(_EXAMPLE_TITLE.search(title) for title in sheet.header.titles) else None


def _is_training(sheet: Sheet | None) -> bool:
    return sheet is not None and sheet.layout is not Layout.PEOPLE


def _score(grid: Grid, sheet: Sheet | None) -> tuple[int, int, int]:
    """Rank a sheet: training before lists of people, the newest year, then the most people."""
    if sheet is None:
        return 0, 0, 0
    names = [c for c, m in sheet.person_columns.items() if m in (ColumnMeaning.FULL_NAME, ColumnMeaning.FAMILY_NAME)]
    data = grid.rows[sheet.header.first_data :]
    people = sum(1 for row in data if any(not is_blank(row[c]) for c in names))
    return _WEIGHT[sheet.layout] if people else 0, _year_of(grid.name) if people >= 3 else 0, people


def _year_of(name: str) -> int:
    years = []
    for match in _YEAR.finditer(name):
        text = match[3] or match[2]
        years.append(int(text) if len(text) == 4 else 2000 + int(text))
    return max(years, default=0)
