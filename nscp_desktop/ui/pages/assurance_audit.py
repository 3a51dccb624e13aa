"""The training standard of a Section 11 or Section 175/157 audit, with its figures."""

from nscp_desktop.ui.pages.tabbed import PageTab


class AuditTab(PageTab):
    """The training standard of a Section 11 or Section 175/157 audit, with its figures."""
