"""Evaluation forms that came back, and who was at which session to be asked for one."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import ColumnElement, Connection, delete, insert, select

from nscp_desktop.domain.courses import EvaluationAsked
from nscp_desktop.domain.evaluation import Evaluation, Form, Place
from nscp_desktop.storage import schema
from nscp_desktop.storage.rows import add_row, change_row, set_rows, to_day, to_text
from nscp_desktop.storage.schema_training import evaluation, evaluation_answer

# Whoever was there for a part has seen enough of it to be asked.
_THERE = ("attended", "part")
_FORMS = {form.value: form for form in Form}
_E = evaluation.c
_COLUMNS = (
    _E.id, _E.session_id, _E.form, _E.received_on, _E.person_id, _E.trainer_id, _E.attendance_id, _E.comment,
    _E.suggestion, _E.source,
)  # fmt: skip


class EvaluationStore:
    """Evaluation in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def all(self) -> tuple[Evaluation, ...]:
        """Return every form, in the order in which they were stored."""
        return self._forms()

    def of_session(self, session_id: int) -> tuple[Evaluation, ...]:
        """Return the forms of one session."""
        return self._forms(evaluation.c.session_id == session_id)

    def of_person(self, person_id: int) -> tuple[Evaluation, ...]:
        """Return the forms that somebody gave with their name."""
        return self._forms(evaluation.c.person_id == person_id)

    def form(self, form_id: int) -> Evaluation | None:
        """Return one form, None when it is not on record."""
        return next(iter(self._forms(evaluation.c.id == form_id)), None)

    def add(self, form: Evaluation) -> int:
        """Store a form and return its id."""
        own = add_row(self._db, evaluation, **_values(form))
        rows = [{"evaluation_id": own, **answer} for answer in _answers(form.ratings)]
        if rows:
            self._db.execute(insert(evaluation_answer), rows)
        return own

    def change(self, form: Evaluation) -> None:
        """Store a form anew, by its id."""
        change_row(self._db, evaluation, form.id, _values(form))
        set_rows(self._db, evaluation_answer, {"evaluation_id": form.id}, _answers(form.ratings))

    def remove(self, form_id: int) -> None:
        """Take a form off the record."""
        self._db.execute(delete(evaluation_answer).where(evaluation_answer.c.evaluation_id == form_id))
        self._db.execute(delete(evaluation).where(evaluation.c.id == form_id))

    def places(self, session_id: int | None = None) -> Mapping[int, tuple[Place, ...]]:
        """Return who was at each session, or at one, the whole of it or a part; by session, each person once."""
        a = schema.attendance.c
        query = select(a.session_id, a.person_id, a.id).where(a.session_id.is_not(None), a.outcome.in_(_THERE))
        if session_id is not None:
            query = query.where(a.session_id == session_id)
        found: defaultdict[int, dict[int, Place]] = defaultdict(dict)
        for session, person, own in self._db.execute(query.order_by(a.id)):
            found[session].setdefault(person, Place(session, person, own))
        return {session: tuple(by_person.values()) for session, by_person in found.items()}

    def asked(self) -> Mapping[int, EvaluationAsked]:
        """Return which forms are asked for after each course."""
        rows = self._db.execute(select(schema.course.c.id, schema.course.c.evaluation))
        return {own: EvaluationAsked(asked) for own, asked in rows}

    def ask(self, course_id: int, asked: EvaluationAsked) -> None:
        """Say which forms are asked for after a course."""
        change_row(self._db, schema.course, course_id, {"evaluation": asked.value})

    def _forms(self, *which: ColumnElement[bool]) -> tuple[Evaluation, ...]:
        ratings: defaultdict[int, dict[str, int]] = defaultdict(dict)
        answer = evaluation_answer.c
        own = select(evaluation.c.id).where(*which).scalar_subquery()
        query = select(answer.evaluation_id, answer.question, answer.rating)
        for form_id, code, rating in self._db.execute(query.where(answer.evaluation_id.in_(own)) if which else query):
            ratings[form_id][code] = rating
        # Columns by their place: by their names ten thousand forms take twice as long.
        rows = self._db.execute(select(*_COLUMNS).where(*which).order_by(evaluation.c.id))
        return tuple(
            Evaluation(own, session_id, _FORMS[form], to_day(received_on), ratings[own], *rest)
            for own, session_id, form, received_on, *rest in rows
        )


def _values(form: Evaluation) -> dict[str, object]:
    return {
        "session_id": form.session_id,
        "form": form.form.value,
        "person_id": form.person_id,
        "attendance_id": form.attendance_id,
        "trainer_id": form.trainer_id,
        "received_on": to_text(form.received_on),
        "comment": form.comment,
        "suggestion": form.suggestion,
        "source": form.source,
    }


def _answers(ratings: Mapping[str, int]) -> list[dict[str, object]]:
    return [{"question": code, "rating": rating} for code, rating in sorted(ratings.items())]
