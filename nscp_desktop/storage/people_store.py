"""People and everything dated that they hold."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, Table, select

from nscp_desktop.domain.dates import add_days
from nscp_desktop.domain.drafts import PlacementDraft
from nscp_desktop.domain.people import (
    FormerName,
    HeldDuty,
    HeldRole,
    Person,
    PersonKind,
    Place,
    Placement,
    Service,
    Span,
)
from nscp_desktop.storage import schema
from nscp_desktop.storage.rows import add_row, change_row, in_parts, only, set_rows, to_date, to_text

_KINDS = {kind.value: kind for kind in PersonKind}


class PeopleStore:
    """People in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def person(self, person_id: int) -> Person | None:
        return next(self._load([person_id]), None)

    def people(self, person_ids: Iterable[int]) -> dict[int, Person]:
        """Return some people by id, without those that are not there."""
        return {person.id: person for some in in_parts(person_ids) for person in self._load(some)}

    def everybody(self) -> dict[int, Person]:
        """Return every person by id, leavers included."""
        return {person.id: person for person in self._load(None)}

    def with_staff_number(self, staff_number: str) -> int | None:
        """Return the id of the person who has this staff number, None when nobody has."""
        p = schema.person.c
        return self._db.execute(select(p.id).where(p.staff_number == staff_number)).scalar()

    def add(self, values: Mapping[str, str | int | None]) -> int:
        return add_row(self._db, schema.person, **values)

    def change(self, person_id: int, values: Mapping[str, str | int | None]) -> None:
        change_row(self._db, schema.person, person_id, values)

    def set_services(self, person_id: int, services: Sequence[Service]) -> None:
        self._replace(
            schema.service,
            person_id,
            [(s.span, {"kind": s.kind.value, "leave_reason": s.leave_reason}) for s in services],
        )

    def set_roles(self, person_id: int, held: Sequence[tuple[Span, int]]) -> None:
        self._replace(schema.person_role, person_id, [(span, {"role_id": role}) for span, role in held])

    def set_duties(self, person_id: int, held: Sequence[tuple[Span, str]]) -> None:
        self._replace(schema.person_duty, person_id, [(span, {"duty_code": code}) for span, code in held])

    def set_places(self, person_id: int, held: Sequence[tuple[Span, int | None, int | None]]) -> None:
        self._replace(
            schema.person_place,
            person_id,
            [(span, {"site_id": site_id, "team_id": team_id}) for span, site_id, team_id in held],
        )

    def set_former_names(self, person_id: int, names: Sequence[FormerName]) -> None:
        rows = [{"name": former.name, "until": to_text(former.until)} for former in names]
        set_rows(self._db, schema.former_name, {"person_id": person_id}, rows)

    def set_away(self, person_id: int, spans: Sequence[Span]) -> None:
        self._replace(schema.away, person_id, [(span, {}) for span in spans])

    def place(self, person_id: int, draft: PlacementDraft) -> None:
        """Add a placement; earlier ones stay."""
        add_row(
            self._db,
            schema.placement,
            person_id=person_id,
            group_number=draft.group,
            starts_on=to_text(draft.starts_on),
            decided_by=draft.decided_by,
            reason=draft.reason,
            review_on=to_text(draft.review_on),
            level_id=draft.level_id,
        )

    def _replace(self, table: Table, person_id: int, held: list[tuple[Span, dict[str, Any]]]) -> None:
        rows = [
            {"starts_on": to_text(span.starts_on), "ends_on": to_text(span.ends_on), **values} for span, values in held
        ]
        set_rows(self._db, table, {"person_id": person_id}, rows)

    def _load(self, person_ids: Sequence[int] | None) -> Iterator[Person]:
        p = schema.person.c
        query: Select[Any] = select(
            p.id, p.given, p.family, p.known_as, p.staff_number, p.email, p.manager_id, p.archived_on
        )
        query = query.where(*only(p.id, person_ids))
        services, roles = self._services(person_ids), self._roles(person_ids)
        duties, places = self._duties(person_ids), self._places(person_ids)
        placements = self._placements(person_ids)
        former, away = self._former_names(person_ids), self._away(person_ids)
        for own, given, family, known_as, number, email, manager, archived in self._db.execute(
            query.order_by(p.id)
        ).all():
            yield Person(
                own,
                given,
                family,
                known_as,
                number,
                email,
                services=tuple(services.get(own, ())),
                roles=tuple(roles.get(own, ())),
                duties=tuple(duties.get(own, ())),
                places=tuple(places.get(own, ())),
                placements=tuple(placements.get(own, ())),
                manager_id=manager,
                former_names=tuple(former.get(own, ())),
                away=tuple(away.get(own, ())),
                archived_on=to_date(archived),
            )

    def _rows(self, query: Select[Any], table: Any, person_ids: Sequence[int] | None) -> Any:
        query = query.where(*only(table.c.person_id, person_ids))
        return self._db.execute(query.order_by(table.c.starts_on, table.c.id)).all()

    def _services(self, person_ids: Sequence[int] | None) -> dict[int, list[Service]]:
        s = schema.service.c
        found: defaultdict[int, list[Service]] = defaultdict(list)
        query = select(s.person_id, s.starts_on, s.ends_on, s.kind, s.leave_reason)
        for own, starts, ends, kind, reason in self._rows(query, schema.service, person_ids):
            found[own].append(Service(Span(to_date(starts), to_date(ends)), _KINDS[kind], reason))
        return found

    def _roles(self, person_ids: Sequence[int] | None) -> dict[int, list[HeldRole]]:
        h, r = schema.person_role, schema.role
        found: defaultdict[int, list[HeldRole]] = defaultdict(list)
        query = select(h.c.person_id, h.c.starts_on, h.c.ends_on, r.c.id, r.c.title).join(r, r.c.id == h.c.role_id)
        for own, starts, ends, role_id, title in self._rows(query, h, person_ids):
            found[own].append(HeldRole(Span(to_date(starts), to_date(ends)), role_id, title))
        return found

    def _duties(self, person_ids: Sequence[int] | None) -> dict[int, list[HeldDuty]]:
        h, d = schema.person_duty, schema.duty
        found: defaultdict[int, list[HeldDuty]] = defaultdict(list)
        query = select(h.c.person_id, h.c.starts_on, h.c.ends_on, d.c.code, d.c.title).join(
            d, d.c.code == h.c.duty_code
        )
        for own, starts, ends, code, title in self._rows(query, h, person_ids):
            found[own].append(HeldDuty(Span(to_date(starts), to_date(ends)), code, title))
        return found

    def _places(self, person_ids: Sequence[int] | None) -> dict[int, list[Place]]:
        h, s, t = schema.person_place, schema.site, schema.team
        found: defaultdict[int, list[Place]] = defaultdict(list)
        query = (
            select(h.c.person_id, h.c.starts_on, h.c.ends_on, s.c.id, s.c.title, t.c.id, t.c.title)
            .join(s, s.c.id == h.c.site_id, isouter=True)
            .join(t, t.c.id == h.c.team_id, isouter=True)
        )
        for own, starts, ends, site_id, site, team_id, team in self._rows(query, h, person_ids):
            span = Span(to_date(starts), to_date(ends))
            found[own].append(Place(span, site_id, site or "", team_id, team or ""))
        return found

    def _former_names(self, person_ids: Sequence[int] | None) -> dict[int, list[FormerName]]:
        f = schema.former_name.c
        query = select(f.person_id, f.name, f.until).where(*only(f.person_id, person_ids)).order_by(f.until, f.id)
        found: defaultdict[int, list[FormerName]] = defaultdict(list)
        for own, name, until in self._db.execute(query):
            found[own].append(FormerName(name, to_date(until)))
        return found

    def _away(self, person_ids: Sequence[int] | None) -> dict[int, list[Span]]:
        a = schema.away.c
        found: defaultdict[int, list[Span]] = defaultdict(list)
        for own, starts, ends in self._rows(select(a.person_id, a.starts_on, a.ends_on), schema.away, person_ids):
            found[own].append(Span(to_date(starts), to_date(ends)))
        return found

    def _placements(self, person_ids: Sequence[int] | None) -> dict[int, list[Placement]]:
        """Return placements by person, each ending the day before the next one begins, the newest first."""
        p, v = schema.placement.c, schema.agency_level.c
        query = select(
            p.person_id, p.starts_on, p.group_number, p.decided_by, p.reason, p.review_on, p.level_id, v.title
        ).join(schema.agency_level, v.id == p.level_id, isouter=True)
        found: defaultdict[int, list[Placement]] = defaultdict(list)
        for own, starts, group, decided_by, reason, review_on, level_id, level in self._rows(
            query, schema.placement, person_ids
        ):
            start, earlier = to_date(starts), found[own]
            if earlier:
                before = earlier[0]
                end = add_days(start, -1) if start is not None else date.min
                earlier[0] = before._replace(span=Span(before.span.starts_on, end))
            span, review = Span(start, None), to_date(review_on)
            earlier.insert(0, Placement(span, group, decided_by, reason, review, level_id, level or ""))
        return found
