"""Files that prove an answer of a questionnaire, or that an action is done."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, Connection, delete, select

from nscp_desktop.domain.evidence_files import AssuranceFile, FileKind, FoundFile
from nscp_desktop.storage.evidence_store import content_of, kept_values
from nscp_desktop.storage.rows import add_row, to_day
from nscp_desktop.storage.schema_assurance import agency_action, assurance_file, checklist_answer


class AssuranceFilesStore:
    """Files of answers and actions in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def of_answers(self, checklist_id: int) -> dict[int, tuple[AssuranceFile, ...]]:
        """Return the files of a questionnaire by the id of the answer, the oldest first."""
        own = select(checklist_answer.c.id).where(checklist_answer.c.checklist_id == checklist_id)
        return self._by(assurance_file.c.answer_id.in_(own.scalar_subquery()), "answer_id")

    def of_actions(self, action_ids: Iterable[int] | None = None) -> dict[int, tuple[AssuranceFile, ...]]:
        """Return the files of some actions, or of all, by the id of the action, the oldest first."""
        column = assurance_file.c.action_id
        return self._by(column.is_not(None) if action_ids is None else column.in_(tuple(action_ids)), "action_id")

    def file(self, file_id: int) -> AssuranceFile | None:
        """Return one file, None when it is not kept any more."""
        return next(iter(self._files(assurance_file.c.id == file_id)), None)

    def content(self, file_id: int) -> bytes:
        """Return what is in a file; empty when it is gone, or is not what was stored."""
        return content_of(self._db, assurance_file, file_id)

    def add(self, new: FoundFile, on: date, *, answer_id: int | None = None, action_id: int | None = None) -> int:
        """Keep a file with an answer or an action and return its id; what is in the record already is stored once."""
        about = select(agency_action.c.person_id).where(agency_action.c.id == action_id)
        owner = {"answer_id": answer_id, "action_id": action_id}
        person_id = self._db.execute(about).scalar_one_or_none()
        return add_row(self._db, assurance_file, person_id=person_id, **owner, **kept_values(self._db, new, on))

    def copy(self, from_answer: int, to_answer: int) -> None:
        """Keep the files of one answer with another as well; what is in them stays stored once."""
        f = assurance_file.c
        told = ("name", "kind", "size_bytes", "sha256", "stored_as", "added_on")
        for row in self._db.execute(select(assurance_file).where(f.answer_id == from_answer).order_by(f.id)).all():
            add_row(self._db, assurance_file, answer_id=to_answer, **{name: row._mapping[name] for name in told})

    def remove(self, file_id: int) -> None:
        """Take a file off the record; what is in it stays as long as the history can bring it back."""
        self._db.execute(delete(assurance_file).where(assurance_file.c.id == file_id))

    def _by(self, which: ColumnElement[bool], owner: str) -> dict[int, tuple[AssuranceFile, ...]]:
        found: dict[int, tuple[AssuranceFile, ...]] = {}
        for file in self._files(which):
            own = getattr(file, owner)
            found[own] = (*found.get(own, ()), file)
        return found

    def _files(self, which: ColumnElement[bool]) -> tuple[AssuranceFile, ...]:
        f = assurance_file.c
        query = select(f.id, f.answer_id, f.action_id, f.name, f.kind, f.size_bytes, f.sha256, f.added_on)
        return tuple(
            AssuranceFile(own, answer, action, name, FileKind(kind), size, digest, to_day(added))
            for own, answer, action, name, kind, size, digest, added in self._db.execute(
                query.where(which).order_by(f.id)
            )
        )
