"""What can be done with the actions that are selected; buttons and the context menu share it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from nscp_desktop.domain.action_lists import ListedAction, SourceKind
from nscp_desktop.domain.gap_reasons import NOT_DONE_KINDS
from nscp_desktop.ui.pages.action_forms import ActionForms
from nscp_desktop.ui.pages.requests import ItemRequest, MatrixFilter
from nscp_desktop.ui.pages.tabbed import TabRequest

if TYPE_CHECKING:
    from nscp_desktop.ui.pages.assurance_actions import ActionsTab


class ActionPlanMenu(QObject):
    """The actions of the tab."""

    def __init__(self, tab: "ActionsTab") -> None:
        super().__init__(tab)
        self._tab = tab
        self.forms = ActionForms(tab.session, tab)
        self.edit = QAction(self.tr("E&dit…"), self)
        self.finish = QAction(self.tr("F&inish…"), self)
        self.owner = QAction(self.tr("Change &owner…"), self)
        self.due = QAction(self.tr("Change due da&y…"), self)
        self.files = QAction(self.tr("Fi&les…"), self)
        self.reopen = QAction(self.tr("Open a&gain"), self)
        self.source = QAction(self.tr("&Show where it came from"), self)
        self.remove = QAction(self.tr("Remo&ve"), self)
        tab.session.editing.guard(self.edit, self.finish, self.owner, self.due, self.reopen, self.remove)
        for action, does in (
            (self.edit, self.edit_one),
            (self.finish, self._finish),
            (self.owner, self._change_owner),
            (self.due, self._change_due),
            (self.files, self._open_files),
            (self.reopen, self._reopen),
            (self.source, self._show_source),
            (self.remove, self._remove),
        ):
            action.triggered.connect(does)

    def buttons(self) -> list[QAction]:
        """Return the actions that have a button of their own."""
        return [self.finish, self.edit, self.files]

    def more(self) -> list[QAction]:
        """Return the actions that are in a menu."""
        return [self.source, self.owner, self.due, self.reopen, self.remove]

    def all(self) -> list[QAction]:
        """Return every action, as in the context menu."""
        return [*self.buttons(), *self.more()]

    def prepare(self, rows: Sequence[ListedAction]) -> None:
        """Switch off what makes no sense for those selected."""
        one = rows[0] if len(rows) == 1 else None
        is_open = any(row.action.done_on is None for row in rows)
        self.edit.setEnabled(one is not None)
        self.finish.setEnabled(is_open)
        self.owner.setEnabled(bool(rows))
        self.due.setEnabled(bool(rows))
        self.files.setEnabled(one is not None)
        self.reopen.setEnabled(one is not None and one.action.done_on is not None)
        self.source.setEnabled(one is not None and one.source.kind is not SourceKind.HAND)
        self.remove.setEnabled(bool(rows))

    def edit_one(self) -> None:
        """Open the form for the one action that is selected."""
        row = self._one()
        if row is not None and self._tab.session.editing.may_change:
            self.forms.edit(row.action, "" if row.source.kind is SourceKind.HAND else row.source.words)

    def _one(self) -> ListedAction | None:
        rows = self._tab.chosen()
        return rows[0] if len(rows) == 1 else None

    def _finish(self) -> None:
        self.forms.finish([row.action for row in self._tab.chosen() if row.action.done_on is None])

    def _change_owner(self) -> None:
        self.forms.change_owner([row.action for row in self._tab.chosen()])

    def _change_due(self) -> None:
        self.forms.change_due([row.action for row in self._tab.chosen()])

    def _remove(self) -> None:
        self.forms.remove([row.action for row in self._tab.chosen()])

    def _open_files(self) -> None:
        row = self._one()
        if row is not None:
            self.forms.open_files(row.action)

    def _reopen(self) -> None:
        row = self._one()
        if row is not None:
            self.forms.reopen(row.action)

    def _show_source(self) -> None:
        """Open the item of the questionnaire, the people who lack the requirement, or the person."""
        row, page = self._one(), self._tab.page
        if row is None:
            return
        action, source = row.action, row.source
        if source.checklist_id is not None and source.item_id is not None:
            wanted = TabRequest(source.tab, ItemRequest(source.checklist_id, source.item_id))
            page.open_page.emit("assurance", wanted)
        elif action.requirement_id is not None:
            people = (action.person_id,) if action.person_id is not None else self._lacking(action.requirement_id)
            page.open_matrix.emit(
                MatrixFilter(person_ids=people, title=source.words, requirement_id=action.requirement_id)
            )
        elif action.person_id is not None:
            page.open_person.emit(action.person_id)

    def _lacking(self, requirement_id: str) -> tuple[int, ...]:
        """Return who does not have what is asked on the day that is looked at."""
        rows = self._tab.session.board().rows
        return tuple(row.person.id for row in rows if row.verdict(requirement_id).kind in NOT_DONE_KINDS)
