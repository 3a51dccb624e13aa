"""Recognise a log, one row a completion or enrolment, and guess what its columns hold."""

from collections.abc import Mapping

from nscp_desktop.domain.date_text import NotADate, read_date
from nscp_desktop.domain.imports import ColumnMeaning
from nscp_desktop.domain.matching import fold_name
from nscp_desktop.spreadsheets.columns import ColumnGuess, SheetFacts, settle_meaning
from nscp_desktop.spreadsheets.grid import is_blank, shown
from nscp_desktop.spreadsheets.headings import (
    course_and_meaning,
    heading_key,
    names_course_column,
    not_training,
    speaks_of_training,
    training_meaning,
)

M = ColumnMeaning
_COURSE_START = frozenset(("start", "start date", "started", "date started", "started on", "commenced"))
_COURSE_END = frozenset(("end date", "finish date", "date to", "end", "finished on", "last day", "to", "finish"))
_COURSE_PLACE = frozenset(("location", "base", "office", "centre", "building", "campus"))
_COMPLETED_RANK = (
    ("complet", 5),
    ("achieved", 4),
    ("passed", 4),
    ("attended", 4),
    ("awarded", 3),
    ("taken", 3),
    ("training", 3),
    ("end", 3),
    ("finish", 3),
    ("course", 2),
    ("date", 2),
)


def find_course_column(facts: SheetFacts, taken: Mapping[int, ColumnMeaning]) -> int | None:
    """Return the column that names courses in a log; None when the sheet is no log."""
    candidates = []
    for column in range(facts.grid.width):
        heading, contents = facts.lowest(column), facts.contents[column]
        if not heading or not contents.filled or not names_course_column(heading):
            continue
        if taken.get(column) not in (None, M.IGNORE, M.TEAM, M.ROLE) or contents.share(contents.salutations) > 0.3:
            continue
        wordless = contents.filled - contents.dates - contents.loose_dates - contents.numbers - contents.yes_no
        if contents.share(wordless) < 0.6:
            continue
        candidates.append(column)
    if not candidates:
        candidates = [column for column in range(facts.grid.width) if _lists_courses(facts, taken, column)]
    if not candidates:
        return None
    best = max(candidates, key=lambda column: (_course_rank(facts.lowest(column)), -column))
    return best if _has_outcome(facts, taken, best) else None


def _lists_courses(facts: SheetFacts, taken: Mapping[int, ColumnMeaning], column: int) -> bool:
    """Say whether a column without a telling heading holds the names of courses, several of them more than once."""
    heading = facts.lowest(column)
    if not heading or column in taken or training_meaning(heading) or not_training(heading):
        return False
    values = [row[column] for row in facts.grid.rows[facts.header.first_data :] if not is_blank(row[column])]
    texts = [shown(value) for value in values if isinstance(value, str)]
    courses = [text for text in texts if speaks_of_training(text) and isinstance(read_date(text), NotADate)]
    return len(courses) >= 3 and len(courses) >= 0.6 * len(values) and 2 <= len(set(courses)) < len(courses)


def _course_rank(heading: str) -> int:
    key = heading_key(heading)
    if "type" in key or "description" in key or "details" in key or "short" in key:
        return 1
    if "course" in key:
        return 5
    if "training" in key or "module" in key or "learning" in key:
        return 4
    return 3 if "title" in key or "name" in key else 2


def _has_outcome(facts: SheetFacts, taken: Mapping[int, ColumnMeaning], course: int) -> bool:
    bare = dated_titles = 0
    for column in range(facts.grid.width):
        if column == course:
            continue
        meaning = training_meaning(facts.lowest(column))
        contents = facts.contents[column]
        if meaning in (M.COMPLETED, M.EXPIRES, M.STATUS, M.DUE, M.BOOKED):
            bare += 1
        elif heading_key(facts.lowest(column)) in _COURSE_END and _varies_by_person(facts, taken, column):
            # An end date that changes from row to row of one person is that of the course.
            bare += 1
        elif meaning is None and contents.dates >= 2 and not names_course_column(facts.lowest(column)):
            dated_titles += 1
    return bare >= 1 and dated_titles < 3


def guess_log_columns(facts: SheetFacts, taken: Mapping[int, ColumnMeaning], course: int) -> list[ColumnGuess]:
    """Return every column of a log. Of several with the date done the plainest is kept."""
    meanings = {
        column: M.COURSE if column == course else _log_meaning(facts, taken, column, course)
        for column in range(facts.grid.width)
    }
    _keep_one_completed(facts, meanings)
    for single in (M.EXPIRES, M.STATUS, M.PROVIDER, M.HOURS, M.CERTIFICATE, M.DUE, M.BOOKED):
        columns = [column for column, meaning in meanings.items() if meaning is single]
        best = max(columns, key=lambda column: (facts.contents[column].filled, -column), default=None)
        for column in columns:
            if column != best:
                meanings[column] = M.IGNORE
    return [
        ColumnGuess(column, facts.heading(column), meaning, sure=bool(facts.stacks[column]))
        for column, meaning in meanings.items()
    ]


def _log_meaning(facts: SheetFacts, taken: Mapping[int, ColumnMeaning], column: int, course: int) -> ColumnMeaning:
    heading, contents = facts.lowest(column), facts.contents[column]
    key = heading_key(heading)
    person = taken.get(column)
    if person is M.START and key in _COURSE_START and (column > course or _varies_by_person(facts, taken, column)):
        return M.IGNORE
    if key in _COURSE_END and (person is M.LEAVE or person is None):
        return M.COMPLETED
    if person is M.STAFF_NUMBER and _varies_by_person(facts, taken, column):
        return M.IGNORE
    if person is M.SITE and key in _COURSE_PLACE:
        return M.IGNORE
    if person is not None:
        return person
    meaning = training_meaning(heading)
    if meaning is None and heading:
        embedded = course_and_meaning(heading)[1]
        meaning = None if not_training(heading) else embedded
    if meaning is None:
        return M.IGNORE
    return settle_meaning(meaning, contents)


def _keep_one_completed(facts: SheetFacts, meanings: dict[int, ColumnMeaning]) -> None:
    columns = [column for column, meaning in meanings.items() if meaning is M.COMPLETED]
    best = max(columns, key=lambda column: (_completed_rank(facts, column), -column), default=None)
    for column in columns:
        if column != best:
            meanings[column] = M.IGNORE


def _completed_rank(facts: SheetFacts, column: int) -> tuple[bool, int]:
    key = heading_key(facts.lowest(column))
    rank = next((value for word, value in _COMPLETED_RANK if word in key), 1)
    return facts.contents[column].dates + facts.contents[column].serials_near > 0, rank


def _varies_by_person(facts: SheetFacts, taken: Mapping[int, ColumnMeaning], column: int) -> bool:
    """Say whether rows of one person mostly differ in a column: then it is about the row, not the person."""
    names = [c for c, m in taken.items() if m in (M.FULL_NAME, M.FAMILY_NAME, M.GIVEN_NAME)]
    values: dict[str, list[str]] = {}
    for row in facts.grid.rows[facts.header.first_data :]:
        if not is_blank(row[column]):
            key = " ".join(sorted(fold_name(" ".join(shown(row[c]) for c in names), "").split()))
            values.setdefault(key, []).append(shown(row[column]))
    repeated = [texts for texts in values.values() if len(texts) > 1]
    differing = sum(len(set(texts)) > 1 for texts in repeated)
    return bool(repeated) and differing > 0.5 * len(repeated)
