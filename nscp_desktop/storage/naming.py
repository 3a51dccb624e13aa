"""The record's own name, the same in every copy of it, by which its backups are known."""

import secrets

from sqlalchemy import Connection

from nscp_desktop.storage.schema_keeping import record_identity


def new_record_id() -> str:
    """Return a name for a new record, 8 hexadecimal digits."""
    return secrets.token_hex(4)


def name_record(connection: Connection, record_id: str) -> None:
    """Give a record its name."""
    connection.execute(record_identity.insert().values(id=1, record_id=record_id))
