"""Inductions and supervision as a workbook: starters with their steps, and the dates of supervision."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.induction import InductionStep, Starter
from nscp_desktop.domain.supervision import Supervised, TeamSupervision
from nscp_desktop.spreadsheets.export_book import Book, Field, Heading, Percent
from nscp_desktop.spreadsheets.export_data import ExportData


@dataclass(frozen=True, slots=True)
class InductionSheets:
    """What the workbook is made of: the record, starters with the steps in use, and supervision by person and team."""

    data: ExportData
    steps: Sequence[InductionStep]
    starters: Sequence[Starter]
    people: Sequence[Supervised]
    teams: Sequence[TeamSupervision]


def export_induction(sheets: InductionSheets, out: BinaryIO) -> None:
    """Write the workbook."""
    data = sheets.data
    book = Book(f"Induction and supervision, {data.agency.name}, as at {in_words(data.as_at)}", data.agency.name)
    names = data.name_headings()
    team = [] if data.anonymous else [Heading("Team", 18)]
    dates = [Heading("Started", 13), Heading("Deadline", 13), Heading("Where they are", 26), Heading("Days taken", 9)]
    steps = [Heading(step.title, 16) for step in sheets.steps]
    book.add("Induction", [*names, *team, *dates, *steps], _starters(sheets))
    kinds = [Heading("Kind", 14), Heading("Weeks asked", 9), Heading("Last", 13), Heading("Due by", 13)]
    book.add("Supervision", [*names, *team, *kinds, Heading("Where they are", 26), Heading("Away", 8)], _people(sheets))
    if not data.anonymous:
        figures = [Heading("In time (n)", 11), Heading("Asked (d)", 11), Heading("% in time", 10)]
        rest = [Heading("Overdue", 10), Heading("None on record", 10), Heading("Before their first", 10)]
        headings = [Heading("Team", 24), Heading("How often", 44), *figures, *rest, Heading("Away", 8)]
        book.add("Supervision by team", headings, _teams(sheets.teams))
    book.save(out)


def _starters(sheets: InductionSheets) -> Iterable[list[Field]]:
    data = sheets.data
    for one in sheets.starters:
        yield [
            *data.name_fields(one.person),
            *([] if data.anonymous else [one.team]),
            one.started_on,
            one.deadline,
            one.words,
            one.days_taken,
            *(state.done_on if state.done_on or state.is_asked else "not asked" for state in one.steps),
        ]


def _people(sheets: InductionSheets) -> Iterable[list[Field]]:
    data = sheets.data
    for one in sheets.people:
        for gap in one.gaps:
            yield [
                *data.name_fields(one.person),
                *([] if data.anonymous else [one.team]),
                gap.kind.words,
                gap.weeks,
                gap.last,
                gap.due,
                gap.words(data.as_at),
                "Yes" if one.is_away else "",
            ]


def _teams(teams: Iterable[TeamSupervision]) -> Iterable[list[Field]]:
    for one in teams:
        figures = one.figures
        yield [
            one.team or "No team",
            ", ".join(rule.words for rule in one.asked) or "not asked",
            figures.in_date,
            figures.of,
            Percent(figures.percent),
            figures.overdue,
            figures.not_done,
            figures.induction,
            figures.away,
        ]
