"""Importing a workbook into a real record file: all of it or nothing, and never twice."""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.import_plan import Answers, ImportAction, ImportPlan, ImportResult
from nscp_desktop.domain.imports import Choices, Proposal, ProposalKind
from nscp_desktop.domain.training import Completion
from nscp_desktop.services.record_files import Services, create

TODAY = date(2026, 11, 23)
Cell = str | date | None
MakeBook = Callable[[Sequence[Sequence[Cell]]], Path]
HEADINGS = ("Name", "Role", "Start date", "Prevent", "Bus safety")
MEI = ("Mei Tran", "Class teacher", date(2020, 9, 1), date(2025, 3, 4), None)
OMAR = ("Omar Reid", "Teaching assistant", date(2021, 9, 1), None, date(2026, 1, 9))
UNDATED = Proposal("Done, date unknown", ProposalKind.RECORD)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """A new school's record."""
    made = create(tmp_path / "school.nscp", AgencyDetails("Mill Lane School", Sector.SCHOOL), today=TODAY)
    yield made
    made.close()


@pytest.fixture
def book(tmp_path: Path) -> MakeBook:
    """A maker of workbooks with one sheet called Staff."""

    def make(rows: Sequence[Sequence[Cell]]) -> Path:
        workbook = Workbook()
        sheet = workbook.active
        assert sheet is not None
        sheet.title = "Staff"
        for row in rows:
            sheet.append(list(row))
        path = tmp_path / f"book-{len(list(tmp_path.glob('book-*')))}.xlsx"
        workbook.save(path)
        workbook.close()
        return path

    return make


def planned(
    services: Services, path: Path, answers: Answers | None = None, choices: Choices | None = None
) -> ImportPlan:
    reading = services.imports.read(path, today=TODAY, choices=choices)
    return services.imports.plan(reading, answers)


def imported(services: Services, path: Path, answers: Answers | None = None) -> ImportResult:
    return services.imports.carry_out(planned(services, path, answers), today=TODAY)


def completions(services: Services) -> list[Completion]:
    histories = services.standing.snapshot().histories.values()
    return [done for history in histories for done in history.completions]


def names(services: Services) -> set[str]:
    return {person.name for person in services.standing.snapshot().people.values()}


def fingerprint(services: Services) -> str:
    with services.desk.reading() as unit:
        return unit.history.head()


def actions(plan: ImportPlan) -> dict[str, ImportAction]:
    return {item.found.name: item.action for item in plan.people}


def test_new_people_come_with_their_role_start_and_training(services: Services, book: MakeBook) -> None:
    result = imported(services, book([HEADINGS, MEI, OMAR]))

    assert (result.people, result.courses, result.records) == (2, 1, 2)
    mei = next(p for p in services.standing.snapshot().people.values() if p.name == "Mei Tran")
    assert mei.services[0].span.starts_on == date(2020, 9, 1)
    assert [role.title for role in mei.roles] == ["Class teacher"]
    done = next(item for item in completions(services) if item.completed_on == date(2025, 3, 4))
    assert done.source.endswith("Staff, Staff!D2")
    assert len(result.person_ids) == 2


def test_importing_the_same_file_again_changes_nothing(services: Services, book: MakeBook) -> None:
    path = book([HEADINGS, MEI, OMAR])
    imported(services, path)
    before = fingerprint(services)

    again = imported(services, path)

    assert not again.changed
    assert again.words.startswith("There was nothing new to store")
    assert fingerprint(services) == before


def test_a_person_on_record_is_matched_and_only_their_new_training_is_stored(
    services: Services, book: MakeBook
) -> None:
    own = services.people.add(PersonDraft("Mei", "Tran", starts_on=date(2020, 9, 1)))

    result = imported(services, book([HEADINGS, MEI]))

    assert (result.people, result.records, result.person_ids) == (0, 1, (own,))


def test_a_similar_name_is_asked_about_and_its_training_held_back(services: Services, book: MakeBook) -> None:
    services.people.add(PersonDraft("Mei", "Tran", starts_on=date(2020, 9, 1)))
    path = book([HEADINGS, ("Meii Tran", *MEI[1:])])

    plan = planned(services, path)

    assert actions(plan) == {"Meii Tran": ImportAction.ASK}
    assert [item.action for item in plan.records] == [ImportAction.HOLD]
    assert not services.imports.carry_out(plan, today=TODAY).changed


