"""Files that prove a training: kept inside the record file, saved out again on request, never opened here."""

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.errors import FileRefusedError, NotAllowedError, NotFoundError
from nscp_desktop.domain.evidence_files import (
    MOST_BYTES,
    MOST_FILES,
    EvidenceFile,
    free_name,
    kind_of,
    refuse_size,
    safe_name,
)
from nscp_desktop.domain.training import Completion
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.saving import save_whole
from nscp_desktop.services.standing import StandingService
from nscp_desktop.storage.disk import mark_as_from_elsewhere
from nscp_desktop.storage.evidence_store import NewFile


class Attached(NamedTuple):
    """What came of attaching files: the names of those kept, and a sentence for each that was not."""

    names: tuple[str, ...]
    refusals: tuple[str, ...]


class EvidenceService:
    """Files of evidence. Each public method that stores is one transaction."""

    def __init__(self, desk: Desk, standing: StandingService) -> None:
        self._desk = desk
        self._standing = standing

    def files(self, completion: Completion) -> tuple[EvidenceFile, ...]:
        """Return the files kept with a completion, the oldest first."""
        return tuple(file for file in self.files_of(completion.person_id) if file.completion_id == completion.id)

    def files_of(self, person_id: int) -> tuple[EvidenceFile, ...]:
        """Return the files kept for one person, the oldest first."""
        with self._desk.reading() as unit:
            return unit.evidence.files(person_id)

    def attach(self, completion: Completion, paths: Sequence[Path], *, today: date) -> Attached:
        """Keep copies of files with a completion; those that cannot be kept are told, and the others are kept.

        Raises NotFoundError when the completion is gone, FileRefusedError when nothing can be stored.
        """
        present = self._completion(completion)
        there = self.files(present)
        taken = {file.name.casefold() for file in there}
        known = {file.sha256 for file in there}
        new: list[NewFile] = []
        refusals: list[str] = []
        for path in paths:
            try:
                if len(there) + len(new) >= MOST_FILES:
                    raise NotAllowedError(f"{path.name} was not kept: one training has room for {MOST_FILES} files.")
                found = _read(path, present)
            except (NotAllowedError, FileRefusedError) as refusal:
                refusals.append(str(refusal))
                continue
            digest = found.sha256
            if digest in known:
                refusals.append(f"{path.name} is attached already, under this or another name.")
                continue
            found = found._replace(name=free_name(found.name, frozenset(taken)))
            known.add(digest)
            taken.add(found.name.casefold())
            new.append(found)
        if new:
            with self._desk.changing(f"Attach {self._words(len(new), present)}") as unit:
                for file in new:
                    unit.evidence.add(file, today)
            self._standing.renew([present.person_id])
        return Attached(tuple(file.name for file in new), tuple(refusals))

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
        if not content:
            raise FileRefusedError(
                f"{file.name} is missing from the record or is not what was stored, so it was not saved. "
                "Look for it in a backup: Settings, Backups, open a copy of an earlier one."
            )
        save_whole(out, lambda stream: stream.write(content))
        mark_as_from_elsewhere(out, is_windows=os.name == "nt")

    def save_all(self, person_id: int, folder: Path) -> int:
        """Save copies of every file of one person into a folder, never over a file that is there; return how many.

        The folder is made when there is something to save. Raises FileRefusedError when one cannot be saved.
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


def _read(path: Path, completion: Completion) -> NewFile:
    """Read a file that is to be kept, never more of it than is allowed.

    Raises NotAllowedError or FileRefusedError with the sentence.
    """
    try:
        if not path.is_file():
            raise NotAllowedError(f"{path.name} is not a file that can be kept. Choose a PDF, PNG or JPEG file.")
        refuse_size(path.name, path.stat().st_size)
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise FileRefusedError(
            f"{path.name} could not be read: {error.strerror}. It may be open in another program, or on a drive that "
            "was taken out."
        ) from error
    kind = kind_of(path.name, content)
    return NewFile(completion.id, completion.person_id, safe_name(path.name, kind), kind, content)
