"""Names to choose from, where two people of one name have to be told apart."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.people import HeldRole, Person, Place


def names_told_apart(people: Sequence[Person]) -> dict[int, str]:
    """Return the sorted name of each by id; who shares a name has role, team, staff number and first day beside it."""
    shared = Counter(person.sorted_name.casefold() for person in people)
    return {
        person.id: _described(person) if shared[person.sorted_name.casefold()] > 1 else person.sorted_name
        for person in people
    }


def _described(person: Person) -> str:
    role, place = _newest(person.roles), _newest(person.places)
    starts = [service.span.starts_on for service in person.services if service.span.starts_on is not None]
    parts = (
        person.sorted_name,
        role.title if isinstance(role, HeldRole) else "",
        place.team if isinstance(place, Place) else "",
        person.staff_number,
        f"here since {in_words(max(starts))}" if starts else "",
    )
    return " · ".join(part for part in parts if part)


def _newest(held: Iterable[HeldRole | Place]) -> HeldRole | Place | None:
    return max(held, key=_since, default=None)


def _since(held: HeldRole | Place) -> date:
    return held.span.starts_on or date.min
