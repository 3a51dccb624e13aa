"""Single awkward things that sheets hold, one at a time."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from nscp_desktop.domain.imports import Choices, ColumnMeaning, DatesWere, Layout, ProposalKind, Reading
from nscp_desktop.domain.people import PersonKind
from nscp_desktop.spreadsheets.reading import read_workbook

TODAY = date(2026, 11, 23)
FileOf = Callable[..., Path]
HEAD = ["Surname", "First name", "Role", "Start date", "Prevent", "FGM"]


def read(path: Path, choices: Choices | None = None) -> Reading:
    return read_workbook(path, today=TODAY, choices=choices)


def one_cell(file_of: FileOf, value: object, start: date | None = date(2019, 9, 1)) -> Reading:
    """Read a sheet in which Ann Holt has `value` under Prevent and two others have plain dates."""
    rows = [
        HEAD,
        ["Holt", "Ann", "Cook", start, value, None],
        ["Price", "Ben", "Cook", date(2018, 9, 1), date(2024, 5, 14), date(2025, 6, 30)],
        ["Eze", "Cy", "Cook", date(2018, 9, 1), date(2024, 5, 15), date(2025, 7, 1)],
    ]
    return read(file_of(rows))


def first_cell(reading: Reading) -> tuple[str, object]:
    """Return how Ann's cell was classed, with its date, booking day or reason."""
    for record in reading.records:
        if record.cell == "Staff!E2":
            return "record", record.completed_on
    for booking in reading.bookings:
        if booking.cell == "Staff!E2":
            return "booking", booking.on
    for question in reading.questions:
        if question.cell == "Staff!E2":
            return "question", question.reason
    for ignored in reading.ignored:
        if ignored.cell == "Staff!E2":
            return "ignored", ignored.reason
    return "nothing", None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (date(2024, 9, 3), ("record", date(2024, 9, 3))),
        (45538, ("record", date(2024, 9, 3))),
        ("45538", ("record", date(2024, 9, 3))),
        ("3/9/24", ("record", date(2024, 9, 3))),
        ("Done 03/09/2024", ("record", date(2024, 9, 3))),
        ("INSET 03/09/2024", ("record", date(2024, 9, 3))),
        ("03/09/2024 (online)", ("record", date(2024, 9, 3))),
        ("03/09/2024 (expired)", ("question", "words beside the date")),
        ("03/09/2024 JB", ("question", "words beside the date")),
        ("Booked 12/01/27", ("booking", date(2027, 1, 12))),
        ("12/01/27 (booked)", ("booking", date(2027, 1, 12))),
        ("Booked for January 2027", ("booking", None)),
        ("To book", ("booking", None)),
        ("Booked 12/01/26", ("question", "booked for a day in the past")),
        ("not booked", ("question", "not understood")),
        ("TBC", ("question", "to be confirmed")),
        (date(2027, 1, 12), ("question", "in the future")),
        ("12/01/2027", ("question", "in the future")),
        ("03/09/1924", ("question", "before 1970")),
        ("03/09/2012", ("question", "before the start date")),
        ("31/02/2025", ("question", "no such day")),
        ("09/25/2024", ("question", "day and month look swapped in this column")),
        ("3-4 Sept 2024", ("question", "more than one date")),
        ("Sept 2024", ("question", "month only")),
        ("Autumn 2024", ("question", "term only")),
        ("2023/24", ("question", "year only")),
        (2024, ("question", "year only")),
        ("w/c 02/09/24", ("question", "week only")),
        ("Exp 03/09/2027", ("question", "an expiry date")),
        ("Due 03/09/2027", ("ignored", "not done yet")),
        ("overdue 12 days", ("ignored", "not done yet")),
        ("Mat leave", ("ignored", "temporarily away")),
        ("Left 31/08/26", ("ignored", "no longer here")),
        ("N/A", ("ignored", "not required")),
        ("In progress", ("ignored", "not finished")),
        (True, ("question", "reported done, no date")),
        ("✓", ("question", "reported done, no date")),
        ("x", ("question", "could mean done or not done")),
        (17.5, ("question", "a number, not a date")),
        ("#REF!", ("question", "the sheet shows an error here")),
        ("see Mrs Key about this", ("question", "not understood")),
        (None, ("nothing", None)),
    ],
)
def test_every_value_is_classed_and_never_guessed(file_of: FileOf, value: object, expected: tuple[str, object]) -> None:
    assert first_cell(one_cell(file_of, value)) == expected


def test_the_word_for_an_absence_is_not_repeated_as_the_reason(file_of: FileOf) -> None:
    for word in ("Maternity", "LTS", "off sick since Easter", "Bereavement"):
        assert first_cell(one_cell(file_of, word)) == ("ignored", "temporarily away")


