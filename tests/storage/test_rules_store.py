"""Rules, levels, pathways and competences come back as they were stored."""

from dataclasses import replace
from datetime import date

import pytest

from nscp_desktop.domain.competences import Competence
from nscp_desktop.domain.pathway import Pathway
from nscp_desktop.domain.requirements import Edition, Per, Requirement, Rule, RuleKind, Who
from nscp_desktop.domain.roles import Duty, Role
from nscp_desktop.domain.rule_packs import Document, RulePack
from nscp_desktop.domain.target_groups import AgencyLevel
from nscp_desktop.storage.record_file import RecordFile

EDITIONS = (Edition("2025", date(2025, 9, 1)), Edition("2026", date(2026, 9, 1), date(2026, 5, 20)))
RULES = (
    Rule("t/one#1", RuleKind.EVERY_MONTHS, Who(frozenset({1, 2})), 36, 30, may_lengthen=True, source="Strategy"),
    Rule("t/one#2", RuleKind.HOURS, Who(levels=frozenset({"Level 3"})), 36, 365, hours=8.5, to_check="the hours"),
    Rule("t/one#3", RuleKind.EACH_START, Who(sites=frozenset({"Annexe"})), first_within_days=7),
    Rule("t/one#4", RuleKind.MINIMUM, Who(roles=frozenset({"Head"})), minimum_count=2, minimum_per=Per.SITE),
    Rule("t/one#5", RuleKind.EDITION, document="kcsie", editions=EDITIONS, edition_within_days=30),
)
ONE = Requirement("t/one", "One", "1", RULES, whole_agency=True)
TWO = Requirement("t/two", "Two", "2", (Rule("t/two#1", RuleKind.ONCE, after="t/one"),), active=False)
PACK = RulePack(
    "t", "Trial", "school", "2026", "Nobody", (ONE, TWO), (), (), (), (Document("kcsie", "KCSIE", EDITIONS),), text="#"
)


@pytest.fixture
def ruled(founded: RecordFile) -> RecordFile:
    """Give a record with a pack that has a rule of nearly every kind."""
    with founded.changing("Take rules") as unit:
        unit.rules.add_pack(PACK, 0)
    return founded


def stored(record_file: RecordFile) -> dict[str, Requirement]:
    with record_file.reading() as unit:
        return {requirement.id: requirement for requirement in unit.rules.requirements()}


def test_every_kind_of_rule_comes_back_as_stored(ruled: RecordFile) -> None:
    assert tuple(stored(ruled).values()) == (ONE, TWO)
    with ruled.reading() as unit:
        assert (unit.rules.shipped("t"), unit.rules.shipped("gone")) == ("#", "")


def test_a_rule_knows_the_rules_that_it_took_over_from(ruled: RecordFile) -> None:
    first = replace(RULES[0], ends_on=date(2025, 8, 31))
    second = replace(first, id="t/one#6", months=24, starts_on=date(2025, 9, 1), ends_on=date(2026, 8, 31))
    second = replace(second, replaced=first)
    third = replace(second, id="t/one#7", months=12, starts_on=date(2026, 9, 1), ends_on=None, replaced=second)
    with ruled.changing("Change a rule") as unit:
        unit.rules.change_rule(first)
        unit.rules.add_rule("t/one", second, 5)
        unit.rules.add_rule("t/one", third, 6)
    found = stored(ruled)["t/one"].rules
    assert found[-1] == third
    assert found[0] == first
    with ruled.changing("Take it back") as unit:
        unit.rules.remove_rule("t/one#7")
    assert [rule.id for rule in stored(ruled)["t/one"].rules][-1] == "t/one#6"


def test_a_requirement_is_added_last_changed_and_put_in_order(ruled: RecordFile) -> None:
    three = Requirement("t/three", "Three", "3", (Rule("t/three#1", RuleKind.ONCE),))
    with ruled.changing("Change") as unit:
        unit.rules.add_requirement("t", three)
        unit.rules.change_requirement(replace(TWO, title="Second", active=True, whole_agency=True))
    found = stored(ruled)
    assert list(found) == ["t/one", "t/two", "t/three"]
    assert (found["t/two"].title, found["t/two"].active, found["t/two"].whole_agency) == ("Second", True, True)
    assert found["t/two"].rules == TWO.rules
    with ruled.changing("Order") as unit:
        unit.rules.put_in_order(["t/three", "t/two", "t/one"])
    assert list(stored(ruled)) == ["t/three", "t/two", "t/one"]


