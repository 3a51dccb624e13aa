"""How the history is chained: salted digests of what changed, and over them the head of each batch.

A change is digested with its own salt, so that its values can be blanked when somebody is erased, and the digest,
which then tells nothing of them, still holds its place in the chain.
"""

import json
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection

# Parts of a row cannot hold this sign: JSON writes it as an escape, and the rest are names and numbers.
_PART = "char(31)"
_BETWEEN = f" || {_PART} || "
# Which row was changed and how: it stays when the values are blanked, so the head holds it besides the digest.
_PLACE = _BETWEEN.join(("batch", "table_name", "row_key", "coalesce(person_id, '')", "operation"))
_CHANGE = _BETWEEN.join((_PLACE, "coalesce(before, '')", "coalesce(after, '')"))
# The bytes that a change is digested from, and those that a head takes from it. Joined by the engine, which is quicker.
SALTED = f"CAST(salt || {_CHANGE} AS BLOB)"
LINK = f"CAST(coalesce(digest, x'') || {_PLACE} AS BLOB)"
BATCH_COLUMNS = "sequence, kind, of_sequence, who, computer, program, at, changes"
# An opening has time for so many of the newest steps, as far as they hold so many lines together.
LINKS_AT_OPENING = 1_000
LINES_AT_OPENING = 25_000
_LOWEST = -(2**63)
# Sizes tell what is missing without reading it.
_LINE = f"id, batch, digest, {SALTED}, {LINK}, operation, octet_length(before), octet_length(after)"


def change_digest(salted: bytes) -> bytes:
    """Return the digest of one change from its `SALTED` bytes."""
    return sha256(salted).digest()


def words_digest(salt: bytes, title: str, reason: str) -> bytes:
    """Return the digest of a batch's words."""
    return sha256(salt + json.dumps([title, reason]).encode()).digest()


def next_head(head: str, batch: Iterable[Any], words: bytes, links: bytes) -> str:
    """Return the head after a batch: `batch` holds `BATCH_COLUMNS`, `links` the `LINK` of each change end to end."""
    return sha256(head.encode() + json.dumps(list(batch)).encode() + words + links).hexdigest()


def first_head(record_id: str) -> str:
    """Return the head before the first batch."""
    return sha256(record_id.encode()).hexdigest()


def seal(connection: Connection, sequence: int) -> bool:
    """Digest the changes of the open batch and chain it; take it away and return False when nothing changed."""
    run = connection.exec_driver_sql
    digest_changes(connection, sequence)
    links = run(f"SELECT {LINK} FROM history_change WHERE batch = ? ORDER BY id", (sequence,)).scalars().all()
    if not links:
        run("DELETE FROM history_batch WHERE sequence = ?", (sequence,))
        return False
    run("UPDATE history_batch SET changes = ? WHERE sequence = ?", (len(links), sequence))
    batch = run(f"SELECT {BATCH_COLUMNS} FROM history_batch WHERE sequence = ?", (sequence,)).one()
    (words,) = run("SELECT words_digest FROM history_batch WHERE sequence = ?", (sequence,)).one()
    head = next_head(newest_head(connection), batch, words, b"".join(links))
    run("UPDATE history_batch SET head = ? WHERE sequence = ?", (head, sequence))
    return True


def digest_changes(connection: Connection, sequence: int) -> None:
    """Digest the changes of the open batch that have none yet."""
    fresh = connection.exec_driver_sql(
        f"SELECT id, {SALTED} FROM history_change WHERE batch = ? AND digest IS NULL", (sequence,)
    )
    digests = [(change_digest(salted), own) for own, salted in fresh]
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


