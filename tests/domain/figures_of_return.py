"""Figures made by hand for a return: tables as an audit has them, with people behind each count."""

from datetime import date

from nscp_desktop.domain.audit_figures import AuditFigures, Count, FigureRow, FigureTable, Share
from nscp_desktop.domain.audit_people import STANDING_HEADS
from nscp_desktop.domain.return_tables import ReturnHead

AS_AT, SINCE = date(2026, 11, 23), date(2025, 11, 24)
HEAD = ReturnHead("Carlton Hill", "School or college", "Safeguarding lead")
NAME = "Zebedee Quillfeather"


def people(number: int, start: int = 0) -> Count:
    """Return so many people."""
    return Count(number, tuple(range(start, start + number)))


def share(n: int, of: int) -> Share:
    """Return n of so many people."""
    return Share(n, of, tuple(range(n)), tuple(range(n, of)))


def standing(of: int, overdue: int = 0, induction: int = 0) -> tuple[Count | Share, ...]:
    """Return the cells of a group in which some are overdue, and some more in their induction."""
    found: list[Count | Share] = [
        people(of + induction),
        people(of),
        share(of - overdue, of),
        people(0),
        people(overdue),
    ]
    found += [people(0), people(0), people(induction), people(0), people(0), people(0)]
    return tuple(found)


def figures(*tables: FigureTable) -> AuditFigures:
    """Return figures as at the day, of these tables."""
    return AuditFigures(AS_AT, SINCE, None, tables)


def groups(overdue: int, other: int = 0) -> FigureTable:
    """Return two groups of twenty and thirty people, with so many overdue in each, and everyone."""
    rows = (
        FigureRow("group-1", "Group 1", standing(20, overdue)),
        FigureRow("group-2", "Group 2", standing(30, other)),
        FigureRow("everyone", "Everyone", standing(50, overdue + other)),
    )
    return FigureTable(
        2, "groups", "Training in date by Target Group", STANDING_HEADS, rows, ("In date includes due soon.",)
    )


def leads() -> FigureTable:
    """Return a lead and two deputies, one of whom holds two duties, and all of them together."""
    heads = ("Responsibility", "Lead training, last done", "Lead training")
    day = date(2025, 1, 6)
    rows = (
        FigureRow("lead-1-dsl", NAME, ("Designated safeguarding lead", day, "In date"), (), 1, "Head"),
        FigureRow("lead-2-deputy", "Ann Other", ("Deputy DSL", day, "In date"), (), 2, "Teacher"),
        FigureRow("lead-3-deputy", "Bo Third", ("Deputy DSL", day, "Overdue"), (), 3, "Teacher"),
        FigureRow("everyone", "All leads together", (people(3), None, share(2, 3))),
    )
    return FigureTable(4, "leads", "Safeguarding leads and deputies", heads, rows)
