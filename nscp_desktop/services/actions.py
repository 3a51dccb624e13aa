"""Actions: raised from anywhere, given to somebody, done with evidence; and the gap log."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from nscp_desktop.domain.action_lists import ListedAction, action_jobs
from nscp_desktop.domain.actions import Action
from nscp_desktop.domain.dates import in_words, plural, year_problem
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.evidence_files import AssuranceFile
from nscp_desktop.domain.page_jobs import PageJob
from nscp_desktop.domain.questionnaires import Answer
from nscp_desktop.services.action_sources import listed_actions
from nscp_desktop.services.assurance_files import save_copy, take_off
from nscp_desktop.services.evidence_reading import Attached, gather
from nscp_desktop.services.gap_log import LONGEST_TEXT, GapLog
from nscp_desktop.services.titles import refuse_long, tidy
from nscp_desktop.storage.unit_of_work import UnitOfWork


class ActionsService(GapLog):
    """Actions, with the gap log that goes with them. Each public method that stores is one transaction."""

    # Looking

    def actions(self) -> tuple[Action, ...]:
        """Return every action, the open ones first, by the day they are due."""
        with self._desk.reading() as unit:
            return unit.actions.actions()

    def listed(self, as_at: date) -> tuple[ListedAction, ...]:
        """Return the actions raised by a day, with where they came from and who sees to them, the open ones first."""
        snapshot = self._standing.snapshot()
        with self._desk.reading() as unit:
            return listed_actions(unit, snapshot, as_at)

    def of_answers(self) -> dict[int, tuple[Action, ...]]:
        """Return the actions that came of items, by the id of the answer, the open ones first."""
        found: defaultdict[int, list[Action]] = defaultdict(list)
        for action in self.actions():
            if action.answer_id is not None:
                found[action.answer_id].append(action)
        return {own: tuple(actions) for own, actions in found.items()}

    def of_person(self, person_id: int, as_at: date) -> tuple[ListedAction, ...]:
        """Return the actions about somebody and those they see to, the open ones first."""
        return tuple(row for row in self.listed(as_at) if person_id in (row.action.person_id, row.action.owner_id))

    def overdue(self, as_at: date) -> tuple[Action, ...]:
        """Return the actions that are not done and whose day has passed, the longest overdue first."""
        return tuple(action for action in self.actions() if action.is_overdue(as_at))

    def jobs(self, as_at: date) -> tuple[PageJob, ...]:
        """Return what is overdue, and what is due within two weeks."""
        return action_jobs((action for action in self.actions() if action.raised_on <= as_at), as_at)

    # Storing

    def add_for_item(self, action: Action, checklist_id: int, item_id: int) -> int:
        """Add an action that comes from an item of a questionnaire, answered or not, and return its id.

        Raises as `add`; NotFoundError when the item is gone.
        """
        new = self._checked(replace(action, id=0, answer_id=None))
        with self._desk.reading() as unit:
            head = unit.checklists.one(checklist_id)
            item = unit.templates.version(head.version_id).item(item_id) if head is not None else None
        if item is None:
            raise NotFoundError("That item is no longer in the questionnaire.")
        with self._desk.changing(f"Add an action to item {item.number}: {new.what}") as unit:
            known = unit.checklists.answer(checklist_id, item_id)
            own = known.id if known is not None else unit.checklists.set_answer(Answer(0, checklist_id, item_id))
            return unit.actions.add_action(replace(new, answer_id=own))

    def add(self, action: Action, person_ids: Sequence[int] = ()) -> tuple[int, ...]:
        """Add an action and return its id; with `person_ids` one about each of them, in one step.

        Raises NotAllowedError beside the field that is wrong, NotFoundError when what it is about is gone.
        """
        about = tuple(dict.fromkeys(person_ids)) or (action.person_id,)
        new = [self._checked(replace(action, id=0, person_id=own)) for own in about]
        title = f"Add the action: {new[0].what}"
        if len(new) > 1:
            title = f"Add {plural(len(new), 'action')}: {new[0].what}"
        with self._desk.changing(title) as unit:
            return tuple(unit.actions.add_action(one) for one in new)

    def change(self, action: Action) -> None:
        """Store a changed action; nothing when it is as it was.

        Raises NotAllowedError beside the field that is wrong, NotFoundError when it is gone.
        """
        checked = self._checked(action)
        if checked != self._some([action.id])[0]:
            with self._desk.changing(f"Change the action: {checked.what}") as unit:
                unit.actions.change_action(checked)

    def finish(self, action_ids: Sequence[int], done_on: date | None, note: str, *, today: date) -> int:
        """Note that actions are done, those that were open, and how that is known; return how many.

        Raises NotAllowedError beside the field for a day that cannot be, and when none is open.
        """
        left = [action for action in self._some(action_ids) if action.done_on is None]
        if not left:
            raise NotAllowedError("What is chosen is done already.")
        refuse_long(note.strip(), "done_note", LONGEST_TEXT)
        day = _done_day(left, done_on, today)
        changed = [replace(action, done_on=day, done_note=note.strip() or action.done_note) for action in left]
        self._store_many("Finish", changed)
        return len(changed)

    def reopen(self, action_id: int) -> None:
        """Note that an action is not done after all; how it was known to be done stays to be read.

        Raises NotAllowedError when it is open, NotFoundError when it is gone.
        """
        action = self._some([action_id])[0]
        if action.done_on is None:
            raise NotAllowedError("It is open already.")
        self._store_many("Open again", [replace(action, done_on=None)])

    def change_owner(self, action_ids: Sequence[int], owner_id: int | None, owner: str) -> int:
        """Give actions to somebody on record, to a typed name, or to nobody, and return for how many that is new.

        Raises NotAllowedError beside the field, NotFoundError when one is gone.
        """
        changed = [
            new
            for action in self._some(action_ids)
            if (new := self._checked(replace(action, owner_id=owner_id, owner=owner))) != action
        ]
        self._store_many("Change the owner of", changed)
        return len(changed)

    def change_due(self, action_ids: Sequence[int], due_on: date | None) -> int:
        """Give actions another day by which they are due, None for none, and return for how many that is new.

        Raises NotAllowedError beside the field for a day before one was raised, NotFoundError when one is gone.
        """
        changed = [
            self._checked(replace(action, due_on=due_on))
            for action in self._some(action_ids)
            if action.due_on != due_on
        ]
        self._store_many("Change the due day of", changed)
        return len(changed)

    def remove(self, action_ids: int | Sequence[int]) -> None:
        """Take actions out of the plan with their files; undo brings them back.

        Raises NotFoundError when one is gone already.
        """
        found = self._some([action_ids] if isinstance(action_ids, int) else action_ids)
        with self._desk.changing(_step("Remove", found)) as unit:
            for action in found:
                unit.actions.remove_action(action.id)

    # Files

    def files(self, action_id: int) -> tuple[AssuranceFile, ...]:
        """Return the files that prove that an action is done, the oldest first."""
        with self._desk.reading() as unit:
            return unit.assurance_files.of_actions([action_id]).get(action_id, ())

    def attach(self, action_id: int, paths: Sequence[Path], *, today: date) -> Attached:
        """Keep copies of files with an action; those that cannot be kept are told, and the others are kept.

        Raises NotFoundError when the action is gone, FileRefusedError when nothing can be stored.
        """
        action = self._some([action_id])[0]
        gathered = gather(paths, self.files(action_id), "action")
        if gathered.files:
            title = f"Attach {plural(len(gathered.files), 'file')} to the action: {action.what}"
            with self._desk.changing(title) as unit:
                for file in gathered.files:
                    unit.assurance_files.add(file, today, action_id=action_id)
        return gathered.attached

    def remove_file(self, file: AssuranceFile) -> None:
        """Take a file off an action; undo brings it back.

        Raises NotFoundError when it is gone already.
        """
        take_off(self._desk, file, "an action")

    def save_copy(self, file: AssuranceFile, out: Path) -> None:
        """Save a copy of a file outside the record, whole or not at all.

        Raises FileRefusedError when it is damaged or cannot be written.
        """
        save_copy(self._desk, file, out)

    # What these share

    def _some(self, action_ids: Sequence[int]) -> list[Action]:
        known = {action.id: action for action in self.actions()}
        wanted = list(dict.fromkeys(action_ids))
        if not wanted:
            raise NotAllowedError("Choose at least one action.")
        if any(own not in known for own in wanted):
            raise NotFoundError("That action is no longer in the record.")
        return [known[own] for own in wanted]

    def _store_many(self, does: str, changed: Sequence[Action]) -> None:
        if changed:
            with self._desk.changing(_step(does, changed)) as unit:
                for action in changed:
                    unit.actions.change_action(action)

    def _checked(self, action: Action) -> Action:
        """Return an action as it is stored; refuse what cannot be, beside the field that is wrong."""
        what, owner = tidy(action.what), tidy(action.owner)
        if not what:
            raise NotAllowedError("Say what is to be done.", "what")
        refuse_long(what, "what")
        refuse_long(owner, "owner")
        refuse_long(action.why.strip(), "why", LONGEST_TEXT)
        refuse_long(action.done_note.strip(), "done_note", LONGEST_TEXT)
        for name, day in (("raised_on", action.raised_on), ("due_on", action.due_on)):
            if problem := year_problem(day):
                raise NotAllowedError(problem, name)
        if action.due_on is not None and action.due_on < action.raised_on:
            raise NotAllowedError(
                f"It was raised on {in_words(action.raised_on)}. Give that day or a later one.", "due_on"
            )
        if action.done_on is not None and action.done_on < action.raised_on:
            raise NotAllowedError(f"It was done on {in_words(action.done_on)}, before that day.", "raised_on")
        self._check_about(action)
        return replace(
            action,
            what=what,
            owner="" if action.owner_id is not None else owner,
            why=action.why.strip(),
            done_note=action.done_note.strip(),
        )

    def _check_about(self, action: Action) -> None:
        snapshot = self._standing.snapshot()
        if action.owner_id is not None and action.owner_id not in snapshot.people:
            raise NotAllowedError("That person is no longer in the record. Choose somebody else.", "owner")
        if action.person_id is not None and action.person_id not in snapshot.people:
            raise NotFoundError("The person whom it is about is no longer in the record.")
        with self._desk.reading() as unit:
            _check_answer(unit, action.answer_id)


def _check_answer(unit: UnitOfWork, answer_id: int | None) -> None:
    if answer_id is not None and answer_id not in unit.checklists.items_of_answers():
        raise NotFoundError("The item of the questionnaire is no longer in the record.")


def _done_day(actions: Sequence[Action], day: date | None, today: date) -> date:
    if day is None:
        raise NotAllowedError("Give the day on which it was done.", "done_on")
    if day > today:
        raise NotAllowedError(f"{in_words(day)} is still ahead. Come back when it is done.", "done_on")
    first = max(action.raised_on for action in actions)
    if day < first:
        raise NotAllowedError(f"It was raised on {in_words(first)}. Give that day or a later one.", "done_on")
    return day


def _step(does: str, actions: Sequence[Action]) -> str:
    """Name a step of undo: `Finish the action: Order the new posters`, `Finish 3 actions`."""
    if len(actions) == 1:
        return f"{does} the action: {actions[0].what}"
    return f"{does} {plural(len(actions), 'action')}"
