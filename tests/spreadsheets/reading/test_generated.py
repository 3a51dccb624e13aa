"""Generated workbooks: every true record is found, none is wrong, every doubt is asked about."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nscp_desktop.domain.matching import fold_name
from nscp_desktop.spreadsheets.reading import read_workbook

TODAY = date(2026, 11, 23)
SHAPES = [
    *("date", "date due", "flat due", "named due", "yn category expiry", "date provider expiry", "expiry"),
    *("titled expiry", "three bands", "kinds above"),
]
STYLES = ["parts", "parts reversed", "comma", "capitals", "titled", "with job", "plain"]
KINDS = ["xlsx", "xlsm", "xls", "ods", "mac", "utf-8", "utf-8-sig;", "cp1252;", "utf-16\t", "utf-8\t"]
CASES = [
    (seed, shape, STYLES[(seed * 3 + index) % 7], KINDS[(seed * 7 + index) % 10])
    for seed in range(1, 5)
    for index, shape in enumerate(SHAPES)
]


def check(made: Any) -> None:
    """Compare what was read with the truth; a cell that was asked about may hide a record, never a wrong one."""
    reading = read_workbook(made.path, today=TODAY)
    truth = made.truth
    names = [fold_name(person.name, "") for person in reading.people]
    found = {(r.cell, names[r.person], r.completed_on, r.expires_on) for r in reading.records}
    true = {(cell, fold_name(name, ""), done, expires) for cell, name, done, expires in truth.records}
    asked = {question.cell for question in reading.questions}
    booked = {(booking.cell, booking.on) for booking in reading.bookings}
    assert found - true == set()
    assert len(true - found) <= len(true) * 0.06
    assert {cell for cell, *_ in true - found} <= asked
    assert truth.asks - asked == set()
    assert {booking for booking in truth.bookings - booked if booking[0] not in asked} == set()
    assert set(names) == {fold_name(name, "") for name in truth.people}
    assert len(names) == len(truth.people)


@pytest.mark.parametrize(("seed", "shape", "style", "kind"), CASES)
def test_a_matrix_in_any_shape_and_file_is_read_without_a_wrong_record(
    matrix: Callable[..., Any], seed: int, shape: str, style: str, kind: str
) -> None:
    check(matrix(seed, shape, style, kind))


@pytest.mark.parametrize(("seed", "kind"), list(zip(range(40, 50), KINDS, strict=True)))
def test_a_log_in_any_file_is_read_without_a_wrong_record(log: Callable[..., Any], seed: int, kind: str) -> None:
    check(log(seed, kind))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1000, 10_000), st.sampled_from(SHAPES), st.sampled_from(STYLES), st.sampled_from(KINDS))
def test_whatever_the_seed_a_matrix_gives_no_wrong_record(
    matrix: Callable[..., Any], seed: int, shape: str, style: str, kind: str
) -> None:
    check(matrix(seed, shape, style, kind))
