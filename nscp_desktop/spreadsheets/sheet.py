"""Understand one sheet: its header, its columns, and whether it is a matrix, a log or a list of people."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from nscp_desktop.domain.imports import Choices, ColumnMeaning, DatesWere, Layout
from nscp_desktop.spreadsheets.columns import ColumnGuess, SheetFacts, guess_matrix_columns, guess_person_columns
from nscp_desktop.spreadsheets.contents import count_contents
from nscp_desktop.spreadsheets.course_cells import CourseColumns
from nscp_desktop.spreadsheets.date_order import OrderSigns, order_of, signs_of
from nscp_desktop.spreadsheets.dates import DateRules
from nscp_desktop.spreadsheets.grid import CellValue, Grid
from nscp_desktop.spreadsheets.headings import puts_surname_first, speaks_of_training
from nscp_desktop.spreadsheets.layout import NAME_MEANINGS, Header, find_header, header_of, heading_stacks
from nscp_desktop.spreadsheets.log_columns import find_course_column, guess_log_columns

M = ColumnMeaning
_DATED = frozenset({M.COMPLETED, M.EXPIRES, M.DUE, M.BOOKED, M.START, M.LEAVE})
_PERSON = frozenset(
    {
        *(M.GIVEN_NAME, M.FAMILY_NAME, M.FULL_NAME, M.ROLE, M.TEAM, M.SITE, M.START, M.LEAVE),
        *(M.STAFF_NUMBER, M.EMAIL, M.KIND),
    }
)
_LIST_WORDS = re.compile(
    r"\b(?:register|records?|log|list|sheet|attendance|(?:19|20)\d\d(?:[/-]\d{2,4})?)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as understood. `courses` are the column groups of a matrix in order, by course title."""

    grid: Grid
    header: Header
    layout: Layout
    columns: tuple[ColumnGuess, ...]
    surname_first: bool

    @property
    def person_columns(self) -> dict[int, ColumnMeaning]:
        return {guess.index: guess.meaning for guess in self.columns if guess.meaning in _PERSON}

    def column_of(self, meaning: ColumnMeaning) -> ColumnGuess | None:
        return next((guess for guess in self.columns if guess.meaning is meaning), None)


def understand_sheet(grid: Grid, choices: Choices, known: frozenset[str], today: date) -> Sheet | None:
    """Guess how a sheet is laid out, the user's choices first; None when it does not name people."""
    header = _header(grid, choices)
    if header is None or header.first_data > len(grid.rows):
        return None
    data = grid.rows[header.first_data :]
    contents = [count_contents((row[c] for row in data), today) for c in range(grid.width)]
    facts = SheetFacts(grid, header, heading_stacks(grid, header), contents, known, today)
    taken = guess_person_columns(facts)
    taken.update({c: choice.meaning for c, choice in choices.columns.items() if choice.meaning in _PERSON})
    if not any(meaning in NAME_MEANINGS for meaning in taken.values()):
        return None
    chosen = [c for c, choice in choices.columns.items() if choice.meaning is M.COURSE]
    course = chosen[0] if chosen else find_course_column(facts, taken)
    if course is not None:
        layout, guesses = Layout.LOG, guess_log_columns(facts, taken, course)
    else:
        layout, guesses = Layout.MATRIX, guess_matrix_columns(facts, taken)
    guesses = [_chosen(guess, choices, layout) for guess in guesses]
    if layout is Layout.MATRIX:
        guesses = _with_single_course(guesses, facts)
        if not any(guess.course for guess in guesses):
            layout = Layout.PEOPLE
    name = next((g for g in guesses if g.meaning is M.FULL_NAME), None)
    surname_first = name is not None and puts_surname_first(name.heading)
    return Sheet(grid, header, layout, tuple(_with_date_orders(guesses, facts, choices)), surname_first)


def _header(grid: Grid, choices: Choices) -> Header | None:
    if choices.header_rows is None:
        header = find_header(grid)
    else:
        rows = tuple(sorted(row - 1 for row in choices.header_rows if 0 < row <= len(grid.rows)))
        header = header_of(grid, rows, max(rows, default=-1) + 1)
    if header is not None and choices.first_data_row is not None:
        header = replace(header, first_data=choices.first_data_row - 1)
    return header


def _chosen(guess: ColumnGuess, choices: Choices, layout: Layout) -> ColumnGuess:
    choice = choices.columns.get(guess.index)
    if choice is None:
        return guess
    course = (choice.course or guess.course) if layout is Layout.MATRIX and choice.meaning not in _PERSON else None
    if choice.meaning in (M.IGNORE, M.NOTES):
        course = None
    settled = replace(guess, may_expire=False, may_be_no_course=False, numbers_doubtful=False)
    return replace(settled, meaning=choice.meaning, course=course, sure=True)


