"""Files that cannot be read get one sentence each; limits are kept and what was cut is said."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from nscp_desktop.domain.errors import FileRefusedError
from nscp_desktop.domain.imports import Choices
from nscp_desktop.spreadsheets.reading import read_workbook

TODAY = date(2026, 11, 23)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def real_workbook() -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Name", "Prevent"])
    book.active.append(["Ann Holt", date(2024, 5, 14)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


REFUSED = {
    "empty": (b"", "is empty"),
    "blank": (b" \r\n\t", "is empty"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3", "is a PDF document"),
    "picture": (b"\x89PNG\r\n\x1a\n\x00\x00", "is a picture"),
    "program": (b"MZ\x90\x00", "is a program"),
    "web page": (b"<html><table><tr><td>Name</td></tr></table></html>", "is a web page"),
    "noise": (bytes(range(256)) * 20, "is not a spreadsheet"),
    "cut short": (real_workbook()[:2000], "is damaged"),
    "start only": (b"PK\x03\x04 and nothing more", "is damaged"),
    "damaged xls": (OLE + b"\0" * 600, "is damaged"),
    "word": (zipped(**{"word__document.xml": b"<w/>"}), "is a Word document"),
    "folder": (zipped(**{"a.txt": b"a"}), "is a compressed folder"),
    "password": (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "is protected with a password"),
    "old word": (OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le"), "is a Word document"),
    "entities": (
        zipped(**{"xl__workbook.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><workbook/>'}),
        "definitions that no spreadsheet program writes",
    ),
    "bomb": (zipped(**{"xl__workbook.xml": b"0" * 30_000_000}), "would unpack to far more"),
    "members": (zipped(**{f"xl__workbook.xml{n or ''}": b"" for n in range(2_100)}), "would unpack to far more"),
    "no names": (b"a,b\n1,2\n", "does not seem to list people"),
    "long line": (b"Name,Prevent\nAnn Holt," + b"x" * 2_000_000, "a line that is far too long"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(tmp_path: Path, kind: str) -> None:
    content, words = REFUSED[kind]
    path = tmp_path / "staff.xlsx"
    path.write_bytes(content)
    with pytest.raises(FileRefusedError, match=words) as refusal:
        read_workbook(path, today=TODAY)
    assert str(refusal.value).startswith("staff.xlsx")
    assert str(refusal.value).endswith(".")


def test_a_missing_file_a_folder_and_a_missing_sheet_are_refused(tmp_path: Path) -> None:
    for path, words in ((tmp_path / "none.csv", "was not found"), (tmp_path, "is a folder")):
        with pytest.raises(FileRefusedError, match=words):
            read_workbook(path, today=TODAY)
    (tmp_path / "a.xlsx").write_bytes(real_workbook())
    with pytest.raises(FileRefusedError, match="has no sheet called “Staff”"):
        read_workbook(tmp_path / "a.xlsx", today=TODAY, choices=Choices(sheet="Staff"))


def test_the_name_of_the_file_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    path.write_bytes(real_workbook())
    assert len(read_workbook(path, today=TODAY).records) == 1


def test_a_sheet_with_a_cell_far_away_is_read_within_the_limits(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Name", "Prevent"])
    book.active.append(["Ann Holt", date(2024, 5, 14)])
    book.active["XFD1048576"] = "x"
    book.save(tmp_path / "far.xlsx")
    reading = read_workbook(tmp_path / "far.xlsx", today=TODAY)
    assert [record.cell for record in reading.records] == ["Sheet!B2"]
    assert any("far away" in warning for warning in reading.warnings)


def test_reading_stops_after_a_thousand_blank_rows_and_says_so(file_of: Callable[..., Path]) -> None:
    rows = [["Name", "Prevent"], ["Ann Holt", date(2024, 5, 14)], *[[None]] * 1_200, ["Ben Price", date(2024, 5, 14)]]
    reading = read_workbook(file_of(rows), today=TODAY)
    assert len(reading.people) == 1
    assert any("stopped at row 2" in warning for warning in reading.warnings)


def test_columns_beyond_the_limit_are_left_out_and_said(file_of: Callable[..., Path]) -> None:
    rows = [["Name", *[f"Course {n}" for n in range(300)]], ["Ann Holt", *[date(2024, 5, 14)] * 300]]
    reading = read_workbook(file_of(rows, "utf-8"), today=TODAY)
    assert len(reading.records) == 199
    assert any("first 200 columns" in warning for warning in reading.warnings)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_files_are_read_in_any_encoding_and_separator(tmp_path: Path, encoding: str, separator: str) -> None:
    lines = [["Name", "Prevent", "FGM"], ['"Seán, Zoë"', "14/05/2024", ""], ['"O\u2019Brien, Renée"', "", "1/2/25"]]
    path = tmp_path / "staff.csv"
    path.write_bytes("\r\n".join(separator.join(line) for line in lines).encode(encoding))
    reading = read_workbook(path, today=TODAY)
    assert [person.name for person in reading.people] == ["Zoë Seán", "Renée O'Brien"]
    assert [(r.cell, r.completed_on) for r in reading.records] == [
        ("row 2", date(2024, 5, 14)),
        ("row 3", date(2025, 2, 1)),
    ]


def test_lines_are_counted_as_they_stand_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    path.write_text('sep=;\nName;"Prevent\ndate"\nAnn Holt;14/05/2024\n\nBen Price;15/05/2024\n', "utf-8")
    assert [record.cell for record in read_workbook(path, today=TODAY).records] == ["row 4", "row 6"]
