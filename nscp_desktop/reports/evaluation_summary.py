"""What the evaluation forms of a session say: counts, means, knowledge before and after, comments, and over time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.evaluation import QUESTIONS, TEXTS, Form
from nscp_desktop.domain.evaluation_charts import over_time, rating_bars
from nscp_desktop.domain.evaluation_sessions import SessionForms
from nscp_desktop.domain.evaluation_summary import FEW_NOTE, Answers, FormSummary, SessionSummary
from nscp_desktop.reports import ink
from nscp_desktop.reports.frame import Built, Frame, Paper
from nscp_desktop.reports.rating_charts import draw_columns, draw_rating_bars
from nscp_desktop.reports.table import Column, Row, draw_table

_FIGURES = (
    Column("Question", 46, bold=True),
    Column("Answers", 10, "right"),
    Column("Mean", 9, "right"),
    Column("Lowest to highest", 15, "right"),
    *(Column(str(rating), 6, "right") for rating in range(1, 6)),
)
_WARNING_COLUMNS = (Column("Few forms: read with care", 100, bold=True),)
TELLING = (
    "n of d: forms that are back, of those who were at the session or, three months on, of those of them still here. "
    "The ratings go from 1 to 5. What was said stands in alphabetical order, without names."
)


@dataclass(frozen=True, slots=True)
class EvaluationReport:
    """What the report is made of: the session with its forms, who led it, and every session of the course."""

    frame: Frame
    own: SessionForms
    trainer: str
    sessions: Sequence[SessionSummary]


def build_evaluation_summary(data: EvaluationReport, out: BinaryIO) -> Built:
    """Write the summary as a PDF."""
    paper = Paper(out, data.frame)
    _draw_about(paper, data)
    if data.own.summary.warnings:
        paper.y -= 4
        draw_table(paper, _WARNING_COLUMNS, [[words] for words in data.own.summary.warnings])
    for summary in data.own.summary.forms:
        _draw_form(paper, data, summary)
    _draw_over_time(paper, data)
    return paper.finish(counting=False)


def _draw_about(paper: Paper, data: EvaluationReport) -> None:
    own = data.own
    rows: list[Row] = [
        ["Course", own.title],
        ["Held", own.session.days_words],
        ["Led by", data.trainer or "not recorded"],
        ["Asked for", own.asked.words],
    ]
    for form in Form:
        returned = own.returned(form)
        due = f", due {in_words(own.impact_due)}" if form is Form.IMPACT and own.wants_impact else ""
        rows.append([f"{form.words}s back", f"{returned.words}{due}"])
    draw_table(paper, (Column("About", 22, bold=True), Column("", 78)), rows)
    paper.y -= 2
    paper.paragraph(TELLING, ink.NOTE)


def _draw_form(paper: Paper, data: EvaluationReport, summary: FormSummary) -> None:
    if not summary.returned.back:
        return
    paper.heading(f"{summary.form.words}s: {summary.returned.words}", keep_with=120)
    draw_rating_bars(paper, rating_bars(summary))
    if summary.form is Form.PARTICIPANT and data.own.summary.change.words:
        paper.y -= 4
        paper.paragraph(data.own.summary.change.words, ink.BODY_BOLD)
    paper.y -= 4
    draw_table(paper, _FIGURES, [_figures(one) for one in summary.answers])
    if any(one.is_few for one in summary.answers):
        paper.paragraph(FEW_NOTE, ink.NOTE)
    for asked, said in zip(TEXTS[summary.form], summary.texts, strict=True):
        if said:
            paper.heading(f"{asked.text} ({len(said):,})")
            paper.bullets(said, ink.BODY)


def _figures(one: Answers) -> Row:
    return [
        one.question.text,
        f"{one.answered:,}",
        one.mean_words,
        one.spread_words,
        *(f"{count:,}" for count in one.counts),
    ]


def _draw_over_time(paper: Paper, data: EvaluationReport) -> None:
    columns = over_time(data.sessions)
    if len(columns.groups) < 2:
        return
    paper.heading(f"Sessions of {data.own.title} over time", keep_with=150)
    draw_columns(paper, columns)
    paper.y -= 4
    shorts = [one.short for one in QUESTIONS[Form.PARTICIPANT]]
    headings = (
        Column("Session", 24, bold=True),
        Column("Forms back", 14, "right"),
        *(Column(short, 13, "right") for short in shorts),
        Column("Change in knowledge", 14, "right"),
    )
    rows: list[Row] = []
    for one in reversed(data.sessions):
        participants = one.of(Form.PARTICIPANT)
        if participants.returned.back:
            means = [answers.mean_words for answers in participants.answers]
            change = one.change.difference_words
            rows.append([one.session.days_words, participants.returned.words, *means, change])
    draw_table(paper, headings, rows)
    if any(one.of(Form.PARTICIPANT).is_few for one in data.sessions):
        paper.paragraph(FEW_NOTE, ink.NOTE)
