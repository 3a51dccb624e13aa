"""What the sample agencies say about expectations and audits."""

from datetime import date
from pathlib import Path

import pytest

from nscp_desktop.domain.audit_scores import compared_whole
from nscp_desktop.domain.questionnaires import AUDIT_KINDS, QuestionnaireKind
from nscp_desktop.services.record_files import open_existing
from nscp_desktop.services.sample import make_sample
from tests.services.questionnaires import newest

TODAY = date(2026, 11, 23)


def test_a_sample_school_has_signed_last_years_audit_and_begun_this_years(tmp_path: Path) -> None:
    make_sample(tmp_path / "school.nscp", today=TODAY)
    services = open_existing(tmp_path / "school.nscp")
    this, last = services.checklists.listed(*AUDIT_KINDS)
    assert (this.checklist.is_open, this.checklist.as_at, this.progress.words) == (True, TODAY, "11 of 27 answered")
    assert (last.checklist.signed_on, last.checklist.next_due_on) == (date(2025, 11, 16), date(2026, 11, 16))
    filled = services.checklists.filled(this.checklist.id)
    assert compared_whole(filled).words == "7 of 27 met, 17 last time"
    figures = services.audit_figures.figures(TODAY, this.checklist)
    assert figures.before_at == last.checklist.as_at
    assert any(row.before for table in figures.tables for row in table.rows)
    actions = [action for found in services.actions.of_answers().values() for action in found]
    assert newest(services, QuestionnaireKind.EXPECTATIONS) is not None
    assert len([one for one in actions if one.answer_id in {own.id for own in filled.answers.values()}]) == 2
    services.close()


def test_in_the_sample_of_a_council_what_is_expected_is_answered(tmp_path: Path) -> None:
    make_sample(tmp_path / "sample.nscp", today=TODAY, name="council")
    services = open_existing(tmp_path / "sample.nscp")
    found = newest(services, QuestionnaireKind.EXPECTATIONS)
    assert found is not None
    assert not found.checklist.is_open
    assert found.progress().words == "12 of 12 answered"
    assert found.checklist.next_due_on == date(2027, 10, 10)
    services.close()


@pytest.mark.parametrize("today", [date(2026, 9, 1), date(2028, 2, 29)])
def test_no_day_in_the_sample_is_still_ahead(tmp_path: Path, today: date) -> None:
    make_sample(tmp_path / "school.nscp", today=today)
    services = open_existing(tmp_path / "school.nscp")
    for one in services.checklists.listed(*QuestionnaireKind):
        assert max(one.checklist.as_at, one.checklist.began_on, one.checklist.signed_on or date.min) <= today
    services.close()
