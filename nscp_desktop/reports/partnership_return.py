"""The partnership return on one sheet: counts without names, and overleaf how they are counted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO, NamedTuple

from nscp_desktop.domain.counting_rules import COUNTING_RULES
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.partnership_return import (
    Number,
    Part,
    PartnershipReturn,
    ReturnCell,
    ReturnTable,
)
from nscp_desktop.domain.small_numbers import rules as guarding_rules
from nscp_desktop.reports import ink
from nscp_desktop.reports.frame import Built, Frame, Paper
from nscp_desktop.reports.ink import Style
from nscp_desktop.reports.letters import width_of, wrap

_TITLE, _HEAD, _CELL = Style(ink.NOTE_BOLD.face, 7.2), Style(ink.NOTE.face, 5.8, ink.QUIET), Style(size=6.4)
_GAP, _PAD, _BETWEEN = 14.0, 2.0, 5.0
_MOST_LINES = 6
# The tables in the order of the sheet: in each line columns side by side, in each column tables below one another.
_LINES = (
    (("groups",),),
    (("headcount",), ("leads", "needs")),
    (("induction",),),
    (("duties",),),
    (("courses",), ("non-attendance", "evaluation")),
    (("checklists",), ("gap-log",)),
    (("audits",),),
)
_DUTIES = ("governors", "safer-recruitment", "prevent")
_SHORT = {"not asked in the rules in use": "not asked"}


def build_partnership_return(frame: Frame, found: PartnershipReturn, out: BinaryIO) -> Built:
    """Write the return as a PDF. It names nobody."""
    paper = Paper(out, frame)
    _draw_head(paper, found)
    tables = {table.key: table for table in _joined(found.tables)}
    for line in _LINES:
        _draw_line(paper, [[tables.pop(key) for key in column if key in tables] for column in line])
    for table in tables.values():
        _draw_line(paper, [[table]])
    paper.y -= 2
    paper.paragraph(" ".join(guarding_rules(found.below)), ink.NOTE._replace(size=6.2))
    paper.heading("How these figures are counted", keep_with=60)
    own = [f"{table.title}: {rule}" for table in found.tables for rule in table.rules if rule not in COUNTING_RULES]
    paper.bullets([*COUNTING_RULES, *own])
    return paper.finish(counting=False)


def _draw_head(paper: Paper, found: PartnershipReturn) -> None:
    period = f"Period: {in_words(found.since)} to {in_words(found.as_at)}"
    paper.paragraph(f"{found.sector} · Contact, by role: {found.contact} · {period}", ink.SMALL_BOLD)
    paper.y -= 13
    x = paper.left
    for words, share in (("Prepared by (role)", 0.42), ("Date", 0.2), ("Approved by (role)", 0.38)):
        end = x + paper.room * share - 8
        paper.text(x, paper.y, words, ink.NOTE)
        paper.line(paper.y - 1.5, x + width_of(words, ink.NOTE.face, ink.NOTE.size) + 4, end, ink.QUIET)
        x = end + 8
    paper.y -= 6


def _joined(tables: Sequence[ReturnTable]) -> Iterable[ReturnTable]:
    """Put the shares of governors, safer recruitment and Prevent into one table."""
    own = [table for table in tables if table.key in _DUTIES]
    heads = max((table.heads for table in own), key=len, default=())
    rows = []
    for table in own:
        for row in table.rows:
            by_head = dict(zip(table.heads, row.cells, strict=True))
            label = row.label if row.label.startswith(table.title) else f"{table.title}: {row.label}"
            rows.append(row._replace(label=label, cells=tuple(by_head.get(head) for head in heads)))
    for table in tables:
        if table.key not in _DUTIES:
            yield table
        elif table is own[0]:
            yield ReturnTable("duties", "Governors, safer recruitment and Prevent", heads, tuple(rows))


def cell_words(cell: ReturnCell) -> str:
    """Write one cell: `54 of 62 (87%)`, `fewer than 5`, `23 Nov 2026`; a dash where nothing is on record."""
    match cell:
        case None | "":
            return "–"
        case Number() | Part():
            return cell.words
        case bool():
            return "Yes" if cell else "No"
        case date():
            return in_words(cell)
        case float():
            return f"{cell:g}"
        case _:
            return _SHORT.get(str(cell), str(cell))


class _Line(NamedTuple):
    """One line of cells as it is set: the lines of each, and how high it is."""

    cells: tuple[list[str], ...]
    height: float


@dataclass(frozen=True, slots=True)
class _Set:
    """A table laid out for its place: left edge, widths, heading lines and rows."""

    table: ReturnTable
    left: float
    widths: tuple[float, ...]
    heads: _Line
    rows: tuple[_Line, ...]

    @property
    def right(self) -> float:
        return self.left + sum(self.widths)

    @property
    def height(self) -> float:
        return _TITLE.line + 1 + self.heads.height + sum(row.height for row in self.rows)


def _draw_line(paper: Paper, columns: Sequence[Sequence[ReturnTable]]) -> None:
    """Draw columns of tables side by side, on one page if they fit on one at all."""
    shown = [column for column in columns if column]
    if not shown:
        return
    shares = [max(len(table.heads) for table in column) + 2.5 for column in shown]
    room = paper.room - _GAP * (len(shown) - 1)
    left, laid = paper.left, []
    for column, share in zip(shown, shares, strict=True):
        width = room * share / sum(shares)
        laid.append([_lay_out(paper, table, left, width) for table in column])
        left += width + _GAP
    height = max(sum(one.height + _BETWEEN for one in tables) for tables in laid)
    if height < paper.top - paper.bottom:
        paper.need(height)
    for tables in laid:
        y = paper.y
        for one in tables:
            _draw(paper, one, y - _BETWEEN)
            y -= one.height + _BETWEEN
    paper.y -= height


def _lay_out(paper: Paper, table: ReturnTable, left: float, width: float) -> _Set:
    words = [[paper.esc(cell_words(cell)) for cell in row.cells] for row in table.rows]
    heads, labels = [paper.esc(head) for head in table.heads], [paper.esc(row.label) for row in table.rows]
    columns = [[row[place] for row in words] for place in range(len(heads))]
    titles = [_longest(_HEAD, head.split()) for head in heads]
    wanted = [max(title, _longest(_CELL, cells)) for title, cells in zip(titles, columns, strict=True)]
    # Where a column is narrow a share is broken before its counts are, and these before a heading is.
    unbroken = [max(title, _longest(_CELL, _parts(cells))) for title, cells in zip(titles, columns, strict=True)]
    least = [max(title, _longest(_CELL, _words(cells))) for title, cells in zip(titles, columns, strict=True)]
    name, whole = _longest(_CELL, _words(labels)), _longest(_CELL, labels)
    narrow = unbroken if name + sum(unbroken) <= width else least
    widths = _widths([name, *narrow], [whole, *(wanted if narrow is unbroken else unbroken)], width)
    rows = tuple(_line([name, *row], widths, _CELL) for name, row in zip(labels, words, strict=True))
    return _Set(table, left, widths, _line(["", *heads], widths, _HEAD), rows)


def _widths(least: Sequence[float], wanted: Sequence[float], width: float) -> tuple[float, ...]:
    """Give every column what it wants, the rest to the cells; where it is not enough, all give way alike."""
    if sum(wanted) <= width:
        scale = (width - wanted[0]) / sum(wanted[1:])
        return (wanted[0], *(one * scale for one in wanted[1:]))
    share = max((width - sum(least)) / max(sum(wanted) - sum(least), 1), 0)
    found = [low + (high - low) * share for low, high in zip(least, wanted, strict=True)]
    return tuple(one * width / sum(found) for one in found)


def _parts(texts: Iterable[str]) -> Iterable[str]:
    return (part for text in texts for part in text.split(" of "))


def _words(texts: Iterable[str]) -> Iterable[str]:
    return (word for text in texts for word in text.split())


def _longest(style: Style, texts: Iterable[str]) -> float:
    # A hair more than the text: a word of exactly the width of its column would be broken.
    return max((width_of(text, style.face, style.size) for text in texts), default=0) + 2 * _PAD + 0.5


def _line(texts: Sequence[str], widths: Sequence[float], style: Style) -> _Line:
    cells = tuple(
        wrap(text, style.face, style.size, width - 2 * _PAD, _MOST_LINES)
        for text, width in zip(texts, widths, strict=True)
    )
    return _Line(cells, max(map(len, cells)) * style.line + 1.0)


def _draw(paper: Paper, one: _Set, top: float) -> None:
    y = top - _TITLE.line
    paper.text(one.left, y + 2, paper.esc(one.table.title), _TITLE)
    paper.box(one.left, y - 1 - one.heads.height, (one.right - one.left, one.heads.height), ink.SHADE)
    y -= 1
    for place, row in enumerate((one.heads, *one.rows)):
        _draw_cells(paper, one, row, y, _CELL if place else _HEAD)
        y -= row.height
        paper.line(y, one.left, one.right)


def _draw_cells(paper: Paper, one: _Set, row: _Line, top: float, style: Style) -> None:
    x = one.left
    for place, (lines, width) in enumerate(zip(row.cells, one.widths, strict=True)):
        y = top
        for line in lines:
            y -= style.line
            base = y + style.size * 0.25
            if place:
                paper.text_to(x + width - _PAD, base, line, style)
            else:
                paper.text(x + _PAD, base, line, style)
        x += width
