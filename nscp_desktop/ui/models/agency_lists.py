"""The rows of the tables on the Settings page: sites, teams, roles, target group texts."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from nscp_desktop.domain.agency import Named
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.roles import Role
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.domain.target_groups import TargetGroup
from nscp_desktop.ui.models.table import Column


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A site or a team, with how many people are there."""

    named: Named
    people: int


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role, with its usual group in words and how many people hold it."""

    role: Role
    usual_group: str
    people: int


def named_columns(title: str) -> list[Column[NamedRow]]:
    """Return the columns for sites or teams."""
    return [
        Column(title, _named_title, width=230, strong=True, tooltip=_named_title),
        Column(_tr("People"), _named_people, sort_key=_named_count, width=70),
    ]


def role_columns() -> list[Column[RoleRow]]:
    """Return the columns of the roles."""
    return [
        Column(_tr("Role"), _role_title, width=250, strong=True, tooltip=_role_title),
        Column(_tr("Usual target group"), _role_group, width=250, tooltip=_role_group),
        Column(_tr("People"), _role_people, sort_key=_role_count, width=76),
        Column(_tr("In use"), _role_in_use, width=80),
    ]


def group_columns() -> list[Column[TargetGroup]]:
    """Return the columns of the target group texts."""
    return [
        Column(_tr("Target group"), _group_label, width=196, strong=True, tooltip=_group_label),
        Column(_tr("Checked"), _group_checked, width=170, status=_group_status, tooltip=_group_checked),
        Column(_tr("Edition"), _group_edition, width=150, tooltip=_group_edition),
        Column(_tr("Description"), _group_description, width=330, tooltip=_group_description),
        Column(_tr("Example roles"), _group_roles, width=230, tooltip=_group_roles),
    ]


def _named_title(row: NamedRow) -> str:
    return row.named.title


def _named_people(row: NamedRow) -> str:
    return f"{row.people:,}"


def _named_count(row: NamedRow) -> int:
    return row.people


def _role_title(row: RoleRow) -> str:
    return row.role.title


def _role_group(row: RoleRow) -> str:
    return row.usual_group


def _role_people(row: RoleRow) -> str:
    return f"{row.people:,}"


def _role_count(row: RoleRow) -> int:
    return row.people


def _role_in_use(row: RoleRow) -> str:
    return _tr("✓ Yes") if row.role.active else _tr("– No")


def _group_label(group: TargetGroup) -> str:
    return group.label


def _group_checked(group: TargetGroup) -> str:
    if group.to_check:
        return _tr("? To check")
    when = f", {in_words(group.checked_on)}" if group.checked_on else ""
    return f"✓ {group.checked_by or _tr('Published text')}{when}"


def _group_status(group: TargetGroup) -> StandingKind:
    return StandingKind.DUE_SOON if group.to_check else StandingKind.IN_DATE


def _group_edition(group: TargetGroup) -> str:
    return group.edition


def _group_description(group: TargetGroup) -> str:
    return group.description


def _group_roles(group: TargetGroup) -> str:
    return group.example_roles


def _tr(text: str) -> str:
    return QCoreApplication.translate("Settings", text)
