"""The rules on paper and in the audit workbook."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from nscp_desktop.domain.requirements import Per, Requirement, Rule, RuleKind
from nscp_desktop.domain.rule_changes import Counting, RequirementDraft
from nscp_desktop.services.record_files import Services
from tests.paper import printed_words

DSL = "school/dsl-training"


@pytest.fixture
def printed(school: Services, today: date) -> Callable[[], str]:
    """Give what prints the rules and reads them back."""

    def read() -> str:
        return printed_words(school.documents.report("rules-in-use", today))

    return read


def add(school: Services, today: date, title: str, rule: Rule) -> None:
    course = school.training.courses()[0].id
    draft = RequirementDraft(Requirement("", title, title, (rule,)), (Counting(course),))
    school.rules.store(draft, None, today)


def test_the_rules_in_use_are_printed_with_what_the_agency_has_changed(
    school: Services, today: date, printed: Callable[[], str]
) -> None:
    found = school.rules.in_use(today).state
    there = found.get(DSL)
    assert there is not None
    changed = replace(there, rules=(replace(there.rules[0], months=12),))
    school.rules.store(RequirementDraft(changed, found.counts(DSL)), today, today)
    off = found.get("school/online-safety")
    assert off is not None
    school.rules.store(RequirementDraft(replace(off, active=False), found.counts(off.id)), None, today)
    text = printed()
    for item in school.agency.requirements():
        assert item.title in text
    assert "Changed by the agency. How often: every year, was every 2 years." in text
    assert "Every year (from 23 Nov 2026)" in text
    assert "Every 2 years (until" not in text
    assert f"Not asked for: {off.title}" in text
    assert "Keeping children safe in education" in text


@pytest.mark.parametrize(
    ("rule", "words", "first"),
    [
        (Rule("", RuleKind.HOURS, months=36, hours=8, source="ICD"), "8 hours in 3 years", None),
        (Rule("", RuleKind.EACH_START, first_within_days=14, source="Ours"), "after each start", 14),
        (
            Rule("", RuleKind.MINIMUM, months=36, minimum_count=2, minimum_per=Per.SITE, first_within_days=3),
            "at least 2 trained in each site, a training counts 3 years",
            None,
        ),
    ],
)
def test_the_audit_workbook_names_every_kind_of_rule(
    school: Services, today: date, tmp_path: Path, rule: Rule, words: str, first: int | None
) -> None:
    add(school, today, "Boats", rule)
    school.documents.save_export("section-11", tmp_path / "audit.xlsx", today)
    sheet = openpyxl.load_workbook(tmp_path / "audit.xlsx")["Rules and method"]
    row = next(row for row in sheet.iter_rows(values_only=True) if row[1] == "Boats")
    assert (row[2], row[3], row[4]) == ("Everyone", words, first)
    assert row[6] == (rule.source or "The agency")
