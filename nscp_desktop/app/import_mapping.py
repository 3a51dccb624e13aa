"""A mapping file: what the columns and headings of a workbook mean, as JSON."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.errors import FileRefusedError, NotAllowedError
from nscp_desktop.domain.import_plan import Answers
from nscp_desktop.domain.imports import Choices, ColumnChoice, ColumnMeaning

EXAMPLE = (
    '{"sheet": "Staff", "header_rows": [1], "columns": {"E": {"meaning": "completed", "course": "Prevent"}}, '
    '"courses": {"SG L1": "Core safeguarding training", "First aid": null}}'
)


@dataclass(frozen=True, slots=True)
class Mapped:
    """What a mapping file decides about reading, and about courses."""

    choices: Choices
    answers: Answers


def read_mapping(path: Path | None, courses: Iterable[Course], sheet: str | None) -> Mapped:
    """Read a mapping file; without one only the sheet is decided, when it is named.

    In `courses` a heading is given the title of a course on record, or null to leave it out.

    Raises FileRefusedError when the file cannot be read, NotAllowedError when it says something unknown.
    """
    if path is None:
        return Mapped(Choices(sheet=sheet), Answers())
    found = _load(path)
    choices = Choices(
        sheet=sheet or found.get("sheet"),
        header_rows=tuple(found["header_rows"]) if "header_rows" in found else None,
        first_data_row=found.get("first_data_row"),
        columns={_column(letter): _choice(letter, item) for letter, item in found.get("columns", {}).items()},
    )
    answers = Answers(place=bool(found.get("place", True)))
    return Mapped(choices, _with_courses(answers, found.get("courses", {}), courses))


def _load(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise FileRefusedError(f"The mapping file {path} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise FileRefusedError(f"The mapping file {path.name} is not JSON. Write it like {EXAMPLE}") from error
    unknown = set(found) - {"sheet", "header_rows", "first_data_row", "columns", "courses", "place"}
    if unknown:
        raise NotAllowedError(f"The mapping file knows no {sorted(unknown)[0]}. Write it like {EXAMPLE}")
    return dict(found)


def _column(letter: str) -> int:
    """Return the index of a column from 0: `A` or `1` is the first."""
    if letter.isdigit():
        return int(letter) - 1
    index = 0
    for character in letter.upper():
        if not "A" <= character <= "Z":
            raise NotAllowedError(f"{letter} is no column. Use letters, as the spreadsheet shows them.")
        index = index * 26 + ord(character) - ord("A") + 1
    return index - 1


def _choice(letter: str, item: dict[str, str]) -> ColumnChoice:
    try:
        return ColumnChoice(ColumnMeaning(item["meaning"]), item.get("course"))
    except (KeyError, ValueError) as error:
        known = ", ".join(meaning.value for meaning in ColumnMeaning)
        raise NotAllowedError(f"Column {letter} needs a meaning, one of: {known}.") from error


def _with_courses(answers: Answers, wanted: dict[str, str | None], courses: Iterable[Course]) -> Answers:
    ids = {course.title.casefold(): course.id for course in courses}
    chosen: dict[str, int | None] = {}
    for heading, title in wanted.items():
        if title is not None and title.casefold() not in ids:
            raise NotAllowedError(f"There is no course named {title} on record. Add it first, or use another title.")
        if title is not None:
            chosen[heading] = ids[title.casefold()]
    left_out = frozenset(heading for heading, title in wanted.items() if title is None)
    return replace(answers, courses=chosen, courses_left_out=left_out)
