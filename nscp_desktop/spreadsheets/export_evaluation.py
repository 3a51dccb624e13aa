"""Evaluation as a workbook: every session with its counts and means for the yearly roll-up, answers, and what was said.

No sheet names who answered.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from nscp_desktop.domain.dates import academic_year_start, in_words
from nscp_desktop.domain.evaluation import FEW_MARK, QUESTIONS, TEXTS, Form
from nscp_desktop.domain.evaluation_sessions import SessionForms
from nscp_desktop.domain.evaluation_summary import FEW_NOTE, Answers, FormSummary
from nscp_desktop.spreadsheets.export_book import Book, Field, Heading
from nscp_desktop.spreadsheets.export_data import ExportData


@dataclass(frozen=True, slots=True)
class EvaluationSheets:
    """What the workbook is made of: the record, and every session that was held with its forms, the newest first."""

    data: ExportData
    sessions: Sequence[SessionForms]


def export_evaluation(sheets: EvaluationSheets, out: BinaryIO) -> None:
    """Write the workbook: sessions, questions, and what was said; the last one not in a copy without names."""
    data = sheets.data
    book = Book(f"Evaluation, {data.agency.name}, as at {in_words(data.as_at)}", data.agency.name)
    session = [Heading("Course", 40), Heading("First day", 12), Heading("Last day", 12), Heading("Academic year", 12)]
    means = [Heading(one.short, 12) for form in Form for one in QUESTIONS[form]]
    counts = [Heading(f"{form.words}s {letter}", 12) for form in Form for letter in ("(n)", "(d)")]
    more = [Heading("Asked for", 26), *counts, *means, Heading("Change in knowledge", 12), Heading("Note", 60)]
    shown = [one for one in sheets.sessions if one.forms or one.asked.value != "no"]
    book.add("Sessions", [*session, *more], (_session_row(one) for one in shown))
    figures = [Heading(str(rating), 6) for rating in range(1, 6)]
    spread = [Heading("Lowest", 9), Heading("Highest", 9), Heading("Standard deviation", 11), *figures]
    asked = [Heading("Form", 18), Heading("Question", 44), Heading("Answers", 9), Heading("Mean", 9)]
    book.add("Questions", [*session, *asked, *spread, Heading("Few", 10)], _question_rows(shown))
    if not data.anonymous:
        said = [Heading("Form", 18), Heading("Question", 40), Heading("What was said", 90)]
        book.add("What was said", [*session, *said], _said_rows(shown))
    book.save(out)


def _session_fields(one: SessionForms) -> list[Field]:
    begins = academic_year_start(one.session.ends_on).year
    return [one.title, one.session.starts_on, one.session.ends_on, f"{begins}/{(begins + 1) % 100:02}"]


def _session_row(one: SessionForms) -> list[Field]:
    summary = one.summary
    counts: list[Field] = []
    for form in Form:
        returned = one.returned(form)
        counts += [returned.back, returned.of or None]
    means: list[Field] = [_mean(answers) for form in Form for answers in summary.of(form).answers]
    change = summary.change.difference
    note = " ".join(summary.warnings)
    return [
        *_session_fields(one),
        one.asked.words,
        *counts,
        *means,
        round(change, 2) if change is not None else None,
        note,
    ]


def _question_rows(sessions: Iterable[SessionForms]) -> Iterable[list[Field]]:
    for one in sessions:
        for form in Form:
            for answers in _answered(one.summary.of(form)):
                given = [rating for rating, count in enumerate(answers.counts, start=1) if count]
                yield [
                    *_session_fields(one),
                    form.words,
                    answers.question.text,
                    answers.answered,
                    _mean(answers),
                    given[0],
                    given[-1],
                    round(answers.deviation or 0.0, 2),
                    *answers.counts,
                    FEW_MARK if answers.is_few else "",
                ]
    if any(answers.is_few for one in sessions for form in Form for answers in one.summary.of(form).answers):
        yield [FEW_NOTE]


def _said_rows(sessions: Iterable[SessionForms]) -> Iterable[list[Field]]:
    for one in sessions:
        for form in Form:
            for asked, said in zip(TEXTS[form], one.summary.of(form).texts, strict=True):
                for words in said:
                    yield [*_session_fields(one), form.words, asked.text, words]


def _answered(summary: FormSummary) -> list[Answers]:
    return [answers for answers in summary.answers if answers.answered]


def _mean(answers: Answers) -> float | None:
    return round(answers.mean, 2) if answers.mean is not None else None
