"""Those who deliver training, and whether they were in date themselves on the day."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.standing import Judge
from nscp_desktop.domain.trainers import Lapse, Trainer, in_name_order, lapse_words, own_lapses, typed_lapses
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.standing import StandingService


class TrainersService:
    """Trainers and providers. Each public method that stores is one transaction and one undo step."""

    def __init__(self, desk: Desk, standing: StandingService) -> None:
        self._desk = desk
        self._standing = standing

    def everybody(self) -> tuple[Trainer, ...]:
        """Return every trainer by name, those in use first; people of the record have their present name."""
        people = self._standing.snapshot().people
        with self._desk.reading() as unit:
            found = unit.trainers.all()
        named = (
            replace(one, name=people[one.person_id].name) if one.person_id is not None and one.person_id in people
            else one
            for one in found
        )  # fmt: skip
        return in_name_order(named)

    def concerns(self, trainer_ids: Iterable[int], day: date, *, today: date | None = None) -> tuple[str, ...]:
        """Say what was not in date about those who lead a session on a day, a sentence for each.

        Where the day lies after `today` the sentences speak of what is to come.
        """
        known = {one.id: one for one in self.everybody()}
        judge: Judge | None = None
        found: list[str] = []
        for trainer in (known[own] for own in dict.fromkeys(trainer_ids) if own in known):
            if judge is None and trainer.person_id is not None:
                judge = Judge(self._standing.snapshot().rulebook, day)
            found += self._concerns(trainer, day, judge, is_ahead=today is not None and day > today)
        return tuple(found)

    def _concerns(self, trainer: Trainer, day: date, judge: Judge | None, *, is_ahead: bool) -> list[str]:
        lapses: list[Lapse] = []
        snapshot = self._standing.snapshot()
        person = snapshot.people.get(trainer.person_id) if trainer.person_id is not None else None
        if person is not None and judge is not None:
            if person.service_on(day) is None:
                return [f"{person.name} {'will not be' if is_ahead else 'was not'} with the agency on {in_words(day)}."]
            titles = {item.id: item.title for item in snapshot.rulebook.requirements}
            lapses += own_lapses(judge.person(person, snapshot.history(person.id)), titles)
        lapses += typed_lapses(trainer, day)
        return [lapse_words(trainer.name, lapse, day, is_ahead=is_ahead) for lapse in lapses]
