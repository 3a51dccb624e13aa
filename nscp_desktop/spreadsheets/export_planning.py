"""Looking ahead as a workbook: what comes up for whom, the figures month by month, next steps, and who catches up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.forecast import ComingKind, Forecast, people_of
from nscp_desktop.domain.pathway import PathStep, StepState, next_step, steps_done
from nscp_desktop.domain.whole_agency import CatchUp
from nscp_desktop.spreadsheets.export_book import Book, Field, Heading, Percent
from nscp_desktop.spreadsheets.export_data import ExportData


@dataclass(frozen=True, slots=True)
class PlanningSheets:
    """What the workbook is made of: the record, what lies ahead of its day, everyone's steps by person id, and who has
    to catch up with which requirement."""

    data: ExportData
    ahead: Forecast
    steps: Mapping[int, Sequence[PathStep]]
    catch_up: Sequence[tuple[str, CatchUp]]


def export_planning(sheets: PlanningSheets, out: BinaryIO) -> None:
    """Write the workbook: what comes up, month by month, next steps, catch-up."""
    data = sheets.data
    book = Book(f"Training ahead, {data.agency.name}, as at {in_words(data.as_at)}", data.agency.name)
    names = data.name_headings()
    team = [] if data.anonymous else [Heading("Team", 18)]
    group = Heading("Target Group", 9)
    what = [Heading("Requirement", 34), Heading("What", 18), Heading("Last day", 13), Heading("Away then", 9)]
    book.add("What comes up", [*names, *team, group, *what], _coming(sheets))
    figures = [Heading(kind.words, 14) for kind in ComingKind]
    book.add(
        "Month by month",
        [
            Heading("When", 18), Heading("Last day", 13), *figures, Heading("People", 9), Heading("In date (n)", 11),
            Heading("Asked (d)", 11), Heading("% in date", 10), Heading("In induction", 11), Heading("Away", 9),
        ],
        _months(sheets.ahead),
    )  # fmt: skip
    steps = [
        Heading("Next step", 40),
        Heading("Booked", 18),
        Heading("Steps done", 11),
        Heading("Steps", 9),
        Heading("After that", 40),
    ]
    book.add("Next steps", [*names, *team, group, Heading("Role and duties", 28), *steps], _steps(sheets))
    why = [Heading("Requirement", 34), Heading("Why", 26), Heading("Here since", 13), Heading("Away now", 9)]
    book.add("To catch up", [*names, *team, *why], _catch_up(sheets))
    book.save(out)


def _who(data: ExportData, person_id: int, team: str) -> list[Field]:
    fields: list[Field] = [*data.name_fields(data.snapshot.people[person_id])]
    return fields if data.anonymous else [*fields, team]


def _coming(sheets: PlanningSheets) -> Iterable[list[Field]]:
    data = sheets.data
    by_id = data.board.rulebook.by_id
    for one in sheets.ahead.ahead:
        for item in sorted(one.coming, key=lambda item: (item.day, item.person_id)):
            yield [
                *_who(data, item.person_id, item.held.team),
                item.held.group,
                by_id[item.requirement_id].title,
                item.kind.words,
                item.day,
                "Yes" if item.is_away else "",
            ]


def _months(ahead: Forecast) -> Iterable[list[Field]]:
    for one in ahead.ahead:
        figures = one.end.figures()
        yield [
            one.period.title,
            one.period.ends_on,
            *(len(one.of(kind)) for kind in ComingKind),
            len(people_of(one.of())),
            figures.in_date,
            figures.of,
            Percent(figures.percent),
            figures.induction,
            figures.away,
        ]


def _steps(sheets: PlanningSheets) -> Iterable[list[Field]]:
    data = sheets.data
    for row in data.board.rows:
        steps = sheets.steps.get(row.person.id, ())
        following = next_step(steps)
        done, of = steps_done(steps)
        left = [step for step in steps if step.state not in (StepState.DONE, StepState.SKIPPED)]
        nothing = "Every step is done" if steps else "No pathway"
        yield [
            *_who(data, row.person.id, data.board.team_of(row)),
            row.group,
            row.person.role_words(data.as_at),
            following.course.title if following is not None else nothing,
            following.words if following is not None and following.state is StepState.BOOKED else "",
            done,
            of,
            left[1].course.title if len(left) > 1 else "",
        ]


def _catch_up(sheets: PlanningSheets) -> Iterable[list[Field]]:
    data = sheets.data
    rows = {row.person.id: row for row in data.board.rows}
    for title, one in sheets.catch_up:
        if one.person_id in rows:
            team = data.board.team_of(rows[one.person_id])
            away = "Yes" if one.is_away else ""
            yield [*_who(data, one.person_id, team), title, one.words, one.since, away]
