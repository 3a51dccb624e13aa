"""A standing in the few words that fit a column headed by what is asked."""

from datetime import date

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.explanation import status_words
from nscp_desktop.domain.standing import Standing, StandingKind


def short_status(standing: Standing, as_at: date) -> str:
    """Write a standing with its symbol: `✓ until 2 Sep 2029`, `! Overdue by 12 days`."""
    words = status_words(standing, as_at)
    if standing.kind is StandingKind.IN_DATE and standing.due is not None:
        words = f"until {in_words(standing.due)}"
    return f"{standing.kind.symbol} {words}"
