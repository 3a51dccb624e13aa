"""Dates, flags and new rows between Python and the tables."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, insert, select, update

IDS_AT_ONCE = 1_000


def to_text(day: date | None) -> str | None:
    """Write a date for a column."""
    return day.isoformat() if day is not None else None


@lru_cache(maxsize=40_000)
def to_day(value: str) -> date:
    """Read a date from a column.

    The days of a record come again and again: one object for each is read and compared in half the time.
    """
    return date.fromisoformat(value)


def to_date(value: str | None) -> date | None:
    """Read a date from a column that may be empty."""
    return to_day(value) if value is not None else None


def only(column: ColumnElement[int], own_ids: Sequence[int] | None) -> tuple[ColumnElement[bool], ...]:
    """Return the condition that keeps to some people, none for everybody."""
    if own_ids is None:
        return ()
    return (column == own_ids[0],) if len(own_ids) == 1 else (column.in_(own_ids),)


def in_parts(own_ids: Iterable[int]) -> Iterator[list[int]]:
    """Part ids into lists that one question to the file can hold."""
    ids = list(own_ids)
    for start in range(0, len(ids), IDS_AT_ONCE):
        yield ids[start : start + IDS_AT_ONCE]


def add_row(connection: Connection, table: Table, **values: object) -> int:
    """Insert one row and return its id."""
    key = connection.execute(insert(table).values(**values)).inserted_primary_key
    return cast(int, key[0]) if key is not None else 0


def change_row(connection: Connection, table: Table, row_id: int, values: Mapping[str, Any]) -> None:
    """Update one row by its id."""
    connection.execute(update(table).where(table.c.id == row_id).values(**values))


def set_rows(
    connection: Connection, table: Table, owner: Mapping[str, Any], wanted: Sequence[Mapping[str, Any]]
) -> None:
    """Make the rows of one owner those that are wanted, touching only those that differ.

    The history then tells what was changed, and not that everything was taken away and written anew. A row keeps its
    key for ever, though, because that is how the history speaks of it.
    """
    whose = [table.c[name] == value for name, value in owner.items()]
    keys = [column for column in table.primary_key.columns if column.name not in owner]
    there = [dict(row._mapping) for row in connection.execute(select(table).where(*whose).order_by(*keys))]
    new = [dict(row) for row in wanted]
    for row in new.copy():
        same = next((old for old in there if all(old[name] == value for name, value in row.items())), None)
        if same is not None:
            there.remove(same)
            new.remove(row)
    for old in there:
        its_key = [key == old[key.name] for key in keys]
        of_key = [row for row in new if all(row.get(key.name, old[key.name]) == old[key.name] for key in keys)]
        if of_key:
            new.remove(of_key[0])
            connection.execute(update(table).where(*whose, and_(*its_key)).values(**of_key[0]))
        else:
            connection.execute(delete(table).where(*whose, and_(*its_key)))
    for row in new:
        connection.execute(insert(table).values(**owner, **row))
