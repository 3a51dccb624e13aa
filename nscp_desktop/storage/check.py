"""Is a record file sound: its pages, its links, its schema, its history."""

from hashlib import sha256

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from nscp_desktop.storage import history_chain, replay
from nscp_desktop.storage.migrate import schema_text, upgrade

# Of every table, index and trigger that the migrations make; a test works it out anew. Kept here so that an opening
# need not run the migrations to know what they make.
SCHEMA_DIGEST = "a284534c4385eeb8692f33aa970a292c0cf4a5defa44e05394a847957f22b557"


def problems(connection: Connection, *, full: bool) -> list[str]:
    """Return what is wrong, one sentence each; empty when the file is sound.

    `full` reads every page twice over and the whole history; without it, what an opening has time for.
    """
    found = _damage(connection, full=full) or _loose_ends(connection) or _strange_parts(connection)
    if found:
        return found
    if full:
        return history_chain.problems(connection) + replay.differences(connection)
    return history_chain.problems(connection, history_chain.LINKS_AT_OPENING)


def schema_digest(connection: Connection) -> str:
    """Return the digest of every table, index and trigger."""
    return sha256(
        "\n".join(f"{name} {text}" for name, text in sorted(schema_text(connection).items())).encode()
    ).hexdigest()


def _damage(connection: Connection, *, full: bool) -> list[str]:
    how = "integrity_check" if full else "quick_check"
    said = connection.exec_driver_sql(f"PRAGMA {how}").scalars().all()
    return [f"The file is damaged: {sentence}." for sentence in said if sentence != "ok"]


def _loose_ends(connection: Connection) -> list[str]:
    return [
        f"In the list {table}, entry {row} points to something in {target} that is not there."
        for table, row, target, _ in connection.exec_driver_sql("PRAGMA foreign_key_check")
    ]


def _strange_parts(connection: Connection) -> list[str]:
    if schema_digest(connection) == SCHEMA_DIGEST:
        return []
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
