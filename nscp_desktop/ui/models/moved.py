"""The rows of whose dates move: one for each standing that changes, before and after."""

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from nscp_desktop.domain.rule_effects import Move, Moved, RuleEffect, verdict_words
from nscp_desktop.domain.standing_kinds import StandingKind
from nscp_desktop.ui.models.table import Column


class MovedRow(NamedTuple):
    """One standing that changes, in words as at the day that is looked at; `person` is what becomes of the person."""

    moved: Moved
    person: Move
    as_at: date

    @property
    def key(self) -> tuple[int, str]:
        """What names the row."""
        return self.moved.person.id, self.moved.requirement.id


def moved_rows(effect: RuleEffect) -> list[MovedRow]:
    """Return the rows of an effect, by name."""
    moves = effect.moves()
    return [MovedRow(row, moves[row.person.id], effect.as_at) for row in effect.rows]


def moved_columns() -> list[Column[MovedRow]]:
    """Return the columns: who, what, before and after."""
    return [
        Column(_tr("Person"), _person, width=170, strong=True, tooltip=_person),
        Column(_tr("Requirement"), _requirement, width=170, tooltip=_requirement),
        Column(_tr("Now"), _before, width=190, status=_before_kind, sort_key=_before_due, tooltip=_before),
        Column(_tr("Then"), _after, width=190, status=_after_kind, sort_key=_after_due, tooltip=_after),
    ]


def row_key(row: MovedRow) -> tuple[int, str]:
    """Name a row across refreshes."""
    return row.key


def search_words(row: MovedRow) -> str:
    """Return the text in which is looked: there may be many thousand rows."""
    return row.moved.person.sorted_name


def _person(row: MovedRow) -> str:
    return row.moved.person.sorted_name


def _requirement(row: MovedRow) -> str:
    return row.moved.requirement.title


def _before(row: MovedRow) -> str:
    return f"{row.moved.before.kind.symbol} {verdict_words(row.moved.before, row.as_at)}"


def _after(row: MovedRow) -> str:
    return f"{row.moved.after.kind.symbol} {verdict_words(row.moved.after, row.as_at)}"


def _before_kind(row: MovedRow) -> StandingKind:
    return row.moved.before.kind


def _after_kind(row: MovedRow) -> StandingKind:
    return row.moved.after.kind


def _before_due(row: MovedRow) -> tuple[int, date]:
    return row.moved.before.severity, row.moved.before.due or date.max


def _after_due(row: MovedRow) -> tuple[int, date]:
    return row.moved.after.severity, row.moved.after.due or date.max


def _tr(words: str) -> str:
    return QCoreApplication.translate("WhatMoves", words)
