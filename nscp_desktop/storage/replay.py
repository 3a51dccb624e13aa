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
    """Return one sentence for each row that is not as the history says."""
    said, found = rebuilt(connection), present(connection)
    if said == found:
        return []
    return [
        f"In the list {table}, entry {key} is not as the history says."
        for table, key in sorted(said.keys() | found.keys())
        if said.get((table, key)) != found.get((table, key))
    ]
