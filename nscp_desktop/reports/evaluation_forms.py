"""Evaluation forms to be filled in by hand: for participants, for the trainer, and the impact form with a name on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.evaluation import NO_NAMES, QUESTIONS, RATINGS, TEXTS, Form, Question
from nscp_desktop.reports import ink
from nscp_desktop.reports.frame import Built, Frame, Paper
from nscp_desktop.reports.ink import Style
from nscp_desktop.reports.letters import BOLD, REGULAR

OWN_WORDS = "This form is in the agency's own words. It is not a form of the NSCP."
_TITLE = Style(BOLD, 13)
_QUESTION = Style(BOLD, 10)
_PLAIN = Style(REGULAR, 9.5)
_END = Style(REGULAR, 8.5, ink.QUIET)
_BOX = 17.0
_BETWEEN = 42.0
_LINE = 21.0
_LINES = {Form.PARTICIPANT: 4, Form.TRAINER: 8, Form.IMPACT: 4}


@dataclass(frozen=True, slots=True)
class FormsToPrint:
    """What the pages are made of. `session` names it in words, `trainer` those who led it.

    With an impact form `people` are those who are asked, one page each, and `due` is when it is due.
    """

    frame: Frame
    session: str
    trainer: str = ""
    people: Sequence[str] = ()
    due: date | None = None


def build_evaluation_forms(data: FormsToPrint, out: BinaryIO) -> Built:
    """Write a page for participants and a page for the trainer."""
    paper = Paper(out, data.frame)
    _draw_head(paper, data.session, Form.PARTICIPANT, "Please fill this in after the session.")
    _draw_field(paper, "Your name (may be left empty)", "")
    _draw_form(paper, Form.PARTICIPANT)
    paper.new_page()
    _draw_head(paper, data.session, Form.TRAINER, "For whoever led the session.")
    _draw_field(paper, "Trainer", data.trainer)
    _draw_form(paper, Form.TRAINER)
    return paper.finish(counting=False)


def build_impact_forms(data: FormsToPrint, out: BinaryIO) -> Built:
    """Write one page for each person whose impact form is not back."""
    paper = Paper(out, data.frame)
    if not data.people:
        paper.heading("No impact form is out")
        paper.paragraph(
            f"Everybody who is asked about {data.session} has given an impact form, or nobody is asked for one."
        )
        return paper.finish(counting=False)
    due = f" Please give it back by {in_words(data.due)}." if data.due and data.due > data.frame.as_at else ""
    for place, name in enumerate(data.people):
        if place:
            paper.new_page()
        _draw_head(paper, data.session, Form.IMPACT, f"Three months after the session: what has come of it?{due}")
        _draw_field(paper, "Name", name)
        _draw_form(paper, Form.IMPACT)
    return paper.finish(counting=False)


def _draw_head(paper: Paper, session: str, form: Form, about: str) -> None:
    paper.y -= 14
    paper.paragraph(f"{form.words}: {session}", _TITLE)
    paper.y -= 4
    paper.paragraph(about, _PLAIN)


def _draw_field(paper: Paper, label: str, filled: str) -> None:
    paper.y -= 26
    words = f"{label}:"
    paper.text(paper.left, paper.y, words, _QUESTION)
    begins = paper.left + 170
    if filled:
        paper.text(begins, paper.y, paper.esc(filled), _PLAIN)
    paper.line(paper.y - 4, begins)


def _draw_form(paper: Paper, form: Form) -> None:
    paper.y -= 18
    paper.paragraph("Tick one box in each row.", _END)
    for one in QUESTIONS[form]:
        _draw_question(paper, one)
    for asked in TEXTS[form]:
        paper.y -= 22
        paper.text(paper.left, paper.y, asked.text, _QUESTION)
        for _ in range(_LINES[form]):
            paper.y -= _LINE
            paper.line(paper.y)
    paper.y -= 18
    paper.paragraph(f"{NO_NAMES} {OWN_WORDS}", _END)


def _draw_question(paper: Paper, one: Question) -> None:
    paper.y -= 22
    paper.text(paper.left, paper.y, one.text, _QUESTION)
    paper.y -= _BOX + 8
    first = paper.left + 120
    paper.text_to(first - 12, paper.y + 5, one.low, _END)
    for place, rating in enumerate(RATINGS):
        x = first + place * _BETWEEN
        paper.outline(x, paper.y, (_BOX, _BOX), ink.TEXT)
        paper.text(x + _BOX + 4, paper.y + 5, str(rating), _PLAIN)
    paper.text(first + len(RATINGS) * _BETWEEN + 4, paper.y + 5, one.high, _END)
