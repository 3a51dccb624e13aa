"""The agency's own levels, usual groups, and rules that name roles, sites and levels."""

from dataclasses import replace
from datetime import date

import pytest

from nscp_desktop.domain.drafts import PersonDraft, PlacementDraft
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.requirements import Requirement, Rule, RuleKind, Who
from nscp_desktop.domain.roles import Duty, Role
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.domain.target_groups import AgencyLevel
from nscp_desktop.services.record_files import Services

TODAY = date(2026, 11, 23)
BAND = AgencyLevel(0, "Band B", 3, "Works with families")


def add_rule(school: Services, who: Who) -> str:
    requirement = Requirement("own/cooking", "Cooking safely", "Cooking", (Rule("own/cooking#1", RuleKind.ONCE, who),))
    with school.desk.changing("Add a rule") as unit:
        pack = unit.rules.packs()[0]
        unit.rules.add_requirement(pack.id, requirement)
    school.standing.forget()
    return requirement.id


def asked(school: Services, person_id: int, requirement_id: str) -> StandingKind:
    row = next(row for row in school.standing.board(TODAY).rows if row.person.id == person_id)
    return row.cell(requirement_id).kind


def rule_of(school: Services, requirement_id: str) -> Rule:
    found = next(item for item in school.agency.requirements() if item.id == requirement_id)
    return found.rules[0]


def test_levels_are_added_renamed_mapped_and_described(school: Services) -> None:
    own = school.levels.add(BAND)
    school.levels.add(AgencyLevel(0, "Band A", 1))
    school.levels.change(AgencyLevel(own, " Band  C ", 4, "Leads"))
    assert school.levels.everything() == (AgencyLevel(own, "Band C", 4, "Leads"), AgencyLevel(own + 1, "Band A", 1))


@pytest.mark.parametrize(
    ("level", "field"),
    [(AgencyLevel(0, " ", 3), "title"), (AgencyLevel(0, "band b", 3), "title"), (AgencyLevel(0, "Band C", 0), "group")],
)
def test_a_level_without_a_name_of_its_own_or_a_group_is_refused(
    school: Services, level: AgencyLevel, field: str
) -> None:
    school.levels.add(BAND)
    with pytest.raises(NotAllowedError) as refusal:
        school.levels.add(level)
    assert refusal.value.field == field


def test_a_level_that_is_gone_is_neither_changed_nor_removed_nor_given(school: Services) -> None:
    with pytest.raises(NotFoundError):
        school.levels.change(replace(BAND, id=9))
    with pytest.raises(NotFoundError):
        school.levels.remove(9)
    with pytest.raises(NotFoundError):
        school.agency.add_role("Cook of boats", 1, 9)


def test_a_role_with_a_level_has_the_group_that_the_level_stands_for(school: Services) -> None:
    own = school.levels.add(BAND)
    role_id = school.agency.add_role("Cook of boats", 1, own)
    role = next(role for role in school.agency.roles() if role.id == role_id)
    assert (role.usual_group, role.level_id) == (3, own)
    school.levels.change(replace(BAND, id=own, group=2))
    assert next(role for role in school.agency.roles() if role.id == role_id).usual_group == 2


def test_only_a_level_that_nothing_uses_is_removed_and_undo_brings_it_back(school: Services) -> None:
    own = school.levels.add(BAND)
    role_id = school.agency.add_role("Cook of boats", 1, own)
    with pytest.raises(NotAllowedError, match=r"Band B is used: the role Cook of boats\."):
        school.levels.remove(own)
    school.agency.change_role(Role(role_id, "Cook of boats", 1))
    requirement = add_rule(school, Who(levels=frozenset({"Band B"})))
    with pytest.raises(NotAllowedError, match="the rules of Cooking safely"):
        school.levels.remove(own)
    school.history.undo()
    assert requirement not in {item.id for item in school.agency.requirements()}
    school.levels.remove(own)
    assert school.levels.everything() == ()
    school.history.undo()
    assert [level.title for level in school.levels.everything()] == ["Band B"]


