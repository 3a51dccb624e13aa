"""The rows of the table of rules on the Settings page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from nscp_desktop.domain.dates import FOREVER, opening
from nscp_desktop.domain.requirements import Requirement, Rule, RuleKind
from nscp_desktop.domain.rule_periods import is_in_use
from nscp_desktop.domain.rule_words import (
    Names,
    first_words,
    in_full,
    notice_words,
    period_words,
    source_words,
    when_words,
    who_words,
)
from nscp_desktop.services.rules import RulesInUse
from nscp_desktop.ui.models.table import Column

# Columns that are shown while there is something in them.
CHANGED, PERIOD = "changed", "period"


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One rule of one requirement, in words. `changed` says what the agency has changed of its pack, or is empty.

    `rule` is None for a requirement that has none, so that it can be seen and mended or removed.
    """

    place: int
    requirement: Requirement
    rule: Rule | None
    names: Names
    is_asked: bool
    changed: str = ""

    @property
    def key(self) -> str:
        """What names the row across refreshes."""
        return self.rule.id if self.rule is not None else self.requirement.id

    @property
    def who(self) -> str:
        """Of whom it asks something."""
        return who_words(self.rule.who, self.names.duties) if self.rule is not None else _tr("Nobody: it has no rule")

    @property
    def period(self) -> str:
        """From when to when it holds, or that it is switched off."""
        if not self.requirement.active:
            return _tr("switched off")
        return period_words(self.rule) if self.rule is not None else ""

    @property
    def in_full(self) -> str:
        """Everything about the rule, as sentences."""
        if self.rule is None:
            return _tr("%1. It has no rule, so it is asked of nobody. Add one, or remove it.").replace(
                "%1", self.requirement.title
            )
        words = in_full(self.requirement, self.rule, self.names)
        off = "" if self.is_asked else _tr(" It is not asked of anybody now.")
        changed = f"\n{_tr('Changed by your agency.')} {self.changed}" if self.changed else ""
        return f"{words}{off}{changed}"


def rule_rows(found: RulesInUse, today: date, *, is_everything: bool) -> list[RuleRow]:
    """Return every rule that is in use, or also those that are not, in the order of the requirements."""
    names = found.names
    rows: list[RuleRow] = []
    for requirement in found.state.requirements:
        is_used = is_in_use(requirement, today)
        for rule in requirement.rules or (None,):
            is_asked = is_used and rule is not None and (rule.ends_on or FOREVER) >= today
            if is_asked or is_everything:
                changed = found.changed.get(requirement.id, "")
                rows.append(RuleRow(len(rows), requirement, rule, names, is_asked, changed))
    return rows


def rule_columns() -> list[Column[RuleRow]]:
    """Return the columns of the rules in use."""
    return [
        Column(_tr("Requirement"), _rule_title, width=190, strong=True, tooltip=_rule_title),
        Column(_tr("Asked of"), _rule_who, width=180, tooltip=_rule_who),
        Column(_tr("When"), _rule_words, width=140, tooltip=_rule_words),
        Column(_tr("First time"), _rule_first, width=110),
        Column(_tr("Told"), _rule_notice, sort_key=_rule_notice_days, width=106),
        Column(_tr("Your agency"), _rule_changed, width=96, tooltip=_changed_in_full, key=CHANGED),
        Column(_tr("From, to"), _rule_period, width=110, tooltip=_rule_period, key=PERIOD),
        Column(_tr("Source and edition"), _rule_source, width=200, tooltip=_rule_source),
        Column(_tr("To check"), _rule_check, width=200, tooltip=_rule_check),
    ]


def rule_key(row: RuleRow) -> str:
    """Name a row across refreshes."""
    return row.key


def requirement_ids(rows: Iterable[RuleRow]) -> list[str]:
    """Return the ids of the requirements of some rows, each once, in their order."""
    return list(dict.fromkeys(row.requirement.id for row in rows))


def _rule_title(row: RuleRow) -> str:
    return row.requirement.title


def _rule_who(row: RuleRow) -> str:
    return row.who


def _rule_words(row: RuleRow) -> str:
    if row.rule is None:
        return ""
    after = row.names.requirements.get(row.rule.after or "", "")
    words = opening(when_words(row.rule))
    return _tr("%1, after %2").replace("%1", words).replace("%2", after) if after else words


def _rule_first(row: RuleRow) -> str:
    rule = row.rule
    return "" if rule is None or rule.kind is RuleKind.MINIMUM else opening(first_words(rule))


def _rule_notice(row: RuleRow) -> str:
    rule = row.rule
    return "" if rule is None or rule.kind is RuleKind.MINIMUM else opening(notice_words(rule))


def _rule_notice_days(row: RuleRow) -> int:
    return row.rule.notice_days if row.rule is not None else -1


def _rule_changed(row: RuleRow) -> str:
    return _tr("✎ Changed") if row.changed else ""


def _changed_in_full(row: RuleRow) -> str:
    return row.changed


def _rule_period(row: RuleRow) -> str:
    return opening(row.period)


def _rule_source(row: RuleRow) -> str:
    return source_words(row.rule) if row.rule is not None else ""


def _rule_check(row: RuleRow) -> str:
    to_check = row.rule.to_check if row.rule is not None else ""
    return f"? {opening(to_check)}" if to_check else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Settings", text)
