"""Who is the line manager of two people who are one: nobody whom they stand above themselves."""

from collections.abc import Iterable, Mapping

from nscp_desktop.domain.people import Person
from nscp_desktop.domain.person_checks import managers_of


def merged_manager(kept: Person, gone: Person, people: Mapping[int, Person]) -> int | None:
    """Return the line manager of both: of the one who stays, or else of the other; None when there is none left.

    Somebody who has one of the two above them is left out: with both made one, they would stand above each other.
    """
    pair = {kept.id, gone.id}
    return next((own for own in _others(kept, gone) if not pair & set(managers_of(own, people))), None)


def manager_lines(kept: Person, gone: Person, chosen: int | None, people: Mapping[int, Person]) -> tuple[str, ...]:
    """Say which line manager comes to the one who stays, and which of both is let go."""
    lines = []
    if kept.manager_id == gone.id:
        lines.append(f"Line manager let go: {gone.name}, who is the same person.")
    for own in _others(kept, gone):
        name = _name(own, people)
        if own == chosen:
            lines += [f"Line manager comes: {name}."] if own != kept.manager_id else []
        elif {kept.id, gone.id} & set(managers_of(own, people)):
            lines.append(f"Line manager let go: {name}, who has {kept.name} as a line manager, directly or further up.")
        else:
            lines.append(f"Line manager let go: {name}, where {_name(chosen, people)} holds.")
    return tuple(lines)


def _others(kept: Person, gone: Person) -> Iterable[int]:
    """Return the line managers of both, but for the two themselves."""
    managers = dict.fromkeys((kept.manager_id, gone.manager_id))
    return [own for own in managers if own is not None and own not in (kept.id, gone.id)]


def _name(person_id: int | None, people: Mapping[int, Person]) -> str:
    person = people.get(person_id or 0)
    return person.name if person is not None else "somebody"
