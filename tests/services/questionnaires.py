"""Small questionnaires to test with, and the course that a content checklist is about."""

from dataclasses import replace
from datetime import date
from typing import Any, Unpack

import pytest

from nscp_desktop.domain.courses import Course, CourseKind, CourseVersion
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.questionnaires import (
    Checklist,
    Filled,
    Item,
    Meaning,
    QuestionnaireKind,
    Scale,
    ScaleAnswer,
    Section,
    Template,
    TemplateVersion,
)
from nscp_desktop.services.checklist_checks import Said, Signature
from nscp_desktop.services.record_files import Services

MET_SCALE = Scale(
    "met",
    "Met, Partly, Not met, N/A",
    (
        ScaleAnswer("met", "Met", Meaning.MET),
        ScaleAnswer("partly", "Partly", Meaning.PARTLY),
        ScaleAnswer("not-met", "Not met", Meaning.NOT_MET),
        ScaleAnswer("na", "N/A", Meaning.NOT_APPLICABLE),
    ),
)
SCORE_SCALE = Scale(
    "score",
    "0 to 3",
    tuple(
        ScaleAnswer(str(points), str(points), meaning, points)
        for points, meaning in ((3, Meaning.MET), (2, Meaning.PARTLY), (1, Meaning.PARTLY), (0, Meaning.NOT_MET))
    ),
    moderated=True,
)
AUDIT_DAY = date(2026, 11, 20)
SECTIONS = (
    Section(0, "Duty", (Item(0, "duty", "1", "Everyone has a duty"), Item(0, "acts", "2", "The Children Acts"))),
    Section(0, "Signs", (Item(0, "signs", "3", "Signs of abuse"), Item(0, "old", "4", "Hidden", active=False))),
)


def add_template(
    services: Services,
    kind: QuestionnaireKind = QuestionnaireKind.CONTENT,
    scale: Scale = MET_SCALE,
    *,
    title: str = "Small checklist",
    sections: tuple[Section, ...] = SECTIONS,
    months: int = 12,
) -> Template:
    """Store a template with one version and return it."""
    with services.desk.changing("Template") as unit:
        own = unit.templates.add(Template(0, title, kind, months))
        unit.templates.add_version(TemplateVersion(0, own, 0, scale, sections), AUDIT_DAY)
    return Template(own, title, kind, months)


def add_version(services: Services, template: Template, sections: tuple[Section, ...], scale: Scale = MET_SCALE) -> int:
    """Store the next version of a template and return its id."""
    with services.desk.changing("Version") as unit:
        return unit.templates.add_version(TemplateVersion(0, template.id, 0, scale, sections), AUDIT_DAY)


def add_course(services: Services, title: str = "Welcome talk", *versions: CourseVersion) -> int:
    """Store an introductory course with its versions and return its id."""
    return services.training.add_course(Course(0, title, CourseKind.INDUCTION, versions=versions))


def head(course_id: int | None = None, as_at: date = AUDIT_DAY, **more: Any) -> Checklist:
    """Return the head of a questionnaire that is to be begun."""
    return replace(Checklist(0, 0, 0, as_at, as_at, course_id=course_id), **more)


def items_of(services: Services, checklist_id: int) -> list[Item]:
    """Return the items that are shown, in order."""
    return list(services.checklists.filled(checklist_id).version.items())


def answer_all(services: Services, checklist_id: int, answer: str = "met") -> None:
    """Give every item the same answer."""
    for item in items_of(services, checklist_id):
        services.checklists.say(checklist_id, item.id, {"answer": answer})


def begun(school: Services, today: date, **more: Any) -> int:
    course = more.pop("course_id", None) or add_course(school)
    return school.checklists.begin(add_template(school), head(course, **more), today=today)


def signed(school: Services, checklist_id: int, today: date, on: date = AUDIT_DAY) -> None:
    school.checklists.sign_off(checklist_id, Signature("Ann Lee", "DSL", on), today=today)


def refused(call: Any, *given: Any, **named: Any) -> NotAllowedError:
    with pytest.raises(NotAllowedError) as refusal:
        call(*given, **named)
    return refusal.value


def two_years(school: Services, today: date, **last: Unpack[Said]) -> tuple[int, int]:
    """Sign one off, with something said, and begin the next."""
    course, template = add_course(school), add_template(school)
    first = school.checklists.begin(template, head(course, date(2025, 11, 20), year="2025–26"), today=today)
    answer_all(school, first, "partly")
    school.checklists.say(first, items_of(school, first)[0].id, last)
    signed(school, first, today, date(2025, 11, 20))
    return first, school.checklists.begin(template, head(course, year="2026–27"), today=today)


def newest(services: Services, kind: QuestionnaireKind) -> Filled | None:
    """Return the newest questionnaire of a kind, None when there is none."""
    found = next(iter(services.checklists.listed(kind)), None)
    return None if found is None else services.checklists.filled(found.checklist.id)
