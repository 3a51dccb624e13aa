"""Figures written down as JSON: read back they are the same, but for names; what is not known is passed over."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nscp_desktop.domain.audit_compare import compared
from nscp_desktop.domain.audit_figures import AuditFigures, Count, FigureRow, FigureTable, Share
from nscp_desktop.services.audit_figures_text import as_text, from_text, with_names, without_names

IDS = st.lists(st.integers(1, 10**6), max_size=4).map(tuple)
DAYS = st.dates()
WORDS = st.text(max_size=12)
COUNTS = st.builds(Count, st.integers(0, 10**6), IDS)
SHARES = st.builds(Share, st.integers(0, 99), st.integers(0, 99), IDS, IDS)
NUMBERS = st.integers(-(10**6), 10**6) | st.floats(allow_nan=False, allow_infinity=False)
CELLS = st.lists(COUNTS | SHARES | WORDS | DAYS | NUMBERS | st.booleans() | st.none(), max_size=4).map(tuple)
ROWS = st.builds(FigureRow, WORDS, WORDS, CELLS, CELLS, st.none() | st.integers(1, 99), WORDS)
LISTS = st.lists(WORDS, max_size=3).map(tuple)
TABLES = st.builds(FigureTable, st.integers(1, 12), WORDS, WORDS, LISTS, st.lists(ROWS, max_size=3).map(tuple), LISTS)
FIGURES = st.builds(AuditFigures, DAYS, DAYS, st.none() | DAYS, st.lists(TABLES, max_size=3).map(tuple))
ROW = FigureRow("lead-3", "Ann Khan", (Count(1, (3,)), "DSL", None, date(2026, 9, 1)), (), 3, "DSL")
TABLE = FigureTable(4, "leads", "Leads", ("People", "What", "Next", "Last"), (ROW,), ("Each once.",))
SOME = AuditFigures(date(2026, 11, 20), date(2025, 11, 21), date(2024, 11, 20), (TABLE,))


def kinds(figures: AuditFigures) -> list[Any]:
    """Return the type of each cell: 1, 1.0 and True are equal, and not the same figure."""
    return [type(cell) for one in figures.tables for row in one.rows for cell in (*row.cells, *row.before)]


@settings(max_examples=50)
@given(FIGURES)
def test_figures_that_are_written_down_are_read_back_as_they_were_but_for_names(figures: AuditFigures) -> None:
    read = from_text(as_text(figures))
    assert read is not None
    assert read == without_names(figures)
    assert kinds(read) == kinds(figures)


def test_names_are_left_out_and_put_back_for_those_who_are_still_on_record() -> None:
    assert "Ann" not in as_text(SOME)
    read = from_text(as_text(SOME))
    assert read is not None
    assert with_names(read, {3: "Ann Lee"}).tables[0].rows[0].label == "Ann Lee"
    assert with_names(read, {}).tables[0].rows[0].label == "DSL"


def test_what_a_later_program_wrote_beside_is_passed_over() -> None:
    document = json.loads(as_text(SOME))
    document["colour"] = "green"
    document["tables"][0]["charts"] = [1]
    document["tables"][0]["rows"][0]["note"] = "new"
    document["tables"][0]["rows"][0]["cells"][0]["median"] = 4
    document["tables"][0]["rows"][0]["cells"][1] = {"picture": "new"}
    read = from_text(json.dumps(document))
    assert read is not None
    assert read.tables[0].rows[0].cells == (Count(1, (3,)), None, None, date(2026, 9, 1))


@pytest.mark.parametrize(
    "text", ["", "null", "[]", "{", '{"as_at": "soon"}', '{"as_at":"2026-01-01","since":"2026-01-01","tables":[4]}']
)
def test_what_is_no_document_of_figures_is_none(text: str) -> None:
    assert from_text(text) is None


def test_cells_are_compared_by_the_names_of_rows_and_columns() -> None:
    heads = ("Last", "People", "New")
    now = AuditFigures(
        date(2026, 11, 20),
        date(2025, 1, 1),
        None,
        (
            FigureTable(
                4, "leads", "L", heads, (FigureRow("lead-3", "Ann", (1, 2, 3)), FigureRow("b", "B", (4, 5, 6)))
            ),
            FigureTable(5, "new", "N", ("x",), (FigureRow("a", "A", (1,)),)),
        ),
    )
    found = compared(now, SOME)
    assert found.before_at == SOME.as_at
    assert [row.before for one in found.tables for row in one.rows] == [
        (date(2026, 9, 1), Count(1, (3,)), None),
        (),
        (),
    ]
    assert compared(now, None) == now
