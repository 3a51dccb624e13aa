"""What is to be done next about questionnaires."""

from collections.abc import Iterable
from datetime import date

from nscp_desktop.domain.dates import add_days, in_words
from nscp_desktop.domain.page_jobs import PageJob
from nscp_desktop.domain.questionnaires import Checklist, Progress, QuestionnaireKind, Template

COMING_UP_DAYS = 30
_TABS = {QuestionnaireKind.CONTENT: "content", QuestionnaireKind.EXPECTATIONS: "expectations"}


def checklist_jobs(listed: Iterable[tuple[Checklist, Template, str, Progress]], as_at: date) -> tuple[PageJob, ...]:
    """Return a job for each questionnaire that is half filled in, and for each that is due or soon due again.

    `listed` stand newest first, each with its template, course and progress.
    """
    jobs, seen = [], set[tuple[int, int | None]]()
    for head, template, course, progress in listed:
        # A list that was switched off is not due again, but one that is half filled in still waits.
        if head.as_at > as_at or not (template.active or head.is_open):
            continue
        key = (head.template_id, head.course_id)
        if key in seen:
            continue
        seen.add(key)
        title = f"{template.title}: {course}" if course else template.title
        if head.is_open:
            jobs.append(_job(template, title, f"{progress.words}, open since {in_words(head.began_on)}"))
        elif head.next_due_on is not None and head.next_due_on < as_at:
            jobs.append(_job(template, title, f"was due on {in_words(head.next_due_on)}"))
        elif head.next_due_on is not None and head.next_due_on <= add_days(as_at, COMING_UP_DAYS):
            jobs.append(_job(template, title, f"due by {in_words(head.next_due_on)}"))
    return tuple(jobs)


def _job(template: Template, title: str, detail: str) -> PageJob:
    return PageJob(title, detail, "assurance", _TABS.get(template.kind, "audit"))