def test_somebody_asked_about_can_be_new_the_one_on_record_or_left_out(services: Services, book: MakeBook) -> None:
    own = services.people.add(PersonDraft("Mei", "Tran", starts_on=date(2020, 9, 1)))
    path = book([HEADINGS, ("Meii Tran", *MEI[1:])])

    left_out = imported(services, path, Answers(left_out=frozenset({0})))
    matched = imported(services, path, Answers(people={0: own}))
    as_new = imported(services, path, Answers(people={0: None}))

    assert not left_out.changed
    assert (matched.people, matched.records) == (0, 1)
    assert (as_new.people, as_new.records) == (1, 1)


def test_two_rows_that_match_one_person_on_record_are_both_asked_about(services: Services, book: MakeBook) -> None:
    own = services.people.add(PersonDraft("Mei", "Tran", staff_number="7", email="mei@mill.example"))
    rows: list[Sequence[Cell]] = [
        ("Name", "Staff number", "E-mail", "Prevent"),
        ("Mei Tran", "7", None, date(2025, 3, 4)),
        ("Mei Tran-Ray", None, "mei@mill.example", date(2026, 3, 4)),
    ]

    plan = planned(services, book(rows))

    assert set(actions(plan).values()) == {ImportAction.ASK}
    both = services.imports.plan(plan.reading, Answers(people={0: own, 1: own}))
    assert services.imports.carry_out(both, today=TODAY).records == 2


def test_a_person_twice_in_the_file_is_asked_about_and_stored_once(services: Services, book: MakeBook) -> None:
    path = book([HEADINGS, MEI, ("Mei Tran", "Class teacher", None, date(2026, 3, 5), None)])

    plan = planned(services, path)

    assert actions(plan) == {"Mei Tran": ImportAction.ADD}
    assert {item.reason for item in plan.reading.questions} == {"this name stands in more than one row"}
    same = planned(services, path, choices=Choices(same_people=frozenset({3})))
    assert services.imports.carry_out(same, today=TODAY).records == 2
    assert names(services) == {"Mei Tran"}


def test_a_leave_date_before_the_start_is_asked_about_and_never_stored(services: Services, book: MakeBook) -> None:
    rows: list[Sequence[Cell]] = [
        ("Name", "Start date", "Leave date", "Prevent"),
        ("Mei Tran", date(2024, 9, 1), date(2023, 9, 1), None),
    ]

    plan = planned(services, book([*rows, ("Omar Reid", date(2024, 9, 1), None, date(2025, 9, 1))]))

    assert "left before the start date" in {item.reason for item in plan.reading.questions}
    services.imports.carry_out(plan, today=TODAY)
    mei = next(p for p in services.standing.snapshot().people.values() if p.name == "Mei Tran")
    assert mei.services[0].span == (date(2024, 9, 1), None)


def test_a_leave_date_before_the_start_is_refused_by_the_plan(services: Services, book: MakeBook) -> None:
    reading = services.imports.read(book([HEADINGS, MEI]), today=TODAY)
    left_early = replace(reading, people=(replace(reading.people[0], leave=date(2019, 1, 1)),))

    with pytest.raises(NotAllowedError, match="Mei Tran in row 2 leaves before they start"):
        services.imports.plan(left_early)


def test_a_heading_given_to_a_course_is_remembered(services: Services, book: MakeBook) -> None:
    prevent = next(course for course in services.training.courses() if course.title == "Prevent awareness")
    first = book([HEADINGS, OMAR])
    imported(services, first, Answers(courses={"Bus safety": prevent.id}))

    later = book([HEADINGS, ("Ana Cole", "Governor", None, None, date(2026, 2, 2))])
    plan = planned(services, later)

    assert [(item.heading, item.course_id) for item in plan.courses] == [("Bus safety", prevent.id)]


def test_a_course_left_out_brings_in_none_of_its_training(services: Services, book: MakeBook) -> None:
    result = imported(services, book([HEADINGS, MEI, OMAR]), Answers(courses_left_out=frozenset({"Bus safety"})))

    assert (result.people, result.courses, result.records) == (2, 0, 1)


def test_a_new_course_with_the_title_of_one_on_record_is_that_course(services: Services, book: MakeBook) -> None:
    path = book([("Name", "Prevent awareness"), ("Mei Tran", date(2025, 3, 4))])

    result = imported(services, path, Answers(courses={"Prevent awareness": None}))

    assert (result.courses, result.records) == (0, 1)


def test_bookings_are_kept_apart_from_training(services: Services, book: MakeBook) -> None:
    path = book([("Name", "Prevent"), ("Mei Tran", "Booked 12/01/2027"), ("Omar Reid", date(2025, 3, 4))])

    first, again = imported(services, path), imported(services, path)

    assert (first.records, first.bookings) == (1, 1)
    assert not again.changed
    bookings = [item for h in services.standing.snapshot().histories.values() for item in h.bookings]
    assert [item.on for item in bookings] == [date(2027, 1, 12)]


