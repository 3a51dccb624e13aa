"""Questionnaires as sheets: content checklists, the agency's expectations, and the standards of an audit."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from nscp_desktop.domain.action_lists import ListedAction
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.questionnaires import Answer, Filled, Item, Scale, Section
from nscp_desktop.spreadsheets.export_book import Book, Field, Heading
from nscp_desktop.spreadsheets.export_data import ExportData

_HEADS = [Heading("Section", 26), Heading("No.", 8), Heading("Item", 54)]
_FREE = [
    Heading("Where covered", 34),
    Heading("Evidence", 54),
    Heading("Files", 30),
    Heading("Owner", 22),
    Heading("Note for next time", 34),
]


class Beside(NamedTuple):
    """What belongs to answers, by their id: the names of files, and actions."""

    files: Mapping[int, tuple[str, ...]]
    actions: Mapping[int, tuple[ListedAction, ...]]


def actions_by_answer(actions: Iterable[ListedAction]) -> dict[int, tuple[ListedAction, ...]]:
    """Return the actions that came of answers, by the id of the answer."""
    found: dict[int, tuple[ListedAction, ...]] = {}
    for one in actions:
        if one.action.answer_id is not None:
            found[one.action.answer_id] = (*found.get(one.action.answer_id, ()), one)
    return found


def add_questionnaire_sheet(book: Book, title: str, data: ExportData, filled: Iterable[Filled], beside: Beside) -> None:
    """Write one sheet with every answer of some questionnaires, one row for each item.

    Without names everything that was typed freely is left out.
    """
    headings = [Heading("Questionnaire", 34), Heading("Year", 11), Heading("Version", 8), Heading("Edition", 16)]
    headings += [Heading("Course", 30), Heading("Audit day", 13), Heading("State", 14), Heading("Signed off on", 13)]
    headings += [*_HEADS, Heading("Answer", 16), Heading("Moderated", 12), Heading("Last time", 16)]
    headings += [] if data.anonymous else _FREE
    headings += [Heading("Covered since version", 18), Heading("Open actions", 9), Heading("Next action due", 13)]
    headings += [] if data.anonymous else [Heading("Actions", 54)]
    book.add(title, headings, _rows(data, filled, beside))


def _rows(data: ExportData, filled: Iterable[Filled], beside: Beside) -> Iterable[list[Field]]:
    for one in filled:
        for section in one.version.sections:
            for item in section.items:
                if item.active:
                    yield _row(data, one, (section, item), beside)


def _row(data: ExportData, filled: Filled, place: tuple[Section, Item], beside: Beside) -> list[Field]:
    head, version, (section, item) = filled.checklist, filled.version, place
    answer, last = filled.answer(item.id), filled.last.get(item.id)
    fields: list[Field] = [filled.template.title, head.year, version.number, version.edition, filled.course_title]
    signed_on = head.signed_on if head.signed_on is not None and head.signed_on <= data.as_at else None
    fields += [head.as_at, "Draft" if signed_on is None else "Signed off", signed_on]
    fields += [section.title, item.number, item.text, _label(version.scale, answer.answer)]
    fields += [_label(version.scale, answer.moderated), last.label if last else ""]
    if not data.anonymous:
        fields += [answer.where_covered, answer.evidence, ", ".join(beside.files.get(answer.id, ()))]
        fields += [_owner(data, answer), answer.next_note]
    actions = beside.actions.get(answer.id, ())
    still_open = [one.action for one in actions if one.action.done_on is None]
    due = [action.due_on for action in still_open if action.due_on is not None]
    fields += [_covered_by(data, filled, answer), len(still_open), min(due, default=None)]
    return fields if data.anonymous else [*fields, "; ".join(map(_action_words, actions))]


def _action_words(listed: ListedAction) -> str:
    """Write an action in one line: `Print the card (Gwen Evans, due 3 Sep 2026)`."""
    action = listed.action
    day = f"done {in_words(action.done_on)}" if action.done_on else ""
    if not day and action.due_on:
        day = f"due {in_words(action.due_on)}"
    more = ", ".join(part for part in (listed.owner.words, day) if part)
    return f"{action.what} ({more})" if more else action.what


def _label(scale: Scale, key: str) -> str:
    found = scale.answer(key)
    return found.label if found else key


def _owner(data: ExportData, answer: Answer) -> str:
    person = data.snapshot.people.get(answer.owner_id or 0)
    return person.name if person else answer.owner


def _covered_by(data: ExportData, filled: Filled, answer: Answer) -> str:
    course = data.board.rulebook.courses.get(filled.checklist.course_id or 0)
    versions = course.versions if course else ()
    return next((version.name for version in versions if version.id == answer.covered_by_id), "")
