"""What is done with a questionnaire as a whole: begun, its head changed, signed off, reopened, removed, printed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from nscp_desktop.domain.checklist_rules import carried
from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.questionnaires import Checklist, Filled, Template
from nscp_desktop.services.checklist_checks import Signature
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.models.checklists import fitting_report
from nscp_desktop.ui.pages.requests import ReportRequest

if TYPE_CHECKING:
    from nscp_desktop.ui.pages.assurance_filling import FillingTab


class FillingActs(QObject):
    """Acts on the questionnaire that the tab shows."""

    def __init__(self, tab: "FillingTab") -> None:
        super().__init__(tab)
        self._tab, self._session = tab, tab.session
        self.begin_action = self._action(self.tr("&Begin another…"), self.begin)
        self.remove_action = self._action(self.tr("Re&move this draft"), self.remove)
        self.items_action = self._action(self.tr("Change its &items, in Settings"), self.open_templates)
        self._session.editing.guard(self.begin_action, self.remove_action)

    def further(self) -> list[QAction]:
        """Return what is seldom done, for a menu."""
        return [self.begin_action, self.items_action, self.remove_action]

    def begin(self, *_: object) -> None:
        """Open the form that begins a questionnaire."""
        from nscp_desktop.ui.dialogs.checklist_begin import BeginDialog
        from nscp_desktop.ui.pages.assurance_filling_offer import begin_offer

        if self._session.editing.may_change and self._tab.view.flush():
            offer = begin_offer(self._session, self._tab.offered())
            open_dialog(BeginDialog(offer, self._begin, today=self._session.today, parent=self._tab.window()))

    def change_head(self, *_: object) -> None:
        """Open the details of the questionnaire, to be read only where it cannot be changed."""
        from nscp_desktop.ui.dialogs.checklist_head import HeadDialog

        filled = self._filled()
        if filled is not None:
            course = self._session.services.standing.snapshot().rulebook.courses.get(filled.checklist.course_id or 0)
            dialog = HeadDialog(filled, course, self._change_head, today=self._session.today, parent=self._tab.window())
            if not (self._session.editing.may_change and filled.checklist.is_open):
                dialog.only_read()
            open_dialog(dialog)

    def copy_last(self, *_: object) -> None:
        """Take last time's answers over where nothing is said yet."""
        filled = self._filled()
        if filled is None or not self._session.editing.may_change:
            return
        taken = list(carried(filled))
        try:
            count = self._session.services.checklists.carry_forward(filled.checklist.id)
        except NscpError as refusal:
            report(self._tab.window(), refusal)
            return
        self._stored(self.tr("Took over %1. Look at each of them again.").replace("%1", plural(count, "answer")))
        if taken:
            # The button is gone now, and the keyboard with it.
            self._tab.go_to_item(taken[0])

    def print_it(self, *_: object) -> None:
        """Open the questionnaire on paper."""
        filled = self._filled()
        if filled is not None:
            request = ReportRequest(fitting_report(filled.template.kind), checklist_id=filled.checklist.id)
            self._tab.page.open_report.emit(request)

    def sign_off(self, *_: object) -> None:
        """Open the form that signs the questionnaire off."""
        from nscp_desktop.ui.dialogs.checklist_sign_off import SignOffDialog

        filled = self._filled()
        if filled is not None and self._session.editing.may_change:
            dialog = SignOffDialog(
                filled,
                self._session.services.desk.who,
                self._sign_off,
                today=self._session.today,
                parent=self._tab.window(),
            )
            dialog.item_wanted.connect(self._tab.go_to_item)
            open_dialog(dialog)

    def reopen(self, *_: object) -> None:
        """Ask why it is opened again."""
        from nscp_desktop.ui.dialogs.checklist_sign_off import ReopenChecklistDialog

        filled = self._filled()
        if filled is not None and self._session.editing.may_change:
            open_dialog(ReopenChecklistDialog(filled, self._reopen, self._tab.window()))

    def open_templates(self, *_: object) -> None:
        """Open the part of the settings where the items of questionnaires are changed."""
        if self._tab.view.flush():
            self._tab.page.open_page.emit("settings", "checklists")

    def remove(self, *_: object) -> None:
        """Take a draft out; undo brings it back."""
        filled = self._filled()
        if filled is None or not self._session.editing.may_change:
            return
        try:
            self._session.services.checklists.remove(filled.checklist.id)
        except NscpError as refusal:
            report(self._tab.window(), refusal)
            return
        self._stored(self.tr("Removed the draft. Undo brings it back."))

    # What the forms store

    def _begin(self, template: Template, head: Checklist) -> None:
        own = self._session.services.checklists.begin(template, head, today=self._session.today)
        self._tab.wanted(own)
        self._stored(self.tr("Begun. Point at an answer to see its key. Ctrl+Enter goes on to the next item."))
        self._tab.view.go_to_next()

    def _change_head(self, head: Checklist) -> None:
        self._session.services.checklists.change_head(head, today=self._session.today)
        self._stored(self.tr("Saved the details."))

    def _sign_off(self, signature: Signature) -> None:
        filled = self._filled()
        if filled is not None:
            self._session.services.checklists.sign_off(filled.checklist.id, signature, today=self._session.today)
            self._stored(self.tr("Signed off. It does not change any more."))
            due = self._tab.filled.checklist.next_due_on if self._tab.filled is not None else None
            if due is not None:
                words = self.tr("Signed off. It does not change any more. The next one is due by %1.")
                self._session.say(words.replace("%1", in_words(due)))

    def _reopen(self, why: str) -> None:
        filled = self._filled()
        if filled is not None:
            self._session.services.checklists.reopen(filled.checklist.id, why, today=self._session.today)
            self._stored(self.tr("Opened again. The reason stands in it and in the history."))

    def _filled(self) -> Filled | None:
        """Return the questionnaire that is shown, once what is typed is stored."""
        return self._tab.filled if self._tab.view.flush() else None

    def _stored(self, sentence: str) -> None:
        self._session.announce(Changes.AGENCY)
        self._session.say(sentence)

    def _action(self, words: str, does: object) -> QAction:
        action = QAction(words, self)
        action.triggered.connect(does)
        return action
