"""What the sample agencies say about courses and about why some things are not done."""

from dataclasses import replace
from datetime import date

from nscp_desktop.domain.courses import CourseKind, CourseVersion
from nscp_desktop.domain.dates import academic_year_start, add_months
from nscp_desktop.domain.gap_reasons import FoundWhy, GapReason, SaidWhy
from nscp_desktop.services.record_files import Services

# What nobody has published is made up here, as everything in a sample is.
CHARGES = {"Safer recruitment": (4500, 2500), "Prevent awareness": (0, None), "Safeguarding Children Today": (0, 3000)}
WHY = (
    (SaidWhy.COULD_NOT_BE_RELEASED, "No cover for the class that day"),
    (SaidWhy.NEW_IN_POST, ""),
    (SaidWhy.NO_PLACE, "The next course was full"),
)


def add_needs(services: Services, today: date) -> None:
    """Give a few courses a charge, one of the agency's own two versions, and reasons for some of what is not done."""
    said = [gap for gap in services.needs.gaps(today) if gap.found is FoundWhy.NOTHING][: len(WHY)]
    year = academic_year_start(today)
    with services.desk.changing("Say what courses cost, and why some things are not done") as unit:
        own_course = next(
            (item for item in unit.training.courses().values() if item.kind is CourseKind.IN_HOUSE and item.active),
            None,
        )
        for course in unit.training.courses().values():
            changed = course
            if course.title in CHARGES:
                charge, fee = CHARGES[course.title]
                changed = replace(changed, charge_pence=charge, non_attendance_pence=fee)
            if own_course is not None and course.id == own_course.id and not course.versions:
                versions = (
                    CourseVersion(0, f"{year.year - 1} version", add_months(year, -12), "First written down"),
                    CourseVersion(0, f"{year.year} version", year, "More about exploitation online"),
                )
                changed = replace(changed, versions=versions)
            if changed != course:
                unit.training.change_course(changed)
        unit.gap_reasons.set(
            GapReason(gap.person_id, gap.requirement_id, why, note, today)
            for gap, (why, note) in zip(said, WHY, strict=False)
        )
    services.standing.forget()
