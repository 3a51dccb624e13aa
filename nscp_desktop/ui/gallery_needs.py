"""The training needs, the form of a course tab by tab, and their dialogs, for their pictures."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.years import academic_year, last_academic_year, twelve_months_to
from nscp_desktop.ui.dialogs.course import CourseDialog
from nscp_desktop.ui.dialogs.coverage import CoverageDialog
from nscp_desktop.ui.dialogs.needs_ways import WaysDialog
from nscp_desktop.ui.dialogs.say_why import SayWhyDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.planning import PlanningPage


def needs_pictures(window: MainWindow) -> Mapping[str, Callable[[], QWidget]]:
    """Return how each is made, by the name of its picture."""
    return {
        "planning-needs": partial(_needs, window, "places"),
        "planning-needs-why": partial(_needs, window, "gaps"),
        "planning-needs-costs": partial(_needs, window, "money"),
        "course-for-whom": partial(_course, window, 1),
        "course-versions": partial(_course, window, 2),
        "year-covered": partial(_coverage, window),
        "say-why": partial(_say_why, window),
        "needs-courses": partial(_ways, window),
    }


def _needs(window: MainWindow, view: str) -> QWidget:
    window.show_page("planning", "needs")
    page = window.page("planning")
    assert isinstance(page, PlanningPage)
    page.needs.views.choose(view)
    page.needs.refresh()
    return window


def _course(window: MainWindow, tab: int) -> CourseDialog:
    services, today = window.session.services, window.session.today
    found = services.training.courses()
    course = next((item for item in found if item.versions), found[0] if found else None)
    dialog = CourseDialog(services.agency.requirements(), _nothing, course, window, today=today)
    dialog.ui.tabs.setCurrentIndex(tab)
    return dialog


def _coverage(window: MainWindow) -> CoverageDialog:
    session = window.session
    needs, today = session.services.needs, session.today
    years = (academic_year(today), last_academic_year(today), twelve_months_to(today))
    courses = session.services.standing.snapshot().rulebook.courses
    titles = {own: course.title for own, course in courses.items()}
    return CoverageDialog([needs.coverage(year, today) for year in years], titles, window)


def _say_why(window: MainWindow) -> SayWhyDialog:
    session = window.session
    people = session.services.standing.snapshot().people
    gap = next(iter(session.services.needs.gaps(session.today)), None)
    about = people[gap.person_id].name if gap is not None else ""
    return SayWhyDialog(about, _nothing, gap.said if gap is not None else None, window)


def _ways(window: MainWindow) -> WaysDialog:
    session = window.session
    found = session.services.needs.found(academic_year(session.today), session.today)
    assert found is not None
    book = found.board.rulebook
    titles = {item.id: item.title for item in book.requirements}
    courses = {own: course.title for own, course in book.courses.items()}
    return WaysDialog(found.needs.ways, (titles, courses), _nothing, True, window)


def _nothing(*_: object) -> None:
    return None
