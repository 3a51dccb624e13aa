"""Evaluation forms as files: the form as a spreadsheet to send round, and answers that come back in one.

The libraries that read and write sheets are imported when first needed: the window starts without them.
"""

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.evaluation import Form
from nscp_desktop.domain.evaluation_due import ImpactState, impact_forms
from nscp_desktop.domain.evaluation_import import AnswersPlan, FoundAnswers, Known, plan_answers, session_words
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.sessions import Session
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.saving import save_built
from nscp_desktop.services.standing import StandingService


class EvaluationFiles:
    """The files of evaluation."""

    def __init__(self, desk: Desk, standing: StandingService) -> None:
        self._desk = desk
        self._standing = standing

    def save_form(self, session_id: int, form: Form, out: Path, *, today: date) -> None:
        """Save the form of a session as a workbook with a row for each person who is asked, whole or not at all.

        Whoever has given one, or has left before the impact form was due, has no row.

        Raises NotFoundError when the session is gone, FileRefusedError when the file cannot be written.
        """
        from nscp_desktop.spreadsheets.evaluation_form import FormSheet, write_form

        session, title = self.found(session_id)
        with self._desk.reading() as unit:
            places = unit.evaluations.places(session_id).get(session_id, ())
            forms = unit.evaluations.of_session(session_id)
            agency = unit.agency.details().name
        people = self._standing.snapshot().people
        back = {one.person_id for one in forms if one.form is form}
        asked = {place.person_id for place in places if place.person_id in people} - back
        if form is Form.IMPACT:
            states = impact_forms(session, places, forms, people, today)
            asked = {one.person_id for one in states if one.state not in (ImpactState.BACK, ImpactState.LEFT)}
        named = [] if form is Form.TRAINER else sorted((people[own] for own in asked), key=_by_name)
        rows = tuple((one.sorted_name, one.staff_number) for one in named)
        sheet = FormSheet(agency, form, title, session, rows)
        save_built(out, partial(write_form, sheet))

    def read_answers(self, path: Path, form: Form, meanings: Mapping[int, str] | None = None) -> FoundAnswers:
        """Read answers from a workbook or CSV file; `meanings` says what columns hold where the guess was changed.

        Raises FileRefusedError when it is no workbook, protected or empty.
        """
        from nscp_desktop.spreadsheets.evaluation_reading import read_answers

        return read_answers(path, form, meanings or {})

    def plan_answers(
        self, found: FoundAnswers, session_id: int, *, today: date, keep_unknown: bool = False
    ) -> AnswersPlan:
        """Work out what bringing answers in would do. Nothing is stored.

        Raises NotFoundError when the session is gone.
        """
        session, _ = self.found(session_id)
        with self._desk.reading() as unit:
            places = unit.evaluations.places(session_id).get(session_id, ())
            forms = unit.evaluations.of_session(session_id)
        known = Known(session, places, self._standing.snapshot().people, forms)
        return plan_answers(found, known, today, keep_unknown=keep_unknown)

    def bring_in(self, plan: AnswersPlan) -> int:
        """Store every new form of a plan or none, as one step, and return how many.

        Raises NotAllowedError when something has to be put right first, or nothing is new.
        """
        if plan.problems:
            raise NotAllowedError(f"Nothing was brought in. {plan.problems[0]}")
        if not plan.new:
            raise NotAllowedError(f"Every form in {plan.found.file_name} is on record already. Nothing was brought in.")
        _, title = self.found(plan.session.id)
        what = plural(len(plan.new), plan.found.form.words.lower())
        with self._desk.changing(f"Bring in {what} for {session_words(title, plan.session)}") as unit:
            for form in plan.new:
                unit.evaluations.add(form)
        return len(plan.new)

    def found(self, session_id: int) -> tuple[Session, str]:
        """Return a session, held or still to come, and the title of its course.

        Raises NotFoundError when it is gone.
        """
        with self._desk.reading() as unit:
            session = unit.sessions.session(session_id)
        courses = self._standing.snapshot().rulebook.courses
        if session is None or session.course_id not in courses:
            raise NotFoundError("That session is no longer in the record.")
        return session, courses[session.course_id].title


def _by_name(person: Person) -> tuple[str, int]:
    return person.sorted_name.casefold(), person.id
