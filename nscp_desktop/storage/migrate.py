"""Bringing a record file to the newest schema by numbered steps."""

from hashlib import sha256
from typing import cast

from sqlalchemy import Connection

from nscp_desktop.domain.errors import DamagedError, FileRefusedError
from nscp_desktop.domain.history import BatchKind
from nscp_desktop.domain.workplace import Workplace
from nscp_desktop.storage.history_store import HistoryStore
from nscp_desktop.storage.history_triggers import key_of, row_as_json, written_tables
from nscp_desktop.storage.naming import name_record
from nscp_desktop.storage.schema import APPLICATION_ID, SCHEMA_VERSION
from nscp_desktop.storage.schema_keeping import record_identity
from nscp_desktop.storage.settings_store import SettingsStore

Content = dict[str, tuple[int, str]]
BROUGHT_OVER_TO = "brought-over-to"


def upgrade(connection: Connection) -> None:
    """Run every outstanding step inside the transaction that the caller has begun.

    Foreign keys have to be off by then: with them on, a batch change can delete every child row.
    """
    # Imported here because Alembic is needed at creation and after an update only, not at every start.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "nscp_desktop.storage:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")


def bring_over(connection: Connection, workplace: Workplace, record_id: str) -> None:
    """Upgrade a file that an older program made, and write into the history what was in it by then.

    Raises FileRefusedError when what was in it is not all there afterwards, DamagedError when its head and its content
    are of two versions.
    """
    refuse_two_versions(connection)
    columns = {name: _columns(connection, name) for name in schema_text(connection) if _is_table(connection, name)}
    columns.pop("alembic_version", None)
    before = content(connection, columns)
    upgrade(connection)
    if content(connection, columns) != before or connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise FileRefusedError(
            "The record could not be brought over to this version of the program without loss, so it was left as it "
            "was. Open it with the version that made it, and ask whoever looks after the program."
        )
    if connection.execute(record_identity.select()).first() is None:
        name_record(connection, record_id)
    _write_down_what_is_there(connection, workplace)


def content(connection: Connection, columns: dict[str, list[str]]) -> Content:
    """Return how many rows each table has and a digest of them, looking at the named columns only."""
    found = {}
    for table, names in columns.items():
        listed = ", ".join(f'"{name}"' for name in names)
        rows = connection.exec_driver_sql(f'SELECT {listed} FROM "{table}" ORDER BY {listed}').all()
        found[table] = len(rows), sha256(repr([tuple(row) for row in rows]).encode()).hexdigest()
    return found


def schema_text(connection: Connection) -> dict[str, str]:
    """Return the SQL of every table, index and trigger by name, without SQLite's own."""
    rows = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
    )
    return {cast(str, name): cast(str, sql) for name, sql in rows}


def refuse_two_versions(connection: Connection) -> None:
    at_head = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    within = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if str(within or "").lstrip("0") != str(at_head):
        raise DamagedError(
            "The beginning of the record says that an earlier version of the program made it, and the rest does not, "
            "so it is damaged. It was left as it is. Open its newest backup."
        )


def _write_down_what_is_there(connection: Connection, workplace: Workplace) -> None:
    """Write the upgrade into the history, and every row that is not as the history had it: at first, that is all."""
    history = HistoryStore(connection)
    sequence = history.begin("Brought over from an earlier version of the program", workplace, kind=BatchKind.FINAL)
    SettingsStore(connection).set(BROUGHT_OVER_TO, str(SCHEMA_VERSION))
    for table in written_tables():
        person = {"person": "id"}.get(table.name, "person_id" if "person_id" in table.columns else "NULL")
        connection.exec_driver_sql(
            "INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt) "
            f"SELECT {sequence}, '{table.name}', {key_of(table)}, {person}, "
            "CASE WHEN said IS NULL THEN 'insert' ELSE 'update' END, said, there, randomblob(16) FROM ("
            f"SELECT own.*, {row_as_json(table, 'own.')} there, (SELECT after FROM history_change "
            f"WHERE table_name = '{table.name}' AND row_key = CAST({key_of(table, 'own.')} AS TEXT) "
            f'ORDER BY id DESC LIMIT 1) said FROM "{table.name}" own) WHERE said IS NOT there'
        )
    history.seal(sequence)


def _is_table(connection: Connection, name: str) -> bool:
    return bool(_columns(connection, name)) and name in _tables(connection)


def _tables(connection: Connection) -> set[str]:
    return set(connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table'").scalars())


def _columns(connection: Connection, table: str) -> list[str]:
    return [row[1] for row in connection.exec_driver_sql(f'PRAGMA table_info("{table}")')]
