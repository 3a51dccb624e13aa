"""The figures of an audit on paper: each table with how it is counted beside it, and what it was at the last audit."""

from collections.abc import Callable, Iterable
from datetime import date

from nscp_desktop.domain.audit_figures import AuditFigures, Count, FigureCell, FigureRow, FigureTable, Share
from nscp_desktop.domain.dates import in_words
from nscp_desktop.reports import ink
from nscp_desktop.reports.frame import Paper
from nscp_desktop.reports.letters import BOLD, REGULAR, width_of
from nscp_desktop.reports.questionnaire_text import write
from nscp_desktop.reports.table import Column, Look, Row, draw_table

_SIZE, _PAD = 7.2, 7.0
_LEAST_ROOM, _MOST_ROOM = 60.0, 150.0
# Words as short as Yes and No stand to the right like numbers.
_SHORT = 4


def draw_audit_figures(paper: Paper, figures: AuditFigures, mark: Callable[[str], object] | None = None) -> None:
    """Draw every table; without any a sentence says so. `mark` is told `figure-1` where a table begins."""
    before = f" “Last” is the audit as at {in_words(figures.before_at)}." if figures.before_at else ""
    none = "" if figures.before_at else " There is no earlier audit to compare with."
    write(
        paper,
        f"As at {in_words(figures.as_at)}, for the time since {in_words(figures.since)}.{before}{none}",
        ink.NOTE,
    )
    if not figures.tables:
        write(paper, "There are no figures on this day.", ink.NOTE)
    for table in figures.tables:
        paper.heading(f"{table.number}. {table.title}", keep_with=70)
        if mark is not None:
            mark(f"figure-{table.number}")
        _draw_table(paper, table)


def _draw_table(paper: Paper, table: FigureTable) -> None:
    """Draw one table with its counting rules."""
    if table.rows:
        draw_table(paper, _columns(table), _rows(table.rows, len(table.heads)), Look(_SIZE))
    else:
        write(paper, "Nothing on record.", ink.NOTE)
    if table.rules:
        paper.y -= 2
        paper.bullets(table.rules)


def cell_words(cell: FigureCell) -> str:
    """Write one cell: a share with its percentage, a day in words, a dash where nothing is on record."""
    match cell:
        case None:
            return "–"
        case Share():
            return f"{cell.words} ({cell.percent_words})"
        case Count():
            return f"{cell.number:,}"
        case bool():
            return "Yes" if cell else "No"
        case date():
            return in_words(cell)
        case int():
            return f"{cell:,}"
        case float():
            return f"{cell:,.1f}"
        case str():
            return cell


def _columns(table: FigureTable) -> tuple[Column, ...]:
    """Return the columns, in points as wide as their words ask for; numbers and short words stand to the right."""
    first = max(min(_widest(_labels(table), BOLD), _MOST_ROOM), _LEAST_ROOM)
    columns = [Column("", first, bold=True)]
    for place, head in enumerate(table.heads):
        cells = [row.cells[place] for row in table.rows if place < len(row.cells)]
        words = [cell_words(cell) for cell in cells]
        is_short = all(_is_number(cell) or len(word) <= _SHORT for cell, word in zip(cells, words, strict=True))
        room = max(min(_widest(words, REGULAR), _MOST_ROOM / 2), _widest(head.split(), BOLD), _widest([head], BOLD) / 3)
        columns.append(Column(head, room, "right" if is_short else "left"))
    return tuple(columns)


def _labels(table: FigureTable) -> list[str]:
    return [row.label for row in table.rows]


def _widest(words: Iterable[str], face: str) -> float:
    return max((width_of(word, face, _SIZE) for word in words), default=0) + _PAD


def _is_number(cell: FigureCell) -> bool:
    return isinstance(cell, Count | Share | int | float | None)


def _rows(rows: Iterable[FigureRow], count: int) -> Iterable[Row]:
    for row in rows:
        yield [row.label, *(_cell(row, place) for place in range(count))]


def _cell(row: FigureRow, place: int) -> str:
    now = cell_words(row.cells[place]) if place < len(row.cells) else ""
    if place >= len(row.before):
        return now
    was = cell_words(row.before[place])
    return f"{now}\nlast: {was}"
