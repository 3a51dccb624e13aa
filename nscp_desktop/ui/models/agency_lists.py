"""The rows of the tables on the Settings page: sites, teams, roles, duties."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from nscp_desktop.domain.agency import Named
from nscp_desktop.domain.roles import Duty, Role
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.ui.models.table import Column


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A site or a team, with how many people are there."""

    named: Named
    people: int


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role, with its usual group, level and newest competence review in words, and how many people hold it."""

    role: Role
    usual_group: str
    people: int
    level: str = ""
    reviewed: str = ""


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A duty, with its usual group in words and how many people hold it."""

    duty: Duty
    usual_group: str
    people: int


def named_columns(title: str) -> list[Column[NamedRow]]:
    """Return the columns for sites or teams."""
    return [
        Column(title, _named_title, width=230, strong=True, tooltip=_named_title),
        Column(_tr("People"), _named_people, sort_key=_named_count, width=70),
    ]


def role_columns(with_levels: bool) -> list[Column[RoleRow]]:
    """Return the columns of the roles; the level only where the agency has levels."""
    columns = [
        Column(_tr("Role"), _role_title, width=190, strong=True, tooltip=_role_title),
        Column(_tr("Usual target group"), _role_group, width=180, tooltip=_role_group, status=_role_status),
        Column(_tr("People"), _role_people, sort_key=_role_count, width=62),
        Column(_tr("Reviewed"), _role_reviewed, width=120, tooltip=_role_reviewed),
        Column(_tr("In use"), _role_in_use, width=62),
    ]
    if with_levels:
        columns.insert(2, Column(_tr("Level"), _role_level, width=90, tooltip=_role_level))
    return columns


def duty_columns() -> list[Column[DutyRow]]:
    """Return the columns of the duties."""
    return [
        Column(_tr("Duty"), _duty_title, width=170, strong=True, tooltip=_duty_title),
        Column(_tr("Usual target group"), _duty_group, width=170, tooltip=_duty_group, status=_duty_status),
        Column(_tr("People"), _duty_people, sort_key=_duty_count, width=62),
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


def _role_status(row: RoleRow) -> StandingKind | None:
    return StandingKind.DUE_SOON if row.role.usual_group is None else None


def _role_level(row: RoleRow) -> str:
    return row.level


def _role_reviewed(row: RoleRow) -> str:
    return row.reviewed


def _role_people(row: RoleRow) -> str:
    return f"{row.people:,}"


def _role_count(row: RoleRow) -> int:
    return row.people


def _role_in_use(row: RoleRow) -> str:
    return _tr("✓ Yes") if row.role.active else _tr("– No")


def _duty_title(row: DutyRow) -> str:
    return row.duty.title


def _duty_group(row: DutyRow) -> str:
    return row.usual_group


def _duty_status(row: DutyRow) -> StandingKind | None:
    return StandingKind.DUE_SOON if row.duty.usual_group is None else None


def _duty_people(row: DutyRow) -> str:
    return f"{row.people:,}"


def _duty_count(row: DutyRow) -> int:
    return row.people


def _tr(text: str) -> str:
    return QCoreApplication.translate("Settings", text)
