"""Until when a training will count, said while it is being typed: by the rules, or by its certificate."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from nscp_desktop.domain.applies import in_force
from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.dates import FOREVER, in_words
from nscp_desktop.domain.requirements import Requirement, Rule, RuleKind, hours_in_words
from nscp_desktop.domain.rule_kinds import due_after
from nscp_desktop.domain.standing import Rulebook
from nscp_desktop.domain.training import Completion


class Validity(NamedTuple):
    """What a training gives for one requirement. `hours_missing`: hours are asked for, and none are known."""

    requirement: Requirement
    words: str
    hours_missing: bool = False


def validity(
    course: Course, done: Completion, rulebook: Rulebook, as_at: date, accepted: Collection[str] = ()
) -> tuple[Validity, ...]:
    """Return what a training would give for each requirement that its course counts towards, or it is accepted for.

    Of the rules of a requirement those are looked at that are in force on `as_at` and ask something of a person. Where
    they give different days, the days are named, because they depend on the person.
    """
    found = []
    counts = [item.requirement_id for item in rulebook.counts.get(course.id, ())]
    for requirement_id in dict.fromkeys((*counts, *accepted)):
        requirement = rulebook.by_id[requirement_id]
        rules = [rule for rule in requirement.rules if in_force(rule, as_at) and rule.kind is not RuleKind.MINIMUM]
        if requirement.active and rules:
            found.append(_of_requirement(requirement, rules, course, done, as_at))
    return tuple(found)


def asks_for_hours(course: Course, rulebook: Rulebook, as_at: date) -> tuple[Rule, ...]:
    """Return the rules in force that ask for hours of training and towards which a course counts."""
    requirements = [rulebook.by_id[item.requirement_id] for item in rulebook.counts.get(course.id, ())]
    return tuple(
        rule
        for requirement in requirements
        for rule in requirement.rules
        if requirement.active and rule.kind is RuleKind.HOURS and in_force(rule, as_at)
    )


def _of_requirement(
    requirement: Requirement, rules: list[Rule], course: Course, done: Completion, as_at: date
) -> Validity:
    counted = [rule for rule in rules if rule.kind is RuleKind.HOURS]
    if not counted:
        return Validity(requirement, _until_words(rules, done, as_at))
    hours = done.hours if done.hours is not None else course.hours
    if not hours:
        return Validity(requirement, f"of {counted[0].words}, none while no hours are given", hours_missing=True)
    until = _until_words(counted, done, as_at)
    return Validity(requirement, f"{hours_in_words(hours)} of {counted[0].words}, {until}")


def _until_words(rules: list[Rule], done: Completion, as_at: date) -> str:
    """Say until when, and what decides it: `until 1 Mar 2027, as on the certificate`."""
    dues = {due_after(done, rule) for rule in rules}
    if None in dues:
        return "does not count until the date is known"
    days = sorted(due for due in dues if due is not None)
    if days == [FOREVER]:
        return "does not lapse"
    words = " or ".join("without an end" if day == FOREVER else in_words(day) for day in days)
    passed = ", which has passed" if days[-1] < as_at else ""
    return f"until {words}{passed}{_decided_by(rules, done, dues)}"


def _decided_by(rules: list[Rule], done: Completion, dues: set[date | None]) -> str:
    """Say what decides the day, empty where there is only one rule and no certificate that says anything else."""
    expiry = done.expires_on
    by_rule = {due_after(done._replace(expires_on=None), rule) for rule in rules}
    if dues == {expiry} and by_rule != dues:
        return ", as on the certificate"
    if expiry is not None and all(due is not None and due < expiry for due in dues):
        return ", by the rule: the certificate does not make it longer"
    return "" if len(dues) == 1 else ", by the rule that applies"
