"""Taking a person and all that hangs on them out of the tables, and moving it to another person."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, delete, select, update

from nscp_desktop.domain.merging import MergePlan
from nscp_desktop.storage import schema
from nscp_desktop.storage.hanging import (
    move_person,
    move_training,
    take_out_person,
    take_out_sessions,
    take_out_training,
)
from nscp_desktop.storage.people_store import PeopleStore
from nscp_desktop.storage.rows import to_text
from nscp_desktop.storage.training_store import TrainingStore

NAMES = ("given", "family", "known_as", "staff_number", "email")


def remove_person(connection: Connection, person_id: int) -> tuple[int, ...]:
    """Take a person out, and the sessions at which nobody else was; return the ids of these sessions."""
    attendance = schema.attendance.c
    at = connection.execute(
        select(attendance.session_id).where(attendance.person_id == person_id, attendance.session_id.is_not(None))
    )
    sessions = set(at.scalars())
    take_out_person(connection, person_id)
    _new_manager(connection, person_id, None)
    connection.execute(delete(schema.person).where(schema.person.c.id == person_id))
    return _remove_empty(connection, sorted(sessions))


def merge(connection: Connection, plan: MergePlan) -> None:
    """Carry a plan out: everything moves to the person who stays, and the other one goes.

    Rows are moved and not written anew, so that the history shows whose they were and erasing finds them.
    """
    kept, gone = plan.kept.id, plan.gone_id
    _remove_doubled(connection, plan)
    move_person(connection, gone, kept)
    _new_manager(connection, gone, kept)
    connection.execute(delete(schema.person).where(schema.person.c.id == gone))
    people, training = PeopleStore(connection), TrainingStore(connection)
    names = {name: getattr(plan.kept, name) for name in NAMES}
    people.change(kept, {**names, "manager_id": plan.kept.manager_id, "archived_on": to_text(plan.kept.archived_on)})
    people.set_former_names(kept, plan.kept.former_names)
    people.set_away(kept, plan.kept.away)
    people.set_services(kept, plan.kept.services)
    people.set_roles(kept, [(held.span, held.role_id) for held in plan.kept.roles])
    people.set_duties(kept, [(held.span, held.duty) for held in plan.kept.duties])
    people.set_places(kept, [(place.span, place.site_id, place.team_id) for place in plan.kept.places])
    for completion in plan.filled:
        training.change_completion(completion)


def _remove_doubled(connection: Connection, plan: MergePlan) -> None:
    attendance, exemption, placement = schema.attendance.c, schema.exemption.c, schema.placement.c
    sessions = connection.execute(
        select(attendance.session_id).where(attendance.id.in_(plan.doubled), attendance.session_id.is_not(None))
    ).scalars()
    at = sorted(set(sessions))
    for gone, kept in plan.same:
        move_training(connection, gone, kept)
    take_out_training(connection, attendance.id.in_(plan.doubled))
    connection.execute(delete(schema.exemption).where(exemption.id.in_(plan.doubled_exemptions)))
    for starts_on in plan.doubled_placements:
        connection.execute(
            delete(schema.placement).where(
                placement.person_id == plan.gone_id, placement.starts_on.is_not_distinct_from(_day(starts_on))
            )
        )
    _remove_empty(connection, at)


def _new_manager(connection: Connection, gone: int, manager_id: int | None) -> None:
    """Give those whose line manager goes another one, or none."""
    person = schema.person
    connection.execute(update(person).where(person.c.manager_id == gone).values(manager_id=manager_id))


def _remove_empty(connection: Connection, sessions: Sequence[int]) -> tuple[int, ...]:
    """Take out those of these sessions at which nobody is left."""
    attendance = schema.attendance.c
    left = set(connection.execute(select(attendance.session_id).where(attendance.session_id.in_(sessions))).scalars())
    empty = tuple(own for own in sessions if own not in left)
    take_out_sessions(connection, empty)
    return empty


def _day(day: date | None) -> str | None:
    return to_text(day)
