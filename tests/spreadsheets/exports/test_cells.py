"""Cells: text stays text, whatever it begins with, and dates are dates."""

import gc
import re
import sys
from collections.abc import Iterator
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nscp_desktop.spreadsheets.cells import MOST_LETTERS, clean_text, needs_quote, sheet_name
from nscp_desktop.spreadsheets.export_book import Book, Field, Heading, Percent

_SAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def _read_back(*fields: Field) -> list[openpyxl.cell.cell.Cell]:
    book = Book("Title", "Agency")
    book.add("Sheet", [Heading("Head")], [[field] for field in fields])
    out = BytesIO()
    book.save(out)
    sheet = openpyxl.load_workbook(out)["Sheet"]
    return [row[0] for row in sheet.iter_rows(min_row=2)]


@given(st.lists(st.text(max_size=60), min_size=1, max_size=20))
def test_no_text_ever_becomes_a_formula_and_every_text_comes_back(texts: list[str]) -> None:
    cells = _read_back(*[f"x{text}" for text in texts], *texts, "end")
    for cell, text in zip(cells, [f"x{text}" for text in texts] + texts, strict=False):
        assert cell.data_type in ("s", "n")
        assert (cell.value or "") == clean_text(text)
        if not _SAFE.search(text):
            assert (cell.value or "") == text


@given(st.sampled_from("=+-@\t\r＝＋－＠"), st.text(max_size=40))
def test_what_a_spreadsheet_program_could_take_for_a_formula_is_quoted(start: str, rest: str) -> None:
    cell, _ = _read_back(start + rest, "end")
    assert cell.data_type == "s"
    assert cell.quotePrefix


@pytest.mark.parametrize(
    "text", ["=1+1", "=cmd|' /C calc'!A0", "+44 115 496 0000", "-", "@here", "#N/A", "TRUE", "007"]
)
def test_texts_that_look_like_something_else_stay_texts(text: str) -> None:
    (cell,) = _read_back(text)
    assert (cell.data_type, cell.value) == ("s", text)
    assert needs_quote(text) == (text[0] in "=+-@")


def test_dates_are_real_dates_shown_day_first() -> None:
    (cell,) = _read_back(date(2026, 9, 3))
    assert cell.is_date
    assert cell.value.date() == date(2026, 9, 3)
    assert cell.number_format == "dd/mm/yyyy"


def test_a_day_that_sheets_cannot_count_is_written_out() -> None:
    (cell,) = _read_back(date(1899, 12, 31))
    assert cell.value == "31/12/1899"


def test_percentages_are_numbers_and_n_a_when_there_is_none() -> None:
    known, unknown = _read_back(Percent(87), Percent(None))
    assert (known.value, known.number_format) == (0.87, "0%")
    assert unknown.value == "n/a"


def test_a_text_that_is_too_long_is_cut_with_a_mark_and_a_note() -> None:
    book = Book("Title", "Agency")
    book.add("Staff", [Heading("Note")], [["n" * 40_000], ["\N{ADULT}" * 20_000]])
    out = BytesIO()
    book.save(out)
    read = openpyxl.load_workbook(out)
    for row in (2, 3):
        value = read["Staff"].cell(row, 1).value
        assert len(value.encode("utf-16-le")) // 2 <= MOST_LETTERS
        assert value.endswith("…")
    assert read["Notes"]["A2"].value == "A text in row 2 of sheet Staff was too long for a cell and ends in a mark."


def test_control_characters_and_broken_letters_become_a_mark() -> None:
    (cell,) = _read_back("a\x00b\ud800c")
    assert cell.value == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c"


@given(st.text(max_size=60), st.sets(st.text(min_size=1, max_size=31), max_size=4))
def test_sheet_names_are_allowed_and_their_own(title: str, taken: set[str]) -> None:
    name = sheet_name(title, taken)
    assert 1 <= len(name) <= 31
    assert not re.search(r"[\\/*?:\[\]\x00-\x1f]", name)
    assert not name.startswith("'")
    assert not name.endswith("'")
    assert name.casefold() not in {other.casefold() for other in taken}


def test_f72_a_workbook_that_breaks_off_does_not_fail_once_more_when_it_is_tidied_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    late: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", late.append)

    def rows() -> Iterator[list[str]]:
        yield ["Ada"]
        raise OSError("no room")

    book = Book("People", "Hillside")
    book.add("First", [Heading("Name")], [["Ada"]])
    with pytest.raises(OSError, match="no room"):
        book.add("Second", [Heading("Name")], rows())
    del book
    gc.collect()
    assert late == []
