"""Figure 4 of an audit where the agency's own rules ask the lead training."""

from dataclasses import replace
from datetime import date
from typing import Any

from nscp_desktop.domain.audit_figures import Count, Share
from nscp_desktop.domain.audit_requirements import NOT_ASKED
from nscp_desktop.domain.requirements import Requirement, Rule, RuleKind, Who
from nscp_desktop.domain.rule_changes import Counting, RequirementDraft
from nscp_desktop.services.record_files import Services
from tests.services.test_audit_figures import add, row, train

COURSE = "DSL training (initial)"


def switch_off(school: Services, own: str, today: date) -> None:
    state = school.rules.in_use(today).state
    found = state.get(own)
    assert found is not None
    school.rules.store(RequirementDraft(replace(found, active=False), state.counts(own)), None, today)


def ask(school: Services, title: str, who: Who, today: date, *, course: str = COURSE) -> None:
    """Ask a course of some people every two years."""
    rule = Rule("", RuleKind.EVERY_MONTHS, who, months=24, first_within_days=60, source="Our policy")
    own = next(item.id for item in school.training.courses() if item.title == course)
    draft = RequirementDraft(Requirement("", title, title, (rule,)), (Counting(own),))
    school.rules.store(draft, None, today)


def lead_cells(school: Services, today: date, key: str) -> Any:
    return row(school.audit_figures.figures(today), "leads", key).cells


def test_what_the_agency_itself_asks_of_its_leads_is_lead_training_where_the_packs_ask_none(
    school: Services, today: date
) -> None:
    ann, bo = add(school, "Ann", duties=("dsl",)), add(school, "Bo", duties=("deputy-dsl",))
    switch_off(school, "school/dsl-training", today)
    assert lead_cells(school, today, "everyone")[3] == Share(0, 0)
    ask(school, "Our lead course", Who(duties=frozenset({"dsl", "deputy-dsl"})), today)
    train(school, COURSE, date(2025, 10, 11), ann)
    assert lead_cells(school, today, f"lead-{ann}-dsl")[1:4] == (date(2025, 10, 11), date(2027, 10, 11), "In date")
    assert lead_cells(school, today, f"lead-{bo}-deputy-dsl")[3] == "Not done"
    assert lead_cells(school, today, "everyone")[0] == Count(2, (ann, bo))
    assert lead_cells(school, today, "everyone")[3] == Share(1, 2, (ann,), (bo,))
    fact = school.audit_figures.facts(["lead-training"], today)["lead-training"]
    assert fact.value == "1 of 2 (50%) in date with lead training"


def test_what_others_are_asked_too_or_what_comes_beside_a_pack_s_lead_training_is_none(
    school: Services, today: date
) -> None:
    ann = add(school, "Ann", duties=("dsl",))
    train(school, COURSE, date(2025, 10, 11), ann)
    # The packs ask DSL training of a DSL already: a further course does not make them late with it.
    ask(school, "Our network of leads", Who(duties=frozenset({"dsl"})), today, course="Annual safeguarding update")
    assert lead_cells(school, today, "everyone")[3] == Share(1, 1, (ann,))
    switch_off(school, "school/dsl-training", today)
    switch_off(school, "general/lead-training", today)
    switch_off(school, "own/our-network-of-leads", today)
    assert lead_cells(school, today, "everyone")[3] == NOT_ASKED
    ask(school, "Panel and leads", Who(duties=frozenset({"dsl", "interview-panel"})), today)
    ask(school, "Everybody's course", Who(), today)
    assert lead_cells(school, today, "everyone")[3] == NOT_ASKED
