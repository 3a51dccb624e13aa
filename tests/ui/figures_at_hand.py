"""Figures of an audit made by hand: few rows, every sort of cell, an earlier audit; and a table of them chosen."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt

from nscp_desktop.domain.audit_figures import AuditFigures, Count, FigureRow, FigureTable, Share
from nscp_desktop.ui.widgets.figure_tables import FigureTablesView

AS_AT, SINCE, BEFORE = date(2026, 11, 23), date(2025, 11, 24), date(2024, 11, 25)
GROUPS = (
    "Headcount",
    "Asked of",
    "In date",
    "Due within 90 days",
    "Overdue",
    "Never trained",
    "Exempt",
)


def figures_by_hand(people: Sequence[int], before_at: date | None = BEFORE) -> AuditFigures:
    """Return three tables about some people: counts and shares, people by themselves, and one without rows."""
    some, rest = tuple(people[:5]), tuple(people[5:8])
    everyone = some + rest
    then = () if before_at is None else (Count(6), Count(6), Share(3, 6), Count(1), Count(1), Count(0), Count(0))
    now = (Count(8, everyone), Count(8, everyone), Share(5, 8, some, rest), Count(1, some[:1]), Count(3, rest))
    nobody = (Count(0), Count(0), Share(0, 0), Count(0), Count(0), Count(0), Count(0))
    groups = FigureTable(
        2,
        "groups",
        "Where each Target Group is",
        GROUPS,
        (
            FigureRow("1", "Group 1", (*now, Count(0), Count(0)), then),
            FigureRow("2", "Group 2", nobody, () if before_at is None else nobody),
        ),
        (
            "Counted are people who are here on the day.",
            "In date includes due soon.",
            "Percentages are whole, never up.",
        ),
    )
    when = () if before_at is None else (True, date(2022, 9, 4), None)
    leads = FigureTable(
        4,
        "leads",
        "Safeguarding leads",
        ("Deputy", "Last trained", "Next due"),
        (FigureRow("p", "Gwen Evans", (False, date(2024, 9, 4), date(2026, 9, 4)), when, people[0], "Lead 1"),),
    )
    courses = FigureTable(8, "courses", "Courses attended", ("Last 12 months", "Hours"), (), ("One line a course.",))
    return AuditFigures(AS_AT, SINCE, before_at, (groups, leads, courses))


def choose_table(view: FigureTablesView, key: str) -> None:
    """Choose one of the tables in the list beside them."""
    keys = [view.list.item(place).data(Qt.ItemDataRole.UserRole) for place in range(view.list.count())]
    view.list.setCurrentRow(keys.index(key))
