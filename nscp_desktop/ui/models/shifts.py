"""The figures without a session and with it: one row for each requirement, and one for everyone."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.figures import Figures
from nscp_desktop.domain.standing import Rulebook
from nscp_desktop.domain.what_if import Shift, WhatIf
from nscp_desktop.ui.models.table import Column

FIRST_FIGURE = 1


@dataclass(frozen=True, slots=True)
class ShiftRow:
    """One requirement, or everyone's worst standing, on the day and on the later day; None where nobody is asked."""

    key: str
    title: str
    short: str
    on: Shift | None
    later: Shift | None

    def figure(self, column: int) -> tuple[Figures | None, tuple[int, ...], date | None, bool]:
        """Return the figure of a column, who is in date, the day, and whether it is with the session."""
        place = column - FIRST_FIGURE
        shift = (self.on, self.on, self.later, self.later)[place] if 0 <= place <= 3 else None
        with_it = bool(place % 2)
        if shift is None:
            return None, (), None, with_it
        people = shift.in_date_after if with_it else shift.in_date_without
        return (shift.after if with_it else shift.without), people, shift.day, with_it


def shift_rows(found: WhatIf, rulebook: Rulebook) -> list[ShiftRow]:
    """Return a row for each requirement that the course counts towards, and the last one for everyone."""
    plan = found.plan
    ids = dict.fromkeys(shift.requirement_id for shift in found.shifts if shift.requirement_id is not None)
    known = {(shift.requirement_id, shift.day): shift for shift in found.shifts}
    rows = [
        ShiftRow(
            own,
            rulebook.by_id[own].title,
            rulebook.by_id[own].short,
            known.get((own, plan.on)),
            known.get((own, plan.later)),
        )
        for own in rulebook.by_id
        if own in ids
    ]
    everything, in_short = _tr("Everything that is asked"), _tr("Everything")
    whole = ShiftRow("", everything, in_short, known.get((None, plan.on)), known.get((None, plan.later)))
    return [*rows, whole]


def shift_columns(on: date | None, later: date | None) -> list[Column[ShiftRow]]:
    """Return the requirement, and for both days the figure without the session and with it."""
    heads = []
    for day in (on, later):
        words = in_words(day) if day is not None else _tr("the day")
        heads += [_tr("%1 without").replace("%1", words), _tr("with it")]
    return [
        Column(_tr("In date"), _short, width=90, strong=True, key="title", tooltip=_title, spoken=_title),
        *(
            Column(head, partial(_text, place), width=104, key=f"figure-{place}", spoken=partial(_spoken, place))
            for place, head in enumerate(heads, FIRST_FIGURE)
        ),
    ]


def figure_title(row: ShiftRow, column: int) -> str:
    """Say what a figure counts: `Whole-school training: 58 of 62 (93%) in date on 3 Sep 2027 with it`."""
    figures, _, day, with_it = row.figure(column)
    if figures is None or day is None:
        return row.title
    words = _tr("%1: %2 (%3) in date on %4") + " " + (_tr("with the session") if with_it else _tr("without it"))
    words = words.replace("%1", row.title).replace("%2", figures.words)
    words = words.replace("%3", figures.percent_words).replace("%4", in_words(day))
    return f"{words}, {figures.beside}" if figures.beside else words


def _short(row: ShiftRow) -> str:
    return row.short


def _title(row: ShiftRow) -> str:
    return row.title


def _text(column: int, row: ShiftRow) -> str:
    figures, _, _, with_it = row.figure(column)
    if figures is None:
        return "–"
    arrow = "→ " if with_it else ""
    return f"{arrow}{figures.words} · {figures.percent_words}"


def _spoken(column: int, row: ShiftRow) -> str:
    return figure_title(row, column)


def _tr(text: str) -> str:
    return QCoreApplication.translate("WhatIf", text)