def test_a_question_carries_the_answer_that_is_likely(file_of: FileOf) -> None:
    proposals = {
        text: one_cell(file_of, text).questions[0].proposals[0]
        for text in ("Sept 2024", "Yes", "09/25/2024", "11/12/2026", "Exp 03/09/2027")
    }
    assert (proposals["Sept 2024"].completed_on, proposals["Sept 2024"].precision) == (date(2024, 9, 1), "month")
    assert (proposals["Yes"].kind, proposals["Yes"].completed_on) == (ProposalKind.RECORD, None)
    assert proposals["09/25/2024"].completed_on == date(2024, 9, 25)
    assert proposals["11/12/2026"].completed_on == date(2026, 11, 12)
    assert proposals["Exp 03/09/2027"].expires_on == date(2027, 9, 3)


def test_a_delivery_note_is_kept_with_the_record(file_of: FileOf) -> None:
    assert one_cell(file_of, "03/09/2024 (online)").records[0].note == "online"


def test_a_column_opened_with_american_settings_is_asked_about_as_a_whole(file_of: FileOf) -> None:
    days = [date(2024, 9, day) for day in range(1, 25)]
    shown = [date(2024, day.day, 9) if day.day <= 12 else f"{day:%d/%m/%Y}" for day in days]
    rows = [["Surname", "First name", "Prevent"], *[["Holt", f"Ann{chr(97 + i)}", v] for i, v in enumerate(shown)]]
    path = file_of(rows)
    reading = read(path)
    assert {record.completed_on for record in reading.records} == {day for day in days if day.day > 12 or day.day == 9}
    assert len(reading.questions) == 11
    assert reading.questions[0].proposals[0].completed_on == date(2024, 9, 1)
    assert any("American" in warning for warning in reading.warnings)
    swapped = read(path, Choices(dates={2: DatesWere.REAL_DATES_SWAPPED}))
    assert {record.completed_on for record in swapped.records} == set(days)


def test_text_dates_in_american_order_are_asked_about_and_read_once_confirmed(file_of: FileOf) -> None:
    days = [date(2024, 9, day) for day in range(1, 25)]
    rows = [["Name", "Prevent"], *[[f"Ann{chr(97 + i)} Holt", f"{d:%m/%d/%Y}"] for i, d in enumerate(days)]]
    path = file_of(rows, "utf-8")
    reading = read(path)
    assert {record.completed_on for record in reading.records} <= {date(2024, 9, 9)}
    swapped = read(path, Choices(dates={1: DatesWere.TEXT_MONTH_FIRST}))
    assert [record.completed_on for record in swapped.records] == days


def test_the_newest_of_several_tabs_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name, count in (("2024-25", 6), ("2025-26", 4), ("Leavers", 9), ("Guidance", 1)):
        sheet = book.create_sheet(name)
        sheet.append(["Surname", "First name", "Prevent"])
        for number in range(count):
            sheet.append([f"Holt{chr(97 + number)}", "Ann", date(2025, 3, 20)])
    hidden = book.create_sheet("2026-27")
    hidden.append(["Surname", "First name", "Prevent"])
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    reading = read(tmp_path / "a.xlsx")
    reasons = {summary.name: summary.skipped for summary in reading.sheets}
    assert reading.sheet == "2025-26"
    assert reasons == {
        "Sheet": "empty",
        "2024-25": "also looks like training records",
        "2025-26": None,
        "Leavers": "people who have left",
        "Guidance": "guidance",
        "2026-27": "hidden",
    }
    assert read(tmp_path / "a.xlsx", Choices(sheet="2024-25")).sheet == "2024-25"


def test_an_empty_person_counts_and_footers_and_sections_do_not(file_of: FileOf) -> None:
    rows = [
        HEAD,
        ["TEACHERS"],
        ["Holt", "Ann", "Cook", None, None, None],
        [None],
        ["Leavers"],
        ["Gone", "Away", "Cook", None, date(2024, 5, 14), None],
        ["Governors"],
        ["Key", "Amber", "Governor", None, date(2024, 5, 14), None],
        ["Example", "Person", "Cook", None, date(2024, 5, 14), None],
        ["Vacancy", None, "Cook", None, None, None],
        ["Total", None, None, None, 34, 20],
        ["Key: red = expired"],
        ["Trained: 20/34"],
        ["Red", None, "expired"],
    ]
    reading = read(file_of(rows))
    assert [person.name for person in reading.people] == ["Ann Holt", "Amber Key"]
    assert [person.team for person in reading.people] == ["Teachers", "Governors"]
    assert reading.people[1].kind is PersonKind.GOVERNOR
    assert {i.reason for i in reading.ignored} == {"listed under leavers", "an example", "nobody is named"}
    assert len(reading.records) == 1


