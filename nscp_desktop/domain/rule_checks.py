"""What an agency's own changes to rules may not do, besides what no rule may: double, overlap, run backwards."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from nscp_desktop.domain.dates import FOREVER, in_words
from nscp_desktop.domain.pack_checks import LONGEST_TITLE, Known, Problem, requirement_problems
from nscp_desktop.domain.requirements import Edition, Requirement, Rule
from nscp_desktop.domain.rule_periods import without_description


def draft_problems(requirement: Requirement, known: Known, today: date) -> list[Problem]:
    """Return everything that keeps a requirement, as typed, from being stored.

    What rules that have ended ask of whom is not looked at: a level that they name may be gone by now. A name that
    another one has as well is refused where it was changed: elsewhere it would keep everything else from being changed.
    """
    before = next((item for item in known.requirements if item.id == requirement.id), None)
    doubled = [
        item for item in doubled_titles(requirement, known.requirements) if not _is_kept(item, before, requirement)
    ]
    over = {n for n, rule in enumerate(requirement.rules, start=1) if (rule.ends_on or FOREVER) < today}
    found = [item for item in requirement_problems(requirement, known) if item.field != "who" or item.rule not in over]
    return [*doubled, *found, *overlaps(requirement.rules)]


def doubled_titles(requirement: Requirement, others: Iterable[Requirement]) -> Iterable[Problem]:
    """Tell which of the names of a requirement another one has already."""
    for other in others:
        if other.id == requirement.id:
            continue
        for field, own, taken in (("title", requirement.title, other.title), ("short", requirement.short, other.short)):
            if own.strip() and own.strip().casefold() == taken.strip().casefold():
                yield Problem(f"{other.title} is called that already. Choose another name.", field)


def lost_problems(
    typed: Requirement, before: Requirement | None, after: Requirement, from_day: date | None
) -> Iterable[Problem]:
    """Tell which of the typed rules would be lost because they end before the day that they are to count from.

    `after` is what the requirement would become: without any rule it would ask nobody and be seen nowhere.
    """
    if from_day is None:
        return
    always = "or choose “As if it had always been so”."
    day, there = in_words(from_day), {rule.id for rule in before.rules} if before is not None else set()
    for number, rule in enumerate(typed.rules if typed.active else (), start=1):
        if rule.id not in there and rule.ends_on is not None and rule.ends_on < from_day:
            over = in_words(rule.ends_on)
            yield Problem(f"Rule {number} ends on {over}, before {day}. Give it a later last day, {always}", "from_day")
    if not after.rules:
        yield Problem(f"From {day} on it would have no rule. Change the days of its rules, {always}", "from_day")


def overlaps(rules: Sequence[Rule]) -> Iterable[Problem]:
    """Tell which rules ask the same of the same people on the same days as an earlier one."""
    for number, rule in enumerate(rules, start=1):
        for earlier, other in enumerate(rules[: number - 1], start=1):
            if _asks(rule) == _asks(other) and _meet(rule, other):
                sentence = (
                    f"It asks the same of the same people as rule {earlier}, on the same days. Remove one of them."
                )
                yield Problem(sentence, "rules", number)
                break


def edition_problems(editions: Sequence[Edition], edition: Edition, title: str) -> list[Problem]:
    """Return what keeps an edition from being added to others of its document; `title` is that of the document."""
    found: list[Problem] = []
    name = edition.name.strip()
    if not name:
        found.append(Problem("Type the name of the edition, for example 2026.", "name"))
    elif len(name) > LONGEST_TITLE:
        found.append(Problem(f"It is longer than {LONGEST_TITLE} characters. Shorten it.", "name"))
    elif any(name.casefold() == other.name.strip().casefold() for other in editions):
        found.append(Problem(f"{title} has an edition {name} already. Choose another name.", "name"))
    if edition.published is not None and edition.published > edition.in_force:
        found.append(Problem("It cannot be published after it has come into force.", "published"))
    for earlier, later in pairwise(sorted([*editions, edition], key=_in_force)):
        if edition in (earlier, later) and not earlier.in_force < later.in_force:
            other = earlier if later == edition else later
            found.append(Problem(f"Edition {other.name} came into force on that day already.", "in_force"))
        elif edition in (earlier, later) and not earlier.counts_from < later.counts_from:
            day = in_words(earlier.counts_from)
            sentence = f"Edition {later.name} would be out before edition {earlier.name}, which came out on {day}."
            found.append(Problem(sentence, "published"))
    return found


def _is_kept(problem: Problem, before: Requirement | None, after: Requirement) -> bool:
    """Whether the name that a problem is about stays as it was."""
    if before is None:
        return False
    if problem.field == "title":
        return before.title == after.title
    return before.short == after.short


def _in_force(edition: Edition) -> date:
    return edition.in_force


def _asks(rule: Rule) -> Rule:
    """Return what a rule asks of whom, without its days, notice and description."""
    return without_description(replace(rule, id="", starts_on=None, ends_on=None, replaced=None, notice_days=0))


def _meet(rule: Rule, other: Rule) -> bool:
    starts = max(rule.starts_on or date.min, other.starts_on or date.min)
    return starts <= min(rule.ends_on or FOREVER, other.ends_on or FOREVER)
