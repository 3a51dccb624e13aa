"""What lies ahead as a table: one row for now and for each month or term, one column for each requirement."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt

from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.figures import Figures
from nscp_desktop.domain.forecast import Already, Coming, ComingKind, Forecast, Then, people_of
from nscp_desktop.domain.requirements import Requirement
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.ui.models.table import Column

IN_DATE, ALL = 1, 2
FIRST_REQUIREMENT = 3
_RIGHT = Qt.AlignmentFlag.AlignRight
_MANY: Mapping[StandingKind | ComingKind, str] = {
    ComingKind.LAPSES: "lapse",
    ComingKind.EXEMPTION_ENDS: "exemptions end",
    StandingKind.DATE_UNKNOWN: "without a date",
}


@dataclass(frozen=True, slots=True)
class AheadRow:
    """Now, or one month or term: what is late already or comes up, and where everyone is at its end."""

    place: int
    title: str
    items: tuple[Coming | Already, ...]
    end: Then
    figures: Figures
    counts: Mapping[str, int]
    notices: tuple[str, ...] = ()

    @property
    def is_now(self) -> bool:
        return self.place == 0

    def of(self, requirement_id: str = "") -> tuple[Coming | Already, ...]:
        """Return the entries of people who are not away then, of one requirement or of all."""
        return tuple(
            one
            for one in self.items
            if not one.is_away and (not requirement_id or one.requirement_id == requirement_id)
        )


def ahead_rows(found: Forecast) -> list[AheadRow]:
    """Return the rows: what is late already first, then one for each month or term."""
    return [
        _row(0, _tr("Late already"), found.already, found.now),
        *(_row(place, one.period.title, one.coming, one.end, one.notices) for place, one in enumerate(found.ahead, 1)),
    ]


def ahead_columns(requirements: Sequence[Requirement]) -> list[Column[AheadRow]]:
    """Return when, the figure at the end, all that comes up, and how much of it with each requirement."""
    return [
        # No tooltips, by which a column says that it may be cut: what a cell says in full stands below the table.
        Column(_tr("When"), _title, width=116, strong=True, key="when"),
        Column(_tr("In date at its end"), _in_date, width=150, key="in-date", spoken=_in_date_spoken),
        Column(_tr("All"), _all, align=_RIGHT, width=56, key="all", spoken=partial(_spoken, None)),
        *(
            Column(
                item.short or item.title,
                partial(_count, item.id),
                align=_RIGHT,
                width=64,
                key=item.id,
                title_tooltip=item.title,
                spoken=partial(_spoken, item),
            )
            for item in requirements
        ),
    ]


def what_words(row: AheadRow, requirement: Requirement | None) -> str:
    """Say what a cell counts: `Mar 2027, Prevent: 3 lapse, 1 first time due`."""
    items = row.of(requirement.id if requirement else "")
    what = f", {requirement.short or requirement.title}" if requirement else ""
    if not items:
        nothing = _tr("nothing is late") if row.is_now else _tr("nothing comes up")
        return f"{row.title}{what}: {nothing}"
    parts = [_kind_words(kind, items) for kind in (*StandingKind, *ComingKind)]
    return f"{row.title}{what}: {', '.join(part for part in parts if part)}"


def cell_title(row: AheadRow, requirement: Requirement | None) -> str:
    """Name the people behind a cell, as the title of the list that they open in."""
    people = plural(len(people_of(row.of(requirement.id if requirement else ""))), "person", "people")
    what = requirement.short or requirement.title if requirement else _tr("any training")
    return f"{row.title} · {what} · {people}"


def figure_words(then: Then) -> str:
    """Say where everyone would be: `54 of 62 (87%) would be in date on 31 Mar 2027`."""
    figures = then.figures()
    words = _tr("%1 of %2 (%3) in date on %4").replace("%1", f"{figures.in_date:,}").replace("%2", f"{figures.of:,}")
    words = words.replace("%3", figures.percent_words).replace("%4", in_words(then.day))
    return f"{words}, {figures.beside}" if figures.beside else words


def _kind_words(kind: StandingKind | ComingKind, items: tuple[Coming | Already, ...]) -> str:
    found = [one for one in items if one.kind is kind]
    if not found:
        return ""
    days = [day for one in found if (day := _day(one)) is not None]
    first = f" ({_tr('first')} {in_words(min(days))})" if days and isinstance(kind, ComingKind) else ""
    return f"{len(found):,} {_MANY.get(kind, kind.words.lower())}{first}"


def _day(one: Coming | Already) -> date | None:
    return one.day if isinstance(one, Coming) else one.due


def _title(row: AheadRow) -> str:
    return row.title


def _row(
    place: int, title: str, items: tuple[Coming | Already, ...], end: Then, notices: tuple[str, ...] = ()
) -> AheadRow:
    counts = Counter(one.requirement_id for one in items if not one.is_away)
    return AheadRow(place, title, items, end, end.figures(), counts, notices)


def _in_date(row: AheadRow) -> str:
    day = in_words(row.end.day) if row.is_now else in_words(row.end.day).rsplit(" ", 1)[0]
    return f"{row.figures.words} · {row.figures.percent_words} · {day}"


def _in_date_spoken(row: AheadRow) -> str:
    return figure_words(row.end)


def _all(row: AheadRow) -> str:
    return f"{sum(row.counts.values()):,}"


def _count(requirement_id: str, row: AheadRow) -> str:
    count = row.counts.get(requirement_id, 0)
    return f"{count:,}" if count else "·"


def _spoken(requirement: Requirement | None, row: AheadRow) -> str:
    return what_words(row, requirement)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Forecast", text)
