"""Learning, Induction: starters, their steps and days."""

from nscp_desktop.ui.pages.tabbed import PageTab


class InductionTab(PageTab):
    """Starters, their steps and days."""
