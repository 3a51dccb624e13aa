"""Who is likely on record twice, and who is not though it looks so."""

from collections.abc import Iterable
from itertools import pairwise

from nscp_desktop.domain.duplicates import DuplicateSearch, Pair
from nscp_desktop.domain.errors import NotFoundError
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.standing import StandingService

_SETTING = "people/two-people"


class DuplicatesService:
    """Likely duplicates are pointed out and never merged by the program."""

    def __init__(self, desk: Desk, standing: StandingService) -> None:
        self._desk = desk
        self._standing = standing

    def search(self) -> DuplicateSearch:
        """Return the record to be looked through, which takes a while with many people and can be done in a thread."""
        return DuplicateSearch(tuple(self._standing.snapshot().people.values()), self.dismissed())

    def dismissed(self) -> frozenset[Pair]:
        """Return the pairs of which somebody said that they are two people, the smaller id first."""
        with self._desk.reading() as unit:
            return _read(unit.settings.get(_SETTING))

    def dismiss(self, one: int, other: int) -> None:
        """Note that two people are not the same person, so that they are pointed out no more.

        Raises NotFoundError when one of them is gone.
        """
        names = [self._name(own) for own in (one, other)]
        with self._desk.changing(f"Note that {names[0]} and {names[1]} are two people") as unit:
            noted = _read(unit.settings.get(_SETTING)) | {(min(one, other), max(one, other))}
            unit.settings.set(_SETTING, _text(noted, self._standing.snapshot().people))

    def _name(self, person_id: int) -> str:
        person = self._standing.snapshot().people.get(person_id)
        if person is None:
            raise NotFoundError("That person is no longer in the record.")
        return person.name


def _read(text: str) -> frozenset[Pair]:
    """Read the pairs of a setting; what another program wrote there and nobody can read is left out."""
    numbers = [int(number) for number in text.replace("-", " ").split() if number.isdigit()]
    return frozenset(pair for place, pair in enumerate(pairwise(numbers)) if place % 2 == 0)


def _text(pairs: Iterable[Pair], known: Iterable[int]) -> str:
    """Write pairs as a setting, without those of whom one is no longer on record."""
    there = set(known)
    return " ".join(f"{one}-{other}" for one, other in sorted(pairs) if one in there and other in there)
