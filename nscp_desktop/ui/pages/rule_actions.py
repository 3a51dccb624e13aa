"""What can be done with the rules: the dialogs, and what they store."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget

from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.requirements import Requirement
from nscp_desktop.domain.rule_changes import RequirementDraft
from nscp_desktop.domain.rule_effects import RuleTrial
from nscp_desktop.domain.rule_packs import RulePack
from nscp_desktop.domain.rule_periods import is_in_use
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.dialog import Dialog
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.moves_step import MovesDialog
from nscp_desktop.ui.dialogs.requirement import RequirementDialog, RequirementOffers, RequirementWork
from nscp_desktop.ui.dialogs.rule import RuleOffers
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.models.rule_rows import RuleRow, requirement_ids
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.what_moves import RuleWork, WhatMoves

if TYPE_CHECKING:
    from nscp_desktop.ui.pages.rules_section import RulesSection


class RuleActions(QObject):
    """The buttons and menu entries of the section; each dialog stores through a service and tells everybody."""

    def __init__(self, session: Session, section: "RulesSection") -> None:
        super().__init__(section)
        self._session, self._section = session, section
        self._of_one: Sequence[QPushButton] = ()
        self.switch_action = QAction(self.tr("&Switch off…"), section)
        self.remove_action = QAction(self.tr("&Remove…"), section)
        self.switch_action.triggered.connect(self.switch)
        self.remove_action.triggered.connect(self.remove)
        session.editing.guard(self.switch_action, self.remove_action)

    def follow(self, *buttons: QPushButton) -> None:
        """Switch these on while a requirement is selected."""
        self._of_one = buttons

    def enable(self, row: RuleRow | None) -> None:
        """Switch on what fits the selected row."""
        for button in self._of_one:
            button.setEnabled(row is not None)
        for action in (self.switch_action, self.remove_action):
            action.setEnabled(row is not None)
        is_on = row is not None and is_in_use(row.requirement, self._session.today)
        self.switch_action.setText(self.tr("&Switch off…") if is_on else self.tr("&Switch on…"))

    # One requirement

    def add(self) -> None:
        """Open the form for a new requirement."""
        open_dialog(self.requirement_dialog(None))

    def edit(self) -> None:
        """Open the form for the current requirement."""
        row = self._section.current()
        if row is not None and self._session.editing.may_change:
            open_dialog(self.requirement_dialog(row.requirement))

    def requirement_dialog(self, requirement: Requirement | None) -> RequirementDialog:
        """Make the form for a requirement, or for a new one."""
        found = self._session.services.rules.in_use(self._session.today)
        own = requirement.id if requirement is not None else ""
        now = found.state.get(own) if own else None
        draft = RequirementDraft(now, found.state.counts(own)) if now is not None else None
        others = tuple(item for item in found.state.requirements if item.id != own)
        courses = tuple(found.state.courses.values())
        rules = RuleOffers(found.choices, others, found.names, self._session.today)
        offers = RequirementOffers(rules, courses, found.pack_forms.get(own), found.changed.get(own, ""))
        work = RequirementWork(self._session.services.rules.check_rule, self._plan, self._store)
        dialog = RequirementDialog(offers, work, draft, self._window())
        self.watch(dialog, dialog.step.moves)
        return dialog

    def switch(self) -> None:
        """Ask from when the current requirement is asked of nobody any more, or again."""
        row = self._section.current()
        if row is not None:
            open_dialog(self.switch_dialog(row.requirement))

    def switch_dialog(self, requirement: Requirement, note: str = "") -> MovesDialog:
        """Make the dialog that switches a requirement off, or on again."""
        is_on = is_in_use(requirement, self._session.today)
        words = self.tr("Switch off %1") if is_on else self.tr("Switch on %1")
        counts = self._session.services.rules.in_use(self._session.today).state.counts(requirement.id)
        draft = RequirementDraft(replace(requirement, active=not is_on), counts)
        work = RuleWork(partial(self._plan, draft), partial(self._store, draft), self._session.today)
        accept_words = self.tr("&Switch off") if is_on else self.tr("&Switch on")
        dialog = MovesDialog(words.replace("%1", requirement.title), accept_words, work, note, self._window())
        self.watch(dialog, dialog.moves)
        return dialog

    def remove(self) -> None:
        """Remove the current requirement after showing what that does; offer to switch off one that has to stay."""
        row = self._section.current()
        if row is None:
            return
        requirement = row.requirement
        try:
            self._plan_removal(requirement, None)
        except NscpError as refusal:
            if is_in_use(requirement, self._session.today):
                open_dialog(self.switch_dialog(requirement, str(refusal)))
            else:
                report(self._window(), refusal)
            return
        open_dialog(self.removal_dialog(requirement))

    def removal_dialog(self, requirement: Requirement) -> MovesDialog:
        """Make the dialog that removes a requirement."""
        title = self.tr("Remove %1").replace("%1", requirement.title)
        note = self.tr("Reports of past days no longer tell of it. To keep them as they are, switch it off instead.")
        plan, keep = partial(self._plan_removal, requirement), partial(self._remove, requirement)
        work = RuleWork(plan, keep, self._session.today, dated=False)
        dialog = MovesDialog(title, self.tr("&Remove"), work, note, self._window())
        self.watch(dialog, dialog.moves)
        return dialog

    def move_up(self) -> None:
        """Move the current requirement before the one shown above it."""
        self._move(-1)

    def move_down(self) -> None:
        """Move the current requirement behind the one shown below it."""
        self._move(1)

    # Documents and packs

    def open_documents(self) -> None:
        """Open the list of documents that are read anew."""
        from nscp_desktop.ui.pages.rule_documents import documents_dialog

        open_dialog(documents_dialog(self._session, self._window(), self))

    def open_packs(self) -> None:
        """Open the list of rule packs."""
        from nscp_desktop.ui.pages.rule_pack_actions import packs_dialog

        open_dialog(packs_dialog(self._session, self._window(), self))

    def compare_shipped(self, pack_id: str) -> None:
        """Compare a pack as the program comes with it with what is in use."""
        pack = self._session.services.pack_updates.shipped(pack_id)
        self.compare(pack)

    def compare(self, pack: RulePack) -> None:
        """Open the comparison of a pack with what is in use; a refusal is told."""
        from nscp_desktop.ui.pages.rule_pack_actions import update_dialog

        try:
            dialog = update_dialog(self._session, self._window(), self, pack)
        except NscpError as refusal:
            report(self._window(), refusal)
            return
        open_dialog(dialog)

    # What the dialogs share

    def watch(self, dialog: Dialog, moves: WhatMoves) -> None:
        """Let somebody look at the people behind the figures of a dialog, and come back to it."""
        moves.open_person.connect(partial(self._section.look_at_person, dialog))
        moves.open_people.connect(partial(self._section.look_at_people, dialog))

    def stored(self, sentence: str, requirement_id: str = "") -> None:
        """Tell everybody that rules were stored."""
        self._session.announce(Changes.STORED)
        self._session.say(sentence)
        if requirement_id:
            self._section.select(requirement_id)

    def _plan(self, draft: RequirementDraft, from_day: date | None) -> RuleTrial:
        return self._session.services.rules.trial(draft, from_day, self._session.today)

    def _store(self, draft: RequirementDraft, from_day: date | None) -> None:
        own = self._session.services.rules.store(draft, from_day, self._session.today)
        words = self.tr("Saved %1. Ctrl+Z brings back what was.")
        self.stored(words.replace("%1", draft.requirement.title), own)

    def _plan_removal(self, requirement: Requirement, _from_day: date | None) -> RuleTrial:
        return self._session.services.rules.removal_trial(requirement.id, self._session.today)

    def _remove(self, requirement: Requirement, _from_day: date | None) -> None:
        self._session.services.rules.remove(requirement.id, self._session.today)
        self.stored(self.tr("Removed %1. Ctrl+Z brings it back.").replace("%1", requirement.title))

    def _move(self, step: int) -> None:
        row = self._section.current()
        shown = requirement_ids(self._section.model.rows())
        place = shown.index(row.requirement.id) + step if row is not None else -1
        if row is None or not 0 <= place < len(shown):
            return
        order = [item.id for item in self._session.services.agency.requirements() if item.id != row.requirement.id]
        order.insert(order.index(shown[place]) + (1 if step > 0 else 0), row.requirement.id)
        try:
            self._session.services.rules.put_in_order(order)
        except NscpError as refusal:
            report(self._window(), refusal)
            return
        self.stored(self.tr("Moved %1.").replace("%1", row.requirement.title), row.requirement.id)

    def _window(self) -> QWidget:
        return self._section.window()
