"""Trainings of those here that nothing proves yet, by course and by team, person by person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.evidence_missing import Proof, ProofFigure, course_of, figure_of, figures, team_of
from nscp_desktop.reports import ink
from nscp_desktop.reports.charts import Tile, draw_tiles
from nscp_desktop.reports.frame import Built, Frame, Paper
from nscp_desktop.reports.table import Band, Column, Row, draw_table

_TOTALS = (
    Column("", 44, bold=True),
    Column("Without evidence", 16, "right"),
    Column("Of trainings", 12, "right"),
    Column("People", 10, "right"),
)
_PEOPLE = (
    Column("Person", 28, bold=True),
    Column("Course", 36),
    Column("Done", 18),
    Column("Evidence on record", 18),
    Column("Found where, by whom", 28),
)


@dataclass(frozen=True, slots=True)
class MissingEvidence:
    """What the list is made of: the trainings of those who are shown."""

    frame: Frame
    proofs: Sequence[Proof]


def build_missing_evidence(data: MissingEvidence, out: BinaryIO) -> Built:
    """Write the list as a PDF."""
    paper = Paper(out, data.frame)
    if not data.proofs:
        paper.paragraph("No training is on record for the people shown.")
        return paper.finish(counting=False)
    every = figure_of("", data.proofs)
    proved = every.of - len(every.missing)
    draw_tiles(
        paper,
        [
            Tile("With evidence", f"{proved:,} of {every.of:,} ({proved * 100 // every.of}%)", "trainings"),
            Tile("Without", f"{len(every.missing):,}", plural(len(every.person_ids), "person", "people")),
        ],
    )
    paper.paragraph(
        "The newest training of each person in each course is counted. One lacks evidence when no file is attached, "
        "its session has no sign-in sheet, and nobody has seen an original, a copy or a provider's list.",
        ink.NOTE,
    )
    if not every.missing:
        paper.paragraph("Nothing is missing.")
        return paper.finish(counting=False)
    for title, what in (("By course", course_of), ("By team", team_of)):
        paper.heading(title, keep_with=50)
        draw_table(paper, _TOTALS, [_total(one) for one in figures(data.proofs, what)])
    paper.heading("Person by person", keep_with=60)
    draw_table(paper, _PEOPLE, _rows(every.missing))
    return paper.finish(counting=False)


def _total(figure: ProofFigure) -> Row:
    title = figure.title or "No team"
    return [title, f"{len(figure.missing):,}", f"{figure.of:,}", f"{len(figure.person_ids):,}"]


def _rows(missing: Iterable[Proof]) -> Iterable[Row]:
    teams: dict[str, list[Proof]] = {}
    for proof in missing:
        teams.setdefault(proof.team, []).append(proof)
    for team, own in sorted(teams.items(), key=_no_team_last):
        yield Band(f"{team or 'No team'} · {plural(len({proof.person.id for proof in own}), 'person', 'people')}")
        for proof in own:
            done = proof.completion
            yield [proof.person.sorted_name, proof.course, done.done_words, done.evidence.words, ""]


def _no_team_last(item: tuple[str, object]) -> tuple[bool, str]:
    return not item[0], item[0].casefold()
