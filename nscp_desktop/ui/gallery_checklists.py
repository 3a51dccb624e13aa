"""Questionnaires as they are filled in, and their dialogs, for their pictures."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.questionnaires import Filled, QuestionnaireKind
from nscp_desktop.ui.dialogs.checklist_begin import BeginDialog
from nscp_desktop.ui.dialogs.checklist_head import HeadDialog
from nscp_desktop.ui.dialogs.checklist_sign_off import ReopenChecklistDialog, SignOffDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.assurance import AssurancePage
from nscp_desktop.ui.pages.assurance_content import ContentTab
from nscp_desktop.ui.pages.assurance_filling_offer import begin_offer

CONTENT = (QuestionnaireKind.CONTENT,)


def checklist_pictures(window: MainWindow) -> Mapping[str, Callable[[], QWidget]]:
    """Return how each is made, by the name of its picture."""
    return {
        "content-checklist": partial(_tab, window, is_open=True),
        "content-checklist-signed": partial(_tab, window, is_open=False),
        "checklist-begin": partial(_begin, window),
        "checklist-details": partial(_details, window),
        "checklist-sign-off": partial(_sign_off, window),
        "checklist-unanswered": partial(_sign_off, window, complete=False),
        "checklist-reopen": partial(_reopen, window),
    }


def _tab(window: MainWindow, *, is_open: bool) -> QWidget:
    window.show_page("assurance", "content")
    page = window.page("assurance")
    assert isinstance(page, AssurancePage)
    tab = page.tab("content")
    assert isinstance(tab, ContentTab)
    wanted = next((one for one in tab.listed if one.checklist.is_open is is_open), None)
    if wanted is not None:
        tab.open(wanted.checklist.id)
    return window


def _filled(window: MainWindow, *, is_open: bool = True) -> Filled:
    checklists = window.session.services.checklists
    listed = checklists.listed(*CONTENT)
    found = next((one for one in listed if one.checklist.is_open is is_open), listed[0])
    return checklists.filled(found.checklist.id)


def _begin(window: MainWindow) -> BeginDialog:
    session = window.session
    return BeginDialog(begin_offer(session, CONTENT), _nothing, today=session.today, parent=window)


def _details(window: MainWindow) -> HeadDialog:
    filled = _filled(window, is_open=False)
    courses = window.session.services.standing.snapshot().rulebook.courses
    course = courses.get(filled.checklist.course_id or 0)
    dialog = HeadDialog(filled, course, _nothing, today=window.session.today, parent=window)
    dialog.only_read()
    return dialog


def _sign_off(window: MainWindow, *, complete: bool = True) -> SignOffDialog:
    filled = _filled(window)
    if complete:
        key = filled.version.scale.answers[0].key
        answers = {item.id: replace(filled.answer(item.id), answer=key) for item in filled.version.items()}
        filled = replace(filled, answers=answers)
    return SignOffDialog(filled, "Gwen Evans", _nothing, today=window.session.today, parent=window)


def _reopen(window: MainWindow) -> ReopenChecklistDialog:
    return ReopenChecklistDialog(_filled(window, is_open=False), _nothing, window)


def _nothing(*_: object) -> None:
    """Store nothing: these are for looking."""
