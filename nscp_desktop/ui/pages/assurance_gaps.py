"""The gap log: what was told to the Learning and Workforce Development group."""

from nscp_desktop.ui.pages.tabbed import PageTab


class GapsTab(PageTab):
    """The gap log: what was told to the Learning and Workforce Development group."""
