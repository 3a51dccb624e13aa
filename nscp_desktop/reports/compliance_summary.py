"""The compliance summary: one or two pages for governors, trustees or the board."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO

from nscp_desktop.domain.agency import PackInfo
from nscp_desktop.domain.board import Board
from nscp_desktop.domain.board import Row as BoardRow
from nscp_desktop.domain.dates import in_words, opening, plural
from nscp_desktop.domain.figures import Figures
from nscp_desktop.domain.minimums import Minimum
from nscp_desktop.domain.people import HeldDuty
from nscp_desktop.domain.requirements import Requirement, Rule, RuleKind
from nscp_desktop.domain.rule_words import when_words
from nscp_desktop.domain.standing import Standing, StandingKind
from nscp_desktop.domain.target_groups import TargetGroup
from nscp_desktop.reports import ink
from nscp_desktop.reports.charts import Bar, Tile, draw_bars, draw_months, draw_tiles
from nscp_desktop.reports.frame import Built, Frame, Paper
from nscp_desktop.reports.table import Cell, Chip, Column, Look, booked_mark, draw_table

_REQUIREMENT_COLUMNS = (
    Column("Requirement", 30, bold=True),
    Column("In date", 13, "right"),
    Column("%", 7, "right"),
    Column("Of these, due soon", 10, "right"),
    Column("Overdue", 9, "right"),
    Column("Not done", 8, "right"),
    Column("Date unknown", 10, "right"),
    Column("In induction", 10, "right"),
    Column("Exempt", 8, "right"),
)
_MINIMUM_COLUMNS = (
    Column("Requirement", 34, bold=True),
    Column("Where", 24),
    Column("Trained and in date", 16, "right"),
    Column("Needed", 12, "right"),
    Column("", 2),
    Column("Met", 12),
)
# In an agency of many sites or teams, those where all is well are summed up: the summary has one or two pages.
_MOST_PARTS = 12
_LEAD_COLUMNS = (
    Column("Lead", 19, bold=True),
    Column("Responsibility", 27),
    Column("Overall", 14),
    Column("Training for this responsibility", 40),
)
_RULE_COLUMNS = (
    Column("Requirement", 22, bold=True),
    Column("How often", 19),
    Column("First time", 13),
    Column("Asked for by", 26),
    Column("To check", 8),
)


@dataclass(frozen=True, slots=True)
class ComplianceSummary:
    """What the summary is made of. `lead_duties` are codes; holders are named in this order.

    `minimums` are those of the whole agency, whoever else is shown.
    """

    frame: Frame
    board: Board
    groups: tuple[TargetGroup, ...] = ()
    packs: tuple[PackInfo, ...] = ()
    lead_duties: tuple[str, ...] = ()
    minimums: tuple[Minimum, ...] = ()


def build_compliance_summary(data: ComplianceSummary, out: BinaryIO) -> Built:
    """Write the compliance summary as a PDF."""
    paper = Paper(out, data.frame)
    _draw_figures(paper, data.board)
    if data.board.rows:
        _draw_groups(paper, data)
        _draw_requirements(paper, data.board)
        _draw_minimums(paper, data.minimums)
        _draw_lapses(paper, data.board)
        _draw_leads(paper, data)
    _draw_rules(paper, data)
    return paper.finish()


def _draw_figures(paper: Paper, board: Board) -> None:
    if not board.rows:
        paper.paragraph(f"Nobody is on record here on {in_words(board.as_at)}, so there are no figures to show.")
        paper.y -= 4
        return
    figures = board.figures()
    draw_tiles(
        paper,
        (
            Tile("In date", f"{figures.words} ({figures.percent_words})", figures.beside, 2.4),
            Tile("Of these, due soon", f"{figures.due_soon:,}", weight=1.15),
            Tile("Overdue", f"{figures.overdue:,}"),
            Tile("Not done", f"{figures.not_done:,}"),
            Tile("Date unknown", f"{figures.date_unknown:,}"),
            Tile("In induction", f"{figures.induction:,}"),
        ),
    )
    asked = figures.of + figures.induction + figures.exempt
    unasked = len(board.rows) - asked
    words = f"{plural(len(board.rows), 'person', 'people')} here on {in_words(board.as_at)}."
    if unasked:
        words += f" Of {plural(unasked, 'person', 'people')} nothing is asked."
    paper.paragraph(words, ink.NOTE)


def _draw_groups(paper: Paper, data: ComplianceSummary) -> None:
    paper.heading("By Target Group")
    labels = {group.number: group.label for group in data.groups}
    by_group = data.board.by_group()
    order = sorted(number for number in by_group if number is not None)
    bars = [Bar(labels.get(number, f"Group {number}"), by_group[number]) for number in order]
    if None in by_group:
        bars.append(Bar("Not yet placed in a group", by_group[None]))
    draw_bars(paper, bars)
    unchecked = [str(group.number) for group in data.groups if group.to_check]
    if unchecked:
        which = ", ".join(unchecked)
        paper.y -= 2
        paper.paragraph(
            f"To check: nobody has yet compared the texts of Target Group {which} with the NSCP's own.", ink.NOTE
        )


def _draw_requirements(paper: Paper, board: Board) -> None:
    paper.heading("By requirement")
    figures = board.by_requirement()
    draw_table(paper, _REQUIREMENT_COLUMNS, (_requirement_row(item, figures[item.id]) for item in board.requirements()))


def _requirement_row(requirement: Requirement, figures: Figures) -> list[Cell]:
    counts = (
        figures.due_soon,
        figures.overdue,
        figures.not_done,
        figures.date_unknown,
        figures.induction,
        figures.exempt,
    )
    return [
        requirement.title,
        figures.words,
        figures.percent_words,
        *(f"{count:,}" if count else "–" for count in counts),
    ]


def _draw_minimums(paper: Paper, minimums: tuple[Minimum, ...]) -> None:
    if not minimums:
        return
    paper.heading("Minimums", keep_with=60)
    paper.paragraph(
        "What is asked of the whole agency: so many people trained and in date, of those whom the rule is for.",
        ink.NOTE,
    )
    paper.y -= 3
    draw_table(paper, _MINIMUM_COLUMNS, _minimum_rows(minimums), Look(merge_first=True))


def _minimum_rows(minimums: Iterable[Minimum]) -> Iterable[list[Cell]]:
    for minimum in minimums:
        title, needed = minimum.requirement.title, f"at least {minimum.wanted:,}"
        shown = minimum.parts if len(minimum.parts) <= _MOST_PARTS else minimum.missing
        for part in shown:
            share = f"{part.words} ({part.percent_words})"
            yield [title, minimum.where(part), share, needed, "", _met(minimum.is_met_in(part))]
        more = len(minimum.parts) - len(shown)
        if more:
            where = plural(more, f"{'other ' if shown else ''}{minimum.rule.minimum_per.value}")
            yield [title, where, "enough in each", needed, "", _met(True)]


def _met(is_met: bool) -> Chip:
    return Chip(StandingKind.IN_DATE, "Met") if is_met else Chip(StandingKind.OVERDUE, "Not met")


def _draw_lapses(paper: Paper, board: Board) -> None:
    months = board.lapses()
    total = sum(count for _, count in months)
    paper.heading("What lapses in the next 12 months", keep_with=90)
    if not total:
        paper.paragraph("Nothing that is in date lapses in these months.", ink.NOTE)
        return
    paper.paragraph(f"Records in date now that lapse in each month, {plural(total, 'record')} in all.", ink.NOTE)
    draw_months(paper, months)


def _draw_leads(paper: Paper, data: ComplianceSummary) -> None:
    held = [
        (duty, row)
        for row in data.board.rows
        for duty in row.person.duties_on(data.board.as_at)
        if duty.duty in data.lead_duties
    ]
    if not data.lead_duties:
        return
    paper.heading("Safeguarding leads", keep_with=min(30 + 28 * len(held), 220))
    if not held:
        paper.paragraph("Nobody who is shown here is on record as a safeguarding lead on this day.", ink.NOTE)
        return
    held.sort(key=lambda pair: (data.lead_duties.index(pair[0].duty), pair[1].person.sorted_name))
    draw_table(paper, _LEAD_COLUMNS, (_lead_row(data.board, duty, row) for duty, row in held))


def _lead_row(board: Board, duty: HeldDuty, row: BoardRow) -> list[Cell]:
    since = f"{duty.title} since {in_words(duty.span.starts_on)}" if duty.span.starts_on else duty.title
    own = [
        f"{requirement.short} {_short_words(cell)}"
        for requirement in board.requirements()
        if (cell := row.cells.get(requirement.id)) is not None and _is_for(cell, duty.duty)
    ]
    return [row.person.name, since, Chip(row.worst), "; ".join(own) or "Nothing beyond what is asked of everyone"]


def _is_for(cell: Standing, duty: str) -> bool:
    return cell.rule is not None and duty in cell.rule.who.duties and cell.kind is not StandingKind.NOT_REQUIRED


def _short_words(cell: Standing) -> str:
    due = f" {in_words(cell.due)}" if cell.due else ""
    mark = f" {booked_mark(cell)} booked" if cell.booking else ""
    return f"{cell.kind.symbol} {cell.kind.words.lower()}{due}{mark}"


def _draw_rules(paper: Paper, data: ComplianceSummary) -> None:
    paper.heading("The rules in use", keep_with=130)
    for pack in data.packs:
        edition = f", {pack.edition}" if pack.edition else ""
        source = f". Source: {pack.source}" if pack.source else ""
        paper.paragraph(f"{pack.title}{edition}{source}".rstrip(".") + ".", ink.NOTE)
    asked = {item.id for item in data.board.requirements()} | {item.requirement.id for item in data.minimums}
    requirements = [item for item in data.board.rulebook.requirements if item.id in asked]
    if requirements:
        paper.y -= 3
        draw_table(paper, _RULE_COLUMNS, _rule_rows(data.board, requirements), Look(size=7, merge_first=True))
    if any(rule.to_check for requirement in requirements for rule in requirement.rules):
        paper.paragraph("What is to be checked with each rule stands in the report Rules in use.", ink.NOTE)


def _rule_rows(board: Board, requirements: Iterable[Requirement]) -> Iterable[list[Cell]]:
    for requirement in requirements:
        for rule in requirement.rules:
            if (rule.starts_on is None or rule.starts_on <= board.as_at) and (
                rule.ends_on is None or board.as_at <= rule.ends_on
            ):
                yield _rule_row(board, requirement, rule)


def _rule_row(board: Board, requirement: Requirement, rule: Rule) -> list[Cell]:
    often = f"{rule.words.capitalize()}, due soon {plural(rule.notice_days, 'day')} before"
    if rule.words == "once":
        often = "Once"
    first = "no time given"
    if rule.kind is RuleKind.MINIMUM:
        often, first = opening(when_words(rule)), "–"
    if rule.first_within_days is not None:
        first = f"within {plural(rule.first_within_days, 'day')}"
    if rule.after is not None:
        other = board.rulebook.by_id.get(rule.after)
        first = f"after {other.short if other else 'another training'}"
    edition = f" ({rule.source_edition})" if rule.source_edition else ""
    return [
        requirement.title,
        often,
        first,
        f"{rule.source or 'the agency'}{edition}",
        "? yes" if rule.to_check else "",
    ]
