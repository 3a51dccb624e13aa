"""Is a record file sound: its pages, its links, its schema."""

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from nscp_desktop.storage.migrate import schema_text, upgrade


def problems(connection: Connection) -> list[str]:
    """Return what is wrong, one sentence each; empty when the file is sound."""
    found = [
        f"The file is damaged: {said}."
        for (said,) in connection.exec_driver_sql("PRAGMA integrity_check")
        if said != "ok"
    ]
    found += [
        f"In the list {table}, entry {row} points to something in {target} that is not there."
        for table, row, target, _ in connection.exec_driver_sql("PRAGMA foreign_key_check")
    ]
    if found:
        return found
    expected, present = _expected(), schema_text(connection)
    names = sorted(name for name in expected.keys() | present.keys() if expected.get(name) != present.get(name))
    return [f"The part {name} of the file is not as this program made it." for name in names]


def _expected() -> dict[str, str]:
    engine = create_engine("sqlite://", module=dbapi2, poolclass=StaticPool, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            upgrade(connection)
            return schema_text(connection)
    finally:
        engine.dispose()
