"""The action plan and the gap log as sheets, for a workbook of their own and for others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from nscp_desktop.domain.action_lists import ListedAction
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.gap_log import ListedGap
from nscp_desktop.spreadsheets.export_book import Book, Field, Heading
from nscp_desktop.spreadsheets.export_data import ExportData

ACTIONS_SHEET, GAPS_SHEET = "Actions", "Gap log"


@dataclass(frozen=True, slots=True)
class ActionSheets:
    """What the workbook is made of: the record, its actions as they stand on its day, and the gap log."""

    data: ExportData
    actions: Sequence[ListedAction]
    gaps: Sequence[ListedGap]


def export_actions(sheets: ActionSheets, out: BinaryIO) -> None:
    """Write the workbook: actions, gap log."""
    data = sheets.data
    book = Book(f"Action plan, {data.agency.name}, as at {in_words(data.as_at)}", data.agency.name)
    add_actions_sheet(book, sheets.actions, anonymous=data.anonymous)
    add_gap_sheet(book, sheets.gaps, anonymous=data.anonymous)
    book.save(out)


def add_actions_sheet(book: Book, rows: Iterable[ListedAction], *, anonymous: bool) -> int:
    """Add the sheet of actions, without owners and what was typed freely when it is anonymous; return its rows."""
    typed = [] if anonymous else [Heading("Issue", 44), Heading("Action", 44), Heading("Owner", 22)]
    last = [] if anonymous else [Heading("How it is known", 44), Heading("Files", 28)]
    headings = [
        Heading("Source", 34),
        *typed,
        Heading("Raised on", 13),
        Heading("Due", 13),
        Heading("Status", 12),
        Heading("Closed on", 13),
        *last,
    ]
    return book.add(ACTIONS_SHEET, headings, (_action(row, anonymous) for row in rows))


def add_gap_sheet(book: Book, rows: Iterable[ListedGap], *, anonymous: bool) -> int:
    """Add the sheet of the gap log, without what was typed freely when it is anonymous; return its rows."""
    typed = [] if anonymous else [Heading("What", 44), Heading("More about it", 44)]
    answer = [] if anonymous else [Heading("How", 28), Heading("Their reply", 44)]
    headings = [
        Heading("Kind", 20),
        *typed,
        Heading("About the requirement", 34),
        Heading("Noticed on", 13),
        Heading("State", 16),
        Heading("Reported on", 13),
        *answer,
        Heading("Closed on", 13),
    ]
    return book.add(GAPS_SHEET, headings, (_gap(row, anonymous) for row in rows))


def _action(row: ListedAction, anonymous: bool) -> list[Field]:
    action = row.action
    days: list[Field] = [action.raised_on, action.due_on, row.state.words, row.done_on]
    if anonymous:
        return [row.source.bare, *days]
    known: list[Field] = [action.done_note, ", ".join(row.files)]
    return [row.source.words, action.why, action.what, row.owner.words, *days, *known]


def _gap(row: ListedGap, anonymous: bool) -> list[Field]:
    gap = row.gap
    days: list[Field] = [row.requirement, gap.noticed_on, row.state.words, gap.reported_on]
    if anonymous:
        return [gap.kind.words, *days, gap.closed_on]
    return [gap.kind.words, gap.what, gap.detail, *days, gap.reported_how, gap.reply, gap.closed_on]
