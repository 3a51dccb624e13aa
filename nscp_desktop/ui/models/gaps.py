"""The table of the gap log."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from nscp_desktop.domain.actions import ReportedGap
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.gap_log import GapState, ListedGap, reported_words
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.ui.models.table import Column

# An entry borrows the colours of a standing; its symbol and its word are its own.
COLOURS = {
    GapState.TO_REPORT: StandingKind.NOT_DONE,
    GapState.REPORTED: StandingKind.INDUCTION,
    GapState.ANSWERED: StandingKind.DUE_SOON,
    GapState.CLOSED: StandingKind.IN_DATE,
}


def gap_columns() -> list[Column[ListedGap]]:
    """Return what was noticed, of what kind, when, and how far it is."""
    return [
        Column(_tr("Gap or worry"), _what, width=230, strong=True, key="what", tooltip=_whole),
        Column(
            _tr("State"), state_words, sort_key=_state_order, width=130, key="state", status=_colour, spoken=_spoken
        ),
        Column(_tr("Kind"), _kind, width=130, key="kind", tooltip=_kind),
        Column(_tr("Noticed"), _noticed, sort_key=_noticed_order, width=96, key="noticed"),
        Column(_tr("Reported"), _reported_on, sort_key=_reported_order, width=96, key="reported", tooltip=_reported),
    ]


def offered_columns() -> list[Column[ReportedGap]]:
    """Return what the record offers to be reported."""
    return [
        Column(_tr("Gap"), _offered_what, width=250, strong=True, key="what", tooltip=_offered_what),
        Column(_tr("What the records show"), _offered_detail, width=330, key="detail", tooltip=_offered_detail),
    ]


def state_words(row: ListedGap) -> str:
    """Write how far an entry is: `○ Not yet reported`."""
    return f"{row.state.symbol} {row.state.words}"


def gap_id(row: ListedGap) -> int:
    """Return what names an entry across refreshes."""
    return row.gap.id


def search_words(row: ListedGap) -> str:
    """Return the text in which the filter looks."""
    gap = row.gap
    return (
        f"{gap.what} {gap.detail} {gap.kind.words} {row.requirement} {gap.reported_how} {gap.reply} {row.state.words}"
    )


def offered_key(gap: ReportedGap) -> str:
    """Return what names an offer."""
    return f"{gap.kind} {gap.requirement_id}"


def _tr(words: str) -> str:
    return QCoreApplication.translate("gaps", words)


def _what(row: ListedGap) -> str:
    return row.gap.what


def _whole(row: ListedGap) -> str:
    return "\n".join(part for part in (row.gap.what, row.gap.detail) if part)


def _colour(row: ListedGap) -> StandingKind:
    return COLOURS[row.state]


def _spoken(row: ListedGap) -> str:
    return row.state.words


def _state_order(row: ListedGap) -> tuple[int, int]:
    return list(GapState).index(row.state), -row.gap.noticed_on.toordinal()


def _kind(row: ListedGap) -> str:
    return row.gap.kind.words


def _noticed(row: ListedGap) -> str:
    return in_words(row.gap.noticed_on)


def _noticed_order(row: ListedGap) -> date:
    return row.gap.noticed_on


def _reported_on(row: ListedGap) -> str:
    return in_words(row.gap.reported_on) if row.gap.reported_on is not None else "–"


def _reported(row: ListedGap) -> str:
    return reported_words(row.gap)


def _reported_order(row: ListedGap) -> date:
    return row.gap.reported_on or date.min


def _offered_what(gap: ReportedGap) -> str:
    return gap.what


def _offered_detail(gap: ReportedGap) -> str:
    return gap.detail
