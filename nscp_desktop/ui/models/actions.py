"""The table of actions."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from nscp_desktop.domain.action_lists import ActionState, ListedAction, listed_first
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.ui.models.table import Column

# An action borrows the colours of a standing; its symbol and its word are its own.
COLOURS = {
    ActionState.OVERDUE: StandingKind.OVERDUE,
    ActionState.OPEN: StandingKind.INDUCTION,
    ActionState.DONE: StandingKind.IN_DATE,
}


def action_columns() -> list[Column[ListedAction]]:
    """Return what is to be done, how it stands, by when, by whom, and where it came from."""
    return [
        Column(_tr("Action"), _what, width=210, strong=True, key="what", tooltip=_whole),
        Column(_tr("State"), state_words, sort_key=listed_first, width=86, key="state", status=_colour, spoken=_spoken),
        Column(_tr("Due"), _due, sort_key=_due_order, width=96, key="due", tooltip=_due_whole),
        Column(_tr("Owner"), _owner, width=120, key="owner", tooltip=_owner),
        Column(_tr("From"), _source, width=170, key="source", tooltip=_source),
    ]


def state_words(row: ListedAction) -> str:
    """Write how an action stands: `! Overdue`."""
    return f"{row.state.symbol} {row.state.words}"


def action_id(row: ListedAction) -> int:
    """Return what names an action across refreshes."""
    return row.action.id


def search_words(row: ListedAction) -> str:
    """Return the text in which the filter looks."""
    action = row.action
    return f"{action.what} {action.why} {row.owner.words} {row.source.words} {action.done_note} {row.state.words}"


def _tr(words: str) -> str:
    return QCoreApplication.translate("actions", words)


def _what(row: ListedAction) -> str:
    return row.action.what


def _whole(row: ListedAction) -> str:
    return "\n".join(part for part in (row.action.what, row.action.why) if part)


def _colour(row: ListedAction) -> StandingKind:
    return COLOURS[row.state]


def _spoken(row: ListedAction) -> str:
    return row.state.words


def _due(row: ListedAction) -> str:
    return in_words(row.action.due_on) if row.action.due_on is not None else "–"


def _due_whole(row: ListedAction) -> str:
    return row.due_words


def _due_order(row: ListedAction) -> date:
    return row.action.due_on or date.max


def _owner(row: ListedAction) -> str:
    return row.owner.words


def _source(row: ListedAction) -> str:
    return row.source.words
