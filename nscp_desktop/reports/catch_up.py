"""The catch-up list: who has not had the training that is held for everyone on one day, to be signed off by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from nscp_desktop.domain.board import Board
from nscp_desktop.domain.board import Row as BoardRow
from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.whole_agency import CatchUp, Clock, Coverage, Starter, days_words
from nscp_desktop.reports import ink
from nscp_desktop.reports.frame import Built, Frame, Paper
from nscp_desktop.reports.table import Chip, Column, Row, draw_chip, draw_table

_DAYS = (
    Column("Day", 20, bold=True),
    Column("Course", 30),
    Column("Attended, of those asked", 28),
    Column("Still to catch up", 14, "right"),
    Column("Trainer", 20),
)
_PEOPLE = (
    Column("Person", 26, bold=True),
    Column("Team", 16),
    Column("Why", 20),
    Column("Own standing", 15),
    Column("Caught up on", 16),
    Column("Signed", 20),
)


@dataclass(frozen=True, slots=True)
class DayForEveryone:
    """One requirement that is held for everyone: its clock, its days, the newest first, and who is missing."""

    clock: Clock
    days: Sequence[Coverage]
    catch_up: Sequence[CatchUp]
    starters: Sequence[Starter]


@dataclass(frozen=True, slots=True)
class CatchUpList:
    """What the list is made of. The board is already narrowed to those who are shown; courses are titles by id."""

    frame: Frame
    board: Board
    parts: Sequence[DayForEveryone]
    courses: Mapping[int, str]


def build_catch_up(data: CatchUpList, out: BinaryIO) -> Built:
    """Write the list as a PDF."""
    paper = Paper(out, data.frame)
    if not data.parts:
        paper.paragraph("Nothing is held for everyone on one day, so there is nobody to catch up.")
        return paper.finish(counting=False)
    rows = {row.person.id: row for row in data.board.rows}
    for part in data.parts:
        _draw_part(paper, data, part, rows)
    return paper.finish(counting=False)


def _draw_part(paper: Paper, data: CatchUpList, part: DayForEveryone, rows: Mapping[int, BoardRow]) -> None:
    own_clock = part.clock
    paper.heading(own_clock.requirement.title, keep_with=90)
    paper.y -= 14
    draw_chip(paper, paper.left, paper.y + 2, Chip(own_clock.standing.kind), 90)
    paper.paragraph(own_clock.words(data.board.as_at))
    if not part.days:
        return
    paper.y -= 4
    draw_table(paper, _DAYS, [_day(data, one) for one in part.days])
    listed = [one for one in part.catch_up if one.person_id in rows]
    new = [one for one in part.starters if one.person_id in rows]
    had = sum(one.has_had_it for one in new)
    paper.y -= 4
    paper.paragraph(
        f"Started since {days_words(part.days[0].day)}: {plural(len(new), 'person', 'people')}, of whom {had:,} have "
        "had it.",
        ink.NOTE,
    )
    paper.heading(f"To catch up: {plural(len(listed), 'person', 'people')}", keep_with=50)
    if not listed:
        paper.paragraph("Nobody: everyone here who is asked has had it since the last day.")
        return
    draw_table(paper, _PEOPLE, [_person(data, part, rows[one.person_id], one) for one in listed])
    paper.y -= 10
    paper.paragraph("Looked through by ______________________________   on ____________________")


def _day(data: CatchUpList, one: Coverage) -> Row:
    beside = f", {one.beside}" if one.beside else ""
    return [
        days_words(one.day),
        data.courses.get(one.day.course_id, ""),
        f"{one.words} ({one.percent_words}){beside}",
        f"{len(one.still_missing):,}",
        one.day.trainer,
    ]


def _person(data: CatchUpList, part: DayForEveryone, row: BoardRow, one: CatchUp) -> Row:
    role = row.person.role_words(data.board.as_at)
    away = ", away now" if one.is_away else ""
    cell = row.cell(part.clock.requirement.id)
    until = f" {in_words(cell.due)}" if cell.due is not None and cell.kind.counts_as_in_date else ""
    return [
        f"{row.person.sorted_name}\n{role}" if role else row.person.sorted_name,
        data.board.team_of(row),
        f"{one.words}{away}",
        Chip(cell.kind, f"until{until}" if until else ""),
        "",
        "",
    ]
