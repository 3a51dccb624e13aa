"""From the figures of an audit to the tables of the partnership return: nobody's own row, and what fits on a sheet."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from nscp_desktop.domain.audit_figures import AuditFigures, Count, FigureCell, FigureRow, FigureTable, Share
from nscp_desktop.domain.audit_induction import STEPS_KEY
from nscp_desktop.domain.partnership_return import (
    OTHERS,
    Number,
    Part,
    PartnershipReturn,
    ReturnCell,
    ReturnRow,
    ReturnTable,
)

LEADS = "leads"
# These count questionnaires, items and actions, and no people.
_OF_THINGS = frozenset({"checklists", "audits", "gap-log"})
_OF_SESSIONS = ("evaluation", "sessions")
_COLUMNS = {
    "in-date-of-those-asked": "in-date",
    "of-these-due-soon": "due-soon",
    "in-their-induction": "induction",
    "of-these-in-their-induction": "induction",
    "of-these-away": "away",
    "started-in-the-period": "started",
    "done-in-time": "in-time",
    "late-not-done-yet": "late",
    "away-not-done": "away",
    "middle-value-of-days": "middle-days",
}


class ReturnHead(NamedTuple):
    """Who returns it: the name of the agency, its sector in words, and by which role it is reached."""

    agency: str
    sector: str
    contact: str


def return_of(head: ReturnHead, figures: AuditFigures, further: Iterable[FigureTable]) -> PartnershipReturn:
    """Put figures of an audit, without anybody's row, and `further` tables together; nothing is guarded yet."""
    tables = [_table(table) for table in (*figures.tables, *further)]
    return PartnershipReturn(*head, figures.as_at, figures.since, tuple(table for table in tables if table.rows))


def column_key(head: str) -> str:
    """Return the short word by which a column is known in keys and in names of cells."""
    words = slug(head)
    return _COLUMNS.get(words, words)


def slug(words: str) -> str:
    """Return words as they stand in keys and names of cells: `Due soon, of these` becomes `due-soon-of-these`."""
    letters = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in words.casefold())
    return "-".join(letters.split())


def _table(table: FigureTable) -> ReturnTable:
    keys = frozenset(row.key for row in table.rows)
    rows = [row for row in table.rows if row.person_id is None and _is_shown(table.key, row.key, keys)]
    if table.key == LEADS:
        rows = [*_leads(table), *rows]
        table = replace(table, heads=("Number", *table.heads[1:]))
    found = [_row(table, row) for row in rows]
    used = [place for place in range(len(table.heads)) if any(row.cells[place] is not None for row in found)]
    heads = tuple(table.heads[place] for place in used)
    kept = tuple(row._replace(cells=tuple(row.cells[place] for place in used)) for row in found)
    return ReturnTable(table.key, table.title, heads, kept, table.rules)


def _is_shown(table: str, row: str, keys: Collection[str]) -> bool:
    """Leave out what stands in another table, single courses of others, and single trainings of an induction."""
    if table == "headcount":
        return not row.startswith("group-")
    if table == "induction" and STEPS_KEY in keys:
        return row == STEPS_KEY
    return not (table == "courses" and row.startswith(f"{OTHERS}-"))


def _leads(table: FigureTable) -> Iterator[FigureRow]:
    """Return in place of the rows of single leads whether there is one, and how many deputies."""
    people = {row.person_id: str(row.cells[0]) for row in reversed(table.rows) if row.person_id is not None}
    deputies = tuple(own for own, duty in people.items() if own is not None and "deputy" in duty.casefold())
    nothing = (None,) * (len(table.heads) - 1)
    yield FigureRow("named", "A lead is named", (len(people) > len(deputies), *nothing))
    yield FigureRow("deputies", "Deputies", (Count(len(deputies), deputies), *nothing))


def _row(table: FigureTable, row: FigureRow) -> ReturnRow:
    own = slug(row.key)
    is_people = table.key not in _OF_THINGS and (table.key, own) != _OF_SESSIONS
    cells = (
        _cell(f"{table.key}/{own}/{column_key(head)}", cell, is_people)
        for head, cell in zip(table.heads, row.cells, strict=True)
    )
    return ReturnRow(own, row.plain or row.label, tuple(cells))


def _cell(key: str, cell: FigureCell, is_people: bool) -> ReturnCell:
    if isinstance(cell, Count):
        return Number(key, cell.number, is_people)
    if isinstance(cell, Share):
        parts = (("n", cell.n), ("of", cell.of), ("missing", cell.of - cell.n))
        return Part(*(Number(f"{key}/{name}", value, is_people) for name, value in parts))
    if isinstance(cell, int) and not isinstance(cell, bool):
        return Number(key, cell, is_guarded=False)
    return cell
