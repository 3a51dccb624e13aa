"""Actions, and gaps that were reported to the partnership."""

from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update

from nscp_desktop.domain.actions import Action, GapKind, ReportedGap
from nscp_desktop.storage.rows import add_row, change_row, to_date, to_day, to_text
from nscp_desktop.storage.schema_assurance import agency_action, assurance_file, reported_gap

_ACTION_DAYS = ("raised_on", "due_on", "done_on")
_GAP_DAYS = ("noticed_on", "reported_on", "closed_on")


class ActionStore:
    """Actions and the gap log in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def actions(self) -> tuple[Action, ...]:
        """Return every action, the open ones first, by the day they are due, those without a day last."""
        a = agency_action.c
        order = (a.done_on.is_not(None), a.due_on.is_(None), a.due_on, a.id)
        return tuple(_action(row) for row in self._db.execute(select(agency_action).order_by(*order)))

    def add_action(self, action: Action) -> int:
        """Store an action and return its id."""
        return add_row(self._db, agency_action, **_values(action, _ACTION_DAYS))

    def change_action(self, action: Action) -> None:
        """Store a changed action."""
        change_row(self._db, agency_action, action.id, _values(action, _ACTION_DAYS))
        files = update(assurance_file).where(assurance_file.c.action_id == action.id)
        self._db.execute(files.values(person_id=action.person_id))

    def remove_action(self, action_id: int) -> None:
        """Take an action out with its files."""
        self._db.execute(delete(assurance_file).where(assurance_file.c.action_id == action_id))
        self._db.execute(delete(agency_action).where(agency_action.c.id == action_id))

    def gaps(self) -> tuple[ReportedGap, ...]:
        """Return the gap log, the newest first."""
        g = reported_gap.c
        query = select(reported_gap).order_by(g.noticed_on.desc(), g.id.desc())
        return tuple(_gap(row) for row in self._db.execute(query))

    def add_gap(self, gap: ReportedGap) -> int:
        """Store an entry of the gap log and return its id."""
        return add_row(self._db, reported_gap, **_values(gap, _GAP_DAYS))

    def change_gap(self, gap: ReportedGap) -> None:
        """Store a changed entry of the gap log."""
        change_row(self._db, reported_gap, gap.id, _values(gap, _GAP_DAYS))

    def remove_gap(self, gap_id: int) -> None:
        """Take an entry out of the gap log."""
        self._db.execute(delete(reported_gap).where(reported_gap.c.id == gap_id))


def _values(of: Action | ReportedGap, days: tuple[str, ...]) -> dict[str, Any]:
    values = asdict(of)
    values.pop("id")
    if isinstance(of, ReportedGap):
        values["kind"] = of.kind.value
    return values | {name: to_text(values[name]) for name in days}


def _action(row: Row[tuple[object, ...]]) -> Action:
    values = dict(row._mapping)
    return Action(
        **{**values, "raised_on": to_day(row.raised_on), "due_on": to_date(row.due_on), "done_on": to_date(row.done_on)}
    )


def _gap(row: Row[tuple[object, ...]]) -> ReportedGap:
    values = dict(row._mapping)
    days = {"reported_on": to_date(row.reported_on), "closed_on": to_date(row.closed_on)}
    return ReportedGap(**{**values, **days, "kind": GapKind(row.kind), "noticed_on": to_day(row.noticed_on)})
