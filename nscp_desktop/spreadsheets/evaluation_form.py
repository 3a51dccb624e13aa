"""An evaluation form as a workbook to send round: one row for each person, ratings chosen from a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.datavalidation import DataValidation

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.evaluation import HIGHEST, LOWEST, NO_NAMES, QUESTIONS, TEXTS, Form
from nscp_desktop.domain.sessions import Session
from nscp_desktop.spreadsheets.cells import safe_cell

ANSWERS, ABOUT = "Answers", "About this form"
NAME_HEADING, NUMBER_HEADING = "Name", "Staff number"
FOR_HEADING = "Session"
_ROWS_WITHOUT_A_NAME = 20
_FONT, _FILL = Font(bold=True, color="FFFFFF"), PatternFill("solid", start_color="0D5C63")
_WRAP = Alignment(wrap_text=True, vertical="top")


@dataclass(frozen=True, slots=True)
class FormSheet:
    """What the workbook is made of: whose it is, which form, for which session, and who is asked: name and number."""

    agency: str
    form: Form
    title: str
    session: Session
    people: Sequence[tuple[str, str]]

    @property
    def session_words(self) -> str:
        """The session in words, by which the file is known again when it comes back."""
        return f"{self.title}, {in_words(self.session.ends_on)}"


def write_form(sheet: FormSheet, out: BinaryIO) -> None:
    """Write the workbook: the answers, and what it is about.

    Raises OSError when the folder for temporary files, where sheets are put together, cannot be used.
    """
    book = Workbook(write_only=True)
    book.properties.title = f"{sheet.form.words}: {sheet.session_words}"
    book.properties.creator = sheet.agency
    book.properties.language = "en-GB"
    _write_answers(book.create_sheet(ANSWERS), sheet)
    _write_about(book.create_sheet(ABOUT), sheet)
    book.save(out)


def _write_answers(page: WriteOnlyWorksheet, sheet: FormSheet) -> None:
    questions, texts = QUESTIONS[sheet.form], TEXTS[sheet.form]
    headings = [NAME_HEADING, NUMBER_HEADING]
    headings += [f"{one.text} (1 {one.low}, 5 {one.high})" for one in questions]
    headings += [one.text for one in texts]
    widths = [26, 13, *(19 for _ in questions), *(44 for _ in texts)]
    page.freeze_panes = "B2"
    for place, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(place)].width = width
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = "1:1"
    cells = [safe_cell(page, heading) for heading in headings]
    for cell in cells:
        cell.font, cell.fill, cell.alignment = _FONT, _FILL, _WRAP
    page.append(cells)
    for name, number in sheet.people:
        page.append([safe_cell(page, name), safe_cell(page, number) if number else None])
    last = max(len(sheet.people), _ROWS_WITHOUT_A_NAME) + 1
    page.data_validations.append(_ratings(f"C2:{get_column_letter(2 + len(questions))}{last}"))


def _ratings(cells: str) -> DataValidation:
    listed = ",".join(str(rating) for rating in range(LOWEST, HIGHEST + 1))
    rule = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True, sqref=cells)
    rule.showErrorMessage = True
    rule.errorTitle, rule.error = "Rating", f"Choose a whole number from {LOWEST} to {HIGHEST}."
    return rule


def _write_about(page: WriteOnlyWorksheet, sheet: FormSheet) -> None:
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 16, 90
    lines = [
        (FOR_HEADING, sheet.session_words),
        ("Form", sheet.form.words),
        ("Agency", sheet.agency),
        ("How to fill in", f"One row for each person. Choose a number from {LOWEST} to {HIGHEST} for each question."),
        ("Names", "The name may be cleared: answers without a name count as well."),
        ("Please note", NO_NAMES),
    ]
    for heading, words in lines:
        first = safe_cell(page, heading)
        first.font = Font(bold=True)
        second = safe_cell(page, words)
        second.alignment = _WRAP
        page.append([first, second])
