"""The agency, its sites, teams, roles and target group texts."""

from datetime import date

from sqlalchemy import Connection, Table, delete, insert, select, update

from nscp_desktop.domain.agency import AgencyDetails, Named, Sector
from nscp_desktop.domain.roles import Duty, Role
from nscp_desktop.domain.target_groups import AgencyLevel, TargetGroup
from nscp_desktop.storage import schema
from nscp_desktop.storage.rows import add_row, change_row, to_date, to_text


class AgencyStore:
    """What the agency says about itself, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def details(self) -> AgencyDetails:
        a = schema.agency.c
        row = self._db.execute(select(a.name, a.sector, a.lead, a.deputies, a.contact, a.address, a.marking)).one()
        return AgencyDetails(
            row.name, Sector(row.sector), row.lead, row.deputies, row.contact, row.address, row.marking
        )

    def found(self, details: AgencyDetails, created_on: date) -> None:
        """Store the one agency of a new file."""
        add_row(self._db, schema.agency, id=1, created_on=to_text(created_on), **_agency_values(details))

    def change(self, details: AgencyDetails) -> None:
        change_row(self._db, schema.agency, 1, _agency_values(details))

    def target_groups(self) -> tuple[TargetGroup, ...]:
        rows = self._db.execute(select(schema.target_group).order_by(schema.target_group.c.number))
        return tuple(
            TargetGroup(
                row.number,
                row.title,
                row.description,
                row.example_roles,
                row.edition,
                bool(row.to_check),
                row.checked_by,
                to_date(row.checked_on),
            )
            for row in rows
        )

    def add_target_group(self, group: TargetGroup) -> None:
        self._db.execute(insert(schema.target_group).values(number=group.number, **_group_values(group)))

    def change_target_group(self, group: TargetGroup) -> None:
        table = schema.target_group
        self._db.execute(update(table).where(table.c.number == group.number).values(**_group_values(group)))

    def roles(self) -> tuple[Role, ...]:
        rows = self._db.execute(select(schema.role).order_by(schema.role.c.title))
        return tuple(Role(row.id, row.title, row.usual_group, bool(row.active), row.level_id) for row in rows)

    def add_role(self, title: str, usual_group: int | None, level_id: int | None = None) -> int:
        return add_row(self._db, schema.role, title=title, usual_group=usual_group, level_id=level_id)

    def change_role(self, role: Role) -> None:
        values = {
            "title": role.title,
            "usual_group": role.usual_group,
            "active": int(role.active),
            "level_id": role.level_id,
        }
        change_row(self._db, schema.role, role.id, values)

    def levels(self) -> tuple[AgencyLevel, ...]:
        """Return the agency's own levels in the order in which they were added."""
        rows = self._db.execute(select(schema.agency_level).order_by(schema.agency_level.c.id))
        return tuple(AgencyLevel(row.id, row.title, row.group_number, row.description) for row in rows)

    def add_level(self, level: AgencyLevel) -> int:
        return add_row(self._db, schema.agency_level, **_level_values(level))

    def change_level(self, level: AgencyLevel) -> None:
        change_row(self._db, schema.agency_level, level.id, _level_values(level))

    def remove_level(self, level_id: int) -> None:
        """Take a level out. Nothing may hold it any more."""
        self._db.execute(delete(schema.agency_level).where(schema.agency_level.c.id == level_id))

    def teams(self) -> tuple[Named, ...]:
        return self._named(schema.team)

    def sites(self) -> tuple[Named, ...]:
        return self._named(schema.site)

    def add_team(self, title: str) -> int:
        return add_row(self._db, schema.team, title=title)

    def add_site(self, title: str) -> int:
        return add_row(self._db, schema.site, title=title)

    def rename_team(self, team: Named) -> None:
        change_row(self._db, schema.team, team.id, {"title": team.title})

    def rename_site(self, site: Named) -> None:
        change_row(self._db, schema.site, site.id, {"title": site.title})

    def duties(self) -> tuple[Duty, ...]:
        rows = self._db.execute(select(schema.duty).order_by(schema.duty.c.position))
        return tuple(Duty(row.code, row.title, row.usual_group) for row in rows)

    def add_duty(self, duty: Duty, position: int) -> None:
        self._db.execute(
            insert(schema.duty).values(
                code=duty.code, title=duty.title, position=position, usual_group=duty.usual_group
            )
        )

    def change_duty(self, duty: Duty) -> None:
        """Store a duty's title and usual Target Group; its code stays."""
        table = schema.duty
        values = {"title": duty.title, "usual_group": duty.usual_group}
        self._db.execute(update(table).where(table.c.code == duty.code).values(**values))

    def _named(self, table: Table) -> tuple[Named, ...]:
        return tuple(Named(row.id, row.title) for row in self._db.execute(select(table).order_by(table.c.title)))


def _agency_values(details: AgencyDetails) -> dict[str, str]:
    return {
        "name": details.name,
        "sector": details.sector.value,
        "lead": details.lead,
        "deputies": details.deputies,
        "contact": details.contact,
        "address": details.address,
        "marking": details.marking,
    }


def _level_values(level: AgencyLevel) -> dict[str, object]:
    return {"title": level.title, "group_number": level.group, "description": level.description}


def _group_values(group: TargetGroup) -> dict[str, object]:
    return {
        "title": group.title,
        "description": group.description,
        "example_roles": group.example_roles,
        "edition": group.edition,
        "to_check": int(group.to_check),
        "checked_by": group.checked_by,
        "checked_on": to_text(group.checked_on),
    }
