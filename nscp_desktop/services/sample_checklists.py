"""What a sample agency says in the Training Content Checklist of its introductory course, last year and this year."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from nscp_desktop.domain.actions import Action
from nscp_desktop.domain.audit_checklists import INTRODUCTORY
from nscp_desktop.domain.courses import Course, CourseVersion
from nscp_desktop.domain.dates import academic_year_start, add_days, add_months
from nscp_desktop.domain.questionnaires import (
    Answer,
    Checklist,
    Item,
    OutsideView,
    QuestionnaireKind,
    Template,
    TemplateVersion,
)
from nscp_desktop.services.record_files import Services
from nscp_desktop.services.shipped_templates import shipped_templates
from nscp_desktop.services.template_storing import taken
from nscp_desktop.storage.unit_of_work import UnitOfWork

# By the key of the item: the answer last year, where it was covered, and where it is this year; "" is not looked at.
COVERED = {
    "duty-of-everyone": ("met", "Slides 2–4", "Slides 2–4; example from the kitchen"),
    "children-acts": ("met", "Slide 5", "Slide 5"),
    "working-together": ("partly", "Slide 6, without a date", "Slide 6, edition and date named"),
    "sector-guidance": ("met", "Slide 7: Keeping Children Safe in Education", "Slide 7, this year's edition"),
    "kinds-of-abuse": ("met", "Slides 8–11", "Slides 8–11; card sort in pairs"),
    "signs": ("met", "Slides 12–14; card handed out", "Slides 12–14; card handed out"),
    "injuries": ("partly", "Slide 15, nothing about babies", "Slides 15–16, body map"),
    "neglect-over-time": ("partly", "Spoken about", "Slide 17; the story of one family over a year"),
    "domestic-abuse": ("met", "Slide 18", "Slide 18; film of four minutes"),
    "children-who-harm": ("met", "Slides 19–20", "Slides 19–20"),
    "exploitation": ("partly", "Slide 21, one line", "Slides 21–22; county lines exercise"),
    "serious-violence": ("not-met", "", "Slide 23"),
    "radicalisation": ("met", "Separate Prevent course", "Separate Prevent course, and slide 24"),
    "online": ("partly", "Slide 22", "Slides 25–26; AI-made images named"),
    "slavery-fgm-honour": ("partly", "Slide 23, duty to report not named", "Slide 27, duty to report named"),
    "babies": ("not-met", "", "One sentence on slide 16"),
    "disabled-children": ("met", "Slide 24; what our SENCo adds", "Slide 28; what our SENCo adds"),
    "other-children-at-risk": ("partly", "Children in care only", "Slide 29"),
    "child-voice": ("met", "Slide 25", "Slide 30; a day in the life of a child"),
    "development": ("na", "", "Part of teacher training"),
    "parents-difficulties": ("met", "Slide 26", "Slide 31"),
    "when-a-child-tells": ("met", "Slides 27–28; role play", "Slides 32–33; role play in pairs"),
    "our-lead": ("met", "Slide 29; staffroom poster", "Slide 34; staffroom poster"),
    "writing-it-down": ("partly", "Slide 30", "Slide 35. No practice exercise on recording injuries."),
    "threshold": ("partly", "Named only", ""),
    "referral": ("met", "Slide 31", ""),
    "information-sharing": ("met", "Slide 32", ""),
    "policy-and-procedures": ("partly", "Two links did not work", ""),
    "conduct": ("met", "Code of conduct, signed on the day", ""),
    "allegations": ("met", "Slide 34", ""),
    "low-level-concerns": ("not-met", "", ""),
    "whistleblowing": ("met", "Slide 35", ""),
    "reviews-messages": ("not-met", "", ""),
    "support-and-next": ("partly", "Slide 36", ""),
    "trainer": ("met", "Lead, with a training award", ""),
    "aims": ("met", "Slide 1 and the booking form", ""),
    "materials": ("met", "Looked at in July", ""),
    "attendance-and-evaluation": ("partly", "Form on the day only", ""),
}
# Where this year's answer is another one than "met".
THIS_YEAR = {"babies": "partly", "development": "na", "writing-it-down": "partly"}
LAST_NOTES = {
    "serious-violence": "The partnership's film on knives would fit here.",
    "referral": "Look whether the out-of-hours number is still right.",
}
NEW_THIS_YEAR = ("serious-violence", "online")
TO_PUT_RIGHT = {"writing-it-down": ("Add the body-map exercise to the session in the new term", 60)}
EVIDENCE = {"writing-it-down": "Feedback forms: three people asked for practice."}


class _Sample(NamedTuple):
    unit: UnitOfWork
    template: Template
    version: TemplateVersion
    course: Course
    lead: str


def add_checklists(services: Services, today: date) -> None:
    """Sign last year's checklist of the introductory course off, and fill this year's half in."""
    year = academic_year_start(today)
    courses = [one for one in services.checklists.courses() if one.kind in INTRODUCTORY]
    if not courses:
        return
    details = services.agency.details()
    shipped = next(one for one in shipped_templates() if one.kind is QuestionnaireKind.CONTENT)
    with services.desk.changing("Look at what the introductory course covers") as unit:
        template_id = taken(unit, shipped, today)
        version = unit.templates.newest(template_id)
        assert version is not None
        course = _with_versions(unit, max(courses, key=lambda one: len(unit.checklists.trained(one.id))), year)
        sample = _Sample(unit, replace(shipped, id=template_id), version, course, details.lead)
        last = _head(sample, add_days(add_months(year, -12), 20), details.contact)
        _fill_last(sample, last)
        _fill_this(sample, _head(sample, min(today, add_days(year, 30)), details.contact), today)
    services.standing.forget()


def _with_versions(unit: UnitOfWork, course: Course, year: date) -> Course:
    """Return the course that most people took, with a version of last year and one of this year."""
    if not course.versions:
        versions = (
            CourseVersion(0, f"{year.year - 1} version", add_months(year, -12), "First written down"),
            CourseVersion(0, f"{year.year} version", year, "More about harm outside the home and online"),
        )
        unit.training.change_course(replace(course, versions=versions))
    return unit.training.courses()[course.id]


def _head(sample: _Sample, on: date, contact: str) -> Checklist:
    first = academic_year_start(on).year
    version = sample.course.version_on(on)
    return Checklist(
        0,
        sample.template.id,
        sample.version.id,
        on,
        on,
        year=f"{first}\N{EN DASH}{(first + 1) % 100:02d}",
        course_id=sample.course.id,
        course_version_id=version.id if version is not None else None,
        delivery="In the room",
        length="3 hours",
        audience="Target Groups 1 and 2",
        trainers=sample.lead,
        contact=contact,
    )


def _fill_last(sample: _Sample, head: Checklist) -> None:
    signed = replace(
        head,
        completed_by=sample.lead,
        completed_role="Safeguarding lead",
        completed_on=head.as_at,
        signed_on=head.as_at,
        next_due_on=add_months(head.as_at, sample.template.months),
        outside=OutsideView.PEER,
        outside_by="A lead of a neighbouring agency",
        outside_on=head.as_at,
    )
    own = sample.unit.checklists.add(signed)
    for item in sample.version.items():
        answer, where, _ = COVERED[item.key]
        note = LAST_NOTES.get(item.key, "")
        sample.unit.checklists.set_answer(Answer(0, own, item.id, answer, where_covered=where, next_note=note))


def _fill_this(sample: _Sample, head: Checklist, today: date) -> None:
    own = sample.unit.checklists.add(head)
    for item in sample.version.items():
        where = COVERED[item.key][2]
        if where:
            _say_this(sample, replace(head, id=own), item, where, today)


def _say_this(sample: _Sample, head: Checklist, item: Item, where: str, today: date) -> None:
    answer = Answer(
        0,
        head.id,
        item.id,
        THIS_YEAR.get(item.key, "met"),
        where_covered=where,
        evidence=EVIDENCE.get(item.key, ""),
        covered_by_id=head.course_version_id if item.key in NEW_THIS_YEAR else None,
    )
    own = sample.unit.checklists.set_answer(answer)
    if item.key in TO_PUT_RIGHT:
        what, days = TO_PUT_RIGHT[item.key]
        action = Action(0, what, head.as_at, due_on=add_days(today, days), owner=sample.lead, answer_id=own)
        sample.unit.actions.add_action(action)
