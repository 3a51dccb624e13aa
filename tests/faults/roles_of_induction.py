"""What inductions and supervision store, and whose role allows it."""

from collections.abc import Callable
from pathlib import Path

from nscp_desktop.domain.induction import InductionStep
from nscp_desktop.domain.supervision import SupervisionKind, SupervisionRule
from nscp_desktop.domain.users import UserRole
from nscp_desktop.services.induction import TickDraft
from nscp_desktop.services.record_files import Services
from nscp_desktop.services.supervision import SupervisionDraft
from tests.faults.operations import TODAY

Act = Callable[[Services, Path], object]
EDITORS = (UserRole.EDITOR, UserRole.ADMINISTRATOR)
ADMINISTRATORS = (UserRole.ADMINISTRATOR,)
SUPERVISED = 1


def begin_induction(services: Services) -> None:
    """Begin a list of two steps, with one ticked, and record a supervision."""
    services.induction.change_list([InductionStep(0, "A walk round"), InductionStep(0, "Keys")], None)
    services.induction.tick(_draft(services, 0), today=TODAY)
    services.supervision.record(SupervisionDraft((SUPERVISED,), TODAY, SupervisionKind.GROUP), today=TODAY)


def _draft(services: Services, place: int) -> TickDraft:
    step = services.induction.listing().steps[place].id
    return TickDraft((SUPERVISED,), (step,), TODAY)


def _use_usual_steps(services: Services, _folder: Path) -> None:
    services.induction.use_usual_steps()


def _change_list(services: Services, _folder: Path) -> None:
    services.induction.change_list(services.induction.listing().steps, 21)


def _tick(services: Services, _folder: Path) -> None:
    services.induction.tick(_draft(services, 1), today=TODAY)


def _untick(services: Services, _folder: Path) -> None:
    draft = _draft(services, 0)
    services.induction.untick(draft.person_ids, draft.step_ids, today=TODAY)


def _record(services: Services, _folder: Path) -> None:
    services.supervision.record(SupervisionDraft((SUPERVISED,), TODAY, SupervisionKind.ONE_TO_ONE), today=TODAY)


def _remove(services: Services, _folder: Path) -> None:
    services.supervision.remove([services.supervision.of_person(SUPERVISED)[0].id])


def _set_rules(services: Services, _folder: Path) -> None:
    services.supervision.set_rules([SupervisionRule(None, SupervisionKind.ONE_TO_ONE, 6)])


STORING_INDUCTION: dict[tuple[str, str], tuple[Act, tuple[UserRole, ...]]] = {
    ("induction", "use_usual_steps"): (_use_usual_steps, ADMINISTRATORS),
    ("induction", "change_list"): (_change_list, ADMINISTRATORS),
    ("induction", "tick"): (_tick, EDITORS),
    ("induction", "untick"): (_untick, EDITORS),
    ("supervision", "record"): (_record, EDITORS),
    ("supervision", "remove"): (_remove, EDITORS),
    ("supervision", "set_rules"): (_set_rules, ADMINISTRATORS),
}
LOOKING_AT_INDUCTION = {
    "induction": {"overview", "person", "of_person", "listing", "jobs"},
    "supervision": {"overview", "person", "of_person", "rules", "jobs"},
}
