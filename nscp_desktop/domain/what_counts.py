"""Which of the things on record count towards a requirement, from which day, and for how long."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from nscp_desktop.domain.courses import Course, Satisfies
from nscp_desktop.domain.dates import FOREVER
from nscp_desktop.domain.hours import Stretch, first_enough
from nscp_desktop.domain.requirements import Rule, RuleKind
from nscp_desktop.domain.rule_kinds import due_after, effective_on
from nscp_desktop.domain.training import Completion, Equivalent


class Entry(NamedTuple):
    """A completion on record for a requirement: as a first time, as a renewal, or both.

    `equivalent` says who accepted it where its course does not count by itself; it then counts as both.
    """

    completion: Completion
    first: bool
    renewal: bool
    equivalent: Equivalent | None = None


def entries_by_requirement(
    counts: Mapping[int, tuple[Satisfies, ...]], completions: Iterable[Completion], equivalents: Sequence[Equivalent]
) -> dict[str, list[Entry]]:
    """Return what is on record by requirement id, each completion once for each, in the order given."""
    accepted = {(item.completion_id, item.requirement_id): item for item in equivalents}
    found: dict[str, list[Entry]] = {}
    for completion in completions:
        for requirement_id, first, renewal in counts.get(completion.course_id, ()):
            if not accepted or (completion.id, requirement_id) not in accepted:
                entry = Entry(completion, first, renewal)
                if requirement_id in found:
                    found[requirement_id].append(entry)
                else:
                    found[requirement_id] = [entry]
        for (completion_id, requirement_id), equivalent in accepted.items():
            if completion_id == completion.id:
                found.setdefault(requirement_id, []).append(Entry(completion, True, True, equivalent))
    return found


def counting(entries: Sequence[Entry], rule: Rule, as_at: date, not_before: date = date.min) -> list[Entry]:
    """Return the entries that count by `as_at`: renewals only once there was a first time."""
    found = []
    first_done: date | None = None
    for entry in entries:
        completion, first, renewal, _ = entry
        day = completion.completed_on or effective_on(completion, rule)
        if day is None or day > as_at or day < not_before:
            continue
        if not first:
            if first_done is None:
                first_done = first_reported(entries, rule)
            if not renewal or day < first_done:
                continue
        found.append(entry)
    return found


def first_reported(entries: Iterable[Entry], rule: Rule) -> date:
    """Return the first day on which first-time training is on record, `FOREVER` when it never is.

    First-time training whose date nobody knows lets later renewals count: it is on record that it was done.
    """
    days = [effective_on(entry.completion, rule) or date.min for entry in entries if entry.first]
    return min(days, default=FOREVER)


def longest(entries: Sequence[Entry], rule: Rule) -> Entry | None:
    """Return the entry that lasts longest. Of those that last equally long, the latest is the one people remember."""
    if len(entries) < 2:
        return entries[0] if entries else None

    def lasting(entry: Entry) -> tuple[date, date, int]:
        done = entry.completion
        return due_after(done, rule) or date.min, effective_on(done, rule) or date.min, done.id

    return max(entries, key=lasting)


def latest(entries: Iterable[Entry], rule: Rule, as_at: date) -> Entry | None:
    """Return the latest entry that is on record with a date by `as_at`, whether or not it counts."""
    dated = [(effective_on(entry.completion, rule), entry) for entry in entries]
    known = [(day, entry) for day, entry in dated if day is not None and day <= as_at]
    return max(known, key=_day_and_id)[1] if known else None


def stretches(entries: Iterable[Entry], rule: Rule, courses: Mapping[int, Course]) -> list[Stretch]:
    """Return the days on which the hours of some entries count under a rule that asks for hours."""
    found = []
    for entry in entries:
        starts_on, ends_on = effective_on(entry.completion, rule), due_after(entry.completion, rule)
        if starts_on is not None and ends_on is not None:
            found.append(Stretch(starts_on, ends_on, hours_of(entry.completion, courses)))
    return found


def hours_of(completion: Completion, courses: Mapping[int, Course]) -> float:
    """Return the hours of a completion: those on record for it, else those its course usually takes, else none."""
    if completion.hours is not None:
        return completion.hours
    course = courses.get(completion.course_id)
    return (course.hours if course is not None else None) or 0


def first_met(
    entries: Sequence[Entry], rule: Rule, courses: Mapping[int, Course], as_at: date, not_before: date = date.min
) -> date | None:
    """Return the first day by `as_at` on which what a rule asks was there, None when it was not."""
    found = counting(entries, rule, as_at, not_before)
    if rule.kind is RuleKind.HOURS:
        return first_enough(stretches(found, rule, courses), rule.hours or 0)
    days = [effective_on(entry.completion, rule) for entry in found]
    return min((day for day in days if day is not None), default=None)


def _day_and_id(pair: tuple[date, Entry]) -> tuple[date, int]:
    return pair[0], pair[1].completion.id
