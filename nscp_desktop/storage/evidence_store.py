"""Files that prove a training: what is known of each in one table, what is in them in another."""

import secrets
from datetime import date
from hashlib import sha256
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, func, insert, select

from nscp_desktop.domain.evidence_files import EvidenceFile, FileKind, FoundFile
from nscp_desktop.storage import schema
from nscp_desktop.storage.rows import add_row, to_text
from nscp_desktop.storage.schema_assurance import assurance_file
from nscp_desktop.storage.schema_training import session_file

# Undo and the bin bring rows back, so what is in a file goes only when neither a row nor the history speaks of it.
_UNUSED = (
    "DELETE FROM evidence_content WHERE stored_as NOT IN (SELECT stored_as FROM evidence_file) "
    "AND stored_as NOT IN (SELECT stored_as FROM session_file) "
    "AND stored_as NOT IN (SELECT stored_as FROM assurance_file) AND stored_as NOT IN ("
    "SELECT json_extract(coalesce(after, before), '$.stored_as') FROM history_change "
    "WHERE table_name IN ('evidence_file', 'session_file', 'assurance_file') AND coalesce(after, before) IS NOT NULL)"
)


class EvidenceStore:
    """Files of evidence in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def files(self, person_id: int) -> tuple[EvidenceFile, ...]:
        """Return the files kept for one person, the oldest first."""
        return self._files(schema.evidence_file.c.person_id == person_id)

    def file(self, file_id: int) -> EvidenceFile | None:
        """Return one file, None when it is not kept any more."""
        return next(iter(self._files(schema.evidence_file.c.id == file_id)), None)

    def content(self, file_id: int) -> bytes:
        """Return what is in a file; empty when it is gone, or is not what was stored."""
        return content_of(self._db, schema.evidence_file, file_id)

    def add(self, new: FoundFile, completion_id: int, person_id: int, on: date) -> int:
        """Keep a file with a completion and return its id; what is in the record already is stored once."""
        values = kept_values(self._db, new, on)
        return add_row(self._db, schema.evidence_file, person_id=person_id, attendance_id=completion_id, **values)

    def remove(self, file_id: int) -> None:
        """Take a file off the record; what is in it stays as long as the history can bring it back."""
        self._db.execute(delete(schema.evidence_file).where(schema.evidence_file.c.id == file_id))

    def _files(self, which: ColumnElement[bool]) -> tuple[EvidenceFile, ...]:
        f = schema.evidence_file.c
        query = select(f.id, f.attendance_id, f.person_id, f.name, f.kind, f.size_bytes, f.sha256, f.added_on)
        return tuple(
            EvidenceFile(own, completion, person, name, FileKind(kind), size, digest, date.fromisoformat(added))
            for own, completion, person, name, kind, size, digest, added in self._db.execute(
                query.where(which).order_by(f.id)
            )
        )


def content_of(connection: Connection, table: Table, file_id: int) -> bytes:
    """Return what is in a file of a table; empty when it is gone, or is not what was stored."""
    c = schema.evidence_content.c
    query = select(c.content, table.c.sha256).select_from(
        table.join(schema.evidence_content, table.c.stored_as == c.stored_as)
    )
    found = connection.execute(query.where(table.c.id == file_id)).one_or_none()
    if found is None or sha256(found.content).hexdigest() != found.sha256:
        return b""
    return bytes(found.content)


def kept_values(connection: Connection, new: FoundFile, on: date) -> dict[str, Any]:
    """Store what is in a file, unless it is there, and return what is known of the file."""
    digest = new.sha256
    return {
        "name": new.name,
        "kind": new.kind.value,
        "size_bytes": len(new.content),
        "sha256": digest,
        "stored_as": _stored_as(connection, new.content, digest),
        "added_on": to_text(on),
    }


def _stored_as(connection: Connection, content: bytes, digest: str) -> str:
    c = schema.evidence_content.c
    same = connection.execute(select(c.stored_as).where(c.sha256 == digest)).scalar_one_or_none()
    if same is not None:
        return str(same)
    stored_as = secrets.token_hex(16)
    values = {"stored_as": stored_as, "sha256": digest, "content": content}
    connection.execute(insert(schema.evidence_content).values(values))
    return stored_as


def remove_unused(connection: Connection) -> None:
    """Take out the content of files that neither the record nor its history speaks of, after an erasure."""
    connection.exec_driver_sql(_UNUSED)


def changed_contents(connection: Connection) -> list[str]:
    """Return one sentence for each file whose content is not what was stored; it reads every one of them."""
    c, wrong = schema.evidence_content.c, list[str]()
    said: dict[str, tuple[int, str]] = {}
    for table in (schema.evidence_file, session_file, assurance_file):
        t = table.c
        query = select(t.stored_as, func.min(t.id), t.sha256).group_by(t.stored_as)
        said = {row[0]: (row[1], row[2]) for row in connection.execute(query)} | said
    for stored_as, (first, digest) in said.items():
        content = connection.execute(select(c.content).where(c.stored_as == stored_as)).scalar_one_or_none()
        if content is None or sha256(content).hexdigest() != digest:
            wrong.append(f"The file of evidence with the number {first} is not what was stored.")
    return wrong
