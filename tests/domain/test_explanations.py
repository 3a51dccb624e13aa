"""Every explanation of 200 people names the rule, the source, the record and the date, in words for governors."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import pytest

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.explanation import because
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.requirements import Requirement, Rule, RuleKind, hours_in_words
from nscp_desktop.domain.standing import NOT_REQUIRED, Judge, Standing, StandingKind
from nscp_desktop.domain.training import Evidence
from tests.domain.explained_people import AS_AT, RULEBOOK, explained_people

PEOPLE, SEED = 200, 20261125
# A day in autumn, and one on which the academic year is nearly over.
DAYS = (AS_AT, date(2026, 7, 15))
MOST_WORDS = 120
AT_LEAST = 10
# Where something on record counts or counted; else the date is that of the first time.
COUNTED = (StandingKind.IN_DATE, StandingKind.DUE_SOON, StandingKind.OVERDUE)
# What stands in a program and not on paper: codes, words of enumerations, dates and lists as a computer writes them.
CODES = [
    re.compile(pattern)
    for pattern in (
        r"[_<>{}\[\]#=|]",
        r"\bNone\b|\bTrue\b|\bFalse\b|\bnan\b",
        r"\d{4}-\d\d-\d\d",
        r"\bs/|\d+\.\d{3,}|\d+\.0\b",
        r"\b(every-months|academic-year|each-start|not-required|date-unknown|deputy-dsl|s\d+)\b",
        "|".join(rf"\b{one.value}\b" for one in Evidence if "-" in one.value),
        r"\b(pack|database|enum|query|null|default|ID)\b",
    )
]
UNTIDY = [
    re.compile(pattern) for pattern in (r"  ", r"\.\.", r" [.,;:]", r"[,;:]\.", r"^[a-z]", r"\. [a-z]", r"!", r"\n")
]


class Explained:
    """One cell, and what is said of it."""

    def __init__(self, person: Person, requirement: Requirement, cell: Standing, as_at: date) -> None:
        self.person, self.cell, self.as_at = person, cell, as_at
        self.words = because(person, requirement, cell, RULEBOOK, as_at)

    def missing(self) -> Iterator[str]:
        """Name what the words do not say though they should."""
        if not self.words.endswith("."):
            yield "a full stop at the end"
        if len(self.words.split()) >= MOST_WORDS:
            yield f"fewer than {MOST_WORDS} words"
        for pattern in (*CODES, *UNTIDY):
            if found := pattern.search(self.words):
                yield f"words instead of {found.group()!r}"
        for what, several in self._wanted():
            if not any(one.casefold() in self.words.casefold() for one in several):
                yield f"{what} ({' or '.join(several)})"

    def _wanted(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        rule, cell = self.cell.rule, self.cell
        if rule is None:
            yield "who is not asked", (self.person.name,)
            return
        yield "the source", (rule.source,)
        if rule.source_edition:
            yield "the edition of the source", (rule.source_edition,)
        yield "why it applies", tuple(self._reasons(rule)) or ("everyone", "since")
        if cell.booking is not None:
            yield "the booking", (in_words(cell.booking.on) if cell.booking.on else "date to be set",)
        if cell.waits_for is not None:
            yield "what comes first", (RULEBOOK.by_id[cell.waits_for].title,)
            return
        yield "the rule", interval(rule)
        if cell.due is not None:
            yield "the date that led to it", (in_words(cell.due),)
        if cell.exemption is not None:
            yield "the reason of the exemption", (cell.exemption.reason.rstrip("."),)
            yield "who approved it", (cell.exemption.approved_by,)
            return
        yield from self._record(rule)

    def _record(self, rule: Rule) -> Iterator[tuple[str, tuple[str, ...]]]:
        cell, done = self.cell, self.cell.completion
        yield from self._start(rule)
        if cell.hours_done:
            yield "the hours that count", (hours_in_words(cell.hours_done), f"{cell.hours_done:g} of {rule.hours:g}")
        if done is None:
            yield "that there is nothing", ("nothing on record",)
            return
        if rule.kind is RuleKind.EDITION and cell.kind in COUNTED and cell.due is not None:
            within = timedelta(days=rule.edition_within_days)
            asked = [edition.name for edition in rule.editions if edition.in_force + within == cell.due]
            yield "the edition that has that date", tuple(f"{name} edition" for name in asked)
        yield "the course", (RULEBOOK.courses[done.course_id].title,)
        if done.completed_on is not None:
            yield "when it was done", (done.done_words,)
        elif done.expires_on is not None:
            yield "until when the certificate runs", (in_words(done.expires_on),)
        else:
            yield "that the date is not known", ("without a date", "date unknown", "date is not known")
        if cell.equivalent is not None:
            yield "who accepted it", (cell.equivalent.approved_by,)

    def _start(self, rule: Rule) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Where the time for the first time runs from another day than the one just named, the words say why."""
        due, within = self.cell.due, rule.first_within_days
        if within is None or due is None or self.cell.lapsed or self.cell.kind.counts_as_in_date:
            return
        start = in_words(due - timedelta(days=within))
        if f"since {start}, so this applies" not in self.words:
            why = ["when this rule began", "when the rule before this one asked", "since when it has been asked"]
            why += [f"when {one.title} was first done" for one in RULEBOOK.requirements if one.id == rule.after]
            yield "why the time for it runs from that day", tuple(f"{start}, {one}" for one in why)

    def _reasons(self, rule: Rule) -> Iterator[str]:
        who, person = rule.who, self.person
        yield from (duty.title for duty in person.duties_on(self.as_at) if duty.duty in who.duties)
        yield from (role.title for role in person.roles_on(self.as_at) if role.title in who.roles)
        group, place, service = person.group_on(self.as_at), person.place_on(self.as_at), person.service_on(self.as_at)
        if group and group.group in who.groups:
            yield f"Group {group.group}"
        if group and group.level in who.levels:
            yield group.level
        if place and place.site in who.sites:
            yield place.site
        if service and service.kind in who.kinds:
            yield service.kind.words


