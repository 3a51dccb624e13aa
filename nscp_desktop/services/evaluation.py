"""Evaluation: the forms that come back after a session and three months on, and what they say together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from nscp_desktop.domain.courses import EvaluationAsked
from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.errors import NotFoundError
from nscp_desktop.domain.evaluation import Evaluation, Form, Place
from nscp_desktop.domain.evaluation_due import ImpactForm
from nscp_desktop.domain.evaluation_import import session_words
from nscp_desktop.domain.evaluation_sessions import (
    OnRecord,
    SessionForms,
    impact_to_ask,
    sessions_with_forms,
)
from nscp_desktop.domain.page_jobs import PageJob
from nscp_desktop.domain.sessions import Session
from nscp_desktop.services.evaluation_checks import checked_form
from nscp_desktop.services.evaluation_files import EvaluationFiles


class EvaluationService(EvaluationFiles):
    """Evaluation forms: keying them in here, files of them apart. Each public method that stores is one step."""

    def sessions(self, as_at: date) -> tuple[SessionForms, ...]:
        """Return every session that was held by a day with its forms, the newest first."""
        with self._desk.reading() as unit:
            found = unit.sessions.all(), unit.evaluations.places(), unit.evaluations.all(), unit.evaluations.asked()
        return sessions_with_forms(self._on_record(*found), as_at)

    def session(self, session_id: int, as_at: date) -> SessionForms:
        """Return one session with its forms.

        Raises NotFoundError when nothing of that kind was held.
        """
        with self._desk.reading() as unit:
            session, asked = unit.sessions.session(session_id), unit.evaluations.asked()
            places, forms = unit.evaluations.places(session_id), unit.evaluations.of_session(session_id)
        record = self._on_record((session,) if session is not None else (), places, forms, asked)
        found = sessions_with_forms(record, as_at)
        if not found:
            raise NotFoundError("That session was not held yet, or nobody is on record as having been there.")
        return found[0]

    def trainers_of(self, session_id: int) -> Mapping[int, str]:
        """Return the trainers that may have filled in a form: those of the session, else all in use; names by id.

        Whoever gave one is among them.
        """
        with self._desk.reading() as unit:
            session = unit.sessions.session(session_id)
            found = unit.trainers.all()
            gave = {one.trainer_id for one in unit.evaluations.of_session(session_id)}
        people = self._standing.snapshot().people
        leading = set(session.trainer_ids) if session is not None else set()
        names = {
            one.id: people[one.person_id].name if one.person_id is not None and one.person_id in people else one.name
            for one in found
            if one.id in gave or (one.id in leading if leading else one.active)
        }
        return dict(sorted(names.items(), key=lambda item: item[1].casefold()))

    def add(self, form: Evaluation, *, today: date) -> int:
        """Store a form that came back and return its id.

        Raises NotAllowedError with the field that the sentence belongs beside, NotFoundError when the session is gone.
        """
        people = self._standing.snapshot().people
        with self._desk.changing(f"Key in {form.form.one_words} for {self._title(form.session_id)}") as unit:
            return unit.evaluations.add(checked_form(form, unit, people, today))

    def change(self, form: Evaluation, *, today: date) -> None:
        """Store a form anew that was keyed in wrongly.

        Raises: as `add`.
        """
        people = self._standing.snapshot().people
        with self._desk.changing(f"Change {form.form.one_words} for {self._title(form.session_id)}") as unit:
            there = unit.evaluations.form(form.id)
            if there is None:
                raise NotFoundError("That form is no longer in the record.")
            unit.evaluations.change(replace(checked_form(form, unit, people, today), source=there.source))

    def remove(self, form_id: int) -> None:
        """Take a form off the record; undo brings it back.

        Raises NotFoundError when it is gone.
        """
        with self._desk.changing("Remove an evaluation form") as unit:
            if unit.evaluations.form(form_id) is None:
                raise NotFoundError("That form is no longer in the record.")
            unit.evaluations.remove(form_id)

    def ask(self, course_id: int, asked: EvaluationAsked) -> None:
        """Say which forms are asked for after the sessions of a course.

        Raises NotFoundError when the course is gone.
        """
        course = self._standing.snapshot().rulebook.courses.get(course_id)
        if course is None:
            raise NotFoundError("That course is no longer in the record.")
        with self._desk.changing(f"Change which evaluation is asked for after {course.title}") as unit:
            unit.evaluations.ask(course_id, asked)
        self._standing.forget()

    def jobs(self, as_at: date) -> tuple[PageJob, ...]:
        """Return what there is to do: impact forms that are due, and forms that are not back two weeks after."""
        sessions = self.sessions(as_at)
        due = [one for one in impact_to_ask(sessions) if one.due <= as_at]
        late = [one for one in sessions if one.is_late(as_at)]
        return (*_impact_job(due, sessions), *_late_job(late))

    def _on_record(
        self,
        sessions: Sequence[Session],
        places: Mapping[int, tuple[Place, ...]],
        forms: Sequence[Evaluation],
        asked: Mapping[int, EvaluationAsked],
    ) -> OnRecord:
        snapshot = self._standing.snapshot()
        titles = {own: course.title for own, course in snapshot.rulebook.courses.items()}
        return OnRecord(sessions, places, forms, titles, asked, snapshot.people)

    def _title(self, session_id: int) -> str:
        session, title = self.found(session_id)
        return session_words(title, session)


def _impact_job(due: list[ImpactForm], sessions: Iterable[SessionForms]) -> Iterable[PageJob]:
    if not due:
        return
    titles = {one.session.id: one.title for one in sessions}
    courses = list(dict.fromkeys(titles[one.session_id] for one in due))
    more = f" and {len(courses) - 1} more" if len(courses) > 1 else ""
    words = f"since {in_words(due[0].due)}" if len(due) == 1 else f"the oldest since {in_words(due[0].due)}"
    yield PageJob(f"{plural(len(due), 'impact form')} due", f"{courses[0]}{more}, {words}", "training", "evaluation")


def _late_job(late: list[SessionForms]) -> Iterable[PageJob]:
    if not late:
        return
    missing = sum(one.returned(Form.PARTICIPANT).of - one.returned(Form.PARTICIPANT).back for one in late)
    where = f"{late[0].title}, {in_words(late[0].session.ends_on)}"
    detail = where if len(late) == 1 else f"{where} and {plural(len(late) - 1, 'other session')}"
    yield PageJob(f"{plural(missing, 'evaluation form')} not back after two weeks", detail, "training", "evaluation")
