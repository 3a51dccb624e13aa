"""Learning, Shared learning: bulletins, reviews and documents, and whom they reached."""

from nscp_desktop.ui.pages.tabbed import PageTab


class SharedLearningTab(PageTab):
    """Bulletins, reviews and documents, and whom they reached."""
