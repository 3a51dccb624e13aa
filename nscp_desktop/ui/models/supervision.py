"""The tables about supervision: teams with their figures, people with their dates, and one person's dates."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from nscp_desktop.domain.dates import in_words, opening
from nscp_desktop.domain.figures import Figures
from nscp_desktop.domain.people import AWAY_SYMBOL
from nscp_desktop.domain.standing_kinds import StandingKind
from nscp_desktop.domain.supervision import (
    Supervised,
    Supervision,
    SupervisionKind,
    TeamSupervision,
    beside,
    figures_of,
)
from nscp_desktop.ui.models.table import Column

EVERYONE, MISSING, SOON, IN_TIME, NOT_ASKED = "everyone", "missing", "soon", "in-time", "not-asked"
_CHIPS = {
    StandingKind.OVERDUE: MISSING,
    StandingKind.NOT_DONE: MISSING,
    StandingKind.DUE_SOON: SOON,
    StandingKind.INDUCTION: SOON,
    StandingKind.IN_DATE: IN_TIME,
}


class TeamRow(NamedTuple):
    """A team, or everyone: what is asked, the figures, and the people. `key` is the team's name, None for everyone."""

    key: str | None
    title: str
    asked: str
    figures: Figures
    people: tuple[Supervised, ...]
    is_asked: bool


def team_rows(people: Sequence[Supervised], teams: Iterable[TeamSupervision]) -> list[TeamRow]:
    """Return everyone, then each team."""
    known = list(teams)
    everyone = TeamRow(None, _tr("Everyone"), "", figures_of(people), tuple(people), any(team.asked for team in known))
    rows = [
        TeamRow(
            team.team,
            team.team or _tr("No team"),
            opening(", ".join(rule.words for rule in team.asked)),
            team.figures,
            team.people,
            bool(team.asked),
        )
        for team in known
    ]
    return [everyone, *rows]


def chip_of(row: Supervised) -> str:
    """Return the pill under which somebody stands, besides that for everyone."""
    return _CHIPS.get(row.standing, NOT_ASKED)


def counts_of(rows: Iterable[Supervised]) -> dict[str, int]:
    """Return how many stand under each pill."""
    found = dict.fromkeys((EVERYONE, MISSING, SOON, IN_TIME, NOT_ASKED), 0)
    for row in rows:
        found[EVERYONE] += 1
        found[chip_of(row)] += 1
    return found


def figure_words(figures: Figures) -> str:
    """`14 of 18 (77%), and 1 away`."""
    left_out = beside(figures)
    words = f"{figures.words} ({figures.percent_words})"
    return f"{words}, {left_out}" if left_out else words


def team_words(row: TeamRow) -> str:
    """Say what is asked of a team, and how many are in time."""
    if not row.is_asked:
        return _tr("No supervision is asked. Days and kinds can be recorded all the same.")
    words = _tr("%1 (%2) in time").replace("%1", row.figures.words).replace("%2", row.figures.percent_words)
    parts = [row.asked, ", ".join(part for part in (words, beside(row.figures)) if part)]
    return " · ".join(part for part in parts if part)


def team_columns() -> list[Column[TeamRow]]:
    """Return the columns of the table of teams."""
    return [
        Column(_tr("Team"), _team_title, width=110, strong=True, key="team", tooltip=_team_title),
        # Without a tooltip it is never cut: a long name of a team gives way first.
        Column(_tr("In time"), _team_figures, width=104, key="in-time", spoken=_team_whole),
    ]


def people_columns(as_at: date, kinds: Iterable[SupervisionKind]) -> list[Column[Supervised]]:
    """Return the columns of the table of people: the last date of each of these kinds, and what is due next."""
    return [
        Column(_tr("Name"), partial(_name, as_at), width=140, strong=True, key="name", tooltip=_whole_name),
        Column(
            _tr("Supervision"),
            partial(_words, as_at),
            sort_key=_severity,
            width=150,
            status=_status,
            key="standing",
            spoken=partial(_spoken, as_at),
        ),
        *(
            Column(
                kind.words,
                partial(_last, kind),
                sort_key=partial(_last_order, kind),
                width=96,
                key=kind.value,
                title_tooltip=_tr("The last of this kind"),
            )
            for kind in kinds
        ),
        Column(_tr("Next due"), _due, sort_key=_due_order, width=92, key="due"),
    ]


def date_columns() -> list[Column[Supervision]]:
    """Return the columns of one person's supervision."""
    return [
        Column(_tr("Day"), _day, sort_key=_day_order, width=110, strong=True),
        Column(_tr("Kind"), _kind_words, width=120),
    ]


def supervised_key(row: Supervised) -> int:
    return row.person.id


def supervision_key(row: Supervision) -> int:
    return row.id


def team_key(row: TeamRow) -> str | None:
    return row.key


def search_words(row: Supervised) -> str:
    """Return the text in which the filter looks."""
    return f"{row.person.sorted_name} {row.person.known_as} {row.team}"


def gap_words(row: Supervised, as_at: date) -> str:
    """Return where somebody is with the worst of what is asked, with its symbol."""
    worst = row.worst
    if worst is None:
        return f"{StandingKind.NOT_REQUIRED.symbol} {_tr('Not asked')}"
    return f"{worst.standing.symbol} {worst.words(as_at)}"


def _team_title(row: TeamRow) -> str:
    return row.title


def _team_figures(row: TeamRow) -> str:
    if not row.is_asked:
        return f"{StandingKind.NOT_REQUIRED.symbol} {_tr('not asked')}"
    return f"{row.figures.words} · {row.figures.percent_words}"


def _team_whole(row: TeamRow) -> str:
    return figure_words(row.figures) if row.is_asked else _tr("No supervision is asked.")


def _name(as_at: date, row: Supervised) -> str:
    return f"{row.person.sorted_name} {AWAY_SYMBOL}" if row.person.is_away_on(as_at) else row.person.sorted_name


def _whole_name(row: Supervised) -> str:
    away = f"\n{_tr('Away now')}" if row.is_away else ""
    return f"{row.person.sorted_name}\n{row.team}{away}"


def _words(as_at: date, row: Supervised) -> str:
    return gap_words(row, as_at)


def _spoken(as_at: date, row: Supervised) -> str:
    worst = row.worst
    return f"{worst.kind.words}: {worst.words(as_at)}" if worst is not None else _tr("Not asked")


def _severity(row: Supervised) -> tuple[int, date]:
    worst = row.worst
    return row.standing.severity, (worst.due if worst is not None and worst.due is not None else date.max)


def _status(row: Supervised) -> StandingKind:
    return row.standing


def _last(kind: SupervisionKind, row: Supervised) -> str:
    gap = row.gap(kind)
    return in_words(gap.last) if gap is not None and gap.last is not None else ""


def _last_order(kind: SupervisionKind, row: Supervised) -> date:
    gap = row.gap(kind)
    return gap.last if gap is not None and gap.last is not None else date.min


def _due(row: Supervised) -> str:
    worst = row.worst
    return in_words(worst.due) if worst is not None and worst.due is not None else ""


def _due_order(row: Supervised) -> date:
    worst = row.worst
    return worst.due if worst is not None and worst.due is not None else date.max


def _day(row: Supervision) -> str:
    return in_words(row.held_on)


def _day_order(row: Supervision) -> date:
    return row.held_on


def _kind_words(row: Supervision) -> str:
    return row.kind.words


def _tr(text: str) -> str:
    return QCoreApplication.translate("Supervision", text)
