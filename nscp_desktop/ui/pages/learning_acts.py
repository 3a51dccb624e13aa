"""What is done with learning items on their tab: the forms, and what is said when they have stored."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.learning import CountsWhen, LearningItem, Noted, Reach, SharedHow, ShareDraft
from nscp_desktop.domain.narrowing import held_on
from nscp_desktop.domain.people import Person
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.learning_item import LearningItemDialog
from nscp_desktop.ui.dialogs.learning_people import MarkReadDialog, PeopleOffer, ShareDialog
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.models.ticked import TickPerson
from nscp_desktop.ui.session import Session

NAMED = 3


class LearningActs(QObject):
    """Opens the forms over a tab and stores what they hand over. `added` carries the id of a new item."""

    added = Signal(int)

    def __init__(self, session: Session, tab: QWidget) -> None:
        super().__init__(tab)
        self._session = session
        self._tab = tab
        self._learning = session.services.learning

    def item_form(self, item: LearningItem | None) -> LearningItemDialog:
        """Return the form for an item, None for a new one."""
        courses, editions = self._session.services.training.courses(include_inactive=True), self._learning.editions()
        store = partial(self._store, item)
        return LearningItemDialog(courses, editions, store, self._session.today, item, self._tab.window())

    def share_form(self, found: Reach, person_ids: Sequence[int]) -> ShareDialog:
        """Return the form for sharing an item, with some people ticked."""
        item = found.item
        effect = partial(self._effect, item, CountsWhen.SHARED)
        offer = PeopleOffer(item.title, partial(self._without_it, found), effect, again=bool(found.got))
        share = partial(self._share, item)
        dialog = ShareDialog(offer, share, today=self._session.today, parent=self._tab.window())
        dialog.people.model.tick(person_ids)
        return dialog

    def read_form(self, found: Reach, person_ids: Sequence[int]) -> MarkReadDialog:
        """Return the form for marking an item as read, with some people ticked."""
        item = found.item
        effect = partial(self._effect, item, CountsWhen.READ)
        offer = PeopleOffer(item.title, partial(self._without_reading, found), effect)
        mark = partial(self._mark, item)
        dialog = MarkReadDialog(offer, mark, today=self._session.today, parent=self._tab.window())
        dialog.people.model.tick(person_ids)
        return dialog

    def edit(self, item: LearningItem | None) -> None:
        """Open the form for an item, or for a new one."""
        open_dialog(self.item_form(item))

    def share(self, found: Reach, person_ids: Sequence[int]) -> None:
        """Open the form for sharing an item."""
        open_dialog(self.share_form(self._now(found), person_ids))

    def mark_read(self, found: Reach, person_ids: Sequence[int]) -> None:
        """Open the form for marking an item as read."""
        open_dialog(self.read_form(self._now(found), person_ids))

    def switch(self, item: LearningItem) -> None:
        """Switch an item off, or on again."""
        try:
            self._learning.switch(item.id, active=not item.active)
        except NscpError as error:
            report(self._tab.window(), error)
            return
        off, on = self._tab.tr("Switched off: %1. It stays on record."), self._tab.tr("Switched on: %1.")
        words = off if item.active else on
        self._stored(words.replace("%1", item.title))

    def take_back_reading(self, item: LearningItem, person_ids: Sequence[int]) -> None:
        """Note that people have not read an item after all; undo brings it back."""
        try:
            count = self._learning.take_back_reading(item.id, person_ids)
        except NscpError as error:
            report(self._tab.window(), error)
            return
        words = self._tab.tr("Took back the reading of %1. Ctrl+Z brings it back.")
        self._stored(words.replace("%1", plural(count, "person", "people")))

    def take_back_sharing(self, item: LearningItem, person_ids: Sequence[int]) -> None:
        """Note that people have not got an item after all; undo brings it back."""
        try:
            count = self._learning.take_back_sharing(item.id, person_ids)
        except NscpError as error:
            report(self._tab.window(), error)
            return
        words = self._tab.tr("Took back the sharing with %1. Ctrl+Z brings it back.")
        self._stored(words.replace("%1", plural(count, "person", "people")))

    # What the forms ask for

    def _store(self, before: LearningItem | None, item: LearningItem) -> None:
        if before is None:
            self.added.emit(self._learning.add(item))
        else:
            self._learning.change(item)
        self._stored(self._tab.tr("Saved %1.").replace("%1", " ".join(item.title.split())))

    def _share(
        self, item: LearningItem, person_ids: tuple[int, ...], on: date | None, how: SharedHow, whom: str
    ) -> None:
        draft = ShareDraft(item.id, person_ids, on, how, whom)
        noted = self._learning.share(draft, today=self._session.today)
        self._stored(self._noted_words(self._tab.tr("Shared with %1."), noted))

    def _mark(self, item: LearningItem, person_ids: tuple[int, ...], on: date | None) -> None:
        noted = self._learning.mark_read(item.id, person_ids, on, today=self._session.today)
        self._stored(self._noted_words(self._tab.tr("Marked as read by %1."), noted))

    def _stored(self, sentence: str) -> None:
        self._session.announce(Changes.TRAINING)
        self._session.say(sentence)

    def _noted_words(self, words: str, noted: Noted) -> str:
        parts = [words.replace("%1", plural(len(noted.new), "person", "people"))]
        if noted.had_training:
            names, rest = ", ".join(noted.had_training[:NAMED]), len(noted.had_training) - NAMED
            more = self._tab.tr(" and %1 more").replace("%1", f"{rest:,}") if rest > 0 else ""
            parts.append(self._tab.tr("Had the training of that day already: %1.").replace("%1", names + more))
        return " ".join(parts)

    def _effect(self, item: LearningItem, when: CountsWhen, person_ids: tuple[int, ...], on: date) -> str:
        """Say what training would come of it."""
        if item.counts is not when or item.course_id is None:
            return ""
        snapshot = self._session.services.standing.snapshot()
        histories = (snapshot.history(own).completions for own in person_ids)
        had = sum(
            any(done.course_id == item.course_id and done.completed_on == on for done in one) for one in histories
        )
        title = snapshot.rulebook.courses[item.course_id].title
        words = self._tab.tr("%1 will have %2 on record on %3.")
        words = words.replace("%1", plural(len(person_ids) - had, "person", "people"))
        words = words.replace("%2", title).replace("%3", in_words(on))
        if had:
            words += " " + self._tab.tr("%1 had it on that day already.").replace("%1", f"{had:,}")
        return words

    def _without_it(self, found: Reach, on: date) -> list[TickPerson]:
        return [TickPerson(person, held_on(person, on)) for person in self._here(on) if person.id not in found.got]

    def _without_reading(self, found: Reach, on: date) -> list[TickPerson]:
        people = []
        for person in self._here(on):
            got = found.got.get(person.id)
            if got is None:
                people.append(TickPerson(person, held_on(person, on), self._tab.tr("not shared")))
            elif got.read_on is None:
                people.append(TickPerson(person, held_on(person, on), got.shared_words, has_it=True))
        return people

    def _here(self, on: date) -> list[Person]:
        """Return who was here on a day, in the order of their names."""
        people = self._session.services.standing.snapshot().people.values()
        return sorted((person for person in people if person.service_on(on) is not None), key=_in_order)

    def _now(self, found: Reach) -> Reach:
        """Return whom an item has reached by today, whatever day is looked at: what is stored is stored now."""
        return self._learning.reach(found.item.id, self._session.today)


def _in_order(person: Person) -> str:
    return person.sorted_name.casefold()