def test_two_people_of_one_name_are_kept_apart_by_number_and_asked_about_without(file_of: FileOf) -> None:
    rows = [
        ["Name", "Staff no", "Start date", "Prevent"],
        ["Ann Holt", 11, date(2019, 9, 1), date(2024, 5, 14)],
        ["Holt, Ann", 12, date(2020, 9, 1), date(2024, 5, 15)],
        ["Ben Price", None, date(2019, 9, 1), date(2024, 5, 16)],
        ["PRICE Ben", None, date(2021, 9, 1), date(2024, 5, 17)],
    ]
    path = file_of(rows)
    reading = read(path)
    assert [person.name for person in reading.people] == ["Ann Holt", "Ann Holt", "Ben Price"]
    assert [record.cell for record in reading.records] == ["Staff!D2", "Staff!D3", "Staff!D4"]
    assert [question.cell for question in reading.questions] == ["Staff!A5", "Staff!D5"]
    apart = read(path, Choices(different_people=frozenset({5})))
    assert len(apart.people) == 4
    assert len(apart.records) == 4
    together = read(path, Choices(same_people=frozenset({5})))
    assert len(together.people) == 3
    assert [record.person for record in together.records] == [0, 1, 2, 2]


def test_rows_of_one_person_under_one_number_are_one_person_after_a_change_of_surname(file_of: FileOf) -> None:
    rows = [
        ["Employee ID", "Name", "Course", "Date completed"],
        ["A1", "Ann Holt", "Prevent", "14/05/2024"],
        ["A1", "Ann Price", "FGM", "15/05/2025"],
        ["A2", "Cy Eze", "FGM", "15/05/2025"],
        ["A2", "EZE, Cy ", "FGM", "15.5.25"],
    ]
    reading = read(file_of(rows, "utf-8"))
    assert [person.name for person in reading.people] == ["Ann Holt", "Cy Eze"]
    assert [record.cell for record in reading.records] == ["row 2", "row 3", "row 4"]
    assert [(i.cell, i.reason) for i in reading.ignored] == [("row 5", "the same again")]
    assert reading.layout is Layout.LOG


def test_ids_that_count_rows_are_not_staff_numbers(file_of: FileOf) -> None:
    rows = [["ID", "Learner", "Course", "Completed"]]
    rows += [[str(n), "Ann Holt", f"Course {n % 3}", f"{n:02}/05/2024"] for n in range(1, 20)]
    assert len(read(file_of(rows, "utf-8")).people) == 1


def test_hours_provider_and_certificate_come_with_the_record(file_of: FileOf) -> None:
    rows = [
        ["Delegate", "Course title", "Date attended", "Training provider", "Duration", "Certificate no", "Expiry"],
        ["Ann Holt", "Prevent", "14/05/2024", "NSCP", "2.5 hrs", "C-1042", "14/05/2027"],
    ]
    record = read(file_of(rows, "utf-8")).records[0]
    assert (record.hours, record.provider, record.certificate_number) == (2.5, "NSCP", "C-1042")
    assert (record.completed_on, record.expires_on) == (date(2024, 5, 14), date(2027, 5, 14))


def test_a_status_that_contradicts_the_date_is_asked_about(file_of: FileOf) -> None:
    rows = [
        ["Learner", "Course", "Status", "Completion date"],
        ["Ann Holt", "Prevent", "In progress", "14/05/2024"],
        ["Ann Holt", "FGM", "Completed", None],
        ["Ann Holt", "KCSIE", "Failed", None],
        ["Ann Holt", "DSL", "Booked", "14/01/2027"],
    ]
    reading = read(file_of(rows, "utf-8"))
    assert reading.records == ()
    assert [(q.cell, q.reason) for q in reading.questions] == [
        ("row 2", "the status says otherwise"),
        ("row 3", "reported done, no date"),
    ]
    assert [(b.cell, b.on) for b in reading.bookings] == [("row 5", date(2027, 1, 14))]


def test_dates_of_checks_and_births_and_numbers_are_not_courses(file_of: FileOf) -> None:
    rows = [
        ["Name", "DOB", "DBS date", "Employee no", "Ext", "Prevent", "Next appraisal"],
        ["Ann Holt", date(1980, 1, 1), date(2020, 1, 1), 42307, 45001, date(2024, 5, 14), date(2026, 1, 1)],
        ["Ben Price", date(1981, 1, 1), date(2020, 1, 2), 45538, 45002, date(2024, 5, 15), date(2026, 1, 1)],
    ]
    reading = read(file_of(rows))
    assert {record.course for record in reading.records} == {"Prevent"}
    assert reading.questions == ()


