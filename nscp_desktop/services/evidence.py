"""Files that prove a training: kept inside the record file, saved out again on request, never opened here."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.errors import FileRefusedError, NotFoundError
from nscp_desktop.domain.evidence_files import EvidenceFile, SessionFile, free_name
from nscp_desktop.domain.training import Completion
from nscp_desktop.services.evidence_reading import Attached, gather
from nscp_desktop.services.evidence_saving import save_content
from nscp_desktop.services.evidence_sessions import SessionFiles

__all__ = ["Attached", "EvidenceService"]


class EvidenceService(SessionFiles):
    """Files of evidence of trainings; those of sessions in a file of their own.

    Each public method that stores is one transaction.
    """

    def files(self, completion: Completion) -> tuple[EvidenceFile, ...]:
        """Return the files kept with a completion, the oldest first."""
        return tuple(file for file in self.files_of(completion.person_id) if file.completion_id == completion.id)

    def files_of(self, person_id: int) -> tuple[EvidenceFile, ...]:
        """Return the files kept for one person, the oldest first."""
        with self._desk.reading() as unit:
            return unit.evidence.files(person_id)

    def shared_files(self, completion: Completion) -> tuple[SessionFile, ...]:
        """Return the files of the session at which a training was done, the oldest first."""
        with self._desk.reading() as unit:
            found = unit.session_files.of_person(completion.person_id)
        return tuple(file for own, file in found if own == completion.id)

    def attach(self, completion: Completion, paths: Sequence[Path], *, today: date) -> Attached:
        """Keep copies of files with a completion; those that cannot be kept are told, and the others are kept.

        Raises NotFoundError when the completion is gone, FileRefusedError when nothing can be stored.
        """
        present = self._completion(completion)
        gathered = gather(paths, self.files(present), "training")
        if gathered.files:
            with self._desk.changing(f"Attach {self._words(len(gathered.files), present)}") as unit:
                for file in gathered.files:
                    unit.evidence.add(file, present.id, present.person_id, today)
            self._standing.renew([present.person_id])
        return gathered.attached

    def remove(self, file: EvidenceFile) -> None:
        """Take a file off the record; undo or the bin brings it back.

        Raises NotFoundError when it is gone already.
        """
        with self._desk.reading() as unit:
            there = unit.evidence.file(file.id)
        if there is None:
            raise NotFoundError("That file is no longer in the record.")
        completion = self._with_id(there.person_id, there.completion_id)
        with self._desk.changing(f"Remove {self._words(1, completion)}") as unit:
            unit.evidence.remove(file.id)
        self._standing.renew([there.person_id])

    def save_copy(self, file: EvidenceFile, out: Path) -> None:
        """Save a copy of a file outside the record, whole or not at all.

        Raises FileRefusedError when it is damaged or cannot be written.
        """
        with self._desk.reading() as unit:
            content = unit.evidence.content(file.id)
        save_content(file.name, content, out)

    def save_all(self, person_id: int, folder: Path) -> int:
        """Save copies of every file of one person into a folder, never over a file that is there; return how many.

        A sign-in sheet of a session names others too, so it is not among them. The folder is made when there is
        something to save. Raises FileRefusedError when one cannot be saved.
        """
        files = self.files_of(person_id)
        if not files:
            return 0
        try:
            folder.mkdir(exist_ok=True)
            taken = {item.name.casefold() for item in folder.iterdir()}
        except OSError as error:
            raise FileRefusedError(f"{folder} cannot be used: {error.strerror}. Choose another folder.") from error
        for file in files:
            name = free_name(file.name, frozenset(taken))
            taken.add(name.casefold())
            self.save_copy(file, folder / name)
        return len(files)

    def _completion(self, completion: Completion) -> Completion:
        return self._with_id(completion.person_id, completion.id)

    def _with_id(self, person_id: int, completion_id: int) -> Completion:
        found = self._standing.snapshot().history(person_id).completions
        try:
            return next(item for item in found if item.id == completion_id)
        except StopIteration as error:
            raise NotFoundError("That training is no longer in the record.") from error

    def _words(self, count: int, completion: Completion) -> str:
        """Name what is done for the history: `2 files to Prevent of Amir Khan`."""
        snapshot = self._standing.snapshot()
        course = snapshot.rulebook.courses[completion.course_id].title
        return f"{plural(count, 'file')} of evidence: {course}, {snapshot.people[completion.person_id].name}"