def test_a_question_is_stored_only_as_it_was_answered(services: Services, book: MakeBook) -> None:
    path = book(
        [("Name", "Prevent", "Online safety"), ("Mei Tran", "Yes", "Yes"), ("Omar Reid", date(2025, 3, 4), None)]
    )
    plan = planned(services, path)
    assert len(plan.reading.questions) == 2
    first, second = plan.reading.questions

    answers = Answers(questions={first.place: UNDATED, second.place: Proposal("", ProposalKind.LEAVE_OUT)})
    answered = services.imports.plan(plan.reading, answers)

    assert answered.counts()["questions"] == 0
    assert services.imports.carry_out(answered, today=TODAY).records == 2
    assert not imported(services, path, answers).changed
    undated = [item for item in completions(services) if item.completed_on is None]
    assert [item.note for item in undated] == ["In the spreadsheet: Yes"]


def test_questions_of_one_csv_row_are_answered_one_by_one(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    path.write_text("Name,Prevent,Online safety\nMei Tran,Yes,Yes\nOmar Reid,04/03/2025,05/03/2025\n", "utf-8")
    reading = services.imports.read(path, today=TODAY)
    first, second = reading.questions
    assert first.cell == second.cell

    plan = services.imports.plan(reading, Answers(questions={first.place: UNDATED}))

    assert plan.counts()["questions"] == 1
    assert plan.counts()["records_added"] == 3


def test_when_storing_fails_in_the_middle_the_file_is_untouched(services: Services, book: MakeBook) -> None:
    imported(services, book([HEADINGS, MEI]))
    plan = planned(services, book([HEADINGS, OMAR, ("Ana Cole", "Governor", None, None, date(2026, 2, 2))]))
    *most, last = plan.records
    impossible = replace(last, found=replace(last.found, hours=-1.0))
    before = fingerprint(services)

    with pytest.raises(NotAllowedError):
        services.imports.carry_out(replace(plan, records=(*most, impossible)), today=TODAY)

    assert fingerprint(services) == before
    assert names(services) == {"Mei Tran"}
    assert services.problems() == []


def test_new_people_who_share_a_staff_number_are_named_and_nothing_is_stored(
    services: Services, book: MakeBook
) -> None:
    plan = planned(
        services, book([("Name", "Prevent"), ("Mei Tran", date(2025, 3, 4)), ("Omar Reid", date(2025, 3, 4))])
    )
    shared = tuple(replace(item, found=replace(item.found, staff_number="7")) for item in plan.people)
    before = fingerprint(services)

    with pytest.raises(
        NotAllowedError, match="Omar Reid in row 3 has staff number 7, which belongs to Mei Tran in row 2"
    ):
        services.imports.carry_out(replace(plan, people=shared), today=TODAY)

    assert fingerprint(services) == before


def test_new_people_are_placed_in_the_usual_group_only_when_wanted(services: Services, book: MakeBook) -> None:
    role = next(item for item in services.agency.roles() if item.usual_group is not None)
    path = book([("Name", "Role", "Prevent"), ("Mei Tran", role.title, date(2025, 3, 4))])

    assert planned(services, path, Answers(place=False)).people[0].group is None
    imported(services, path)

    (mei,) = services.standing.snapshot().people.values()
    assert [(item.group, item.review_on) for item in mei.placements] == [(role.usual_group, TODAY)]


_PEOPLE = ("Mei Tran", "Omar Reid", "Ana Cole", "Zoë O'Neill")
_COURSES = ("Prevent", "Bus safety", "Online safety")
_ROWS = st.lists(
    st.tuples(st.sampled_from(_PEOPLE), st.sampled_from(_COURSES), st.integers(0, 40)), min_size=1, max_size=25
)


@settings(max_examples=12)
@given(rows=_ROWS)
def test_any_log_imported_twice_stores_each_person_course_and_day_once(rows: list[tuple[str, str, int]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "log.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(("Name", "Course", "Completed"))
            writer.writerows((n, c, (date(2025, 1, 13) + timedelta(d)).strftime("%d/%m/%Y")) for n, c, d in rows)
        services = create(Path(folder) / "school.nscp", AgencyDetails("Mill Lane", Sector.SCHOOL), today=TODAY)
        try:
            first = imported(services, path)
            again = imported(services, path)
            stored = {(d.person_id, d.course_id, d.completed_on) for d in completions(services)}
            assert len(stored) == len(completions(services)) == first.records == len(set(rows))
            assert names(services) == {name for name, _, _ in rows}
            assert not again.changed
        finally:
            services.close()
