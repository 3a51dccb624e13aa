"""The forms for actions, opened from wherever an action is raised, and what is stored from them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.actions import Action, ReportedGap
from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.people import Person
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.action import ActionDialog, ActionOffer, StoreAction
from nscp_desktop.ui.dialogs.action_files import ActionFilesDialog
from nscp_desktop.ui.dialogs.action_steps import DueDialog, FinishDialog, OwnerDialog
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.session import Session


class ActionForms(QObject):
    """Opens the forms over a widget's window. `added` carries the id of each new action."""

    added = Signal(int)

    def __init__(self, session: Session, owner: QWidget) -> None:
        super().__init__(owner)
        self._session, self._owner = session, owner
        self._actions = session.services.actions

    # Raising

    def add(self, new: Action | None = None, source: str = "") -> None:
        """Open the form for a new action, by hand or with what it is about filled in."""
        open_dialog(self.form(new or self.blank(), source))

    def form(self, action: Action, source: str = "") -> ActionDialog:
        """Return the form for an action, a new one when it has no id; `source` says where it comes from."""
        store = self._change if action.id else self._add
        return self._made(action, ActionOffer(self._people(action.owner_id), source), store)

    def add_for_people(self, people: Sequence[Person], requirement_id: str | None = None) -> None:
        """Open the form for an action about one or several people, and the requirement that they lack, if any."""
        if people:
            open_dialog(self.form_for_people(people, requirement_id))

    def form_for_people(self, people: Sequence[Person], requirement_id: str | None = None) -> ActionDialog:
        """Return the form for an action about one or several people."""
        known = self._session.services.standing.snapshot().rulebook.by_id.get(requirement_id or "")
        title = known.title if known is not None else ""
        who = people[0].name if len(people) == 1 else plural(len(people), "person", "people")
        source = " · ".join(part for part in (title, who) if part)
        new = replace(self.blank(), requirement_id=requirement_id, person_id=people[0].id if len(people) == 1 else None)
        if len(people) > 1:
            about = self.tr("About %1, as at %2.").replace("%1", who)
            new = replace(new, why=about.replace("%2", in_words(self._session.today)))
        store = partial(self._add_for_each, tuple(person.id for person in people)) if len(people) > 1 else self._add
        return self._made(new, ActionOffer(self._people(), source, len(people)), store)

    def add_for_gap(self, gap: ReportedGap, requirement: str) -> None:
        """Open the form for an action that comes of an entry of the gap log."""
        why = self.tr("From the gap log: %1").replace("%1", gap.what)
        source = requirement or self.tr("From the gap log")
        self.add(replace(self.blank(), why=why, requirement_id=gap.requirement_id), source)

    def blank(self) -> Action:
        """Return an action that says nothing yet, raised today."""
        return Action(0, "", self._session.today)

    # What is done with those there are

    def edit(self, action: Action, source: str) -> None:
        """Open the form for an action."""
        open_dialog(self.form(action, source))

    def finish(self, actions: Sequence[Action]) -> None:
        """Ask when actions were done, and how that is known."""
        open_dialog(self.finish_form(actions))

    def change_owner(self, actions: Sequence[Action]) -> None:
        """Ask who sees to actions."""
        open_dialog(self.owner_form(actions))

    def change_due(self, actions: Sequence[Action]) -> None:
        """Ask by which day actions are due."""
        open_dialog(self.due_form(actions))

    def open_files(self, action: Action) -> None:
        """Open the files of an action."""
        open_dialog(ActionFilesDialog(action, self._session, self._owner.window()))

    def finish_form(self, actions: Sequence[Action]) -> FinishDialog:
        """Return the form that finishes actions."""
        note = actions[0].done_note if len(actions) == 1 else ""
        store, today = partial(self._finish, _ids(actions)), self._session.today
        return FinishDialog(_whats(actions), store, today=today, note=note, parent=self._owner.window())

    def owner_form(self, actions: Sequence[Action]) -> OwnerDialog:
        """Return the form that gives actions to somebody else."""
        own = actions[0] if len(actions) == 1 else None
        store = partial(self._change_owner, _ids(actions))
        people = self._people(own.owner_id if own is not None else None)
        return OwnerDialog(_whats(actions), people, store, before=own, parent=self._owner.window())

    def due_form(self, actions: Sequence[Action]) -> DueDialog:
        """Return the form that gives actions another due day."""
        due = actions[0].due_on if len({action.due_on for action in actions}) == 1 else None
        store, today = partial(self._change_due, _ids(actions)), self._session.today
        return DueDialog(_whats(actions), store, today=today, due_on=due, parent=self._owner.window())

    def reopen(self, action: Action) -> None:
        """Note that an action is not done after all."""
        try:
            self._actions.reopen(action.id)
        except NscpError as error:
            report(self._owner.window(), error)
            return
        self._stored(self.tr("Open again: %1. Ctrl+Z takes it back.").replace("%1", action.what))

    def remove(self, actions: Sequence[Action]) -> None:
        """Take actions out of the plan; undo brings them back."""
        try:
            self._actions.remove(_ids(actions))
        except NscpError as error:
            report(self._owner.window(), error)
            return
        self._stored(self.tr("Removed %1. Ctrl+Z brings it back.").replace("%1", _named(actions)))

    # Storing

    def _add(self, action: Action, _for_each: bool) -> None:
        self._tell_added(self._actions.add(action), action.raised_on)

    def _add_for_each(self, person_ids: tuple[int, ...], action: Action, for_each: bool) -> None:
        self._tell_added(self._actions.add(action, person_ids if for_each else ()), action.raised_on)

    def _tell_added(self, ids: Sequence[int], raised_on: date) -> None:
        words = self.tr("Added %1.").replace("%1", plural(len(ids), "action"))
        if raised_on > self._session.as_at:
            listed = self.tr("The plan has it from %1 on, and you look at an earlier day.")
            words = f"{words} {listed.replace('%1', in_words(raised_on))}"
        self._stored(words)
        for own in ids:
            self.added.emit(own)

    def _change(self, action: Action, _for_each: bool) -> None:
        self._actions.change(action)
        self._stored(self.tr("Saved the action."))

    def _finish(self, ids: tuple[int, ...], day: date | None, note: str) -> None:
        count = self._actions.finish(ids, day, note, today=self._session.today)
        self._stored(self.tr("Finished %1. Ctrl+Z takes it back.").replace("%1", plural(count, "action")))

    def _change_owner(self, ids: tuple[int, ...], owner_id: int | None, owner: str) -> None:
        count = self._actions.change_owner(ids, owner_id, owner)
        self._stored(self.tr("Changed the owner of %1.").replace("%1", plural(count, "action")))

    def _change_due(self, ids: tuple[int, ...], due_on: date | None) -> None:
        count = self._actions.change_due(ids, due_on)
        self._stored(self.tr("Changed the due day of %1.").replace("%1", plural(count, "action")))

    def _stored(self, sentence: str) -> None:
        self._session.announce(Changes.AGENCY)
        self._session.say(sentence)

    # What these share

    def _made(self, action: Action, offer: ActionOffer, store: StoreAction) -> ActionDialog:
        return ActionDialog(action, offer, store, today=self._session.today, parent=self._owner.window())

    def _people(self, own: int | None = None) -> tuple[Person, ...]:
        """Return who can see to an action: who is here today, and whoever does already."""
        people = self._session.services.standing.snapshot().people.values()
        here = [person for person in people if person.id == own or person.service_on(self._session.today)]
        return tuple(sorted(here, key=_by_name))


def _ids(actions: Sequence[Action]) -> tuple[int, ...]:
    return tuple(action.id for action in actions)


def _whats(actions: Sequence[Action]) -> tuple[str, ...]:
    return tuple(action.what for action in actions)


def _named(actions: Sequence[Action]) -> str:
    return actions[0].what if len(actions) == 1 else plural(len(actions), "action")


def _by_name(person: Person) -> str:
    return person.sorted_name.casefold()
