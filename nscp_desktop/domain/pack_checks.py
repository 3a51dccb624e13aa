"""Whether rules can be kept at all: the same checks for a rule pack from a file and for one requirement in a form."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.requirements import Per, Requirement, Rule, RuleKind
from nscp_desktop.domain.target_groups import GROUP_NUMBERS

MOST_MONTHS = 600
MOST_DAYS = 3660
MOST_HOURS = 1000
# Four weeks of 40 hours: whoever is asked for more training than anybody works can never meet it.
MOST_HOURS_A_MONTH = 160
MOST_PEOPLE = 1000
LONGEST_TITLE = 200
LONGEST_SHORT = 40
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Problem(NamedTuple):
    """One thing that cannot be: a sentence, the field that it belongs beside, and the rule, counted from 1.

    `rule` is 0 for what is wrong with the requirement itself. The fields are named as those of `Rule` and
    `Requirement`; `who` is all of the conditions, `courses` what counts towards the requirement.
    """

    sentence: str
    field: str
    rule: int = 0


@dataclass(frozen=True, slots=True)
class Known:
    """What a requirement may name: the others, the courses, and the agency's lists. No `sites`: any name will do."""

    requirements: tuple[Requirement, ...]
    courses: tuple[Course, ...]
    duties: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    sites: frozenset[str] | None = None


def is_code(text: str) -> bool:
    """Whether a text can be the code of a pack, requirement, duty or document: `dsl-training`."""
    return len(text) <= 60 and _CODE.fullmatch(text) is not None


def requirement_problems(requirement: Requirement, known: Known) -> list[Problem]:
    """Return everything that keeps a requirement from being asked for; `known` may hold an older form of it."""
    found = list(_title_problems(requirement))
    if not requirement.rules:
        found.append(Problem("Say at least one rule: who has to have it, and how often.", "rules"))
    for number, rule in enumerate(requirement.rules, start=1):
        found += (problem._replace(rule=number) for problem in rule_problems(rule, known))
    if requirement.active and not can_be_met(requirement.id, known.courses):
        found.append(Problem(_nothing_counts(requirement, known.courses), "courses"))
    found += _circle_problems(requirement, known)
    return found


def rule_problems(rule: Rule, known: Known) -> list[Problem]:
    """Return what is wrong with one rule by itself."""
    return [*_interval_problems(rule), *_day_problems(rule), *_who_problems(rule, known), *_other_problems(rule, known)]


def can_be_met(requirement_id: str, courses: Iterable[Course]) -> bool:
    """Whether some course in use counts towards a requirement for the first time."""
    return any(
        item.first and item.requirement_id == requirement_id
        for course in courses
        if course.active
        for item in course.satisfies
    )


def circle_of_after(requirement_id: str, requirements: Mapping[str, Requirement]) -> tuple[str, ...]:
    """Return the ids of requirements that wait for one another, from this one back to it; empty without a circle."""
    seen: set[str] = set()
    waiting: list[tuple[str, ...]] = [(requirement_id,)]
    while waiting:
        chain = waiting.pop()
        for after in _after(requirements.get(chain[-1])):
            if after == requirement_id:
                return (*chain, after)
            if after not in seen:
                seen.add(after)
                waiting.append((*chain, after))
    return ()


def _after(requirement: Requirement | None) -> list[str]:
    return [rule.after for rule in requirement.rules if rule.after] if requirement is not None else []


def _title_problems(requirement: Requirement) -> Iterable[Problem]:
    for text, field, most in (
        (requirement.title, "title", LONGEST_TITLE),
        (requirement.short, "short", LONGEST_SHORT),
    ):
        if not text.strip():
            yield Problem("Type a title." if field == "title" else "Type a short title for the column.", field)
        elif len(text) > most:
            yield Problem(f"It is longer than {most} characters. Shorten it.", field)


def _interval_problems(rule: Rule) -> Iterable[Problem]:
    """Check the numbers that a kind needs, and that no others are given."""
    kind = rule.kind
    needs_months = kind in (RuleKind.EVERY_MONTHS, RuleKind.HOURS)
    if kind is RuleKind.EVERY_MONTHS and not _within(rule.months, MOST_MONTHS):
        yield Problem(f"Type the interval: a whole number of months from 1 to {MOST_MONTHS}.", "months")
    if kind is RuleKind.HOURS and not _within(rule.months, MOST_MONTHS):
        yield Problem(f"Say in how many months the hours have to come together, from 1 to {MOST_MONTHS}.", "months")
    if kind is RuleKind.MINIMUM and rule.months is not None and not _within(rule.months, MOST_MONTHS):
        yield Problem(f"A training counts for 1 to {MOST_MONTHS} months here, or for ever when left out.", "months")
    if rule.months is not None and not needs_months and kind is not RuleKind.MINIMUM:
        yield Problem(f"An interval in months does not go with a rule of the kind {kind.value}.", "months")
    if kind is RuleKind.HOURS and not _within(rule.hours, MOST_HOURS):
        yield Problem(f"Type how many hours: more than 0 and at most {MOST_HOURS:,}.", "hours")
    elif kind is RuleKind.HOURS and _within(rule.months, MOST_MONTHS):
        most = MOST_HOURS_A_MONTH * (rule.months or 0)
        if not _within(rule.hours, most):
            length = plural(rule.months or 0, "month")
            yield Problem(f"Nobody works that many hours in {length}. Ask for at most {most:,}.", "hours")
    if rule.hours is not None and kind is not RuleKind.HOURS:
        yield Problem(f"A number of hours does not go with a rule of the kind {kind.value}.", "hours")
    yield from _minimum_problems(rule)


