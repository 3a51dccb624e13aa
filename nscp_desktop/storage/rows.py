"""Dates, flags and new rows between Python and the tables."""

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from sqlalchemy import Connection, Table, insert, update


def to_text(day: date | None) -> str | None:
    """Write a date for a column."""
    return day.isoformat() if day is not None else None


def to_date(value: str | None) -> date | None:
    """Read a date from a column that may be empty."""
    return date.fromisoformat(value) if value is not None else None


def add_row(connection: Connection, table: Table, **values: object) -> int:
    """Insert one row and return its id."""
    key = connection.execute(insert(table).values(**values)).inserted_primary_key
    return cast(int, key[0]) if key is not None else 0


def change_row(connection: Connection, table: Table, row_id: int, values: Mapping[str, Any]) -> None:
    """Update one row by its id."""
    connection.execute(update(table).where(table.c.id == row_id).values(**values))
