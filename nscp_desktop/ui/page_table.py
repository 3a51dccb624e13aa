"""Which pages there are, in the order of the navigation; each is imported when it is first shown."""

from collections.abc import Mapping
from importlib import import_module
from typing import NamedTuple

from nscp_desktop.ui.pages.page import Page
from nscp_desktop.ui.session import Session


class PageEntry(NamedTuple):
    """A page: its title in the navigation ("" when it is not there), its icon, and where its class is.

    `under` is the page of the navigation that is marked while one is shown that is not there itself.
    """

    title: str
    icon: str
    module: str
    class_name: str
    under: str = ""


PAGES: Mapping[str, PageEntry] = {
    "overview": PageEntry("Overview", "overview", "nscp_desktop.ui.pages.overview", "OverviewPage"),
    "people": PageEntry("People", "people", "nscp_desktop.ui.pages.people", "PeoplePage"),
    "matrix": PageEntry("Training matrix", "matrix", "nscp_desktop.ui.pages.matrix", "MatrixPage"),
    "training": PageEntry("Training", "training", "nscp_desktop.ui.pages.training", "TrainingPage"),
    "planning": PageEntry("Plan ahead", "calendar", "nscp_desktop.ui.pages.planning", "PlanningPage"),
    "learning": PageEntry("Learning", "learning", "nscp_desktop.ui.pages.learning", "LearningPage"),
    "assurance": PageEntry("Assurance", "assurance", "nscp_desktop.ui.pages.assurance", "AssurancePage"),
    "reports": PageEntry("Reports", "reports", "nscp_desktop.ui.pages.reports", "ReportsPage"),
    "settings": PageEntry("Settings", "settings", "nscp_desktop.ui.pages.settings", "SettingsPage"),
    "target-groups": PageEntry("", "people", "nscp_desktop.ui.pages.to_decide", "ToDecidePage", under="people"),
    "record-training": PageEntry(
        "", "training", "nscp_desktop.ui.pages.record_training", "RecordTrainingPage", under="training"
    ),
    "register": PageEntry("", "training", "nscp_desktop.ui.pages.register", "RegisterPage", under="training"),
}
# The tabs of pages, by which Ctrl+K finds them.
TABS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "training": (
        ("courses", "Courses"),
        ("sessions", "Sessions and registers"),
        ("evidence", "Evidence: what is missing, checks and samples"),
        ("certificates", "Certificates"),
        ("evaluation", "Evaluation and impact forms"),
        ("trainers", "Trainers and providers"),
    ),
    "planning": (
        ("forecast", "Forecast: what lapses when"),
        ("session", "Plan a session"),
        ("whole-agency", "Whole-school or whole-agency day, and catching up"),
        ("minimums", "Minimums, and a check of a panel"),
        ("pathways", "Pathways and next steps"),
        ("needs", "Training needs: places, reasons and costs"),
    ),
    "learning": (
        ("shared", "Shared learning: bulletins, reviews and documents"),
        ("induction", "Induction of starters"),
        ("supervision", "Supervision"),
    ),
    "assurance": (
        ("content", "Training Content Checklist"),
        ("expectations", "Agency expectations"),
        ("audit", "Section 11 or Section 175/157 audit"),
        ("actions", "Actions: what is to be put right"),
        ("gaps", "Gap log for the partnership"),
        ("returns", "Returns and packs"),
    ),
}
IN_NAVIGATION = tuple(key for key, entry in PAGES.items() if entry.title)


def make_page(key: str, session: Session) -> Page:
    """Make a page."""
    entry = PAGES[key]
    page = getattr(import_module(entry.module), entry.class_name)(session)
    assert isinstance(page, Page)
    return page
