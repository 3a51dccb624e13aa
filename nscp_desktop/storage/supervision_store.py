"""Supervision: days and kinds, and how often it is meant to be."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from sqlalchemy import Connection, Row, delete, func, insert, select

from nscp_desktop.domain.supervision import Supervision, SupervisionKind, SupervisionRule
from nscp_desktop.storage.rows import add_row, change_row, in_parts, to_day, to_text
from nscp_desktop.storage.schema_learning import supervision, supervision_rule


class SupervisionStore:
    """Supervision in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def latest(self, as_at: date) -> dict[int, dict[SupervisionKind, date]]:
        """Return the day of the newest of each kind by a day, by person id."""
        s = supervision.c
        query = (
            select(s.person_id, s.kind, func.max(s.held_on))
            .where(s.held_on <= to_text(as_at))
            .group_by(s.person_id, s.kind)
        )
        found: dict[int, dict[SupervisionKind, date]] = {}
        for person_id, kind, newest in self._db.execute(query):
            found.setdefault(person_id, {})[SupervisionKind(kind)] = to_day(newest)
        return found

    def of_person(self, person_id: int) -> tuple[Supervision, ...]:
        """Return everything on record for one person, the newest first."""
        s = supervision.c
        query = select(supervision).where(s.person_id == person_id).order_by(s.held_on.desc(), s.id.desc())
        return tuple(_supervision(row) for row in self._db.execute(query))

    def by_ids(self, supervision_ids: Sequence[int]) -> tuple[Supervision, ...]:
        """Return those of some that are on record."""
        query = select(supervision).where(supervision.c.id.in_(supervision_ids))
        return tuple(_supervision(row) for row in self._db.execute(query))

    def who_had(self, held_on: date, kind: SupervisionKind, person_ids: Iterable[int]) -> set[int]:
        """Return those of some people who have this kind on record for a day."""
        s, found = supervision.c, set[int]()
        for part in in_parts(person_ids):
            query = select(s.person_id).where(s.held_on == to_text(held_on), s.kind == kind.value)
            found |= set(self._db.execute(query.where(s.person_id.in_(part))).scalars())
        return found

    def add(self, person_ids: Iterable[int], held_on: date, kind: SupervisionKind, recorded_on: date) -> None:
        """Put one supervision of several people on record."""
        shared = {"held_on": to_text(held_on), "kind": kind.value, "recorded_on": to_text(recorded_on)}
        rows = [{"person_id": own, **shared} for own in person_ids]
        if rows:
            self._db.execute(insert(supervision), rows)

    def remove(self, supervision_ids: Collection[int]) -> None:
        """Take some off the record."""
        self._db.execute(delete(supervision).where(supervision.c.id.in_(supervision_ids)))

    def rules(self) -> tuple[SupervisionRule, ...]:
        """Return how often supervision is meant to be, those for everyone else last."""
        r = supervision_rule.c
        query = select(supervision_rule).order_by(r.team_id.is_(None), r.team_id, r.id)
        rows = self._db.execute(query)
        return tuple(SupervisionRule(row.team_id, SupervisionKind(row.kind), row.weeks) for row in rows)

    def set_rules(self, rules: Iterable[SupervisionRule]) -> None:
        """Store how often it is meant to be; only what differs is written."""
        r = supervision_rule.c
        wanted = {(rule.team_id, rule.kind.value): rule.weeks for rule in rules}
        for row in self._db.execute(select(supervision_rule)).all():
            weeks = wanted.pop((row.team_id, row.kind), None)
            if weeks is None:
                self._db.execute(delete(supervision_rule).where(r.id == row.id))
            elif weeks != row.weeks:
                change_row(self._db, supervision_rule, row.id, {"weeks": weeks})
        for (team_id, kind), weeks in wanted.items():
            add_row(self._db, supervision_rule, team_id=team_id, kind=kind, weeks=weeks)


def _supervision(row: Row[tuple[object, ...]]) -> Supervision:
    return Supervision(row.id, row.person_id, to_day(row.held_on), SupervisionKind(row.kind))
