"""The rows of the course list."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from nscp_desktop.domain.courses import Category, Course, categories_words, groups_words
from nscp_desktop.domain.requirements import Requirement, RuleKind
from nscp_desktop.ui.models.table import Column
from nscp_desktop.ui.numbers import hours_words


@dataclass(frozen=True, slots=True)
class CourseRow:
    """A course, with what it counts towards in words and how many have it on record.

    `hours_missing`: it counts towards something that asks for hours, and says none.
    """

    course: Course
    counts_towards: str
    on_record: int
    hours_missing: bool = False


def course_row(course: Course, requirements: Mapping[str, Requirement], on_record: int) -> CourseRow:
    """Return the row of one course."""
    words = []
    asks_for_hours = False
    for item in course.satisfies:
        requirement = requirements.get(item.requirement_id)
        if requirement is not None and requirement.active:
            asks_for_hours |= any(rule.kind is RuleKind.HOURS for rule in requirement.rules)
            only = "" if item.first and item.renewal else " (first time)" if item.first else " (renewal)"
            words.append((requirement.short or requirement.title) + only)
    return CourseRow(course, ", ".join(words) or _tr("nothing yet"), on_record, asks_for_hours and not course.hours)


def course_columns() -> list[Column[CourseRow]]:
    """Return the columns of the course list."""
    return [
        Column(_tr("Course"), _title, width=200, strong=True, tooltip=_title, key="title"),
        Column(_tr("Kind"), _kind, width=130, tooltip=_kind, key="kind"),
        Column(_tr("Provider"), _provider, width=140, tooltip=_provider, key="provider"),
        Column(
            _tr("For"),
            _groups,
            width=52,
            key="groups",
            title_tooltip=_tr("Target Groups that it is for"),
        ),
        Column(
            _tr("About"),
            _about,
            width=120,
            tooltip=_about_in_full,
            spoken=_about_in_full,
            key="about",
            title_tooltip=_tr("Categories of abuse that it is about"),
        ),
        Column(_tr("Hours"), _hours, sort_key=_hours_order, width=84, key="hours", tooltip=_hours_note),
        Column(_tr("On record"), _count, sort_key=_count_order, width=84, key="on-record"),
        Column(_tr("Counts towards"), _counts, width=200, tooltip=_counts, key="counts"),
    ]


def _title(row: CourseRow) -> str:
    return row.course.title if row.course.active else _tr("%1 (switched off)").replace("%1", row.course.title)


def _kind(row: CourseRow) -> str:
    return row.course.kind.words


def _provider(row: CourseRow) -> str:
    return row.course.provider


def _groups(row: CourseRow) -> str:
    return groups_words(row.course.groups)


def _about(row: CourseRow) -> str:
    found = row.course.categories
    return _tr("All four") if len(found) == len(Category) else ", ".join(item.short for item in found)


def _about_in_full(row: CourseRow) -> str:
    return categories_words(row.course.categories)


def _hours(row: CourseRow) -> str:
    return _tr("? none") if row.hours_missing else hours_words(row.course.hours)


def _hours_note(row: CourseRow) -> str:
    if row.hours_missing:
        return _tr("It counts towards hours of training, and does not say how many it takes.")
    return hours_words(row.course.hours)


def _hours_order(row: CourseRow) -> float:
    return row.course.hours if row.course.hours is not None else -1.0


def _count(row: CourseRow) -> str:
    return f"{row.on_record:,}"


def _count_order(row: CourseRow) -> int:
    return row.on_record


def _counts(row: CourseRow) -> str:
    return row.counts_towards


def _tr(text: str) -> str:
    return QCoreApplication.translate("Courses", text)
