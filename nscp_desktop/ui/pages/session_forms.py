"""The forms about sessions, opened over whichever page asks: the session itself, and who comes to it."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.registers import Adding
from nscp_desktop.domain.session_drafts import SessionDraft, draft_of
from nscp_desktop.domain.sessions import Session as HeldSession
from nscp_desktop.domain.sessions import SessionDay
from nscp_desktop.domain.whole_agency import held_for_everyone
from nscp_desktop.services.sessions import as_new
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.session import SessionChoices, SessionDialog
from nscp_desktop.ui.dialogs.session_people import SessionPeopleDialog
from nscp_desktop.ui.models.invitees import invitees
from nscp_desktop.ui.models.sessions import day_words
from nscp_desktop.ui.pages.requests import SessionRequest
from nscp_desktop.ui.session import Session


class SessionForms(QObject):
    """Opens the forms; `added` is told the id of each session that was added."""

    def __init__(self, session: Session, over: QWidget, added: Callable[[int], object] | None = None) -> None:
        super().__init__(over)
        self._session = session
        self._over = over
        self._added = added

    def add(self, request: SessionRequest | None = None) -> SessionDialog:
        """Open the form for a new session; who is to come to it is put on its register once it is stored."""
        wanted = request or SessionRequest()
        days = dict.fromkeys(day for day in (wanted.on, wanted.until) if day is not None)
        draft = SessionDraft(wanted.course_id or 0, tuple(SessionDay(day) for day in days))
        return self._open(draft, self.tr("Add a session"), partial(self._add, wanted.person_ids))

    def copy(self, held: HeldSession) -> SessionDialog:
        """Open the form for a session like another one, on other days."""
        return self._open(as_new(draft_of(held)), self.tr("Add a session"), partial(self._add, ()))

    def edit(self, held: HeldSession) -> SessionDialog:
        """Open the form for a session that is on record."""
        return self._open(draft_of(held), self.tr("Edit the session"), partial(self._change, held.id))

    def add_people(self, held: HeldSession) -> SessionPeopleDialog:
        """Ask who comes, of those here on its first day and now."""
        services, today = self._session.services, self._session.today
        counts = services.standing.snapshot().rulebook.counts.get(held.course_id, ())
        there = {entry.person_id for entry in services.sessions.entries(held.id)}
        boards = [services.standing.board(day) for day in dict.fromkeys((held.starts_on, today))]
        people = [
            one for one in invitees(boards, [item.requirement_id for item in counts]) if one.person.id not in there
        ]
        known = services.standing.snapshot().people
        dialog = SessionPeopleDialog(
            f"{self._title(held.course_id)} · {day_words(held)}",
            people,
            partial(services.sessions.adding, held.id, today=today),
            partial(self._add_people, held.id),
            self._over.window(),
            already=[known[own] for own in there],
        )
        open_dialog(dialog)
        return dialog

    def _open(self, draft: SessionDraft, title: str, store: Callable[[SessionDraft], object]) -> SessionDialog:
        dialog = SessionDialog(
            title, draft, self._choices(draft), store, self._over.window(), today=self._session.today
        )
        open_dialog(dialog)
        return dialog

    def _choices(self, draft: SessionDraft) -> SessionChoices:
        services = self._session.services
        rulebook = services.standing.snapshot().rulebook
        courses = [
            one for one in services.training.courses(include_inactive=True) if one.active or one.id == draft.course_id
        ]
        trainers = [one for one in services.trainers.everybody() if one.active or one.id in draft.trainer_ids]
        return SessionChoices(
            tuple(courses),
            tuple((one.id, f"{one.name}, {one.organisation}" if one.organisation else one.name) for one in trainers),
            frozenset(one.id for one in courses if held_for_everyone(rulebook, one.id)),
            self._concerns,
        )

    def _concerns(self, trainer_ids: tuple[int, ...], day: date) -> tuple[str, ...]:
        return self._session.services.trainers.concerns(trainer_ids, day, today=self._session.today)

    def _add(self, person_ids: tuple[int, ...], draft: SessionDraft) -> None:
        services, today = self._session.services, self._session.today
        session_id = services.sessions.add(draft, person_ids, today=today)
        self._session.announce(Changes.TRAINING)
        words = self.tr("Added the session on %1. Ctrl+Z takes it back.")
        self._session.say(words.replace("%1", in_words(services.sessions.session(session_id).starts_on)))
        if self._added is not None:
            self._added(session_id)

    def _change(self, session_id: int, draft: SessionDraft) -> None:
        self._session.services.sessions.change(session_id, draft, today=self._session.today)
        self._session.announce(Changes.TRAINING)
        self._session.say(self.tr("The session is changed. Ctrl+Z takes it back."))

    def _add_people(self, session_id: int, person_ids: tuple[int, ...]) -> None:
        services, today = self._session.services, self._session.today
        found = services.sessions.add_people(session_id, person_ids, today=today)
        self._session.announce(Changes.TRAINING)
        self._session.say(added_words(found))

    def _title(self, course_id: int) -> str:
        course = self._session.services.standing.snapshot().rulebook.courses.get(course_id)
        return course.title if course is not None else ""


def added_words(found: Adding) -> str:
    """Say what adding people did."""
    words = f"Added {plural(len(found.places) + len(found.linked), 'person', 'people')}"
    if found.waiting:
        words += f", and {plural(len(found.waiting), 'person', 'people')} to the waiting list"
    return f"{words}. Ctrl+Z takes it back."
