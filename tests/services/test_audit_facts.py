"""What the records show beside items: a phrase for every key, from an empty record to the sample school."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from nscp_desktop.domain.audit_figures import Share
from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.learning import LearningItem, LearningKind, SharedHow, ShareDraft
from nscp_desktop.domain.questionnaires import QuestionnaireKind
from nscp_desktop.domain.requirements import Per, RuleKind, Who
from nscp_desktop.domain.rule_changes import RequirementDraft
from nscp_desktop.domain.template_figures import FIGURE_WORDS
from nscp_desktop.domain.trainers import Provider, Trainer
from nscp_desktop.services.audit_facts import KEYS
from nscp_desktop.services.record_files import Services, open_existing
from nscp_desktop.services.shipped_templates import shipped_templates, shipped_version
from nscp_desktop.ui.page_table import PAGES, TABS
from tests.services.test_audit_figures import audit, checklist, sign, signed_audit

TODAY = date(2026, 11, 23)


@pytest.fixture
def sample(sample_school_file: Path, tmp_path: Path) -> Iterator[Services]:
    """A copy of the sample school's record."""
    path = tmp_path / "carlton-hill.nscp"
    shutil.copy(sample_school_file, path)
    opened = open_existing(path)
    yield opened
    opened.close()


def add(school: Services, given: str) -> int:
    return school.people.add(PersonDraft(given, "Khan", starts_on=date(2015, 9, 1)))


def value(school: Services, key: str) -> str:
    return school.audit_figures.facts([key], TODAY)[key].value


def test_every_key_of_questionnaires_has_a_fact_and_every_fact_a_key() -> None:
    assert set(KEYS) == set(FIGURE_WORDS)
    asked = {
        key for one in shipped_templates() for item in shipped_version(one.shipped).items() for key in item.figures
    }
    assert asked <= set(KEYS)


def test_a_key_that_is_not_known_is_left_out(school: Services) -> None:
    assert list(school.audit_figures.facts(["headcount", "moon", "headcount"], TODAY)) == ["headcount"]


@pytest.mark.parametrize("record", ["school", "sample"])
def test_each_fact_is_a_phrase_with_its_people_here_and_a_place_to_look(
    record: str, request: pytest.FixtureRequest
) -> None:
    services: Services = request.getfixturevalue(record)
    known = set(services.standing.snapshot().people)
    facts = services.audit_figures.facts(KEYS, TODAY)
    assert list(facts) == list(KEYS)
    for key, fact in facts.items():
        assert fact.title == FIGURE_WORDS[key]
        assert fact.value.strip() == fact.value != "", key
        assert set(fact.people) <= known
        assert len(set(fact.people)) == len(fact.people), key
        assert not fact.page or fact.page in PAGES, key
        assert not fact.tab or fact.tab in {own for own, _ in TABS[fact.page]}, key


def test_facts_of_the_sample_school_are_the_figures_of_its_pages(sample: Services) -> None:
    board, figures = sample.standing.board(TODAY), sample.audit_figures.figures(TODAY)
    whole = board.figures()
    assert value(sample, "in-date") == f"{whole.words} ({whole.percent_words}) in date"
    assert value(sample, "headcount").startswith(f"{len(board.rows)} people: 50 employees, ")
    supervised = sample.supervision.overview(TODAY).figures
    assert value(sample, "supervision") == f"{supervised.words} ({supervised.percent_words}) in time"
    evaluation = figures.table("evaluation")
    assert evaluation is not None
    back = next(row.cells[0] for row in evaluation.rows if row.key == "after")
    assert isinstance(back, Share)
    assert value(sample, "evaluation") == f"{back.words} ({back.percent_words}) forms back after the course"
    day = next(one for one in sample.planning.clocks(TODAY))
    assert sample.audit_figures.facts(["whole-agency"], TODAY)["whole-agency"].detail == day.words(TODAY)
    late = sample.audit_figures.facts(["needs"], TODAY)["needs"]
    assert len(late.people) == whole.overdue + whole.not_done + whole.date_unknown


