"""The twin of a workbook as CSV files, one for each sheet, in one zip: for programs that read nothing else."""

import csv
from datetime import date, datetime
from io import BytesIO, TextIOWrapper
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import load_workbook

from nscp_desktop.spreadsheets.cells import needs_quote

# The byte order mark tells spreadsheet programs that the letters are UTF-8.
_ENCODING = "utf-8-sig"
_NOT_IN_FILE_NAMES = str.maketrans(dict.fromkeys('<>:"/\\|?*', " "))
_FIRST_DAY_OF_ZIPS = (1980, 1, 1, 0, 0, 0)


def write_csv_twin(workbook: bytes, out: BinaryIO) -> None:
    """Write every sheet of a workbook as a CSV file of the same name into a zip."""
    book = load_workbook(BytesIO(workbook), read_only=True)
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for sheet in book.worksheets:
            name = f"{sheet.title.translate(_NOT_IN_FILE_NAMES).strip()}.csv"
            # The same workbook gives the same zip, whenever it is written.
            with archive.open(ZipInfo(name, _FIRST_DAY_OF_ZIPS), "w") as entry:
                text = TextIOWrapper(entry, _ENCODING, newline="")
                rows = csv.writer(text, lineterminator="\r\n")
                width = len(next(sheet.iter_rows(max_row=1), ()))
                for row in sheet.iter_rows(max_col=width):
                    rows.writerow([_words(cell.value, cell.number_format) for cell in row])
                text.flush()
                text.detach()
    book.close()


def _words(value: object, number_format: str | None) -> str:
    """Write a value as its cell shows it; a text that could be taken for a formula gets a mark that stops that."""
    match value:
        case None:
            return ""
        case datetime() | date():
            return f"{value:%d/%m/%Y}"
        case float() if number_format == "0%":
            return f"{value:.0%}"
        case str() if needs_quote(value):
            return f"'{value}"
        case _:
            return str(value)
