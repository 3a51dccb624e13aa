"""What a sample agency says about the expectations of the partnership, and about its audit."""

from collections.abc import Mapping
from datetime import date

from nscp_desktop.domain.agency import Sector
from nscp_desktop.domain.dates import academic_year_start, add_days
from nscp_desktop.domain.questionnaires import Answer, Checklist, QuestionnaireKind
from nscp_desktop.services.checklist_checks import Signature
from nscp_desktop.services.record_files import Services

# What is said, by the key of the item: the answer, and what shows it.
Sayings = Mapping[str, tuple[str, str]]
EXPECTED: Sayings = {
    "induction-for-all": ("partly", "Leads meet every starter. Two who came after half-term were late."),
    "training-by-role": ("met", "Roles have their Target Group; bulletins go out each month."),
    "named-lead": ("met", "Posters in the staffroom and the office; names in the handbook."),
    "in-house-trainers": ("met", "Leads train in-house and hold a training award."),
    "supervision": ("partly", "Leads have supervision. Pastoral staff have it from January."),
    "bought-in-training": ("met", "Slides are asked for and looked at before a course is booked."),
    "practice-reviewed": ("met", "Link governor visits each term and looks at the record."),
    "gaps-reported": ("met", "Told by e-mail in the autumn: places on exploitation courses."),
    "people-offered": ("not-met", "Nobody has been offered yet. It is on the agenda of the leads."),
    "audits-and-records": ("met", "Yearly audit; this record, with certificates attached."),
    "refresh-three-years": ("met", "Whole-school day in September; late ones caught up."),
    "school-leads": ("partly", "One deputy has still to take the Working Together course."),
}
LAST_YEAR: Sayings = {
    "lead-working-together": ("partly", "Booked for one of three leads."),
    "lead-updates": ("yes", "Network meetings and the partnership's bulletins."),
    "designated-teacher": ("partly", "Named; the course was in spring."),
    "induction-papers": ("partly", "The code of conduct was missing from the folder."),
    "missed-it": ("no", "There was no list of who had missed the day."),
    "volunteers-supply": ("partly", "Volunteers yes; supply agencies were not asked."),
    "governors-updated": ("partly", "Four of six."),
    "report-to-governors": ("no", "Spoken about, without figures."),
    "online-safety": ("yes", "In the whole-school day; filtering explained by the network manager."),
    "evaluation": ("no", "Forms on the day only."),
}
THIS_YEAR: Sayings = {
    "lead-in-leadership": ("yes", "Assistant head, in post since 2019."),
    "deputies": ("yes", "Two deputies; one of them is here until six each day."),
    "lead-two-years": ("partly", "The deputy's renewal was overdue in November and is booked."),
    "lead-working-together": ("partly", "Two of three leads; the third has a place in spring."),
    "lead-updates": ("yes", "Network meetings, bulletins, and the yearly conference."),
    "designated-teacher": ("yes", "Named, and trained in March."),
    "starters": ("partly", "Late for three who started in the first weeks of term."),
    "induction-papers": ("yes", "All four are in the welcome folder, with a sheet to sign."),
    "part-one": ("partly", "Not yet read by those who came back from leave."),
    "whole-school": ("yes", "First day of the autumn term, and two catch-up sessions."),
    "missed-it": ("yes", "The list of who missed it comes from the record."),
}
AUDITED_DAYS_AGO = 372


def add_audit(services: Services, today: date) -> None:
    """Sign the expectations off this autumn; for a school also last year's audit, and begin this year's."""
    lead = services.agency.details().lead
    signed = max(academic_year_start(today), add_days(today, -44))
    own = _fill(services, QuestionnaireKind.EXPECTATIONS, signed, EXPECTED, "met")
    _sign(services, own, signed, lead)
    if services.agency.details().sector is not Sector.SCHOOL:
        return
    last = add_days(today, -AUDITED_DAYS_AGO)
    own = _fill(services, QuestionnaireKind.SECTION_175, last, LAST_YEAR, "yes")
    _sign(services, own, last, lead)
    _fill(services, QuestionnaireKind.SECTION_175, today, THIS_YEAR, "")


def _fill(services: Services, kind: QuestionnaireKind, on: date, said: Sayings, usual: str) -> int:
    """Begin a questionnaire on a day and answer it; what is not said is answered as usual, or not at all."""
    template = next(one for one in services.templates.all() if one.kind is kind)
    head = Checklist(0, 0, 0, on, on, year=_year(on))
    own = services.checklists.begin(template, head, today=on)
    items = services.checklists.filled(own).version.items()
    with services.desk.changing(f"Answer {template.title}, {head.year}") as unit:
        for item in items:
            answer, evidence = said.get(item.key, (usual, ""))
            if answer:
                unit.checklists.set_answer(Answer(0, own, item.id, answer, evidence=evidence))
    return own


def _sign(services: Services, own: int, on: date, lead: str) -> None:
    services.checklists.sign_off(own, Signature(lead, "Safeguarding lead", on, "Chair of governors", on), today=on)


def _year(on: date) -> str:
    first = academic_year_start(on).year
    return f"{first}–{(first + 1) % 100:02d}"
