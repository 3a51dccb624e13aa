"""The training matrix: people down the page, requirements across, on A4 or A3."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from nscp_desktop.domain.board import Board, Row
from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.figures import Figures
from nscp_desktop.domain.people import AWAY_SYMBOL
from nscp_desktop.domain.requirements import Requirement, hours_done_in_words
from nscp_desktop.domain.standing import BOOKED_SYMBOL, Standing, StandingKind
from nscp_desktop.reports import ink
from nscp_desktop.reports.frame import Built, Frame, Paper
from nscp_desktop.reports.ink import Style
from nscp_desktop.reports.letters import fit, width_of, wrap

_ROW_HEIGHT = 13.0
_FIGURE_ROWS = 2
_NAME_ROOM = 112.0
_ROLE_ROOM = 84.0
_GROUP_ROOM = 26.0
_LEAST_COLUMN = 47.0
_EASY_COLUMN = 62.0
_MOST_COLUMN = 92.0
_MORE_FOR_ROLES = 60.0
_LEAST_SIZE = 5.0
_WIDEST_DATE = "○ 28 Sep 2028"
_LEGEND_HEIGHT = 15.0
_SIZE = 6.8
_NAME = Style(ink.BODY_BOLD.face, _SIZE + 0.2)
_ROLE = Style(ink.NOTE.face, _SIZE, ink.QUIET)
_HEAD = Style(ink.SMALL_BOLD.face, 6.6)
_OFTEN = Style(ink.NOTE.face, 5.8, ink.QUIET)
_WORSE = (StandingKind.OVERDUE, StandingKind.NOT_DONE, StandingKind.DATE_UNKNOWN)
_CELL_STYLES = {
    kind: Style(_NAME.face if kind in _WORSE else _ROLE.face, _SIZE, ink.ink(kind)) for kind in StandingKind
}


@dataclass(frozen=True, slots=True)
class TrainingMatrix:
    """What the matrix is made of: the board, already narrowed to those who are shown."""

    frame: Frame
    board: Board


def build_training_matrix(data: TrainingMatrix, out: BinaryIO) -> Built:
    """Write the training matrix as a PDF: each block of people, then the same people with the next columns."""
    paper = Paper(out, data.frame)
    requirements = data.board.requirements()
    if not requirements:
        paper.paragraph("There is nothing to show: nothing is asked of the people shown.")
        return paper.finish()
    _Matrix(paper, data.board, requirements).draw()
    return paper.finish()


def cell_words(cell: Standing | None) -> str:
    """Write a cell as symbol and date: `✓ 3 Sep 2027`, `! 11 Nov 2026 ▣`, or `✓ done` when it never lapses.

    Under a rule that asks for hours, those that are there while they are not enough: `○ 5 of 8 hours`.
    """
    if cell is None or cell.kind is StandingKind.NOT_REQUIRED:
        return StandingKind.NOT_REQUIRED.symbol
    kind = cell.kind
    if cell.hours_done is not None and cell.rule is not None and kind in _WORSE:
        words = hours_done_in_words(cell.hours_done, cell.rule)
    elif cell.due is not None and kind is not StandingKind.DATE_UNKNOWN:
        words = in_words(cell.due)
    elif kind is StandingKind.IN_DATE:
        words = "done"
    else:
        words = kind.words.lower()
    booked = f" {BOOKED_SYMBOL}" if cell.booking is not None else ""
    return f"{kind.symbol} {words}{booked}"


class _Matrix:
    def __init__(self, paper: Paper, board: Board, requirements: Sequence[Requirement]) -> None:
        self.paper, self.board = paper, board
        self.figures = board.by_requirement()
        columns = len(requirements)
        with_roles = _NAME_ROOM + _ROLE_ROOM + _GROUP_ROOM
        least = _LEAST_COLUMN * columns
        # Roles give way when all columns then fit on one page, and stay when the columns are split anyway.
        self.has_roles = paper.room - with_roles >= least or paper.room - with_roles + _ROLE_ROOM < least
        self.names_room = with_roles if self.has_roles else with_roles - _ROLE_ROOM
        self.blocks = _blocks(requirements, int((paper.room - self.names_room) // _LEAST_COLUMN))
        widest = max(map(len, self.blocks))
        self.roles_room = _ROLE_ROOM
        if self.has_roles:
            spare = min(max(paper.room - self.names_room - widest * _EASY_COLUMN, 0), _MORE_FOR_ROLES)
            self.names_room += spare
            self.roles_room += spare
        self.column = min((paper.room - self.names_room) / widest, _MOST_COLUMN)
        usual = width_of(_WIDEST_DATE, _NAME.face, _SIZE)
        self.size = max(min(_SIZE, _SIZE * (self.column - 6) / usual), _LEAST_SIZE)
        self.heads = {
            item.id: wrap(paper.esc(item.short), _HEAD.face, _HEAD.size, self.column - 5, 4) for item in requirements
        }
        self.oftens = {
            item.id: wrap(item.rules[0].words if item.rules else "", ink.NOTE.face, _OFTEN.size, self.column - 5, 2)
            for item in requirements
        }
        self.often_height = max(map(len, self.oftens.values())) * _OFTEN.line
        lines = max(map(len, self.heads.values()))
        self.head_height = lines * _HEAD.line + self.often_height + 8
        self._cells: dict[tuple[StandingKind, str], tuple[str, float, Style]] = {}

    def draw(self) -> None:
        paper = self.paper
        free = paper.top - paper.bottom - _LEGEND_HEIGHT - self.head_height
        per_page = int(free // _ROW_HEIGHT)
        rows = self.board.rows
        pages = [rows[start : start + per_page] for start in range(0, len(rows), per_page)]
        last, room = pages[-1], per_page - _FIGURE_ROWS
        if len(last) > room:
            pages = [*pages[:-1], last[:room], last[room:]]
        first = True
        for number, people in enumerate(pages):
            for place, block in enumerate(self.blocks):
                if not first:
                    paper.new_page()
                first = False
                self._draw_page(people, block, place, is_last=number == len(pages) - 1)

    def _draw_page(self, people: Sequence[Row], block: Sequence[Requirement], place: int, is_last: bool) -> None:
        self._draw_head(block, place)
        for index, row in enumerate(people):
            self.paper.y -= _ROW_HEIGHT
            self._draw_row(row, block, striped=index % 2 == 1)
        if is_last:
            self._draw_figures(block)
        self.paper.line(self.paper.y)
        self.paper.y -= _LEGEND_HEIGHT
        self._draw_legend()

    def _draw_head(self, block: Sequence[Requirement], place: int) -> None:
        paper = self.paper
        paper.y -= self.head_height
        paper.box(paper.left, paper.y, (self._wide(block), self.head_height), ink.SHADE)
        base = paper.y + 5
        paper.text(paper.left + 3, base, "Name", _HEAD)
        if self.has_roles:
            paper.text(paper.left + _NAME_ROOM + 3, base, "Role and duties", _HEAD)
        paper.text_at(paper.left + self.names_room - _GROUP_ROOM / 2, base, "Group", _HEAD)
        if len(self.blocks) > 1:
            part = f"Requirements, part {place + 1} of {len(self.blocks)}"
            paper.text(paper.left + 3, base + 12, part, ink.NOTE)
        for index, item in enumerate(block):
            middle = self._middle(index)
            lines = self.heads[item.id]
            for line_number, line in enumerate(lines):
                up = self.often_height + (len(lines) - 1 - line_number) * _HEAD.line
                paper.text_at(middle, base + up, line, _HEAD)
            for line_number, line in enumerate(reversed(self.oftens[item.id])):
                paper.text_at(middle, base + line_number * _OFTEN.line, line, _OFTEN)
        paper.line(paper.y, right=paper.left + self._wide(block))

    def _draw_row(self, row: Row, block: Sequence[Requirement], striped: bool) -> None:
        paper, base = self.paper, self.paper.y + 3.7
        if striped:
            paper.box(paper.left, paper.y, (self._wide(block), _ROW_HEIGHT), ink.SHADE)
        is_away = row.person.is_away_on(self.board.as_at)
        # Where there is no room for roles, which say it in a word, the name does.
        mark = f" {AWAY_SYMBOL}" if self.has_roles else f" {AWAY_SYMBOL} away"
        mark = mark if is_away else ""
        room = _NAME_ROOM - 6 - width_of(mark, _NAME.face, _NAME.size)
        paper.text(
            paper.left + 3, base, fit(paper.esc(row.person.sorted_name), _NAME.face, _NAME.size, room) + mark, _NAME
        )
        if self.has_roles:
            role = paper.esc(row.person.role_words(self.board.as_at))
            role = f"Away · {role}" if is_away else role
            paper.text(paper.left + _NAME_ROOM + 3, base, fit(role, _ROLE.face, _ROLE.size, self.roles_room - 6), _ROLE)
        group = str(row.group) if row.group is not None else "–"
        group = f"{group} {row.profile.level}" if row.profile.level else group
        group = fit(paper.esc(group), _ROLE.face, _ROLE.size, _GROUP_ROOM)
        paper.text_at(paper.left + self.names_room - _GROUP_ROOM / 2, base, group, _ROLE)
        for index, item in enumerate(block):
            cell = row.cells.get(item.id)
            self._draw_cell(self._middle(index), base, cell)

    def _draw_cell(self, middle: float, base: float, cell: Standing | None) -> None:
        kind = cell.kind if cell is not None else StandingKind.NOT_REQUIRED
        key = (kind, cell_words(cell))
        text, width, style = self._cells.get(key) or self._measure(key)
        if kind in _WORSE or kind is StandingKind.DUE_SOON:
            self.paper.box(middle - width / 2 - 3, base - 2.4, (width + 6, _ROW_HEIGHT - 3.4), ink.tint(kind))
        self.paper.text(middle - width / 2, base, text, style)

    def _measure(self, key: tuple[StandingKind, str]) -> tuple[str, float, Style]:
        """Return a cell's text, width and style: smaller when the mark of a booking would not fit."""
        style, room = _CELL_STYLES[key[0]]._replace(size=self.size), self.column - 4
        width = width_of(key[1], style.face, style.size)
        if width > room:
            style = style._replace(size=max(style.size * room / width, _LEAST_SIZE))
        text = fit(key[1], style.face, style.size, room + 0.01)
        found = self._cells[key] = (text, width_of(text, style.face, style.size), style)
        return found

    def _draw_figures(self, block: Sequence[Requirement]) -> None:
        paper = self.paper
        paper.y -= _ROW_HEIGHT * _FIGURE_ROWS
        paper.box(paper.left, paper.y, (self._wide(block), _ROW_HEIGHT * _FIGURE_ROWS), ink.SHADE)
        paper.line(paper.y + _ROW_HEIGHT * _FIGURE_ROWS, right=paper.left + self._wide(block))
        away = self.board.figures().away
        words = f"In date, of {plural(len(self.board.rows), 'person', 'people')}"
        words = f"{words}, {away:,} away" if away else words
        paper.text(paper.left + 3, paper.y + 10, words, _NAME)
        for index, item in enumerate(block):
            figures = self.figures.get(item.id, Figures())
            paper.text_at(self._middle(index), paper.y + 15.5, figures.words, _HEAD)
            paper.text_at(self._middle(index), paper.y + 5, figures.percent_words, _HEAD)

    def _draw_legend(self) -> None:
        x = self.paper.left
        for kind in StandingKind:
            style = _CELL_STYLES[kind]
            words = f"{kind.symbol} {kind.words}"
            self.paper.text(x, self.paper.y + 3, words, style)
            x += width_of(words, style.face, style.size) + 12
        self.paper.text(
            x,
            self.paper.y + 3,
            f"{BOOKED_SYMBOL} Booked  {AWAY_SYMBOL} Away  ·  A date is the last day in date, or the day it was due",
            _ROLE,
        )

    def _middle(self, index: int) -> float:
        return self.paper.left + self.names_room + (index + 0.5) * self.column

    def _wide(self, block: Sequence[Requirement]) -> float:
        return self.names_room + len(block) * self.column


def _blocks(requirements: Sequence[Requirement], most: int) -> list[Sequence[Requirement]]:
    """Cut the columns into as few blocks as fit, all about as wide."""
    count = -(-len(requirements) // max(most, 1))
    size = -(-len(requirements) // count)
    return [requirements[start : start + size] for start in range(0, len(requirements), size)]
