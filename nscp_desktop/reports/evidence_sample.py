"""The sample sheet: trainings drawn by chance, for a second person to hold the evidence against the record."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.evidence_checks import CheckResult, EvidenceCheck, Sample, SampleState
from nscp_desktop.reports import ink
from nscp_desktop.reports.charts import Tile, draw_tiles
from nscp_desktop.reports.frame import Built, Frame, Paper
from nscp_desktop.reports.table import Column, Row, draw_table

_COLUMNS = (
    Column("Person", 22, bold=True),
    Column("Course", 25),
    Column("Done", 12),
    Column("Evidence on record", 27),
    Column("Agrees", 7, "centre"),
    Column("Differs", 7, "centre"),
    Column("Not found", 7, "centre"),
    Column("What differs, or where it was looked for", 24),
    Column("Checked by", 14),
)
_BOX = "☐"
_TICKED = "☒"


class DrawnTraining(NamedTuple):
    """One training of the sample: whose, what, when, what proves it, and what was found so far."""

    name: str
    team: str
    course: str
    done: str
    evidence: str
    check: EvidenceCheck | None


@dataclass(frozen=True, slots=True)
class SampleSheet:
    """What the sheet is made of; without a sample it says how one is drawn."""

    frame: Frame
    sample: Sample | None
    state: SampleState | None
    trainings: Sequence[DrawnTraining]


def build_evidence_sample(data: SampleSheet, out: BinaryIO) -> Built:
    """Write the sheet as a PDF."""
    paper = Paper(out, data.frame)
    sample, state = data.sample, data.state
    if sample is None or state is None:
        paper.paragraph("No sample has been drawn yet. One is drawn under Training, Evidence, Checks and samples.")
        return paper.finish(counting=False)
    found = [f"{state.count(result):,} {result.words}" for result in CheckResult] if state.checked else []
    drawn_by = f" by {sample.drawn_by}" if sample.drawn_by else ""
    draw_tiles(
        paper,
        [
            Tile(
                "Drawn",
                f"{sample.drawn:,} of {sample.of_count:,}",
                sample.gone_words or f"{sample.percent}% of the trainings",
            ),
            Tile("Checked", f"{state.checked:,} of {state.of:,}", ", ".join(found) or "nothing checked yet"),
        ],
    )
    paper.paragraph(
        f"Trainings done from {in_words(sample.from_on)} to {in_words(sample.until_on)}, drawn by chance on "
        f"{in_words(sample.drawn_on)}{drawn_by} and kept as they were drawn.",
    )
    paper.paragraph(
        "Somebody who did not record a training looks for its evidence: the certificate, the sign-in sheet or the "
        "provider's list. It agrees when name, course and date are those on record. Tick one box for each line.",
        ink.NOTE,
    )
    paper.y -= 6
    draw_table(paper, _COLUMNS, list(_rows(data.trainings)))
    paper.need(40)
    paper.y -= 16
    paper.paragraph(
        "Checked by ______________________________   Signature ______________________________   on ____________________"
    )
    return paper.finish(counting=False)


def _rows(trainings: Iterable[DrawnTraining]) -> Iterable[Row]:
    for one in trainings:
        boxes = [_TICKED if one.check is not None and one.check.result is result else _BOX for result in CheckResult]
        by = f"{one.check.checked_by}, {in_words(one.check.checked_on)}" if one.check is not None else ""
        yield [
            f"{one.name}\n{one.team}" if one.team else one.name,
            one.course,
            one.done,
            one.evidence or "nothing",
            *boxes,
            one.check.note if one.check is not None else "",
            by,
        ]
