"""What stands behind one training beside its own words: the certificate that was issued, and the second look."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.evidence_checks import EvidenceCheck
from nscp_desktop.domain.money import pounds
from nscp_desktop.domain.registers import PersonOutcome


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


class Proof(NamedTuple):
    """What stands behind one training, the last check for one; None for what there is not."""

    issued: Issued | None = None
    check: EvidenceCheck | None = None

    @property
    def words(self) -> str:
        return ", ".join(part.words for part in (self.issued, self.check) if part is not None)


class Beside(NamedTuple):
    """What is on record about one person beside completions and bookings.

    `outcomes` are the sessions that did not become a completion, the newest first; `proofs` are by completion id.
    """

    outcomes: tuple[PersonOutcome, ...] = ()
    proofs: Mapping[int, Proof] = MappingProxyType({})

    def proof_words(self, completion_id: int) -> str:
        """Say what stands behind one completion; empty when nothing does."""
        found = self.proofs.get(completion_id)
        return found.words if found is not None else ""


def outcome_day(found: PersonOutcome) -> date:
    """Return the day that an outcome is listed under: that of its session, else the day on which it became known."""
    return found.starts_on or found.entry.ended_on or found.entry.recorded_on


def outcome_notes(found: PersonOutcome) -> str:
    """Say why somebody did not complete a session, what fee is asked for it, and what else was noted."""
    entry = found.entry
    fee = f"fee {pounds(entry.fee_pence)}" if entry.fee_pence is not None else ""
    told = f"told {in_words(entry.ended_on)}" if entry.ended_on is not None else ""
    return "; ".join(part for part in (entry.reason, fee, told, entry.note) if part)
