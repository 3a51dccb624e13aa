"""Actions: what is to be put right, by whom and until when."""

from nscp_desktop.ui.pages.tabbed import PageTab


class ActionsTab(PageTab):
    """Actions: what is to be put right, by whom and until when."""
