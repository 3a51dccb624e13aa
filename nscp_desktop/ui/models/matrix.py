"""The training matrix as a table: one row for each person, one column for each requirement."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt

from nscp_desktop.domain.board import Board, Row
from nscp_desktop.domain.explanation import booked_words, status_words
from nscp_desktop.domain.people import AWAY_SYMBOL
from nscp_desktop.domain.requirements import Requirement, RuleKind, hours_done_in_words
from nscp_desktop.domain.standing import Standing, StandingKind
from nscp_desktop.ui.models.table import Column

FIRST_REQUIREMENT = 3
MANY = 1_000
HOURS_ROOM = 112
# In their induction, people ask by when.
WITH_HOURS = (StandingKind.OVERDUE, StandingKind.NOT_DONE)
YEAR_SHOWN_AFTER_DAYS = 330
CENTRE = Qt.AlignmentFlag.AlignHCenter


def matrix_columns(board: Board) -> list[Column[Row]]:
    """Return name, role and group, then the requirements that somebody has to meet, in the agency's order."""
    as_at = board.as_at
    # The figures below the table (`3,947 of 5,000`) are as wide as their column.
    room = 70 if len(board.rows) < MANY else 108
    group_room = 156 if any(row.profile.level for row in board.rows) else 58
    columns: list[Column[Row]] = [
        Column("Name", partial(_name, as_at), width=150, strong=True, key="name", tooltip=partial(_name, as_at)),
        Column("Role", partial(_role, as_at), width=140, key="role", tooltip=partial(_role, as_at)),
        Column("Group", _group, sort_key=_group_order, align=CENTRE, width=group_room, key="group", tooltip=_group),
    ]
    return columns + [
        _requirement_column(requirement, as_at, max(room, HOURS_ROOM) if _counts_hours(requirement) else room)
        for requirement in board.requirements()
    ]


def search_words(board: Board, row: Row) -> str:
    """Return what the filter looks in: name, known as, roles, team and staff number."""
    person = row.person
    return (
        f"{person.sorted_name} {person.name} {person.known_as} {person.role_words(board.as_at)} "
        f"{board.team_of(row)} {person.staff_number}"
    )


def cell_words(cell: Standing, as_at: date) -> str:
    """Write a standing for a narrow cell: symbol and the date that matters, `✓ Sep 27` or `! 3 Nov`."""
    kind, due = cell.kind, cell.due
    if kind is StandingKind.NOT_REQUIRED:
        return "·"
    if kind is StandingKind.EXEMPT and due is None:
        return f"{kind.symbol} Exempt"
    if kind is StandingKind.DATE_UNKNOWN:
        return f"{kind.symbol} No date"
    if cell.hours_done is not None and cell.rule is not None and kind in WITH_HOURS:
        return f"{kind.symbol} {hours_done_in_words(cell.hours_done, cell.rule)}"
    if due is None:
        return f"{kind.symbol} Done" if kind.counts_as_in_date else f"{kind.symbol} Not done"
    if kind is StandingKind.IN_DATE:
        return f"{kind.symbol} {due:%b %y}"
    far = abs((due - as_at).days) > YEAR_SHOWN_AFTER_DAYS
    return f"{kind.symbol} {due.day} {due:%b %y}" if far else f"{kind.symbol} {due.day} {due:%b}"


def full_words(requirement: Requirement, cell: Standing, as_at: date) -> str:
    """Write a standing for a tooltip and for people who hear the screen."""
    booked = booked_words(cell)
    words = f"{requirement.title}: {status_words(cell, as_at)}"
    return f"{words}, {booked}" if booked else words


def _requirement_column(requirement: Requirement, as_at: date, room: int) -> Column[Row]:
    spoken = partial(_spoken, requirement, as_at)
    return Column(
        requirement.short,
        partial(_text, requirement.id, as_at),
        sort_key=partial(_order, requirement.id),
        align=CENTRE,
        width=room,
        status=partial(_kind, requirement.id),
        tooltip=spoken,
        booked=partial(_booked, requirement.id),
        spoken=spoken,
        key=requirement.id,
        title_tooltip=requirement.title,
    )


def _counts_hours(requirement: Requirement) -> bool:
    return any(rule.kind is RuleKind.HOURS for rule in requirement.rules)


def _name(as_at: date, row: Row) -> str:
    away = f" {AWAY_SYMBOL}" if row.person.is_away_on(as_at) else ""
    return f"{row.person.sorted_name}{away}"


def _role(as_at: date, row: Row) -> str:
    # Stands first, because a long role is cut at its end.
    away = f"{AWAY_SYMBOL} Away · " if row.person.is_away_on(as_at) else ""
    return f"{away}{row.person.role_words(as_at)}"


def _group(row: Row) -> str:
    if row.group is None:
        return "–"
    return f"{row.group} · {row.profile.level}" if row.profile.level else str(row.group)


def _group_order(row: Row) -> int:
    return row.group or 0


def _text(requirement_id: str, as_at: date, row: Row) -> str:
    return cell_words(row.cell(requirement_id), as_at)


def _order(requirement_id: str, row: Row) -> tuple[int, date]:
    told = row.verdict(requirement_id)
    return told.severity, told.due or date.max


def _kind(requirement_id: str, row: Row) -> StandingKind | None:
    kind = row.verdict(requirement_id).kind
    return None if kind is StandingKind.NOT_REQUIRED else kind


def _booked(requirement_id: str, row: Row) -> bool:
    return requirement_id in row.bookings()


def _spoken(requirement: Requirement, as_at: date, row: Row) -> str:
    return full_words(requirement, row.cell(requirement.id), as_at)


Keep = Callable[[Row], bool]


def keep_rows(board: Board, chip: str, group: int | None, team: str, person_ids: frozenset[int]) -> Keep | None:
    """Return which rows are wanted: `chip` is "everyone", "booked" or a standing, `group` 0 those never placed.

    None when all are.
    """
    tests: list[Keep] = []
    if chip == "booked":
        tests.append(_has_booking)
    elif chip != "everyone":
        tests.append(partial(_is_worst, StandingKind(chip)))
    if group is not None:
        tests.append(partial(_in_group, group or None))
    if team:
        tests.append(partial(_in_team, board, team))
    if person_ids:
        tests.append(partial(_is_one_of, person_ids))
    return partial(_all_hold, tests) if tests else None


def _all_hold(tests: list[Keep], row: Row) -> bool:
    return all(test(row) for test in tests)


def _has_booking(row: Row) -> bool:
    return bool(row.bookings())


def _is_worst(kind: StandingKind, row: Row) -> bool:
    return row.counts_as(kind)


def _in_group(group: int | None, row: Row) -> bool:
    return row.group == group


def _in_team(board: Board, team: str, row: Row) -> bool:
    return board.team_of(row) == team


def _is_one_of(person_ids: frozenset[int], row: Row) -> bool:
    return row.person.id in person_ids
