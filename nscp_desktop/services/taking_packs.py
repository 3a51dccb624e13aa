"""Taking rule packs into a new record: what a sector asks for, and what goes with it."""

from collections.abc import Sequence
from dataclasses import replace

from nscp_desktop.domain.pack_fit import courses_of
from nscp_desktop.domain.rule_packs import RulePack
from nscp_desktop.storage.unit_of_work import UnitOfWork


def take_packs(unit: UnitOfWork, packs: Sequence[RulePack]) -> None:
    """Take duties, levels, roles, requirements, courses and pathways of the packs into the record.

    Of what two packs both have, such as a duty or a role, the first one holds.
    """
    _take_duties(unit, packs)
    for position, pack in enumerate(packs):
        unit.rules.add_pack(pack, position)
    titles: set[str] = set()
    for pack in packs:
        level_ids = [unit.agency.add_level(level) for level in pack.levels]
        for role in pack.roles:
            if role.title.casefold() not in titles:
                titles.add(role.title.casefold())
                level_id = level_ids[role.level_id - 1] if role.level_id else None
                unit.agency.add_role(role.title, role.usual_group, level_id)
    _take_competences(unit, packs)
    _take_pathways(unit, packs, {course.title: unit.training.add_course(course) for course in courses_of(packs)})


def _take_duties(unit: UnitOfWork, packs: Sequence[RulePack]) -> None:
    known: set[str] = set()
    for pack in packs:
        for duty in pack.duties:
            if duty.code not in known:
                unit.agency.add_duty(duty, len(known))
                known.add(duty.code)


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
