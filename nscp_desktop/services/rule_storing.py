"""Storing what has become of the rules: only what differs, in an order in which nothing names what is not there."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.requirements import Requirement, Rule
from nscp_desktop.domain.rule_changes import OWN_PACK, OWN_TITLE, RulesState
from nscp_desktop.domain.rule_packs import RulePack
from nscp_desktop.storage.unit_of_work import UnitOfWork


def state_of(unit: UnitOfWork) -> RulesState:
    """Return the rules as they are stored."""
    return RulesState(unit.rules.requirements(), unit.training.courses())


def store_state(unit: UnitOfWork, before: RulesState, after: RulesState) -> dict[int, int]:
    """Store what differs between two states, and return the ids that new courses got, by those they had.

    Requirements of a pack that is not there yet belong to the agency's own, which are founded then.
    """
    known = {item.id: item for item in before.requirements}
    for item in after.requirements:
        if item.id not in known:
            unit.rules.add_requirement(_pack_for(unit, item), replace(item, rules=()))
        elif _head(item) != _head(known[item.id]):
            unit.rules.change_requirement(item)
    _store_rules(unit, before.requirements, after.requirements)
    new_ids = _store_courses(unit, before, after)
    left = {item.id for item in after.requirements}
    for item in before.requirements:
        if item.id not in left:
            unit.rules.remove_requirement(item.id)
    return new_ids


def _head(requirement: Requirement) -> Requirement:
    return replace(requirement, rules=())


def _pack_for(unit: UnitOfWork, requirement: Requirement) -> str:
    pack_id = requirement.id.partition("/")[0]
    packs = unit.rules.packs()
    if pack_id != OWN_PACK or any(pack.id == OWN_PACK for pack in packs):
        return pack_id
    own = RulePack(OWN_PACK, OWN_TITLE, unit.agency.details().sector.value, "", "", (), (), (), ())
    unit.rules.add_pack(own, len(packs))
    return OWN_PACK


def _store_rules(unit: UnitOfWork, before: Iterable[Requirement], after: Iterable[Requirement]) -> None:
    old = {rule.id: rule for item in before for rule in item.rules}
    new = {rule.id: rule for item in after for rule in item.rules}
    placed = {rule.id: (item.id, place) for item in after for place, rule in enumerate(item.rules)}
    added: set[str] = set()

    def add(rule: Rule) -> None:
        if rule.id in old or rule.id in added:
            return
        if rule.replaced is not None:
            add(new[rule.replaced.id])
        added.add(rule.id)
        unit.rules.add_rule(placed[rule.id][0], rule, placed[rule.id][1])

    for rule in new.values():
        add(rule)
    for rule in new.values():
        if rule.id in old and _row(rule) != _row(old[rule.id]):
            unit.rules.change_rule(rule)
    for rule in _latest_first(rule for rule in old.values() if rule.id not in new):
        unit.rules.remove_rule(rule.id)


def _row(rule: Rule) -> tuple[Rule, str]:
    """Return what is stored of a rule: not the editions of its document, and of the rule it replaced only the id."""
    return replace(rule, editions=(), replaced=None), rule.replaced.id if rule.replaced is not None else ""


def _latest_first(rules: Iterable[Rule]) -> list[Rule]:
    """Return rules so that none comes before one that took over from it."""
    return sorted(rules, key=_depth, reverse=True)


def _depth(rule: Rule) -> int:
    return 0 if rule.replaced is None else _depth(rule.replaced) + 1


def _store_courses(unit: UnitOfWork, before: RulesState, after: RulesState) -> dict[int, int]:
    new_ids: dict[int, int] = {}
    for own, course in after.courses.items():
        if own not in before.courses:
            new_ids[own] = unit.training.add_course(replace(course, id=0))
        elif _differs(course, before.courses[own]):
            unit.training.change_course(course)
    return new_ids


def _differs(course: Course, before: Course) -> bool:
    return replace(course, satisfies=()) != replace(before, satisfies=()) or set(course.satisfies) != set(
        before.satisfies
    )


def slug(title: str, taken: Callable[[str], bool]) -> str:
    """Return a code for a title that is not taken: small letters, digits and hyphens."""
    plain = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in title.casefold())
    code = "-".join(plain.split())[:48].strip("-") or "one"
    number, found = 1, code
    while taken(found):
        number += 1
        found = f"{code}-{number}"
    return found
