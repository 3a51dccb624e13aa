"""What questionnaires store, and whose role allows it; the rest of them only looks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from nscp_desktop.domain.questionnaires import Answer, Checklist, Filled, QuestionnaireKind, Template
from nscp_desktop.domain.users import UserRole
from nscp_desktop.services.checklist_checks import Signature
from nscp_desktop.services.record_files import Services
from tests.faults.operations import TODAY

Act = Callable[[Services, Path], object]
EDITORS = (UserRole.EDITOR, UserRole.ADMINISTRATOR)
# Which course, by its place in the list, has which questionnaire.
COPYING, READY, FREE = 0, 1, 2


def begin_checklists(services: Services, folder: Path) -> None:
    """Put on record one of last year and an empty draft of this year, and another draft with every item answered."""
    last = _begun(services, COPYING, days_ago=400)
    _answer_all(services, last)
    services.checklists.sign_off(last, Signature("Maya Green", "", TODAY), today=TODAY)
    draft = _begun(services, COPYING)
    services.checklists.attach(draft, _first(services, draft), [_a_pdf(folder, b"slides")], today=TODAY)
    _answer_all(services, _begun(services, READY))


def _template(services: Services) -> Template:
    return next(one for one in services.templates.all() if one.kind is QuestionnaireKind.CONTENT)


def _begun(services: Services, place: int, days_ago: int = 0) -> int:
    as_at = TODAY - timedelta(days=days_ago)
    head = Checklist(0, 0, 0, as_at, TODAY, course_id=services.checklists.courses()[place].id)
    return services.checklists.begin(_template(services), head, today=TODAY)


def _answer_all(services: Services, own: int) -> None:
    """Answer every item in one step: one by one would take most of the time of these tests."""
    filled = services.checklists.filled(own)
    with services.desk.changing("Answer everything") as unit:
        for item in filled.version.items():
            unit.checklists.set_answer(Answer(0, own, item.id, filled.version.scale.answers[0].key))


def _a_pdf(folder: Path, words: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{words.decode()}.pdf"
    path.write_bytes(b"%PDF-1.4\n" + words + b"\n%%EOF\n")
    return path


def _of(services: Services, place: int, *, is_open: bool = True) -> Filled:
    course = services.checklists.courses()[place].id
    listed = services.checklists.listed(QuestionnaireKind.CONTENT)
    heads = (one.checklist for one in listed if one.checklist.course_id == course)
    return services.checklists.filled(next(head.id for head in heads if head.is_open is is_open))


def _first(services: Services, own: int) -> int:
    return next(services.checklists.filled(own).version.items()).id


def _change_head(services: Services, _folder: Path) -> None:
    services.checklists.change_head(replace(_of(services, COPYING).checklist, year="2026"), today=TODAY)


def _say(services: Services, _folder: Path) -> None:
    filled = _of(services, COPYING)
    services.checklists.say(filled.checklist.id, next(filled.version.items()).id, {"evidence": "Slide 4"})


def _carry_forward(services: Services, _folder: Path) -> None:
    assert services.checklists.carry_forward(_of(services, COPYING).checklist.id)


def _sign_off(services: Services, _folder: Path) -> None:
    own = _of(services, READY).checklist.id
    services.checklists.sign_off(own, Signature("Maya Green", "", TODAY), today=TODAY)


def _reopen(services: Services, _folder: Path) -> None:
    # Two of one kind are never open at once.
    services.checklists.remove(_of(services, COPYING).checklist.id)
    services.checklists.reopen(_of(services, COPYING, is_open=False).checklist.id, "A slip", today=TODAY)


def _attach(services: Services, folder: Path) -> None:
    own = _of(services, READY).checklist.id
    services.checklists.attach(own, _first(services, own), [_a_pdf(folder / "new", b"handout")], today=TODAY)


def _remove_file(services: Services, _folder: Path) -> None:
    own = _of(services, COPYING).checklist.id
    services.checklists.remove_file(own, services.checklists.files(own)[_first(services, own)][0])


STORING_CHECKLISTS: dict[tuple[str, str], tuple[Act, tuple[UserRole, ...]]] = {
    ("checklists", "begin"): (lambda s, _: _begun(s, FREE), EDITORS),
    ("checklists", "change_head"): (_change_head, EDITORS),
    ("checklists", "say"): (_say, EDITORS),
    ("checklists", "carry_forward"): (_carry_forward, EDITORS),
    ("checklists", "sign_off"): (_sign_off, EDITORS),
    ("checklists", "reopen"): (_reopen, EDITORS),
    ("checklists", "remove"): (lambda s, _: s.checklists.remove(_of(s, READY).checklist.id), EDITORS),
    ("checklists", "attach"): (_attach, EDITORS),
    ("checklists", "remove_file"): (_remove_file, EDITORS),
}
LOOKING_AT_CHECKLISTS = {
    "checklists": {"listed", "filled", "courses", "files", "save_copy", "trained_before", "jobs"},
}
