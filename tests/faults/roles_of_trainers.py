"""What is stored about certificates, trainers and providers, and whose role allows it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from nscp_desktop.domain.drafts import TrainingDraft
from nscp_desktop.domain.trainers import Provider, Trainer
from nscp_desktop.domain.users import UserRole
from nscp_desktop.services.record_files import Services
from tests.faults.operations import TODAY

Act = Callable[[Services, Path], object]
EDITORS = (UserRole.EDITOR, UserRole.ADMINISTRATOR)
ADMINISTRATORS = (UserRole.ADMINISTRATOR,)
JOAN, ELLA = "Joan Attwell", "Ella Marsh"


def begin_trainers(services: Services) -> None:
    """Put two trainers, a provider and a certificate on record, with training that is still without one."""
    course = next(course.id for course in services.training.courses() if course.title == "Whole-school safeguarding")
    for days, person in ((3, 2), (4, 3)):
        draft = TrainingDraft(course, TODAY - timedelta(days), (person,), trainer=JOAN)
        services.training.record(draft, today=TODAY)
    services.trainers.add(Trainer(0, None, JOAN), today=TODAY)
    services.trainers.add(Trainer(0, None, ELLA), today=TODAY)
    services.trainers.add_provider(Provider(0, "Brook Training"), today=TODAY)
    services.certificates.issue(_ready(services)[:1], issued_by="Head", issued_on=TODAY, today=TODAY)


def _ready(services: Services) -> list[int]:
    return [one.training.attendance_id for day in services.certificates.sessions(TODAY) for one in day.ready]


def _issue(services: Services, _folder: Path) -> None:
    services.certificates.issue(_ready(services)[:1], issued_by="Head", issued_on=TODAY, today=TODAY)


def _issue_again(services: Services, _folder: Path) -> None:
    own = services.certificates.all()[0].id
    services.certificates.issue_again(own, issued_by="Head", issued_on=TODAY, today=TODAY)


def _withdraw(services: Services, _folder: Path) -> None:
    services.certificates.withdraw([services.certificates.all()[0].id], reason="A mistake", today=TODAY)


def _set_order(services: Services, _folder: Path) -> None:
    services.certificates.set_after_evaluation(True)


def _add(services: Services, _folder: Path) -> None:
    services.trainers.add(Trainer(0, None, "Somebody new"), today=TODAY)


def _change(services: Services, _folder: Path) -> None:
    changed = replace(services.trainers.everybody()[0], note="Ask in good time")
    services.trainers.change(changed, today=TODAY)


def _remove(services: Services, _folder: Path) -> None:
    services.trainers.remove(services.trainers.everybody()[0].id)


def _link(services: Services, _folder: Path) -> None:
    services.trainers.link_typed()


def _add_provider(services: Services, _folder: Path) -> None:
    services.trainers.add_provider(Provider(0, "Another"), today=TODAY)


def _add_providers(services: Services, _folder: Path) -> None:
    services.trainers.add_providers(["One", "Two"])


def _change_provider(services: Services, _folder: Path) -> None:
    services.trainers.change_provider(replace(services.trainers.providers()[0], note="Good"), today=TODAY)


def _remove_provider(services: Services, _folder: Path) -> None:
    services.trainers.remove_provider(services.trainers.providers()[0].id)


def _check_providers(services: Services, _folder: Path) -> None:
    services.trainers.check_providers([services.trainers.providers()[0].id], by="Head", on=TODAY, today=TODAY)


STORING_TRAINERS: dict[tuple[str, str], tuple[Act, tuple[UserRole, ...]]] = {
    ("certificates", "issue"): (_issue, EDITORS),
    ("certificates", "issue_again"): (_issue_again, EDITORS),
    ("certificates", "withdraw"): (_withdraw, EDITORS),
    ("certificates", "set_after_evaluation"): (_set_order, ADMINISTRATORS),
    ("trainers", "add"): (_add, EDITORS),
    ("trainers", "change"): (_change, EDITORS),
    ("trainers", "remove"): (_remove, EDITORS),
    ("trainers", "link_typed"): (_link, EDITORS),
    ("trainers", "add_provider"): (_add_provider, EDITORS),
    ("trainers", "add_providers"): (_add_providers, EDITORS),
    ("trainers", "change_provider"): (_change_provider, EDITORS),
    ("trainers", "remove_provider"): (_remove_provider, EDITORS),
    ("trainers", "check_providers"): (_check_providers, EDITORS),
}
LOOKING_AT_TRAINERS = {
    "certificates": {"all", "trainings", "sessions", "after_evaluation", "check", "jobs"},
    "trainers": {
        "everybody", "concerns", "views", "led_sessions", "typed_sessions", "holders", "jobs", "providers",
        "offered_providers",
    },
}  # fmt: skip
