"""The forms that the People page opens: one person, their lists, many at once, and likely duplicates."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.asked_changes import AskedChange, day_it_holds
from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.duplicates import LikelyPair
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.many_changes import ManyDraft, ManyPreview
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.person_changes import ordered_services
from nscp_desktop.domain.spans import span_words
from nscp_desktop.domain.times import TimesDraft, times_of
from nscp_desktop.services.kept_drafts import KeptDraft
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.duplicates import DuplicateActions, DuplicatesDialog
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.many import ManyChoices, ManyDialog
from nscp_desktop.ui.dialogs.merge import MergeDialog
from nscp_desktop.ui.dialogs.person import PersonAnswers, PersonChoices, PersonDialog
from nscp_desktop.ui.dialogs.times import TimesChoices, TimesDialog
from nscp_desktop.ui.drafts import NEW_PERSON, PERSON, Fields, keep_dialog
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.session import Session

Progress = Callable[[int, int], None]


class PersonForms(QObject):
    """Makes the forms and stores what they hand over.

    `added` and `stored` carry the id of the person; `merge` makes the form that merges two.
    """

    added = Signal(int)
    stored = Signal(int)

    def __init__(self, session: Session, merge: Callable[[Person, Person], MergeDialog], owner: QWidget) -> None:
        super().__init__(owner)
        self._session, self._merge, self._owner = session, merge, owner

    # Opening

    def open_new(self, fields: Fields | None = None) -> None:
        """Open the form for a new person; `fields` is what a draft held."""
        if not self._session.editing.may_change:
            self._session.say(self._session.editing.reason)
            return
        dialog = self.new_dialog()
        open_dialog(dialog)
        title = partial(_named, self.tr("adding %1"), self.tr("a person"), dialog)
        keep_dialog(self._session, dialog, NEW_PERSON, title, fields)

    def open_person(self, person_id: int, fields: Fields | None = None) -> None:
        """Open the form for a person; `fields` is what a draft held."""
        dialog = self.person_dialog(person_id)
        open_dialog(dialog)
        title = partial(_named, self.tr("changing %1"), self.tr("a person"), dialog)
        keep_dialog(self._session, dialog, f"{PERSON}{person_id}", title, fields)

    def go_on(self, draft: KeptDraft) -> None:
        """Open the form that a draft was typed into, as it was."""
        if draft.key == NEW_PERSON:
            self.open_new(draft.fields)
            return
        try:
            self.open_person(int(draft.key.removeprefix(PERSON)), draft.fields)
        except NscpError as refusal:
            self._session.services.drafts.forget(draft.key)
            report(self._owner.window(), refusal)

    def open_times(self, person: Person, name: str = "") -> None:
        """Open the lists of a person, with one of them in front."""
        if self._session.editing.may_change:
            dialog = self.times_dialog(person)
            if name:
                dialog.show_list(name)
            open_dialog(dialog)

    def open_many(self, people: Sequence[Person]) -> None:
        """Open the form that changes many people in one step."""
        if people and self._session.editing.may_change:
            open_dialog(self.many_dialog(people))

    def open_duplicates(self) -> None:
        """Open the list of likely duplicates."""
        open_dialog(self.duplicates_dialog())

    # Making

    def new_dialog(self) -> PersonDialog:
        """Make the form for a new person."""
        services = self._session.services
        answers = PersonAnswers(services.people.alike, partial(self._effect, None), _nothing_after)
        return PersonDialog(self._choices(None), self._session.today, self._add, answers, None, self._owner.window())

    def person_dialog(self, person_id: int) -> PersonDialog:
        """Make the form for a person.

        Raises NotFoundError when they are gone.
        """
        session, people = self._session, self._session.services.people
        draft = people.draft_of(person_id, session.today)
        answers = PersonAnswers(
            people.alike,
            partial(self._effect, person_id),
            partial(people.leaving_notes, person_id),
            self._other_periods(people.person(person_id), draft.period),
        )
        store = partial(self._change, person_id)
        return PersonDialog(self._choices(person_id), session.today, store, answers, draft, self._owner.window())

    def times_dialog(self, person: Person) -> TimesDialog:
        """Make the form with the lists of a person."""
        agency = self._session.services.agency
        held = {role.role_id for role in person.roles}
        choices = TimesChoices(
            tuple(role for role in agency.roles() if role.active or role.id in held),
            agency.duties(),
            agency.sites(),
            agency.teams(),
            partial(self._effect_of_times, person.id),
        )
        store = partial(self._change_times, person)
        return TimesDialog(person.name, times_of(person), choices, self._session.today, store, self._owner.window())

    def many_dialog(self, people: Sequence[Person]) -> ManyDialog:
        """Make the form that changes many people in one step."""
        session, agency = self._session, self._session.services.agency
        ids = tuple(person.id for person in people)
        choices = ManyChoices(
            tuple(role for role in agency.roles() if role.active),
            agency.duties(),
            agency.sites(),
            agency.teams(),
            self._managers(None),
        )
        preview = partial(_preview, session, ids)
        store = partial(self._change_many, ids)
        names = [person.sorted_name for person in people]
        return ManyDialog(names, choices, session.today, preview, store, self._owner.window())

    def duplicates_dialog(self) -> DuplicatesDialog:
        """Make the list of likely duplicates."""
        session = self._session
        search = session.services.duplicates.search
        actions = DuplicateActions(search, self._merge, self._dismiss, session.editing.may_change)
        return DuplicatesDialog(actions, session.today, self._owner.window())

    # Answers while somebody types

    def _effect(self, person_id: int | None, draft: PersonDraft) -> AskedChange:
        day = day_it_holds(draft, self._session.today)
        return self._session.services.people.effect_of_change(person_id, draft, day)

    def _effect_of_times(self, person_id: int, draft: TimesDraft) -> tuple[str, ...]:
        people = self._session.services.people
        return people.effect_of_times(person_id, draft, self._session.today).words

    def _other_periods(self, person: Person, shown: int | None) -> str:
        services = ordered_services(person)
        others = [service for place, service in enumerate(services) if place != shown]
        words = "; ".join(f"{service.kind.words}, {span_words(service.span)}" for service in others)
        return self.tr("Also here: %1.").replace("%1", words) if words else ""

    # Storing

    def _add(self, draft: PersonDraft, _why: str) -> None:
        self.added.emit(self._session.services.people.add(draft))
        self._session.say(self.tr("Added %1.").replace("%1", f"{draft.given} {draft.family}".strip()))

    def _change(self, person_id: int, draft: PersonDraft, why: str) -> None:
        self._session.services.people.change(person_id, draft, reason=why)
        self._tell(person_id, f"{draft.given} {draft.family}".strip())

    def _change_times(self, person: Person, draft: TimesDraft, why: str) -> None:
        self._session.services.people.change_times(person.id, draft, reason=why)
        self._tell(person.id, person.name)

    def _tell(self, person_id: int, name: str) -> None:
        self._session.announce(Changes.PEOPLE)
        self.stored.emit(person_id)
        self._session.say(self.tr("Saved %1.").replace("%1", name))

    def _change_many(self, ids: tuple[int, ...], draft: ManyDraft) -> None:
        done = self._session.services.many.change(ids, draft, today=self._session.today)
        self._session.announce(Changes.PEOPLE)
        self._session.say(self.tr("%1 Ctrl+Z takes it back.").replace("%1", done.words))

    def _dismiss(self, pair: LikelyPair) -> None:
        self._session.services.duplicates.dismiss(*pair.ids)
        self._session.announce(Changes.PEOPLE)
        self._session.say(self.tr("Noted: they are two people. Ctrl+Z takes it back."))

    # What is offered

    def _choices(self, person_id: int | None) -> PersonChoices:
        services = self._session.services
        agency = services.agency
        return PersonChoices(
            services.placing.scheme(),
            agency.sites(),
            agency.teams(),
            agency.target_groups(),
            self._managers(person_id),
        )

    def _managers(self, person_id: int | None) -> tuple[Person, ...]:
        """Return who can be a line manager: who is here, but not the person; and whoever is theirs now."""
        people = self._session.services.standing.snapshot().people
        own = people.get(person_id or 0)
        here = [
            person
            for person in people.values()
            if person.id != person_id
            and (person.service_on(self._session.today) or (own is not None and person.id == own.manager_id))
        ]
        return tuple(sorted(here, key=_by_name))


def _preview(session: Session, ids: tuple[int, ...], draft: ManyDraft, progress: Progress) -> ManyPreview:
    return session.services.many.preview(ids, draft, today=session.today, progress=progress)


def _named(words: str, somebody: str, dialog: PersonDialog) -> str:
    name = f"{dialog.ui.given.text()} {dialog.ui.family.text()}".strip()
    return words.replace("%1", name or somebody)


def _nothing_after(_day: date | None) -> tuple[str, ...]:
    return ()


def _by_name(person: Person) -> tuple[str, str, int]:
    return person.family.casefold(), person.given.casefold(), person.id
