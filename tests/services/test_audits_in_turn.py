"""Which audit one goes on from, and when it may be signed off."""

from datetime import date

import pytest

from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.questionnaires import QuestionnaireKind, Template
from nscp_desktop.services.checklist_checks import Signature
from nscp_desktop.services.record_files import Services
from tests.services.questionnaires import add_template, answer_all, head, items_of

OWN = QuestionnaireKind.OWN


def begin(school: Services, template: Template, as_at: date, today: date) -> int:
    return school.checklists.begin(template, head(as_at=as_at), today=today)


def sign(school: Services, own: int, today: date, answer: str = "met") -> None:
    answer_all(school, own, answer)
    school.checklists.sign_off(own, Signature("Ann Lee", "DSL", today), today=today)


def test_an_own_questionnaire_is_compared_with_the_last_of_its_own_template_alone(
    school: Services, today: date
) -> None:
    visits, ward = (add_template(school, OWN, title=title) for title in ("Visits of the trust", "Ward round"))
    sign(school, begin(school, visits, date(2026, 3, 2), today), today, "partly")
    sign(school, begin(school, ward, date(2026, 9, 1), today), today)
    again = begin(school, visits, today, today)
    filled = school.checklists.filled(again)
    figures = school.audit_figures.figures(today, filled.checklist)
    assert (figures.before_at, figures.since) == (date(2026, 3, 2), date(2026, 3, 3))
    assert [filled.last[item.id].label for item in items_of(school, again)] == ["Partly"] * 3
    third = begin(school, add_template(school, OWN, title="Something new"), today, today)
    assert not school.checklists.filled(third).last
    assert school.audit_figures.figures(today, school.checklists.filled(third).checklist).before_at is None


def test_an_audit_whose_day_is_still_ahead_is_not_signed_off(school: Services, today: date) -> None:
    template = add_template(school, QuestionnaireKind.SECTION_11, title="Our audit")
    own = begin(school, template, date(2026, 12, 1), today)
    with pytest.raises(NotAllowedError, match="The audit day, 1 Dec 2026, is still ahead") as refusal:
        sign(school, own, today)
    assert refusal.value.field == "completed_on"
    filled = school.checklists.filled(own)
    assert filled.checklist.is_open
    assert not filled.unanswered()
