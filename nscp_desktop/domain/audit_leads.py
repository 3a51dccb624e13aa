"""Figures 4 to 7 of an audit: leads, governors and trustees, safer recruitment, and Prevent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from nscp_desktop.domain.audit_figures import FIGURE_HEAD, Count, FigureCell, FigureRow, FigureTable, Share
from nscp_desktop.domain.audit_induction import starts_of
from nscp_desktop.domain.audit_people import EVERYONE, Counted, by_requirements
from nscp_desktop.domain.audit_requirements import (
    ANNUAL_UPDATE,
    GOVERNORS,
    LEAD_TRAINING,
    NOT_ASKED,
    PREVENT_AWARENESS,
    PREVENT_REFERRALS,
    SAFER_RECRUITMENT,
    WORKING_TOGETHER,
    in_use,
    own_lead_training,
)
from nscp_desktop.domain.board import Board, Row
from nscp_desktop.domain.counting_rules import GOVERNOR_RULES, LEAD_RULES, PREVENT_RULES, SAFER_RECRUITMENT_RULES
from nscp_desktop.domain.minimums import Minimum, MinimumPart
from nscp_desktop.domain.people import HeldDuty, PersonKind
from nscp_desktop.domain.requirements import Per
from nscp_desktop.domain.snapshot import Snapshot
from nscp_desktop.domain.standing import Standing
from nscp_desktop.domain.standing_kinds import StandingKind
from nscp_desktop.domain.start_counts import StartCounts, start_counts

NOT_OF_THEM = "not asked of them"
_LEAD_HEADS = (
    "Responsibility",
    "Lead training, last done",
    "Next due",
    "Lead training",
    "Annual update, last done",
    "Working Together course",
)
_SHARE_HEADS = (FIGURE_HEAD, "Of these, due soon", "In their induction", "Exempt", "Away")


@dataclass(frozen=True, slots=True)
class Leads:
    """Who leads in safeguarding on the board's day: each with the duty, in the order of the duties and of names.

    `own_training` are requirements of the agency itself that count as lead training.
    """

    board: Board
    held: tuple[tuple[Row, HeldDuty], ...]
    own_training: tuple[str, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """The people, each once."""
        return tuple({row.person.id: row for row, _ in self.held}.values())

    def by(self, ids: Sequence[str]) -> Counted:
        """Count them by what is asked of them of some requirements."""
        return by_requirements(self.rows, self.ids(ids))

    def ids(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Return which of these requirements are in use."""
        known = tuple(item.id for item in in_use(ids, self.board.rulebook, self.board.as_at))
        return (*known, *self.own_training) if ids is LEAD_TRAINING else known


def leads_of(board: Board, lead_duties: Sequence[str]) -> Leads:
    """Return who holds one of the duties that lead."""
    order = {code: place for place, code in enumerate(lead_duties)}
    held = [
        (row, duty)
        for row in board.rows
        if row.profile.duties
        for duty in row.person.duties_on(board.as_at)
        if duty.duty in order
    ]
    own = own_lead_training(lead_duties, board.rulebook, board.as_at)
    return Leads(board, tuple(sorted(held, key=lambda pair: order[pair[1].duty])), tuple(item.id for item in own))


def leads_table(leads: Leads) -> FigureTable:
    """Figure 4: each lead with their training, and all of them together."""
    rows = [_lead_row(leads, row, duty) for row, duty in leads.held]
    shares = [
        leads.by(ids).share if leads.ids(ids) else NOT_ASKED for ids in (LEAD_TRAINING, ANNUAL_UPDATE, WORKING_TOGETHER)
    ]
    own = tuple(row.person.id for row in leads.rows)
    together: tuple[FigureCell, ...] = (Count(len(own), own), None, None, *shares)
    rows.append(FigureRow(EVERYONE, "All leads together", together))
    return FigureTable(4, "leads", "Safeguarding leads and deputies", _LEAD_HEADS, tuple(rows), LEAD_RULES)


def _lead_row(leads: Leads, row: Row, duty: HeldDuty) -> FigureRow:
    own = _for_duty(row, leads.ids(LEAD_TRAINING), duty)
    lead = _cell(row, own)
    words = lead.kind.words if lead is not None else _why_not(leads, LEAD_TRAINING)
    cells = (
        duty.title,
        _last(row, own),
        lead.due if lead is not None else None,
        words,
        _last(row, leads.ids(ANNUAL_UPDATE)) or _without_update(leads, row),
        _working_together(leads, row),
    )
    key = f"lead-{row.person.id}-{duty.duty}"
    plain = row.person.role_words(leads.board.as_at) or duty.title
    return FigureRow(key, row.person.name, cells, (), row.person.id, plain)


def _for_duty(row: Row, ids: Sequence[str], duty: HeldDuty) -> tuple[str, ...]:
    """Return which requirements are asked because of a duty; all of them where none is."""
    rules = {own: row.cells[own].rule for own in ids if own in row.cells}
    return tuple(own for own, rule in rules.items() if rule is not None and duty.duty in rule.who.duties) or tuple(ids)


def _cell(row: Row, ids: Iterable[str]) -> Standing | None:
    """Return the worst of what is asked of somebody, and of equals the one that is due first."""
    found = [cell for own in ids if (cell := row.cells.get(own)) is not None and cell.kind.is_asked]
    return min(found, key=lambda cell: (cell.kind.severity, cell.due or date.max), default=None)


