"""Files that prove whole sessions, usually their sign-in sheets."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, func, select

from nscp_desktop.domain.evidence_files import FileKind, FoundFile, SessionFile
from nscp_desktop.storage import schema
from nscp_desktop.storage.evidence_store import content_of, kept_values
from nscp_desktop.storage.rows import add_row
from nscp_desktop.storage.schema_assurance import assurance_file
from nscp_desktop.storage.schema_training import session_file

_DIGESTS_AT_ONCE = 500
_TOLD = tuple(session_file.c[name] for name in ("id", "session_id", "name", "kind", "size_bytes", "sha256", "added_on"))


class SessionFilesStore:
    """Files that prove whole sessions, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def files(self, session_id: int) -> tuple[SessionFile, ...]:
        """Return the files kept with one session, the oldest first."""
        return self._files(session_file.c.session_id == session_id)

    def file(self, file_id: int) -> SessionFile | None:
        """Return one file, None when it is not kept any more."""
        return next(iter(self._files(session_file.c.id == file_id)), None)

    def of_person(self, person_id: int) -> tuple[tuple[int, SessionFile], ...]:
        """Return the files of every session that somebody attended, each with the id of their completion."""
        f, a = session_file.c, schema.attendance.c
        query = select(a.id, *_TOLD).where(
            a.session_id == f.session_id, a.person_id == person_id, a.outcome == "attended"
        )
        return tuple((row[0], _session_file(row[1:])) for row in self._db.execute(query.order_by(a.id, f.id)).all())

    def counts(self) -> dict[int, int]:
        """Return how many files are kept with each session that has any."""
        c = session_file.c
        query = select(c.session_id, func.count()).group_by(c.session_id)
        return {row[0]: row[1] for row in self._db.execute(query)}

    def attended(self, session_id: int) -> tuple[int, ...]:
        """Return the people who attended a session."""
        a = schema.attendance.c
        query = select(a.person_id).where(a.session_id == session_id, a.outcome == "attended")
        return tuple(self._db.execute(query.distinct()).scalars())

    def session_of(self, completion_id: int) -> int | None:
        """Return the session of a completion, None when it stands alone."""
        a = schema.attendance.c
        return self._db.execute(select(a.session_id).where(a.id == completion_id)).scalar_one_or_none()

    def known(self, digests: Iterable[str]) -> frozenset[str]:
        """Return which of these contents are kept with a training or a session now, by their digest."""
        found: set[str] = set()
        for some in _parts(list(digests)):
            for table in (schema.evidence_file, session_file, assurance_file):
                found |= set(self._db.execute(select(table.c.sha256).where(table.c.sha256.in_(some))).scalars())
        return frozenset(found)

    def content(self, file_id: int) -> bytes:
        """Return what is in a file; empty when it is gone, or is not what was stored."""
        return content_of(self._db, session_file, file_id)

    def add(self, new: FoundFile, session_id: int, on: date) -> int:
        """Keep a file with a session and return its id; what is in the record already is stored once."""
        return add_row(self._db, session_file, session_id=session_id, **kept_values(self._db, new, on))

    def remove(self, file_id: int) -> None:
        """Take a file off the record; what is in it stays as long as the history can bring it back."""
        self._db.execute(delete(session_file).where(session_file.c.id == file_id))

    def _files(self, which: ColumnElement[bool]) -> tuple[SessionFile, ...]:
        query = select(*_TOLD).where(which).order_by(session_file.c.id)
        return tuple(_session_file(row) for row in self._db.execute(query).all())


def _parts(digests: Sequence[str]) -> list[Sequence[str]]:
    return [digests[start : start + _DIGESTS_AT_ONCE] for start in range(0, len(digests), _DIGESTS_AT_ONCE)]


def _session_file(row: Sequence[Any]) -> SessionFile:
    own, session, name, kind, size, digest, added = row
    return SessionFile(own, session, name, FileKind(kind), size, digest, date.fromisoformat(added))
