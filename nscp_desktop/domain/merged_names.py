"""The former names of two people who are one: each name once, and the name of the one who goes among them."""

from collections.abc import Iterable

from nscp_desktop.domain.people import FormerName, Person
from nscp_desktop.domain.person_changes import tidy_former_names
from nscp_desktop.domain.person_names import former_words, other_names


def merged_former_names(person: Person, gone: Person) -> tuple[FormerName, ...]:
    """Return the former names of both, where `person` is the one who stays, under the name that stays.

    Names are the same whatever their capitals and spaces. The name of the one who goes comes too, unless the person is
    found by it already; until when they had it, nobody knows.
    """
    others = [former for former in gone.former_names if _key(former.name) != _key(person.name)]
    found: dict[str, FormerName] = {}
    for former in (*tidy_former_names(person.former_names), *tidy_former_names(others)):
        own = found.setdefault(_key(former.name), former)
        found[_key(former.name)] = own._replace(until=own.until or former.until)
    known = {_key(name) for name in (person.name, *other_names(person), *(former.name for former in found.values()))}
    if gone.name and _key(gone.name) not in known:
        found[_key(gone.name)] = FormerName(gone.name)
    return tidy_former_names(found.values())


def former_name_lines(kept: Person, gone: Person, merged: Iterable[FormerName]) -> tuple[str, ...]:
    """Say which former names come to the one who stays, and which day is let go where both have another."""
    own, others = ({_key(former.name): former for former in person.former_names} for person in (kept, gone))
    lines = []
    for former in merged:
        before, other = own.get(_key(former.name)), others.get(_key(former.name))
        words = former_words(former)
        if before is None:
            lines.append(f"Former name comes: {words}.")
        elif before.until != former.until:
            lines.append(f"Former name changes: {words}.")
        elif other is not None and other.until not in (None, former.until):
            lines.append(f"Former name let go: {former_words(other)}, where {words} holds.")
    return tuple(lines)


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
