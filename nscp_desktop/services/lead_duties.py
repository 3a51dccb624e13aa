"""Which duties lead in safeguarding: rule packs say so, those of the program and those that the record took over."""

from functools import lru_cache

from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.rule_packs import RulePack
from nscp_desktop.services.rule_packs import pack_from_text, shipped_packs
from nscp_desktop.storage.unit_of_work import UnitOfWork


def lead_duties(unit: UnitOfWork) -> tuple[str, ...]:
    """Return the codes of the duties of a record that lead, in the agency's order."""
    kept = [unit.rules.shipped(info.id) for info in unit.rules.packs()]
    leads = shipped_lead_duties().union(*map(_leads_in, kept))
    return tuple(duty.code for duty in unit.agency.duties() if duty.code in leads)


@lru_cache(maxsize=1)
def shipped_lead_duties() -> frozenset[str]:
    """Return the codes of the duties that lead by the packs that come with the program."""
    return frozenset().union(*map(leads_of, shipped_packs()))


def leads_of(pack: RulePack) -> frozenset[str]:
    """Return the codes of the duties that lead by one pack."""
    return frozenset(duty.code for duty in pack.duties if duty.lead)


@lru_cache(maxsize=16)
def _leads_in(text: str) -> frozenset[str]:
    try:
        return leads_of(pack_from_text(text, "The pack", is_checked=False)) if text else frozenset()
    except NscpError:
        # What an older program could read is no longer known; the program's own packs say enough.
        return frozenset()
