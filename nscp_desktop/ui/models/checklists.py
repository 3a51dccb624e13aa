"""Questionnaires in words: in the list to choose from, and the state of one as a chip."""

from typing import NamedTuple

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.questionnaires import Filled, QuestionnaireKind
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.services.checklists import Listed


class StateChip(NamedTuple):
    """The state of a questionnaire: the standing whose colours it has, its words, what else there is."""

    kind: StandingKind
    words: str
    detail: str = ""


def listed_words(one: Listed, *, with_title: bool = False) -> str:
    """Write a questionnaire in one line, what tells it apart first: `2026–27, draft: Safeguarding induction`."""
    head = one.checklist
    state = "draft"
    if head.signed_on is not None:
        state = "superseded" if one.superseded else f"signed off {in_words(head.signed_on)}"
    when = f"{head.year}, {state}" if head.year else f"{in_words(head.as_at)}, {state}"
    what = one.course_title or (one.template.title if with_title else "")
    return f"{when}: {what}" if what else when


def state_chip(filled: Filled, *, superseded: bool = False) -> StateChip:
    """Return the state of a questionnaire."""
    head, progress = filled.checklist, filled.progress()
    if head.signed_on is not None:
        detail = f"Filled in by {head.completed_by}" if head.completed_by else ""
        if head.approved_by:
            detail += f"\nApproved by {head.approved_by}"
        words = f"Signed off {in_words(head.signed_on)}"
        if superseded:
            return StateChip(StandingKind.EXEMPT, f"{StandingKind.EXEMPT.symbol} {words}, superseded", detail)
        return StateChip(StandingKind.IN_DATE, f"{StandingKind.IN_DATE.symbol} {words}", detail)
    state, detail = "Draft", ""
    if head.reopened_on is not None:
        state, detail = "Reopened", f"Reopened {in_words(head.reopened_on)}: {head.reopened_why}"
    kind = StandingKind.DUE_SOON if progress.answered else StandingKind.NOT_DONE
    return StateChip(kind, f"{kind.symbol} {state}, {progress.words}", detail)


def fitting_report(kind: QuestionnaireKind) -> str:
    """Return the report that prints a questionnaire of a kind."""
    return {
        QuestionnaireKind.CONTENT: "content-checklist",
        QuestionnaireKind.EXPECTATIONS: "agency-expectations",
    }.get(kind, "section-11")
