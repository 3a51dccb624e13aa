"""People in the order of their names, family name first."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from typing import Protocol, TypeVar

from nscp_desktop.domain.people import Person


class _AboutOne(Protocol):
    @property
    def person(self) -> Person: ...


Item = TypeVar("Item", bound=_AboutOne)


def in_order(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return what is about one person each in the order of their names."""
    return tuple(sorted(items, key=_by_name))


def with_changed(items: Iterable[Item], gone: Iterable[Person], new: Iterable[Item]) -> tuple[Item, ...]:
    """Return what is in the order of the names without some people as they were, and with others.

    It looks at few of them, as one edit touches one person of many.
    """
    found = list(items)
    for person in gone:
        place = bisect_left(found, _name(person), key=_by_name)
        if place < len(found) and found[place].person.id == person.id:
            del found[place]
    for item in new:
        insort(found, item, key=_by_name)
    return tuple(found)


def _by_name(item: _AboutOne) -> tuple[str, str, int]:
    return _name(item.person)


def _name(person: Person) -> tuple[str, str, int]:
    return person.family.casefold(), person.given.casefold(), person.id
