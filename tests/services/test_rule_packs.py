"""The packs that are shipped hold together, and every rule says where it comes from."""

from datetime import date

import pytest

from nscp_desktop.domain.agency import Sector
from nscp_desktop.domain.people import PersonKind
from nscp_desktop.domain.requirements import RuleKind
from nscp_desktop.domain.rule_packs import RulePack
from nscp_desktop.paths import resources
from nscp_desktop.services.rule_packs import packs_for, read_pack, target_groups

PACKS = tuple(read_pack(path) for path in sorted((resources() / "rule_packs").glob("*.toml")))


@pytest.mark.parametrize("sector", list(Sector))
def test_every_sector_starts_with_packs_that_hold_together(sector: Sector) -> None:
    packs = packs_for(sector)
    requirements = {item.id for pack in packs for item in pack.requirements}
    duties = {duty.code for pack in packs for duty in pack.duties}
    titles = {course.title for pack in packs for course in pack.courses}
    roles = {role.title for pack in packs for role in pack.roles}
    assert requirements
    for pack in packs:
        satisfied = [item for course in pack.courses for item in course.satisfies]
        satisfied += [item for _, more in pack.counts_also for item in more]
        assert {item.requirement_id for item in satisfied} <= requirements
        assert {title for title, _ in pack.counts_also} <= titles
        for rule in (rule for item in pack.requirements for rule in item.rules):
            assert rule.who.duties <= duties
            assert rule.who.roles <= roles
            assert rule.who.groups <= {1, 2, 3, 4}
            assert rule.after is None or rule.after in requirements


@pytest.mark.parametrize("sector", list(Sector))
def test_every_requirement_can_be_met_by_some_course(sector: Sector) -> None:
    packs = packs_for(sector)
    first = {
        item.requirement_id for pack in packs for course in pack.courses for item in course.satisfies if item.first
    }
    first |= {item.requirement_id for pack in packs for _, more in pack.counts_also for item in more if item.first}
    assert {item.id for pack in packs for item in pack.requirements} <= first


@pytest.mark.parametrize("sector", list(Sector))
def test_every_name_of_a_course_means_one_course(sector: Sector) -> None:
    courses = [course for pack in packs_for(sector) for course in pack.courses]
    names = [name.casefold() for course in courses for name in {course.title, *course.aliases}]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_every_rule_has_a_source_an_edition_and_what_its_kind_needs(pack: RulePack) -> None:
    assert pack.source
    assert pack.edition
    for requirement in pack.requirements:
        assert requirement.id.startswith(f"{pack.id}/")
        assert requirement.title
        assert requirement.short
        for rule in requirement.rules:
            assert rule.source
            assert rule.source_edition
            assert (rule.kind is RuleKind.EVERY_MONTHS) == (rule.months is not None)
            assert (rule.kind is RuleKind.EDITION) == bool(rule.editions)
            assert list(rule.editions) == sorted(rule.editions, key=lambda edition: edition.in_force)


def test_ids_are_unique_over_all_packs() -> None:
    ids = [item.id for pack in PACKS for item in pack.requirements]
    ids += [rule.id for pack in PACKS for item in pack.requirements for rule in item.rules]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("requirement_id", "kind", "months", "notice_days"),
    [
        ("general/induction", RuleKind.ONCE, None, 7),
        ("general/core-safeguarding", RuleKind.EVERY_MONTHS, 36, 90),
        ("general/lead-training", RuleKind.EVERY_MONTHS, 24, 90),
        ("school/whole-school", RuleKind.EVERY_MONTHS, 36, 90),
        ("school/annual-update", RuleKind.ACADEMIC_YEAR, None, 60),
        ("school/kcsie-part-one", RuleKind.EDITION, None, 30),
        ("school/dsl-training", RuleKind.EVERY_MONTHS, 24, 120),
        ("school/dsl-annual-update", RuleKind.EVERY_MONTHS, 12, 60),
        ("school/working-together", RuleKind.ONCE, None, 0),
        ("school/governor-training", RuleKind.EVERY_MONTHS, 36, 90),
        ("school/safer-recruitment", RuleKind.EVERY_MONTHS, 36, 90),
        ("school/prevent-awareness", RuleKind.EVERY_MONTHS, 24, 90),
    ],
)
def test_the_rules_are_those_of_the_field(
    requirement_id: str, kind: RuleKind, months: int | None, notice_days: int
) -> None:
    (rule,) = next(item.rules for pack in PACKS for item in pack.requirements if item.id == requirement_id)
    assert (rule.kind, rule.months, rule.notice_days) == (kind, months, notice_days)


def test_whole_school_training_is_not_asked_of_governors_and_governor_training_only_of_them() -> None:
    rules = {item.id: item.rules[0] for pack in PACKS for item in pack.requirements}
    assert PersonKind.GOVERNOR not in rules["school/whole-school"].who.kinds
    assert rules["school/governor-training"].who.kinds == {PersonKind.GOVERNOR}


def test_only_the_first_target_group_follows_a_published_text() -> None:
    groups = target_groups()
    assert [(group.number, group.to_check) for group in groups] == [(1, False), (2, True), (3, True), (4, True)]
    assert all(group.title and group.description for group in groups)
    assert all(group.checked_on is None or group.checked_on <= date(2026, 11, 23) for group in groups)
