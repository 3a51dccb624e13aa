"""What the partnership expects of an agency, beside what the records show."""

from nscp_desktop.ui.pages.tabbed import PageTab


class ExpectationsTab(PageTab):
    """What the partnership expects of an agency, beside what the records show."""
