"""When placements were recorded, and what was changed since about what they were decided on."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row

from nscp_desktop.domain.history import Operation
from nscp_desktop.storage.rows import to_date

# The step that put a placement in; what only came back by undoing was decided before.
_RECORDED = """
    SELECT p.person_id, p.starts_on, max(c.batch) AS step, b.at
    FROM placement p
    JOIN history_change c ON c.table_name = 'placement' AND c.row_key = CAST(p.id AS TEXT) AND c.operation = 'insert'
    JOIN history_batch b ON b.sequence = c.batch AND b.kind <> 'undo'
    GROUP BY p.id ORDER BY p.id
"""
_SINCE = f"""
    SELECT c.person_id, c.batch, b.at, c.table_name, c.operation, c.before, c.after
    FROM (SELECT person_id, min(step) AS step FROM ({_RECORDED}) GROUP BY person_id) d
    JOIN history_change c ON c.person_id = d.person_id AND c.batch > d.step
    JOIN history_batch b ON b.sequence = c.batch
    WHERE c.table_name IN ('person_role', 'person_duty') AND c.salt IS NOT NULL
    ORDER BY c.id DESC
"""
_SCHEME = """
    SELECT c.person_id, c.batch, b.at, c.table_name, c.operation, c.before, c.after
    FROM history_change c JOIN history_batch b ON b.sequence = c.batch
    WHERE c.table_name IN ('role', 'duty', 'agency_level') AND c.salt IS NOT NULL
    ORDER BY c.id DESC
"""


class Recorded(NamedTuple):
    """A placement of a person from a day (None: as long as they have been here), and the step that recorded it."""

    person_id: int
    starts_on: date | None
    step: int
    at: datetime


class RowChange(NamedTuple):
    """One row before and after a step of the history; `person_id` is whose it is."""

    person_id: int | None
    step: int
    at: datetime
    table: str
    operation: Operation
    before: dict[str, Any]
    after: dict[str, Any]


class DecisionStore:
    """What the history says of placements, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def recorded(self) -> Iterator[Recorded]:
        """Go through the placements whose recording stands in the history; of two from one day the later comes last."""
        for person_id, starts_on, step, at in self._db.exec_driver_sql(_RECORDED):
            yield Recorded(person_id, to_date(starts_on), step, datetime.fromisoformat(at))

    def held_since(self) -> Iterator[RowChange]:
        """Go through the changes of roles and duties since somebody's first placement was recorded, newest first."""
        return map(_change, self._db.exec_driver_sql(_SINCE))

    def scheme_changes(self) -> Iterator[RowChange]:
        """Go through the changes of the agency's roles, duties and levels, newest first."""
        return map(_change, self._db.exec_driver_sql(_SCHEME))


def _change(row: Row[Any]) -> RowChange:
    before, after = (json.loads(text) if text is not None else {} for text in (row.before, row.after))
    at = datetime.fromisoformat(row.at)
    return RowChange(row.person_id, row.batch, at, row.table_name, Operation(row.operation), before, after)
