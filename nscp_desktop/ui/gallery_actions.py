"""The tabs of actions and of the gap log with their forms, for their pictures."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.action_lists import ActionState, ListedAction
from nscp_desktop.domain.actions import GapKind, ReportedGap
from nscp_desktop.ui.dialogs.action_files import ActionFilesDialog
from nscp_desktop.ui.dialogs.person_actions import PersonActionsDialog
from nscp_desktop.ui.dialogs.reported_gap import CloseGapDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.action_forms import ActionForms
from nscp_desktop.ui.pages.assurance import AssurancePage
from nscp_desktop.ui.pages.assurance_gaps import GapsTab
from nscp_desktop.ui.pages.assurance_gaps_menu import GapMenu, offered
from nscp_desktop.ui.pages.requests import ReportRequest
from nscp_desktop.ui.pages.tabbed import TabRequest


def action_pictures(window: MainWindow) -> Mapping[str, Callable[[], QWidget]]:
    """Return how each is made, by the name of its picture."""
    return {
        "assurance-actions": partial(_actions, window),
        "assurance-gaps": partial(_gaps, window),
        "action": partial(_action, window),
        "action-for-people": partial(_for_people, window),
        "action-finish": partial(_finish, window),
        "action-finish-many": partial(_finish_many, window),
        "action-owner": partial(_owner, window),
        "action-due": partial(_due, window),
        "action-files": partial(_files, window),
        "person-actions": partial(_of_person, window),
        "gap-entry": partial(_entry, window),
        "gap-close": partial(_close, window),
        "gap-offers": partial(_offers, window),
        "report-actions": partial(_report, window, "actions"),
        "report-gap-log": partial(_report, window, "gap-log"),
    }


def _actions(window: MainWindow) -> QWidget:
    window.show_page("assurance", TabRequest("actions"))
    return window


def _gaps(window: MainWindow) -> QWidget:
    window.show_page("assurance", TabRequest("gaps"))
    return window


def _report(window: MainWindow, report_id: str) -> QWidget:
    window.show_page("reports", ReportRequest(report_id))
    return window


def _action(window: MainWindow) -> QWidget:
    rows = _rows(window)
    if len(rows) < 2:
        return _forms(window).form(_forms(window).blank())
    return _forms(window).form(rows[1].action, rows[1].source.words)


def _for_people(window: MainWindow) -> QWidget:
    board = window.session.board()
    people = [row.person for row in board.rows[:3]]
    return _forms(window).form_for_people(people, board.requirements()[0].id if people else None)


def _finish(window: MainWindow) -> QWidget:
    return _forms(window).finish_form([row.action for row in _rows(window)[:1]])


def _finish_many(window: MainWindow) -> QWidget:
    return _forms(window).finish_form([row.action for row in _rows(window)])


def _owner(window: MainWindow) -> QWidget:
    return _forms(window).owner_form([row.action for row in _rows(window)])


def _due(window: MainWindow) -> QWidget:
    return _forms(window).due_form([row.action for row in _rows(window)[:1]])


def _files(window: MainWindow) -> QWidget:
    blank = _forms(window).blank()
    return ActionFilesDialog(_rows(window)[0].action if _rows(window) else blank, window.session, window)


def _of_person(window: MainWindow) -> QWidget:
    actions, board = window.session.services.actions, window.session.board()
    owners = {row.action.owner_id for row in _rows(window)}
    person = next((row.person for row in board.rows if row.person.id in owners), None)
    rows = actions.of_person(person.id, board.as_at) if person is not None else ()
    return PersonActionsDialog(person.name if person is not None else "", rows, _store_nothing, window)


def _entry(window: MainWindow) -> QWidget:
    gaps = window.session.services.actions.gaps()
    return _menu(window).form(gaps[0] if gaps else ReportedGap(0, GapKind.NEW_WORRY, "", window.session.today))


def _close(window: MainWindow) -> QWidget:
    gaps = window.session.services.actions.gaps()
    what = gaps[0].what if gaps else ""
    return CloseGapDialog(what, _store_nothing, today=window.session.today, parent=window)


def _offers(window: MainWindow) -> QWidget:
    session = window.session
    return _menu(window).offers_form(offered(session.services, session.as_at))


def _menu(window: MainWindow) -> GapMenu:
    page = window.page("assurance")
    assert isinstance(page, AssurancePage)
    tab = page.tab("gaps")
    assert isinstance(tab, GapsTab)
    return tab.menu


def _forms(window: MainWindow) -> ActionForms:
    return ActionForms(window.session, window)


def _rows(window: MainWindow) -> list[ListedAction]:
    """Return what is open."""
    rows = window.session.services.actions.listed(window.session.as_at)
    return [row for row in rows if row.state is not ActionState.DONE]


def _store_nothing(_chosen: object) -> None:
    """Leave everything as it is."""
