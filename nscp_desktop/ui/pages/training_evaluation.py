"""Training, Evaluation: what people thought, and what came of it."""

from nscp_desktop.ui.pages.tabbed import PageTab


class EvaluationTab(PageTab):
    """What people thought, and what came of it."""