def problems(connection: Connection, *, at_opening: bool = False) -> list[str]:
    """Return what is wrong with the chain, one sentence for each place; an opening has time for its end only."""
    run = connection.exec_driver_sql
    start = _start_at_opening(connection) if at_opening else 0
    before = run("SELECT head FROM history_batch WHERE sequence <= ? ORDER BY sequence DESC LIMIT 1", (start,))
    kept = before.scalar_one_or_none()
    head = str(kept) if kept is not None else first_head(record_id(connection))
    erased_until = run("SELECT coalesce(max(sequence), 0) FROM history_batch WHERE kind = 'final'").scalar_one()
    links, found = _lines(connection, start, erased_until)
    expected = start
    for row in run(
        f"SELECT head, title, reason, words_salt, words_digest, {BATCH_COLUMNS} FROM history_batch "
        "WHERE sequence > ? ORDER BY sequence",
        (start or _LOWEST,),
    ):
        said, title, reason, salt, words, *batch = row
        sequence = batch[0]
        if sequence != expected + 1:
            found.append(f"Step {expected + 1} of the history is missing.")
        expected = sequence
        if not _are_words(title, reason, salt, words) or (salt is None and sequence > erased_until):
            found.append(f"The words of step {sequence} of the history are not those that were written.")
        if next_head(head, batch, words or b"", links.pop(sequence, b"")) != said:
            what = "the one before it" if sequence > 1 else "the beginning of this record"
            found.append(f"Step {sequence} of the history does not follow from {what}.")
        head = str(said)
    found += [f"There are lines of step {batch} of the history, which is missing." for batch in sorted(links)]
    return found


def _are_words(title: str | None, reason: str | None, salt: bytes | None, digest: bytes | None) -> bool:
    if salt is None:
        return title is None and reason is None
    return title is not None and reason is not None and words_digest(salt, title, reason) == digest


def _start_at_opening(connection: Connection) -> int:
    """Return the step after which an opening checks: the newest one is looked at however many lines it holds."""
    start, lines = 0, 0
    newest = connection.exec_driver_sql(
        f"SELECT sequence, changes FROM history_batch ORDER BY sequence DESC LIMIT {LINKS_AT_OPENING + 1}"
    ).all()
    for place, (sequence, changes) in enumerate(newest):
        start, lines = sequence, lines + max(changes, 0)
        if place and (lines > LINES_AT_OPENING or place == LINKS_AT_OPENING):
            return int(start)
    return 0


def _lines(connection: Connection, start: int, erased_until: int) -> tuple[dict[int, bytes], list[str]]:
    """Return the links of the changes after a batch, end to end by batch, and what is wrong with each change.

    Lines are written one after the other and none is ever taken away, so neither a number nor a place may be left out.
    Only an erasure, which comes later, blanks a line.
    """
    driver: Any = connection.connection.driver_connection
    joined: dict[int, list[bytes]] = {}
    wrong: list[str] = []
    (first,) = driver.execute("SELECT min(id) FROM history_change WHERE batch > ?", (start,)).fetchone()
    expected, before = first if start else 1, start
    for own, batch, digest, salted, link, operation, old, new in driver.execute(
        f"SELECT {_LINE} FROM history_change WHERE id >= ? ORDER BY id", (first if start else _LOWEST,)
    ):
        if own > expected:
            wrong.append(f"Line {expected} of the history is missing.")
        if batch < before:
            # One of the two came from elsewhere; which of them, the heads of their steps tell.
            wrong.append(f"Line {expected - 1} of the history (step {before}) or the one after it is not in its place.")
        if batch < before or own < expected:
            wrong.append(f"Line {own} of the history (step {batch}) is not in its place.")
        if salted is None:
            is_right = old is None and new is None and digest is not None and batch <= erased_until
        else:
            is_right = _is_whole(operation, old, new) and sha256(salted).digest() == digest
        if not is_right:
            wrong.append(f"Line {own} of the history (step {batch}) was changed.")
        joined.setdefault(batch, []).append(link)
        expected, before = own + 1, batch
    return {batch: b"".join(links) for batch, links in joined.items()}, wrong


def _is_whole(operation: str, before: int | None, after: int | None) -> bool:
    """Whether a change holds what its operation leaves behind; `before` and `after` are the sizes of the two."""
    if operation == "update":
        return bool(before and after)
    if operation == "insert":
        return before is None and bool(after)
    return operation == "delete" and bool(before) and after is None
