"""Evaluation forms of the sample agency: one session with many, one with few, and impact forms due and back."""

from collections.abc import Sequence
from datetime import date
from itertools import cycle, islice

from nscp_desktop.domain.courses import CourseKind, EvaluationAsked
from nscp_desktop.domain.dates import add_days
from nscp_desktop.domain.evaluation import QUESTIONS, Evaluation, Form, Place
from nscp_desktop.domain.evaluation_due import impact_due
from nscp_desktop.domain.evaluation_import import AnswersPlan, FoundAnswers, FoundRow, PlannedRow, Taken
from nscp_desktop.domain.evaluation_sessions import SessionForms
from nscp_desktop.services.record_files import Services

_MANY, _FEW, _ENOUGH, _BACK = 20, 3, 5, 6
IMPACT_DAYS_AGO = 300
_NO_ROW = FoundRow("", "", "", {}, "", "")
_TRAINER = ((5, 4, 3), ("A lively group. The film was too long.", ""))
# Satisfaction, relevance, knowledge before and after of one form after the other.
_RATINGS = (
    (5, 5, 2, 4), (4, 5, 3, 4), (4, 4, 2, 4), (5, 4, 3, 5), (3, 4, 3, 3), (4, 5, 1, 4), (5, 5, 2, 5), (4, 3, 4, 4),
    (2, 3, 3, 3), (4, 4, 2, 3),
)  # fmt: skip
_SAID = (
    "Clear, and the exercise was close to our work.",
    "",
    "Good to go through a referral step by step.",
    "",
    "",
    "I know now whom to ask.",
    "",
    "The pace was right for me.",
    "",
    "The part about online grooming was new to me.",
    "",
    "Some of it I had heard last year.",
    "",
)
_WISHES = (
    "",
    "More time for questions.",
    "",
    "",
    "A one-page summary to take away.",
    "",
    "",
    "",
    "Begin later, so that the breakfast club can come.",
    "",
    "",
)
_IMPACT = (
    ((4, 4, 3), "We go through the green card at each team meeting now."),
    ((3, 4, 3), ""),
    ((4, 3, 3), "I write concerns down the same day and hand them to the lead."),
    ((3, 4, 4), ""),
)


def add_evaluation(services: Services, today: date) -> None:
    """Ask for evaluation after two courses, and bring in forms for their newest sessions."""
    held = services.evaluation.sessions(today)
    old = [one for one in held if impact_due(one.session.ends_on) <= today]
    recent = [one for one in old if add_days(impact_due(one.session.ends_on), IMPACT_DAYS_AGO) > today]
    many = max(recent or old, key=_people, default=None)
    if many is None:
        return
    services.evaluation.ask(many.session.course_id, EvaluationAsked.AFTER_AND_IMPACT)
    _bring_in(services, many, Form.PARTICIPANT, _participants(many, _MANY, today))
    _bring_in(services, many, Form.TRAINER, [_form(many, Form.TRAINER, _came_back(many, today), *_TRAINER)])
    _bring_in(services, many, Form.IMPACT, _impact(services, many, today))
    earlier = [one for one in held if one.session.course_id == many.session.course_id and one != many]
    for shift, one in enumerate(earlier[:2], start=1):
        _bring_in(services, one, Form.PARTICIPANT, _participants(one, _ENOUGH, today, shift))
    few = _other(services, held, many)
    if few is not None:
        services.evaluation.ask(few.session.course_id, EvaluationAsked.AFTER)
        _bring_in(services, few, Form.PARTICIPANT, _participants(few, _FEW, today, 1))


def _people(one: SessionForms) -> int:
    return len(one.places)


def _other(services: Services, held: Sequence[SessionForms], many: SessionForms) -> SessionForms | None:
    """Return the newest session of another course that more people came to than gave a form."""
    read = {course.id for course in services.training.courses() if course.kind is CourseKind.READING}
    without = {many.session.course_id, *read}
    return next((one for one in held if one.session.course_id not in without and len(one.places) >= _ENOUGH), None)


def _came_back(held: SessionForms, today: date) -> date:
    return min(add_days(held.session.ends_on, 3), today)


def _participants(held: SessionForms, most: int, today: date, shift: int = 0) -> list[Evaluation]:
    """Make forms of those who were at a session, the first third with their names."""
    count = min(most, len(held.places))
    said, wishes = islice(cycle(_SAID), shift, None), islice(cycle(_WISHES), shift, None)
    forms = []
    for place, ratings in zip(range(count), islice(cycle(_RATINGS), shift, None), strict=False):
        own = held.places[place] if place < count // 3 else None
        made = _form(held, Form.PARTICIPANT, _came_back(held, today), ratings, (next(said), next(wishes)), own)
        forms.append(made)
    return forms


def _impact(services: Services, held: SessionForms, today: date) -> list[Evaluation]:
    """Make a few impact forms of those who were still here: the others are due."""
    people = services.standing.snapshot().people
    came_back = min(add_days(impact_due(held.session.ends_on), 5), today)
    here = [one for one in held.places if people[one.person_id].service_on(came_back) is not None]
    return [
        _form(held, Form.IMPACT, came_back, ratings, (said, ""), own)
        for own, (ratings, said) in zip(here[:_BACK], cycle(_IMPACT), strict=False)
    ]


def _form(
    held: SessionForms,
    form: Form,
    came_back: date,
    ratings: Sequence[int],
    said: tuple[str, str],
    own: Place | None = None,
) -> Evaluation:
    answers = dict(zip((one.code for one in QUESTIONS[form]), ratings, strict=True))
    person_id, attendance_id = (own.person_id, own.attendance_id) if own is not None else (None, None)
    return Evaluation(0, held.session.id, form, came_back, answers, person_id, None, attendance_id, *said)


def _bring_in(services: Services, held: SessionForms, form: Form, forms: Sequence[Evaluation]) -> None:
    """Store forms as one step."""
    if forms:
        found = FoundAnswers("forms", "", form, (), ())
        rows = tuple(PlannedRow(_NO_ROW, Taken.NEW, "", one) for one in forms)
        services.evaluation.bring_in(AnswersPlan(found, held.session, rows))
