"""The tab of sessions, registers and their dialogs, for their pictures."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.registers import Mark, Outcome
from nscp_desktop.domain.sessions import Session as HeldSession
from nscp_desktop.domain.sessions import SessionState
from nscp_desktop.ui.dialogs.session_outcome import CHOICES, OutcomeDialog
from nscp_desktop.ui.dialogs.session_reopen import ReopenDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.requests import SessionRequest
from nscp_desktop.ui.pages.session_forms import SessionForms

USUAL_FEE = 35_00


def session_pictures(window: MainWindow) -> Mapping[str, Callable[[], QWidget]]:
    """Return how each is made, by the name of its picture."""
    return {
        "training-sessions": partial(_tab, window),
        "register-coming": partial(_register, window, SessionState.COMING),
        "register-to-close": partial(_register, window, SessionState.TO_CLOSE),
        "register-closed": partial(_register, window, SessionState.HELD),
        "session": partial(_form, window),
        "session-people": partial(_people, window),
        "session-outcome": partial(_outcome, window),
        "session-reopen": partial(_reopen, window),
    }


def _held(window: MainWindow, state: SessionState) -> HeldSession:
    """Return a session in a state; of those held one whose register was closed, where there is one."""
    services, today = window.session.services, window.session.today
    found = [one for one in services.sessions.all() if one.state(today) is state]
    return next((one for one in found if one.was_booked), found[0])


def _tab(window: MainWindow) -> QWidget:
    window.show_page("training", "sessions")
    return window


def _register(window: MainWindow, state: SessionState) -> QWidget:
    window.show_page("register", SessionRequest(_held(window, state).id))
    return window


def _form(window: MainWindow) -> QWidget:
    return SessionForms(window.session, window).edit(_held(window, SessionState.COMING))


def _people(window: MainWindow) -> QWidget:
    dialog = SessionForms(window.session, window).add_people(_held(window, SessionState.COMING))
    dialog.select_due()
    return dialog


def _outcome(window: MainWindow) -> QWidget:
    row = window.session.board().rows[0]
    mark = Mark(Outcome.CANCELLED_LATE, None, "", USUAL_FEE)
    return OutcomeDialog(row.person.sorted_name, mark, CHOICES, USUAL_FEE, _nothing, window)


def _reopen(window: MainWindow) -> QWidget:
    held = _held(window, SessionState.HELD)
    title = window.session.services.standing.snapshot().rulebook.courses[held.course_id].title
    return ReopenDialog(f"{title} · {held.days_words}", _nothing, window)


def _nothing(*_: object) -> None:
    return None
