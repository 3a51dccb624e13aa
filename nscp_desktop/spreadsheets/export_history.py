"""The history as a workbook: what was done, by whom, when and why, one line for each thing that was changed."""

from collections.abc import Iterable, Sequence
from typing import BinaryIO

from nscp_desktop.domain.history import Batch
from nscp_desktop.domain.history_words import batch_words
from nscp_desktop.spreadsheets.export_book import Book, Field, Heading

_HEADINGS = [
    Heading("Step", 8),
    Heading("Day", 13),
    Heading("Time (UTC)", 11),
    Heading("Who", 22),
    Heading("Computer", 16),
    Heading("What was done", 44),
    Heading("Reason", 30),
    Heading("What it changed", 90),
    Heading("Code after the step", 68),
]


def export_history(agency: str, told: Iterable[tuple[Batch, Sequence[str]]], out: BinaryIO) -> None:
    """Write steps with the sentences about what each changed, in the order in which they come."""
    book = Book(f"History of the record, {agency}", agency)
    book.add("History", _HEADINGS, (row for batch, lines in told for row in _rows(batch, lines)))
    book.save(out)


def _rows(batch: Batch, lines: Sequence[str]) -> Iterable[list[Field]]:
    for line in lines or ("",):
        yield [
            batch.sequence,
            batch.at.date(),
            f"{batch.at:%H:%M:%S}",
            batch.who,
            batch.computer,
            batch_words(batch),
            batch.reason,
            line,
            batch.head,
        ]
