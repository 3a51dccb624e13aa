"""Rebuilding every table from the history alone, and holding it against what is there."""

from typing import Any

from sqlalchemy import Connection

from nscp_desktop.domain.history import Operation
from nscp_desktop.storage.history_triggers import key_of, row_as_json, written_tables

ERASED = object()
Rows = dict[tuple[str, str], Any]


def rebuilt(connection: Connection) -> Rows:
    """Return every row that the history says is there, as JSON by table and key; ERASED where it was blanked."""
    driver: Any = connection.connection.driver_connection
    rows: Rows = {}
    for table, key, operation, after, salt in driver.execute(
        "SELECT table_name, row_key, operation, after, salt FROM history_change ORDER BY id"
    ):
        if operation == Operation.DELETE:
            rows.pop((table, key), None)
        else:
            rows[table, key] = after if salt is not None else ERASED
    return rows


def present(connection: Connection) -> Rows:
    """Return every row that is there, as JSON by table and key."""
    driver: Any = connection.connection.driver_connection
    return {
        (table.name, str(key)): row
        for table in written_tables()
        for key, row in driver.execute(f'SELECT {key_of(table)}, {row_as_json(table)} FROM "{table.name}"')
    }


def differences(connection: Connection) -> list[str]:
    """Return one sentence for each row that is not as the history says, and for each list whose numbers went back."""
    found = _numbers_gone_back(connection)
    if _agree(connection):
        return found
    said, there = rebuilt(connection), present(connection)
    found += [
        f"In the list {table}, entry {key} is not as the history says."
        for table, key in sorted(said.keys() | there.keys())
        if said.get((table, key)) != there.get((table, key))
    ]
    return found or ["What is in the lists is not found in the history."]


def _agree(connection: Connection) -> bool:
    """Whether every row is as its last change left it, and no row is missing; quick enough for every opening."""
    driver: Any = connection.connection.driver_connection
    left = dict(
        driver.execute(
            "SELECT table_name, sum(operation = 'insert') - sum(operation = 'delete') FROM history_change "
            "GROUP BY table_name"
        )
    )
    tables = written_tables()
    if left.keys() - {table.name for table in tables}:
        return False
    return all(
        driver.execute(f'SELECT count(*) FROM "{table.name}"').fetchone() == (left.get(table.name, 0),)
        and driver.execute(
            _NOT_AS_LEFT.format(table=table.name, key=key_of(table, "own."), row=row_as_json(table, "own."))
        ).fetchone()
        is None
        for table in tables
    )


_NOT_AS_LEFT = """SELECT 1 FROM "{table}" own WHERE NOT EXISTS (
SELECT 1 FROM (
SELECT operation, after FROM history_change
WHERE table_name = '{table}' AND row_key = CAST({key} AS TEXT) ORDER BY id DESC LIMIT 1
) WHERE operation <> 'delete' AND after = {row})"""


def _numbers_gone_back(connection: Connection) -> list[str]:
    """Return the lists that would give a number twice: the history would then take one person for another."""
    counted = ", ".join(f"'{table.name}'" for table in written_tables() if table.dialect_kwargs["sqlite_autoincrement"])
    rows = connection.exec_driver_sql(
        "SELECT table_name FROM history_change LEFT JOIN sqlite_sequence ON name = table_name "
        f"WHERE table_name IN ({counted}) GROUP BY table_name "
        "HAVING max(CAST(row_key AS INTEGER)) > coalesce(max(seq), 0)"
    )
    return [f"The list {table} would give numbers again that it gave before." for table in rows.scalars()]
