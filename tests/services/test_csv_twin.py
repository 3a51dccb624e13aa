"""The sheets of a workbook as CSV files: the same words, safe to open."""

import csv
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl

from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.services.record_files import Services


def test_every_sheet_has_a_twin_with_the_same_cells(school: Services, today: date, tmp_path: Path) -> None:
    for family in ("O’Neill", "=1+1", "Ünal “Khan”", "-5", "Łódź, Ω"):
        school.people.add(PersonDraft("Zoë", family, starts_on=date(2020, 9, 1)))
    book, twin = tmp_path / "audit.xlsx", tmp_path / "audit.zip"
    school.documents.save_export("section-11", book, today)
    school.documents.save_export("section-11", twin, today)
    sheets = openpyxl.load_workbook(book).worksheets
    with ZipFile(twin) as archive:
        assert archive.namelist() == [f"{sheet.title}.csv" for sheet in sheets]
        for sheet in sheets:
            raw = archive.read(f"{sheet.title}.csv")
            assert raw.startswith(b"\xef\xbb\xbf")
            rows = list(csv.reader(StringIO(raw.decode("utf-8-sig"), newline="")))
            assert rows == [[_shown(cell.value, cell.number_format) for cell in row] for row in sheet.iter_rows()]
        staff = archive.read("Staff.csv").decode("utf-8-sig")
    assert "'=1+1" in staff
    assert "'-5" in staff
    assert "01/09/2020" in staff


def _shown(value: object, number_format: str) -> str:
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float) and number_format == "0%":
        return f"{round(value * 100)}%"
    if isinstance(value, str) and value[:1] in ("=", "-", "+", "@"):
        return f"'{value}"
    return "" if value is None else str(value)


def test_the_same_record_gives_the_same_zip(school: Services, today: date, tmp_path: Path) -> None:
    for name in ("one.zip", "two.zip"):
        school.documents.save_export("people-and-records", tmp_path / name, today)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
