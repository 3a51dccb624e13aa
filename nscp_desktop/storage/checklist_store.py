"""Questionnaires that are or were filled in, with their answers."""

from dataclasses import asdict
from datetime import date

from sqlalchemy import Connection, Row, delete, select, update

from nscp_desktop.domain.questionnaires import Answer, Checklist, OutsideView
from nscp_desktop.storage import schema
from nscp_desktop.storage.rows import add_row, change_row, to_date, to_day, to_text
from nscp_desktop.storage.schema_assurance import agency_action, assurance_file, checklist, checklist_answer

_DAYS = ("completed_on", "approved_on", "outside_on", "next_due_on", "signed_on", "reopened_on")


class ChecklistStore:
    """Filled-in questionnaires in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def all(self) -> tuple[Checklist, ...]:
        """Return every questionnaire, the newest audit day first."""
        c = checklist.c
        return tuple(
            _checklist(row) for row in self._db.execute(select(checklist).order_by(c.as_at.desc(), c.id.desc()))
        )

    def one(self, checklist_id: int) -> Checklist | None:
        """Return one questionnaire, None when it is gone."""
        row = self._db.execute(select(checklist).where(checklist.c.id == checklist_id)).one_or_none()
        return None if row is None else _checklist(row)

    def add(self, new: Checklist) -> int:
        """Store a questionnaire and return its id."""
        return add_row(self._db, checklist, **_values(new))

    def change(self, changed: Checklist) -> None:
        """Store the changed head of a questionnaire."""
        change_row(self._db, checklist, changed.id, _values(changed))

    def remove(self, checklist_id: int) -> None:
        """Take a questionnaire out with its answers and their files; actions that came of it stay."""
        own = select(checklist_answer.c.id).where(checklist_answer.c.checklist_id == checklist_id).scalar_subquery()
        self._db.execute(update(agency_action).where(agency_action.c.answer_id.in_(own)).values(answer_id=None))
        self._db.execute(delete(assurance_file).where(assurance_file.c.answer_id.in_(own)))
        self._db.execute(delete(checklist_answer).where(checklist_answer.c.checklist_id == checklist_id))
        self._db.execute(delete(checklist).where(checklist.c.id == checklist_id))

    def answers(self, checklist_id: int) -> dict[int, Answer]:
        """Return what is said in a questionnaire, by item id."""
        a = checklist_answer.c
        rows = self._db.execute(select(checklist_answer).where(a.checklist_id == checklist_id).order_by(a.id))
        return {row.checklist_item_id: _answer(row) for row in rows}

    def answer(self, checklist_id: int, item_id: int) -> Answer | None:
        """Return what is said about one item, None when nothing is."""
        a = checklist_answer.c
        query = select(checklist_answer).where(a.checklist_id == checklist_id, a.checklist_item_id == item_id)
        row = self._db.execute(query).one_or_none()
        return None if row is None else _answer(row)

    def set_answer(self, answer: Answer) -> int:
        """Store what is said about one item, and return the id of the answer."""
        values = asdict(answer)
        own, values["checklist_item_id"] = values.pop("id"), values.pop("item_id")
        if own:
            change_row(self._db, checklist_answer, own, values)
            return int(own)
        return add_row(self._db, checklist_answer, **values)

    def items_of_answers(self) -> dict[int, tuple[int, int]]:
        """Return the questionnaire and the item of every answer, by its id."""
        a = checklist_answer.c
        return {row[0]: (row[1], row[2]) for row in self._db.execute(select(a.id, a.checklist_id, a.checklist_item_id))}

    def covering_versions(self, course_id: int) -> dict[int, date]:
        """Return the versions of a course that items name, each with the newest day of such a questionnaire."""
        a, c = checklist_answer.c, checklist.c
        named = (
            select(a.covered_by_id, c.as_at)
            .where(a.checklist_id == c.id, c.course_id == course_id, a.covered_by_id.is_not(None))
            .order_by(c.as_at)
        )
        about = select(c.course_version_id, c.as_at).where(c.course_id == course_id, c.course_version_id.is_not(None))
        rows = (*self._db.execute(about.order_by(c.as_at)), *self._db.execute(named))
        return {row[0]: to_day(row[1]) for row in rows}

    def trained(self, course_id: int) -> tuple[tuple[int, date], ...]:
        """Return who has taken a course and when, those without a usable day left out."""
        a = schema.attendance.c
        query = select(a.person_id, a.completed_on).where(
            a.course_id == course_id, a.outcome == "attended", a.completed_on.is_not(None)
        )
        return tuple((row[0], to_day(row[1])) for row in self._db.execute(query.order_by(a.person_id, a.id)))


def _values(of: Checklist) -> dict[str, object]:
    values = asdict(of)
    values.pop("id")
    values["template_version_id"] = values.pop("version_id")
    values["outside"] = of.outside.value
    for name in ("as_at", "began_on", *_DAYS):
        values[name] = to_text(values[name])
    return values


def _checklist(row: Row[tuple[object, ...]]) -> Checklist:
    values = dict(row._mapping)
    values["version_id"] = values.pop("template_version_id")
    days = {name: to_date(values[name]) for name in _DAYS}
    required = {name: to_day(values[name]) for name in ("as_at", "began_on")}
    return Checklist(**{**values, **days, **required, "outside": OutsideView(values["outside"])})


def _answer(row: Row[tuple[object, ...]]) -> Answer:
    values = dict(row._mapping)
    values["item_id"] = values.pop("checklist_item_id")
    return Answer(**values)
