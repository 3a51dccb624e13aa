"""What is stored about templates of questionnaires, and whose role allows it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from nscp_desktop.domain.questionnaires import Template
from nscp_desktop.domain.template_checks import WholeTemplate
from nscp_desktop.domain.users import UserRole
from nscp_desktop.services.record_files import Services
from tests.faults.operations import TODAY

Act = Callable[[Services, Path], object]
ADMINISTRATORS = (UserRole.ADMINISTRATOR,)


def _first(services: Services) -> Template:
    return services.templates.states()[0].template


def _save(services: Services, _folder: Path) -> None:
    first = _first(services)
    whole = WholeTemplate(replace(first, months=first.months + 1), services.templates.newest(first))
    services.templates.save(whole, today=TODAY)


def _add(services: Services, _folder: Path) -> None:
    first = _first(services)
    whole = WholeTemplate(replace(first, id=0, title="Another one"), services.templates.newest(first))
    services.templates.add(whole, today=TODAY)


def _switch(services: Services, _folder: Path) -> None:
    first = _first(services)
    services.templates.switch(first, active=not first.active, today=TODAY)


def _take_shipped(services: Services, _folder: Path) -> None:
    unused = next(one for one in services.templates.all() if not one.id)
    services.templates.take_shipped(unused, today=TODAY)


STORING_TEMPLATES: dict[tuple[str, str], tuple[Act, tuple[UserRole, ...]]] = {
    ("templates", "save"): (_save, ADMINISTRATORS),
    ("templates", "add"): (_add, ADMINISTRATORS),
    ("templates", "switch"): (_switch, ADMINISTRATORS),
    ("templates", "take_shipped"): (_take_shipped, ADMINISTRATORS),
}
LOOKING_AT_TEMPLATES = {
    "templates": {"all", "newest", "states", "compare_shipped"},
    "template_files": {"read_template", "read_items", "read_pasted", "plan_items", "save_workbook", "save_toml"},
}
