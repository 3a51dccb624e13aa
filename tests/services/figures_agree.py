"""Everything that tells the figures of an agency, read back and held against a slow counting.

Each source gives counts by what is counted: `("everyone", "")`, `("group", "2")`, `("kind", "Employee")`,
`("requirement", "school/whole-school")`. A source that leaves a count out is not asked for it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from nscp_desktop.app.standing_command import as_json
from nscp_desktop.domain.audit_figures import AuditFigures, Count, FigureCell, FigureRow, FigureTable, Share
from nscp_desktop.domain.audit_requirements import (
    NOT_ASKED,
    PREVENT_AWARENESS,
    PREVENT_REFERRALS,
    SAFER_RECRUITMENT,
    in_use,
)
from nscp_desktop.domain.board import Board
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.figures import Figures
from nscp_desktop.domain.people import PersonKind
from nscp_desktop.domain.standing import Judge, StandingKind, worst
from nscp_desktop.services.record_files import Services
from tests.paper import printed_words
from tests.services.figures_read import (
    CELLS,
    EVERYONE,
    Counts,
    Key,
    Rows,
    Told,
    of_summary,
    of_workbook,
    percent_of,
    percent_words,
    sheets_of,
)

ON_SCREEN = ("everyone", "group", "requirement")
NAMES = ("of", "in_date", "due_soon", "overdue", "not_done", "date_unknown", "induction", "exempt", "away")
_ASKED = ("in_date", "due_soon", "overdue", "not_done", "date_unknown")


def differences(services: Services, as_at: date, folder: Path) -> list[str]:
    """Return a sentence for each figure that is told otherwise than it is counted slowly."""
    board, slow = services.standing.board(as_at), slowly_counted(services, as_at)
    figures, sheets = services.audit_figures.figures(as_at), sheets_of(services, as_at, folder)
    sources = (
        ("standing --json", of_json(as_json(board, services.standing.snapshot())), (*ON_SCREEN, "kind")),
        ("the overview", of_board(board), ON_SCREEN),
        ("the figures of the audit", of_figures(figures), ("everyone", "group", "kind")),
        ("figures 6 and 7", of_requirements(figures, board), ()),
        ("the workbook", of_workbook(services, sheets), (*ON_SCREEN, "kind")),
        ("the compliance summary", of_summary(services, as_at), ON_SCREEN),
    )
    found = [words for name, told, sorts in sources for words in _compared(name, told, slow, sorts)]
    found += _people_behind(figures)
    found += _figures_sheet(figures, sheets["Figures"])
    found += _induction_sheet(figures, sheets["Induction"])
    return [*found, *_pack(services, figures)]


def _compared(name: str, told: Told, slow: Told, sorts: Iterable[str]) -> Iterator[str]:
    """Say what is told otherwise, and of what nothing is told though it is one of these sorts and has people."""
    empty = dict.fromkeys(CELLS, 0)
    for key in told.keys() | slow.keys():
        counted = slow.get(key, empty)
        if key not in told and key[0] in sorts and counted["people"]:
            yield f"{name} says nothing of {key}"
        for what, number in told.get(key, {}).items():
            if counted[what] != number:
                yield f"{name}: {what} of {key} is {number}, counted {counted[what]}"


# Counting one person after the other


def slowly_counted(services: Services, as_at: date) -> Told:
    """Count everybody on record one by one, by all that they are part of."""
    snapshot = services.standing.snapshot()
    judge, told = Judge(snapshot.rulebook, as_at), {EVERYONE: dict.fromkeys(CELLS, 0)}
    for person in snapshot.people.values():
        service = person.service_on(as_at)
        if service is None:
            continue
        cells = judge.person(person, snapshot.history(person.id))
        placed, is_away = person.group_on(as_at), person.is_away_on(as_at)
        group = str(placed.group) if placed is not None else "none"
        for key in (EVERYONE, ("group", group), ("kind", service.kind.words)):
            _count(told, key, worst(cells.values()), is_away=is_away)
        for requirement_id, cell in cells.items():
            _count(told, ("requirement", requirement_id), cell.kind, is_away=is_away)
    return told


def _count(told: Told, key: Key, kind: StandingKind, *, is_away: bool) -> None:
    counts = told.setdefault(key, dict.fromkeys(CELLS, 0))
    counts["people"] += 1
    if is_away:
        counts["away"] += 1
        return
    if kind is not StandingKind.NOT_REQUIRED:
        counts[kind.value] += 1
    if kind is StandingKind.DUE_SOON:
        counts["in_date"] += 1
    counts["of"] += kind.value in _ASKED


# The sources


def of_json(document: Mapping[str, Any]) -> Told:
    """Return what `standing --json` tells."""
    told = {EVERYONE: _named(document["figures"]) | {"people": document["people"]}}
    for one in document["groups"]:
        told["group", str(one["group"] or "none")] = _named(one) | {"people": one["people"]}
    for one in document["staff_types"]:
        told["kind", PersonKind(one["staff_type"]).words] = _named(one) | {"people": one["people"]}
    for one in document["requirements"]:
        told["requirement", one["id"]] = _named(one)
    for one in (document["figures"], *document["groups"], *document["staff_types"], *document["requirements"]):
        assert one["percent"] == percent_of(one["in_date"], one["of"])
    return told


def _named(one: Mapping[str, Any]) -> Counts:
    return {name: one[name] for name in NAMES}


def of_board(board: Board) -> Told:
    """Return what the cards of the overview show."""
    told = {EVERYONE: _of(board.figures()) | {"people": len(board.rows)}}
    told |= {("group", str(group or "none")): _of(one) for group, one in board.by_group().items()}
    return told | {("requirement", own): _of(one) for own, one in board.by_requirement().items()}


def _of(figures: Figures) -> Counts:
    return {name: getattr(figures, name) for name in NAMES}


def of_figures(figures: AuditFigures) -> Told:
    """Return what the figures of an audit tell, with headcounts from both tables."""
    groups, headcount = figures.table("groups"), figures.table("headcount")
    assert groups is not None
    assert headcount is not None
    told: Told = {}
    for row in groups.rows:
        told[_key(row)] = dict(zip(CELLS, map(_number, row.cells), strict=False))
    for row in headcount.rows:
        key = _key(row)
        counts = dict(zip(("people", "induction", "away"), map(_number, row.cells), strict=True))
        told[key] = told.get(key, {}) | counts
    return told


def _key(row: FigureRow) -> Key:
    """Return the key of a row of the first two figures: `group-2`, `kind-employee`, `everyone`."""
    what, _, which = row.key.partition("-")
    return (what, PersonKind(which).words if what == "kind" else which)


def _number(cell: FigureCell) -> int:
    if isinstance(cell, Share):
        return cell.n
    assert isinstance(cell, Count)
    return cell.number


def of_requirements(figures: AuditFigures, board: Board) -> Told:
    """Return what the figures about Prevent and safer recruitment tell, where they are about one requirement."""
    told: Told = {}
    for table, row_key, ids in (
        ("safer-recruitment", "trained", SAFER_RECRUITMENT),
        ("prevent", "awareness", PREVENT_AWARENESS),
        ("prevent", "referrals", PREVENT_REFERRALS),
    ):
        found = figures.table(table)
        assert found is not None
        (cells,) = (row.cells for row in found.rows if row.key == row_key)
        known = in_use(ids, board.rulebook, board.as_at)
        if len(known) == 1 and isinstance(cells[0], Share):
            counts = dict(
                zip(("in_date", "due_soon", "induction", "exempt", "away"), map(_number, cells), strict=False)
            )
            told["requirement", known[0].id] = counts | {"of": cells[0].of}
        else:
            assert (cells[0] == NOT_ASKED) == (not known)
    return told


# The figures of the audit themselves: who is behind them, in the workbook, and in the pack


def _people_behind(figures: AuditFigures) -> Iterator[str]:
    """Say where a figure of people does not name as many people as it counts, or names somebody twice."""
    for table in figures.tables:
        for row in table.rows:
            for head, cell in zip(table.heads, row.cells, strict=True):
                if not _names_its_people(table, cell):
                    yield f"{table.key}, {row.key}, {head}: {cell} does not name each of them once"


def _names_its_people(table: FigureTable, cell: FigureCell) -> bool:
    if isinstance(cell, Count):
        counts_people = table.number <= 7
        return len(set(cell.people)) == len(cell.people) == cell.number or (not counts_people and not cell.people)
    if isinstance(cell, Share) and table.number <= 7:
        named = {*cell.people, *cell.missing}
        return (cell.n, cell.of) == (len(cell.people), len(named)) and len(cell.missing) == cell.of - cell.n
    return True


def _figures_sheet(figures: AuditFigures, rows: Rows) -> Iterator[str]:
    """Say where the sheet Figures of the workbook says something else."""
    written = [(row[0], *row[2:4], *_no_dates(row[4:8])) for row in rows]
    wanted = [
        (table.number, row.label, head, *_on_sheet(cell))
        for table in figures.tables
        for row in table.rows
        for head, cell in zip(table.heads, row.cells, strict=True)
    ]
    for place, (sheet, own) in enumerate(zip(written, wanted, strict=True)):
        padded = (*sheet, *(None,) * (len(own) - len(sheet)))
        if padded != own:
            yield f"the sheet Figures, line {place + 2}, is {padded}, and the figures say {own}"


def _induction_sheet(figures: AuditFigures, rows: Rows) -> Iterator[str]:
    """Say of which requirement other starters, or other ones in time, stand on the sheet Induction."""
    started, in_time = Counter(row[5] for row in rows), Counter(row[5] for row in rows if row[9] == "Yes")
    table = figures.table("induction")
    assert table is not None
    told = {row.label: row.cells for row in table.rows if "/" in row.key}
    if told.keys() != started.keys():
        yield f"the sheet Induction is about {started.keys()}, figure 3 about {told.keys()}"
    for title, cells in told.items():
        if (_number(cells[0]), _number(cells[1])) != (started[title], in_time[title]):
            yield f"{title}: {started[title]} on the sheet Induction, {in_time[title]} in time; figure 3 {cells[:2]}"


def _no_dates(cells: Iterable[Any]) -> list[Any]:
    return [cell.date() if hasattr(cell, "date") else cell for cell in cells]


def _on_sheet(cell: FigureCell) -> tuple[Any, ...]:
    match cell:
        case Share():
            percent = percent_of(cell.n, cell.of)
            return None, cell.n, cell.of, "n/a" if percent is None else percent / 100
        case Count():
            return None, cell.number, None, None
        case bool():
            return "Yes" if cell else "No", None, None, None
        case _:
            return cell or (None if isinstance(cell, str) else cell), None, None, None


def _pack(services: Services, figures: AuditFigures) -> Iterator[str]:
    """Say which rows of the figures do not stand in the evidence pack as they are."""
    words = printed_words(services.documents.report("section-11-pack", figures.as_at))
    for table in figures.tables:
        for row in table.rows:
            line = " ".join(" ".join((row.label, *map(_on_paper, row.cells))).split())
            if line not in words:
                yield f"the pack, figure {table.number}, has no line {line}"


def _on_paper(cell: FigureCell) -> str:
    match cell:
        case None:
            return "–"
        case Share():
            return f"{cell.n} of {cell.of} ({percent_words(cell.n, cell.of)})"
        case Count():
            return str(cell.number)
        case bool():
            return "Yes" if cell else "No"
        case date():
            return in_words(cell)
        case float():
            return f"{cell:.1f}"
        case _:
            return str(cell)
