"""What is returned to others: the partnership return, the packs, the agency's own form."""

from nscp_desktop.ui.pages.tabbed import PageTab


class ReturnsTab(PageTab):
    """What is returned to others: the partnership return, the packs, the agency's own form."""
