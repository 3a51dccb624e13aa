"""What a changed course may not do to the rules: take away the only course by which somebody can meet them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.pack_checks import can_be_met
from nscp_desktop.domain.requirements import Requirement
from nscp_desktop.domain.rule_periods import is_in_use, latest


def check_still_met(
    course: Course, courses: Mapping[int, Course], requirements: Iterable[Requirement], today: date
) -> None:
    """Refuse a change of a course that leaves a requirement in use without any for the first time.

    `courses` are those stored, by id, with this one as it was. Raises NotAllowedError beside `active` when the course
    is switched off, and beside `satisfies` when it counts towards less.
    """
    before, after = list(courses.values()), list({**courses, course.id: course}.values())
    needed = _needed(requirements, today)
    lost = [item for item in needed if can_be_met(item.id, before) and not can_be_met(item.id, after)]
    if not lost:
        return
    switched_on = list({**courses, course.id: replace(course, active=True)}.values())
    is_switched_off = not course.active and all(can_be_met(item.id, switched_on) for item in lost)
    titles = [item.title for item in lost]
    names = " and ".join([", ".join(titles[:-1]), titles[-1]] if len(titles) > 1 else titles)
    instead = "it in Settings, Rules, or switch that requirement off" if len(titles) == 1 else _INSTEAD_OF_SEVERAL
    raise NotAllowedError(
        f"It is the only course that counts the first time for {names}. Choose another course for {instead}, first.",
        "active" if is_switched_off else "satisfies",
    )


_INSTEAD_OF_SEVERAL = "each of them in Settings, Rules, or switch these requirements off"


def _needed(requirements: Iterable[Requirement], today: date) -> list[Requirement]:
    """Return the requirements that are asked for, and those that something asked for comes after."""
    known = list(requirements)
    asked = [item for item in known if is_in_use(item, today)]
    first = {rule.after for item in asked for rule in latest(item.rules, today)}
    return [item for item in known if item in asked or item.id in first]
