"""A second, slow way to work out a standing: plain loops, sharing nothing with the package but its data classes."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

import pytest

from nscp_desktop.domain.courses import Course, Satisfies
from nscp_desktop.domain.people import Person, Span
from nscp_desktop.domain.requirements import Requirement, Rule
from nscp_desktop.domain.standing import History, Rulebook
from nscp_desktop.domain.training import Completion

LONG_AGO, NEVER = date.min, date.max
ORDER = ("overdue", "not_done", "date_unknown", "induction", "due_soon", "in_date", "exempt", "not_required")


class Answer(NamedTuple):
    """What the slow calculation says."""

    kind: str
    due: date | None = None
    waits_for: str | None = None
    booked_on: date | None = None
    is_booked: bool = False


class Case(NamedTuple):
    """One person, one requirement, and all that bears on them."""

    person: Person
    requirement: Requirement
    requirements: tuple[Requirement, ...]
    courses: tuple[Course, ...]
    history: History


def months_later(day: date, months: int) -> date:
    year, month = day.year, day.month
    for _ in range(abs(months)):
        month += 1 if months > 0 else -1
        if month == 13:
            year, month = year + 1, 1
        if month == 0:
            year, month = year - 1, 12
    for number in (day.day, 30, 29, 28):
        try:
            return date(year, month, number)
        except ValueError:
            continue
    raise AssertionError


def within(span: Span, day: date) -> bool:
    if span.starts_on and day < span.starts_on:
        return False
    return not (span.ends_on and day > span.ends_on)


def holds_on(rule: Rule, person: Person, day: date) -> bool:
    serving = [item.kind for item in person.services if within(item.span, day)]
    if not serving or (rule.who.kinds and serving[0] not in rule.who.kinds):
        return False
    wanted: list[tuple[frozenset[int] | frozenset[str], list[int] | list[str]]] = [
        (rule.who.groups, [item.group for item in person.placements if within(item.span, day)][:1]),
        (rule.who.sites, [item.site for item in person.places if within(item.span, day)][:1]),
        (rule.who.duties, [item.duty for item in person.duties if within(item.span, day)]),
        (rule.who.roles, [item.title for item in person.roles if within(item.span, day)]),
    ]
    for asked, held in wanted:
        if asked and not any(thing in asked for thing in held):
            return False
    return not (rule.starts_on and day < rule.starts_on) and not (rule.ends_on and day > rule.ends_on)


def asked_since(rule: Rule, person: Person, day: date) -> date:
    turns = {LONG_AGO}
    spans = [item.span for item in person.services] + [item.span for item in person.roles]
    spans += [item.span for item in person.duties] + [item.span for item in person.places]
    spans += [item.span for item in person.placements]
    for span in spans:
        if span.starts_on:
            turns.add(span.starts_on)
        if span.ends_on:
            turns.add(span.ends_on + timedelta(days=1))
    if rule.starts_on:
        turns.add(rule.starts_on)
    since = day
    for turn in sorted(turns, reverse=True):
        if turn > day:
            continue
        if not holds_on(rule, person, turn):
            return since
        since = turn
    return since


def done_on(done: Completion, rule: Rule) -> date | None:
    if done.completed_on:
        return done.completed_on
    if not done.expires_on:
        return None
    before = months_later(done.expires_on, -(rule.months if rule.months else 12))
    return before if before < done.recorded_on else done.recorded_on


def last_day(done: Completion, rule: Rule) -> date:
    day = done_on(done, rule)
    assert day is not None
    if rule.kind == "once":
        return NEVER
    if rule.kind == "edition":
        for edition in rule.editions:
            counts_from = edition.in_force
            if edition.published and edition.published < counts_from:
                counts_from = edition.published
            if counts_from > day:
                return edition.in_force + timedelta(days=rule.edition_within_days)
        return NEVER
    at_latest = done.completed_on if done.completed_on else done.recorded_on
    if rule.kind == "academic-year":
        last = date(at_latest.year, 8, 31)
        if last < at_latest:
            last = date(at_latest.year + 1, 8, 31)
    else:
        assert rule.months
        last = months_later(at_latest, rule.months)
    if done.expires_on and (rule.may_lengthen or done.expires_on < last):
        last = done.expires_on
    return last


def on_record(case: Case, requirement_id: str) -> list[tuple[Completion, Satisfies]]:
    found = []
    for done in case.history.completions:
        for course in case.courses:
            for item in course.satisfies:
                if course.id == done.course_id and item.requirement_id == requirement_id:
                    found.append((done, item))
    return found


def counting(case: Case, requirement_id: str, rule: Rule, as_at: date) -> list[tuple[date, Completion]]:
    found = []
    entries = on_record(case, requirement_id)
    for done, item in entries:
        day = done_on(done, rule)
        if day is None or day > as_at:
            continue
        opened = item.first
        for other, other_item in entries:
            if other_item.first and item.renewal:
                other_day = done_on(other, rule)
                opened = opened or other_day is None or other_day <= day
        if opened:
            found.append((day, done))
    return found


def met_on(case: Case, requirement_id: str, as_at: date) -> date | None:
    met = []
    for other in case.requirements:
        if other.id == requirement_id:
            for rule in other.rules:
                met += [day for day, _ in counting(case, other.id, rule, as_at)]
    return min(met) if met else None


def under(case: Case, rule: Rule, as_at: date) -> Answer:
    earliest = LONG_AGO
    if rule.after:
        met = met_on(case, rule.after, as_at)
        if met is None:
            return Answer("not_required", waits_for=rule.after)
        earliest = met
    lasting = [
        last_day(done, rule) for day, done in counting(case, case.requirement.id, rule, as_at) if day >= earliest
    ]
    if not lasting:
        return nothing_counts(case, rule, max(asked_since(rule, case.person, as_at), earliest), as_at)
    last = max(lasting)
    if last == NEVER:
        return Answer("in_date")
    if as_at > last:
        return Answer("overdue", last)
    return Answer("due_soon" if last <= as_at + timedelta(days=rule.notice_days) else "in_date", last)


def nothing_counts(case: Case, rule: Rule, start: date, as_at: date) -> Answer:
    limit = None
    if rule.first_within_days is not None and start != LONG_AGO:
        limit = start + timedelta(days=rule.first_within_days)
    entries = on_record(case, case.requirement.id)
    if any(item.first and done_on(done, rule) is None for done, item in entries):
        return Answer("date_unknown", limit)
    if limit is None:
        return Answer("not_done")
    if as_at <= limit:
        return Answer("induction", limit)
    was_another_kind = any((done_on(done, rule) or NEVER) <= as_at for done, _ in entries)
    return Answer("overdue" if was_another_kind else "not_done", limit)


def calculate(case: Case, as_at: date) -> Answer:
    answers = [under(case, rule, as_at) for rule in case.requirement.rules if holds_on(rule, case.person, as_at)]
    if not answers or not case.requirement.active:
        return Answer("not_required")
    asked = [answer for answer in answers if not answer.waits_for]
    if not asked:
        bites = answers[0]
    else:
        bites = asked[0]
        for answer in asked[1:]:
            if _urgency(answer) < _urgency(bites):
                bites = answer
        ends = [
            e.ends_on or NEVER
            for e in case.history.exemptions
            if e.requirement_id == case.requirement.id and e.starts_on <= as_at <= (e.ends_on or NEVER)
        ]
        if ends:
            bites = Answer("exempt", None if max(ends) == NEVER else max(ends))
    return _with_booking(case, bites, as_at)


def _urgency(answer: Answer) -> tuple[date, int]:
    without = NEVER if answer.kind in ("in_date", "due_soon") else LONG_AGO
    return answer.due or without, ORDER.index(answer.kind)


def _with_booking(case: Case, answer: Answer, as_at: date) -> Answer:
    days = []
    for booking in case.history.bookings:
        for course in case.courses:
            for item in course.satisfies:
                is_for_it = course.id == booking.course_id and item.requirement_id == case.requirement.id
                if is_for_it and (booking.on is None or booking.on >= as_at):
                    days.append(booking.on or NEVER)
    if not days:
        return answer
    first = min(days)
    return answer._replace(is_booked=True, booked_on=None if first == NEVER else first)


@pytest.fixture(scope="session")
def slowly() -> Callable[[Person, Requirement, History, Rulebook, date], Answer]:
    """Work out slowly where a person is with a requirement on a day."""

    def work_out(person: Person, requirement: Requirement, history: History, rulebook: Rulebook, as_at: date) -> Answer:
        case = Case(person, requirement, rulebook.requirements, tuple(rulebook.courses.values()), history)
        return calculate(case, as_at)

    return work_out
