"""The subject access pack: everything held about one person, what for, how long, and who changed what."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO

from nscp_desktop.domain.board import Board
from nscp_desktop.domain.competences import CompetenceReview
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.evidence_files import EvidenceFile
from nscp_desktop.domain.retention import NEVER_ASKED_FOR, PURPOSES
from nscp_desktop.domain.subject_access import Held, HistoryLine, SubjectAccess, review_words
from nscp_desktop.reports import ink
from nscp_desktop.reports.frame import Built, Frame, Paper
from nscp_desktop.reports.individual_record import IndividualRecord, draw_individual_record
from nscp_desktop.reports.table import Cell, Column, draw_table

_CHANGE_COLUMNS = (Column("When (UTC)", 17), Column("Who", 17), Column("What", 46, bold=False), Column("Why", 20))
_REVIEW_COLUMNS = (Column("Competence", 55), Column("Met", 15), Column("Note", 30))
_FURTHER_COLUMNS = (Column("What", 32), Column("Details", 68, bold=False))
_FILE_COLUMNS = (Column("Name", 55), Column("Kind", 17), Column("Size", 10), Column("Attached on", 18))


@dataclass(frozen=True, slots=True)
class SubjectAccessPack:
    """What the pack is made of; `board` is as at the day of the frame."""

    frame: Frame
    board: Board
    about: SubjectAccess


def build_subject_access(data: SubjectAccessPack, out: BinaryIO) -> Built:
    """Write the pack as a PDF."""
    paper = Paper(out, data.frame)
    about = data.about
    paper.paragraph(
        f"This is everything that this training record holds about {about.person.name}, the history of changes "
        "included. Other people are named only where they decided or changed something in it, or are the line manager."
    )
    paper.y -= 4
    draw_individual_record(paper, IndividualRecord(data.frame, data.board, about.person, about.history, about.manager))
    if about.managing_words:
        paper.paragraph(f"{about.managing_words}.")
    _draw_reviews(paper, about.reviews)
    _draw_files(paper, about.files)
    _draw_further(paper, about.further)
    paper.heading("What it is used for")
    paper.bullets(PURPOSES, ink.BODY)
    paper.paragraph(f"Never asked for: {', '.join(NEVER_ASKED_FOR)}.", ink.NOTE)
    paper.heading("How long it is kept")
    for line in about.keeping_words:
        paper.paragraph(line)
    _draw_mentions(paper, about)
    _draw_changes(paper, about.changes)
    return paper.finish(counting=False)


def _draw_reviews(paper: Paper, reviews: Iterable[CompetenceReview]) -> None:
    for review in reviews:
        paper.heading(f"Competence review of {in_words(review.reviewed_on)}, Target Group {review.group}")
        paper.paragraph(review_words(review))
        rows: list[list[Cell]] = [[found.text, found.met.words, found.note] for found in review.findings]
        if rows:
            draw_table(paper, _REVIEW_COLUMNS, rows)


def _draw_files(paper: Paper, files: Iterable[EvidenceFile]) -> None:
    rows: list[list[Cell]] = [[file.name, file.kind.words, file.size_words, in_words(file.added_on)] for file in files]
    if rows:
        paper.heading("Files of evidence")
        paper.paragraph("Copies of them belong to this pack.", ink.NOTE)
        draw_table(paper, _FILE_COLUMNS, rows)


def _draw_further(paper: Paper, further: Iterable[Held]) -> None:
    rows: list[list[Cell]] = [[item.what, item.details] for item in further]
    if rows:
        paper.heading("What else is held")
        draw_table(paper, _FURTHER_COLUMNS, rows)


def _draw_mentions(paper: Paper, about: SubjectAccess) -> None:
    if about.mentions:
        paper.heading("Where else the name stands in the record")
        paper.bullets((mention.words for mention in about.mentions), ink.BODY)


def _draw_changes(paper: Paper, changes: Iterable[HistoryLine]) -> None:
    paper.heading("Who changed what, and when")
    rows: list[list[Cell]] = [
        [f"{in_words(line.at.date())}, {line.at:%H:%M}", line.who, line.words, line.reason] for line in changes
    ]
    if rows:
        draw_table(paper, _CHANGE_COLUMNS, rows)
    else:
        paper.paragraph("No change is in the history.", ink.NOTE)