def test_trainers_and_providers_are_counted_as_on_their_tab(school: Services) -> None:
    assert value(school, "trainers") == "No trainers on the list"
    school.trainers.add(Trainer(0, name="Ann Lee", knowledge="DSL", skill="PTLLS"), today=TODAY)
    school.trainers.add(Trainer(0, name="Bo Bell", knowledge="DSL"), today=TODAY)
    school.trainers.add_provider(Provider(0, "NSCP"), today=TODAY)
    assert value(school, "trainers") == "1 of 2 (50%) with knowledge and training skill on record"
    fact = school.audit_figures.facts(["providers"], TODAY)["providers"]
    assert (fact.value, fact.detail) == ("0 of 1 (0%) checked in the last 12 months", "To be checked: NSCP")


def test_what_was_shared_counts_those_here_who_got_it(school: Services) -> None:
    amir, bo = add(school, "Amir"), add(school, "Bo")
    item = school.learning.add(LearningItem(0, "Review of Child Q", LearningKind.REVIEW))
    old = school.learning.add(LearningItem(0, "Old bulletin", LearningKind.BULLETIN))
    school.learning.share(ShareDraft(item, (amir,), date(2025, 6, 2), SharedHow.MEETING), today=TODAY)
    school.learning.share(ShareDraft(old, (amir, bo), date(2026, 6, 2), SharedHow.E_MAIL), today=TODAY)
    assert value(school, "reviews") == "1 review shared in the last 24 months; 1 of 2 (50%) got at least one"
    assert value(school, "shared-learning") == "1 item shared in the last 12 months; 2 of 2 (100%) got at least one"


def test_the_last_audit_is_the_newest_that_was_signed_off_by_the_day(school: Services) -> None:
    assert value(school, "last-audit") == "No audit is signed off yet"
    signed_audit(school, date(2026, 6, 30), TODAY)
    facts = school.audit_figures.facts(["last-audit"], TODAY)
    assert facts["last-audit"].value == "As at 30 Jun 2026, signed off"
    assert school.audit_figures.facts(["last-audit"], date(2026, 6, 1))["last-audit"].value.startswith("No audit")


def test_of_many_places_with_too_few_trained_people_some_are_named_and_the_others_counted(school: Services) -> None:
    for number in range(1, 7):
        site = school.agency.add_site(f"Site {number}")
        school.people.add(PersonDraft("Ann", f"Khan {number}", starts_on=date(2015, 9, 1), site_id=site))
    state = school.rules.in_use(TODAY).state
    found = state.get("school/safer-recruitment")
    assert found is not None
    minimum = next(rule for rule in found.rules if rule.kind is RuleKind.MINIMUM)
    at_each = replace(minimum, id="", minimum_per=Per.SITE, who=Who())
    changed = replace(found, rules=(*found.rules, at_each))
    school.rules.store(RequirementDraft(changed, state.counts(found.id)), None, TODAY)
    fact = school.audit_figures.facts(["safer-recruitment"], TODAY)["safer-recruitment"]
    assert fact.detail.startswith("Enough in 0 of 7 places. Too few: The agency: 0 of ")
    assert fact.detail.endswith("0 of 1 trained, 1 needed and 4 more")


def test_in_an_audit_what_is_on_record_is_of_the_same_time_as_its_figures(school: Services) -> None:
    signed_audit(school, date(2026, 9, 1), TODAY, QuestionnaireKind.SECTION_175)
    own = checklist(school, audit(school, TODAY, TODAY))
    figures = school.audit_figures.figures(TODAY, own)
    assert figures.since == date(2024, 11, 24)
    facts = school.audit_figures.facts(["induction", "last-audit"], TODAY, own)
    assert facts["induction"].value == "Nobody started since 24 Nov 2024"
    assert facts["last-audit"].value == "As at 1 Sep 2026, signed off"
    # Beside anything else it is the time since the last audit, of whatever kind.
    assert value(school, "induction") == "Nobody started since 2 Sep 2026"
    sign(school, own.id, TODAY)
    facts = school.audit_figures.facts(["last-audit"], TODAY, checklist(school, own.id))
    assert facts["last-audit"].value == "As at 1 Sep 2026, signed off"


def test_before_any_session_asks_for_forms_no_share_of_nothing_is_shown(school: Services) -> None:
    assert value(school, "evaluation").startswith("No forms are wanted yet")
    assert value(school, "impact") == "No forms of three months on are wanted yet"
