"""The files that prove one training, with those of its session, and the checks of a second person."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.evidence_checks import EvidenceCheck
from nscp_desktop.domain.evidence_files import EvidenceFile, KeptFile, SessionFile
from nscp_desktop.domain.training import Completion
from nscp_desktop.services.evidence import Attached
from nscp_desktop.ui.dialogs.evidence_check import CheckDialog
from nscp_desktop.ui.dialogs.evidence_files import FilesDialog, FilesWords
from nscp_desktop.ui.dialogs.evidence_session import open_session_files
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.buttons import push_button
from nscp_desktop.ui.widgets.card import plain_label

CHECKS_SHOWN = 3


class TrainingFiles:
    """The files of one training, and those of its session, which are taken off there."""

    def __init__(self, completion: Completion, session: Session) -> None:
        self._completion, self._today = completion, session.today
        self._evidence = session.services.evidence

    def kept(self) -> Sequence[KeptFile]:
        """Return the training's own files, then those of its session."""
        return (*self._evidence.files(self._completion), *self._evidence.shared_files(self._completion))

    def keep(self, paths: Sequence[Path]) -> Attached:
        """Keep copies of files with the training."""
        return self._evidence.attach(self._completion, paths, today=self._today)

    def take_off(self, file: KeptFile) -> None:
        """Take one of the training's own files off the record."""
        if isinstance(file, EvidenceFile):
            self._evidence.remove(file)

    def copy_out(self, file: KeptFile, out: Path) -> None:
        """Save a copy of a file."""
        if isinstance(file, SessionFile):
            self._evidence.save_session_copy(file, out)
        elif isinstance(file, EvidenceFile):
            self._evidence.save_copy(file, out)

    def is_own(self, file: KeptFile) -> bool:
        """Whether a file is the training's own."""
        return isinstance(file, EvidenceFile)


class EvidenceDialog(FilesDialog):
    """Shows the files kept with a completion and with its session; those of the session are taken off there."""

    def __init__(self, about: str, completion: Completion, session: Session, parent: QWidget | None = None) -> None:
        self._completion, self._about = completion, about
        how = session.tr(
            "PDF, PNG and JPEG files of at most 10 MB each. A copy is kept inside the record file and is never opened "
            "here; save a copy to look at it. You can drop files onto this window."
        )
        words = FilesWords(session.tr("Files of evidence"), about, how)
        super().__init__(words, TrainingFiles(completion, session), session, parent, with_origin=True)
        self._session_id = session.services.evidence.session_of(completion)
        self.checks = plain_label("", wrap=True)
        self.checks.setAccessibleName(self.tr("Checks by a second person"))
        self.below.addWidget(self.checks)
        self.sheet = push_button(self.tr("Sess&ion's sheet…"), self.show_session)
        self.check = push_button(self.tr("Second c&heck…"), self.ask_check)
        for place, button in ((3, self.sheet), (4, self.check)):
            self.row.insertWidget(place, button)
        self.show_files()

    def show_session(self) -> None:
        """Show the files of the session, which everyone who attended shares."""
        if self._session_id is not None:
            dialog = open_session_files(self._session, self._session_id, self)
            dialog.changed.connect(self.tell)

    def ask_check(self) -> None:
        """Ask what a second person found."""
        desk = self._session.services.desk
        open_dialog(CheckDialog(self._about, self._store_check, self._session.today, desk.who, self))

    def show_files(self) -> None:
        """Show files and checks as they are now."""
        super().show_files()
        found = self._session.services.evidence_checks.checks([self._completion.id])
        lines = [check.words for check in reversed(found[-CHECKS_SHOWN:])]
        self.checks.setText("\n".join(lines) or self.tr("Not checked by a second person yet."))

    def _store_check(self, check: EvidenceCheck) -> None:
        self._session.services.evidence_checks.check([self._completion.id], check, today=self._session.today)
        self.tell(self.tr("Kept: %1.").replace("%1", check.words))

    def _enable(self) -> None:
        super()._enable()
        self.check.setEnabled(self._session.editing.may_change and not self._is_working)
        self.sheet.setEnabled(self._session_id is not None and not self._is_working)
