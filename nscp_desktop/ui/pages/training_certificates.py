"""Training, Certificates: those issued, and those that can be."""

from nscp_desktop.ui.pages.tabbed import PageTab


class CertificatesTab(PageTab):
    """Those issued, and those that can be."""
