"""Files that prove a whole session, usually its sign-in sheet: kept once, shown with everyone who attended."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.errors import NotFoundError
from nscp_desktop.domain.evidence_files import SessionFile
from nscp_desktop.domain.sessions import Session
from nscp_desktop.domain.training import Completion
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.evidence_reading import Attached, gather
from nscp_desktop.services.evidence_saving import save_content
from nscp_desktop.services.standing import StandingService


class SessionFiles:
    """The part of evidence that belongs to sessions. Each public method that stores is one transaction."""

    def __init__(self, desk: Desk, standing: StandingService) -> None:
        self._desk = desk
        self._standing = standing

    def sessions(self) -> tuple[Session, ...]:
        """Return every session, the newest first."""
        with self._desk.reading() as unit:
            return unit.sessions.all()

    def session_of(self, completion: Completion) -> int | None:
        """Return the id of the session at which a training was done, None when it stands alone."""
        with self._desk.reading() as unit:
            return unit.session_files.session_of(completion.id)

    def session_files(self, session_id: int) -> tuple[SessionFile, ...]:
        """Return the files kept with a session, the oldest first."""
        with self._desk.reading() as unit:
            return unit.session_files.files(session_id)

    def session_file_counts(self) -> dict[int, int]:
        """Return how many files are kept with each session that has any."""
        with self._desk.reading() as unit:
            return unit.session_files.counts()

    def attach_to_session(self, session_id: int, paths: Sequence[Path], *, today: date) -> Attached:
        """Keep copies of files with a session; those that cannot be kept are told, and the others are kept.

        Raises NotFoundError when the session is gone, FileRefusedError when nothing can be stored.
        """
        session = self.session(session_id)
        gathered = gather(paths, self.session_files(session_id), "session")
        if gathered.files:
            with self._desk.changing(f"Attach {self._sheets(len(gathered.files), session)}") as unit:
                for file in gathered.files:
                    unit.session_files.add(file, session_id, today)
                whose = unit.session_files.attended(session_id)
            self._standing.renew(whose)
        return gathered.attached

    def remove_session_file(self, file: SessionFile) -> None:
        """Take a file off a session; undo or the bin brings it back.

        Raises NotFoundError when it is gone already.
        """
        with self._desk.reading() as unit:
            there = unit.session_files.file(file.id)
        if there is None:
            raise NotFoundError("That file is no longer in the record.")
        session = self.session(there.session_id)
        with self._desk.changing(f"Remove {self._sheets(1, session)}") as unit:
            unit.session_files.remove(there.id)
            whose = unit.session_files.attended(session.id)
        self._standing.renew(whose)

    def save_session_copy(self, file: SessionFile, out: Path) -> None:
        """Save a copy of a session's file outside the record, whole or not at all.

        Raises FileRefusedError when it is damaged or cannot be written.
        """
        with self._desk.reading() as unit:
            content = unit.session_files.content(file.id)
        save_content(file.name, content, out)

    def session(self, session_id: int) -> Session:
        """Return a session.

        Raises NotFoundError when it is gone.
        """
        found = next((one for one in self.sessions() if one.id == session_id), None)
        if found is None:
            raise NotFoundError("That session is no longer in the record.")
        return found

    def _sheets(self, count: int, session: Session) -> str:
        """Name what is done for the history: `1 file of evidence to the session of Prevent, 3 Sep 2026`."""
        course = self._standing.snapshot().rulebook.courses[session.course_id].title
        return f"{plural(count, 'file')} of evidence for the session: {course}, {in_words(session.ends_on)}"
