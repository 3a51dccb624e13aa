"""The columns of the history: one row for each thing that somebody did."""

from nscp_desktop.domain.history import Batch, BatchKind
from nscp_desktop.domain.history_words import batch_words
from nscp_desktop.ui.dates import to_display
from nscp_desktop.ui.models.table import Column

Told = tuple[Batch, str]


def step_columns() -> list[Column[Batch]]:
    """Return when, who, what and why."""
    return [
        Column("When", _when, sort_key=_order, width=142, key="when"),
        Column("Who", _who, width=105, key="who", tooltip=_who),
        Column("What was done", batch_words, width=180, strong=True, key="what", tooltip=batch_words),
        Column("Why", _why, width=150, key="why", tooltip=_why),
    ]


def told_columns() -> list[Column[Told]]:
    """Return when, what, who and why, for one change of the history of a person."""
    return [
        Column("When", _told_when, sort_key=_told_order, width=142, key="when"),
        Column("What was changed", told_what, width=200, strong=True, key="what", tooltip=told_what),
        Column("Who", _told_who, width=105, key="who", tooltip=_told_who),
        Column("Why", _told_why, width=150, key="why", tooltip=_told_why),
    ]


def step_key(batch: Batch) -> int:
    """Return what tells one step from another."""
    return batch.sequence


def _when(batch: Batch) -> str:
    local = batch.at.astimezone()
    return f"{to_display(local.date())} {local:%H:%M}"


def _order(batch: Batch) -> int:
    return -batch.sequence  # newest first


def _who(batch: Batch) -> str:
    return f"{batch.who or 'Not named'}, {batch.computer}"


def _why(batch: Batch) -> str:
    return batch.reason


def _told_when(told: Told) -> str:
    return _when(told[0])


def _told_order(told: Told) -> int:
    return _order(told[0])


def told_what(told: Told) -> str:
    """Return what was changed, and whether that took something back."""
    batch, words = told
    return {BatchKind.UNDO: "Undone: ", BatchKind.REDO: "Done again: "}.get(batch.kind, "") + words


def _told_who(told: Told) -> str:
    return _who(told[0])


def _told_why(told: Told) -> str:
    return _why(told[0])
