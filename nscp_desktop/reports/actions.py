"""The action plan: what is to be put right, by whom and until when, and what was done in the last twelve months."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from nscp_desktop.domain.action_lists import SOON_DAYS, ActionState, ListedAction, SourceKind, done_words
from nscp_desktop.domain.dates import add_days, add_months, in_words, plural
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.reports import ink
from nscp_desktop.reports.charts import Tile, draw_tiles
from nscp_desktop.reports.frame import Built, Frame, Paper
from nscp_desktop.reports.long_cells import whole_rows
from nscp_desktop.reports.table import Band, Chip, Column, Row, draw_table

DONE_MONTHS = 12
_KINDS = {
    ActionState.OVERDUE: StandingKind.OVERDUE,
    ActionState.OPEN: StandingKind.INDUCTION,
    ActionState.DONE: StandingKind.IN_DATE,
}
_OPEN = (
    Column("Action", 44, bold=True),
    Column("State", 11),
    Column("Due", 15),
    Column("Owner", 18),
    Column("Where it came from", 26),
    Column("Raised", 12),
)
_DONE = (
    Column("Action", 40, bold=True),
    Column("Done", 12),
    Column("Owner", 18),
    Column("Where it came from", 24),
    Column("How it is known, and files", 32),
)


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """What the plan is made of: every action as it stands on the day of the frame, by source or by owner."""

    frame: Frame
    rows: Sequence[ListedAction]
    by_owner: bool = False


def build_actions(data: ActionPlan, out: BinaryIO) -> Built:
    """Write the action plan as a PDF: the open ones first, then those done in the last twelve months."""
    paper = Paper(out, data.frame)
    draw_actions(paper, data)
    return paper.finish(counting=False)


def draw_actions(paper: Paper, data: ActionPlan) -> None:
    """Draw the plan from the page's present height down."""
    as_at = data.frame.as_at
    open_rows = [row for row in data.rows if row.state is not ActionState.DONE]
    since = add_days(add_months(as_at, -DONE_MONTHS), 1)
    done = [row for row in data.rows if row.state is ActionState.DONE and (row.action.done_on or as_at) >= since]
    if not data.rows:
        paper.paragraph("There are no actions yet.")
        return
    _draw_counts(paper, data.rows, open_rows)
    paper.heading(f"To be done: {plural(len(open_rows), 'action')}", keep_with=60)
    if open_rows:
        draw_table(paper, _OPEN, whole_rows(_banded(open_rows, _open_row, by_owner=data.by_owner)))
    else:
        paper.paragraph("Nothing is open.")
    paper.heading(f"Done from {in_words(since)} to {in_words(as_at)}: {plural(len(done), 'action')}", keep_with=60)
    if done:
        draw_table(paper, _DONE, whole_rows(_banded(done, _done_row, by_owner=data.by_owner)))
    paper.y -= 4
    paper.paragraph("The day on which an action is due is still in time.", ink.NOTE)


def _draw_counts(paper: Paper, rows: Sequence[ListedAction], open_rows: Sequence[ListedAction]) -> None:
    as_at = rows[0].as_at
    last = add_days(as_at, SOON_DAYS)
    overdue = [row for row in open_rows if row.state is ActionState.OVERDUE]
    soon = [row for row in open_rows if row.action.due_on is not None and as_at <= row.action.due_on <= last]
    nobody = [row for row in open_rows if not row.owner.name or row.owner.has_left]
    draw_tiles(
        paper,
        [
            Tile(
                "Done", done_words((row.action for row in rows), as_at).removesuffix(" done"), "of all that were raised"
            ),
            Tile("! Overdue", f"{len(overdue):,}", f"of {len(open_rows):,} that are open"),
            Tile(f"Due by {in_words(last)}", f"{len(soon):,}", f"of {len(open_rows):,} that are open"),
            Tile("With nobody to see to it", f"{len(nobody):,}", "nobody yet, or has left"),
        ],
    )


def _banded(rows: Sequence[ListedAction], cells: Callable[[ListedAction], Row], *, by_owner: bool) -> Iterable[Row]:
    groups: dict[str, list[ListedAction]] = {}
    if by_owner:
        for row in sorted(rows, key=_by_owner):
            groups.setdefault(row.owner.words, []).append(row)
    else:
        for kind in SourceKind:
            groups[kind.words] = [row for row in rows if row.source.kind is kind]
    for words, own in groups.items():
        if own:
            yield Band(f"{words} · {plural(len(own), 'action')}")
            yield from map(cells, own)


def _by_owner(row: ListedAction) -> tuple[bool, str]:
    return not row.owner.name, row.owner.words.casefold()


def _open_row(row: ListedAction) -> Row:
    state = Chip(_KINDS[row.state], row.state.words)
    return [_what(row), state, row.due_words, row.owner.words, row.source.words, in_words(row.action.raised_on)]


def _done_row(row: ListedAction) -> Row:
    known = "\n".join(part for part in (row.action.done_note, *(f"File: {name}" for name in row.files)) if part)
    done = in_words(row.action.done_on) if row.action.done_on is not None else ""
    return [_what(row), done, row.owner.words, row.source.words, known or "Not said"]


def _what(row: ListedAction) -> str:
    return f"{row.action.what}\n{row.action.why}" if row.action.why else row.action.what
