"""The sample shows a newcomer every standing, on whatever day it is made."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.services.record_files import open_existing
from nscp_desktop.services.sample import make_sample

SHOWN = (
    StandingKind.OVERDUE, StandingKind.NOT_DONE, StandingKind.DATE_UNKNOWN, StandingKind.INDUCTION,
    StandingKind.DUE_SOON, StandingKind.IN_DATE, StandingKind.EXEMPT,
)  # fmt: skip


@pytest.mark.parametrize(
    "today", ["2026-11-23", "2026-09-01", "2026-08-31", "2028-02-29", "2026-12-31", "2027-01-01", "2027-05-15"]
)
def test_the_sample_shows_every_standing_on_any_day(tmp_path: Path, today: str) -> None:
    day = date.fromisoformat(today)
    make_sample(tmp_path / "sample.nscp", today=day)
    services = open_existing(tmp_path / "sample.nscp", read_only=True)
    try:
        board = services.standing.board(day)
        people = services.standing.snapshot().people.values()
        problems = services.problems()
    finally:
        services.close()
    cells = Counter(cell.kind for row in board.rows for cell in row.cells.values())
    worst = Counter(row.worst for row in board.rows)
    assert [kind.value for kind in SHOWN if not cells[kind]] == []
    assert worst[StandingKind.INDUCTION] >= 1
    assert worst[StandingKind.IN_DATE] + worst[StandingKind.DUE_SOON] >= 5
    assert any(cell.booking for row in board.rows for cell in row.cells.values())
    assert [row.person.name for row in board.rows if row.group is None] != []
    assert len(people) - len(board.rows) >= 10  # leavers
    wendy = next(row for row in board.rows if row.person.name == "Wendy Orme")
    assert wendy.cell("school/whole-school").kind is StandingKind.DATE_UNKNOWN
    assert problems == []


def test_the_same_day_makes_the_same_sample(tmp_path: Path) -> None:
    boards = []
    for name in ("a", "b"):
        make_sample(tmp_path / f"{name}.nscp", today=date(2026, 11, 23))
        services = open_existing(tmp_path / f"{name}.nscp")
        boards.append(services.standing.board(date(2026, 11, 23)))
        services.close()
    assert boards[0] == boards[1]
