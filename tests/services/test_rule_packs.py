"""The packs that are shipped hold together, and every rule says where it comes from."""

from collections import Counter
from datetime import date

import pytest

from nscp_desktop.domain.agency import Sector
from nscp_desktop.domain.pack_checks import can_be_met, circle_of_after
from nscp_desktop.domain.pack_fit import courses_of, pack_problems
from nscp_desktop.domain.people import PersonKind
from nscp_desktop.domain.requirements import Per, Rule, RuleKind
from nscp_desktop.domain.rule_packs import RulePack
from nscp_desktop.paths import resources
from nscp_desktop.services.rule_packs import packs_for, read_pack, shipped_pack, target_groups

PACKS = tuple(read_pack(path) for path in sorted((resources() / "rule_packs").glob("*.toml")))
RULES = {item.id: item.rules for pack in PACKS for item in pack.requirements}


@pytest.mark.parametrize("sector", list(Sector))
def test_every_sector_has_a_pack_of_its_own_that_builds_on_the_general_one(sector: Sector) -> None:
    packs = packs_for(sector)
    assert packs[0].id == "general"
    assert packs[-1].id == packs[-1].sector == sector.value
    for place, pack in enumerate(packs):
        assert pack_problems(pack, packs[:place]) == []


@pytest.mark.parametrize("sector", list(Sector))
def test_whatever_is_asked_can_be_met_by_some_course_and_nothing_waits_for_itself(sector: Sector) -> None:
    packs = packs_for(sector)
    courses = courses_of(packs)
    by_id = {item.id: item for pack in packs for item in pack.requirements}
    assert [own for own in by_id if not can_be_met(own, courses)] == []
    assert [own for own in by_id if circle_of_after(own, by_id)] == []
    assert {rule.after for item in by_id.values() for rule in item.rules if rule.after} <= set(by_id)


@pytest.mark.parametrize("sector", list(Sector))
def test_an_agency_of_any_sector_finds_what_it_needs_without_typing(sector: Sector) -> None:
    packs = packs_for(sector)
    groups = Counter(item.group for pack in packs for item in pack.competences)
    assert set(groups) == {1, 2, 3, 4}
    assert all(5 <= count <= 8 for count in groups.values())
    assert {pathway.group for pack in packs for pathway in pack.pathways} >= {1, 2, 3, 4}
    leads = {pathway.duty for pack in packs for pathway in pack.pathways if pathway.duty}
    assert leads & {"lead", "dsl", "welfare-officer"}
    roles = [role for pack in packs for role in pack.roles]
    assert len(roles) >= 7
    assert all(role.usual_group is not None for role in roles)
    kinds = {rule.kind for pack in packs for item in pack.requirements for rule in item.rules}
    assert {RuleKind.EACH_START, RuleKind.EVERY_MONTHS, RuleKind.MINIMUM} <= kinds


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_every_rule_has_a_source_and_an_edition_and_no_duty_decides_on_a_group(pack: RulePack) -> None:
    assert pack.source
    assert pack.edition
    for requirement in pack.requirements:
        for rule in requirement.rules:
            assert rule.source
            assert rule.source_edition
            assert list(rule.editions) == sorted(rule.editions, key=lambda edition: edition.in_force)
    assert [duty.code for duty in pack.duties if duty.usual_group is not None] == []


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_what_is_switched_off_says_why(pack: RulePack) -> None:
    for requirement in pack.requirements:
        assert requirement.active or all(rule.to_check for rule in requirement.rules)


def test_ids_are_unique_over_all_packs() -> None:
    ids = list(RULES)
    ids += [rule.id for rules in RULES.values() for rule in rules]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("requirement_id", "kind", "months", "notice_days"),
    [
        ("general/induction", RuleKind.EACH_START, None, 7),
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
        ("early-years/annex-c", RuleKind.EVERY_MONTHS, 24, 90),
        ("early-years/annex-c-dsl", RuleKind.EVERY_MONTHS, 24, 90),
        ("early-years/yearly-refresher", RuleKind.EVERY_MONTHS, 12, 60),
        ("health/level-1", RuleKind.HOURS, 36, 180),
        ("health/level-3", RuleKind.HOURS, 36, 180),
        ("health/meeting-with-lead", RuleKind.EACH_START, None, 7),
        ("council/designated-officer", RuleKind.EVERY_MONTHS, 24, 90),
        ("voluntary/club-course", RuleKind.EVERY_MONTHS, 24, 90),
    ],
)
def test_the_rules_are_those_of_the_field(
    requirement_id: str, kind: RuleKind, months: int | None, notice_days: int
) -> None:
    rule = RULES[requirement_id][0]
    assert (rule.kind, rule.months, rule.notice_days) == (kind, months, notice_days)


def test_every_number_of_hours_is_marked_to_check_against_the_newest_edition() -> None:
    hours = {
        level: rule.hours
        for rules in RULES.values()
        for rule in rules
        if rule.kind is RuleKind.HOURS
        for level in rule.who.levels
    }
    assert hours == {
        "Health level 1": 2,
        "Health level 2": 4,
        "Health level 3 core": 8,
        "Health level 3 with extra": 16,
        "Health level 4": 24,
        "Health level 5": 24,
    }
    checked = [rule.to_check for rules in RULES.values() for rule in rules if rule.kind is RuleKind.HOURS]
    assert all("check against the 5th edition" in words for words in checked)


@pytest.mark.parametrize(
    ("requirement_id", "per"),
    [
        ("general/trained-lead", Per.AGENCY),
        ("school/safer-recruitment", Per.AGENCY),
        ("early-years/dsl-each-site", Per.SITE),
        ("health/lead-each-site", Per.SITE),
        ("council/designated-officer", Per.SITE),
        ("voluntary/trained-in-each-team", Per.TEAM),
    ],
)
def test_the_agency_as_a_whole_is_asked_for_trained_people(requirement_id: str, per: Per) -> None:
    assert [(rule.minimum_count, rule.minimum_per) for rule in _minimums(RULES[requirement_id])] == [(1, per)]


def test_a_refresher_renews_the_core_and_does_not_meet_annex_c() -> None:
    course = next(item for item in shipped_pack("early-years").courses if item.title == "Safeguarding refresher")
    counts = {item.requirement_id: item.first for item in course.satisfies}
    assert counts == {"early-years/yearly-refresher": True, "general/core-safeguarding": False}


def test_roles_of_health_and_council_have_a_level_and_the_group_that_it_stands_for() -> None:
    for name in ("health", "council"):
        pack = shipped_pack(name)
        for role in pack.roles:
            assert role.level_id is not None
            assert role.usual_group == pack.levels[role.level_id - 1].group


def test_whole_school_training_is_held_on_one_day_and_not_asked_of_governors() -> None:
    school = {item.id: item for item in shipped_pack("school").requirements}
    assert [own for own, item in school.items() if item.whole_agency] == ["school/whole-school"]
    assert PersonKind.GOVERNOR not in RULES["school/whole-school"][0].who.kinds
    assert RULES["school/governor-training"][0].who.kinds == {PersonKind.GOVERNOR}


def test_only_the_first_target_group_follows_a_published_text() -> None:
    groups = target_groups()
    assert [(group.number, group.to_check) for group in groups] == [(1, False), (2, True), (3, True), (4, True)]
    assert all(group.title and group.description for group in groups)
    assert all(group.checked_on is None or group.checked_on <= date(2026, 11, 23) for group in groups)


def _minimums(rules: tuple[Rule, ...]) -> list[Rule]:
    return [rule for rule in rules if rule.kind is RuleKind.MINIMUM]
