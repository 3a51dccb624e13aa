"""The files that prove a whole session, usually its sign-in sheet."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.evidence_files import KeptFile, SessionFile
from nscp_desktop.services.evidence import Attached
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.evidence_files import FilesDialog, FilesWords
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.session import Session


class SessionFiles:
    """The files of one session."""

    def __init__(self, session_id: int, session: Session) -> None:
        self._session_id, self._today = session_id, session.today
        self._evidence = session.services.evidence

    def kept(self) -> Sequence[KeptFile]:
        """Return the session's files."""
        return self._evidence.session_files(self._session_id)

    def keep(self, paths: Sequence[Path]) -> Attached:
        """Keep copies of files with the session."""
        return self._evidence.attach_to_session(self._session_id, paths, today=self._today)

    def take_off(self, file: KeptFile) -> None:
        """Take a file off the session."""
        if isinstance(file, SessionFile):
            self._evidence.remove_session_file(file)

    def copy_out(self, file: KeptFile, out: Path) -> None:
        """Save a copy of a file."""
        if isinstance(file, SessionFile):
            self._evidence.save_session_copy(file, out)

    def is_own(self, file: KeptFile) -> bool:
        """Whether a file is the session's: all that are shown are."""
        return isinstance(file, SessionFile)


class SessionFilesDialog(FilesDialog):
    """Shows the files kept with a session: each is kept once, and everyone who attended shows it as evidence."""

    def __init__(self, about: str, session_id: int, session: Session, parent: QWidget | None = None) -> None:
        how = session.tr(
            "The sign-in sheet, or whatever else proves the session: PDF, PNG and JPEG files of at most 10 MB each. It "
            "is kept once, and everyone who attended shows it as evidence. You can drop files onto this window."
        )
        words = FilesWords(session.tr("Files of the session"), about, how)
        super().__init__(words, SessionFiles(session_id, session), session, parent)
        self.changed.connect(self._announce)
        self.show_files()

    def _announce(self, sentences: str) -> None:
        self._session.announce(Changes.TRAINING)
        self._session.say(sentences)


def open_session_files(session: Session, session_id: int, parent: QWidget) -> SessionFilesDialog:
    """Open the files of a session over a window; pages hear of what is stored.

    Raises NotFoundError when the session is gone.
    """
    held = session.services.evidence.session(session_id)
    course = session.services.standing.snapshot().rulebook.courses[held.course_id].title
    attended = plural(held.attended, "person", "people")
    about = session.tr("%1, %2 · attended by %3").replace("%1", course).replace("%2", in_words(held.ends_on))
    dialog = SessionFilesDialog(about.replace("%3", attended), session_id, session, parent)
    open_dialog(dialog)
    return dialog
