"""Training, Sessions: when courses are held, and their registers."""

from nscp_desktop.ui.pages.tabbed import PageTab


class SessionsTab(PageTab):
    """When courses are held, and their registers."""
