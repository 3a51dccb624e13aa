"""What the action plan and the gap log store, and whose role allows it; the rest of them only looks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from nscp_desktop.domain.actions import Action, GapKind, ReportedGap
from nscp_desktop.domain.questionnaires import Checklist, QuestionnaireKind
from nscp_desktop.domain.users import UserRole
from nscp_desktop.services.record_files import Services
from tests.faults.operations import TODAY
from tests.services.questionnaires import newest

Act = Callable[[Services, Path], object]
EDITORS = (UserRole.EDITOR, UserRole.ADMINISTRATOR)


def begin_actions(services: Services, folder: Path) -> None:
    """Put on record a questionnaire, an open action with a file, one that is done, and an entry of the gap log."""
    expectations = next(one for one in services.templates.all() if one.kind is QuestionnaireKind.EXPECTATIONS)
    if newest(services, QuestionnaireKind.EXPECTATIONS) is None:
        services.checklists.begin(expectations, Checklist(0, 0, 0, TODAY, TODAY), today=TODAY)
    own = services.actions.add(Action(0, "Order posters", TODAY))[0]
    services.actions.attach(own, [_a_pdf(folder, b"first")], today=TODAY)
    done = services.actions.add(Action(0, "Ask for dates", TODAY))[0]
    services.actions.finish([done], TODAY, "Seen", today=TODAY)
    services.actions.add_gap(ReportedGap(0, GapKind.NEW_WORRY, "Online games", TODAY), today=TODAY)


def _a_pdf(folder: Path, words: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{words.decode()}.pdf"
    path.write_bytes(b"%PDF-1.4\n" + words + b"\n%%EOF\n")
    return path


def _open(services: Services) -> Action:
    return next(action for action in services.actions.actions() if action.done_on is None)


def _done(services: Services) -> Action:
    return next(action for action in services.actions.actions() if action.done_on is not None)


def _add(services: Services, _folder: Path) -> None:
    services.actions.add(Action(0, "Ask again", TODAY))


def _add_for_item(services: Services, _folder: Path) -> None:
    filled = newest(services, QuestionnaireKind.EXPECTATIONS)
    assert filled is not None
    item = next(filled.version.items())
    services.actions.add_for_item(Action(0, "Write it down", TODAY), filled.checklist.id, item.id)


def _change(services: Services, _folder: Path) -> None:
    services.actions.change(replace(_open(services), why="Asked for"))


def _finish(services: Services, _folder: Path) -> None:
    services.actions.finish([_open(services).id], TODAY, "Seen", today=TODAY)


def _reopen(services: Services, _folder: Path) -> None:
    services.actions.reopen(_done(services).id)


def _change_owner(services: Services, _folder: Path) -> None:
    services.actions.change_owner([_open(services).id], None, "The office")


def _change_due(services: Services, _folder: Path) -> None:
    services.actions.change_due([_open(services).id], TODAY + timedelta(days=7))


def _remove(services: Services, _folder: Path) -> None:
    services.actions.remove(_done(services).id)


def _attach(services: Services, folder: Path) -> None:
    services.actions.attach(_open(services).id, [_a_pdf(folder, b"second")], today=TODAY)


def _remove_file(services: Services, _folder: Path) -> None:
    services.actions.remove_file(services.actions.files(_open(services).id)[0])


def _add_gap(services: Services, _folder: Path) -> None:
    services.actions.add_gap(ReportedGap(0, GapKind.OTHER, "No evening courses", TODAY), today=TODAY)


def _change_gap(services: Services, _folder: Path) -> None:
    services.actions.change_gap(replace(services.actions.gaps()[0], detail="Named twice"), today=TODAY)


def _close_gap(services: Services, _folder: Path) -> None:
    services.actions.close_gap(services.actions.gaps()[0].id, TODAY, today=TODAY)


def _remove_gap(services: Services, _folder: Path) -> None:
    services.actions.remove_gap(services.actions.gaps()[0].id)


STORING_ACTIONS: dict[tuple[str, str], tuple[Act, tuple[UserRole, ...]]] = {
    ("actions", "add"): (_add, EDITORS),
    ("actions", "add_for_item"): (_add_for_item, EDITORS),
    ("actions", "change"): (_change, EDITORS),
    ("actions", "finish"): (_finish, EDITORS),
    ("actions", "reopen"): (_reopen, EDITORS),
    ("actions", "change_owner"): (_change_owner, EDITORS),
    ("actions", "change_due"): (_change_due, EDITORS),
    ("actions", "remove"): (_remove, EDITORS),
    ("actions", "attach"): (_attach, EDITORS),
    ("actions", "remove_file"): (_remove_file, EDITORS),
    ("actions", "add_gap"): (_add_gap, EDITORS),
    ("actions", "change_gap"): (_change_gap, EDITORS),
    ("actions", "close_gap"): (_close_gap, EDITORS),
    ("actions", "remove_gap"): (_remove_gap, EDITORS),
}
LOOKING_AT_ACTIONS = {
    "actions": {
        *("actions", "listed", "of_answers", "of_person", "overdue", "jobs", "files", "save_copy"),
        *("gaps", "listed_gaps", "offered_gaps"),
    },
}
