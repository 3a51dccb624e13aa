"""Several columns of one course, read together."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from nscp_desktop.domain.imports import ProposalKind
from nscp_desktop.spreadsheets.reading import read_workbook

TODAY = date(2026, 11, 23)
DONE, UNTIL, AHEAD = date(2024, 5, 14), date(2027, 5, 14), date(2027, 1, 12)


def one(file_of: Callable[..., Path], **cells: Any) -> list[tuple[Any, ...]]:
    """Read one person's cells under Prevent, given by the heading of their column, in a matrix of two people."""
    names = list(cells)
    usual = {"Date": DONE, "Expiry": UNTIL, "Due": UNTIL, "Booked": AHEAD, "Status": "Y"}
    rows = [
        ["Name", "Prevent", *[None] * (len(names) - 1)],
        [None, *names],
        ["Ann Holt", *cells.values()],
        ["Ben Price", *[usual[name] for name in names]],
    ]
    merges = [(0, 1, 0, len(names))] if len(names) > 1 else []
    reading = read_workbook(file_of(rows, merges=merges), today=TODAY)
    found: list[tuple[Any, ...]] = []
    found += [("record", r.cell[-2], r.completed_on, r.expires_on) for r in reading.records if r.person == 0]
    found += [("booking", b.cell[-2], b.on) for b in reading.bookings if b.person == 0]
    found += [("question", q.cell[-2], q.reason) for q in reading.questions if q.person == 0]
    return found + [("ignored", i.cell[-2], i.reason) for i in reading.ignored if i.cell.endswith("3")]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"Date": DONE, "Expiry": UNTIL}, [("record", "B", DONE, UNTIL)]),
        ({"Date": DONE, "Due": UNTIL}, [("record", "B", DONE, None)]),
        ({"Date": None, "Expiry": UNTIL}, [("record", "C", None, UNTIL)]),
        ({"Date": None, "Due": UNTIL}, []),
        ({"Date": None, "Due": "Booked 12/01/27"}, [("booking", "C", AHEAD)]),
        ({"Date": "Yes", "Expiry": UNTIL}, [("record", "C", None, UNTIL)]),
        ({"Date": "Sept 2024", "Expiry": UNTIL}, [("question", "B", "month only")]),
        (
            {"Date": DONE, "Expiry": "31/02/2027"},
            [("record", "B", DONE, None), ("question", "C", "no such day")],
        ),
        (
            {"Date": DONE, "Expiry": date(2023, 5, 14)},
            [("record", "B", DONE, None), ("question", "C", "expires before it was done")],
        ),
        (
            {"Date": "N/A", "Expiry": UNTIL},
            [("question", "C", "an expiry date, but not done"), ("ignored", "B", "not required")],
        ),
        ({"Date": DONE, "Expiry": "N/A"}, [("record", "B", DONE, None)]),
        ({"Date": None, "Expiry": date(2035, 1, 1)}, [("question", "C", "more than five years ahead")]),
        ({"Date": None, "Booked": AHEAD}, [("booking", "C", AHEAD)]),
        ({"Date": DONE, "Booked": AHEAD}, [("record", "B", DONE, None), ("booking", "C", AHEAD)]),
        ({"Date": None, "Booked": "Yes"}, [("booking", "C", None)]),
        ({"Date": None, "Booked": DONE}, [("question", "C", "booked for a day in the past")]),
        ({"Status": "Y", "Expiry": UNTIL}, [("record", "C", None, UNTIL)]),
        ({"Status": "Y", "Expiry": None}, [("question", "B", "reported done, no date")]),
        ({"Status": "N", "Expiry": None}, [("ignored", "B", "not done yet")]),
        ({"Status": "N", "Expiry": UNTIL}, [("question", "C", "the status says otherwise")]),
        ({"Status": "Overdue", "Date": DONE}, [("record", "C", DONE, None)]),
        ({"Status": "Booked", "Date": AHEAD}, [("booking", "C", AHEAD)]),
        ({"Status": "Booked", "Date": None}, [("booking", "B", None)]),
        ({"Status": "Booked", "Date": DONE}, [("question", "C", "booked for a day in the past")]),
        ({"Status": "TBC", "Date": DONE}, [("question", "B", "to be confirmed")]),
        ({"Status": "who knows", "Date": DONE}, [("question", "B", "not understood")]),
        ({"Status": "N/A", "Date": None}, [("ignored", "B", "not required")]),
        ({"Status": None, "Date": None}, []),
    ],
)
def test_the_columns_of_a_course_are_weighed_together(
    file_of: Callable[..., Path], cells: dict[str, Any], expected: list[tuple[Any, ...]]
) -> None:
    assert one(file_of, **cells) == expected


def test_the_answer_to_a_doubtful_date_keeps_the_expiry_beside_it(file_of: Callable[..., Path]) -> None:
    rows = [["Name", "Prevent", "Expiry"], ["Ann Holt", "Sept 2024", UNTIL], ["Ben Price", DONE, UNTIL]]
    question = read_workbook(file_of(rows), today=TODAY).questions[0]
    assert question.proposals[0].kind is ProposalKind.RECORD
    assert (question.proposals[0].completed_on, question.proposals[0].expires_on) == (date(2024, 9, 1), UNTIL)


def test_blocks_of_completions_and_of_expiries_are_joined_by_course(file_of: Callable[..., Path]) -> None:
    rows = [
        ["Name", "COMPLETED", None, "EXPIRES", None],
        [None, "Prevent", "FGM", "Prevent", "FGM"],
        ["Ann Holt", DONE, DONE, UNTIL, None],
        ["Ben Price", None, None, None, UNTIL],
    ]
    for kind in ("xlsx", "ods"):
        reading = read_workbook(file_of(rows, kind, merges=[(0, 1, 0, 2), (0, 3, 0, 4)]), today=TODAY)
        assert [(r.course, r.expires_on) for r in reading.records] == [
            ("Prevent", UNTIL),
            ("FGM", None),
            ("FGM", UNTIL),
        ]


def test_three_bands_without_merged_cells_are_followed_to_the_right(file_of: Callable[..., Path]) -> None:
    rows = [
        [None, None, "Mandatory", None, None, None, "Role"],
        ["Name", "Role", "Prevent", None, "FGM", None, "DSL"],
        [None, None, "Date", "Due", "Date", "Due", "Date", "Due"],
        ["Ann Holt", "TA", "14/05/2024", "14/05/2027", "Booked", None, "N/A", None],
    ]
    reading = read_workbook(file_of(rows, "utf-8"), today=TODAY)
    assert [(r.course, r.completed_on) for r in reading.records] == [("Prevent", DONE)]
    assert [(b.course, b.on) for b in reading.bookings] == [("FGM", None)]
    assert [i.reason for i in reading.ignored] == ["not required"]
    assert reading.people[0].role == "TA"
