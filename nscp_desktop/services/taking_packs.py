"""Taking rule packs into a new record: what a sector asks for, and what goes with it."""

from collections.abc import Sequence
from dataclasses import replace

from nscp_desktop.domain.pack_fit import courses_of
from nscp_desktop.domain.roles import Role
from nscp_desktop.domain.rule_packs import RulePack
from nscp_desktop.storage.unit_of_work import UnitOfWork


def take_packs(unit: UnitOfWork, packs: Sequence[RulePack]) -> None:
    """Take duties, levels, roles, requirements, courses and pathways of the packs into the record.

    Of a duty that two packs both have the first one holds, of a role or a recommended order the later one, which is the
    sector's own: there a role has a level where the sector has levels.
    """
    _take_duties(unit, packs)
    for position, pack in enumerate(packs):
        unit.rules.add_pack(pack, position)
    _take_levels_and_roles(unit, packs)
    _take_competences(unit, packs)
    _take_pathways(unit, packs, {course.title: unit.training.add_course(course) for course in courses_of(packs)})


def _take_duties(unit: UnitOfWork, packs: Sequence[RulePack]) -> None:
    known: set[str] = set()
    for pack in packs:
        for duty in pack.duties:
            if duty.code not in known:
                unit.agency.add_duty(duty, len(known))
                known.add(duty.code)


def _take_levels_and_roles(unit: UnitOfWork, packs: Sequence[RulePack]) -> None:
    roles: dict[str, Role] = {}
    for pack in packs:
        level_ids = [unit.agency.add_level(level) for level in pack.levels]
        for role in pack.roles:
            level_id = level_ids[role.level_id - 1] if role.level_id else None
            roles[role.title.casefold()] = replace(role, level_id=level_id)
    for role in roles.values():
        unit.agency.add_role(role.title, role.usual_group, role.level_id)


def _take_competences(unit: UnitOfWork, packs: Sequence[RulePack]) -> None:
    competences = [competence for pack in packs for competence in pack.competences]
    for place, competence in enumerate(competences):
        unit.competences.add(replace(competence, position=place))


def _take_pathways(unit: UnitOfWork, packs: Sequence[RulePack], course_ids: dict[str, int]) -> None:
    """Take the pathways; for a group or duty that two packs have one for, the later pack, which is the sector's."""
    pathways = {(pathway.group, pathway.duty): pathway for pack in packs for pathway in pack.pathways}
    for pathway in pathways.values():
        steps = [course_ids[title] for title in pathway.steps]
        unit.pathways.set(steps, group=pathway.group, duty=pathway.duty)
