"""What evaluation stores, and whose role allows it; the rest of it only looks or writes files."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from nscp_desktop.domain.courses import EvaluationAsked
from nscp_desktop.domain.evaluation import SATISFACTION, Evaluation, Form
from nscp_desktop.domain.evaluation_sessions import SessionForms
from nscp_desktop.domain.users import UserRole
from nscp_desktop.services.record_files import Services
from tests.faults.operations import TODAY

Act = Callable[[Services, Path], object]
EDITORS = (UserRole.EDITOR, UserRole.ADMINISTRATOR)


def begin_evaluation(services: Services) -> None:
    """Key in a form with a name for the newest session."""
    newest = _held(services)[0]
    form = Evaluation(0, newest.session.id, Form.PARTICIPANT, TODAY, {SATISFACTION: 4}, newest.places[0].person_id)
    services.evaluation.add(form, today=TODAY)


def _held(services: Services) -> tuple[SessionForms, ...]:
    return services.evaluation.sessions(TODAY)


def _add(services: Services, _folder: Path) -> None:
    without = next(one for one in _held(services) if not one.forms)
    form = Evaluation(0, without.session.id, Form.PARTICIPANT, TODAY, {SATISFACTION: 5})
    services.evaluation.add(form, today=TODAY)


def _kept(services: Services) -> Evaluation:
    return next(one.forms[0] for one in _held(services) if one.forms)


def _change(services: Services, _folder: Path) -> None:
    services.evaluation.change(replace(_kept(services), ratings={SATISFACTION: 2}), today=TODAY)


def _remove(services: Services, _folder: Path) -> None:
    services.evaluation.remove(_kept(services).id)


def _ask(services: Services, _folder: Path) -> None:
    services.evaluation.ask(services.training.courses()[0].id, EvaluationAsked.AFTER)


def _bring_in(services: Services, folder: Path) -> None:
    path = folder / "answers.csv"
    path.write_text("Satisfaction,Relevance\n4,5\n", "utf-8")
    without = next(one for one in _held(services) if not one.forms)
    found = services.evaluation.read_answers(path, Form.PARTICIPANT)
    services.evaluation.bring_in(services.evaluation.plan_answers(found, without.session.id, today=TODAY))


STORING_EVALUATION: dict[tuple[str, str], tuple[Act, tuple[UserRole, ...]]] = {
    ("evaluation", "add"): (_add, EDITORS),
    ("evaluation", "change"): (_change, EDITORS),
    ("evaluation", "remove"): (_remove, EDITORS),
    ("evaluation", "ask"): (_ask, EDITORS),
    ("evaluation", "bring_in"): (_bring_in, EDITORS),
}
LOOKING_AT_EVALUATION = {
    "evaluation": {
        "sessions",
        "session",
        "found",
        "trainers_of",
        "jobs",
        "save_form",
        "read_answers",
        "plan_answers",
    }
}
