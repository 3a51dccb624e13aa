"""Rows of courses: their columns, whom they are for, what abuse they are about, and their versions."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, RowMapping, delete, select

from nscp_desktop.domain.courses import Category, Course, CourseKind, CourseVersion, EvaluationAsked, Satisfies
from nscp_desktop.storage import schema
from nscp_desktop.storage.rows import add_row, change_row, set_rows, to_text
from nscp_desktop.storage.schema_training import course_category, course_group, course_version


class CourseDetails(NamedTuple):
    """What is kept of courses in tables of their own, by course id."""

    groups: dict[int, tuple[int, ...]]
    categories: dict[int, tuple[Category, ...]]
    versions: dict[int, tuple[CourseVersion, ...]]


def details_of_courses(connection: Connection) -> CourseDetails:
    """Return the groups, categories and versions of all courses."""
    groups: defaultdict[int, list[int]] = defaultdict(list)
    g = course_group.c
    for course_id, group in connection.execute(select(g.course_id, g.group_number).order_by(g.group_number)):
        groups[course_id].append(group)
    categories: defaultdict[int, set[str]] = defaultdict(set)
    for course_id, category in connection.execute(select(course_category.c.course_id, course_category.c.category)):
        categories[course_id].add(category)
    versions: defaultdict[int, list[CourseVersion]] = defaultdict(list)
    for row in connection.execute(select(course_version).order_by(course_version.c.in_use_from, course_version.c.id)):
        day = date.fromisoformat(row.in_use_from)
        versions[row.course_id].append(CourseVersion(row.id, row.name, day, row.changed))
    return CourseDetails(
        {own: tuple(found) for own, found in groups.items()},
        {own: tuple(item for item in Category if item.value in found) for own, found in categories.items()},
        {own: tuple(found) for own, found in versions.items()},
    )


def course_of(
    row: RowMapping, aliases: tuple[str, ...], satisfies: tuple[Satisfies, ...], details: CourseDetails
) -> Course:
    """Return the course that a row of the table holds."""
    own = row["id"]
    return Course(
        own,
        row["title"],
        CourseKind(row["kind"]),
        row["provider"],
        row["delivery"],
        row["hours"],
        aliases,
        satisfies,
        bool(row["active"]),
        details.groups.get(own, ()),
        details.categories.get(own, ()),
        row["charge_pence"],
        row["non_attendance_pence"],
        EvaluationAsked(row["evaluation"]),
        bool(row["certificates"]),
        details.versions.get(own, ()),
    )


def course_values(course: Course) -> dict[str, object]:
    """Return what is stored of a course in its own row."""
    return {
        "title": course.title,
        "kind": course.kind.value,
        "provider": course.provider,
        "delivery": course.delivery,
        "hours": course.hours,
        "active": int(course.active),
        "charge_pence": course.charge_pence,
        "non_attendance_pence": course.non_attendance_pence,
        "evaluation": course.evaluation.value,
        "certificates": int(course.certificates),
    }


def set_course_details(connection: Connection, course_id: int, course: Course) -> None:
    """Store the groups, categories and versions of a course."""
    groups = [{"group_number": group} for group in course.groups]
    set_rows(connection, course_group, {"course_id": course_id}, groups)
    categories = [{"category": item.value} for item in Category if item in course.categories]
    set_rows(connection, course_category, {"course_id": course_id}, categories)
    _set_versions(connection, course_id, course.versions)


def held_versions(connection: Connection, course_id: int) -> dict[int, date]:
    """Return the versions of a course that sessions were held with, each with the newest day of one."""
    s = schema.session.c
    query = select(s.version_id, s.starts_on).where(s.course_id == course_id, s.version_id.is_not(None))
    return {row[0]: date.fromisoformat(row[1]) for row in connection.execute(query.order_by(s.starts_on))}


def _set_versions(connection: Connection, course_id: int, versions: tuple[CourseVersion, ...]) -> None:
    """Store versions; one keeps its number, by which sessions name it."""
    v = course_version.c
    there = {row.id: row for row in connection.execute(select(course_version).where(v.course_id == course_id))}
    kept = {item.id: item for item in versions if item.id in there}
    for own in there.keys() - kept.keys():
        connection.execute(delete(course_version).where(v.id == own))
    renamed = [own for own, item in kept.items() if item.name != there[own].name]
    if {kept[own].name for own in renamed} & {there[own].name for own in renamed}:
        for own in renamed:  # names that change places: each is put aside first
            change_row(connection, course_version, own, {"name": f"{there[own].name} ({own})"})
    for item in versions:
        values = {"name": item.name, "in_use_from": to_text(item.in_use_from), "changed": item.changed}
        if item.id not in kept:
            add_row(connection, course_version, course_id=course_id, **values)
        elif item.id in renamed or any(getattr(there[item.id], key) != value for key, value in values.items()):
            change_row(connection, course_version, item.id, values)
