"""Headings, names and dates as people vary them, and columns that only look like training."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from nscp_desktop.domain.imports import ColumnMeaning, Layout, Reading
from nscp_desktop.spreadsheets.headings import course_and_meaning, names_course_column, person_meaning, training_meaning
from nscp_desktop.spreadsheets.names import name_from_text
from nscp_desktop.spreadsheets.reading import read_workbook

TODAY = date(2026, 11, 23)
DONE, LATER, AGAIN = date(2024, 9, 3), date(2025, 3, 14), date(2026, 5, 21)
M = ColumnMeaning


def read(file_of: Callable[..., Path], rows: Any, **more: Any) -> Reading:
    return read_workbook(file_of(rows, **more), today=TODAY)


def dated(reading: Reading) -> list[tuple[str, str, str, date | None]]:
    return [
        (r.cell.rpartition("!")[2], reading.people[r.person].name, r.course, r.completed_on) for r in reading.records
    ]


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("Staff Member Name", M.FULL_NAME),
        ("Employee full name", M.FULL_NAME),
        ("Last, First", M.FULL_NAME),
        ("Employee Last Name", M.FAMILY_NAME),
        ("Date joined school", M.START),
        ("Started in post", M.START),
        ("Last working day", M.LEAVE),
        ("Date left the nursery", M.LEAVE),
    ],
)
def test_headings_about_people_are_known_in_many_wordings(heading: str, meaning: ColumnMeaning) -> None:
    assert person_meaning(heading) is meaning


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [("Date obtained", M.COMPLETED), ("Course end date", M.COMPLETED), ("Qualification valid until", M.EXPIRES)],
)
def test_headings_about_dates_are_known_in_many_wordings(heading: str, meaning: ColumnMeaning) -> None:
    assert training_meaning(heading) is meaning


def test_a_column_of_courses_may_be_headed_by_two_words() -> None:
    assert names_course_column("Qualification/Training")
    assert not names_course_column("Training manager")


@pytest.mark.parametrize(
    ("heading", "title", "meaning"),
    [
        ("Prevent Achieved", "Prevent", M.COMPLETED),
        ("FGM - good until", "FGM", M.EXPIRES),
        ("Prevent (must be renewed before)", "Prevent", M.DUE),
        ("Prevent invite sent", "Prevent", M.IGNORE),
    ],
)
def test_a_course_heading_may_end_in_what_its_dates_mean(heading: str, title: str, meaning: ColumnMeaning) -> None:
    assert course_and_meaning(heading) == (title, meaning)


@pytest.mark.parametrize(
    ("text", "given", "family"),
    [
        ("Mary-Jane Holt, TA", "Mary-Jane", "Holt"),
        ("Cook, Jane", "Jane", "Cook"),
        ("Mrs.Smith", "", "Smith"),
        ("J.Smith", "J", "Smith"),
        ("Ann St.John", "Ann", "St.John"),
    ],
)
def test_jobs_behind_a_comma_and_dots_without_a_space_keep_the_name_whole(text: str, given: str, family: str) -> None:
    name = name_from_text(text)
    assert name is not None
    assert (name.given, name.family) == (given, family)


def test_known_as_beside_a_surname_is_the_first_name(file_of: Callable[..., Path]) -> None:
    reading = read(file_of, [["Surname", "Known as", "Prevent"], ["Bell", "Jane", DONE], ["Fay", "Tom", LATER]])
    assert [person.name for person in reading.people] == ["Jane Bell", "Tom Fay"]


def test_a_surname_that_holds_a_word_for_staff_is_a_persons(file_of: Callable[..., Path]) -> None:
    reading = read(file_of, [["Name", "Prevent", "FGM"], ["Jane Teacher-Webb", DONE, LATER], ["Tom Fay", LATER, None]])
    assert [person.name for person in reading.people] == ["Jane Teacher-Webb", "Tom Fay"]


@pytest.mark.parametrize("text", ["Tue 3/9/2024", "03‑09‑2024", "03‐09‐2024", "03―09―2024"])
def test_weekdays_and_every_kind_of_dash_leave_the_date_readable(file_of: Callable[..., Path], text: str) -> None:
    reading = read(file_of, [["Name", "Prevent", "FGM"], ["Jane Bell", text, LATER], ["Tom Fay", LATER, None]])
    assert ("B2", "Jane Bell", "Prevent", DONE) in dated(reading)


def test_bookings_do_not_make_a_column_look_like_expiry_dates(file_of: Callable[..., Path]) -> None:
    people = ["Jane Bell", "Tom Fay", "Al Ward", "Di Hart", "Ed Reid"]
    cells = ["Booked 12/01/27", "Booked 14/01/27", "booked 15/01/2027", DONE, "03/09/2024"]
    reading = read(file_of, [["Name", "Prevent"], *([who, cell] for who, cell in zip(people, cells, strict=True))])
    assert [place for place, *_ in dated(reading)] == ["B5", "B6"]
    assert len(reading.bookings) == 3


def test_day_numbers_kept_as_text_and_as_numbers_are_read_in_one_column(file_of: Callable[..., Path]) -> None:
    reading = read(file_of, [["Name", "Prevent"], ["Jane Bell", 45538], ["Tom Fay", "45730"], ["Al Ward", 46163.0]])
    assert [day for *_, day in dated(reading)] == [DONE, LATER, AGAIN]


def test_a_refresher_beside_an_initial_course_is_a_course_that_was_done(file_of: Callable[..., Path]) -> None:
    rows = [
        ["Name", "Safeguarding", None],
        [None, "Initial", "Refresher"],
        ["Jane Bell", DONE, LATER],
        ["Tom Fay", LATER, None],
    ]
    reading = read(file_of, rows, merges=[(0, 1, 0, 2)])
    assert ("C3", "Jane Bell", "Safeguarding Refresher", LATER) in dated(reading)


def test_a_certificate_column_that_stands_alone_holds_the_dates_of_its_course(file_of: Callable[..., Path]) -> None:
    rows = [["Name", "Prevent", "First aid cert"], ["Jane Bell", DONE, LATER], ["Tom Fay", LATER, "Booked"]]
    reading = read(file_of, rows)
    assert ("C2", "Jane Bell", "First aid", LATER) in dated(reading)
    assert [booking.cell.rpartition("!")[2] for booking in reading.bookings] == ["C3"]


def test_dates_before_the_first_course_are_asked_about_when_nothing_says_training(
    file_of: Callable[..., Path],
) -> None:
    rows = [
        ["Name", "Visit", "Prevent", "Online safety", "Makaton"],
        ["Jane Bell", AGAIN, DONE, LATER, DONE],
        ["Tom Fay", AGAIN, LATER, DONE, DONE],
    ]
    reading = read(file_of, rows)
    assert {question.reason for question in reading.questions} == {"may not be about training"}
    assert {place[0] for place, *_ in dated(reading)} == {"C", "D", "E"}


def test_anniversaries_references_and_invitations_are_no_training(file_of: Callable[..., Path]) -> None:
    rows = [
        ["Name", "Anniversary", "Quals seen", "Refs", "Prevent invite sent", "Prevent", "FGM", "Next review"],
        ["Jane Bell", DONE, DONE, DONE, DONE, LATER, AGAIN, DONE],
        ["Tom Fay", DONE, DONE, DONE, DONE, AGAIN, LATER, DONE],
    ]
    reading = read(file_of, rows)
    assert {place[0] for place, *_ in dated(reading)} == {"F", "G"}
    assert not reading.questions


def test_a_row_of_intervals_under_the_header_is_nobody(file_of: Callable[..., Path]) -> None:
    rows = [["Name", "Prevent", "FGM"], ["Frequency", "3 years", "Annual"], ["Jane Bell", DONE, LATER]]
    assert [person.name for person in read(file_of, [*rows, ["Tom Fay", LATER, DONE]]).people] == [
        "Jane Bell",
        "Tom Fay",
    ]


def test_a_log_with_start_and_end_of_courses_takes_the_end(file_of: Callable[..., Path]) -> None:
    rows = [
        ["Staff member", "Title of course", "Start date", "End date"],
        ["Jane Bell", "Prevent", date(2024, 9, 2), DONE],
        ["Jane Bell", "FGM", date(2025, 3, 13), LATER],
        ["Tom Fay", "Prevent", date(2024, 9, 2), DONE],
        ["Tom Fay", "FGM", date(2026, 5, 20), AGAIN],
    ]
    reading = read(file_of, rows)
    assert reading.layout is Layout.LOG
    assert [day for *_, day in dated(reading)] == [DONE, LATER, DONE, AGAIN]
    assert all(person.start is None and person.leave is None for person in reading.people)


def test_a_log_is_known_by_the_courses_in_a_column_with_any_heading(file_of: Callable[..., Path]) -> None:
    rows = [
        ["Name", "What", "Date obtained"],
        ["Jane Bell", "Prevent", DONE],
        ["Jane Bell", "First aid", LATER],
        ["Tom Fay", "Prevent", AGAIN],
    ]
    assert [(course, day) for *_, course, day in dated(read(file_of, rows))] == [
        ("Prevent", DONE),
        ("First aid", LATER),
        ("Prevent", AGAIN),
    ]


def test_people_who_left_are_not_read_in_place_of_a_register_that_is_hard_to_read(tmp_path: Path) -> None:
    book = Workbook()
    for title, who in (("Leavers", "Gone"), ("Summary", "Here")):
        sheet = book.create_sheet(title)
        sheet.append(["Surname", "First name", "Prevent", "FGM"])
        for given in ("Ann", "Ben", "Cy") if who == "Gone" else ("Di",):
            sheet.append([who, given, DONE, LATER])
    del book["Sheet"]
    book.save(tmp_path / "two.xlsx")
    assert read_workbook(tmp_path / "two.xlsx", today=TODAY).sheet == "Summary"


@pytest.mark.parametrize(
    ("text", "is_record"), [("3/9/24 pm", True), ("03/09/2024 + cert", True), ("~03/09/24", False)]
)
def test_words_beside_a_date_are_weighed(file_of: Callable[..., Path], text: str, is_record: bool) -> None:
    reading = read(file_of, [["Name", "Prevent", "FGM"], ["Jane Bell", text, LATER], ["Tom Fay", LATER, "booked?"]])
    assert (("B2", "Jane Bell", "Prevent", DONE) in dated(reading)) is is_record
    assert len(reading.questions) == 2 - is_record
    assert not reading.bookings


def test_dates_typed_in_several_ways_do_not_look_swapped(file_of: Callable[..., Path]) -> None:
    cells = [date(2024, 9, month) for month in range(1, 7)]
    cells_beside = [date(2025, 4, 20)] * 9
    typed = ["14/03/2025", "21/05/2026", "3rd Sept 2024"]
    names = ["Bell", "Fay", "Ward", "Hart", "Reid", "Wood", "Holt", "Rees", "Dunn"]
    people = [[f"Ann {n}", x, y] for n, x, y in zip(names, [*cells, *typed], cells_beside, strict=True)]
    assert not read(file_of, [["Name", "Prevent", "FGM"], *people]).questions
