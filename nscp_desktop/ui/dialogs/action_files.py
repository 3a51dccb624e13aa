"""The files that prove that an action is done."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.actions import Action
from nscp_desktop.domain.evidence_files import AssuranceFile, KeptFile
from nscp_desktop.services.evidence import Attached
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.evidence_files import FilesDialog, FilesWords
from nscp_desktop.ui.session import Session


class ActionFiles:
    """The files of one action."""

    def __init__(self, action_id: int, session: Session) -> None:
        self._action_id, self._today = action_id, session.today
        self._actions = session.services.actions

    def kept(self) -> Sequence[KeptFile]:
        """Return the action's files."""
        return self._actions.files(self._action_id)

    def keep(self, paths: Sequence[Path]) -> Attached:
        """Keep copies of files with the action."""
        return self._actions.attach(self._action_id, paths, today=self._today)

    def take_off(self, file: KeptFile) -> None:
        """Take a file off the action."""
        if isinstance(file, AssuranceFile):
            self._actions.remove_file(file)

    def copy_out(self, file: KeptFile, out: Path) -> None:
        """Save a copy of a file."""
        if isinstance(file, AssuranceFile):
            self._actions.save_copy(file, out)

    def is_own(self, file: KeptFile) -> bool:
        """Whether a file is the action's: all that are shown are."""
        return isinstance(file, AssuranceFile)


class ActionFilesDialog(FilesDialog):
    """Shows the files kept with an action."""

    def __init__(self, action: Action, session: Session, parent: QWidget | None = None) -> None:
        how = session.tr(
            "What proves that it is done: PDF, PNG and JPEG files of at most 10 MB each. You can drop files onto this "
            "window."
        )
        words = FilesWords(session.tr("Files of the action"), action.what, how)
        super().__init__(words, ActionFiles(action.id, session), session, parent)
        self.changed.connect(self._announce)
        self.show_files()

    def _announce(self, sentences: str) -> None:
        self._session.announce(Changes.AGENCY)
        self._session.say(sentences)
