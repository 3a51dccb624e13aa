"""The courses of the agency."""

from dataclasses import replace
from datetime import date

from nscp_desktop.domain.course_checks import check_still_met
from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.rule_effects import RuleTrial, trial_of
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
    return replace(course, title=title, provider=tidy(course.provider), delivery=tidy(course.delivery), aliases=aliases)


def check_hours(hours: float | None) -> None:
    """Refuse hours that no training takes."""
    if hours is not None and not 0 <= hours <= MOST_HOURS:
        raise NotAllowedError(f"Hours are a number from 0 to {MOST_HOURS:,}.", "hours")
