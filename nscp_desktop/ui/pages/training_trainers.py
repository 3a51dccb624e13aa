"""Training, Trainers: who delivers, and outside providers."""

from nscp_desktop.ui.pages.tabbed import PageTab


class TrainersTab(PageTab):
    """Who delivers, and outside providers."""
