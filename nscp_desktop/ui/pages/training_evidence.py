"""Training, Evidence: what proves that training was done, and what is missing."""

from nscp_desktop.ui.pages.tabbed import PageTab


class EvidenceTab(PageTab):
    """What proves that training was done, and what is missing."""
