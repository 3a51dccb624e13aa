"""The triggers that write the history, made from the tables: whatever code changes a row, the history has it.

A row is written down as JSON, the same text that `row_as_json` gives for a present row, so that both can be compared.
"""

from collections.abc import Iterable

from sqlalchemy import BLOB, Table

from nscp_desktop.storage import schema, schema_assurance, schema_keeping, schema_learning, schema_training
from nscp_desktop.storage.columns import metadata
from nscp_desktop.storage.schema_keeping import WITHOUT_HISTORY

# The tables are known once their files have been read, so each is named here.
TABLES_STAND_IN = (schema, schema_assurance, schema_keeping, schema_learning, schema_training)
_OPEN_BATCH = "(SELECT sequence FROM history_batch WHERE head IS NULL)"
_APPEND_ONLY = "SELECT RAISE(ABORT, 'the history is append-only')"


def written_tables() -> tuple[Table, ...]:
    """Return the tables whose rows the history follows, parents before children."""
    return tuple(table for table in metadata.sorted_tables if table.name not in WITHOUT_HISTORY)


def triggers() -> dict[str, str]:
    """Return the SQL of every trigger by its name."""
    made = dict(_keep_append_only())
    for table in written_tables():
        made |= _writing(table)
    return made


def row_as_json(table: Table, row: str = "") -> str:
    """Return the SQL expression for a whole row as JSON; `row` is `NEW.` or `OLD.` inside a trigger."""
    pairs = ", ".join(f"'{column.name}', {row}{_quoted(column.name)}" for column in table.columns)
    return f"json_object({pairs})"


def key_of(table: Table, row: str = "") -> str:
    """Return the SQL expression for the primary key as text, its parts joined by `|`."""
    return " || '|' || ".join(f"{row}{_quoted(column.name)}" for column in table.primary_key.columns)


def _writing(table: Table) -> dict[str, str]:
    if any(isinstance(column.type, BLOB) for column in table.columns):
        raise TypeError(f"{table.name} has a column of bytes, which JSON cannot hold")
    differs = " OR ".join(
        f"OLD.{_quoted(column.name)} IS NOT NEW.{_quoted(column.name)} COLLATE BINARY" for column in table.columns
    )
    old, new = row_as_json(table, "OLD."), row_as_json(table, "NEW.")
    return dict(
        (
            _trigger(table, "insert", "NEW.", "", ("NULL", new)),
            _trigger(table, "update", "OLD.", f"\nWHEN {differs}", (old, new)),
            _trigger(table, "delete", "OLD.", "", (old, "NULL")),
        )
    )


def _trigger(table: Table, operation: str, row: str, when: str, values: tuple[str, str]) -> tuple[str, str]:
    name = f"history_{operation}_{table.name}"
    person = {"person": f"{row}id"}.get(table.name, f"{row}person_id" if "person_id" in table.columns else "NULL")
    return name, (
        f"CREATE TRIGGER {name} AFTER {operation.upper()} ON {_quoted(table.name)}{when}\nBEGIN\n"
        "INSERT INTO history_change (batch, table_name, row_key, person_id, operation, before, after, salt)\n"
        f"VALUES ({_OPEN_BATCH}, '{table.name}', {key_of(table, row)}, {person}, '{operation}',\n"
        f"{values[0]},\n{values[1]},\nrandomblob(16));\nEND"
    )


def _keep_append_only() -> Iterable[tuple[str, str]]:
    """Let a batch be written and sealed once; afterwards only blanking the words of an erased person is let through."""
    change, batch = schema_keeping.history_change, schema_keeping.history_batch
    sealing = f"OLD.digest IS NULL AND NEW.digest IS NOT NULL AND {_same(change, 'digest')}"
    blanking = f"NEW.before IS NULL AND NEW.after IS NULL AND NEW.salt IS NULL AND {_same(change, *_BLANKED)}"
    words = f"NEW.title IS NULL AND NEW.reason IS NULL AND NEW.words_salt IS NULL AND {_same(batch, *_BLANKED_WORDS)}"
    for name, event, table, when in (
        ("history_keep_change", "UPDATE", change, f"NOT ({sealing}) AND NOT (OLD.digest IS NOT NULL AND {blanking})"),
        ("history_keep_changes", "DELETE", change, "TRUE"),
        ("history_late_change", "INSERT", change, f"NEW.batch IS NOT {_OPEN_BATCH}"),
        ("history_keep_batch", "UPDATE", batch, f"OLD.head IS NOT NULL AND NOT ({words})"),
        ("history_keep_batches", "DELETE", batch, "OLD.head IS NOT NULL"),
        (
            "history_late_batch",
            "INSERT",
            batch,
            "NEW.sequence <= (SELECT coalesce(max(sequence), 0) FROM history_batch)",
        ),
    ):
        yield name, f"CREATE TRIGGER {name} BEFORE {event} ON {table.name}\nWHEN {when}\nBEGIN\n{_APPEND_ONLY};\nEND"


_BLANKED = ("before", "after", "salt")
_BLANKED_WORDS = ("title", "reason", "words_salt")


def _same(table: Table, *except_for: str) -> str:
    names = (_quoted(column.name) for column in table.columns if column.name not in except_for)
    return " AND ".join(f"NEW.{name} IS OLD.{name}" for name in names)


def _quoted(name: str) -> str:
    return f'"{name}"'