def _last(row: Row, ids: Iterable[str]) -> date | None:
    """Return the newest day of a training that counts, or comes nearest to it."""
    cells = [row.cells[own] for own in ids if own in row.cells]
    days = [cell.completion.completed_on for cell in cells if cell.completion is not None]
    return max((day for day in days if day is not None), default=None)


def _without_update(leads: Leads, row: Row) -> str:
    is_asked = _cell(row, leads.ids(ANNUAL_UPDATE)) is not None
    return "none on record" if is_asked else _why_not(leads, ANNUAL_UPDATE)


def _working_together(leads: Leads, row: Row) -> FigureCell:
    ids = leads.ids(WORKING_TOGETHER)
    cell = _cell(row, ids)
    if cell is not None:
        return (_last(row, ids) or True) if cell.kind.counts_as_in_date else cell.kind.words
    if any(row.cell(own).waits_for for own in ids):
        return "asked after lead training"
    return _why_not(leads, WORKING_TOGETHER)


def _why_not(leads: Leads, ids: Sequence[str]) -> str:
    return NOT_OF_THEM if leads.ids(ids) else NOT_ASKED


def governor_rows(board: Board) -> tuple[Row, ...]:
    """Return governors and trustees, and others of whom a rule about them or the board asks something."""
    ids = [item.id for item in in_use(GOVERNORS, board.rulebook, board.as_at)]
    return tuple(
        row
        for row in board.rows
        if row.profile.kind is PersonKind.GOVERNOR or any(row.verdict(own).kind.is_asked for own in ids)
    )


def governors_table(board: Board, snapshot: Snapshot) -> FigureTable:
    """Figure 5: how many governors and trustees, trained when they started, and up to date."""
    rows = governor_rows(board)
    own, known = tuple(row.person.id for row in rows), in_use(GOVERNORS, board.rulebook, board.as_at)
    found = [FigureRow("count", "Governors and trustees", (Count(len(own), own), None, None, None, None))]
    if known:
        starts = start_counts(one.start for one in starts_of(board, rows, known, snapshot))
        found.append(FigureRow("induction", "Trained when they started", _start_cells(starts)))
    else:
        found.append(_not_asked("induction", "Trained when they started"))
    found.append(_share_row("updated", "Training in date", board, rows, GOVERNORS))
    return FigureTable(5, "governors", "Governors and trustees", _SHARE_HEADS, tuple(found), GOVERNOR_RULES)


def _start_cells(found: StartCounts) -> tuple[FigureCell, ...]:
    share = Share(len(found.in_time), found.of, found.in_time, found.missing)
    return share, None, Count(len(found.ahead), found.ahead), None, Count(len(found.away), found.away)


def safer_recruitment_table(board: Board, found: Iterable[Minimum]) -> FigureTable:
    """Figure 6: who is trained in safer recruitment, and whether there are enough."""
    rows = [_share_row("trained", "Trained and in date, of those asked", board, board.rows, SAFER_RECRUITMENT)]
    rows = [row._replace(cells=(*row.cells, None, None)) for row in rows]
    for item in found:
        if item.requirement.id in SAFER_RECRUITMENT:
            rows += [_minimum_row(item, part, place) for place, part in enumerate(item.parts, start=1)]
    heads = (*_SHARE_HEADS, "Needed", "Enough")
    return FigureTable(6, "safer-recruitment", "Safer recruitment", heads, tuple(rows), SAFER_RECRUITMENT_RULES)


def _minimum_row(item: Minimum, part: MinimumPart, place: int) -> FigureRow:
    trained = tuple(person.id for person in part.trained)
    share = Share(len(trained), part.of, trained, tuple(person.id for person in part.others))
    per = item.rule.minimum_per
    plain = f"{per.value.capitalize()} {place}" if per is not Per.AGENCY else ""
    cells = (share, None, None, None, None, item.wanted, item.is_met_in(part))
    return FigureRow(f"{item.rule.id}-{part.title}", item.where(part), cells, plain=plain)


def prevent_table(leads: Leads) -> FigureTable:
    """Figure 7: who has the Prevent training that is asked of them, and the leads among them."""
    board = leads.board
    rows = (
        _share_row("awareness", "Prevent awareness", board, board.rows, PREVENT_AWARENESS),
        _share_row("referrals", "Prevent referrals", board, board.rows, PREVENT_REFERRALS),
        _share_row("leads", "Leads with Prevent training", board, leads.rows, (*PREVENT_AWARENESS, *PREVENT_REFERRALS)),
    )
    return FigureTable(7, "prevent", "Prevent", _SHARE_HEADS, rows, PREVENT_RULES)


def _share_row(key: str, label: str, board: Board, rows: Iterable[Row], ids: Iterable[str]) -> FigureRow:
    known = in_use(ids, board.rulebook, board.as_at)
    if not known:
        return _not_asked(key, label)
    found = by_requirements(rows, (item.id for item in known))
    kinds = (StandingKind.DUE_SOON, StandingKind.INDUCTION, StandingKind.EXEMPT)
    beside: list[FigureCell] = [found.of(kind) for kind in kinds]
    cells = (found.share, *beside, Count(len(found.away), found.away))
    return FigureRow(key, label, cells)


def _not_asked(key: str, label: str) -> FigureRow:
    return FigureRow(key, label, (NOT_ASKED, None, None, None, None))
