"""Those who deliver training, and whether they were in date themselves on the day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from nscp_desktop.domain.dates import add_months, in_words, plural
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.page_jobs import PageJob
from nscp_desktop.domain.standing import Judge, Standing
from nscp_desktop.domain.trainers import (
    DUTY_TITLES,
    TRAINER_DUTY,
    Holder,
    LedSession,
    SessionTrainers,
    Trainer,
    TrainerView,
    coming_lapses,
    in_name_order,
    lapse_sentences,
    own_dates,
    own_lapses,
    typed_lapses,
    typed_names,
)
from nscp_desktop.services.providers import Providers
from nscp_desktop.services.titles import refuse_long, tidy
from nscp_desktop.storage.unit_of_work import UnitOfWork

YEAR = 12
LONGEST_NOTE = 1_000
_Cells = Mapping[str, Standing]
_TRAINERS_TAB = ("training", "trainers")


class TrainersService(Providers):
    """Trainers and providers. Each public method that stores is one transaction and one undo step."""

    def everybody(self) -> tuple[Trainer, ...]:
        """Return every trainer by name, those in use first; people of the record have their present name."""
        people = self._standing.snapshot().people
        with self._desk.reading() as unit:
            found = unit.trainers.all()
        named = (
            replace(one, name=people[one.person_id].name)
            if one.person_id is not None and one.person_id in people
            else one
            for one in found
        )
        return in_name_order(named)

    def concerns(self, trainer_ids: Iterable[int], day: date, *, today: date | None = None) -> tuple[str, ...]:
        """Say what was not in date about those who lead a session on a day, a sentence for each.

        Where the day lies after `today` the sentences speak of what is to come.
        """
        known = {one.id: one for one in self.everybody()}
        judge = Judge(self._standing.snapshot().rulebook, day)
        ahead = today is not None and day > today
        led_by = [known[own] for own in dict.fromkeys(trainer_ids) if own in known]
        return tuple(words for one in led_by for words in self._concerns(one, judge, is_ahead=ahead))

    def views(self, as_at: date) -> tuple[TrainerView, ...]:
        """Return every trainer as they are on a day, with what they led in the twelve months before.

        Whoever holds the duty of an in-house trainer and is not on the list comes with them, to be completed.
        """
        trainers = self.everybody()
        listed = {one.person_id for one in trainers}
        new = [
            Trainer(0, holder.person_id, holder.name)
            for holder in self.holders(as_at)
            if holder.duty == TRAINER_DUTY and holder.person_id not in listed
        ]
        led: defaultdict[int, list[date]] = defaultdict(list)
        for session, ids in self._led_by(trainers):
            if add_months(as_at, -YEAR) < session.starts_on <= as_at:
                for own in ids:
                    led[own].append(session.starts_on)
        judge = Judge(self._standing.snapshot().rulebook, as_at)
        return tuple(self._view(one, judge, led.get(one.id, [])) for one in (*in_name_order(new), *trainers))

    def led_sessions(self, today: date, *, since: date | None = None) -> tuple[LedSession, ...]:
        """Return the sessions since a day, and those to come, of which something has to be said about who leads them.

        Without `since` those of the last twelve months. The newest come first.
        """
        trainers = self.everybody()
        known, judges = {one.id: one for one in trainers}, dict[date, Judge]()
        first, rulebook = since or add_months(today, -YEAR), self._standing.snapshot().rulebook
        found = []
        for session, ids in self._led_by(trainers):
            if not ids or session.starts_on < first:
                continue
            judge = judges.setdefault(session.starts_on, Judge(rulebook, session.starts_on))
            ahead = session.starts_on > today
            words = tuple(word for own in ids for word in self._concerns(known[own], judge, is_ahead=ahead))
            if words:
                found.append(LedSession(session, tuple(known[own].name for own in ids), words, ahead))
        return tuple(found)

    def typed_sessions(self) -> int:
        """Return how many sessions name a trainer in words who is on the list, and are not linked with them yet."""
        trainers = self.everybody()
        with self._desk.reading() as unit:
            return len(typed_names(unit.trainers.sessions(), trainers))

    def link_typed(self) -> int:
        """Link the sessions whose trainer was typed exactly as one of the list is called; return how many.

        Raises NotAllowedError when there is none.
        """
        trainers = self.everybody()
        with self._desk.reading() as unit:
            pairs = typed_names(unit.trainers.sessions(), trainers)
        if not pairs:
            raise NotAllowedError("No session names a trainer of the list that it is not linked with.")
        with self._desk.changing(f"Link {plural(len(pairs), 'session')} with their trainers") as unit:
            unit.trainers.link(pairs)
        return len(pairs)

    def holders(self, as_at: date) -> tuple[Holder, ...]:
        """Return who holds a duty on a day that has to do with delivering training, by duty and name."""
        found = []
        for person in self._standing.snapshot().people.values():
            if person.duties and person.service_on(as_at) is not None:
                held = {duty.duty: duty for duty in person.duties_on(as_at) if duty.duty in DUTY_TITLES}
                found += [
                    Holder(person.id, person.name, code, one.title, one.span.starts_on) for code, one in held.items()
                ]
        order = list(DUTY_TITLES)
        return tuple(sorted(found, key=lambda one: (order.index(one.duty), one.name.casefold(), one.person_id)))

    def add(self, trainer: Trainer, *, today: date) -> int:
        """Put somebody on the list of trainers and return the id.

        Raises NotAllowedError with the field that the sentence belongs beside.
        """
        with self._desk.changing(f"Add the trainer {self._name(trainer)}") as unit:
            return unit.trainers.add(self._checked(trainer, unit, today))

    def change(self, trainer: Trainer, *, today: date) -> None:
        """Store what is known about a trainer.

        Raises NotFoundError when they are gone, NotAllowedError with the field that the sentence belongs beside.
        """
        with self._desk.changing(f"Change the trainer {self._name(trainer)}") as unit:
            self._found(unit, trainer.id)
            unit.trainers.change(self._checked(trainer, unit, today))

    def remove(self, trainer_id: int) -> None:
        """Take somebody off the list of trainers; sessions keep the name that was typed. Undo brings them back.

        Raises NotFoundError when they are gone.
        """
        with self._desk.reading() as unit:
            trainer = self._found(unit, trainer_id)
        with self._desk.changing(f"Remove the trainer {self._name(trainer)}") as unit:
            unit.trainers.remove(trainer_id)

    def jobs(self, as_at: date) -> tuple[PageJob, ...]:
        """Return what is to do: trainers whose own dates run out, and providers whose content is to be checked."""
        jobs = []
        used = [one for one in self.views(as_at) if one.trainer.active and one.is_here]
        lapsing = [one for one in used if one.lapses or one.coming]
        if lapsing:
            title = f"Own training of {plural(len(lapsing), 'trainer')} to renew"
            jobs.append(PageJob(title, ", ".join(one.trainer.name for one in lapsing[:3]), *_TRAINERS_TAB))
        due = [one for one in self.providers() if one.active and one.is_check_due(as_at)]
        if due:
            title = f"Content of {plural(len(due), 'provider')} to check"
            jobs.append(PageJob(title, ", ".join(one.title for one in due[:3]), *_TRAINERS_TAB))
        return tuple(jobs)

    def _led_by(self, trainers: Iterable[Trainer]) -> list[tuple[SessionTrainers, tuple[int, ...]]]:
        """Return every session with the trainers who lead it: those linked, and the one whose name was typed."""
        with self._desk.reading() as unit:
            sessions = unit.trainers.sessions()
        typed = dict(typed_names(sessions, trainers))
        return [
            (one, (*one.trainer_ids, typed[one.session_id]) if one.session_id in typed else one.trainer_ids)
            for one in sessions
        ]

    def _cells(self, trainer: Trainer, judge: Judge) -> _Cells:
        snapshot = self._standing.snapshot()
        person = snapshot.people.get(trainer.person_id or 0)
        return judge.person(person, snapshot.history(person.id)) if person is not None else {}

    def _titles(self) -> dict[str, str]:
        return {item.id: item.title for item in self._standing.snapshot().rulebook.requirements}

    def _is_gone(self, trainer: Trainer, day: date) -> bool:
        person = self._standing.snapshot().people.get(trainer.person_id or 0)
        return person is not None and person.service_on(day) is None

    def _view(self, trainer: Trainer, judge: Judge, led: list[date]) -> TrainerView:
        cells, titles, as_at = self._cells(trainer, judge), self._titles(), judge.as_at
        lapses = (*own_lapses(cells, titles), *typed_lapses(trainer, as_at))
        coming = coming_lapses(trainer, (cells, titles), as_at)
        kind, words = own_dates(trainer, cells, lapses, coming)
        is_here = not self._is_gone(trainer, as_at)
        if not is_here:
            words = self._gone_words(trainer, as_at)
        return TrainerView(trainer, kind, words, lapses, coming, len(led), max(led, default=None), is_here)

    def _gone_words(self, trainer: Trainer, day: date) -> str:
        person = self._standing.snapshot().people[trainer.person_id or 0]
        starts = [one.span.starts_on for one in person.services]
        is_ahead = bool(starts) and all(on is not None and on > day for on in starts)
        return "not with the agency yet" if is_ahead else "no longer with the agency"

    def _concerns(self, trainer: Trainer, judge: Judge, *, is_ahead: bool) -> list[str]:
        day = judge.as_at
        if self._is_gone(trainer, day):
            return [f"{trainer.name} {'will not be' if is_ahead else 'was not'} with the agency on {in_words(day)}."]
        lapses = (*own_lapses(self._cells(trainer, judge), self._titles()), *typed_lapses(trainer, day))
        return lapse_sentences(trainer.name, lapses, day, is_ahead=is_ahead)

    def _name(self, trainer: Trainer) -> str:
        person = self._standing.snapshot().people.get(trainer.person_id or 0)
        return person.name if person is not None else tidy(trainer.name)

    def _found(self, unit: UnitOfWork, trainer_id: int) -> Trainer:
        found = next((one for one in unit.trainers.all() if one.id == trainer_id), None)
        if found is None:
            raise NotFoundError("That trainer is no longer on the list.")
        return found

    def _checked(self, trainer: Trainer, unit: UnitOfWork, today: date) -> Trainer:
        """Return a trainer with tidy texts; raises NotAllowedError beside the field for what cannot be."""
        others = [one for one in unit.trainers.all() if one.id != trainer.id]
        name, organisation = tidy(trainer.name), tidy(trainer.organisation)
        if trainer.person_id is not None:
            if trainer.person_id not in self._standing.snapshot().people:
                raise NotAllowedError("That person is no longer in the record. Choose another.", "person_id")
            if any(one.person_id == trainer.person_id for one in others):
                raise NotAllowedError(f"{self._name(trainer)} is on the list of trainers already.", "person_id")
        elif not name:
            raise NotAllowedError("Type the name of the trainer, or choose a person here.", "name")
        elif any(
            one.person_id is None and (one.name.casefold(), one.organisation.casefold())
            == (name.casefold(), organisation.casefold())
            for one in others
        ):  # fmt: skip
            raise NotAllowedError(
                f"{name} is on the list already. If it is somebody else, tell them apart by their organisation.", "name"
            )
        _check_texts(trainer, name, organisation)
        _check_days(trainer, today)
        return replace(
            trainer,
            name=name,
            organisation=organisation,
            contact=tidy(trainer.contact),
            knowledge=tidy(trainer.knowledge),
            skill=tidy(trainer.skill),
            note=trainer.note.strip(),
        )


def _check_texts(trainer: Trainer, name: str, organisation: str) -> None:
    texts = {"name": name, "organisation": organisation, "contact": trainer.contact}
    for field, text in {**texts, "knowledge": trainer.knowledge, "skill": trainer.skill}.items():
        refuse_long(text, field)
    refuse_long(trainer.note, "note", LONGEST_NOTE)


def _check_days(trainer: Trainer, today: date) -> None:
    for part, since, until in (
        ("knowledge", trainer.knowledge_on, trainer.knowledge_until),
        ("skill", trainer.skill_on, trainer.skill_until),
    ):
        if since is not None and since > today:
            raise NotAllowedError("This day is still ahead. Give the day from which they have it.", f"{part}_on")
        if since is not None and until is not None and until < since:
            raise NotAllowedError(f"This is before {in_words(since)}, the day it began.", f"{part}_until")
