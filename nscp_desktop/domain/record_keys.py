"""What is on record for one person, boiled down to one key for each requirement: for everybody's verdicts at once."""

from collections.abc import Sequence
from datetime import date

from nscp_desktop.domain.people import Person
from nscp_desktop.domain.shared_verdicts import NO_START_KNOWN, SEE_THE_RECORD, SEVERAL_STARTS, Key
from nscp_desktop.domain.standing import History, Rulebook
from nscp_desktop.domain.what_counts import Entry, entries_by_requirement

Keys = tuple[Key, ...]


def keys_of(rulebook: Rulebook, person: Person, history: History, by: date = date.max) -> tuple[Keys, date]:
    """Return the keys of what was on record by a day, in the rulebook's order, and the last day on which any was done.

    From that day on the keys hold for every day.
    """
    start = _start_of(person)
    keys: list[Key] = [start] * len(rulebook.requirements)
    newest = date.min
    unclear: set[int] = set()
    reach, with_renewals = rulebook.reach, rulebook.with_renewals
    for completion in history.completions:
        course, day = completion.course_id, completion.completed_on
        if day is None or completion.expires_on is not None or course in with_renewals:
            unclear.update(reach.get(course, ()))
        if day is None or day > by:
            continue
        for place in reach.get(course, ()):
            known = keys[place]
            # In a record completions come oldest first.
            if day >= newest or not isinstance(known, date) or known < day:
                keys[place] = day
        newest = max(newest, day)
    unclear.update(rulebook.places.get(item.requirement_id, -1) for item in history.equivalents)
    unclear.discard(-1)
    if unclear:
        entries = entries_by_requirement(rulebook.counts, history.completions, history.equivalents)
        for place in unclear:
            keys[place] = _key_of(entries.get(rulebook.requirements[place].id, ()), start, by)
    return tuple(keys), newest


def _start_of(person: Person) -> int:
    if len(person.services) != 1:
        return SEVERAL_STARTS
    start = person.services[0].span.starts_on
    return NO_START_KNOWN if start is None else start.toordinal()


def _key_of(entries: Sequence[Entry], start: int, by: date) -> Key:
    """Return the key of what is on record for one requirement, where its last day alone may not say enough."""
    days = [entry.completion.completed_on for entry in entries]
    known = [(day, entry) for day, entry in zip(days, entries, strict=True) if day is not None]
    if len(known) < len(days):
        return SEE_THE_RECORD
    first_done = min((day for day, entry in known if entry.first), default=date.max)
    by_now = [(day, entry) for day, entry in known if day <= by]
    if not by_now:
        return start
    done = [(day, entry) for day, entry in by_now if entry.first or (entry.renewal and day >= first_done)]
    if not done:
        return SEE_THE_RECORD
    plain = max((day for day, entry in done if entry.completion.expires_on is None), default=None)
    dated = [(day, entry.completion.expires_on) for day, entry in done if entry.completion.expires_on is not None]
    if plain is None:
        return tuple(dated)
    # Of those without an expiry the last runs out last.
    return (*dated, (plain, None)) if dated else plain
