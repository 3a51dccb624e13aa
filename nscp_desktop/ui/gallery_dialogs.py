"""How each dialog is made for its picture, with people of the sample agency."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.agency import Named
from nscp_desktop.domain.board import Row
from nscp_desktop.domain.retention import Disposal
from nscp_desktop.domain.training import Completion
from nscp_desktop.ui.dialogs.agency import AgencyDialog
from nscp_desktop.ui.dialogs.booking import BookingDialog, counting_courses
from nscp_desktop.ui.dialogs.completion import CompletionDialog
from nscp_desktop.ui.dialogs.course import CourseDialog
from nscp_desktop.ui.dialogs.erase import EraseDialog
from nscp_desktop.ui.dialogs.evidence import EvidenceDialog
from nscp_desktop.ui.dialogs.exemption import ExemptionDialog
from nscp_desktop.ui.dialogs.help import HelpDialog
from nscp_desktop.ui.dialogs.legal_hold import HoldDialog
from nscp_desktop.ui.dialogs.named import NamedDialog
from nscp_desktop.ui.dialogs.new_file import NewFileDialog, Passwords
from nscp_desktop.ui.dialogs.paste_names import PasteNamesDialog
from nscp_desktop.ui.dialogs.quick_open import QuickOpen
from nscp_desktop.ui.dialogs.record_history import RecordHistoryDialog
from nscp_desktop.ui.dialogs.retention import RetentionDialog
from nscp_desktop.ui.dialogs.user import UserDialog
from nscp_desktop.ui.dialogs.your_name import YourNameDialog
from nscp_desktop.ui.gallery_actions import action_pictures
from nscp_desktop.ui.gallery_audit import audit_pictures
from nscp_desktop.ui.gallery_backups import backup_pictures
from nscp_desktop.ui.gallery_checklists import checklist_pictures
from nscp_desktop.ui.gallery_evaluation import evaluation_pictures
from nscp_desktop.ui.gallery_evidence import evidence_pictures
from nscp_desktop.ui.gallery_groups import group_pictures
from nscp_desktop.ui.gallery_induction import induction_pictures
from nscp_desktop.ui.gallery_needs import needs_pictures
from nscp_desktop.ui.gallery_opening import opening_pictures
from nscp_desktop.ui.gallery_people import people_pictures
from nscp_desktop.ui.gallery_planning import planning_pictures
from nscp_desktop.ui.gallery_returns import return_pictures
from nscp_desktop.ui.gallery_rules import rule_pictures
from nscp_desktop.ui.gallery_security import security_pictures
from nscp_desktop.ui.gallery_sessions import session_pictures
from nscp_desktop.ui.gallery_shared_learning import shared_learning_pictures
from nscp_desktop.ui.gallery_templates import template_pictures
from nscp_desktop.ui.gallery_trainers import trainer_pictures
from nscp_desktop.ui.gallery_training import training_pictures
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.models.training_words import completion_words
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.welcome import Welcome


def dialog_pictures(window: MainWindow) -> Mapping[str, Callable[[], QWidget]]:
    """Return how each dialog is made and shown, by the name of its picture."""
    makers: dict[str, Callable[[], QWidget]] = {
        "welcome": partial(Welcome, _nothing, _nothing, _nothing),
        "new-file": partial(NewFileDialog, _nothing, Path("records"), _passwords(), window),
        "quick-open": partial(_quick_open, window),
        "help": partial(HelpDialog, "matrix", window),
        "booking": partial(_booking, window),
        "exemption": partial(_exemption, window),
        "completion": partial(_completion, window),
        "paste-names": partial(_paste_names, window),
        "course": partial(_course, window),
        "agency": partial(_agency, window),
        "team": partial(_team, window),
        "evidence": partial(_evidence, window),
        "record-history": partial(_record_history, window),
        "settings-users": partial(_users, window),
        "user": partial(_user, window),
        "your-name": partial(_your_name, window),
        "settings-privacy": partial(_privacy, window),
        "settings-history": partial(_history, window),
        "erase": partial(_erase, window),
        "legal-hold": partial(_hold, window),
        "retention": partial(_retention, window),
    }
    makers |= _import_steps(window)
    makers |= backup_pictures(window)
    makers |= security_pictures(window)
    makers |= opening_pictures(window)
    makers |= rule_pictures(window)
    makers |= people_pictures(window)
    makers |= group_pictures(window)
    makers |= training_pictures(window)
    makers |= planning_pictures(window)
    makers |= evidence_pictures(window)
    makers |= session_pictures(window)
    makers |= evaluation_pictures(window)
    makers |= shared_learning_pictures(window)
    makers |= trainer_pictures(window)
    makers |= needs_pictures(window)
    makers |= induction_pictures(window)
    makers |= checklist_pictures(window)
    makers |= audit_pictures(window)
    makers |= template_pictures(window)
    makers |= action_pictures(window)
    makers |= return_pictures(window)
    return {name: partial(_shown, make) for name, make in makers.items()}


def _passwords() -> Passwords:
    return Passwords(_strong, _no_key)


def _strong(_password: str, _agency: str) -> str:
    return "Strong: long and hard to guess."


def _no_key(_password: str) -> bytes:
    return bytes(48)


def _shown(make: Callable[[], QWidget]) -> QWidget:
    widget = make()
    widget.show()
    return widget


def _late(session: Session) -> Row | None:
    """Return the first of the people whose worst standing is the worst of all."""
    return min(session.board().rows, key=_severity, default=None)


def _severity(row: Row) -> int:
    return row.worst.severity


def _quick_open(window: MainWindow) -> QuickOpen:
    dialog = QuickOpen(window.goals(), window)
    dialog.line.setText("re")
    return dialog


def _booking(window: MainWindow) -> BookingDialog:
    session = window.session
    courses = session.services.training.courses()
    asked = next(iter(session.board().requirements()), None)
    counting = counting_courses(courses, asked.id) if asked else list(courses)
    row = _late(session)
    return BookingDialog(row.person.name if row else "", counting, _nothing, today=session.today, parent=window)


def _exemption(window: MainWindow) -> ExemptionDialog:
    session = window.session
    row, asked = _late(session), next(iter(session.board().requirements()), None)
    what = f"{row.person.name} · {asked.title}" if row and asked else ""
    return ExemptionDialog(what, _nothing, today=session.today, parent=window)


def _completion(window: MainWindow) -> CompletionDialog:
    session = window.session
    row = _late(session)
    entry = (
        session.services.standing.snapshot().history(row.person.id).completions[0] if row else Completion(0, 0, 0, None)
    )
    course = {course.id: course.title for course in session.services.training.courses()}.get(entry.course_id, "")
    about = f"{row.person.name} · {course}" if row else ""
    say = partial(completion_words, session.services.standing.snapshot(), session.today)
    return CompletionDialog(about, entry, session.today, _nothing, window, say)


def _paste_names(window: MainWindow) -> PasteNamesDialog:
    people = [row.person for row in window.session.board().rows]
    dialog = PasteNamesDialog(people, window)
    names = [people[0].name, people[1].sorted_name] if len(people) > 1 else []
    dialog.text.setPlainText("\n".join([*names, "Somebody Else"]))
    return dialog


def _course(window: MainWindow) -> CourseDialog:
    services = window.session.services
    course = next(iter(services.training.courses()), None)
    return CourseDialog(services.agency.requirements(), _nothing, course, window, today=window.session.today)


def _agency(window: MainWindow) -> AgencyDialog:
    return AgencyDialog(window.session.services.agency.details(), _nothing, window)


def _team(window: MainWindow) -> NamedDialog:
    team = next(iter(window.session.services.agency.teams()), Named(0, ""))
    return NamedDialog(window.tr("Team"), _nothing, team.title, window)


def _record_history(window: MainWindow) -> RecordHistoryDialog:
    services = window.session.services
    course = services.training.courses()[0]
    return RecordHistoryDialog(course.title, services.history.of("course", course.id), window)


def _evidence(window: MainWindow) -> EvidenceDialog:
    """Attach two small files, as far as the record may be changed, and show them."""
    session = window.session
    histories = session.services.standing.snapshot().histories.values()
    done = next(completion for history in histories for completion in history.completions)
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("Certificate level 2.pdf", "Certificate back page.pdf")]
        for path in paths:
            path.write_bytes(b"%PDF-1.4\n" + path.name.encode() * 9000 + b"\n%%EOF\n")
        session.services.evidence.attach(done, paths, today=session.today)
    return EvidenceDialog("Core safeguarding training", done, session, window)


def _users(window: MainWindow) -> QWidget:
    window.show_page("settings", "users")
    return window


def _user(window: MainWindow) -> UserDialog:
    return UserDialog(_nothing, "Idris Hossain", parent=window)


def _your_name(window: MainWindow) -> YourNameDialog:
    return YourNameDialog(("Idris Hossain", "Maya Green"), "Maya Green", _nothing, window)


def _privacy(window: MainWindow) -> QWidget:
    window.show_page("settings", "privacy")
    return window


def _history(window: MainWindow) -> QWidget:
    window.show_page("settings", "history")
    return window


def _erase(window: MainWindow) -> EraseDialog:
    people = [row.person for row in window.session.board().rows[:2]]
    preview = window.session.services.privacy.preview_erasure([person.id for person in people])
    return EraseDialog([person.name for person in people], preview, _no_disposal, on_request=True, parent=window)


def _hold(window: MainWindow) -> HoldDialog:
    return HoldDialog(window.session.board().rows[0].person.name, _nothing, parent=window)


def _retention(window: MainWindow) -> RetentionDialog:
    return RetentionDialog(window.session.services.privacy.rule(), _nothing, window)


def _import_steps(window: MainWindow) -> Mapping[str, Callable[[], QWidget]]:
    from nscp_desktop.ui.import_wizard.pictures import wizard_pictures

    return wizard_pictures(window.session, window)


def _no_disposal(*_: str) -> Disposal:
    return Disposal(0, date.min, "", "", 0, 0, "")


def _nothing(*_: object) -> None:
    return None
