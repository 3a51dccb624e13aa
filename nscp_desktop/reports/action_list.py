"""The action list: what is missing or runs out soon, by team and then by person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from nscp_desktop.domain.board import Board
from nscp_desktop.domain.board import Row as BoardRow
from nscp_desktop.domain.dates import in_words, opening, plural
from nscp_desktop.domain.explanation import applies_words, because, booked_words, source_words
from nscp_desktop.domain.requirements import Requirement
from nscp_desktop.domain.standing import Standing, StandingKind
from nscp_desktop.reports import ink
from nscp_desktop.reports.charts import Tile, draw_tiles
from nscp_desktop.reports.frame import Built, Frame, Paper
from nscp_desktop.reports.table import Band, Chip, Column, Look, Row, draw_table

ACTION_KINDS = (
    StandingKind.OVERDUE,
    StandingKind.NOT_DONE,
    StandingKind.DATE_UNKNOWN,
    StandingKind.INDUCTION,
    StandingKind.DUE_SOON,
)
_COLUMNS = (
    Column("Person", 23, bold=True),
    Column("Requirement", 23),
    Column("Standing", 14),
    Column("Due", 11),
    Column("Booked", 12),
    Column("Why", 44),
)


@dataclass(frozen=True, slots=True)
class ActionList:
    """What the list is made of: the board, already narrowed to those who are shown."""

    frame: Frame
    board: Board


def build_action_list(data: ActionList, out: BinaryIO) -> Built:
    """Write the action list as a PDF."""
    paper = Paper(out, data.frame)
    teams = _by_team(data.board)
    if teams:
        _draw_counts(paper, data.board)
        paper.y -= 6
        draw_table(paper, _COLUMNS, _rows(data.board, teams), Look(merge_first=True))
    else:
        paper.paragraph("There is nothing to do: nothing is missing and nothing runs out soon for the people shown.")
    return paper.finish()


def _draw_counts(paper: Paper, board: Board) -> None:
    cells = [cell for row in board.rows for cell in row.cells.values()]
    tiles = []
    for kind in ACTION_KINDS:
        found = [cell for cell in cells if cell.kind is kind]
        booked = sum(cell.booking is not None for cell in found)
        tiles.append(
            Tile(f"{kind.symbol} {kind.words}", f"{len(found):,}", f"{booked:,} of them booked" if booked else "")
        )
    draw_tiles(paper, tiles)
    people = sum(row.count(*ACTION_KINDS) > 0 for row in board.rows)
    paper.paragraph(
        f"These figures count trainings, not people: one for each person and requirement. They are about "
        f"{plural(people, 'person', 'people')}.",
        ink.NOTE,
    )


def _by_team(board: Board) -> dict[str, list[BoardRow]]:
    """Return the people of whom something is to be done by team, in the order of names; no team comes last."""
    teams: dict[str, list[BoardRow]] = {}
    for row in board.rows:
        if row.count(*ACTION_KINDS):
            teams.setdefault(board.team_of(row), []).append(row)
    return dict(sorted(teams.items(), key=lambda item: (not item[0], item[0].casefold())))


def _rows(board: Board, teams: dict[str, list[BoardRow]]) -> Iterable[Row]:
    for team, people in teams.items():
        yield Band(f"{team or 'No team'} · {plural(len(people), 'person', 'people')}")
        for row in people:
            role = row.person.role_words(board.as_at)
            name = f"{row.person.sorted_name}\n{role}" if role else row.person.sorted_name
            for requirement, cell in _open_cells(board, row):
                due = in_words(cell.due) if cell.due and cell.kind is not StandingKind.DATE_UNKNOWN else ""
                booked = booked_words(cell).removeprefix("booked").lstrip(", ")
                yield [name, requirement.title, Chip(cell.kind), due, booked, _why(board, row, requirement, cell)]


def _open_cells(board: Board, row: BoardRow) -> list[tuple[Requirement, Standing]]:
    found = [(board.rulebook.by_id[key], cell) for key, cell in row.cells.items() if cell.kind in ACTION_KINDS]
    return sorted(found, key=lambda pair: (pair[1].kind.severity, pair[1].due or date.min, pair[0].title))


def _why(board: Board, row: BoardRow, requirement: Requirement, cell: Standing) -> str:
    """Return the reason without what stands in the other columns: who asks for it, and the booking."""
    if cell.rule is None:
        return ""
    words = because(row.person, requirement, cell, board.rulebook, board.as_at)
    words = words.removesuffix(source_words(cell.rule)).rstrip()
    if cell.booking is not None:
        words = words.removesuffix(f"{opening(booked_words(cell))}.").rstrip()
    return words.removeprefix(applies_words(row.person, cell.rule, board.as_at)).lstrip()
