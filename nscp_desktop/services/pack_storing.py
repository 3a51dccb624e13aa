"""Storing what was taken over from a rule pack."""

from dataclasses import replace

from nscp_desktop.domain.pack_comparison import Holdings, PackComparison
from nscp_desktop.domain.pack_lists import fold
from nscp_desktop.domain.pack_taking import Taking
from nscp_desktop.domain.rule_changes import RulesState
from nscp_desktop.services.rule_storing import store_state
from nscp_desktop.storage.unit_of_work import UnitOfWork


def store_taking(unit: UnitOfWork, comparison: PackComparison, holdings: Holdings, taken: Taking) -> None:
    """Store lists first, then the rules that name them, and the pack itself as it was taken over."""
    pack = comparison.pack
    if comparison.is_first:
        unit.rules.add_pack(replace(pack, requirements=(), documents=()), len(unit.rules.packs()))
    else:
        unit.rules.change_pack(pack)
    for duty in taken.duties:
        unit.agency.add_duty(duty, len(unit.agency.duties()))
    _store_levels_and_roles(unit, holdings, taken)
    for document in taken.documents:
        unit.rules.add_document(document)
    for document in taken.changed_documents:
        unit.rules.set_editions(document.id, document.editions)
    new_ids = store_state(unit, holdings.state, taken.state)
    for competence in taken.competences:
        position = len([item for item in unit.competences.competences() if item.group == competence.group])
        unit.competences.add(replace(competence, position=position))
    _store_pathways(unit, taken, new_ids)


def _store_levels_and_roles(unit: UnitOfWork, holdings: Holdings, taken: Taking) -> None:
    level_ids = {fold(level.title): level.id for level in holdings.levels}
    for level in taken.levels:
        level_ids[fold(level.title)] = unit.agency.add_level(level)
    for role in taken.roles:
        title = taken.level_titles[role.level_id - 1] if role.level_id else ""
        unit.agency.add_role(role.title, role.usual_group, level_ids.get(fold(title)))


def _store_pathways(unit: UnitOfWork, taken: Taking, new_ids: dict[int, int]) -> None:
    """Store recommended orders; a course of theirs that was not taken over is left out."""
    ids = _ids_by_title(taken.state, new_ids)
    for pathway in taken.pathways:
        steps = [ids[fold(title)] for title in pathway.steps if fold(title) in ids]
        unit.pathways.set(steps, group=pathway.group, duty=pathway.duty)


def _ids_by_title(state: RulesState, new_ids: dict[int, int]) -> dict[str, int]:
    found = {fold(alias): own for own, course in state.courses.items() for alias in course.aliases}
    found |= {fold(course.title): own for own, course in state.courses.items()}
    return {title: new_ids.get(own, own) for title, own in found.items()}
