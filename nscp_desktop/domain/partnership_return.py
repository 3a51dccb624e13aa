"""The partnership return: counts without names as at a day, from the figures of an audit, small numbers guarded.

Source: NSCP Learning and Workforce Development Strategy 2022-24: agencies tell the partnership how they train. The
layout is our own and no official form.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from nscp_desktop.domain.audit_figures import AuditFigures, Count, FigureCell, FigureRow, FigureTable, Share
from nscp_desktop.domain.small_numbers import Hiding, Sum, hidden
from nscp_desktop.domain.small_numbers import rules as guarding_rules

NOT_SHOWN = "not shown"


class Number(NamedTuple):
    """A count. `is_guarded` is set where it counts people; `below` is what small ones are shown as being fewer than."""

    key: str
    value: int
    is_guarded: bool = True
    hiding: Hiding | None = None
    below: int = 0

    @property
    def words(self) -> str:
        """`62`, `fewer than 5`, `not shown`."""
        if self.hiding is None:
            return f"{self.value:,}"
        return f"fewer than {self.below}" if self.hiding is Hiding.SMALL else NOT_SHOWN


class Part(NamedTuple):
    """So many of so many; `missing` are the others, who can give away the two."""

    n: Number
    of: Number
    missing: Number

    @property
    def is_shown(self) -> bool:
        """Whether nothing about it is hidden."""
        return self.n.hiding is None and self.of.hiding is None

    @property
    def percent(self) -> int | None:
        """Whole percentage, never rounded up; None when there is nobody or it is left out."""
        return self.n.value * 100 // self.of.value if self.of.value and self.is_shown else None

    @property
    def percent_words(self) -> str:
        """`87%`, `n/a` when there is nobody, empty when it is left out."""
        if not self.is_shown:
            return ""
        return "n/a" if self.percent is None else f"{self.percent}%"

    @property
    def words(self) -> str:
        """`54 of 62 (87%)`, `not shown of 62`."""
        percent = f" ({self.percent_words})" if self.percent_words else ""
        return f"{self.n.words} of {self.of.words}{percent}"


# A text, a day, another number, or yes or no stand for themselves; None is nothing on record.
ReturnCell = Number | Part | str | date | float | bool | None


class ReturnRow(NamedTuple):
    """One row; `key` stays the same from year to year."""

    key: str
    label: str
    cells: tuple[ReturnCell, ...]


@dataclass(frozen=True, slots=True)
class ReturnTable:
    """One of the tables of the return. `heads` name the cells."""

    key: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[ReturnRow, ...]
    rules: tuple[str, ...] = ()

    def numbers(self) -> Iterator[Number]:
        """Go through every count in it."""
        for row in self.rows:
            for cell in row.cells:
                if isinstance(cell, Number):
                    yield cell
                elif isinstance(cell, Part):
                    yield from cell


@dataclass(frozen=True, slots=True)
class PartnershipReturn:
    """The whole return. `below` is from which number on a count of people is shown; 0 when nothing is guarded."""

    agency: str
    sector: str
    contact: str
    as_at: date
    since: date
    tables: tuple[ReturnTable, ...]
    below: int = 0

    def table(self, key: str) -> ReturnTable | None:
        """Return one table by its key."""
        return next((table for table in self.tables if table.key == key), None)

    @property
    def rules(self) -> tuple[str, ...]:
        """How small numbers are guarded, and what is counted in each table."""
        own = (f"{table.title}: {rule}" for table in self.tables for rule in table.rules)
        return (*guarding_rules(self.below), *own)


class ReturnHead(NamedTuple):
    """Who returns it: the name of the agency, its sector in words, and by which role it is reached."""

    agency: str
    sector: str
    contact: str


def return_of(head: ReturnHead, figures: AuditFigures, further: Iterable[FigureTable]) -> PartnershipReturn:
    """Put figures of an audit, without anybody's row, and `further` tables together; nothing is guarded yet."""
    tables = [*(_table(table) for table in figures.tables), *(_table(table) for table in further)]
    return PartnershipReturn(*head, figures.as_at, figures.since, tuple(table for table in tables if table.rows))


def guarded(found: PartnershipReturn, below: int) -> PartnershipReturn:
    """Return the same with small numbers of people hidden, so that they cannot be worked out."""
    numbers = [one for table in found.tables for one in table.numbers() if one.is_guarded]
    counts: dict[Hashable, int] = {one.key: one.value for one in numbers}
    gone = hidden(counts, tuple(_sums(found, counts)), below)
    tables = tuple(replace(table, rows=tuple(_hide(row, gone, below) for row in table.rows)) for table in found.tables)
    return replace(found, tables=tables, below=below)


