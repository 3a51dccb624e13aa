"""Figure 3 of an audit: who started in the period, and whether what starters have to do was done in time."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from nscp_desktop.domain.applies import in_force
from nscp_desktop.domain.audit_figures import Count, FigureCell, FigureRow, FigureTable, Share
from nscp_desktop.domain.board import Board, Row
from nscp_desktop.domain.counting_rules import INDUCTION_RULES
from nscp_desktop.domain.induction import InductionStep, OnRecord, start_of, starter
from nscp_desktop.domain.induction import Rule as InductionRule
from nscp_desktop.domain.requirements import Requirement, Rule, RuleKind
from nscp_desktop.domain.snapshot import Snapshot
from nscp_desktop.domain.standing_kinds import StandingKind
from nscp_desktop.domain.start_counts import Start, StartCounts, start_counts
from nscp_desktop.domain.what_counts import Entry, counting, entries_by_requirement

STEPS_KEY = "steps"
STEPS_LABEL = "All steps of the induction list"
_HEADS = (
    "Started in the period",
    "Done in time",
    "Done late",
    "Late, not done yet",
    "Time left",
    "Away, not done",
    "Average days",
    "Middle value of days",
)


class RequirementStart(NamedTuple):
    """How one starter is with one requirement that has to be met within some days of starting.

    `kind` is their standing with it on the day of looking.
    """

    row: Row
    requirement: Requirement
    start: Start
    kind: StandingKind

    @property
    def within_words(self) -> str:
        """Whether it was done within the limit: `Yes`, `No`, or `Not yet due`."""
        if self.start.finished_on is not None:
            return "Yes" if self.start.was_in_time else "No"
        return "No" if self.start.is_late else "Not yet due"


def requirement_starts(
    board: Board, snapshot: Snapshot, since: date, *, only: Requirement | None = None
) -> tuple[RequirementStart, ...]:
    """Return what those had to do within some days whose time here began on `since` or after, by person.

    `only` leaves everything out but one requirement.
    """
    known = board.requirements() if only is None else (only,)
    wanted = [item for item in known if any(rule.first_within_days is not None for rule in item.rules)]
    rows = (row for row in board.rows if since <= (start_of(row.person, board.as_at) or date.min) <= board.as_at)
    return tuple(starts_of(board, rows, wanted, snapshot))


def starts_of(
    board: Board, rows: Iterable[Row], requirements: Sequence[Requirement], snapshot: Snapshot
) -> list[RequirementStart]:
    """Return how some people are with what they had to do within some days of their start, however long ago."""
    found = []
    for row in rows:
        started = start_of(row.person, board.as_at)
        if started is not None:
            found += _of_person(row, started, requirements, (snapshot, board.as_at))
    return found


def _of_person(
    row: Row, started: date, requirements: Sequence[Requirement], looked_at: tuple[Snapshot, date]
) -> list[RequirementStart]:
    snapshot, as_at = looked_at
    asked = [item for item in requirements if row.verdict(item.id).kind.is_asked]
    if not asked:
        return []
    history = snapshot.history(row.person.id)
    entries = entries_by_requirement(snapshot.rulebook.counts, history.completions, history.equivalents)
    found = []
    for item in asked:
        rule, kind = _rule(row, item, as_at), row.verdict(item.id).kind
        if rule is None or rule.first_within_days is None:
            continue
        done = None if _is_short_of_hours(rule, kind) else _done_on(row, item, rule, entries.get(item.id, ()), as_at)
        is_late = done is None and kind is not StandingKind.INDUCTION
        start = Start(row.person.id, started, rule.first_within_days, done, is_late, row.is_away)
        found.append(RequirementStart(row, item, start, kind))
    return found


def _rule(row: Row, item: Requirement, as_at: date) -> Rule | None:
    """Return the rule that asks; where there are several, the one that bites by the whole standing."""
    rules = [rule for rule in item.rules if rule.kind is not RuleKind.MINIMUM and in_force(rule, as_at)]
    return rules[0] if len(rules) == 1 else row.cell(item.id).rule


def _done_on(row: Row, item: Requirement, rule: Rule, entries: Sequence[Entry], as_at: date) -> date | None:
    """Return the day on which a requirement was met for a start, counted as in inductions."""
    # A refresher alone does not do for a first training, as on the board.
    known = counting(entries, rule, as_at)
    steps = InductionRule((InductionStep(0, item.title, requirement_id=item.id),), 0, {item.id: item})
    one = starter(row.person, steps, OnRecord((), {item.id: known}), as_at)
    return one.finished_on if one is not None else None


def _is_short_of_hours(rule: Rule, kind: StandingKind) -> bool:
    """Whether what was done is only a part of the hours that are asked for."""
    return rule.kind is RuleKind.HOURS and not kind.counts_as_in_date and kind is not StandingKind.OVERDUE


def induction_table(
    steps: Iterable[Start], by_requirement: Iterable[RequirementStart], *, has_steps: bool = False
) -> FigureTable:
    """Figure 3: those who started in the period. Each thing that they had to do in time has a line.

    `has_steps`: the agency has a list of steps, so that it has a line even when nobody started.
    """
    own = tuple(steps)
    rows = []
    if own or has_steps:
        rows.append(FigureRow(STEPS_KEY, STEPS_LABEL, _cells(start_counts(own))))
    by_id: dict[str, list[Start]] = {}
    titles: dict[str, str] = {}
    for one in by_requirement:
        by_id.setdefault(one.requirement.id, []).append(one.start)
        titles[one.requirement.id] = one.requirement.title
    rows += [FigureRow(key, titles[key], _cells(start_counts(starts))) for key, starts in by_id.items()]
    if not rows:
        rows.append(FigureRow("nobody", "Nobody started in the period", _cells(start_counts(()))))
    return FigureTable(3, "induction", "New starters and their induction", _HEADS, tuple(rows), INDUCTION_RULES)


def _cells(found: StartCounts) -> tuple[FigureCell, ...]:
    return (
        _people(found.everybody),
        Share(len(found.in_time), found.of, found.in_time, found.missing),
        _people(found.finished_late),
        _people(found.late),
        _people(found.ahead),
        _people(found.away),
        found.mean_days,
        found.median_days,
    )


def _people(ids: tuple[int, ...]) -> Count:
    return Count(len(ids), ids)
