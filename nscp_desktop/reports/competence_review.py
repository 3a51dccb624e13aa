"""A review of somebody, or of a role, against the competences of their Target Group; or the empty form for one."""

from dataclasses import dataclass
from typing import BinaryIO

from nscp_desktop.domain.competence_reviews import ANSWER_KINDS, gaps
from nscp_desktop.domain.competences import CompetenceReview, Finding, Met
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.target_groups import TargetGroup
from nscp_desktop.reports import ink
from nscp_desktop.reports.frame import Built, Frame, Paper
from nscp_desktop.reports.table import Cell, Chip, Column, draw_table

_ABOUT_COLUMNS = (Column("About", 20, bold=True), Column("", 80))
_FINDING_COLUMNS = (Column("What people of this group should be able to do", 50), Column("Is it there?", 16),
                    Column("Note", 34))  # fmt: skip
_FORM_COLUMNS = (
    Column("What people of this group should be able to do", 46),
    *(Column(met.words, 8, "centre") for met in Met),
    Column("Note", 22),
)
_BOX = "☐"
_OWN_WORDS = (
    "This list is in the agency's own words. It is not the NSCP's competence framework: read it beside the framework "
    "on the NSCP's page. No case, no child and nothing about health belongs here."
)


@dataclass(frozen=True, slots=True)
class CompetenceReviewSheet:
    """What the page is made of: who or what is reviewed, and the review, or the competences to ask about.

    `group` is the Target Group whose list it is, None when nobody has placed the person. Without a `review` the page
    is a form to fill in by hand, with `asked` as its lines.
    """

    frame: Frame
    subject: str
    about: str
    group: TargetGroup | None
    review: CompetenceReview | None = None
    asked: tuple[str, ...] = ()


def build_competence_review(data: CompetenceReviewSheet, out: BinaryIO) -> Built:
    """Write the review, or the empty form, as a PDF."""
    paper = Paper(out, data.frame)
    _draw_about(paper, data)
    if data.review is not None:
        _draw_review(paper, data.review)
    else:
        _draw_form(paper, data)
    paper.y -= 6
    paper.paragraph(_OWN_WORDS, ink.NOTE)
    return paper.finish(counting=False)


def _draw_about(paper: Paper, data: CompetenceReviewSheet) -> None:
    review, group = data.review, data.group
    rows: list[list[Cell]] = [["Reviewed", data.subject]]
    if data.about:
        rows.append(["Role and duties", data.about])
    rows.append(["Target Group", group.marked_label if group is not None else "not placed"])
    if review is not None:
        rows.append(["Reviewed on", f"{in_words(review.reviewed_on)}, by {review.reviewed_by}"])
        rows.append(["Next review", in_words(review.next_on) if review.next_on else "no date given"])
        rows.append(["Result", review.words])
    draw_table(paper, _ABOUT_COLUMNS, rows)


def _draw_review(paper: Paper, review: CompetenceReview) -> None:
    paper.heading("What the review found")
    draw_table(
        paper,
        _FINDING_COLUMNS,
        [[found.text, Chip(ANSWER_KINDS[found.met], found.met.words), found.note] for found in review.findings],
    )
    missing = gaps(review)
    paper.heading("What is still to come")
    if missing:
        paper.bullets((_line(found) for found in missing), ink.BODY)
    else:
        paper.paragraph("Nothing: all that applies is there.")
    if review.note:
        paper.heading("Overall")
        paper.paragraph(review.note)
    paper.y -= 14
    paper.paragraph("Seen by ______________________________   on ____________________")


def _line(found: Finding) -> str:
    return f"{found.text.rstrip('.')} ({found.note})" if found.note else found.text


def _draw_form(paper: Paper, data: CompetenceReviewSheet) -> None:
    if data.group is None:
        paper.heading("No list to review against")
        paper.paragraph(f"{data.subject} is in no Target Group on this day. Place them first.")
        return
    paper.heading("To be filled in by hand: not reviewed yet")
    if not data.asked:
        paper.paragraph("The list of this group is empty. Competences are added under Settings, Competences.")
        return
    boxes: list[Cell] = [_BOX] * len(Met)
    draw_table(paper, _FORM_COLUMNS, [[text, *boxes, ""] for text in data.asked])
    paper.y -= 14
    for line in ("Overall", "Reviewed by and on", "Next review"):
        paper.paragraph(f"{line}: ____________________________________________________________")
        paper.y -= 8
