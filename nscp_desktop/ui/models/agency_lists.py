"""The rows of the tables on the Settings page: roles, target group texts, rules in use."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from nscp_desktop.domain.agency import Named
from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.requirements import Requirement, Rule, RuleKind, Who
from nscp_desktop.domain.roles import Duty, Role
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


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One rule of one requirement, in words."""

    place: int
    requirement: Requirement
    rule: Rule
    who: str

    @property
    def key(self) -> str:
        """What names the row across refreshes."""
        return self.rule.id

    @property
    def first(self) -> str:
        """When it is due for the first time."""
        days = self.rule.first_within_days
        return _tr("no time given") if days is None else f"within {plural(days, 'day')}" if days else "from day one"

    @property
    def in_full(self) -> str:
        """Everything about the rule, as sentences."""
        rule = self.rule
        parts = [f"{self.requirement.title}: {self.who}, {rule.words}."]
        parts.append(f"For the first time: {self.first}. Warned {plural(rule.notice_days, 'day')} before.")
        if rule.kind is RuleKind.EDITION and rule.editions:
            parts.append("Editions: " + ", ".join(edition.name for edition in rule.editions) + ".")
        if rule.after:
            parts.append("Asked only once what it follows has been done.")
        if rule.source:
            parts.append(f"Source: {rule.source}{f' ({rule.source_edition})' if rule.source_edition else ''}.")
        if rule.to_check:
            parts.append(f"To check: {rule.to_check}")
        return " ".join(parts)


def rule_rows(requirements: Iterable[Requirement], duties: Sequence[Duty]) -> list[RuleRow]:
    """Return every rule in use, in the order of the requirements."""
    titles = {duty.code: duty.title for duty in duties}
    rows: list[RuleRow] = []
    for requirement in requirements:
        for rule in requirement.rules if requirement.active else ():
            rows.append(RuleRow(len(rows), requirement, rule, who_words(rule.who, titles)))
    return rows


def who_words(who: Who, duties: Mapping[str, str]) -> str:
    """Say whom a rule is for: `Groups 2, 3; DSL or Deputy DSL`."""
    parts = []
    if who.groups:
        numbers = ", ".join(str(number) for number in sorted(who.groups))
        parts.append(f"group {numbers}" if len(who.groups) == 1 else f"groups {numbers}")
    if who.duties:
        parts.append(" or ".join(sorted(duties.get(code, code) for code in who.duties)))
    if who.roles:
        parts.append(" or ".join(sorted(who.roles)))
    if who.kinds:
        parts.append(" or ".join(sorted(kind.words.lower() for kind in who.kinds)))
    if who.sites:
        parts.append("at " + " or ".join(sorted(who.sites)))
    words = "; ".join(parts) or _tr("everyone")
    return words[0].upper() + words[1:]


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


def rule_columns() -> list[Column[RuleRow]]:
    """Return the columns of the rules in use."""
    return [
        Column(_tr("Requirement"), _rule_title, width=210, strong=True, tooltip=_rule_title),
        Column(_tr("Who"), _rule_who, width=190, tooltip=_rule_who),
        Column(_tr("How often"), _rule_words, width=150),
        Column(_tr("First time"), _rule_first, width=116),
        Column(_tr("Warned"), _rule_notice, sort_key=_rule_notice_days, width=84),
        Column(_tr("Source and edition"), _rule_source, width=230, tooltip=_rule_source),
        Column(_tr("To check"), _rule_check, width=230, tooltip=_rule_check),
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


def _rule_title(row: RuleRow) -> str:
    return row.requirement.title


def _rule_who(row: RuleRow) -> str:
    return row.who


def _rule_words(row: RuleRow) -> str:
    return row.rule.words


def _rule_first(row: RuleRow) -> str:
    return row.first


def _rule_notice(row: RuleRow) -> str:
    return plural(row.rule.notice_days, "day")


def _rule_notice_days(row: RuleRow) -> int:
    return row.rule.notice_days


def _rule_source(row: RuleRow) -> str:
    edition = f" ({row.rule.source_edition})" if row.rule.source_edition else ""
    return f"{row.rule.source}{edition}" if row.rule.source else _tr("The agency")


def _rule_check(row: RuleRow) -> str:
    return f"? {row.rule.to_check}" if row.rule.to_check else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Settings", text)
