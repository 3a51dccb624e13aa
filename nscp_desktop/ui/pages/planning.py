"""Looking ahead: what lapses, what a session would change, days for everyone, minimums, pathways and needs."""

from typing import ClassVar

from PySide6.QtWidgets import QLineEdit, QTabWidget, QWidget

from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.pages.page import Page
from nscp_desktop.ui.pages.planning_forecast import ForecastTab
from nscp_desktop.ui.pages.planning_minimums import MinimumsTab
from nscp_desktop.ui.pages.planning_needs import NeedsTab
from nscp_desktop.ui.pages.planning_pathways import PathwaysTab
from nscp_desktop.ui.pages.planning_session import SessionTab
from nscp_desktop.ui.pages.planning_whole_agency import WholeAgencyTab, tab_title
from nscp_desktop.ui.pages.requests import PlanRequest
from nscp_desktop.ui.session import Session


class PlanningPage(Page):
    """Six tabs; each is worked out when it is first seen, and anew when it is seen after something has changed."""

    title: ClassVar[str] = "Plan ahead"
    key: ClassVar[str] = "planning"
    wants: ClassVar[Changes] = Changes.ALL

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.forecast = ForecastTab(self)
        self.plan = SessionTab(self)
        self.whole_agency = WholeAgencyTab(self)
        self.minimums = MinimumsTab(self)
        self.pathways = PathwaysTab(self)
        self.needs = NeedsTab(self)
        self._stale_tabs: set[QWidget] = set()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(self.tr("Ways of planning ahead"))
        for tab, title in (
            (self.forecast, self.tr("Foreca&st")),
            (self.plan, self.tr("Plan a sess&ion")),
            (self.whole_agency, self._day_title()),
            (self.minimums, self.tr("&Minimums")),
            (self.pathways, self.tr("Path&ways")),
            (self.needs, self.tr("Nee&ds")),
        ):
            self.tabs.addTab(tab, title)
        self.tabs.currentChanged.connect(self._freshen_tab)
        self.body.addWidget(self.tabs, 1)

    def refresh(self) -> None:
        """Work out the tab that is seen; the others wait until they are."""
        self._stale_tabs = {self.forecast, self.plan, self.whole_agency, self.minimums, self.pathways, self.needs}
        self.tabs.setTabText(self.tabs.indexOf(self.whole_agency), self._day_title())
        self._freshen_tab()

    def find_field(self) -> QLineEdit | None:
        """Return the filter of the tab that is seen, where it has one."""
        return self.plan.find_field() if self.tabs.currentWidget() is self.plan else None

    def take(self, request: object) -> None:
        """Show a plan that another page asks for, or the tab of that name."""
        if isinstance(request, PlanRequest):
            self.freshen()
            self.tabs.setCurrentWidget(self.plan)
            self.plan.take(request)
            return
        tabs: dict[str, QWidget] = {
            "forecast": self.forecast,
            "session": self.plan,
            "whole-agency": self.whole_agency,
            "minimums": self.minimums,
            "pathways": self.pathways,
            "needs": self.needs,
        }
        tab = tabs.get(str(request))
        if tab is not None:
            self.tabs.setCurrentWidget(tab)

    def _freshen_tab(self, _place: int = 0) -> None:
        tab = self.tabs.currentWidget()
        if tab in self._stale_tabs and not self.session.is_unread:
            self._stale_tabs.discard(tab)
            if isinstance(tab, ForecastTab | SessionTab | WholeAgencyTab | MinimumsTab | PathwaysTab | NeedsTab):
                tab.refresh()

    def _day_title(self) -> str:
        title = self.tr(tab_title(self.session.services.agency.details().sector))
        return title.replace(" day", " da&y")
