"""What stands behind one training beside its own words: the certificate that was issued, and the second look."""

from datetime import date
from typing import NamedTuple

from nscp_desktop.domain.dates import in_words

_RESULTS = {
    "agrees": "evidence agrees",
    "differs": "evidence differs",
    "not-found": "evidence not found",
}


class Issued(NamedTuple):
    """A certificate that the agency issued; `withdrawn_on` is None while it holds."""

    number: str
    issued_on: date
    withdrawn_on: date | None = None

    @property
    def words(self) -> str:
        """`our certificate 2026-014`, and when it was withdrawn."""
        gone = f", withdrawn {in_words(self.withdrawn_on)}" if self.withdrawn_on is not None else ""
        return f"our certificate {self.number}{gone}"


class Check(NamedTuple):
    """The last time that a second person looked at the evidence."""

    checked_on: date
    checked_by: str
    result: str

    @property
    def words(self) -> str:
        """`checked 3 Nov 2026 by Gwen Evans: evidence agrees`."""
        found = _RESULTS.get(self.result, self.result)
        return f"checked {in_words(self.checked_on)} by {self.checked_by}: {found}"


class Proof(NamedTuple):
    """What stands behind one training; None for what there is not."""

    issued: Issued | None = None
    check: Check | None = None

    @property
    def words(self) -> str:
        return ", ".join(part.words for part in self if part is not None)