def _minimum_problems(rule: Rule) -> Iterable[Problem]:
    is_minimum = rule.kind is RuleKind.MINIMUM
    if is_minimum and not _within(rule.minimum_count, MOST_PEOPLE):
        yield Problem(f"Type how many people at least: from 1 to {MOST_PEOPLE:,}.", "minimum_count")
    if is_minimum and rule.after:
        yield Problem("A smallest number of people comes after nothing else.", "after")
    if not is_minimum and (rule.minimum_count is not None or rule.minimum_per is not Per.AGENCY):
        kind = rule.kind.value
        yield Problem(f"A smallest number of people does not go with a rule of the kind {kind}.", "minimum_count")


def _day_problems(rule: Rule) -> Iterable[Problem]:
    for days, field in (
        (rule.first_within_days, "first_within_days"),
        (rule.edition_within_days, "edition_within_days"),
        (rule.notice_days, "notice_days"),
    ):
        if days is not None and not 0 <= days <= MOST_DAYS:
            yield Problem(f"Type a whole number of days from 0 to {MOST_DAYS:,}.", field)
    if rule.kind is RuleKind.EACH_START and rule.first_within_days is None:
        yield Problem("Say within how many days of starting.", "first_within_days")
    if (rule.starts_on or date.min) > (rule.ends_on or date.max):
        yield Problem("The last day of the rule is before its first one.", "ends_on")


def _who_problems(rule: Rule, known: Known) -> Iterable[Problem]:
    who = rule.who
    if not who.groups <= set(GROUP_NUMBERS):
        yield Problem("A Target Group is 1, 2, 3 or 4.", "who")
    asked: tuple[tuple[str, frozenset[str], frozenset[str] | None], ...] = (
        ("duty", who.duties, known.duties),
        ("role", who.roles, known.roles),
        ("level", who.levels, known.levels),
        ("site", who.sites, known.sites),
    )
    for what, named, there in asked:
        for name in sorted(named - there) if there is not None else ():
            yield Problem(f"There is no {what} {name}.", "who")


def _other_problems(rule: Rule, known: Known) -> Iterable[Problem]:
    if rule.kind is RuleKind.EDITION and not rule.editions:
        yield Problem("Choose a document that has at least one edition.", "document")
    if rule.document and rule.kind is not RuleKind.EDITION:
        yield Problem(f"A document does not go with a rule of the kind {rule.kind.value}.", "document")
    if rule.after and rule.after not in {requirement.id for requirement in known.requirements}:
        yield Problem(f"There is no requirement {rule.after} that it could come after.", "after")
    elif rule.after and not can_be_met(rule.after, known.courses):
        yield Problem("It comes after something that no course counts towards, so it would never begin.", "after")


def _circle_problems(requirement: Requirement, known: Known) -> Iterable[Problem]:
    by_id = {item.id: item for item in known.requirements} | {requirement.id: requirement}
    circle = circle_of_after(requirement.id, by_id)
    if len(circle) == 2:
        yield Problem("A requirement cannot come after itself.", "after", _rule_after(requirement, circle[1]))
    elif circle:
        chain = ", after ".join(by_id[own].title for own in circle)
        sentence = f"These wait for one another, so nobody could begin: {chain}."
        yield Problem(sentence, "after", _rule_after(requirement, circle[1]))


def _rule_after(requirement: Requirement, after: str) -> int:
    return next((number for number, rule in enumerate(requirement.rules, start=1) if rule.after == after), 0)


def _nothing_counts(requirement: Requirement, courses: Sequence[Course]) -> str:
    towards = [
        (course, item) for course in courses for item in course.satisfies if item.requirement_id == requirement.id
    ]
    off = [course.title for course, item in towards if item.first and not course.active]
    if off:
        only = "Its only course" if len(off) == 1 else "Its only courses"
        when = " for the first time" if any(course.active for course, _ in towards) else ""
        are, them = ("is", "that course") if len(off) == 1 else ("are", "one of them")
        said = f"{only}{when}, {' and '.join(off)}, {are} switched off, so nobody could meet it."
        return f"{said} Switch {them} on, or choose another."
    if towards:
        return "Only renewals count towards it, so nobody could meet it for the first time. Choose a course that does."
    return "No course counts towards it, so nobody could meet it. Choose at least one."


def _within(number: float | None, most: int) -> bool:
    return number is not None and 0 < number <= most
