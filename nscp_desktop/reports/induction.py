"""Inductions of starters: the steps of each, the days taken, and who is late; and a checklist for one starter."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.induction import InductionStep, Starter, StepState, figures_of
from nscp_desktop.domain.standing_kinds import StandingKind
from nscp_desktop.reports import ink
from nscp_desktop.reports.charts import Tile, draw_tiles
from nscp_desktop.reports.frame import Built, Frame, Paper
from nscp_desktop.reports.table import Cell, Chip, Column, Row, draw_table

_LATE = (
    Column("Person", 30, bold=True),
    Column("Team", 22),
    Column("Started", 16),
    Column("Deadline", 16),
    Column("How late", 22),
    Column("Still open", 50),
)
_CHECKLIST = (
    Column("Step", 48, bold=True),
    Column("Done on", 18),
    Column("Explained by, signature", 32),
    Column("Starter's signature", 32),
)
_NOTE = (
    "Days run from the first day to the last step; what was done before the first day counts as day 0. Counted are "
    "inductions that are finished, and those whose deadline has passed. Those with time left, and people who are away, "
    "are named beside."
)
NOT_ASKED = "not asked"


@dataclass(frozen=True, slots=True)
class InductionReport:
    """What the report is made of; the starters are already narrowed to those who are shown."""

    frame: Frame
    steps: Sequence[InductionStep]
    days: int
    starters: Sequence[Starter]


@dataclass(frozen=True, slots=True)
class InductionChecklist:
    """What the checklist of one starter is made of; `lead` is the safeguarding lead, or empty."""

    frame: Frame
    starter: Starter
    lead: str


def build_induction(data: InductionReport, out: BinaryIO) -> Built:
    """Write the report as a PDF."""
    paper = Paper(out, data.frame)
    if not data.steps:
        paper.paragraph("There are no steps of induction yet. They are set up under Learning, Induction.")
        return paper.finish(counting=False)
    figures = figures_of(data.starters)
    finished = sum(one.finished_on is not None for one in data.starters)
    draw_tiles(
        paper,
        [
            Tile(f"Finished within {plural(data.days, 'day')}", figures.words, figures.beside),
            Tile("Late", f"{figures.late:,}", "a step is still open after the deadline"),
            Tile("Median of days taken", figures.median_words, f"of {finished:,} finished"),
            Tile("Starters shown", f"{len(data.starters):,}"),
        ],
    )
    paper.paragraph(_NOTE, ink.NOTE)
    late = [one for one in data.starters if one.is_late]
    away = len(late) - figures.late
    beside = f", and {away} away" if away else ""
    paper.heading(f"Late: {plural(figures.late, 'person', 'people')}{beside}", keep_with=50)
    if late:
        draw_table(paper, _LATE, [_late(one) for one in sorted(late, key=_by_deadline)])
    else:
        paper.paragraph("Nobody is late.")
    paper.heading("Starters and their steps", keep_with=50)
    if data.starters:
        draw_table(paper, _columns(data.steps), [_row(one) for one in sorted(data.starters, key=_newest_first)])
    else:
        paper.paragraph("Nobody has started in this time.")
    return paper.finish(counting=False)


def build_checklist(data: InductionChecklist, out: BinaryIO) -> Built:
    """Write the checklist of one starter, to be signed by both, as a PDF."""
    paper, one = Paper(out, data.frame), data.starter
    role = one.person.role_words(max(one.as_at, one.started_on))
    paper.heading(", ".join(part for part in (one.person.name, role, one.team) if part))
    paper.paragraph(
        f"First day {in_words(one.started_on)}. All steps are to be done by {in_words(one.deadline)}. "
        + (f"Safeguarding lead: {data.lead}." if data.lead else "")
    )
    paper.y -= 6
    draw_table(paper, _CHECKLIST, [_to_sign(state) for state in one.asked])
    paper.y -= 18
    paper.paragraph("Finished on ____________________   Looked through by ______________________________")
    paper.y -= 4
    paper.paragraph(
        "Steps with a date are on record already. This sheet holds days and signatures only; notes belong elsewhere.",
        ink.NOTE,
    )
    return paper.finish(counting=False)


def _columns(steps: Sequence[InductionStep]) -> list[Column]:
    share = max(72 / len(steps), 9)
    named = [Column(step.title, share) for step in steps]
    return [Column("Person", 24, bold=True), Column("Started", 13), *named, Column("Where they are", 24)]


def _row(one: Starter) -> Row:
    quiet = ", ".join(part for part in (one.team, "away now" if one.is_away else "") if part)
    name = one.person.sorted_name
    chip = Chip(one.standing, one.words)
    return [f"{name}\n{quiet}" if quiet else name, in_words(one.started_on), *map(_step, one.steps), chip]


def _step(state: StepState) -> Cell:
    if not state.is_asked:
        return f"{StandingKind.NOT_REQUIRED.symbol} {NOT_ASKED}"
    if state.done_on is None:
        return f"{StandingKind.NOT_DONE.symbol} open"
    by = f"\n{state.done_by}" if state.done_by else ""
    return f"{StandingKind.IN_DATE.symbol} {in_words(state.done_on)}{by}"


def _late(one: Starter) -> Row:
    quiet = "away now" if one.is_away else ""
    return [
        f"{one.person.sorted_name}\n{quiet}" if quiet else one.person.sorted_name,
        one.team,
        in_words(one.started_on),
        in_words(one.deadline),
        Chip(one.standing, one.words),
        ", ".join(state.step.title for state in one.asked if state.done_on is None),
    ]


def _to_sign(state: StepState) -> Row:
    # Room for a hand: two signatures stand beside each step.
    about = f"{state.step.title}\n{state.step.about or ' '}\n \n "
    day = f"{StandingKind.IN_DATE.symbol} {in_words(state.done_on)}" if state.done_on is not None else ""
    return [about, day, state.done_by, ""]


def _by_deadline(one: Starter) -> tuple[object, str]:
    return one.deadline, one.person.sorted_name


def _newest_first(one: Starter) -> tuple[int, str]:
    return -one.started_on.toordinal(), one.person.sorted_name
