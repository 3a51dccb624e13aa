"""Shared learning as a workbook: the items with their figures, and who has got and read each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.learning import Reach
from nscp_desktop.spreadsheets.export_book import Book, Field, Heading, Percent
from nscp_desktop.spreadsheets.export_data import ExportData

_ITEMS = (
    Heading("Item", 40), Heading("Kind", 20), Heading("Source", 24), Heading("Published", 13), Heading("In use", 8),
    Heading("Where it is kept", 30), Heading("To be read", 10), Heading("Counts as training", 18), Heading("Course", 9),
    Heading("First shared", 13), Heading("Last shared", 13), Heading("Has it (n)", 9), Heading("Here (d)", 9),
    Heading("% has it", 9), Heading("Read (n)", 9), Heading("Has it (d)", 9), Heading("% read", 9),
    Heading("Away", 8), Heading("Started since", 12),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LearningSheets:
    """What the workbook is made of: the record, and whom each item has reached by its day."""

    data: ExportData
    found: Sequence[Reach]


def export_learning(sheets: LearningSheets, out: BinaryIO) -> None:
    """Write the workbook: items, who, and the sharings."""
    data = sheets.data
    book = Book(f"Shared learning, {data.agency.name}, as at {in_words(data.as_at)}", data.agency.name)
    book.add("Items", _ITEMS, _items(sheets))
    team = [] if data.anonymous else [Heading("Team", 18)]
    who = [
        Heading("Item", 40), Heading("Shared on", 13), Heading("How", 16), Heading("Read on", 13),
        Heading("To be read", 10), Heading("Has it", 8), Heading("Started since", 12), Heading("Away now", 9),
    ]  # fmt: skip
    book.add("Who", [*data.name_headings(), *team, *who], _who(sheets))
    shares = [Heading("Item", 40), Heading("Shared on", 13), Heading("How", 16), Heading("With whom", 40)]
    book.add("Sharings", [*shares, Heading("People", 9)], _shares(sheets))
    book.save(out)


def _items(sheets: LearningSheets) -> Iterable[list[Field]]:
    data = sheets.data
    for one in sheets.found:
        item = one.item
        yield [
            item.title,
            item.kind.words,
            item.source,
            item.published_on,
            _yes(item.active),
            data.unless_anonymous(item.place),
            _yes(item.to_read),
            item.counts.words,
            data.course(item.course_id).title if item.course_id is not None else "",
            one.first_shared,
            one.last_shared,
            one.shared.count,
            one.shared.of,
            Percent(one.shared.percent),
            *([one.read.count, one.read.of, Percent(one.read.percent)] if item.to_read else [None, None, ""]),
            one.shared.away,
            len(one.starters),
        ]


def _who(sheets: LearningSheets) -> Iterable[list[Field]]:
    data = sheets.data
    rows = {row.person.id: row for row in data.board.rows}
    for one in sheets.found:
        starters = set(one.starters)
        for own in one.here:
            got = one.got.get(own)
            yield [
                *data.name_fields(data.snapshot.people[own]),
                *([] if data.anonymous else [data.board.team_of(rows[own])]),
                one.item.title,
                got.share.shared_on if got is not None and got.share is not None else None,
                got.share.how.words if got is not None and got.share is not None else "",
                got.read_on if got is not None else None,
                _yes(one.item.to_read),
                _yes(got is not None),
                _yes(own in starters),
                _yes(own in one.away),
            ]


def _shares(sheets: LearningSheets) -> Iterable[list[Field]]:
    for one in sheets.found:
        for share in reversed(one.shares):
            people = sum(got.share == share for got in one.got.values())
            whom = sheets.data.unless_anonymous(share.whom)
            yield [one.item.title, share.shared_on, share.how.words, whom, people]


def _yes(is_so: bool) -> str:
    return "Yes" if is_so else ""
