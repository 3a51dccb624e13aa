"""Learning, Supervision: dates and kinds, and gaps."""

from nscp_desktop.ui.pages.tabbed import PageTab


class SupervisionTab(PageTab):
    """Dates and kinds, and gaps."""
