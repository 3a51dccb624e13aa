"""Rule packs as they were last taken over: what the agency's own changes are told by."""

from functools import lru_cache

from nscp_desktop.domain.agency import PackInfo
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.rule_packs import RulePack
from nscp_desktop.services.rule_packs import pack_from_text, shipped_pack
from nscp_desktop.storage.unit_of_work import UnitOfWork


def bases(unit: UnitOfWork) -> dict[str, RulePack]:
    """Return the packs in use as they were taken over, by id; without those of which nobody knows."""
    found = {}
    for info in unit.rules.packs():
        base = base_of(info, unit.rules.shipped(info.id))
        if base is not None:
            found[info.id] = base
    return found


def base_of(info: PackInfo, text: str) -> RulePack | None:
    """Return a pack as it was taken over, from the text that was kept.

    Older records kept none: then it is the program's own pack, where that is of the same edition. None when nobody
    knows, as for the agency's own rules.
    """
    if text:
        return _read(text)
    try:
        pack = shipped_pack(info.id)
    except NscpError:
        return None
    return pack if pack.edition == info.edition else None


@lru_cache(maxsize=16)
def _read(text: str) -> RulePack | None:
    try:
        return pack_from_text(text, "The pack", is_checked=False)
    except NscpError:
        # What an older program could read is no longer known; it is then as if nothing had been kept.
        return None