def test_a_level_in_which_somebody_was_placed_stays(school: Services) -> None:
    own = school.levels.add(BAND)
    person = school.people.add(PersonDraft("Ada", "Osei", starts_on=date(2020, 9, 1)))
    school.placing.place([person], PlacementDraft(3, TODAY, "Head", "Usual", level_id=own), today=TODAY)
    with pytest.raises(NotAllowedError, match="placements of 1 person"):
        school.levels.remove(own)


def test_a_renamed_role_is_still_named_by_its_rules(school: Services) -> None:
    role_id = school.agency.add_role("Boat cook", 1)
    person = school.people.add(PersonDraft("Ada", "Osei", starts_on=date(2020, 9, 1), role_ids=(role_id,)))
    requirement = add_rule(school, Who(roles=frozenset({"Boat cook", "Clerk"})))
    assert asked(school, person, requirement) is StandingKind.NOT_DONE
    school.agency.change_role(Role(role_id, "Kitchen lead", 1))
    assert rule_of(school, requirement).who.roles == {"Kitchen lead", "Clerk"}
    assert asked(school, person, requirement) is StandingKind.NOT_DONE
    school.history.undo()
    assert rule_of(school, requirement).who.roles == {"Boat cook", "Clerk"}
    assert asked(school, person, requirement) is StandingKind.NOT_DONE


def test_a_renamed_site_is_still_named_by_its_rules(school: Services) -> None:
    site = school.agency.add_site("Lower site")
    person = school.people.add(PersonDraft("Ada", "Osei", starts_on=date(2020, 9, 1), site_id=site))
    requirement = add_rule(school, Who(sites=frozenset({"Lower site"})))
    named = next(item for item in school.agency.sites() if item.id == site)
    school.agency.rename_site(replace(named, title="Upper site"))
    assert rule_of(school, requirement).who.sites == {"Upper site"}
    assert asked(school, person, requirement) is StandingKind.NOT_DONE


def test_a_renamed_level_is_still_named_by_its_rules(school: Services) -> None:
    own = school.levels.add(BAND)
    requirement = add_rule(school, Who(levels=frozenset({"Band B"})))
    school.levels.change(replace(BAND, id=own, title="Band 2"))
    assert rule_of(school, requirement).who.levels == {"Band 2"}


def test_a_role_that_keeps_its_name_or_is_gone_touches_no_rule(school: Services) -> None:
    role_id = school.agency.add_role("Boat cook", 1)
    requirement = add_rule(school, Who(roles=frozenset({"Boat cook"})))
    school.agency.change_role(Role(role_id, "Boat cook", 2))
    assert rule_of(school, requirement).who.roles == {"Boat cook"}
    with pytest.raises(NotFoundError):
        school.agency.change_role(Role(999, "Nobody", 2))


def test_the_agency_decides_which_group_goes_with_a_duty(school: Services) -> None:
    assert {duty.usual_group for duty in school.agency.duties() if duty.code == "dsl"} == {None}
    school.agency.change_duty(Duty("dsl", "Lead for safeguarding", 3))
    changed = next(duty for duty in school.agency.duties() if duty.code == "dsl")
    assert (changed.title, changed.usual_group) == ("Lead for safeguarding", 3)
    school.history.undo()
    assert next(duty for duty in school.agency.duties() if duty.code == "dsl").title == "DSL"


@pytest.mark.parametrize(
    ("duty", "field"),
    [(Duty("dsl", "DSL", 5), "usual_group"), (Duty("dsl", " "), "title"), (Duty("dsl", "deputy dsl"), "title")],
)
def test_a_duty_keeps_a_name_of_its_own_and_a_group_from_one_to_four(school: Services, duty: Duty, field: str) -> None:
    with pytest.raises(NotAllowedError) as refusal:
        school.agency.change_duty(duty)
    assert refusal.value.field == field
    with pytest.raises(NotFoundError):
        school.agency.change_duty(Duty("unknown", "Unknown"))
