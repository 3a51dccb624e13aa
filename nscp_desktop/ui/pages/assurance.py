"""Assurance: questionnaires about training and the agency, actions, the gap log, and what is returned to others."""

from typing import ClassVar

from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.pages.tabbed import TabbedPage, TabEntry

_PAGES = "nscp_desktop.ui.pages"


class AssurancePage(TabbedPage):
    """What the agency shows others about its training, and what it puts right."""

    title: ClassVar[str] = "Assurance"
    key: ClassVar[str] = "assurance"
    wants: ClassVar[Changes] = Changes.ALL
    tabs_name: ClassVar[str] = "Parts of assurance"
    tabs: ClassVar[tuple[TabEntry, ...]] = (
        TabEntry("content", "Content chec&klist", f"{_PAGES}.assurance_content", "ContentTab"),
        TabEntry("expectations", "E&xpectations", f"{_PAGES}.assurance_expectations", "ExpectationsTab"),
        TabEntry("audit", "Section &11", f"{_PAGES}.assurance_audit", "AuditTab"),
        TabEntry("actions", "A&ctions", f"{_PAGES}.assurance_actions", "ActionsTab"),
        TabEntry("gaps", "&Gap log", f"{_PAGES}.assurance_gaps", "GapsTab"),
        TabEntry("returns", "Returns and packs", f"{_PAGES}.assurance_returns", "ReturnsTab"),
    )
