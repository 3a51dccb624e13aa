"""Trainers, the sessions that they lead, and outside providers."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection, delete, func, insert, select

from nscp_desktop.domain.trainers import Provider, SessionTrainers, Trainer
from nscp_desktop.storage import schema
from nscp_desktop.storage.rows import add_row, change_row, to_date, to_day, to_text
from nscp_desktop.storage.schema_training import evaluation, provider, session_trainer, trainer


class TrainersStore:
    """Trainers and providers in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def all(self) -> tuple[Trainer, ...]:
        """Return every trainer as stored; one who is a person in the record has no name here."""
        rows = self._db.execute(select(trainer).order_by(trainer.c.id))
        return tuple(
            Trainer(
                row.id,
                row.person_id,
                row.name,
                row.organisation,
                row.contact,
                row.knowledge,
                to_date(row.knowledge_on),
                to_date(row.knowledge_until),
                row.skill,
                to_date(row.skill_on),
                to_date(row.skill_until),
                row.note,
                bool(row.active),
            )
            for row in rows
        )

    def add(self, one: Trainer) -> int:
        return add_row(self._db, trainer, **_values(one))

    def change(self, one: Trainer) -> None:
        change_row(self._db, trainer, one.id, _values(one))

    def remove(self, trainer_id: int) -> None:
        """Take a trainer off the list, and off the sessions that they are linked with."""
        self._db.execute(delete(session_trainer).where(session_trainer.c.trainer_id == trainer_id))
        self._db.execute(evaluation.update().where(evaluation.c.trainer_id == trainer_id).values(trainer_id=None))
        self._db.execute(delete(trainer).where(trainer.c.id == trainer_id))

    def sessions(self) -> tuple[SessionTrainers, ...]:
        """Return who leads each session, the newest session first."""
        s = schema.session.c
        linked: defaultdict[int, list[int]] = defaultdict(list)
        order = select(session_trainer.c.session_id, session_trainer.c.trainer_id).order_by(
            session_trainer.c.trainer_id
        )
        for session_id, trainer_id in self._db.execute(order):
            linked[session_id].append(trainer_id)
        rows = self._db.execute(
            select(s.id, s.course_id, s.starts_on, s.ends_on, s.trainer).order_by(s.starts_on.desc(), s.id.desc())
        )
        return tuple(
            SessionTrainers(
                row.id,
                row.course_id,
                to_day(row.starts_on),
                to_day(row.ends_on or row.starts_on),
                row.trainer,
                tuple(linked.get(row.id, ())),
            )
            for row in rows
        )

    def link(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Say that trainers lead sessions, given as pairs of session and trainer that are not linked yet."""
        rows = [{"session_id": session_id, "trainer_id": trainer_id} for session_id, trainer_id in pairs]
        if rows:
            self._db.execute(insert(session_trainer), rows)

    def providers(self) -> tuple[Provider, ...]:
        """Return every provider by title, those switched off included."""
        rows = self._db.execute(select(provider).order_by(provider.c.title))
        return tuple(
            Provider(
                row.id,
                row.title,
                row.contact,
                to_date(row.content_checked_on),
                row.content_checked_by,
                row.note,
                bool(row.active),
            )
            for row in rows
        )

    def add_provider(self, one: Provider) -> int:
        return add_row(self._db, provider, **_provider_values(one))

    def change_provider(self, one: Provider) -> None:
        change_row(self._db, provider, one.id, _provider_values(one))

    def remove_provider(self, provider_id: int) -> None:
        self._db.execute(delete(provider).where(provider.c.id == provider_id))

    def typed_providers(self) -> tuple[tuple[str, int], ...]:
        """Return the providers that courses, sessions and trainings name, as typed, each with how often."""
        found: Counter[str] = Counter()
        for table in (schema.course, schema.session, schema.attendance):
            named = select(table.c.provider, func.count()).where(table.c.provider != "").group_by(table.c.provider)
            for title, uses in self._db.execute(named):
                found[title] += uses
        return tuple(found.items())


def _values(one: Trainer) -> dict[str, object]:
    return {
        "person_id": one.person_id,
        "name": one.name if one.person_id is None else "",
        "organisation": one.organisation if one.person_id is None else "",
        "contact": one.contact,
        "knowledge": one.knowledge,
        "knowledge_on": to_text(one.knowledge_on),
        "knowledge_until": to_text(one.knowledge_until),
        "skill": one.skill,
        "skill_on": to_text(one.skill_on),
        "skill_until": to_text(one.skill_until),
        "note": one.note,
        "active": int(one.active),
    }


def _provider_values(one: Provider) -> dict[str, object]:
    return {
        "title": one.title,
        "contact": one.contact,
        "content_checked_on": to_text(one.content_checked_on),
        "content_checked_by": one.content_checked_by,
        "note": one.note,
        "active": int(one.active),
    }
