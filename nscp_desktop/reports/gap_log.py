"""The gap log for the Learning and Workforce Development group: what was noticed, reported and answered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.gap_log import GapState, ListedGap, reported_words
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.reports import ink
from nscp_desktop.reports.charts import Tile, draw_tiles
from nscp_desktop.reports.frame import Built, Frame, Paper
from nscp_desktop.reports.long_cells import whole_rows
from nscp_desktop.reports.table import Band, Chip, Column, Row, draw_table

_KINDS = {
    GapState.TO_REPORT: StandingKind.NOT_DONE,
    GapState.REPORTED: StandingKind.INDUCTION,
    GapState.ANSWERED: StandingKind.DUE_SOON,
    GapState.CLOSED: StandingKind.IN_DATE,
}
_COLUMNS = (
    Column("What is missing, or the new worry", 44, bold=True),
    Column("Kind", 16),
    Column("About", 22),
    Column("Noticed", 12),
    Column("State", 20),
    Column("Reported", 16),
    Column("Their reply", 30),
    Column("Closed", 12),
)


@dataclass(frozen=True, slots=True)
class GapLogSheet:
    """What the log is made of. `named` are sentences about entries that seem to name somebody."""

    frame: Frame
    rows: Sequence[ListedGap]
    named: tuple[str, ...] = ()


def build_gap_log(data: GapLogSheet, out: BinaryIO) -> Built:
    """Write the gap log as a PDF, what is not settled first."""
    paper = Paper(out, data.frame)
    if not data.rows:
        paper.paragraph("Nothing stands in the gap log yet.")
        return paper.finish(counting=False)
    counts = {state: sum(row.state is state for row in data.rows) for state in GapState}
    draw_tiles(
        paper,
        [
            Tile(f"{_KINDS[state].symbol} {state.words}", f"{counts[state]:,}", f"of {len(data.rows):,}")
            for state in GapState
        ],
    )
    paper.y -= 6
    draw_table(paper, _COLUMNS, whole_rows(_rows(data.rows)))
    paper.y -= 4
    paper.paragraph(
        "Gaps in training and new worries that the agency reports to the Learning and Workforce Development group of "
        "the partnership. Names of children and staff do not belong in it.",
        ink.NOTE,
    )
    return paper.finish(counting=False)._replace(problems=data.named)


def _rows(rows: Sequence[ListedGap]) -> Iterable[Row]:
    groups = (
        ("Not settled yet", [row for row in rows if row.state is not GapState.CLOSED]),
        ("Settled", [row for row in rows if row.state is GapState.CLOSED]),
    )
    for words, own in groups:
        if own:
            yield Band(f"{words} · {plural(len(own), 'entry', 'entries')}")
        for row in own:
            gap = row.gap
            yield [
                f"{gap.what}\n{gap.detail}" if gap.detail else gap.what,
                gap.kind.words,
                row.requirement,
                in_words(gap.noticed_on),
                Chip(_KINDS[row.state], row.state.words),
                reported_words(gap),
                gap.reply,
                in_words(gap.closed_on) if gap.closed_on is not None else "",
            ]
