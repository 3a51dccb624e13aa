"""What is asked of the agency as a whole, as a table: one row for the agency, or for each site or team."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from nscp_desktop.domain.minimums import Minimum, MinimumPart
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.ui.models.table import Column


@dataclass(frozen=True, slots=True)
class MinimumRow:
    """One minimum in one place."""

    minimum: Minimum
    part: MinimumPart

    @property
    def key(self) -> tuple[str, str]:
        return self.minimum.rule.id, self.part.title

    @property
    def is_met(self) -> bool:
        return self.minimum.is_met_in(self.part)

    @property
    def where(self) -> str:
        """`The agency`, `Site Hill`."""
        return self.minimum.where(self.part)

    @property
    def words(self) -> str:
        """`Safer recruitment: 2 trained, at least 1 needed: met`."""
        words = _tr("%1: %2 trained, at least %3 needed: %4").replace("%1", self.minimum.requirement.title)
        words = words.replace("%2", f"{len(self.part.trained):,}").replace("%3", f"{self.minimum.wanted:,}")
        return words.replace("%4", _tr("met") if self.is_met else _tr("not met"))


def minimum_rows(found: Iterable[Minimum]) -> list[MinimumRow]:
    """Return a row for each place of each minimum."""
    return [MinimumRow(one, part) for one in found for part in one.parts]


def minimum_columns() -> list[Column[MinimumRow]]:
    """Return what, where, how many, and whether that is enough."""
    return [
        Column(_tr("Requirement"), _title, width=190, strong=True, key="title", tooltip=_spoken),
        Column(_tr("Where"), _where, width=130, key="where"),
        Column(_tr("Trained"), _trained, width=120, key="trained", spoken=_spoken),
        Column(_tr("Needed"), _needed, width=96, key="needed"),
        Column(_tr("Met"), _met, sort_key=_met_order, width=100, key="met", status=_kind),
        Column(_tr("Asked for by"), _source, width=170, key="source", tooltip=_source),
    ]


def _title(row: MinimumRow) -> str:
    return row.minimum.requirement.title


def _where(row: MinimumRow) -> str:
    return row.where


def _trained(row: MinimumRow) -> str:
    return f"{row.part.words} · {row.part.percent_words}"


def _needed(row: MinimumRow) -> str:
    return _tr("at least %1").replace("%1", f"{row.minimum.wanted:,}")


def _met(row: MinimumRow) -> str:
    return (
        f"{StandingKind.IN_DATE.symbol} {_tr('Met')}"
        if row.is_met
        else f"{StandingKind.OVERDUE.symbol} {_tr('Not met')}"
    )


def _met_order(row: MinimumRow) -> bool:
    return row.is_met


def _kind(row: MinimumRow) -> StandingKind:
    return StandingKind.IN_DATE if row.is_met else StandingKind.OVERDUE


def _source(row: MinimumRow) -> str:
    return row.minimum.rule.source


def _spoken(row: MinimumRow) -> str:
    return f"{row.words} ({row.where})"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Minimums", text)
