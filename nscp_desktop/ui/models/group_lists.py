"""The rows of the tables about Target Groups on the Settings page: texts, the agency's levels, competences."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from nscp_desktop.domain.competences import Competence
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.domain.target_groups import AgencyLevel, TargetGroup
from nscp_desktop.ui.models.table import Column


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One of the agency's levels, with its group, its roles, and how many people are placed in it now."""

    level: AgencyLevel
    group: str
    roles: str
    people: int


def level_columns() -> list[Column[LevelRow]]:
    """Return the columns of the agency's own levels."""
    return [
        Column(_tr("Level"), _level_title, width=140, strong=True, tooltip=_level_title),
        Column(_tr("Stands for"), _level_group, width=190, tooltip=_level_group),
        Column(_tr("Roles"), _level_roles, width=220, tooltip=_level_roles),
        Column(_tr("People placed"), _level_people, sort_key=_level_count, width=100),
        Column(_tr("Description"), _level_description, width=260, tooltip=_level_description),
    ]


def competence_columns() -> list[Column[Competence]]:
    """Return the columns of a list of competences, which keeps its own order."""
    return [
        Column(_tr("What people of this group should be able to do"), _competence_text, width=700, strong=True,
               tooltip=_competence_text),
        Column(_tr("In use"), _competence_in_use, width=90),
    ]  # fmt: skip


def group_columns() -> list[Column[TargetGroup]]:
    """Return the columns of the target group texts."""
    return [
        Column(_tr("Target group"), _group_label, width=196, strong=True, tooltip=_group_label),
        Column(_tr("Checked"), _group_checked, width=170, status=_group_status, tooltip=_group_checked),
        Column(_tr("Edition"), _group_edition, width=150, tooltip=_group_edition),
        Column(_tr("Description"), _group_description, width=330, tooltip=_group_description),
        Column(_tr("Example roles"), _group_roles, width=230, tooltip=_group_roles),
    ]


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


def _level_title(row: LevelRow) -> str:
    return row.level.title


def _level_group(row: LevelRow) -> str:
    return row.group


def _level_roles(row: LevelRow) -> str:
    return row.roles


def _level_people(row: LevelRow) -> str:
    return f"{row.people:,}"


def _level_count(row: LevelRow) -> int:
    return row.people


def _level_description(row: LevelRow) -> str:
    return row.level.description


def _competence_text(competence: Competence) -> str:
    return competence.text


def _competence_in_use(competence: Competence) -> str:
    return _tr("✓ Yes") if competence.active else _tr("– No")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Settings", text)
