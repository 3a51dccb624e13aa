"""Rules in words that a governor understands: of whom, when, the first time, and in what two of them differ."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from nscp_desktop.domain.dates import in_words, opening, plural
from nscp_desktop.domain.requirements import Requirement, Rule, RuleKind, Who
from nscp_desktop.domain.roles import Duty


@dataclass(frozen=True, slots=True)
class Names:
    """What the codes in rules stand for: duties by code, requirements and documents by id."""

    duties: Mapping[str, str] = field(default_factory=dict)
    requirements: Mapping[str, str] = field(default_factory=dict)
    documents: Mapping[str, str] = field(default_factory=dict)


class Difference(NamedTuple):
    """One thing in which two forms of a requirement or rule differ, each side in words."""

    what: str
    before: str
    after: str

    @property
    def words(self) -> str:
        """Both sides: `how often: every 2 years, was every 3 years`."""
        return f"{self.what}: {self.after or 'nothing'}, was {self.before or 'nothing'}"


def names_of(
    duties: Iterable[Duty], requirements: Iterable[Requirement], documents: Mapping[str, str] | None = None
) -> Names:
    """Gather what the codes in rules stand for."""
    titles = {duty.code: duty.title for duty in duties}
    return Names(titles, {item.id: item.title for item in requirements}, documents or {})


def who_words(who: Who, duties: Mapping[str, str]) -> str:
    """Say of whom a rule asks something: `Group 2 or 3, and DSL or Deputy DSL`, or `Everyone`."""
    parts = []
    if who.groups:
        parts.append("group " + _or(str(number) for number in sorted(who.groups)))
    parts += [_or(sorted(titles, key=str.casefold)) for titles in (who.levels,) if titles]
    if who.kinds:
        parts.append(_or(sorted(kind.words.lower() for kind in who.kinds)))
    if who.roles:
        parts.append(_or(sorted(who.roles, key=str.casefold)))
    if who.duties:
        parts.append(_or(sorted((duties.get(code, code) for code in who.duties), key=str.casefold)))
    if who.sites:
        parts.append("at " + _or(sorted(who.sites, key=str.casefold)))
    return opening(", and ".join(parts) or "everyone")


def when_words(rule: Rule) -> str:
    """Say when it has to be done: `every 2 years`, `each new edition, within 30 days`."""
    if rule.kind is RuleKind.EDITION and rule.edition_within_days:
        return f"{rule.words}, within {plural(rule.edition_within_days, 'day')}"
    if rule.kind is RuleKind.MINIMUM and rule.months:
        length = plural(rule.months // 12, "year") if rule.months % 12 == 0 else plural(rule.months, "month")
        return f"{rule.words}, a training counts {length}"
    return rule.words


def first_words(rule: Rule) -> str:
    """Say when it is due for the first time."""
    days = rule.first_within_days
    if rule.kind is RuleKind.MINIMUM:
        return "asked of nobody alone"
    if days is None:
        return "no time given"
    return f"within {plural(days, 'day')}" if days else "from day one"


def notice_words(rule: Rule) -> str:
    """Say how long before the due day people are told."""
    return "at once" if not rule.notice_days else f"{plural(rule.notice_days, 'day')} before"


def source_words(rule: Rule) -> str:
    """Say who asks for it, with the edition."""
    edition = f" ({rule.source_edition})" if rule.source_edition else ""
    return f"{rule.source}{edition}" if rule.source else "The agency"


def period_words(rule: Rule) -> str:
    """Say from when to when a rule holds; empty when it always has."""
    if rule.starts_on and rule.ends_on:
        return f"{in_words(rule.starts_on)} to {in_words(rule.ends_on)}"
    if rule.starts_on:
        return f"from {in_words(rule.starts_on)}"
    return f"until {in_words(rule.ends_on)}" if rule.ends_on else ""


def rule_words(rule: Rule, names: Names) -> str:
    """Write one rule without its source: `DSL or Deputy DSL: every 2 years; first time within 30 days.`"""
    return f"{who_words(rule.who, names.duties)}: {what_words(rule, names)}"


def what_words(rule: Rule, names: Names) -> str:
    """Write what a rule asks, and when: `every 2 years; first time within 30 days.`"""
    parts = [when_words(rule)]
    if rule.first_within_days is not None and rule.kind is not RuleKind.MINIMUM:
        parts.append(f"first time {first_words(rule)}")
    if rule.after:
        parts.append(f"only after {names.requirements.get(rule.after, rule.after)}")
    period = period_words(rule)
    return "; ".join([*parts, period] if period else parts) + "."


def in_full(requirement: Requirement, rule: Rule, names: Names) -> str:
    """Write everything about a rule, as sentences."""
    parts = [f"{requirement.title}. Asked of: {_lower_everyone(who_words(rule.who, names.duties))}.",
             f"When: {when_words(rule)}."]  # fmt: skip
    if rule.kind is not RuleKind.MINIMUM:
        parts.append(f"First time: {first_words(rule)}. Told {notice_words(rule)}.")
    if rule.document:
        editions = ", ".join(edition.name for edition in rule.editions)
        parts.append(f"Document: {names.documents.get(rule.document, rule.document)}, editions {editions}.")
    if rule.after:
        parts.append(f"Asked only after {names.requirements.get(rule.after, rule.after)}.")
    if rule.may_lengthen:
        parts.append("A later date on the certificate counts.")
    if requirement.whole_agency:
        parts.append("Held for everyone on one day.")
    period = period_words(rule)
    parts += [f"{opening(period)}."] if period else []
    parts.append(f"Source: {source_words(rule).rstrip('. ')}.")
    parts += [f"To check: {rule.to_check.rstrip('. ')}."] if rule.to_check else []
    return " ".join(parts)


def rule_differences(before: Rule, after: Rule, names: Names) -> list[Difference]:
    """Return in what two forms of a rule differ."""
    sides = [_sides(rule, names) for rule in (before, after)]
    return [
        Difference(what, old, new)
        for (what, old), (_, new) in zip(sides[0].items(), sides[1].items(), strict=True)
        if old != new
    ]


def head_differences(before: Requirement, after: Requirement) -> list[Difference]:
    """Return in what two forms of a requirement differ, their rules aside."""
    found = []
    for what, old, new in (
        ("title", before.title, after.title),
        ("short name", before.short, after.short),
        ("in use", _yes(before.active), _yes(after.active)),
        ("for everyone on one day", _yes(before.whole_agency), _yes(after.whole_agency)),
    ):
        if old != new:
            found.append(Difference(what, old, new))
    return found


def differences_in_words(differences: Sequence[Difference]) -> str:
    """Write differences as one sentence."""
    return opening("; ".join(difference.words for difference in differences)) + "." if differences else ""


def _sides(rule: Rule, names: Names) -> dict[str, str]:
    return {
        "asked of": _lower_everyone(who_words(rule.who, names.duties)),
        "how often": when_words(rule),
        "first time": first_words(rule),
        "asked after": names.requirements.get(rule.after or "", rule.after or ""),
        "document": names.documents.get(rule.document, rule.document),
        "told": notice_words(rule),
        "a later date on the certificate counts": _yes(rule.may_lengthen),
        "first day": in_words(rule.starts_on) if rule.starts_on else "",
        "last day": in_words(rule.ends_on) if rule.ends_on else "",
        "source": rule.source,
        "edition of the source": rule.source_edition,
        "to check": rule.to_check,
    }


def _lower_everyone(words: str) -> str:
    return "everyone" if words == "Everyone" else words


def _or(words: Iterable[str]) -> str:
    found = list(words)
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} or {found[-1]}"


def _yes(flag: bool) -> str:
    return "yes" if flag else "no"
