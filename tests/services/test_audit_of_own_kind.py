"""Questionnaires of the agency's own on the audit tab: each goes on from the last of the same template."""

from datetime import date

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
