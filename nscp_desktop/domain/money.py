"""Amounts of money: whole pence inside, pounds where they are shown or typed."""

import re

from nscp_desktop.domain.errors import NotAllowedError

# No training costs more; what is typed above it has a digit too many.
MOST_PENCE = 1_000_000
_TYPED = re.compile(r"£?\s*(\d{1,7}|\d{1,3}(?:,\d{3})+)(?:\.(\d{2}))?")


def pounds(pence: int) -> str:
    """Write an amount: `£12.50`, `£1,200`; pence only where there are any."""
    whole, rest = divmod(pence, 100)
    return f"£{whole:,}.{rest:02}" if rest else f"£{whole:,}"


def typed_pence(text: str, field: str) -> int | None:
    """Read an amount in pounds; None for an empty text.

    Raises NotAllowedError with the field when it is no amount.
    """
    if not text.strip():
        return None
    found = _TYPED.fullmatch(text.strip())
    if found is None:
        raise NotAllowedError("Type an amount in pounds, such as 25 or 25.50, or leave it empty.", field)
    return int(found[1].replace(",", "")) * 100 + int(found[2] or 0)
