"""The names that somebody goes by: the present one, the one they are known by, and those they had before."""

from collections.abc import Iterable, Mapping

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.matching import fold_name
from nscp_desktop.domain.names_alike import is_slip, likeness
from nscp_desktop.domain.people import FormerName, Person

_FEWEST_LETTERS = 3


def other_names(person: Person) -> tuple[str, ...]:
    """Return the full names besides the present one; a former surname alone goes with each first name."""
    givens = list(dict.fromkeys(name for name in (person.given, person.known_as) if name))
    names = [f"{given} {person.family}".strip() for given in givens]
    for former in person.former_names:
        names += [former.name] if " " in former.name.strip() else [f"{given} {former.name}" for given in givens or [""]]
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip() != person.name))


def folded_names(person: Person) -> tuple[str, ...]:
    """Return every full name as names are compared, the present one first, each once."""
    names = [fold_name(person.given, person.family), *(fold_name(name, "") for name in other_names(person))]
    return tuple(dict.fromkeys(name for name in names if name))


def former_words(former: FormerName) -> str:
    """Write a former name: `Rebecca Brown, until 3 Sep 2024`."""
    return f"{former.name}, until {in_words(former.until)}" if former.until else former.name


def former_names_words(person: Person) -> str:
    """Write every former name in one line, `Rebecca Brown, until 3 Sep 2024; Becky Smith`; empty without any."""
    return "; ".join(former_words(former) for former in person.former_names)


def manager_name(people: Mapping[int, Person], person: Person) -> str:
    """Return the name of somebody's line manager, empty when there is none on record."""
    manager = people.get(person.manager_id or 0)
    return manager.name if manager is not None else ""


class KnownNames:
    """The folded names of people, kept until a person changes: folding 50,000 of them anew takes half a second."""

    def __init__(self) -> None:
        self._names: dict[int, tuple[Person, tuple[str, ...]]] = {}

    def alike(self, given: str, family: str, people: Iterable[Person]) -> tuple[Person, ...]:
        """Return people whose name, present or former, is the same or nearly so; nobody for less than three letters."""
        name = fold_name(given, family)
        if len(name) < _FEWEST_LETTERS:
            return ()
        return tuple(person for person in people if any(_alike(name, own) for own in self._of(person)))

    def _of(self, person: Person) -> tuple[str, ...]:
        kept = self._names.get(person.id)
        if kept is None or kept[0] is not person:
            kept = self._names[person.id] = person, folded_names(person)
        return kept[1]


def _alike(name: str, own: str) -> bool:
    return likeness(name, own) is not None or is_slip(name, own)
