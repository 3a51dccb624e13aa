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

COMPARISON_NUMBER, COMPARISON_TITLE = 12, "Compared with the last audit"
_SIZE, _PAD = 7.2, 7.0
_LEAST_ROOM, _MOST_ROOM = 60.0, 150.0
# Words as short as Yes and No stand to the right like numbers.
_SHORT = 4
# Headings that say no more than the title of their table.
_PLAIN_HEADS = ("People", "Figure")


def draw_audit_figures(paper: Paper, figures: AuditFigures, mark: Callable[[str], object] | None = None) -> None:
    """Draw every table; without any a sentence says so. `mark` is told `figure-1` where a table begins."""
    before = (
        f" What was otherwise at the audit as at {in_words(figures.before_at)} stands below it, as “last”."
        if figures.before_at
        else ""
    )
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
    _draw_comparison(paper, figures, mark)


def _draw_comparison(paper: Paper, figures: AuditFigures, mark: Callable[[str], object] | None) -> None:
    """Draw the first figure of each row beside what it was at the last audit."""
    paper.heading(f"{COMPARISON_NUMBER}. {COMPARISON_TITLE}", keep_with=60)
    if mark is not None:
        mark(f"figure-{COMPARISON_NUMBER}")
    rows = [row for table in figures.tables for row in _compared(table)]
    if figures.before_at is None or not rows:
        write(paper, "There is no earlier audit to compare with.", ink.NOTE)
        return
    heads = (in_words(figures.before_at), in_words(figures.as_at))
    columns = (
        Column("Figure", 60, bold=True),
        Column(heads[0], 20, "right"),
        Column(heads[1], 20, "right"),
        Column("Change", 16, "right"),
    )
    draw_table(paper, columns, rows, Look(_SIZE))


def _compared(table: FigureTable) -> Iterable[Row]:
    """Go through the rows that have a figure now and had one before: the first share, else the first number."""
    for row in table.rows:
        pairs = list(zip(table.heads, row.cells, row.before, strict=False))
        found = next(
            (
                (head, now, was)
                for kind in (Share, Count | int)
                for head, now, was in pairs
                if isinstance(now, kind) and isinstance(was, kind) and not isinstance(now, bool)
            ),
            None,
        )
        if found is not None:
            head, now, was = found
            label = f"{table.number}. {table.title}: {_own_label(table, row)}"
            if not isinstance(now, Share) and head not in _PLAIN_HEADS:
                label += f", {head[:1].lower()}{head[1:]}"
            yield [label, cell_words(was), cell_words(now), _change(now, was)]


def _own_label(table: FigureTable, row: FigureRow) -> str:
    """Return the label of a row, with its first words where others are called the same: a course held in two ways."""
    words = next((cell for cell in row.cells if isinstance(cell, str) and cell), "")
    return (
        f"{row.label}, {words[:1].lower()}{words[1:]}" if words and _labels(table).count(row.label) > 1 else row.label
    )


def _change(now: FigureCell, was: FigureCell) -> str:
    """Write by how much a figure changed: percentage points of a share, else a number; signed."""
    if isinstance(now, Share) and isinstance(was, Share):
        if now.percent is None or was.percent is None:
            return "n/a"
        return _signed(now.percent - was.percent, " points")
    numbers = [cell.number if isinstance(cell, Count) else cell for cell in (now, was)]
    before, after = numbers[1], numbers[0]
    return _signed(after - before, "") if isinstance(before, int) and isinstance(after, int) else ""


def _signed(change: int, unit: str) -> str:
    return f"{change:+,}{unit}".replace("-", "−") if change else "the same"


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
        lines = [line for row in table.rows for line in _cell(row, place).split("\n")]
        is_short = all(_is_number(cell) or len(word) <= _SHORT for cell, word in zip(cells, words, strict=True))
        room = max(min(_widest(lines, REGULAR), _MOST_ROOM / 2), _widest(head.split(), BOLD), _widest([head], BOLD) / 3)
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
    """Write one cell, and below it what it was at the last audit, where that was something else."""
    now = cell_words(row.cells[place]) if place < len(row.cells) else ""
    was = cell_words(row.before[place]) if place < len(row.before) else now
    return now if was == now else f"{now}\nlast: {was or 'nothing'}"
