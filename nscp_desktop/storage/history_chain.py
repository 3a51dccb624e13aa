"""How the history is chained: salted digests of what changed, and over them the head of each batch.

A change is digested with its own salt, so that its values can be blanked when somebody is erased, and the digest,
which then tells nothing of them, still holds its place in the chain.
"""

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection

from nscp_desktop.storage.schema_keeping import OPERATIONS

# Parts of a row cannot hold this sign: JSON writes it as an escape, and the rest are names and numbers.
_PART = "char(31)"
CHANGE_TEXT = f" || {_PART} || ".join(
    ("batch", "table_name", "row_key", "coalesce(person_id, '')", "operation", "coalesce(before, '')",
     "coalesce(after, '')")
)  # fmt: skip
BATCH_COLUMNS = "sequence, kind, of_sequence, who, computer, program, at, changes"
LINKS_AT_OPENING = 1_000


def change_digest(salt: bytes, text: str) -> bytes:
    """Return the digest of one change from its salt and `CHANGE_TEXT`."""
    return sha256(salt + text.encode()).digest()


def words_digest(salt: bytes, title: str, reason: str) -> bytes:
    """Return the digest of a batch's words."""
    return sha256(salt + json.dumps([title, reason]).encode()).digest()


def next_head(head: str, batch: Iterable[Any], words: bytes, digests: bytes) -> str:
    """Return the head after a batch: `batch` holds `BATCH_COLUMNS`, `digests` those of its changes end to end."""
    return sha256(head.encode() + json.dumps(list(batch)).encode() + words + digests).hexdigest()


def first_head(record_id: str) -> str:
    """Return the head before the first batch."""
    return sha256(record_id.encode()).hexdigest()


def seal(connection: Connection, sequence: int) -> bool:
    """Digest the changes of the open batch and chain it; take it away and return False when nothing changed."""
    run = connection.exec_driver_sql
    digest_changes(connection, sequence)
    digests = [
        digest for (digest,) in run("SELECT digest FROM history_change WHERE batch = ? ORDER BY id", (sequence,))
    ]
    if not digests:
        run("DELETE FROM history_batch WHERE sequence = ?", (sequence,))
        return False
    run("UPDATE history_batch SET changes = ? WHERE sequence = ?", (len(digests), sequence))
    batch = run(f"SELECT {BATCH_COLUMNS} FROM history_batch WHERE sequence = ?", (sequence,)).one()
    (words,) = run("SELECT words_digest FROM history_batch WHERE sequence = ?", (sequence,)).one()
    head = next_head(newest_head(connection), batch, words, b"".join(digests))
    run("UPDATE history_batch SET head = ? WHERE sequence = ?", (head, sequence))
    return True


def digest_changes(connection: Connection, sequence: int) -> None:
    """Digest the changes of the open batch that have none yet."""
    fresh = connection.exec_driver_sql(
        f"SELECT id, salt, {CHANGE_TEXT} FROM history_change WHERE batch = ? AND digest IS NULL", (sequence,)
    )
    digests = [(change_digest(salt, text), own) for own, salt, text in fresh]
    if digests:
        connection.exec_driver_sql("UPDATE history_change SET digest = ? WHERE id = ?", digests)


def newest_head(connection: Connection) -> str:
    """Return the head of the newest sealed batch, or the one before the first."""
    row = connection.exec_driver_sql(
        "SELECT head FROM history_batch WHERE head IS NOT NULL ORDER BY sequence DESC LIMIT 1"
    ).one_or_none()
    return str(row[0]) if row is not None else first_head(record_id(connection))


def record_id(connection: Connection) -> str:
    """Return the record's own name, the same in every copy of it; empty when it was taken out by hand."""
    return str(connection.exec_driver_sql("SELECT record_id FROM record_identity").scalar() or "")


def problems(connection: Connection, last: int | None = None) -> list[str]:
    """Return what is wrong with the chain, one sentence for each place; `last` checks that many batches only."""
    run = connection.exec_driver_sql
    newest = run("SELECT coalesce(max(sequence), 0) FROM history_batch").scalar_one()
    start = max(0, newest - last) if last is not None else 0
    before = run("SELECT head FROM history_batch WHERE sequence <= ? ORDER BY sequence DESC LIMIT 1", (start,))
    kept = before.scalar_one_or_none()
    head = str(kept) if kept is not None else first_head(record_id(connection))
    found = list(_stray_changes(connection, start))
    digests = _Digests(connection, start)
    expected = start
    for row in run(
        f"SELECT head, title, reason, words_salt, words_digest, {BATCH_COLUMNS} FROM history_batch "
        "WHERE sequence > ? ORDER BY sequence",
        (start,),
    ):
        said, title, reason, salt, words, *batch = row
        sequence = batch[0]
        if sequence != expected + 1:
            found.append(f"Step {expected + 1} of the history is missing.")
        expected = sequence
        if salt is not None and words_digest(salt, title or "", reason or "") != words:
            found.append(f"The words of step {sequence} of the history are not those that were written.")
        joined, wrong = digests.of(sequence)
        found += wrong
        if next_head(head, batch, words or b"", joined) != said:
            found.append(f"Step {sequence} of the history does not follow from the one before it.")
        head = str(said)
    return found


def _stray_changes(connection: Connection, start: int) -> Iterator[str]:
    rows = connection.exec_driver_sql(
        "SELECT id, batch FROM history_change WHERE batch > ? AND batch NOT IN (SELECT sequence FROM history_batch)",
        (start,),
    )
    for own, batch in rows:
        yield f"Line {own} of the history belongs to step {batch}, which is missing."


class _Digests:
    """The digests of the changes, worked out anew, batch by batch in one pass over the whole history."""

    def __init__(self, connection: Connection, start: int) -> None:
        driver: Any = connection.connection.driver_connection
        self._rows = driver.execute(
            f"SELECT batch, id, salt, digest, before IS NULL AND after IS NULL, operation, {CHANGE_TEXT} "
            "FROM history_change WHERE batch > ? ORDER BY batch, id",
            (start,),
        )
        self._next = self._rows.fetchone()

    def of(self, batch: int) -> tuple[bytes, list[str]]:
        """Return the digests of a batch end to end, and what is wrong with its changes."""
        joined: list[bytes] = []
        wrong: list[str] = []
        row, fetch = self._next, self._rows.fetchone
        while row is not None and row[0] < batch:
            row = fetch()
        while row is not None and row[0] == batch:
            _, own, salt, digest, is_blank, operation, text = row
            if salt is None:
                if not is_blank or digest is None:
                    wrong.append(f"Line {own} of the history (step {batch}) was changed.")
            elif sha256(salt + text.encode()).digest() != digest or operation not in OPERATIONS:
                wrong.append(f"Line {own} of the history (step {batch}) was changed.")
            joined.append(digest or b"")
            row = fetch()
        self._next = row
        return b"".join(joined), wrong
