"""A session that was held, for tests of evaluation: six people were there, one of whom has left since."""

from datetime import date
from typing import NamedTuple

from nscp_desktop.domain.courses import EvaluationAsked
from nscp_desktop.domain.drafts import PersonDraft, TrainingDraft
from nscp_desktop.domain.evaluation import QUESTIONS, Evaluation, Form
from nscp_desktop.services.record_files import Services

TODAY = date(2026, 11, 23)
HELD = date(2026, 8, 14)
NAMES = ("Ada Okafor", "Ben Iqbal", "Cara Lowe", "Dev Patel", "Eve Marsh", "Finn Doyle")
LEFT = "Finn Doyle"


class Held(NamedTuple):
    """The record, the session, its course, and the people by name; Grace was not there."""

    school: Services
    session_id: int
    course_id: int
    people: dict[str, int]

    def form(self, *ratings: int, who: str = "", kind: Form = Form.PARTICIPANT, said: str = "") -> Evaluation:
        """Return a form with ratings in the order of the questions; 0 leaves one unanswered."""
        codes = [one.code for one in QUESTIONS[kind]]
        answers = {code: rating for code, rating in zip(codes, ratings, strict=False) if rating}
        own = self.people[who] if who else None
        return Evaluation(0, self.session_id, kind, TODAY, answers, own, comment=said)

    def add(self, *ratings: int, who: str = "", kind: Form = Form.PARTICIPANT, said: str = "") -> int:
        """Store a form."""
        return self.school.evaluation.add(self.form(*ratings, who=who, kind=kind, said=said), today=TODAY)


def hold_session(school: Services) -> Held:
    """Put the people and the session on record, and ask for both kinds of forms."""
    people = {}
    for name in (*NAMES, "Grace Hill"):
        given, family = name.split()
        ends = date(2026, 10, 1) if name == LEFT else None
        people[name] = school.people.add(PersonDraft(given, family, starts_on=date(2020, 9, 1), ends_on=ends))
    course = next(one for one in school.training.courses() if one.title.startswith("Prevent"))
    there = tuple(people[name] for name in NAMES)
    school.training.record(TrainingDraft(course.id, HELD, there), today=TODAY)
    school.evaluation.ask(course.id, EvaluationAsked.AFTER_AND_IMPACT)
    session = next(one for one in school.evaluation.sessions(TODAY) if one.session.course_id == course.id)
    return Held(school, session.session.id, course.id, people)
