"""Erasing people for good: out of the tables, out of what the history holds, and out of drafts."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, delete, select

from nscp_desktop.domain.people import Person
from nscp_desktop.storage import schema
from nscp_desktop.storage.evidence_store import remove_unused
from nscp_desktop.storage.history_store import HistoryStore
from nscp_desktop.storage.removing import NAMES, remove_person
from nscp_desktop.storage.schema_keeping import draft

_BLANK = (
    "UPDATE history_change SET before = NULL, after = NULL, salt = NULL WHERE salt IS NOT NULL AND digest IS NOT NULL"
)
_SHORTEST_NAME, _SHORTEST_IN_DRAFTS = 2, 4


class Deleted(NamedTuple):
    """Somebody who was deleted and whom only the history still holds, with the time (UTC) of the deletion."""

    person: Person
    at: datetime


def deleted_people(connection: Connection) -> tuple[Deleted, ...]:
    """Return the people whom only the history still holds, and who were not merged into somebody else."""
    rows = connection.exec_driver_sql(
        "SELECT c.row_key, c.before, b.at FROM history_change c JOIN history_batch b ON b.sequence = c.batch "
        "WHERE c.table_name = 'person' AND c.operation = 'delete' AND c.before IS NOT NULL "
        "AND CAST(c.row_key AS INTEGER) NOT IN (SELECT id FROM person) ORDER BY c.id"
    )
    found = {int(key): (json.loads(before), at) for key, before, at in rows}
    merged = _merged_into_others(connection)
    return tuple(
        Deleted(_person(own, row), datetime.fromisoformat(at)) for own, (row, at) in found.items() if own not in merged
    )


def erase(connection: Connection, person_ids: Sequence[int]) -> None:
    """Erase people who are on record, or whom only the history still holds; the chain still verifies."""
    history = HistoryStore(connection)
    every_id: list[int] = []
    sessions: list[int] = []
    into = _merged_into(connection)
    for person_id in person_ids:
        own_ids = _with_merged(person_id, into)
        names = names_of(connection, own_ids)
        sessions += remove_person(connection, person_id)
        for own in own_ids:
            history.erase_person(own, (*names, *_named_by(connection, own)))
        _forget_drafts(connection, names)
        every_id += own_ids
    _blank_strays(connection, every_id, sessions)
    remove_unused(connection)


def one_and_merged(connection: Connection, person_id: int) -> tuple[int, ...]:
    """Return the ids under which the history speaks of one person: their own, and those merged into them."""
    return _with_merged(person_id, _merged_into(connection))


def _with_merged(person_id: int, into: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    found = [person_id]
    for own in found:
        found += [gone for gone, kept in into if kept == own and gone not in found]
    return tuple(found)


def names_of(connection: Connection, person_ids: Iterable[int]) -> tuple[str, ...]:
    """Return every name, number and address that people have or had, and their names as spoken and as listed."""
    found: dict[str, None] = {}
    for person_id in person_ids:
        rows = connection.exec_driver_sql(
            "SELECT before, after FROM history_change WHERE table_name = 'person' AND row_key = ?", (str(person_id),)
        )
        versions = [json.loads(row) for pair in rows for row in pair if row is not None]
        present = select(*(schema.person.c[name] for name in NAMES)).where(schema.person.c.id == person_id)
        versions += [dict(row._mapping) for row in connection.execute(present)]
        for version in versions:
            person = _person(person_id, version)
            found |= dict.fromkeys((person.name, person.sorted_name, *(getattr(person, name) for name in NAMES)))
        found |= dict.fromkeys(_former_names(connection, person_id))
    return tuple(name for name in found if len(name) >= _SHORTEST_NAME)


def _named_by(connection: Connection, person_id: int) -> list[str]:
    """Return what steps are called after that is about one person alone: what was to be done, and names of files."""
    rows = connection.exec_driver_sql(
        "SELECT json_extract(before, '$.what', '$.name'), json_extract(after, '$.what', '$.name') FROM history_change "
        "WHERE person_id = ? AND table_name IN ('agency_action', 'assurance_file')",
        (person_id,),
    )
    return [word for pair in rows for said in pair if said is not None for word in json.loads(said) if word]


def _former_names(connection: Connection, person_id: int) -> list[str]:
    rows = connection.exec_driver_sql(
        "SELECT before, after FROM history_change WHERE table_name = 'former_name' AND person_id = ?", (person_id,)
    )
    return [str(json.loads(row)["name"]) for pair in rows for row in pair if row is not None]


def _person(person_id: int, row: Mapping[str, object]) -> Person:
    given, family, known_as, staff_number, email = (str(row[name]) for name in NAMES)
    return Person(person_id, given, family, known_as, staff_number, email)


def _merged_into(connection: Connection) -> list[tuple[int, int]]:
    """Return who went into whom, as (gone, kept): what hung on one was moved when that one was last taken out."""
    rows = connection.exec_driver_sql(
        "SELECT DISTINCT moved.person_id, json_extract(moved.after, '$.person_id') "
        "FROM history_change moved JOIN history_change taken ON taken.batch = moved.batch "
        "AND taken.table_name = 'person' AND taken.row_key = CAST(moved.person_id AS TEXT) "
        "WHERE moved.operation = 'update' AND moved.table_name = 'service' AND moved.after IS NOT NULL "
        "AND taken.operation = 'delete' "
        "AND moved.person_id <> json_extract(moved.after, '$.person_id') "
        "AND taken.id = (SELECT max(id) FROM history_change WHERE table_name = 'person' AND row_key = taken.row_key)"
    )
    return [(int(gone), int(kept)) for gone, kept in rows]


def _merged_into_others(connection: Connection) -> frozenset[int]:
    return frozenset(gone for gone, _ in _merged_into(connection))


def _blank_strays(connection: Connection, person_ids: Sequence[int], sessions: Sequence[int]) -> None:
    """Blank rows that were theirs for a while under another id, and sessions that were theirs alone."""
    ids = json.dumps(list(person_ids))
    for side, other in (("before", "after"), ("after", "before")):
        connection.exec_driver_sql(
            f"{_BLANK} AND json_extract({side}, '$.person_id') IN (SELECT value FROM json_each(?)) "
            f"AND coalesce(json_extract({other}, '$.person_id'), 0) NOT IN (SELECT id FROM person)",
            (ids,),
        )
    for own in sessions:
        connection.exec_driver_sql(f"{_BLANK} AND table_name = 'session' AND row_key = ?", (str(own),))
        connection.exec_driver_sql(
            f"{_BLANK} AND table_name IN ('session_file', 'session_day', 'session_trainer', 'evaluation') "
            "AND json_extract(coalesce(after, before), '$.session_id') = ?",
            (own,),
        )


def _forget_drafts(connection: Connection, names: Iterable[str]) -> None:
    """Take away what is being typed about them; a name stands there as typed, or as JSON writes it."""
    wanted = [name.casefold() for name in names if len(name) >= _SHORTEST_IN_DRAFTS]
    wanted += [json.dumps(name)[1:-1] for name in wanted]
    for key, content in connection.execute(select(draft.c.key, draft.c.content)).all():
        if any(name in content.casefold() for name in wanted):
            connection.execute(delete(draft).where(draft.c.key == key))
