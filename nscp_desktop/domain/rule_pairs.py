"""Which rules of two forms of a requirement belong together, and in what the two forms differ."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from nscp_desktop.domain.requirements import Requirement, Rule
from nscp_desktop.domain.rule_periods import is_in_use, latest, without_description
from nscp_desktop.domain.rule_words import Difference, Names, head_differences, rule_differences, rule_words


class Content(NamedTuple):
    """What a requirement asks from a day on, however it came to be so: to be compared, not to be shown."""

    title: str
    short: str
    is_asked: bool
    whole_agency: bool
    rules: frozenset[Rule]


def content_of(requirement: Requirement, today: date) -> Content:
    """Return what a requirement asks from today on."""
    is_asked = is_in_use(requirement, today)
    rules = latest(requirement.rules, today) if is_asked else ()
    if not requirement.active:
        rules = requirement.rules
    return Content(
        requirement.title,
        requirement.short,
        is_asked,
        requirement.whole_agency,
        frozenset(_bare(rule, today) for rule in rules),
    )


def paired(
    before: Sequence[Rule], after: Sequence[Rule], today: date
) -> tuple[list[tuple[Rule, Rule]], list[Rule], list[Rule]]:
    """Return the rules of both that belong together, and those that only one of them has.

    Those that say the same come first, then those that differ in words alone, in the people, or in the interval.
    """
    left, right = list(before), list(after)
    pairs: list[tuple[Rule, Rule]] = []
    alike: tuple[Callable[[Rule], object], ...] = (
        lambda rule: _bare(rule, today),
        lambda rule: without_description(_bare(rule, today)),
        lambda rule: (rule.kind, rule.who),
        lambda rule: rule.who,
        lambda rule: rule.kind,
    )
    for key in alike:
        for old in left.copy():
            new = next((rule for rule in right if key(rule) == key(old)), None)
            if new is not None:
                pairs.append((old, new))
                left.remove(old)
                right.remove(new)
    return pairs, left, right


def requirement_differences(before: Requirement, after: Requirement, names: Names, today: date) -> list[Difference]:
    """Return in what two forms of a requirement differ from today on, rule by rule."""
    old, new = (replace(item, active=is_in_use(item, today)) for item in (before, after))
    found = head_differences(old, new)
    if old.active != new.active:
        # Of one that is switched off, or on again, the rules are no news.
        return found
    sides = [latest(item.rules, today) if item.active else item.rules for item in (old, new)]
    pairs, gone, added = paired(sides[0], sides[1], today)
    several = len(pairs) + len(gone) > 1
    for one, other in pairs:
        for difference in rule_differences(_bare(one, today), _bare(other, today), names):
            about = f"{difference.what} ({rule_words(one, names).partition(':')[0]})" if several else difference.what
            found.append(difference._replace(what=about))
    found += [Difference("rule", rule_words(rule, names).rstrip("."), "") for rule in gone]
    return found + [Difference("rule", "", rule_words(rule, names).rstrip(".")) for rule in added]


def in_place_of(here: Requirement, there: Requirement, today: date) -> Requirement:
    """Return a pack's form of a requirement with the ids that its rules have in the record.

    Rules that have ended, or that others took over from, stay as they are.
    """
    now = latest(here.rules, today) if here.active else here.rules
    pairs, _, added = paired(now, there.rules, today)
    kept = [rule for rule in here.rules if rule not in now]
    changed = [replace(new, id=old.id, starts_on=new.starts_on or old.starts_on) for old, new in pairs]
    return replace(there, rules=(*kept, *changed, *(replace(rule, id="") for rule in added)))


def _bare(rule: Rule, today: date) -> Rule:
    """Return a rule without what says nothing of what it asks from today on."""
    starts_on = None if (rule.starts_on or date.min) <= today else rule.starts_on
    return replace(rule, id="", editions=(), starts_on=starts_on, replaced=None)