def test_a_row_with_dates_but_no_name_is_not_lost_in_silence(file_of: FileOf) -> None:
    rows = [HEAD, ["Holt", "Ann", "Cook", None, date(2024, 5, 14), None], [None, None, None, None, date(2024, 5, 15)]]
    reading = read(file_of(rows))
    assert [question.reason for question in reading.questions] == ["no name in this row"]


def test_control_characters_in_a_name_are_asked_about(file_of: FileOf) -> None:
    rows = [["Name", "Prevent"], ["Ann\x07 Holt", "14/05/2024"], ["Ben Price", "15/05/2024"]]
    reading = read(file_of(rows, "utf-8"))
    assert [(q.cell, q.reason) for q in reading.questions] == [
        ("row 2", "the name holds characters that cannot be shown")
    ]
    assert [person.name for person in reading.people] == ["Ben Price"]


def test_the_users_columns_win_over_the_guess(file_of: FileOf) -> None:
    from nscp_desktop.domain.imports import ColumnChoice

    path = file_of([["Name", "Prevent"], ["Ann Holt", date(2024, 5, 14)]])
    choices = Choices(columns={1: ColumnChoice(ColumnMeaning.EXPIRES, "Prevent duty")})
    record = read(path, choices).records[0]
    assert (record.course, record.completed_on, record.expires_on) == ("Prevent duty", None, date(2024, 5, 14))


def test_dates_that_are_mostly_ahead_under_a_silent_heading_are_asked_about(file_of: FileOf) -> None:
    names = ["Ann Holt", "Ben Price", "Cy Eze", "Di Cole"]
    years = [2025, 2027, 2028, 2029]
    rows = [["Name", "Prevent"], *[[n, date(y, 5, 14)] for n, y in zip(names, years, strict=True)]]
    reading = read(file_of(rows))
    assert reading.records == ()
    assert {question.cell for question in reading.questions} == {f"Staff!B{row}" for row in range(2, 6)}


def test_a_heading_over_levels_is_joined_to_them(file_of: FileOf) -> None:
    rows = [
        ["Name", "Safeguarding", None, "First aid"],
        [None, "Level 1", "Level 3", "Paediatric"],
        ["Ann Holt", date(2024, 5, 14), date(2024, 5, 15), date(2024, 5, 16)],
    ]
    reading = read(file_of(rows, merges=[(0, 1, 0, 2)]))
    assert [record.course for record in reading.records] == [
        "Safeguarding Level 1",
        "Safeguarding Level 3",
        "Paediatric",
    ]


def test_formulas_without_a_value_are_blank_and_shown_errors_are_asked_about(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Name", "Prevent"],
        ["Ann Holt", "=EDATE(A1,12)"],
        ["Ben Price", "#N/A"],
        ["Cy Eze", date(2024, 5, 14)],
    ):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    reading = read(tmp_path / "a.xlsx")
    assert [(q.cell, q.reason) for q in reading.questions] == [("Sheet!B3", "the sheet shows an error here")]
    assert len(reading.people) == 3


def test_a_due_date_belongs_to_the_course_beside_it_and_is_not_an_expiry(file_of: FileOf) -> None:
    rows = [
        ["Name", "Safeguarding L1 date", "L1 due", "Prevent date", "FGM renewal due"],
        ["Ann Holt", date(2024, 5, 14), date(2027, 5, 14), date(2024, 5, 15), date(2027, 5, 16)],
    ]
    reading = read(file_of(rows))
    assert {(r.course, r.completed_on, r.expires_on) for r in reading.records} == {
        ("Safeguarding L1", date(2024, 5, 14), None),
        ("Prevent", date(2024, 5, 15), None),
    }
    assert [(q.cell, q.reason) for q in reading.questions] == [
        ("Staff!E2", "a due date that may not be an expiry date")
    ]


def test_a_sheet_of_due_dates_only_is_read_as_expiry_dates(file_of: FileOf) -> None:
    rows = [["Name", "Prevent renewal date", "FGM due"], ["Ann Holt", date(2027, 5, 14), date(2027, 5, 16)]]
    assert [record.expires_on for record in read(file_of(rows)).records] == [date(2027, 5, 14), date(2027, 5, 16)]


def test_rows_of_counts_without_a_name_are_totals(file_of: FileOf) -> None:
    rows = [["Name", "Prevent", "FGM"], ["Ann Holt", date(2024, 5, 14), None], [None, 34, "20/34"], [None, "97%", 0.5]]
    assert read(file_of(rows)).questions == ()


def test_a_tab_about_one_course_names_the_course(file_of: FileOf) -> None:
    rows = [["Prevent training 2026"], ["Name", "Date", "Expiry"], ["Ann Holt", date(2024, 5, 14), date(2027, 5, 14)]]
    record = read(file_of(rows)).records[0]
    assert (record.course, record.expires_on) == ("Prevent training", date(2027, 5, 14))
