"""The courses of the agency."""

from dataclasses import replace
from datetime import date
from operator import attrgetter

from nscp_desktop.domain.course_checks import check_still_met
from nscp_desktop.domain.courses import Category, Course, CourseVersion
from nscp_desktop.domain.dates import in_words, year_problem
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.money import MOST_PENCE, pounds
from nscp_desktop.domain.rule_effects import RuleTrial, trial_of
from nscp_desktop.domain.target_groups import GROUP_NUMBERS
from nscp_desktop.services.rule_storing import state_of
from nscp_desktop.services.titles import checked_title, tidy
from nscp_desktop.services.training_part import TrainingPart
from nscp_desktop.storage.unit_of_work import UnitOfWork

MOST_HOURS = 1_000


class Courses(TrainingPart):
    """Courses. Each public method that stores is one transaction."""

    def courses(self, include_inactive: bool = False) -> tuple[Course, ...]:
        """Return the courses by title."""
        courses = self._standing.snapshot().rulebook.courses.values()
        return tuple(course for course in courses if course.active or include_inactive)

    def add_course(self, course: Course) -> int:
        """Add a course and return its id."""
        with self._desk.changing(f"Add the course {tidy(course.title)}") as unit:
            course_id = unit.training.add_course(checked_course(course, unit))
        self._standing.forget()
        return course_id

    def change_course(self, course: Course, *, today: date) -> RuleTrial:
        """Store a course's changed details, and return what shows whose dates that moved today.

        Raises NotAllowedError beside the field: as `checked_course`, and when nobody could meet a requirement any more.
        """
        with self._desk.changing(f"Change the course {tidy(course.title)}") as unit:
            before, changed = state_of(unit), checked_course(course, unit)
            _check_versions_kept(changed, unit)
            check_still_met(changed, before.courses, before.requirements, today)
            unit.training.change_course(changed)
        after = replace(before, courses={**before.courses, changed.id: changed})
        trial = trial_of(self._standing.snapshot(), before, after, today)
        self._standing.forget()
        return trial


def checked_course(course: Course, unit: UnitOfWork) -> Course:
    """Return a course with tidy texts.

    Raises NotAllowedError for a doubled title or other name, and for hours that cannot be.
    """
    others = [other for other in unit.training.courses().values() if other.id != course.id]
    title = checked_title(course.title, (other.title for other in others), what="course")
    for other in others:
        if title.casefold() in {alias.casefold() for alias in other.aliases}:
            raise NotAllowedError(f"{title} is another name of the course {other.title} already.", "title")
    check_hours(course.hours)
    aliases = tuple(dict.fromkeys(tidy(alias) for alias in course.aliases if alias.strip()))
    for alias in aliases:
        for other in others:
            if alias.casefold() in {name.casefold() for name in (other.title, *other.aliases)}:
                raise NotAllowedError(f"{alias} is a name of the course {other.title} already.", "aliases")
    _check_amounts(course)
    return replace(
        course,
        title=title,
        provider=tidy(course.provider),
        delivery=tidy(course.delivery),
        aliases=aliases,
        groups=_checked_groups(course),
        categories=tuple(item for item in Category if item in course.categories),
        versions=_checked_versions(course),
    )


def check_hours(hours: float | None) -> None:
    """Refuse hours that no training takes."""
    if hours is not None and not 0 <= hours <= MOST_HOURS:
        raise NotAllowedError(f"Hours are a number from 0 to {MOST_HOURS:,}.", "hours")


def _checked_groups(course: Course) -> tuple[int, ...]:
    if not set(course.groups) <= set(GROUP_NUMBERS):
        raise NotAllowedError("A Target Group is 1, 2, 3 or 4.", "groups")
    return tuple(sorted(set(course.groups)))


def _check_amounts(course: Course) -> None:
    """Refuse amounts that no training costs."""
    amounts = {"charge_pence": course.charge_pence, "non_attendance_pence": course.non_attendance_pence}
    for field, amount in amounts.items():
        if amount is not None and not 0 <= amount <= MOST_PENCE:
            raise NotAllowedError(f"An amount is from {pounds(0)} to {pounds(MOST_PENCE)}.", field)


def _checked_versions(course: Course) -> tuple[CourseVersion, ...]:
    """Return the versions with tidy texts, oldest first.

    Raises NotAllowedError beside `versions` for one without a name, for a name or a first day that is there twice, and
    for a day that cannot be.
    """
    found = [item._replace(name=tidy(item.name), changed=tidy(item.changed)) for item in course.versions]
    names: set[str] = set()
    days: dict[date, str] = {}
    for item in found:
        if not item.name:
            raise NotAllowedError("Give each version a name, such as 2026 or version 3.", "versions")
        if item.name.casefold() in names:
            raise NotAllowedError(
                f"There are two versions called {item.name}. Name one of them differently.", "versions"
            )
        if item.in_use_from in days:
            both = f"{days[item.in_use_from]} and {item.name}"
            raise NotAllowedError(f"{both} begin on the same day. Only one version is in use at a time.", "versions")
        problem = year_problem(item.in_use_from)
        if problem:
            raise NotAllowedError(f"{item.name}: {problem}", "versions")
        names.add(item.name.casefold())
        days[item.in_use_from] = item.name
    return tuple(sorted(found, key=attrgetter("in_use_from")))


def _check_versions_kept(course: Course, unit: UnitOfWork) -> None:
    """Refuse to take out a version that a session was held with, or that a content checklist names."""
    kept = {item.id for item in course.versions}
    before = unit.training.courses().get(course.id)
    names = {item.id: item.name for item in before.versions} if before else {}
    used = {own: f"the session of {in_words(day)}" for own, day in unit.training.held_versions(course.id).items()}
    named = unit.checklists.covering_versions(course.id)
    used |= {own: f"the content checklist of {in_words(day)}" for own, day in named.items() if own not in used}
    for own, what in used.items():
        if own not in kept:
            name = names.get(own, "A version")
            raise NotAllowedError(f"{name} was used for {what}, so it has to stay in the list.", "versions")
