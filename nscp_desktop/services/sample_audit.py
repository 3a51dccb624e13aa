"""What a sample agency says about the expectations of the partnership, and about its audit."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from nscp_desktop.domain.actions import Action
from nscp_desktop.domain.agency import Sector
from nscp_desktop.domain.dates import academic_year_start, add_days, add_months
from nscp_desktop.domain.questionnaires import Answer, Checklist, QuestionnaireKind
from nscp_desktop.services.record_files import Services
from nscp_desktop.services.shipped_templates import shipped_templates
from nscp_desktop.services.template_storing import taken
from nscp_desktop.storage.unit_of_work import UnitOfWork

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
    "staff-in-date": ("partly", "Prevent was out of date for several people; a course is booked."),
    "prevent": ("partly", "As above. The Prevent lead has had the longer course."),
    "online-safety": ("yes", "First day of the autumn term; filtering explained by the network manager."),
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
# What is put right, by the key of the item, and in how many days.
TO_PUT_RIGHT = {
    "lead-working-together": ("Book the third lead on the Working Together course", 120),
    "part-one": ("Give Part one to those who came back from leave, and have it signed", 45),
}
AUDITED_DAYS_AGO = 372


def add_audit(services: Services, today: date) -> None:
    """Sign the expectations off this autumn; for a school also last year's audit, and begin this year's."""
    signed = max(academic_year_start(today), add_days(today, -44))
    audited = add_days(today, -AUDITED_DAYS_AGO)
    details = services.agency.details()
    is_school = details.sector is Sector.SCHOOL
    figures = services.audit_figures.as_text(services.audit_figures.figures(audited)) if is_school else ""
    with services.desk.changing("Fill in what is expected of agencies, and the audit") as unit:
        sample = _Sample(unit, details.lead)
        sample.fill(QuestionnaireKind.EXPECTATIONS, signed, EXPECTED, "met", signed=True)
        if is_school:
            sample.fill(QuestionnaireKind.SECTION_175, audited, LAST_YEAR, "yes", signed=True, figures=figures)
            sample.fill(QuestionnaireKind.SECTION_175, today, THIS_YEAR, "")


class _Sample:
    """Questionnaires in one transaction: one for each would take longer than the whole sample may."""

    def __init__(self, unit: UnitOfWork, lead: str) -> None:
        self._unit = unit
        self._lead = lead

    def fill(
        self, kind: QuestionnaireKind, on: date, said: Sayings, usual: str, *, signed: bool = False, figures: str = ""
    ) -> None:
        """Begin a questionnaire on a day and answer it; what is not said is answered as usual, or not at all."""
        template = next(one for one in shipped_templates() if one.kind is kind)
        template_id = taken(self._unit, template, on)
        version = self._unit.templates.newest(template_id)
        assert version is not None
        head = Checklist(0, template_id, version.id, on, on, year=_year(on))
        if signed:
            head = replace(
                head,
                completed_by=self._lead,
                completed_role="Safeguarding lead",
                completed_on=on,
                signed_on=on,
                next_due_on=add_months(on, template.months),
                figures=figures,
            )
        own = self._unit.checklists.add(head)
        for item in version.items():
            answer, evidence = said.get(item.key, (usual, ""))
            if answer:
                answer_id = self._unit.checklists.set_answer(Answer(0, own, item.id, answer, evidence=evidence))
                if item.key in TO_PUT_RIGHT and not signed:
                    what, days = TO_PUT_RIGHT[item.key]
                    action = Action(0, what, on, due_on=add_days(on, days), owner=self._lead, answer_id=answer_id)
                    self._unit.actions.add_action(action)


def _year(on: date) -> str:
    first = academic_year_start(on).year
    return f"{first}–{(first + 1) % 100:02d}"
