"""What the overview says about a board beyond its figures: who comes first, who is booked, who lapses when."""

from datetime import date

from nscp_desktop.domain.agency import Sector
from nscp_desktop.domain.board import Board, Snapshot, everyone
from nscp_desktop.domain.figures import Figures
from nscp_desktop.domain.standing import StandingKind

TERM_ENDS = ((3, 31), (8, 31), (12, 31))
QUARTER_ENDS = ((3, 31), (6, 30), (9, 30), (12, 31))


def day_to_compare(as_at: date, sector: Sector) -> date:
    """Return the last day of the school term, or elsewhere of the quarter, that ended before a day."""
    ends = TERM_ENDS if sector is Sector.SCHOOL else QUARTER_ENDS
    days = [date(year, month, day) for year in (as_at.year - 1, as_at.year) for month, day in ends]
    return max(day for day in days if day < as_at)


def figures_on(snapshot: Snapshot, as_at: date) -> Figures:
    """Return everyone's figures on a day, from the record as it is now."""
    return everyone(snapshot, as_at).figures()


def first_due(board: Board) -> date | None:
    """Return the first day on which somebody's due-soon training lapses, None when nothing is due soon."""
    days = [
        told.due
        for row in board.rows
        if row.counts_as(StandingKind.DUE_SOON)
        for told in row.verdicts
        if told.kind is StandingKind.DUE_SOON and told.due is not None
    ]
    return min(days, default=None)


def longest_overdue(board: Board) -> date | None:
    """Return the day since which something has been overdue the longest, None when nothing is."""
    days = [
        told.due
        for row in board.rows
        if row.counts_as(StandingKind.OVERDUE)
        for told in row.verdicts
        if told.kind is StandingKind.OVERDUE and told.due is not None
    ]
    return min(days, default=None)


def booked_people(board: Board) -> tuple[tuple[int, ...], date | None]:
    """Return who is booked on something that counts, and the next day of these."""
    people: dict[int, None] = {}
    days = []
    for row in board.rows:
        for booking in row.bookings().values():
            people[row.person.id] = None
            if booking.on is not None:
                days.append(booking.on)
    return tuple(people), min(days, default=None)


def lapsing_people(board: Board, month: date) -> tuple[int, ...]:
    """Return who has something in date that lapses in the month that begins on `month`."""
    return tuple(
        row.person.id
        for row in board.rows
        if any(
            told.due is not None and told.kind.counts_as_in_date and told.due.replace(day=1) == month
            for told in row.verdicts
        )
    )


def next_induction_deadline(board: Board) -> date | None:
    """Return the next deadline of somebody in their induction, None when nobody has one."""
    days = [
        told.due
        for row in board.rows
        if row.counts_as(StandingKind.INDUCTION)
        for told in row.verdicts
        if told.kind is StandingKind.INDUCTION and told.due is not None
    ]
    return min(days, default=None)
