"""Changing rules from a day on, so that standings before it stay as they were; or as if it had always been so."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from nscp_desktop.domain.dates import FOREVER, add_days
from nscp_desktop.domain.requirements import Requirement, Rule


def changed_rules(before: Requirement, wanted: Sequence[Rule], from_day: date | None) -> tuple[Rule, ...]:
    """Return the rules that a requirement has once `wanted` takes the place of what it had.

    Of `wanted`, a rule with the id of one that is there changes it, any other is new, and what is not among them goes.
    One without an id is given the next.
    With `from_day` a rule that changes ends the day before, and the new form begins as a rule of its own that takes
    over from it; with None everything is as if it had always been so.
    """
    there = before.rules if before.active else ()
    ids = _Ids(before.id, (*before.rules, *wanted))
    by_id = {rule.id: rule for rule in wanted}
    found: list[Rule] = []
    for rule in there:
        new = by_id.pop(rule.id, None)
        if new is not None:
            new = replace(new, replaced=rule.replaced)
        if from_day is not None:
            found += _from_day(rule, new, from_day, ids)
        elif new is not None:
            found.append(new)
    for rule in (rule for rule in wanted if rule.id in by_id):
        begun = _since(rule, from_day) if from_day is not None else rule
        if begun is not None:
            found.append(begun if begun.id else replace(begun, id=ids.next()))
    return linked(found, {rule.id: rule for rule in before.rules})


def ended(rules: Iterable[Rule], from_day: date) -> tuple[Rule, ...]:
    """Return rules that ask nothing any more from a day on."""
    return linked([kept for rule in rules if (kept := _until(rule, add_days(from_day, -1))) is not None], {})


def latest(rules: Sequence[Rule], today: date) -> tuple[Rule, ...]:
    """Return the rules that hold now or will, without those that others took over from and those that have ended."""
    replaced = {rule.replaced.id for rule in rules if rule.replaced is not None}
    return tuple(rule for rule in rules if rule.id not in replaced and (rule.ends_on or FOREVER) >= today)


def is_in_use(requirement: Requirement, today: date) -> bool:
    """Whether a requirement is asked for today, or will be."""
    return requirement.active and bool(latest(requirement.rules, today))


def reopened(rules: Sequence[Rule], today: date) -> tuple[Rule, ...]:
    """Return rules of which none holds any more, with those that ended last without their last day."""
    if not rules or latest(rules, today):
        return tuple(rules)
    last = max(rule.ends_on or FOREVER for rule in rules)
    return tuple(replace(rule, ends_on=None) if rule.ends_on == last else rule for rule in rules)


def first_day(rule: Rule) -> date | None:
    """Return since when a rule has been asked for, in the forms that it took over from as well."""
    while rule.replaced is not None:
        rule = rule.replaced
    return rule.starts_on


def linked(rules: Sequence[Rule], gone: Mapping[str, Rule]) -> tuple[Rule, ...]:
    """Let rules name those they took over from as these are now, where one begins as soon as the other has ended.

    `gone` are the rules that were there before, by id: one that is no longer there is passed over.
    """
    now = {rule.id: rule for rule in rules}
    done: dict[str, Rule] = {}

    def renewed(rule: Rule) -> Rule:
        if rule.id not in done:
            earlier = rule.replaced
            while earlier is not None and earlier.id not in now:
                known = gone.get(earlier.id)
                earlier = known.replaced if known is not None else earlier.replaced
            renewed_earlier = renewed(now[earlier.id]) if earlier is not None else None
            follows = renewed_earlier is not None and _follows(rule, renewed_earlier)
            done[rule.id] = replace(rule, replaced=renewed_earlier if follows else None)
        return done[rule.id]

    return tuple(renewed(rule) for rule in rules)


def without_description(rule: Rule) -> Rule:
    """Return a rule without what only describes it, and which may change without changing what was asked before."""
    return replace(rule, source="", source_edition="", to_check="")


def _follows(rule: Rule, earlier: Rule) -> bool:
    return rule.starts_on is not None and earlier.ends_on == add_days(rule.starts_on, -1)


def _from_day(rule: Rule, new: Rule | None, day: date, ids: "_Ids") -> list[Rule]:
    before = _until(rule, add_days(day, -1))
    if new is None:
        return [before] if before is not None else []
    if without_description(rule) == without_description(new):
        return [new]
    after = _since(new, day)
    if before is None or after is None:
        return [own for own in (before, after) if own is not None]
    touches = before.ends_on == add_days(day, -1) and after.starts_on == day
    longer = replace(after, starts_on=rule.starts_on, replaced=rule.replaced)
    if touches and without_description(longer) == without_description(replace(rule, ends_on=longer.ends_on)):
        return [longer]
    return [before, replace(after, id=ids.next(), replaced=before if touches else None)]


def _until(rule: Rule, last: date) -> Rule | None:
    """Return a rule that ends on `last` at the latest, None when it begins later."""
    if (rule.starts_on or date.min) > last:
        return None
    return replace(rule, ends_on=min(rule.ends_on or FOREVER, last))


def _since(rule: Rule, first: date) -> Rule | None:
    """Return a rule that begins on `first` at the earliest, None when it ends before."""
    if (rule.ends_on or FOREVER) < first:
        return None
    return replace(rule, starts_on=max(rule.starts_on or date.min, first))


class _Ids:
    """Gives new rules of a requirement the next free number after all that it has."""

    def __init__(self, requirement_id: str, rules: Iterable[Rule]) -> None:
        self._requirement_id = requirement_id
        numbers = [rule.id.rpartition("#")[2] for rule in rules if rule.id.startswith(f"{requirement_id}#")]
        self._last = max((int(number) for number in numbers if number.isdecimal()), default=0)

    def next(self) -> str:
        self._last += 1
        return f"{self._requirement_id}#{self._last}"
