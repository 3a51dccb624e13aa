"""Supervision by team: how many are in time, and who is overdue. Dates only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from nscp_desktop.domain.dates import in_words, opening, plural
from nscp_desktop.domain.standing_kinds import StandingKind
from nscp_desktop.domain.supervision import (
    NOTICE_DAYS,
    Gap,
    Supervised,
    SupervisionRule,
    TeamSupervision,
    beside,
    by_team,
    figures_of,
)
from nscp_desktop.reports import ink
from nscp_desktop.reports.charts import Tile, draw_tiles
from nscp_desktop.reports.frame import Built, Frame, Paper
from nscp_desktop.reports.table import Band, Chip, Column, Row, draw_table

_TEAMS = (
    Column("Team", 24, bold=True),
    Column("How often", 34),
    Column("In time", 14, "right"),
    Column("Overdue", 11, "right"),
    Column("None on record", 12, "right"),
    Column("Not counted", 22),
)
_PEOPLE = (
    Column("Person", 28, bold=True),
    Column("Kind", 14),
    Column("Last", 15),
    Column("Due by", 15),
    Column("Where they are", 26),
)
_NOTE = (
    "In time are those whose last supervision lies no longer back than is asked. Starters have time from their first "
    "day; before their first they are not counted but named beside, as are people who are away. Only days and kinds "
    "are kept, never what was spoken about."
)
_SHOWN = (StandingKind.OVERDUE, StandingKind.NOT_DONE, StandingKind.DUE_SOON)


@dataclass(frozen=True, slots=True)
class SupervisionReport:
    """What the report is made of: the people, already narrowed to those who are shown, and how often is asked."""

    frame: Frame
    people: Sequence[Supervised]
    rules: Sequence[SupervisionRule]


def build_supervision(data: SupervisionReport, out: BinaryIO) -> Built:
    """Write the report as a PDF."""
    paper = Paper(out, data.frame)
    if not data.rules:
        paper.paragraph(
            "Nobody has said yet how often supervision is meant to be. It is set under Learning, Supervision."
        )
        return paper.finish(counting=False)
    figures = figures_of(data.people)
    not_asked = sum(not one.standing.is_asked for one in data.people)
    draw_tiles(
        paper,
        [
            Tile("In time", f"{figures.words} ({figures.percent_words})", beside(figures)),
            Tile("Overdue", f"{figures.overdue:,}", "people"),
            Tile("None on record", f"{figures.not_done:,}", "people"),
            Tile("Not asked", f"{not_asked:,}", "people"),
        ],
    )
    paper.paragraph(_NOTE, ink.NOTE)
    teams = by_team(data.people, data.rules)
    paper.heading("By team", keep_with=50)
    draw_table(paper, _TEAMS, [_team(one) for one in teams])
    rows = list(_rows(teams, data.frame.as_at))
    paper.heading(f"Overdue, none on record, or due within {NOTICE_DAYS} days", keep_with=50)
    if rows:
        draw_table(paper, _PEOPLE, rows)
    else:
        paper.paragraph("Nobody.")
    return paper.finish(counting=False)


def _team(one: TeamSupervision) -> Row:
    asked = opening(", ".join(rule.words for rule in one.asked)) or "Not asked"
    figures = one.figures
    shown = [f"{figures.words} ({figures.percent_words})", f"{figures.overdue:,}", f"{figures.not_done:,}"]
    return [one.team or "No team", asked, *(shown if one.asked else ["", "", ""]), one.beside.removeprefix("and ")]


def _rows(teams: Iterable[TeamSupervision], as_at: date) -> Iterable[Row]:
    for team in teams:
        listed = [(one, gap) for one in team.people for gap in one.gaps if gap.standing in _SHOWN]
        if listed:
            people = len({one.person.id for one, _ in listed})
            yield Band(f"{team.team or 'No team'} · {plural(people, 'person', 'people')}")
            for one, gap in listed:
                yield _person(one, gap, as_at)


def _person(one: Supervised, gap: Gap, as_at: date) -> Row:
    role = one.person.role_words(as_at)
    quiet = ", ".join(part for part in (role, "away now" if one.is_away else "") if part)
    return [
        f"{one.person.sorted_name}\n{quiet}" if quiet else one.person.sorted_name,
        gap.kind.words,
        in_words(gap.last) if gap.last is not None else "none",
        in_words(gap.due) if gap.due is not None else "–",
        Chip(gap.standing, gap.words(as_at)),
    ]
