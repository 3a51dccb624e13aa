"""What looking ahead stores, and whose role allows it; the rest of it only looks."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from nscp_desktop.domain.drafts import TrainingDraft
from nscp_desktop.domain.users import UserRole
from nscp_desktop.services.record_files import Services
from tests.faults.operations import TODAY

Act = Callable[[Services, Path], object]
WHOLE_SCHOOL = "school/whole-school"
EDITORS = (UserRole.EDITOR, UserRole.ADMINISTRATOR)
ADMINISTRATORS = (UserRole.ADMINISTRATOR,)


def begin_planning(services: Services) -> None:
    """Put two days of whole-school training on record, the first of them marked as for everyone."""
    course = next(course.id for course in services.training.courses() if course.title == "Whole-school safeguarding")
    first = TrainingDraft(course, TODAY - timedelta(days=1), (9,), whole_agency=True)
    services.training.record(first, today=TODAY)
    services.training.record(TrainingDraft(course, TODAY, (9,)), today=TODAY)


def _mark_day(services: Services, _folder: Path) -> None:
    services.planning.mark_day(services.planning.days_to_mark(WHOLE_SCHOOL)[0])


def _unmark_day(services: Services, _folder: Path) -> None:
    last = next(one.last for one in services.planning.clocks(TODAY) if one.requirement.id == WHOLE_SCHOOL)
    assert last is not None
    services.planning.unmark_day(last.id)


def _set_steps(services: Services, _folder: Path) -> None:
    services.pathways.set_steps([services.training.courses()[0].id], group=2)


STORING_PLANNING: dict[tuple[str, str], tuple[Act, tuple[UserRole, ...]]] = {
    ("planning", "mark_day"): (_mark_day, EDITORS),
    ("planning", "unmark_day"): (_unmark_day, EDITORS),
    ("pathways", "set_steps"): (_set_steps, ADMINISTRATORS),
}
LOOKING_AT_PLANNING = {
    "planning": {"forecast", "what_if", "check_panel", "clocks", "whole_agency", "days_to_mark"},
    "pathways": {"all", "steps", "everybody"},
}
