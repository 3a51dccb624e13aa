"""Counting and telling what an import would do."""

from dataclasses import replace
from datetime import date

from nscp_desktop.domain.import_plan import (
    Answers,
    ImportAction,
    ImportPlan,
    ImportResult,
    PlannedBooking,
    PlannedPerson,
    PlannedRecord,
    listed_counts,
)
from nscp_desktop.domain.imports import (
    FoundBooking,
    FoundPerson,
    FoundRecord,
    Layout,
    Place,
    Proposal,
    ProposalKind,
    Question,
    Reading,
)

QUESTIONS = tuple(Question(Place("row 2", 2, column), 0, "Prevent", "Yes", "no date") for column in (1, 2))
PERSON = FoundPerson(2, "Mei", "Tran")
RECORD = FoundRecord(Place("row 2", 2, 3), 0, "Prevent", date(2025, 3, 4))
BOOKING = FoundBooking(Place("row 2", 2, 4), 0, "Prevent", None)
READING = Reading(
    "staff.csv",
    "staff",
    Layout.MATRIX,
    (),
    (),
    (1,),
    2,
    (PERSON,),
    (RECORD,),
    (BOOKING,),
    QUESTIONS,
    (),
    ("Prevent",),
)


def a_plan(answers: Answers, *actions: ImportAction) -> ImportPlan:
    people = tuple(PlannedPerson(place, PERSON, action) for place, action in enumerate(actions))
    records = tuple(PlannedRecord(RECORD, action) for action in (ImportAction.ADD, ImportAction.KNOWN))
    return ImportPlan(READING, answers, people, (), records, (PlannedBooking(BOOKING, ImportAction.ADD),))


def test_every_figure_of_the_preview_counts_one_kind_of_thing() -> None:
    counts = a_plan(Answers(), ImportAction.ADD, ImportAction.MATCH, ImportAction.ASK, ImportAction.LEAVE_OUT).counts()

    assert (counts["people_added"], counts["people_matched"], counts["people_asked"]) == (1, 1, 1)
    assert (counts["records_added"], counts["records_known"], counts["bookings_added"]) == (1, 1, 1)
    assert counts["questions"] == 2


def test_a_question_answered_is_no_longer_counted_though_another_shares_its_cell() -> None:
    answers = Answers(questions={QUESTIONS[0].place: Proposal("Leave it out", ProposalKind.LEAVE_OUT)})

    assert a_plan(answers).counts()["questions"] == 1


def test_a_plan_tells_what_it_would_store_without_what_there_is_none_of() -> None:
    assert a_plan(Answers()).words == "1 training record and 1 booking; 2 cells left to look at"
    empty = replace(a_plan(Answers()), records=(), bookings=())
    assert empty.would_store == "nothing new"


def test_counts_are_listed_as_people_say_them() -> None:
    one, two, three = (1, "person", "people"), (2, "course", "courses"), (3, "booking", "bookings")

    assert listed_counts(one, two, three) == "1 person, 2 courses and 3 bookings"
    assert listed_counts(one, (0, "course", "courses")) == "1 person"


def test_a_result_says_what_was_stored_or_that_nothing_changed() -> None:
    assert ImportResult(1, 0, 20, 0).words == "Stored 1 new person and 20 training records."
    assert "nothing changed" in ImportResult(0, 0, 0, 0).words
