"""The tabs of expectations and of the audit, for their pictures."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.assurance_audit import COMPARED, FIGURES, STANDARDS
from nscp_desktop.ui.pages.tabbed import TabRequest


def audit_pictures(window: MainWindow) -> Mapping[str, Callable[[], QWidget]]:
    """Return how each is made, by the name of its picture."""
    return {
        "assurance-expectations": partial(_tab, window, "expectations", None),
        "assurance-audit": partial(_tab, window, "audit", STANDARDS),
        "assurance-audit-figures": partial(_tab, window, "audit", FIGURES),
        "assurance-audit-compared": partial(_tab, window, "audit", COMPARED),
    }


def _tab(window: MainWindow, tab: str, part: str | None) -> QWidget:
    window.show_page("assurance", TabRequest(tab, part))
    return window
