"""The table of a register: who stands on it, and how it went for each."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication

from nscp_desktop.domain.dates import opening
from nscp_desktop.domain.money import pounds
from nscp_desktop.domain.registers import OUTCOME_KINDS, Outcome, RegisterEntry
from nscp_desktop.domain.standing import BOOKED_SYMBOL
from nscp_desktop.domain.standing_kinds import StandingKind
from nscp_desktop.ui.dates import to_display
from nscp_desktop.ui.models.table import Column
from nscp_desktop.ui.numbers import hours_words


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """Somebody on a register; `place` is their place in the order in which people were put there, from 1."""

    entry: RegisterEntry
    place: int
    name: str
    role: str
    team: str


def register_columns() -> list[Column[RegisterRow]]:
    """Return who, how it went, and what was said about it."""
    return [
        Column(_tr("Name"), _name, width=170, strong=True, key="name", tooltip=_name),
        Column(_tr("Role"), _role, width=130, key="role", tooltip=_role),
        Column(_tr("Team"), _team, width=110, key="team", tooltip=_team),
        Column(_tr("How it went"), outcome_words, sort_key=_order, width=170, status=_kind, key="outcome"),
        Column(_tr("Hours"), _hours, sort_key=_hours_order, width=60, key="hours"),
        Column(_tr("Fee"), _fee, sort_key=_fee_order, width=60, key="fee"),
        Column(_tr("Told on"), _told, sort_key=_told_order, width=100, key="told"),
        Column(_tr("Reason"), _reason, width=160, key="reason", tooltip=_reason),
    ]


def outcome_words(row: RegisterRow) -> str:
    """Return how it went, with its symbol."""
    outcome = row.entry.outcome
    symbol = BOOKED_SYMBOL if outcome is Outcome.BOOKED else OUTCOME_KINDS[outcome].symbol
    return f"{symbol} {opening(outcome.words)}"


def search_words(row: RegisterRow) -> str:
    """Return the text in which the filter looks."""
    return f"{row.name} {row.role} {row.team} {row.entry.outcome.words} {row.entry.reason}"


def entry_key(row: RegisterRow) -> int:
    """Return what names a row."""
    return row.entry.id


def _name(row: RegisterRow) -> str:
    return row.name


def _role(row: RegisterRow) -> str:
    return row.role


def _team(row: RegisterRow) -> str:
    return row.team


def _kind(row: RegisterRow) -> StandingKind:
    return OUTCOME_KINDS[row.entry.outcome]


def _order(row: RegisterRow) -> tuple[int, int]:
    return list(Outcome).index(row.entry.outcome), row.place


def _hours(row: RegisterRow) -> str:
    return hours_words(row.entry.hours)


def _hours_order(row: RegisterRow) -> float:
    return row.entry.hours or 0.0


def _fee(row: RegisterRow) -> str:
    return pounds(row.entry.fee_pence) if row.entry.fee_pence is not None else ""


def _fee_order(row: RegisterRow) -> int:
    return row.entry.fee_pence or 0


def _told(row: RegisterRow) -> str:
    return to_display(row.entry.ended_on)


def _told_order(row: RegisterRow) -> int:
    return row.entry.ended_on.toordinal() if row.entry.ended_on is not None else 0


def _reason(row: RegisterRow) -> str:
    return " · ".join(part for part in (row.entry.reason, row.entry.note) if part)


_tr = partial(QCoreApplication.translate, "registers")
