"""The whole record as plain data, ready for everybody's standing on any day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from nscp_desktop.domain.amended import Amended
from nscp_desktop.domain.name_order import in_order, with_changed
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.record_keys import Keys, keys_of
from nscp_desktop.domain.standing import NO_HISTORY, History, Rulebook


class OnRecord(NamedTuple):
    """One person with what is on record for them, and its keys: they hold for every day from `newest` on."""

    person: Person
    history: History
    keys: Keys
    newest: date


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The whole record as plain data: people by id, their histories by person id, and the rules.

    `records` are all people in the order of their names.
    """

    people: Mapping[int, Person]
    histories: Mapping[int, History]
    rulebook: Rulebook
    records: tuple[OnRecord, ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.records and self.people:
            records = [_record(self.rulebook, person, self.history(own)) for own, person in self.people.items()]
            object.__setattr__(self, "records", in_order(records))

    def history(self, person_id: int) -> History:
        return self.histories.get(person_id, NO_HISTORY)

    def renewed(self, changed: Mapping[int, tuple[Person, History] | None]) -> "tuple[Snapshot, tuple[OnRecord, ...]]":
        """Return the snapshot with some people as they are now, and these; None stands for who is no longer in it."""
        gone = [self.people[own] for own in changed if own in self.people]
        new = tuple([_record(self.rulebook, *now) for now in changed.values() if now is not None])
        people = {own: now[0] if now is not None else None for own, now in changed.items()}
        # As when all is read at once: who has none is not in it.
        histories = {own: now[1] if now is not None and now[1] != NO_HISTORY else None for own, now in changed.items()}
        records = with_changed(self.records, gone, new)
        return Snapshot(Amended(self.people, people), Amended(self.histories, histories), self.rulebook, records), new


def _record(rulebook: Rulebook, person: Person, history: History) -> OnRecord:
    return OnRecord(person, history, *keys_of(rulebook, person, history))
