"""Checks of what is typed into questionnaires."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple, TypedDict

from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.dates import year_problem
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.questionnaires import Checklist, OutsideView, QuestionnaireKind, Template
from nscp_desktop.services.titles import refuse_long, tidy

LONGEST_WORDS = 4_000
_SHORT = (
    "year",
    "delivery",
    "length",
    "audience",
    "trainers",
    "contact",
    "outside_by",
    "completed_by",
    "completed_role",
)


class Said(TypedDict, total=False):
    """What is said about an item: only what is named changes."""

    answer: str
    moderated: str
    where_covered: str
    evidence: str
    next_note: str
    covered_by_id: int | None
    owner_id: int | None
    owner: str


class Signature(NamedTuple):
    """Who filled a questionnaire in, and who approved it; `approved_on` is None where nobody has to."""

    completed_by: str
    completed_role: str
    completed_on: date
    approved_by: str = ""
    approved_on: date | None = None


def checked_head(head: Checklist, template: Template, courses: Mapping[int, Course], today: date) -> Checklist:
    """Return the head of a questionnaire with tidy texts.

    Raises NotAllowedError beside the field: no audit day or one that cannot be, no course where one is needed or one
    that is gone, a version of another course, a view from outside without a name or on a day still ahead.
    """
    tidied: dict[str, Any] = {name: tidy(getattr(head, name)) for name in _SHORT}
    for name, text in tidied.items():
        refuse_long(text, name)
    refuse_long(head.note, "note", LONGEST_WORDS)
    head = replace(head, **tidied)
    problem = year_problem(head.as_at)
    if problem:
        raise NotAllowedError(problem, "as_at")
    course = courses.get(head.course_id or 0)
    if template.kind is QuestionnaireKind.CONTENT and course is None:
        raise NotAllowedError("Choose the course that this is about.", "course_id")
    if head.course_version_id is not None and head.course_version_id not in _version_ids(course):
        raise NotAllowedError("That version is not one of this course.", "course_version_id")
    if head.outside is OutsideView.NONE:
        return replace(head, outside_by="", outside_on=None)
    if not head.outside_by:
        raise NotAllowedError("Say who looked at it from outside.", "outside_by")
    if head.outside_on is None or head.outside_on > today:
        raise NotAllowedError("Say on which day they looked at it; it cannot be still ahead.", "outside_on")
    return head


def checked_text(said: Said) -> dict[str, Any]:
    """Return what is said about an item.

    Raises NotAllowedError beside the field for a text that is too long.
    """
    for name in ("where_covered", "evidence", "next_note"):
        refuse_long(str(said.get(name, "")), name, LONGEST_WORDS)
    found: dict[str, Any] = dict(said)
    if found.get("owner_id") is not None:
        found["owner"] = ""
    elif "owner" in found:
        found["owner"], found["owner_id"] = tidy(found["owner"]), None
        refuse_long(found["owner"], "owner")
    return found


def checked_signature(signature: Signature, today: date) -> None:
    """Refuse a signature without a name, or on a day that is still ahead."""
    if not signature.completed_by.strip():
        raise NotAllowedError("Say who filled it in.", "completed_by")
    if signature.completed_on > today:
        raise NotAllowedError("The day it was filled in is still ahead. Use today or an earlier day.", "completed_on")
    if signature.approved_by.strip() and signature.approved_on is None:
        raise NotAllowedError("Say on which day it was approved.", "approved_on")
    if signature.approved_on is not None and not signature.approved_by.strip():
        raise NotAllowedError("Say who approved it.", "approved_by")
    if signature.approved_on is not None and not signature.completed_on <= signature.approved_on <= today:
        raise NotAllowedError("It is approved after it was filled in, and not on a day still ahead.", "approved_on")


def _version_ids(course: Course | None) -> set[int]:
    return {version.id for version in course.versions} if course else set()
