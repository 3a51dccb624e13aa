"""Figure 11 of an audit: the newest content checklist of each introductory course, and the actions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from nscp_desktop.domain.actions import Action
from nscp_desktop.domain.audit_figures import Count, FigureCell, FigureRow, FigureTable
from nscp_desktop.domain.counting_rules import CHECKLIST_RULES
from nscp_desktop.domain.courses import Course, CourseKind
from nscp_desktop.domain.questionnaires import Checklist, Progress

INTRODUCTORY = (CourseKind.INDUCTION, CourseKind.IN_HOUSE)
ACTIONS = "actions"
_HEADS = ("Last checklist", "Next due", "Items not covered", "Partly covered", "Open actions", "Of these, overdue")


@dataclass(frozen=True, slots=True)
class Assured:
    """What is counted: content checklists with how they were answered, and actions by the questionnaire they are from.

    `contents` are of any course and state; `sources` go by the id of an answer to that of its questionnaire.
    """

    contents: Sequence[tuple[Checklist, Progress]]
    courses: Mapping[int, Course]
    actions: Sequence[Action]
    sources: Mapping[int, int]
    as_at: date

    def newest(self) -> dict[int, tuple[Checklist, Progress]]:
        """Return the newest checklist of each course that was signed off and filled in by the day."""
        found: dict[int, tuple[Checklist, Progress]] = {}
        for one, progress in self.contents:
            if one.course_id is None or one.is_open or done_on(one) > self.as_at:
                continue
            before = found.get(one.course_id)
            if before is None or (done_on(before[0]), before[0].id) < (done_on(one), one.id):
                found[one.course_id] = (one, progress)
        return found


def done_on(checklist: Checklist) -> date:
    """Return the day that a questionnaire stands for once it is signed off."""
    return checklist.completed_on or checklist.as_at


def open_actions(actions: Iterable[Action], as_at: date) -> list[Action]:
    """Return the actions that were raised by a day and not done on it."""
    return [one for one in actions if one.raised_on <= as_at and (one.done_on is None or one.done_on > as_at)]


def overdue(actions: Iterable[Action], as_at: date) -> list[Action]:
    """Return those of some open actions whose day has passed."""
    return [one for one in actions if one.due_on is not None and one.due_on < as_at]


def checklists_table(assured: Assured) -> FigureTable:
    """Figure 11: each introductory course, others with a checklist, and all actions together."""
    newest, as_at = assured.newest(), assured.as_at
    about = {one.id: one.course_id for one, _ in assured.contents}
    still_open = open_actions(assured.actions, as_at)
    by_course: dict[int, list[Action]] = {}
    for action in still_open:
        course_id = about.get(assured.sources.get(action.answer_id or 0, 0))
        if course_id is not None:
            by_course.setdefault(course_id, []).append(action)
    courses = [
        course
        for course in assured.courses.values()
        if course.id in newest or course.id in by_course or (course.active and course.kind in INTRODUCTORY)
    ]
    rows = [
        FigureRow(
            f"course-{course.id}", course.title, _cells(newest.get(course.id), by_course.get(course.id, []), as_at)
        )
        for course in sorted(courses, key=lambda one: (one.title.casefold(), one.id))
    ]
    late = Count(len(overdue(still_open, as_at)))
    rows.append(FigureRow(ACTIONS, "All actions", (None, None, None, None, Count(len(still_open)), late)))
    title = "Training Content Checklists and actions"
    return FigureTable(11, "checklists", title, _HEADS, tuple(rows), CHECKLIST_RULES)


def _cells(found: tuple[Checklist, Progress] | None, actions: Sequence[Action], as_at: date) -> tuple[FigureCell, ...]:
    counts = Count(len(actions)), Count(len(overdue(actions, as_at)))
    if found is None:
        return "none yet", None, None, None, *counts
    checklist, progress = found
    return (
        done_on(checklist),
        checklist.next_due_on,
        Count(progress.not_met),
        Count(progress.partly),
        *counts,
    )
