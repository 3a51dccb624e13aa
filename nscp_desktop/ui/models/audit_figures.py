"""The figures of an audit as a table: each line in words with its change, below it the same at the last audit."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, Qt

from nscp_desktop.domain.audit_figures import (
    FIGURE_HEAD,
    AuditFigures,
    Count,
    FigureCell,
    FigureRow,
    FigureTable,
    Share,
)
from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.ui.guarded import guarded
from nscp_desktop.ui.models.roles import StrongRole
from nscp_desktop.ui.models.table import AnyIndex, Column, TableModel

NOTHING = "–"
UP, DOWN, SAME = "▲", "▼", "="
_INDENT = "    "
# A text longer than this may be cut where room lacks; it stands whole in its tooltip.
_LONG = 24


class FigureLine(NamedTuple):
    """A row as it is now, or, where `then` is a day, as it was at the audit of that day."""

    row: FigureRow
    then: date | None = None

    @property
    def key(self) -> tuple[str, bool]:
        return self.row.key, self.then is not None

    @property
    def cells(self) -> tuple[FigureCell, ...]:
        return self.row.cells if self.then is None else self.row.before

    @property
    def label(self) -> str:
        return self.row.label if self.then is None else f"{_INDENT}{in_words(self.then)}"


@guarded
class FigureModel(TableModel[FigureLine]):
    """The lines of one table; what a row is called now stands out."""

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == StrongRole and index.isValid():
            line = self.row_at(index)
            return index.column() == 0 and line is not None and line.then is None
        return super().data(index, role)


def figures_words(figures: AuditFigures) -> str:
    """Say of when figures are, since when events are counted, and with which audit they are compared."""
    words = _tr("As at %1, events since %2.")
    words = words.replace("%1", in_words(figures.as_at)).replace("%2", in_words(figures.since))
    if figures.before_at is None:
        return words + " " + _tr("There is no earlier audit to compare with.")
    return words + " " + _tr("Compared with the audit of %1.").replace("%1", in_words(figures.before_at))


def figure_lines(table: FigureTable, before_at: date | None) -> list[FigureLine]:
    """Return the rows of a table, each followed by what it was at the last audit, where that is known."""
    found = []
    for row in table.rows:
        found.append(FigureLine(row))
        if row.before and before_at is not None:
            found.append(FigureLine(row, before_at))
    return found


def figure_columns(table: FigureTable) -> list[Column[FigureLine]]:
    """Return what a line is called, and its cells under their heads."""
    columns = [Column(_tr("Who or what"), _label, width=236, key="label", tooltip=_label, strong=True)]
    for place, head in enumerate(table.heads):
        words = partial(_words, place)
        texts = (cell_words(_at(row.cells, place)) for row in table.rows)
        is_long = any(len(text) > _LONG for text in texts)
        tooltip = words if is_long else None
        columns.append(
            Column(head, words, width=150 if is_long else 92, key=f"cell-{place}", tooltip=tooltip, title_tooltip=head)
        )
    return columns


def cell_words(cell: FigureCell) -> str:
    """Write one cell: `58`, `54 of 62 (87%)`, `3 Sep 2026`, `Yes`; a dash where nothing is on record."""
    match cell:
        case None | "":
            return NOTHING
        case Count():
            return f"{cell.number:,}"
        case Share():
            return f"{cell.words} ({cell.percent_words})"
        case bool():
            return _tr("Yes") if cell else _tr("No")
        case date():
            return in_words(cell)
        case float():
            return f"{cell:g}"
        case int():
            return f"{cell:,}"
        case _:
            return cell


def change_words(now: FigureCell, then: FigureCell) -> str:
    """Write how a cell changed: `▲ 2 more`, `▼ 4 points`, `= the same`; empty where the two cannot be compared."""
    if then is None or now is None:
        return ""
    if isinstance(now, Share) and isinstance(then, Share):
        return _points(now, then)
    before, after = _number(then), _number(now)
    if before is not None and after is not None:
        return _difference(after - before)
    # Texts and days stand below each other: that they are the same, or not, is seen.
    return ""


def line_people(line: FigureLine, place: int) -> tuple[int, ...]:
    """Return who is counted in a cell of a line; in a line about one person that is this person."""
    cell = _at(line.cells, place)
    people = cell.people if isinstance(cell, Count | Share) else ()
    return people or (() if line.row.person_id is None else (line.row.person_id,))


def line_missing(line: FigureLine, place: int) -> tuple[int, ...]:
    """Return who is missing from a cell that counts some of several people."""
    cell = _at(line.cells, place)
    return cell.missing if isinstance(cell, Share) else ()


def cell_title(table: FigureTable, line: FigureLine, place: int) -> str:
    """Name a cell in words: `Group 1: In date`; with the day where it is of the last audit."""
    title = _named(table, line, place)
    return title if line.then is None else f"{title}, {in_words(line.then)}"


def cell_sentence(table: FigureTable, line: FigureLine, place: int, before_at: date | None) -> str:
    """Say a cell in full: `Group 1: In date: 54 of 62 (87%), ▲ 4 points. On 20 Nov 2024: 50 of 60 (83%).`"""
    if place < 0:
        return line.row.label
    now, then = _at(line.row.cells, place), _at(line.row.before, place)
    sentence = f"{_named(table, line, place)}: {cell_words(now)}"
    if then is None or before_at is None:
        return f"{sentence}."
    change = change_words(now, then)
    sentence = f"{sentence}, {change}." if change else f"{sentence}."
    return sentence + _tr(" On %1: %2.").replace("%1", in_words(before_at)).replace("%2", cell_words(then))


def table_text(table: FigureTable, before_at: date | None) -> str:
    """Return a whole table as tab-separated lines, headings first."""
    columns = figure_columns(table)
    lines = [[column.title for column in columns]]
    lines += [[column.text(line) for column in columns] for line in figure_lines(table, before_at)]
    return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines) + "\n"


def _named(table: FigureTable, line: FigureLine, place: int) -> str:
    """Name a cell by its line and its head; a head that only says that it is a figure names nothing."""
    head = table.heads[place] if place >= 0 else FIGURE_HEAD
    return line.row.label if head == FIGURE_HEAD else f"{line.row.label}: {head}"


def _label(line: FigureLine) -> str:
    return line.label


def _words(place: int, line: FigureLine) -> str:
    cell = _at(line.cells, place)
    # Beside the earlier figure, "2 fewer" would read as if there had been fewer then.
    change = change_words(cell, _at(line.row.before, place)) if line.then is None else ""
    return f"{cell_words(cell)}  {change}" if change else cell_words(cell)


def _at(cells: Sequence[FigureCell], place: int) -> FigureCell:
    return cells[place] if 0 <= place < len(cells) else None


def _number(cell: FigureCell) -> float | None:
    if isinstance(cell, Count):
        return cell.number
    return cell if isinstance(cell, int | float) and not isinstance(cell, bool) else None


def _points(now: Share, then: Share) -> str:
    if now.percent is None or then.percent is None:
        return ""
    change = now.percent - then.percent
    if not change:
        return f"{SAME} {_tr('the same share')}"
    return f"{UP if change > 0 else DOWN} {plural(abs(change), 'point')}"


def _difference(change: float) -> str:
    if not change:
        return f"{SAME} {_tr('the same')}"
    words = _tr("%1 more") if change > 0 else _tr("%1 fewer")
    return f"{UP if change > 0 else DOWN} {words.replace('%1', f'{abs(round(change, 1)):,g}')}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("AuditFigures", text)