def slug(words: str) -> str:
    """Return words as they stand in keys and names of cells: `Due soon, of these` becomes `due-soon-of-these`."""
    letters = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in words.casefold())
    return "-".join(letters.split())


# From the figures of an audit


def _table(table: FigureTable) -> ReturnTable:
    rows = tuple(_row(table, row) for row in table.rows if row.person_id is None)
    return ReturnTable(table.key, table.title, table.heads, rows, table.rules)


def _row(table: FigureTable, row: FigureRow) -> ReturnRow:
    path = f"{table.key}/{row.key}"
    cells = (_cell(f"{path}/{slug(head)}", cell) for head, cell in zip(table.heads, row.cells, strict=True))
    return ReturnRow(row.key, row.plain or row.label, tuple(cells))


def _cell(key: str, cell: FigureCell) -> ReturnCell:
    if isinstance(cell, Count):
        return Number(key, cell.number, bool(cell.people) or not cell.number)
    if isinstance(cell, Share):
        is_people = bool(cell.people or cell.missing) or not cell.of
        parts = (("n", cell.n), ("of", cell.of), ("missing", cell.of - cell.n))
        return Part(*(Number(f"{key}/{name}", value, is_people) for name, value in parts))
    if isinstance(cell, int) and not isinstance(cell, bool):
        return Number(key, cell, is_guarded=False)
    return cell


def _hide(row: ReturnRow, gone: Mapping[Hashable, Hiding], below: int) -> ReturnRow:
    cells: list[ReturnCell] = []
    for cell in row.cells:
        if isinstance(cell, Number):
            cells.append(_hidden(cell, gone, below))
        elif isinstance(cell, Part):
            cells.append(Part(*(_hidden(one, gone, below) for one in cell)))
        else:
            cells.append(cell)
    return row._replace(cells=tuple(cells))


def _hidden(number: Number, gone: Mapping[Hashable, Hiding], below: int) -> Number:
    return number._replace(hiding=gone.get(number.key), below=below)


# What a reader can add up

_TOGETHER = ("everyone", "all", "total", "together")
_IN_A_ROW: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("in-date/missing", ("overdue", "not-done", "date-unknown")),
    ("asked", ("in-date/of",)),
    ("headcount", ("asked", "in-induction", "exempt", "away")),
)


def _sums(found: PartnershipReturn, counts: Mapping[Hashable, int]) -> Iterator[Sum]:
    """Return which counts add up to which, as far as they do."""
    for table in found.tables:
        for row in table.rows:
            shares = (cell for cell in row.cells if isinstance(cell, Part))
            yield from (Sum(cell.of.key, (cell.n.key, cell.missing.key)) for cell in shares if cell.of.key in counts)
        for one in (*_across(table), *_down(table), *_together(table)):
            known = [key in counts for key in (one.total, *one.parts)]
            if all(known) and one.parts and counts[one.total] == sum(counts[key] for key in one.parts):
                yield one


def _across(table: ReturnTable) -> Iterator[Sum]:
    for row in table.rows:
        path = f"{table.key}/{row.key}"
        for total, parts in _IN_A_ROW:
            yield Sum(f"{path}/{total}", tuple(f"{path}/{part}" for part in parts))


def _down(table: ReturnTable) -> Iterator[Sum]:
    """Return that a row of all together is the sum of the others."""
    total = next((row for row in table.rows if row.key in _TOGETHER), None)
    if total is not None:
        others = [row for row in table.rows if row is not total]
        for place, cell in enumerate(total.cells):
            beside = [row.cells[place] for row in others]
            yield from _added(cell, beside)


def _together(table: ReturnTable) -> Iterator[Sum]:
    """Return that a column of all together is the sum of the others."""
    place = next((place for place, head in enumerate(table.heads) if slug(head) in _TOGETHER), None)
    for row in table.rows if place is not None else ():
        cells = [cell for number, cell in enumerate(row.cells) if number != place]
        yield from _added(row.cells[place or 0], cells)


def _added(total: ReturnCell, parts: Sequence[ReturnCell]) -> Iterator[Sum]:
    if isinstance(total, Number):
        yield Sum(total.key, tuple(part.key for part in parts if isinstance(part, Number)))
    elif isinstance(total, Part):
        found = [part for part in parts if isinstance(part, Part)]
        for place, one in enumerate(total):
            yield Sum(one.key, tuple(part[place].key for part in found))
