"""Bringing a record file to the newest schema by numbered steps."""

from typing import cast

from sqlalchemy import Connection

from nscp_desktop.storage.schema import APPLICATION_ID, SCHEMA_VERSION


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


def schema_text(connection: Connection) -> dict[str, str]:
    """Return the SQL of every table, index and trigger by name, without SQLite's own."""
    rows = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
    )
    return {cast(str, name): cast(str, sql) for name, sql in rows}
