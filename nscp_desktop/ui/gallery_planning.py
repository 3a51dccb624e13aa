"""The tabs of the page that looks ahead, and its dialogs, for their pictures."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.dates import academic_year_end, add_days
from nscp_desktop.domain.what_if import whose_runs_out
from nscp_desktop.ui.dialogs.mark_day import MarkDayDialog
from nscp_desktop.ui.dialogs.pathway import PathwayDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.planning import PlanningPage
from nscp_desktop.ui.pages.requests import PlanRequest

LISTED = 41


def planning_pictures(window: MainWindow) -> Mapping[str, Callable[[], QWidget]]:
    """Return how each is made, by the name of its picture."""
    return {
        "planning-forecast": partial(_tab, window, "forecast"),
        "planning-terms": partial(_terms, window),
        "planning-session": partial(_session, window),
        "planning-whole-agency": partial(_tab, window, "whole-agency"),
        "planning-minimums": partial(_minimums, window),
        "planning-pathways": partial(_tab, window, "pathways"),
        "pathway": partial(_pathway, window),
        "mark-day": partial(_mark_day, window),
    }


def _page(window: MainWindow) -> PlanningPage:
    page = window.page("planning")
    assert isinstance(page, PlanningPage)
    return page


def _tab(window: MainWindow, tab: str) -> QWidget:
    window.show_page("planning", tab)
    return window


def _terms(window: MainWindow) -> QWidget:
    window.show_page("planning", "forecast")
    forecast = _page(window).forecast
    forecast.months.choose("36")
    forecast.step.choose("term")
    forecast.refresh()
    return window


def _session(window: MainWindow) -> QWidget:
    """Plan a session early in the next academic year for people whose training runs out by then."""
    session = window.session
    day = add_days(academic_year_end(session.today), 3)
    everyone = session.services.standing.snapshot().rulebook.requirements
    own = next((item.id for item in everyone if item.whole_agency), everyone[0].id if everyone else "")
    people = whose_runs_out(session.board(), [own], add_days(day, 1))
    window.show_page("planning", PlanRequest(None, own, people[:LISTED], day))
    return window


def _minimums(window: MainWindow) -> QWidget:
    window.show_page("planning", "minimums")
    panel = _page(window).minimums.panel
    for row in window.session.board().rows:
        if "interview-panel" in row.profile.duties or not panel.list.count():
            panel.person.setCurrentText(row.person.sorted_name)
            panel.add_person()
    return window


def _pathway(window: MainWindow) -> PathwayDialog:
    services = window.session.services
    group = services.agency.target_groups()[2]
    steps = next((one.course_ids for one in services.pathways.all() if one.group == group.number), ())
    return PathwayDialog(group.label, services.training.courses(), steps, _nothing, window)


def _mark_day(window: MainWindow) -> MarkDayDialog:
    services = window.session.services
    rulebook = services.standing.snapshot().rulebook
    requirement = next((item for item in rulebook.requirements if item.whole_agency), None)
    courses = {own: course.title for own, course in rulebook.courses.items()}
    days = services.planning.days_to_mark(requirement.id) if requirement is not None else ()
    return MarkDayDialog(requirement.title if requirement is not None else "", days, courses, _nothing, window)


def _nothing(*_: object) -> None:
    return None
