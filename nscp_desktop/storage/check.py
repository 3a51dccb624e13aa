"""Is a record file sound: its pages, its links, its schema, its history."""

from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from nscp_desktop.storage import history_chain, replay
from nscp_desktop.storage.evidence_store import changed_contents
from nscp_desktop.storage.migrate import schema_text, upgrade

# Of every table, index and trigger that the migrations make; a test works it out anew. Kept here so that an opening
# need not run the migrations to know what they make.
SCHEMA_DIGEST = "e0b45028b1a537427f934a001e2624c125773d3cf2ac6f93e4ef1e684939a9d1"
_CONTENTS = "evidence_content"
_RULE_BROKEN = "CHECK constraint failed in"


def problems(connection: Connection, *, full: bool) -> list[str]:
    """Return what is wrong, one sentence each; empty when the file is sound.

    An opening has time for every page in use and every index but those of what is in files of evidence, every row
    against the newest that the history says of it, and the end of the chain. `full` adds the rules of the tables, free
    pages, the whole chain, and what is in every file of evidence.
    """
    found = damage(connection, full=full, with_rules=full)
    # A row that breaks a rule of its table can still be held against the history; broken pages cannot be read on.
    if not all(_RULE_BROKEN in sentence for sentence in found):
        return found
    found += loose_ends(connection)
    strange = _strange_parts(connection) or _missing_name(connection)
    if strange:
        return found + strange
    found += history_chain.problems(connection, at_opening=not full) + replay.differences(connection)
    return found + (changed_contents(connection) if full else [])


def schema_digest(connection: Connection) -> str:
    """Return the digest of every table, index and trigger."""
    return sha256(
        "\n".join(f"{name} {text}" for name, text in sorted(schema_text(connection).items())).encode()
    ).hexdigest()


def damage(connection: Connection, *, full: bool, with_rules: bool = True) -> list[str]:
    """Return what is wrong with pages and indexes; `with_rules` also which rows break a rule of their table.

    With two indexes swapped, which the engine's quick check passes over, somebody had lost their period of service on
    the screen. Rules take half of the time, and a row that the history agrees with has met them once.

    Without `full` the pages that hold what is in files of evidence are left alone, and so are free ones: 2.5 GB of
    files took 1 s and more, protected 20 s. Whatever is read later is held against its digest first.
    """
    # The check of the cipher gives not even an empty answer for a plain file, which only the driver takes.
    driver: Any = connection.connection.driver_connection
    driver.execute(f"PRAGMA ignore_check_constraints = {int(not with_rules)}")
    try:
        said = [sentence for check in _checks(driver, full=full) for (sentence,) in driver.execute(f"PRAGMA {check}")]
    finally:
        driver.execute("PRAGMA ignore_check_constraints = 0")
    return [f"The file is damaged: {sentence}." for sentence in said if sentence != "ok"]


def _checks(driver: Any, *, full: bool) -> list[str]:
    """Return the engine's own checks: of the whole file, or of each table with its indexes but the one of contents."""
    if full:
        return ["integrity_check", "cipher_integrity_check"]
    tables = [name for (name,) in driver.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    names = [name.replace('"', '""') for name in ("sqlite_schema", *tables) if name != _CONTENTS]
    return [f'integrity_check("{name}")' for name in names]


def loose_ends(connection: Connection) -> list[str]:
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


def _missing_name(connection: Connection) -> list[str]:
    has_one = history_chain.record_id(connection)
    return [] if has_one else ["The record has lost its own name, by which its backups are known."]


def _expected() -> dict[str, str]:
    engine = create_engine("sqlite://", module=dbapi2, poolclass=StaticPool, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            upgrade(connection)
            return schema_text(connection)
    finally:
        engine.dispose()
