"""Matching what was found to what is on record."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nscp_desktop.domain.matching import (
    Action,
    CourseFacts,
    PersonFacts,
    fold_course,
    fold_name,
    match_courses,
    match_people,
)

ANN = PersonFacts(1, "Ann", "Holt", date(2019, 9, 1), "11", "ann@example.org")
BEN = PersonFacts(2, "Ben", "O'Neill", date(2020, 9, 1))
TWIN_A = PersonFacts(3, "Cy", "Eze", date(2018, 9, 1))
TWIN_B = PersonFacts(4, "Cy", "Eze", date(2021, 9, 1))
KNOWN = (ANN, BEN, TWIN_A, TWIN_B)


def found(given_name: str, family: str, start: date | None = None, number: str = "", email: str = "") -> PersonFacts:
    return PersonFacts(0, given_name, family, start, number, email)


@pytest.mark.parametrize(
    ("person", "action", "person_id", "suggestions"),
    [
        (found("ann", "HOLT"), Action.MATCH, 1, ()),
        (found("Ben", "O\u2019Neill"), Action.MATCH, 2, ()),
        (found("Ann", "Price", number="11"), Action.MATCH, 1, ()),
        (found("Zed", "Novak", email="Ann@Example.org"), Action.ASK, None, (1,)),
        (found("Ann", "Holt", number="99"), Action.ASK, None, (1,)),
        (found("Ann", "Holt", start=date(2022, 1, 1)), Action.ASK, None, (1,)),
        (found("Cy", "Eze"), Action.ASK, None, (3, 4)),
        (found("Cy", "Eze", start=date(2021, 9, 1)), Action.MATCH, 4, ()),
        (found("A", "Holt"), Action.ASK, None, (1,)),
        (found("Anne", "Holt"), Action.ASK, None, (1,)),
        (found("Holt", "Ann"), Action.ASK, None, (1,)),
        (found("Nadia", "Quirke"), Action.ADD, None, ()),
        (found("Ann", "Quirke"), Action.ADD, None, ()),
    ],
)
def test_people_match_by_number_then_name_and_otherwise_someone_is_asked(
    person: PersonFacts, action: Action, person_id: int | None, suggestions: tuple[int, ...]
) -> None:
    match = match_people([person], KNOWN)[0]
    assert (match.action, match.person_id, match.suggestions) == (action, person_id, suggestions)


DEE = PersonFacts(5, "Dee", "Marsh", date(2019, 9, 1), "15", other_names=("Dee Brown", "Deirdre Marsh"))
EVE = PersonFacts(6, "Dee", "Brown", date(2022, 9, 1))


@pytest.mark.parametrize(
    ("person", "known", "action", "suggestions"),
    [
        (found("Dee", "Brown"), (DEE,), Action.ASK, (5,)),
        (found("deirdre", "MARSH"), (DEE,), Action.ASK, (5,)),
        (found("Dee", "Brown", start=date(2019, 9, 1)), (DEE,), Action.ASK, (5,)),
        (found("Dee", "Browne"), (DEE,), Action.ASK, (5,)),
        (found("Dee", "Brown"), (DEE, EVE), Action.ASK, (6, 5)),
    ],
)
def test_a_former_name_or_one_somebody_is_known_by_is_suggested_and_asked_about(
    person: PersonFacts, known: tuple[PersonFacts, ...], action: Action, suggestions: tuple[int, ...]
) -> None:
    match = match_people([person], known)[0]
    assert (match.action, match.person_id, match.suggestions) == (action, None, suggestions)
    assert match.because


def test_a_staff_number_or_the_start_date_beside_the_present_name_makes_a_former_name_sure() -> None:
    assert match_people([found("Dee", "Brown", number="15")], (DEE, EVE))[0].person_id == 5
    assert match_people([found("Dee", "Brown", start=date(2022, 9, 1))], (DEE, EVE))[0].person_id == 6


def test_somebody_who_came_again_is_known_by_the_first_day_of_each_time() -> None:
    again = PersonFacts(7, "Flo", "Ito", date(2012, 9, 1), other_starts=(date(2019, 9, 1),))
    for start in (date(2012, 9, 1), date(2019, 9, 1)):
        assert match_people([found("Flo", "Ito", start=start)], (again,))[0].person_id == 7
    assert match_people([found("Flo", "Ito", start=date(2015, 9, 1))], (again,))[0].action is Action.ASK
    namesake = PersonFacts(8, "Flo", "Ito", date(2015, 9, 1))
    assert match_people([found("Flo", "Ito", start=date(2019, 9, 1))], (again, namesake))[0].person_id == 7


COURSES = (
    CourseFacts(1, "Keeping Children Safe in Education: reading", ("KCSIE", "KCSIE Part 1 read")),
    CourseFacts(2, "Prevent duty", ("Prevent", "WRAP")),
    CourseFacts(3, "Safeguarding Level 1", ("SG L1",)),
    CourseFacts(4, "Safeguarding Level 2"),
    CourseFacts(5, "Online safety"),
)


@pytest.mark.parametrize(
    ("heading", "course"),
    [
        ("KCSIE 25", 1),
        ("KCSIE (2026)", 1),
        ("KCSIE Part 1 read", 1),
        ("PREVENT", 2),
        ("Prevent training (3 yr)", 2),
        ("Safeguarding L1", 3),
        ("Safeguarding, level 2", 4),
        ("Online Safety e-learning", 5),
        ("Safeguarding", None),
        ("Safety", None),
        ("Safeguarding L3", None),
        ("Manual handling", None),
        ("", None),
    ],
)
def test_a_heading_matches_a_course_only_when_nothing_is_left_in_doubt(heading: str, course: int | None) -> None:
    match = match_courses([heading], COURSES)[0]
    assert match.course_id == course
    assert match.action is (Action.MATCH if course else Action.ADD)


def test_a_doubtful_heading_brings_suggestions() -> None:
    assert match_courses(["Safeguarding"], COURSES)[0].suggestions == (3, 4)
    assert match_courses(["Prevnt duty"], COURSES)[0].suggestions == (2,)
    assert match_courses(["Epilepsy"], COURSES)[0].suggestions == ()


def test_a_name_that_two_courses_share_is_not_matched() -> None:
    courses = (CourseFacts(1, "Prevent"), CourseFacts(2, "Prevent (3 yr)"))
    match = match_courses(["Prevent"], courses)[0]
    assert (match.action, match.suggestions) == (Action.ADD, (1, 2))


@given(st.text(max_size=40), st.text(max_size=40))
def test_folding_is_stable(first: str, second: str) -> None:
    assert fold_name(first.upper().lower(), second) == fold_name(fold_name(first.upper().lower(), second), "")
    assert fold_course(fold_course(first)) == fold_course(fold_course(fold_course(first)))
