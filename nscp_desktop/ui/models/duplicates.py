"""The rows of the list of likely duplicates."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from nscp_desktop.domain.dates import opening
from nscp_desktop.domain.duplicates import LikelyPair, Pair
from nscp_desktop.domain.people import Person
from nscp_desktop.ui.models.table import Column


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two people who may be one."""

    pair: LikelyPair
    first: Person
    second: Person


def pair_columns() -> list[Column[PairRow]]:
    """Return the columns of the list."""
    return [
        Column(_tr("On record"), _first, width=170, strong=True, tooltip=_first),
        Column(_tr("And also"), _second, width=170, strong=True, tooltip=_second),
        Column(_tr("Why they may be one"), _because, width=260, tooltip=_because),
    ]


def pair_key(row: PairRow) -> Pair:
    """Return what tells one pair from another."""
    return row.pair.ids


def _first(row: PairRow) -> str:
    return row.first.sorted_name


def _second(row: PairRow) -> str:
    return row.second.sorted_name


def _because(row: PairRow) -> str:
    return opening(row.pair.because)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Duplicates", text)
