"""What is stored about training needs, and whose role allows it; the rest of it only looks."""

from collections.abc import Callable
from pathlib import Path

from nscp_desktop.domain.gap_reasons import SaidWhy
from nscp_desktop.domain.users import UserRole
from nscp_desktop.services.record_files import Services
from tests.faults.operations import TODAY

Act = Callable[[Services, Path], object]
EDITORS = (UserRole.EDITOR, UserRole.ADMINISTRATOR)
ADMINISTRATORS = (UserRole.ADMINISTRATOR,)


def begin_needs(services: Services) -> None:
    """Say why the first thing that is not done is not."""
    services.needs.say_why([services.needs.gaps(TODAY)[0].key], SaidWhy.NO_PLACE, today=TODAY)


def _say_why(services: Services, _folder: Path) -> None:
    services.needs.say_why([services.needs.gaps(TODAY)[-1].key], SaidWhy.DECLINED, today=TODAY)


def _take_back_why(services: Services, _folder: Path) -> None:
    said = [gap.key for gap in services.needs.gaps(TODAY) if gap.said is not None]
    services.needs.take_back_why(said)


def _choose_course(services: Services, _folder: Path) -> None:
    course = next(item for item in services.training.courses() if any(one.first for one in item.satisfies))
    towards = next(one.requirement_id for one in course.satisfies if one.first)
    services.needs.choose_course(towards, True, course.id)


STORING_NEEDS: dict[tuple[str, str], tuple[Act, tuple[UserRole, ...]]] = {
    ("needs", "say_why"): (_say_why, EDITORS),
    ("needs", "take_back_why"): (_take_back_why, EDITORS),
    ("needs", "choose_course"): (_choose_course, ADMINISTRATORS),
}
LOOKING_AT_NEEDS = {"needs": {"found", "gaps", "coverage", "jobs"}}
