"""Rule packs as they were last taken over: what the agency's own changes are told by."""

from dataclasses import replace
from datetime import date
from functools import lru_cache

from nscp_desktop.domain.agency import PackInfo
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.pack_comparison import Holdings
from nscp_desktop.domain.pack_names import named_apart
from nscp_desktop.domain.rule_changes import OWN_PACK, RulesState
from nscp_desktop.domain.rule_packs import PackPathway, RulePack
from nscp_desktop.domain.rule_pairs import content_of
from nscp_desktop.services.pack_export import exported
from nscp_desktop.services.pack_writing import pack_text
from nscp_desktop.services.rule_packs import pack_from_text, shipped_pack
from nscp_desktop.services.rule_storing import state_of
from nscp_desktop.storage.unit_of_work import UnitOfWork


def bases(unit: UnitOfWork, state: RulesState, today: date) -> dict[str, RulePack]:
    """Return the packs in use as they were taken over, by id; without those of which nobody knows."""
    found = {}
    for info in unit.rules.packs():
        base = base_of(info, unit.rules.shipped(info.id), state, today)
        if base is not None:
            found[info.id] = base
    return found


def base_of(info: PackInfo, text: str, state: RulesState, today: date) -> RulePack | None:
    """Return a pack as it was taken over, from the text that was kept, its requirements named apart from others here.

    Older records kept none: then it is the program's own pack of the same edition, where the record asks just what that
    one does. None when nobody knows, and for the agency's own rules.
    """
    if text:
        pack = _read(text)
        return named_apart(pack, state) if pack is not None else None
    try:
        pack = shipped_pack(info.id)
    except NscpError:
        return None
    return pack if pack.edition == info.edition and _asks_the_same(pack, state, today) else None


def keep_bases(unit: UnitOfWork, today: date) -> None:
    """Keep what the packs of an older record say, before the agency changes any of it for the first time."""
    missing = [info for info in unit.rules.packs() if info.id != OWN_PACK and not unit.rules.shipped(info.id)]
    if not missing:
        return
    holdings, details = holdings_of(unit), unit.agency.details()
    for info in missing:
        base = base_of(info, "", holdings.state, today)
        pack = base or exported(info, None, holdings, details, today)
        text = base.text if base is not None else pack_text(pack)
        unit.rules.change_pack(replace(pack, title=info.title, edition=info.edition, source=info.source, text=text))


def holdings_of(unit: UnitOfWork) -> Holdings:
    """Return what the record has of all that packs can bring."""
    state = state_of(unit)
    return Holdings(
        state,
        unit.rules.documents_with_editions(),
        unit.agency.duties(),
        unit.agency.levels(),
        unit.agency.roles(),
        unit.competences.competences(),
        tuple(
            PackPathway(tuple(state.courses[own].title for own in found.course_ids), found.group, found.duty)
            for found in unit.pathways.all()
        ),
    )


def _asks_the_same(pack: RulePack, state: RulesState, today: date) -> bool:
    here = {item.id: content_of(item, today) for item in state.requirements if item.id.partition("/")[0] == pack.id}
    return here == {item.id: content_of(item, today) for item in pack.requirements}


@lru_cache(maxsize=16)
def _read(text: str) -> RulePack | None:
    try:
        return pack_from_text(text, "The pack", is_checked=False)
    except NscpError:
        # What an older program could read is no longer known; it is then as if nothing had been kept.
        return None
