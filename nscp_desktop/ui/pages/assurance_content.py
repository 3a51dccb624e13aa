"""The Training Content Checklist: what a course covers, once a year."""

from nscp_desktop.ui.pages.tabbed import PageTab


class ContentTab(PageTab):
    """The Training Content Checklist: what a course covers, once a year."""
