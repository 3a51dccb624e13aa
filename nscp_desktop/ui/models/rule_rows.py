"""The rows of the table of rules on the Settings page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.requirements import Requirement, Rule, RuleKind, Who
from nscp_desktop.domain.roles import Duty
from nscp_desktop.ui.models.table import Column


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
