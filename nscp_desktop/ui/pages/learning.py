"""Learning: what was shared with whom, the induction of starters, and supervision."""

from typing import ClassVar

from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.pages.tabbed import TabbedPage, TabEntry

_PAGES = "nscp_desktop.ui.pages"


class LearningPage(TabbedPage):
    """Learning that is not a course."""

    title: ClassVar[str] = "Learning"
    key: ClassVar[str] = "learning"
    wants: ClassVar[Changes] = Changes.ALL
    tabs_name: ClassVar[str] = "Parts of learning"
    tabs: ClassVar[tuple[TabEntry, ...]] = (
        TabEntry("shared", "Shared lear&ning", f"{_PAGES}.learning_shared", "SharedLearningTab"),
        TabEntry("induction", "Indu&ction", f"{_PAGES}.learning_induction", "InductionTab"),
        TabEntry("supervision", "S&upervision", f"{_PAGES}.learning_supervision", "SupervisionTab"),
    )
