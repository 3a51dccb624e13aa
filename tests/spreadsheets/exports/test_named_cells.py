"""Forms with named cells: filled in a copy, refused in words, and what a copy loses is told."""

import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.chart import BarChart
from openpyxl.styles import Protection
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from nscp_desktop.domain.errors import FileRefusedError
from nscp_desktop.spreadsheets.export_book import Percent
from nscp_desktop.spreadsheets.named_cells import Fill, fill_form, names_sentence, read_form

NAMES = {"NSCP_A": "$B$2", "NSCP_B": "$B$3"}


def form(names: dict[str, str] | None = None, change: Callable[[Worksheet], object] | None = None) -> bytes:
    """Make a form whose cells have these names; `change` works on its sheet first."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Our audit"
    sheet["A1"], sheet["B9"] = "Training", "=B2*2"
    if change is not None:
        change(sheet)
    for name, place in (NAMES if names is None else names).items():
        book.defined_names[name] = DefinedName(name, attr_text=f"'Our audit'!{place}")
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def filled(content: bytes, **values: Fill) -> Any:
    out = BytesIO()
    fill_form(content, "audit.xlsx", values, out)
    book = openpyxl.load_workbook(BytesIO(out.getvalue()))
    return book["Our audit"]


def test_values_go_into_the_cells_that_have_their_names_and_all_else_stays() -> None:
    sheet = filled(form(), NSCP_A=54, nscp_b=date(2026, 11, 23))
    assert sheet["B2"].value == 54
    assert sheet["B3"].value.date() == date(2026, 11, 23)
    assert sheet["B3"].number_format == "dd/mm/yyyy"
    assert sheet["A1"].value == "Training"
    assert sheet["B9"].value == "=B2*2"


def test_a_percentage_is_a_number_that_looks_like_one_and_n_a_where_there_is_nobody() -> None:
    sheet = filled(form(), NSCP_A=Percent(87), NSCP_B=Percent(None))
    assert sheet["B2"].value == pytest.approx(0.87)
    assert sheet["B2"].number_format == "0%"
    assert sheet["B3"].value == "n/a"


def test_the_look_of_a_cell_stays() -> None:
    def dress(sheet: Worksheet) -> None:
        sheet["B2"].number_format, sheet["B3"].number_format = "0.0%", "d mmm yy"

    sheet = filled(form(change=dress), NSCP_A=Percent(5), NSCP_B=date(2026, 1, 2))
    assert sheet["B2"].number_format == "0.0%"
    assert sheet["B3"].number_format == "d mmm yy"


@pytest.mark.parametrize("text", ["=1+1", "+44 115", "@here", "-2", '=HYPERLINK("x")'])
def test_a_text_never_becomes_a_formula(text: str) -> None:
    out = BytesIO()
    fill_form(form(), "audit.xlsx", {"NSCP_A": text}, out)
    cell = openpyxl.load_workbook(BytesIO(out.getvalue()))["Our audit"]["B2"]
    assert cell.value == text
    assert cell.data_type == "s"
    assert cell.quotePrefix
    sheet = zipfile.ZipFile(out).read("xl/worksheets/sheet1.xml")
    assert sheet.count(b"<f>") == 1


def test_a_name_of_one_sheet_only_is_filled_too() -> None:
    book = openpyxl.load_workbook(BytesIO(form({})))
    book["Our audit"].defined_names["NSCP_A"] = DefinedName("NSCP_A", attr_text="'Our audit'!$C$4")
    out = BytesIO()
    book.save(out)
    assert filled(out.getvalue(), NSCP_A=3)["C4"].value == 3


def _merge(sheet: Worksheet) -> None:
    sheet.merge_cells("B2:C2")


def _formula(sheet: Worksheet) -> None:
    sheet["B2"] = "=1+1"


def _lock(sheet: Worksheet) -> None:
    sheet.protection.sheet = True
    sheet["B3"].protection = Protection(locked=False)


@pytest.mark.parametrize(
    ("names", "change", "says"),
    [
        ({"NSCP_A": "$B$2:$B$4"}, None, "several cells (Our audit, B2:B4)"),
        ({"NSCP_A": "$B:$B"}, None, "several cells"),
        ({"NSCP_A": "#REF!"}, None, "does not stand for a cell"),
        (NAMES, _merge, "merged cell (Our audit, B2)"),
        (NAMES, _formula, "has a formula, which stays"),
        (NAMES, _lock, "the sheet Our audit is protected"),
    ],
)
def test_what_cannot_be_written_is_refused_with_the_place(
    names: dict[str, str], change: Callable[[Worksheet], object] | None, says: str
) -> None:
    content = form(names, change)
    problem = read_form(content, "audit.xlsx").cell("NSCP_A")
    assert problem is not None
    assert says in problem.problem
    with pytest.raises(FileRefusedError, match="NSCP_A"):
        filled(content, NSCP_A=1)


def test_an_unlocked_cell_of_a_protected_sheet_is_filled() -> None:
    assert filled(form(change=_lock), NSCP_B=7)["B3"].value == 7


def _chart(sheet: Worksheet) -> None:
    sheet.add_chart(BarChart(), "D2")


def test_what_a_copy_loses_is_told() -> None:
    assert read_form(form(), "audit.xlsx").lost == ()
    assert read_form(form(change=_chart), "audit.xlsx").lost == ("the finer look of charts",)
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(form())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        new.writestr("xl/ctrlProps/ctrlProp1.xml", "<x/>")
        new.writestr("xl/media/image1.png", b"\x89PNG")
    assert set(read_form(out.getvalue(), "audit.xlsx").lost) == {"form controls", "pictures"}


def _with_macros() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(form())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "[Content_Types].xml":
                content = content.replace(b"sheet.main+xml", b"sheet.macroEnabled.main+xml")
            new.writestr(name, content)
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("audit.xls", OLE, "save it as an Excel workbook (.xlsx)"),
        ("audit.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "protected with a password"),
        ("audit.xlsm", form(), "has macros"),
        ("audit.xlsx", _with_macros(), "has macros"),
        ("audit.csv", b"NSCP_A,1\n", "no Excel workbook"),
        ("audit.xlsx", b"", "is empty"),
        ("audit.xlsx", form()[:900], "damaged"),
        ("audit.docx", b"%PDF-1.4", "a PDF document"),
    ],
    ids=["xls", "password", "xlsm", "macros", "csv", "empty", "cut", "pdf"],
)
def test_another_kind_of_file_is_refused_in_words(name: str, content: bytes, says: str) -> None:
    with pytest.raises(FileRefusedError) as refused:
        read_form(content, name)
    assert says in str(refused.value)
    assert name in str(refused.value)


def test_the_names_that_a_form_has_are_told() -> None:
    assert names_sentence(read_form(form({}), "audit.xlsx")) == "No cell in it has a name."
    many = {f"Own_{number}": f"$B${number}" for number in range(1, 12)}
    assert names_sentence(read_form(form(many), "audit.xlsx")).endswith("and 3 more.")


def test_the_file_that_is_read_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "audit.xlsx"
    path.write_bytes(form())
    before = path.read_bytes()
    filled(before, NSCP_A=1)
    assert path.read_bytes() == before