def interval(rule: Rule) -> tuple[str, ...]:
    """Return how a rule may be named: by when it has to be done again."""
    match rule.kind:
        case RuleKind.EVERY_MONTHS if rule.months == 12:
            return ("1 year", "every year")
        case RuleKind.EVERY_MONTHS:
            return (f"{(rule.months or 0) // 12} years" if (rule.months or 0) % 12 == 0 else f"{rule.months} months",)
        case RuleKind.ONCE:
            return ("once",)
        case RuleKind.ACADEMIC_YEAR:
            return ("academic year",)
        case RuleKind.EDITION:
            return ("edition",)
        case RuleKind.HOURS:
            return (f"{rule.hours:g} hours in 3 years",)
        case RuleKind.EACH_START:
            return ("each start", "since this start", "since starting", "since then")
        case RuleKind.MINIMUM:
            return ()


@cache
def explained() -> tuple[Explained, ...]:
    found = []
    people = tuple(explained_people(PEOPLE, SEED))
    for as_at in DAYS:
        judge = Judge(RULEBOOK, as_at)
        for person, history in people:
            cells = judge.person(person, history)
            for requirement in RULEBOOK.requirements if person.service_on(as_at) else ():
                found.append(Explained(person, requirement, cells.get(requirement.id, NOT_REQUIRED), as_at))
    return tuple(found)


@pytest.mark.parametrize("kind", StandingKind)
def test_every_explanation_names_the_rule_the_source_the_record_and_the_date(kind: StandingKind) -> None:
    of_kind = [one for one in explained() if one.cell.kind is kind]
    assert len(of_kind) >= AT_LEAST
    wrong = [f"{missing} is missing: {one.words}" for one in of_kind for missing in one.missing()]
    assert not wrong, f"{len(wrong)} of {len(of_kind)}:\n" + "\n".join(dict.fromkeys(wrong[:20]))


def test_every_kind_of_rule_is_explained_in_every_standing_that_it_can_have() -> None:
    counts = Counter((one.cell.rule.kind, one.cell.kind) for one in explained() if one.cell.rule)
    print(counts)
    for rule_kind in RuleKind:
        # A minimum is asked of the agency; what is asked once, or after each start, does not run out by itself.
        kinds = set() if rule_kind is RuleKind.MINIMUM else set(StandingKind) - {StandingKind.NOT_REQUIRED}
        if rule_kind in (RuleKind.ONCE, RuleKind.EACH_START):
            kinds -= {StandingKind.DUE_SOON}
        assert {kind for kind in kinds if not counts[rule_kind, kind]} == set(), rule_kind
        assert sum(counts[rule_kind, kind] for kind in StandingKind) >= AT_LEAST * len(kinds)
    assert not any(rule_kind is RuleKind.MINIMUM for rule_kind, _ in counts)


def test_who_waits_for_another_training_is_told_which() -> None:
    waiting = [one for one in explained() if one.cell.waits_for]
    assert len(waiting) >= AT_LEAST
    assert all("DSL training" in one.words for one in waiting)


def test_what_is_not_said_is_noticed() -> None:
    one = next(one for one in explained() if one.cell.kind is StandingKind.OVERDUE and one.cell.completion)
    assert one.cell.rule is not None
    assert one.cell.due is not None
    whole = one.words
    for gone in (one.cell.rule.source, in_words(one.cell.due)):
        one.words = whole.replace(gone, "it")
        assert list(one.missing())
    for added in (" See s/core.", "  ", " Kind: not_done.", " Due 2026-11-25.", "."):
        one.words = whole + added
        assert list(one.missing())
    one.words = whole
