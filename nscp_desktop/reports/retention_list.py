"""Records that have been kept long enough: a list to look through, tick by tick, before anything is erased."""

from dataclasses import dataclass
from typing import BinaryIO

from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.retention import RetentionRule, TimeUp
from nscp_desktop.reports import ink
from nscp_desktop.reports.frame import Built, Frame, Paper
from nscp_desktop.reports.table import Cell, Column, draw_table

_COLUMNS = (
    Column("Person", 26, bold=True),
    Column("Left", 12),
    Column("Time up since", 13),
    Column("Records", 9, "centre"),
    Column("Erase", 8, "centre"),
    Column("Keep longer, because", 32),
)
_BOX = "☐"


@dataclass(frozen=True, slots=True)
class RetentionList:
    """What the list is made of. `items` are the longest first."""

    frame: Frame
    rule: RetentionRule
    items: tuple[TimeUp, ...]


def build_retention_list(data: RetentionList, out: BinaryIO) -> Built:
    """Write the list as a PDF."""
    paper = Paper(out, data.frame)
    paper.paragraph(f"Records are kept until {data.rule.words}. {data.rule.decided_words}")
    if not data.items:
        paper.paragraph("Nobody's time is up.")
        return paper.finish(counting=False)
    held = sum(item.hold is not None for item in data.items)
    paper.paragraph(
        f"The time of {plural(len(data.items), 'leaver')} is up; {held:,} of them kept longer. Nothing is erased "
        "before somebody who may has looked through the list and confirmed it.",
        ink.NOTE,
    )
    paper.y -= 4
    draw_table(paper, _COLUMNS, [_row(item) for item in data.items])
    paper.y -= 10
    paper.paragraph("Looked through by ______________________________   on ____________________")
    return paper.finish(counting=False)


def _row(item: TimeUp) -> list[Cell]:
    number = f"\n{item.person.staff_number}" if item.person.staff_number else ""
    kept = f"{item.hold.reason} ({item.hold.placed_by}, {in_words(item.hold.placed_on)})" if item.hold else ""
    return [
        f"{item.person.sorted_name}{number}",
        item.left_words,
        in_words(item.up_since),
        f"{item.records:,}",
        "" if item.hold else _BOX,
        kept,
    ]