def test_a_pack_is_kept_as_it_was_last_taken_over(ruled: RecordFile) -> None:
    with ruled.changing("Update") as unit:
        unit.rules.change_pack(replace(PACK, edition="2027", text="# newer"))
        unit.rules.set_editions("kcsie", EDITIONS[1:])
    with ruled.reading() as unit:
        assert unit.rules.shipped("t") == "# newer"
        assert [pack.edition for pack in unit.rules.packs()] == ["2027"]
    assert stored(ruled)["t/one"].rules[4].editions == EDITIONS[1:]


@pytest.mark.parametrize(
    ("condition", "old", "place"), [("levels", "Level 3", 1), ("sites", "Annexe", 2), ("roles", "Head", 3)]
)
def test_a_rule_follows_a_title_that_is_changed(ruled: RecordFile, condition: str, old: str, place: int) -> None:
    with ruled.changing("Rename") as unit:
        unit.rules.rename_in_rules(condition, old, "Renamed")
        unit.rules.rename_in_rules(condition, "Unknown", "Never")
    found = stored(ruled)["t/one"].rules
    assert getattr(found[place].who, condition) == frozenset({"Renamed"})
    assert [rule for rule in found if rule.id != RULES[place].id] == [r for r in RULES if r.id != RULES[place].id]


def test_levels_and_what_hangs_on_them_come_back(founded: RecordFile) -> None:
    with founded.changing("Levels") as unit:
        own = unit.agency.add_level(AgencyLevel(0, "Level 1", 1))
        spare = unit.agency.add_level(AgencyLevel(0, "Level 9", 4, "nobody has it"))
        role = unit.agency.add_role("Porter", None, own)
        unit.agency.add_duty(Duty("dsl", "DSL", 4), 0)
        unit.agency.change_level(AgencyLevel(own, "Level One", 2, "all staff"))
        unit.agency.change_duty(Duty("dsl", "Lead", 3))
        unit.agency.remove_level(spare)
    with founded.reading() as unit:
        assert unit.agency.levels() == (AgencyLevel(own, "Level One", 2, "all staff"),)
        assert unit.agency.roles() == (Role(role, "Porter", None, True, own),)
        assert unit.agency.duties() == (Duty("dsl", "Lead", 3),)


def test_a_pathway_is_replaced_as_a_whole(founded: RecordFile) -> None:
    with founded.changing("Pathways") as unit:
        unit.agency.add_duty(Duty("dsl", "DSL"), 0)
        unit.pathways.set([2, 1], duty="dsl")
        unit.pathways.set([1], group=3)
    with founded.changing("Pathways again") as unit:
        unit.pathways.set([1, 2], duty="dsl")
        assert unit.pathways.all() == (Pathway((1,), 3), Pathway((1, 2), None, "dsl"))
        unit.pathways.set([], group=3)
    with founded.reading() as unit:
        assert unit.pathways.all() == (Pathway((1, 2), None, "dsl"),)


def test_competences_stand_by_group_in_their_order(founded: RecordFile) -> None:
    with founded.changing("Competences") as unit:
        second = unit.competences.add(Competence(0, 1, "Writes it down", 1))
        first = unit.competences.add(Competence(0, 1, "Notices", 0))
        other = unit.competences.add(Competence(0, 3, "Assesses", 0))
        unit.competences.change(Competence(other, 3, "Contributes to plans", 0, active=False))
    with founded.changing("Fewer") as unit:
        assert [each.id for each in unit.competences.competences()] == [first, second, other]
        unit.competences.remove(second)
    with founded.reading() as unit:
        assert unit.competences.competences()[1:] == (Competence(other, 3, "Contributes to plans", 0, False),)
