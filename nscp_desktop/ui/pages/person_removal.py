"""What takes people off the register or keeps them there: delete, merge, hold, erase, and what they may ask to see."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.errors import NotAllowedError, NscpError
from nscp_desktop.domain.many_changes import ManyDraft
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.retention import Disposal
from nscp_desktop.paths import documents_folder
from nscp_desktop.services.documents import SUBJECT_ACCESS
from nscp_desktop.services.papers import ReportOptions
from nscp_desktop.services.privacy import Erasure
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.erase import EraseDialog
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.legal_hold import HoldDialog
from nscp_desktop.ui.dialogs.merge import MergeDialog
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.session import Session

NAMES_SHOWN = 5


class PersonRemoval(QObject):
    """The actions, for the people that `chosen` returns. Deleting asks nothing: it can be undone."""

    def __init__(self, session: Session, chosen: Callable[[], list[Person]], owner: QWidget) -> None:
        super().__init__(owner)
        self._session, self._chosen, self._owner = session, chosen, owner
        self.pack = QAction(self.tr("Sub&ject access pack…"), owner)
        self.merge = QAction(self.tr("&Merge with…"), owner)
        self.archive = QAction(self.tr("&Archive"), owner)
        self.bring_back = QAction(self.tr("&Bring back from the archive"), owner)
        self.hold = QAction(self.tr("Put on &hold…"), owner)
        self.delete = QAction(self.tr("De&lete"), owner)
        self.erase = QAction(self.tr("Erase for &good…"), owner)
        for action, does in (
            (self.pack, self.ask_pack),
            (self.merge, self.ask_merge),
            (self.archive, self.archive_chosen),
            (self.bring_back, self.bring_back_chosen),
            (self.hold, self.ask_hold),
            (self.delete, self.delete_chosen),
            (self.erase, self.ask_erase),
        ):
            action.triggered.connect(does)
        session.editing.guard(self.merge, self.archive, self.bring_back, self.hold, self.delete, self.erase)

    def all(self) -> list[QAction]:
        """Return the actions in the order of a menu."""
        return [self.pack, self.merge, self.archive, self.bring_back, self.hold, self.delete, self.erase]

    def enable(self, people: Sequence[Person]) -> None:
        """Switch the actions on that fit how many people are selected."""
        for action in (self.pack, self.merge):
            action.setEnabled(len(people) == 1)
        for action in (self.hold, self.delete, self.erase):
            action.setEnabled(bool(people))
        archived = [person.archived_on is not None for person in people]
        self.archive.setEnabled(bool(archived) and not any(archived))
        self.bring_back.setEnabled(any(archived))

    def delete_chosen(self) -> None:
        """Delete the people; the status bar says how to bring them back."""
        people = self._chosen()
        if not people:
            return
        try:
            words = self._session.services.removal.remove([person.id for person in people])
        except NscpError as refusal:
            report(self._owner.window(), refusal)
            return
        self._tell(self.tr("Deleted %1. Ctrl+Z brings it back.").replace("%1", words))

    def archive_chosen(self) -> None:
        """Put the people who have left into the archive; the status bar says for how many it was done."""
        ids = [person.id for person in self._chosen()]
        many, today = self._session.services.many, self._session.today
        try:
            done = many.change(ids, ManyDraft(archive=True), today=today)
        except NscpError as refusal:
            report(self._owner.window(), self._why_not_archived(ids) or refusal)
            return
        self._tell(self.tr("Archived. %1 Ctrl+Z takes it back.").replace("%1", done.words))

    def bring_back_chosen(self) -> None:
        """Take the people out of the archive."""
        try:
            words = self._session.services.many.bring_back([person.id for person in self._chosen()])
        except NscpError as refusal:
            report(self._owner.window(), refusal)
            return
        self._tell(self.tr("Brought back %1.").replace("%1", words))

    def _why_not_archived(self, ids: Sequence[int]) -> NotAllowedError | None:
        preview = self._session.services.many.preview(ids, ManyDraft(archive=True), today=self._session.today)
        names = [row.person.name for row in preview.rows if row.refused]
        if not names:
            return None
        sentence = self.tr("%1 cannot be archived yet: only who has left can. Give a last day first.")
        return NotAllowedError(sentence.replace("%1", "; ".join(names[:NAMES_SHOWN])))

    def ask_merge(self) -> None:
        """Ask with whom somebody is to be merged."""
        people = self._chosen()
        if len(people) == 1:
            self._open(partial(self.merge_dialog, people[0]))

    def merge_dialog(self, person: Person, other: Person | None = None) -> MergeDialog:
        """Make the dialog that merges somebody, with the other one when that is known."""
        services = self._session.services
        others = [other] if other else sorted(services.standing.snapshot().people.values(), key=_by_name)
        preview = partial(services.removal.preview_merge, as_at=self._session.today)
        return MergeDialog(person, others, preview, self._merge, self._owner.window())

    def ask_hold(self) -> None:
        """Ask why people are kept longer."""
        people = self._chosen()
        if people:
            place = partial(self._place_hold, tuple(person.id for person in people))
            open_dialog(HoldDialog("; ".join(person.name for person in people), place, parent=self._owner.window()))

    def ask_erase(self) -> None:
        """Ask before people are erased because they asked for it."""
        people = self._chosen()
        if people:
            self._open(partial(self.erase_dialog, people))

    def _open(self, make: Callable[[], QDialog]) -> None:
        try:
            dialog = make()
        except NscpError as refusal:
            report(self._owner.window(), refusal)
            return
        open_dialog(dialog)

    def erase_dialog(self, people: Sequence[Person]) -> EraseDialog:
        """Make the dialog that erases people at their request."""
        ids = tuple(person.id for person in people)
        preview = self._session.services.privacy.preview_erasure(ids)
        erase = partial(_erase, self._session, ids)
        names = [person.name for person in people]
        dialog = EraseDialog(names, preview, erase, on_request=True, parent=self._owner.window())
        dialog.accepted.connect(self._erased)
        return dialog

    def ask_pack(self) -> None:
        """Ask for the folder that the PDF and the workbook go to."""
        people = self._chosen()
        if len(people) == 1:
            title = self.tr("Folder for the subject access pack")
            folder = QFileDialog.getExistingDirectory(self._owner, title, str(documents_folder()))
            if folder:
                self.save_pack(people[0], Path(folder))

    def save_pack(self, person: Person, folder: Path) -> None:
        """Save both documents in the background."""
        work = partial(_save_pack, self._session, person, folder)
        self._session.tasks.run(work, partial(self._saved, folder), words=self.tr("Making the subject access pack"))

    def _merge(self, kept_id: int, gone_id: int) -> None:
        plan = self._session.services.removal.merge(kept_id, gone_id)
        sentence = self.tr("Merged %1 into %2. Ctrl+Z parts them again.")
        self._tell(sentence.replace("%1", plan.gone_name).replace("%2", plan.kept.name))

    def _place_hold(self, person_ids: tuple[int, ...], reason: str, placed_by: str) -> None:
        self._session.services.privacy.place_hold(person_ids, reason, placed_by, today=self._session.today)
        words = plural(len(person_ids), "person", "people")
        self._tell(self.tr("%1 on hold: kept until the hold is lifted.").replace("%1", words))

    def _erased(self) -> None:
        self._tell(self.tr("Erased for good. The certificate is in Settings, Privacy."))

    def _saved(self, folder: Path, _nothing: None) -> None:
        self._session.say(self.tr("Saved the pack in %1").replace("%1", str(folder)))

    def _tell(self, sentence: str) -> None:
        self._session.announce(Changes.PEOPLE | Changes.TRAINING)
        self._session.say(sentence)


def _save_pack(session: Session, person: Person, folder: Path) -> None:
    """Save the PDF, the workbook and copies of the files beside each other, without the name in the file's name."""
    stem = f"Subject access pack {person.staff_number or person.id} {session.today.isoformat()}"
    services = session.services
    services.documents.save_report(
        SUBJECT_ACCESS, folder / f"{stem}.pdf", session.today, ReportOptions(person_id=person.id)
    )
    services.privacy_documents.save_pack_sheet(person.id, folder / f"{stem}.xlsx", session.today)
    services.evidence.save_all(person.id, folder / f"{stem} files")


def _erase(session: Session, person_ids: tuple[int, ...], confirmed_by: str, reason: str) -> Disposal:
    erasure = Erasure(person_ids, confirmed_by, reason, on_request=True)
    return session.services.privacy.erase(erasure, today=session.today)


def _by_name(person: Person) -> tuple[str, str, int]:
    return person.family.casefold(), person.given.casefold(), person.id
