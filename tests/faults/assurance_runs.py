"""A questionnaire begun, answered with a file, and signed off, and an action raised from it, step by step."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from nscp_desktop.domain.actions import Action
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.questionnaires import Checklist, Filled, QuestionnaireKind
from nscp_desktop.services.checklist_checks import Signature
from nscp_desktop.services.record_files import Services
from tests.services.questionnaires import newest

TODAY, SHEET = date(2026, 11, 24), "slides.pdf"
_KIND = QuestionnaireKind.EXPECTATIONS

Act = Callable[[Services, Path], object]


def begin(services: Services, _folder: Path) -> None:
    """Begin the program's own list of what is expected; it is stored in the same step."""
    template = next(one for one in services.templates.all() if one.kind is _KIND)
    services.checklists.begin(template, Checklist(0, 0, 0, TODAY, TODAY, year="2026–27"), today=TODAY)


def answer_first(services: Services, _folder: Path) -> None:
    """Answer the first item."""
    _say(services, 0)


def answer_rest(services: Services, _folder: Path) -> None:
    """Answer every other item, each in a step of its own."""
    for place in range(1, len(tuple(_filled(services).version.items()))):
        _say(services, place)


def attach(services: Services, folder: Path) -> None:
    """Attach a file to the first item."""
    (folder / SHEET).write_bytes(b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n")
    filled = _filled(services)
    item = next(filled.version.items())
    attached = services.checklists.attach(filled.checklist.id, item.id, [folder / SHEET], today=TODAY)
    if attached.refusals:
        raise NotAllowedError(attached.refusals[0])


def raise_action(services: Services, _folder: Path) -> None:
    """Raise an action from the first item."""
    filled = _filled(services)
    own = filled.answer(next(filled.version.items()).id).id
    services.actions.add(Action(0, "Print the card", TODAY, answer_id=own, owner="Office"))


def sign_off(services: Services, _folder: Path) -> None:
    """Sign it off."""
    services.checklists.sign_off(_filled(services).checklist.id, Signature("Ann Lee", "DSL", TODAY), today=TODAY)


STEPS: tuple[Act, ...] = (begin, answer_first, attach, raise_action)
ENDING: tuple[Act, ...] = (sign_off,)


def begun_and_answered(services: Services, folder: Path) -> None:
    """Begin one and answer every item."""
    for act in (begin, answer_first, answer_rest):
        act(services, folder)


def _say(services: Services, place: int) -> None:
    filled = _filled(services)
    item = tuple(filled.version.items())[place]
    key = filled.version.scale.answers[0].key
    services.checklists.say(filled.checklist.id, item.id, {"answer": key, "evidence": f"Page {place}"})


def _filled(services: Services) -> Filled:
    found = newest(services, _KIND)
    assert found is not None
    return found