def _with_single_course(guesses: list[ColumnGuess], facts: SheetFacts) -> list[ColumnGuess]:
    """Give date columns without a course the one that the sheet is about, as its tab or title says."""
    homeless = [g for g in guesses if g.course is None and g.meaning in (M.COMPLETED, M.EXPIRES, M.STATUS, M.DUE)]
    if not homeless or any(guess.course for guess in guesses):
        return guesses
    names = (facts.grid.name, *facts.header.titles)
    found = next((text for text in names if speaks_of_training(text) and len(text) <= 60), "")
    title = _LIST_WORDS.sub("", found).strip(" -:") or found
    if not title:
        return guesses
    training = (M.COMPLETED, M.EXPIRES, M.STATUS, M.DUE, M.BOOKED, M.PROVIDER, M.HOURS, M.CERTIFICATE)
    return [replace(g, course=title, sure=False) if g.meaning in training else g for g in guesses]


def _with_date_orders(guesses: list[ColumnGuess], facts: SheetFacts, choices: Choices) -> list[ColumnGuess]:
    dated = [guess for guess in guesses if guess.meaning in _DATED]
    data = facts.grid.rows[facts.header.first_data :]
    signs = {guess.index: signs_of(_column(data, guess.index)) for guess in dated}
    whole = sum(signs.values(), OrderSigns())
    settled = []
    for guess in guesses:
        if guess.index in choices.dates:
            settled.append(replace(guess, dates=choices.dates[guess.index], dates_sure=True))
        elif guess.index in signs:
            order = order_of(signs[guess.index], whole)
            settled.append(replace(guess, dates=order, sure=guess.sure and order is DatesWere.AS_SHOWN))
        else:
            settled.append(guess)
    return settled


def _column(rows: list[list[CellValue]], column: int) -> list[CellValue]:
    return [row[column] for row in rows]


def course_groups(sheet: Sheet, today: date) -> list[tuple[str, CourseColumns]]:
    """Return the courses of a matrix in order, each with its columns."""
    groups: list[tuple[str, dict[ColumnMeaning, ColumnGuess]]] = []
    for guess in sheet.columns:
        if guess.course is None or guess.meaning in _PERSON:
            continue
        key = _group_key(guess.course)
        group = next((g for title, g in groups if _group_key(title) == key and guess.meaning not in g), None)
        if group is None:
            group = {}
            groups.append((guess.course, group))
        group[guess.meaning] = guess
    # Where other columns hold completions, a due date that stands alone may be worked out from something else.
    mixed = any(M.COMPLETED in group for _, group in groups)
    return [
        (title, course_columns(group, sheet.grid, today, mixed=mixed)) for title, group in groups if _has_outcome(group)
    ]


def log_group(sheet: Sheet, today: date) -> CourseColumns:
    """Return the columns that every row of a log shares."""
    group = {guess.meaning: guess for guess in reversed(sheet.columns)}
    return course_columns({m: g for m, g in group.items() if m not in _PERSON}, sheet.grid, today)


def course_columns(
    group: Mapping[ColumnMeaning, ColumnGuess], grid: Grid, today: date, *, mixed: bool = False
) -> CourseColumns:
    """Put the columns of a course together with the rules for their dates."""
    columns = {meaning: guess.index for meaning, guess in group.items()}
    # A due date that stands alone is when the training runs out; beside a completion it is only worked out.
    if M.DUE in columns and M.COMPLETED not in columns and M.EXPIRES not in columns:
        columns[M.EXPIRES] = columns.pop(M.DUE)
    by_index = {guess.index: guess for guess in group.values()}
    rules = {
        index: date_rules(by_index[index], meaning, grid, today)
        for meaning, index in columns.items()
        if meaning in _DATED
    }
    alone = columns.get(M.EXPIRES)
    if mixed and alone is not None and by_index[alone].meaning is M.DUE:
        rules[alone] = replace(rules[alone], due_alone=True)
    return CourseColumns(columns, rules)


def date_rules(guess: ColumnGuess, meaning: ColumnMeaning, grid: Grid, today: date) -> DateRules:
    """Return the rules for the dates of one column."""
    return DateRules(
        today=today,
        meaning=M.COMPLETED if meaning is M.COMPLETED else M.EXPIRES,
        dates=guess.dates,
        dates_sure=guess.dates_sure,
        system_1904=grid.system_1904,
        numbers_doubtful=guess.numbers_doubtful,
        may_expire=guess.may_expire,
        may_be_no_course=guess.may_be_no_course,
    )


def _has_outcome(group: Mapping[ColumnMeaning, ColumnGuess]) -> bool:
    return bool(group.keys() & {M.COMPLETED, M.EXPIRES, M.DUE, M.BOOKED, M.STATUS})


def _group_key(title: str) -> str:
    words = title.casefold().split()
    return " ".join(word for word in words if word not in ("training", "course")) or title.casefold()
