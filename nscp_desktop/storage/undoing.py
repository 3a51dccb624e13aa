"""Taking a batch back through the history: each of its changes reversed, the last one first."""

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, text, update
from sqlalchemy.exc import IntegrityError

from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.history import Operation
from nscp_desktop.domain.history_vocabulary import NAMED_THINGS, THINGS
from nscp_desktop.storage.columns import metadata
from nscp_desktop.storage.history_triggers import key_of, row_as_json

_OWN_WORDS = {"attendance": "training", "service": "people", "session": "training sessions", "person": "the person"}


def take_back(connection: Connection, sequence: int) -> None:
    """Bring every row that a batch changed back to what it was before.

    Raises NotAllowedError with the reason when a row is no longer as the batch left it, or when later work needs it.
    """
    # Links are looked at when all rows are back: within one batch they may have come in any order.
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    rows = connection.exec_driver_sql(
        "SELECT table_name, row_key, operation, before, after, salt FROM history_change WHERE batch = ? "
        "ORDER BY id DESC",
        (sequence,),
    ).all()
    for table_name, key, operation, before, after, salt in rows:
        if salt is None:
            raise NotAllowedError("This cannot be undone: it concerns somebody whose record has been erased.")
        table = metadata.tables[table_name]
        _refuse_later_work(connection, table, key, after, sequence)
        try:
            _reverse(connection, table, Operation(operation), before, after)
        except IntegrityError as error:
            raise NotAllowedError(
                "This cannot be undone: something that was entered later stands in its place. Undo that first."
            ) from error
    _refuse_loose_ends(connection, {(row[0], row[1]) for row in rows if row[2] == Operation.DELETE})


def _reverse(connection: Connection, table: Table, operation: Operation, before: str, after: str) -> None:
    if operation is Operation.DELETE:
        connection.execute(insert(table).values(**json.loads(before)))
        return
    now = json.loads(after)
    where = [column == bindparam(f"_{column.name}", now[column.name]) for column in table.primary_key.columns]
    if operation is Operation.INSERT:
        connection.execute(delete(table).where(*where))
    else:
        connection.execute(update(table).where(*where).values(**json.loads(before)))


def _refuse_later_work(connection: Connection, table: Table, key: str, after: str | None, sequence: int) -> None:
    """Refuse when a row is not as the batch left it, naming the later batch that changed it."""
    found = connection.execute(
        text(f'SELECT {row_as_json(table)} FROM "{table.name}" WHERE {key_of(table)} = :key'),
        {"key": _key_after(table, key, after)},
    ).scalar_one_or_none()
    if found == after or (found is not None and after is not None and _has_only_grown(found, after)):
        return
    later = connection.exec_driver_sql(
        "SELECT batch FROM history_change WHERE table_name = ? AND row_key = ? AND batch > ? ORDER BY id DESC LIMIT 1",
        (table.name, key, sequence),
    ).scalar_one_or_none()
    words = _title(connection, later) if later is not None else ""
    because = f"it was changed later ({words})" if words else "it is no longer as it was left"
    raise NotAllowedError(f"This cannot be undone: {because}. Undo that first.")


def _has_only_grown(found: str, after: str) -> bool:
    """Whether a row is as a batch left it, but for fields that the record's format did not have then."""
    now, then = json.loads(found), json.loads(after)
    return now.keys() > then.keys() and all(now[name] == value for name, value in then.items())


def _key_after(table: Table, key: str, after: str | None) -> str:
    """Return the key that a row has now: a change can have given it another."""
    if after is None:
        return key
    values = json.loads(after)
    return "|".join(str(values[column.name]) for column in table.primary_key.columns)


def _title(connection: Connection, sequence: Any) -> str:
    found = connection.exec_driver_sql("SELECT title FROM history_batch WHERE sequence = ?", (sequence,))
    return str(found.scalar_one_or_none() or "")


def _refuse_loose_ends(connection: Connection, brought_back: Collection[tuple[str, str]]) -> None:
    """Refuse when a row would be left pointing to something that is gone; `brought_back` are tables and keys."""
    loose = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if loose is None:
        return
    child, row, parent = str(loose[0]), str(loose[1]), str(loose[2])
    if (child, row) in brought_back:
        raise NotAllowedError(
            f"This cannot be undone: what it belongs to ({_words(parent)}) was removed later. Bring that back first."
        )
    raise NotAllowedError(
        f"This cannot be undone: something that was entered later ({_words(child)}) depends on it. Undo that first."
    )


def _words(table: str) -> str:
    """Return what a table holds as people say it."""
    named, _ = NAMED_THINGS.get(table, ("", ""))
    return _OWN_WORDS.get(table) or THINGS.get(table) or named or table.replace("_", " ")
