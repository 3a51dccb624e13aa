"""Small numbers of the partnership return, guarded against what a reader can add up."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace

from nscp_desktop.domain.partnership_return import (
    ALL,
    EVERYONE,
    NOT_SHOWN,
    OTHERS,
    PARTNERSHIP,
    Number,
    Part,
    PartnershipReturn,
    ReturnCell,
    ReturnRow,
    ReturnTable,
    numbers_in,
)
from nscp_desktop.domain.small_numbers import Hiding, Sum, hidden

_IN_A_ROW: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("asked", ("in-date/of",)),
    ("in-date/missing", ("overdue", "not-done", "date-unknown")),
    ("people", ("asked", "induction", "exempt", "away", "nothing-asked")),
    ("started", ("in-time/of", "time-left", "away")),
    ("in-time/missing", ("done-late", "late")),
    ("places", ("did-not-attend/of",)),
    ("places", ("cancelled-late/of",)),
)
# The rows of these are parts of the row named first.
_IN_A_COLUMN = {
    "headcount": (EVERYONE, "kind-"),
    "groups": (EVERYONE, "group-"),
    "courses": (PARTNERSHIP, "partnership-"),
}
_BY_SIDE = ("courses", "non-attendance")


def guarded(found: PartnershipReturn, below: int) -> PartnershipReturn:
    """Return the same with small numbers of people hidden, so that they cannot be worked out."""
    numbers = [one for table in found.tables for one in table.numbers() if one.is_guarded]
    counts: dict[Hashable, int] = {one.key: one.value for one in numbers}
    wanted = sorted((str(key) for key in counts), key=_how_little_wanted)
    cells = (cell for table in found.tables for row in table.rows for cell in row.cells)
    missing = {cell.missing.key for cell in cells if isinstance(cell, Part)}
    gone = hidden(counts, tuple(sums_of(found, counts)), below, wanted, unseen=missing)
    tables = tuple(_guarded_table(table, gone, below) for table in found.tables)
    return replace(found, tables=tables, below=below)


def _how_little_wanted(key: str) -> tuple[bool, int]:
    """Sort first what the return is asked for: figures of everyone, then how many of how many, then how many people."""
    _, row, column = key.split("/", 2)
    order = ("of", "n", "asked", "people", "started", "places")
    last = column.rpartition("/")[2]
    return row not in (EVERYONE, ALL), order.index(last) if last in order else len(order)


def _guarded_table(table: ReturnTable, gone: Mapping[Hashable, Hiding], below: int) -> ReturnTable:
    rows = tuple(_hide(row, gone, below) for row in table.rows)
    if any(one.key in gone for one in table.numbers()):
        # A sum of money divided by the usual fee is a count.
        rows = tuple(row._replace(cells=tuple(map(_without_money, row.cells))) for row in rows)
    return replace(table, rows=rows)


def _without_money(cell: ReturnCell) -> ReturnCell:
    return NOT_SHOWN if isinstance(cell, str) and "£" in cell else cell


def _hide(row: ReturnRow, gone: Mapping[Hashable, Hiding], below: int) -> ReturnRow:
    cells: list[ReturnCell] = []
    for cell in row.cells:
        if isinstance(cell, Number):
            cells.append(_hidden(cell, gone, below))
        elif isinstance(cell, Part):
            cells.append(Part(*(_hidden(one, gone, below) for one in cell)))
        else:
            cells.append(cell)
    if any(one.hiding is not None for one in numbers_in(cells)):
        # The average of two says much about one of them.
        cells = [NOT_SHOWN if isinstance(cell, float) else cell for cell in cells]
    return row._replace(cells=tuple(cells))


def _hidden(number: Number, gone: Mapping[Hashable, Hiding], below: int) -> Number:
    return number._replace(hiding=gone.get(number.key), below=below)


def sums_of(found: PartnershipReturn, counts: Mapping[Hashable, int]) -> Iterator[Sum]:
    """Return which of the counts add up to which; what would add up, but does not, is left out."""
    for table in found.tables:
        for row in table.rows:
            shares = (cell for cell in row.cells if isinstance(cell, Part))
            yield from (Sum(cell.of.key, (cell.n.key, cell.missing.key)) for cell in shares if cell.of.key in counts)
        yield from (one for one in (*_across(table), *_down(table)) if _holds(one, counts))
    yield from (one for one in _same(found) if _holds(one, counts))


def _holds(one: Sum, counts: Mapping[Hashable, int]) -> bool:
    is_known = bool(one.parts) and all(key in counts for key in (one.total, *one.parts))
    return is_known and counts[one.total] == sum(counts[key] for key in one.parts)


def _same(found: PartnershipReturn) -> Iterator[Sum]:
    """Return which counts stand in two places."""
    for own in ("people", "induction", "away"):
        yield Sum(f"headcount/{EVERYONE}/{own}", (f"groups/{EVERYONE}/{own}",))
    yield Sum("headcount/kind-governor/people", ("governors/count/figure",))
    yield Sum("evaluation/impact/figure/n", ("evaluation/changed/figure/of",))
    for head in ("lead-training", "annual-update", "working-together-course"):
        yield Sum(f"leads/{EVERYONE}/number", (f"leads/{EVERYONE}/{head}/of",))
    table = found.table("induction")
    rows = table.rows if table is not None else ()
    for row in rows[1:]:
        yield Sum(f"induction/{rows[0].key}/started", (f"induction/{row.key}/started",))


def _across(table: ReturnTable) -> Iterator[Sum]:
    for row in table.rows:
        path = f"{table.key}/{row.key}"
        for total, parts in _IN_A_ROW:
            yield Sum(f"{path}/{total}", tuple(f"{path}/{part}" for part in parts))


def _down(table: ReturnTable) -> Iterator[Sum]:
    by_key = {row.key: row for row in table.rows}
    name, start = _IN_A_COLUMN.get(table.key, ("", ""))
    total = by_key.get(name)
    if total is not None:
        yield from _added(total, [row for row in table.rows if row.key.startswith(start)])
    if table.key in _BY_SIDE and ALL in by_key:
        yield from _added(by_key[ALL], [by_key[side] for side in (PARTNERSHIP, OTHERS) if side in by_key])


def _added(total: ReturnRow, rows: Sequence[ReturnRow]) -> Iterator[Sum]:
    for place, cell in enumerate(total.cells):
        yield from _column(cell, [row.cells[place] for row in rows])


def _column(total: ReturnCell, parts: Sequence[ReturnCell]) -> Iterator[Sum]:
    if isinstance(total, Number):
        yield Sum(total.key, tuple(part.key for part in parts if isinstance(part, Number)))
    elif isinstance(total, Part):
        found = [part for part in parts if isinstance(part, Part)]
        for place, one in enumerate(total):
            yield Sum(one.key, tuple(part[place].key for part in found))
