"""Requirements that are changed, added, switched off and removed, with the record read back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from nscp_desktop.domain.actions import Action, GapKind, ReportedGap
from nscp_desktop.domain.drafts import PersonDraft, TrainingDraft
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.requirements import Requirement, Rule, RuleKind, Who
from nscp_desktop.domain.rule_changes import Counting, RequirementDraft
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.domain.training import Exemption
from nscp_desktop.domain.users import UserRole
from nscp_desktop.services.record_files import Services

DSL = "school/dsl-training"
BEFORE = date(2026, 11, 22)
EVERYONE_ONCE = Rule("", RuleKind.ONCE, first_within_days=30, source="Our policy")


def draft(school: Services, today: date, own: str = DSL, **values: Any) -> RequirementDraft:
    state = school.rules.in_use(today).state
    found = state.get(own)
    assert found is not None
    return RequirementDraft(replace(found, **values), state.counts(own))


def shorter(school: Services, today: date, own: str = DSL) -> RequirementDraft:
    found = draft(school, today, own)
    rule = found.requirement.rules[-1]
    return replace(found, requirement=replace(found.requirement, rules=(replace(rule, months=12),)))


def new_one(school: Services, title: str = "Boats and children", **values: Any) -> RequirementDraft:
    course = school.training.courses()[0].id
    return RequirementDraft(Requirement("", title, title[:5], (replace(EVERYONE_ONCE, **values),)), (Counting(course),))


@pytest.fixture
def lead(school: Services, today: date) -> int:
    """Give a DSL whose training was 18 months ago."""
    own = school.people.add(PersonDraft("Ada", "Okafor", starts_on=date(2020, 9, 1), duties=("dsl",)))
    course = next(
        c.id
        for c in school.training.courses()
        if any(item.requirement_id == DSL and item.first for item in c.satisfies)
    )
    school.training.record(TrainingDraft(course, date(2025, 5, 20), (own,)), today=today)
    return own


def standing(school: Services, day: date, own: int, requirement: str = DSL) -> StandingKind:
    row = next(row for row in school.standing.board(day).rows if row.person.id == own)
    return row.cell(requirement).kind


def test_what_changes_from_a_day_on_leaves_past_reports_as_they_were(school: Services, today: date, lead: int) -> None:
    change = shorter(school, today)
    effect = school.rules.trial(change, today, today).effect()
    assert effect.words == "Dates move for 1 of 1 person: 1 becomes overdue."
    assert school.rules.store(change, today, today) == DSL
    assert standing(school, today, lead) is StandingKind.OVERDUE
    assert standing(school, BEFORE, lead) is StandingKind.IN_DATE
    old, new = school.rules.in_use(today).state.get(DSL).rules  # type: ignore[union-attr]
    assert (old.ends_on, new.starts_on, new.replaced) == (BEFORE, today, old)


def test_as_if_it_had_always_been_so_changes_past_reports_too(school: Services, today: date, lead: int) -> None:
    school.rules.store(shorter(school, today), None, today)
    assert standing(school, today, lead) is standing(school, BEFORE, lead) is StandingKind.OVERDUE


@pytest.mark.parametrize("from_day", [date(2026, 11, 23), None])
def test_a_change_is_undone_as_one_step(school: Services, today: date, from_day: date | None) -> None:
    before = school.rules.in_use(today).state
    course = school.training.courses()[0].id
    change = replace(shorter(school, today), counts=(Counting(course, True, False),))
    school.rules.store(change, from_day, today)
    after = school.rules.in_use(today).state
    assert after != before
    assert after.counts(DSL) == (Counting(course, True, False),)
    assert "Change the requirement DSL training" in school.history.undo().title
    assert school.rules.in_use(today).state == before
    school.history.redo()
    assert school.rules.in_use(today).state == after
    assert school.problems(full=True) == []


def test_what_the_agency_has_changed_is_told_with_what_the_pack_says(school: Services, today: date) -> None:
    assert school.rules.in_use(today).changed == {}
    school.rules.store(shorter(school, today), today, today)
    assert school.rules.in_use(today).changed == {DSL: "How often: every year, was every 2 years."}
    pack_form = school.rules.in_use(today).pack_forms[DSL]
    back = replace(draft(school, today), requirement=pack_form)
    school.rules.store(back, None, today)
    assert school.rules.in_use(today).changed == {}


def test_an_own_requirement_gets_a_code_that_it_keeps_and_a_pack_of_its_own(school: Services, today: date) -> None:
    own = school.rules.store(new_one(school), None, today)
    assert own == "own/boats-and-children"
    assert [pack.title for pack in school.agency.packs()][-1] == "The agency's own rules"
    renamed = draft(school, today, own, title="Ships and children", short="Ships")
    assert school.rules.store(renamed, today, today) == own
    assert (
        school.rules.store(new_one(school, "Boats, and children!", kind=RuleKind.ACADEMIC_YEAR), None, today)
        == f"{own}-2"
    )
    assert [pack.id for pack in school.agency.packs()].count("own") == 1
    assert school.problems(full=True) == []


def test_an_own_requirement_that_begins_today_asks_nothing_of_yesterday(
    school: Services, today: date, lead: int
) -> None:
    own = school.rules.store(new_one(school), today, today)
    assert standing(school, today, lead, own) is StandingKind.INDUCTION
    assert standing(school, BEFORE, lead, own) is StandingKind.NOT_REQUIRED


def _counting_nothing(school: Services) -> RequirementDraft:
    return replace(new_one(school), counts=())


def _without_title(school: Services) -> RequirementDraft:
    return new_one(school, " ")


def _doubled(school: Services) -> RequirementDraft:
    found = new_one(school)
    return replace(found, requirement=replace(found.requirement, title="dsl TRAINING"))


def _doubled_short(school: Services) -> RequirementDraft:
    found = new_one(school)
    return replace(found, requirement=replace(found.requirement, short="Core"))


def _interval_of_none(school: Services) -> RequirementDraft:
    return new_one(school, kind=RuleKind.EVERY_MONTHS, months=0)


def _nobody_there(school: Services) -> RequirementDraft:
    return new_one(school, who=Who(roles=frozenset({"Skipper of boats"})))


def _reversed(school: Services) -> RequirementDraft:
    return new_one(school, starts_on=date(2027, 1, 2), ends_on=date(2027, 1, 1))


def _without_rules(school: Services) -> RequirementDraft:
    found = new_one(school)
    return replace(found, requirement=replace(found.requirement, rules=()))


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (_counting_nothing, "courses"),
        (_without_title, "title"),
        (_doubled, "title"),
        (_doubled_short, "short"),
        (_interval_of_none, "rules"),
        (_nobody_there, "rules"),
        (_reversed, "rules"),
        (_without_rules, "rules"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field_and_nothing_is_stored(
    school: Services, today: date, make: Callable[[Services], RequirementDraft], field: str
) -> None:
    before, steps = school.rules.in_use(today), len(school.history.steps())
    for act in (school.rules.trial, school.rules.store):
        with pytest.raises(NotAllowedError) as refused:
            act(make(school), today, today)
        assert refused.value.field == field
    assert (school.rules.in_use(today), len(school.history.steps())) == (before, steps)


def test_a_circle_of_what_comes_after_what_is_refused(school: Services, today: date) -> None:
    own = school.rules.store(new_one(school, after=DSL), None, today)
    found = draft(school, today)
    waiting = replace(found.requirement, rules=(replace(found.requirement.rules[0], after=own),))
    with pytest.raises(NotAllowedError, match="wait for one another"):
        school.rules.store(replace(found, requirement=waiting), today, today)
    with pytest.raises(NotAllowedError) as refused:
        school.rules.check_rule(found.requirement, waiting.rules[0])
    assert refused.value.field == "after"


def test_a_change_that_would_change_nothing_from_that_day_on_is_refused(school: Services, today: date) -> None:
    school.rules.store(shorter(school, today), today, today)
    found = draft(school, today)
    ended, now = found.requirement.rules
    past = replace(found, requirement=replace(found.requirement, rules=(replace(ended, months=36), now)))
    with pytest.raises(NotAllowedError, match="As if it had always been so") as refused:
        school.rules.trial(past, today, today)
    assert refused.value.field == "from_day"
    school.rules.store(past, None, today)
    assert school.rules.in_use(today).state.get(DSL).rules[0].months == 36  # type: ignore[union-attr]


def test_a_rule_that_ends_before_the_day_it_is_to_count_from_is_refused(school: Services, today: date) -> None:
    before = school.rules.in_use(today)
    for act in (school.rules.trial, school.rules.store):
        with pytest.raises(NotAllowedError, match="Rule 1 ends on 1 Jan 2020, before 23 Nov 2026") as refused:
            act(new_one(school, ends_on=date(2020, 1, 1)), today, today)
        assert refused.value.field == "from_day"
    found = draft(school, today)
    lost = replace(EVERYONE_ONCE, ends_on=date(2026, 11, 22))
    rules = (replace(found.requirement.rules[0], notice_days=7), lost)
    with pytest.raises(NotAllowedError, match="Rule 2 ends on 22 Nov 2026"):
        school.rules.store(replace(found, requirement=replace(found.requirement, rules=rules)), today, today)
    assert school.rules.in_use(today) == before
    own = school.rules.store(new_one(school, ends_on=date(2020, 1, 1)), None, today)
    assert len(school.rules.in_use(today).state.get(own).rules) == 1  # type: ignore[union-attr]


def test_a_change_that_would_leave_no_rule_is_refused(school: Services, today: date) -> None:
    own = school.rules.store(new_one(school, starts_on=date(2027, 9, 1)), None, today)
    found = draft(school, today, own)
    over = replace(found.requirement.rules[0], starts_on=None, ends_on=date(2026, 8, 31))
    change = replace(found, requirement=replace(found.requirement, rules=(over,)))
    with pytest.raises(NotAllowedError, match="From 23 Nov 2026 on it would have no rule") as refused:
        school.rules.store(change, today, today)
    assert refused.value.field == "from_day"


def without_rules(school: Services) -> str:
    """Leave a requirement without rules, as earlier versions of the program could."""
    with school.desk.changing("Add") as unit:
        unit.rules.add_requirement("school", Requirement("school/boats", "Boats and children", "Boats", ()))
    school.standing.forget()
    return "school/boats"


def test_a_requirement_without_rules_is_removed_or_gets_some(school: Services, today: date) -> None:
    own = without_rules(school)
    counts = (Counting(school.training.courses()[0].id),)
    mended = draft(school, today, own, rules=(EVERYONE_ONCE,))
    school.rules.store(replace(mended, counts=counts), today, today)
    assert [rule.starts_on for rule in school.rules.in_use(today).state.get(own).rules] == [today]  # type: ignore[union-attr]
    school.history.undo()
    assert school.rules.removal_trial(own, today).effect().words == "Nobody's dates move."
    school.rules.remove(own, today)
    assert school.rules.in_use(today).state.get(own) is None


def test_a_requirement_that_actions_and_the_gap_log_are_about_is_not_removed(school: Services, today: date) -> None:
    own = without_rules(school)
    school.actions.add(Action(0, "Book places", today, requirement_id=own))
    school.actions.add_gap(ReportedGap(0, GapKind.NO_PLACES, "No places", today, requirement_id=own), today=today)
    with pytest.raises(NotAllowedError, match="on it hang 1 action; 1 entry of the gap log"):
        school.rules.remove(own, today)


def test_a_pack_is_saved_without_a_requirement_that_has_no_rules(school: Services, today: date, tmp_path: Path) -> None:
    own = without_rules(school)
    school.pack_updates.save_pack("school", tmp_path / "saved.toml", today)
    saved = school.pack_updates.read(tmp_path / "saved.toml")
    assert own not in {item.id for item in saved.requirements}


def test_switched_off_from_a_day_on_it_is_asked_until_the_day_before(school: Services, today: date, lead: int) -> None:
    effect = school.rules.trial(draft(school, today, active=False), today, today).effect()
    assert effect.words == "Dates move for 1 of 1 person: 1 is no longer asked."
    school.rules.store(draft(school, today, active=False), today, today)
    assert standing(school, today, lead) is StandingKind.NOT_REQUIRED
    assert standing(school, BEFORE, lead) is StandingKind.IN_DATE
    school.rules.store(draft(school, today, active=True), today + timedelta(days=7), today)
    assert standing(school, today + timedelta(days=6), lead) is StandingKind.NOT_REQUIRED
    assert standing(school, today + timedelta(days=7), lead).counts_as_in_date


def test_a_requirement_goes_when_nothing_hangs_on_it_and_comes_back_with_undo(
    school: Services, today: date, lead: int
) -> None:
    before = school.rules.in_use(today).state
    free = "school/online-safety"
    assert school.rules.removal_trial(free, today).effect().words.endswith("1 is no longer asked.")
    school.rules.remove(free, today)
    assert school.rules.in_use(today).state.get(free) is None
    assert all(item.requirement_id != free for c in school.training.courses() for item in c.satisfies)
    school.history.undo()
    assert school.rules.in_use(today).state == before
    school.training.exempt(Exemption(0, lead, free, today, None, "Abroad", "Head"))
    with pytest.raises(NotAllowedError, match=r"1 exemption.*Switch it off instead"):
        school.rules.remove(free, today)


def test_what_others_come_after_stays(school: Services, today: date) -> None:
    school.rules.store(new_one(school, after="school/online-safety"), None, today)
    with pytest.raises(NotAllowedError, match="Boats and children, which comes after it"):
        school.rules.removal_trial("school/online-safety", today)
    with pytest.raises(NotFoundError):
        school.rules.remove("school/nothing", today)


def test_requirements_are_put_in_another_order(school: Services, today: date) -> None:
    order = [item.id for item in school.agency.requirements()]
    school.rules.put_in_order([order[-1], *order[:-1]])
    assert [item.id for item in school.agency.requirements()] == [order[-1], *order[:-1]]
    with pytest.raises(NotFoundError):
        school.rules.put_in_order(order[1:])


def test_an_editor_takes_back_a_role_that_a_rule_names_but_no_rule(school: Services, today: date) -> None:
    role = school.agency.roles()[0]
    own = school.rules.store(new_one(school, who=Who(roles=frozenset({role.title}))), None, today)
    school.users.work_as("Maya Green")
    school.users.add("Maya Green", UserRole.ADMINISTRATOR)
    school.users.add("An editor", UserRole.EDITOR)
    found = draft(school, today, own)
    shorter_notice = replace(found.requirement, rules=(replace(found.requirement.rules[0], notice_days=7),))
    school.rules.store(replace(found, requirement=shorter_notice), None, today)
    school.users.work_as("An editor")
    with pytest.raises(NotAllowedError, match="administrator"):
        school.history.undo()
    school.agency.change_role(replace(role, title="Skipper"))
    renamed = school.rules.in_use(today).state.get(own)
    assert renamed is not None
    assert renamed.rules[0].who.roles == {"Skipper"}
    assert school.history.undo().title == "Change the role Skipper"
