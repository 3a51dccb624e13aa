"""Write rows of plain values as the kinds of file that people keep."""

import csv
import io
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl.utils.datetime import CALENDAR_MAC_1904

Value = str | float | bool | date | None
Rows = Sequence[Sequence[Value]]
Merges = Sequence[tuple[int, int, int, int]]


def write_xlsx(name: str, rows: Rows, merges: Merges, path: Path, *, mac: bool) -> None:
    book = openpyxl.Workbook()
    if mac:
        book.epoch = CALENDAR_MAC_1904
    guide = book.active
    guide.title = "Guidance"
    guide.append(["How to use this"])
    guide.append(["Surname", "First name", "Prevent"])
    guide.append(["Example", "Person", date(2020, 1, 1)])
    leavers = book.create_sheet("Leavers")
    leavers.append(["Surname", "First name", "Left"])
    leavers.append(["Gone", "Away", date(2025, 8, 31)])
    sheet = book.create_sheet(name, 1)
    for row_index, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            if value is not None:
                cell = sheet.cell(row_index, column, value)
                if isinstance(value, date):
                    cell.number_format = "dd/mm/yyyy"
    for top, left, bottom, right in merges:
        sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    book.save(path)


def write_xls(name: str, rows: Rows, path: Path) -> None:
    book = xlwt.Workbook()
    sheet, style = book.add_sheet(name), xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for row_index, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, date):
                sheet.write(row_index, column, value, style)
            elif value is not None:
                sheet.write(row_index, column, value)
    book.save(str(path))


def write_ods(name: str, rows: Rows, path: Path) -> None:
    book = OpenDocumentSpreadsheet()
    table = Table(name=name)
    for row in rows:
        line = TableRow()
        for value in row:
            if isinstance(value, date):
                cell = TableCell(valuetype="date", datevalue=value.isoformat())
            elif isinstance(value, float):
                cell = TableCell(valuetype="float", value=str(value))
            else:
                cell = TableCell(valuetype="string") if value else TableCell()
            if value is not None:
                cell.addElement(P(text=str(value)))
            line.addElement(cell)
        table.addElement(line)
    book.spreadsheet.addElement(table)
    book.save(str(path))


def csv_bytes(rows: Rows, separator: str, encoding: str) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator)
    width = max(map(len, rows))
    for row in rows:
        cells = [f"{v:%d/%m/%Y}" if isinstance(v, date) else "" if v is None else v for v in row]
        writer.writerow([str(cell).replace("\n", " ") for cell in cells] + [""] * (width - len(row)))
    return text.getvalue().encode(encoding, "replace")


def write_rows(folder: Path, name: str, rows: Rows, merges: Merges, kind: str) -> Path:
    """Write one sheet as xlsx, xlsm, mac (xlsx counting from 1904), xls, ods, or as CSV in `encoding[separator]`."""
    path = folder / f"book.{kind if kind in ('xlsx', 'xlsm', 'xls', 'ods') else 'xlsx' if kind == 'mac' else 'csv'}"
    if path.suffix == ".csv":
        separator = kind[-1] if kind[-1] in ";\t" else ","
        path.write_bytes(csv_bytes(rows, separator, kind.rstrip(";\t")))
    elif kind == "xls":
        write_xls(name, rows, path)
    elif kind == "ods":
        write_ods(name, rows, path)
    else:
        write_xlsx(name, rows, merges, path, mac=kind == "mac")
    return path


@pytest.fixture
def file_of(tmp_path: Path) -> Callable[..., Path]:
    """Write rows to a file: `file_of(rows, kind="xlsx", name="Staff", merges=())`."""

    def write(rows: Rows, kind: str = "xlsx", name: str = "Staff", merges: Merges = ()) -> Path:
        return write_rows(tmp_path, name, rows, merges, kind)

    return write
