"""What is asked for from inside a questionnaire: files, people, what the records show, actions."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from nscp_desktop.domain.actions import Action
from nscp_desktop.domain.audit_figures import Fact
from nscp_desktop.domain.evidence_files import AssuranceFile, KeptFile
from nscp_desktop.domain.questionnaires import Filled, Item
from nscp_desktop.services.evidence_reading import Attached
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.pages.requests import PeopleFilter
from nscp_desktop.ui.pages.tabbed import TabRequest
from nscp_desktop.ui.session import Session

if TYPE_CHECKING:
    from nscp_desktop.ui.pages.assurance_filling import FillingTab


class AnswerFiles:
    """The files of one answer; those of a questionnaire that is signed off can only be read."""

    def __init__(self, session: Session, filled: Filled, item: Item) -> None:
        self._session, self._checklists = session, session.services.checklists
        self._head, self._item = filled.checklist, item

    def kept(self) -> Sequence[KeptFile]:
        """Return the files to show."""
        return self._checklists.files(self._head.id).get(self._item.id, ())

    def keep(self, paths: Sequence[Path]) -> Attached:
        """Keep copies of files; called off the window's thread."""
        return self._checklists.attach(self._head.id, self._item.id, paths, today=self._session.today)

    def take_off(self, file: KeptFile) -> None:
        """Take a file off the record."""
        assert isinstance(file, AssuranceFile)
        self._checklists.remove_file(self._head.id, file)

    def copy_out(self, file: KeptFile, out: Path) -> None:
        """Save a copy of a file; called off the window's thread."""
        assert isinstance(file, AssuranceFile)
        self._checklists.save_copy(file, out)

    def is_own(self, file: KeptFile) -> bool:
        """Whether a file can be taken off here."""
        return self._head.is_open


class FillingAsks(QObject):
    """Opens what stands beside the items of the questionnaire that the tab shows."""

    def __init__(self, tab: "FillingTab") -> None:
        super().__init__(tab)
        self._tab, self._session = tab, tab.session

    def show_files(self, item: Item) -> None:
        """Open the files of an item."""
        from nscp_desktop.ui.dialogs.evidence_files import FilesDialog, FilesWords

        filled = self._tab.filled
        if filled is None:
            return
        how = self.tr("PDF, PNG or JPEG files, up to 10 MB each. A copy of each is kept in the record file.")
        if not filled.checklist.is_open:
            how = self.tr("It is signed off: the files can be read and saved, and do not change any more.")
        about = f"{item.number}. {item.text}"
        words = FilesWords(self.tr("Files of item %1").replace("%1", item.number), about, how)
        files = AnswerFiles(self._session, filled, item)
        dialog = FilesDialog(words, files, self._session, self._tab.window())
        dialog.attach.setVisible(filled.checklist.is_open)
        dialog.setAcceptDrops(filled.checklist.is_open)
        dialog.changed.connect(self._stored)
        dialog.show_files()
        open_dialog(dialog)

    def open_people(self, title: str, person_ids: tuple[int, ...]) -> None:
        """Show people on the register."""
        self._tab.page.open_people.emit(PeopleFilter(title, person_ids))

    def open_fact(self, fact: Fact) -> None:
        """Show the people behind what the records show, or where more of it is seen."""
        if fact.people:
            self.open_people(f"{fact.title}: {fact.value}", fact.people)
        elif fact.page:
            self._tab.page.open_page.emit(fact.page, fact.tab or None)

    def add_action(self, item: Item) -> None:
        """Open the form for an action that comes from an item."""
        from nscp_desktop.ui.dialogs.action import ActionDialog, ActionOffer

        filled = self._tab.filled
        if filled is None or not self._session.editing.may_change:
            return
        people = sorted(
            (row.person for row in self._session.board().rows), key=lambda person: person.sorted_name.casefold()
        )
        source = f"{filled.template.title}, {item.number}. {item.text}"
        checklist_id, today = filled.checklist.id, self._session.today

        def store(action: Action, _for_each: bool) -> None:
            self._session.services.actions.add_for_item(action, checklist_id, item.id)
            self._stored(self.tr("Added the action."))

        new = Action(0, "", today)
        open_dialog(ActionDialog(new, ActionOffer(people, source), store, today=today, parent=self._tab.window()))

    def open_action(self, action: Action) -> None:
        """Show an action on its tab."""
        self._tab.page.open_page.emit("assurance", TabRequest("actions", action.id))

    def _stored(self, sentence: str) -> None:
        self._session.announce(Changes.AGENCY)
        self._session.say(sentence)
