"""Jobs that come from bookings and exemptions."""

from datetime import date, timedelta
from typing import Any

import pytest

from nscp_desktop.domain.board import Snapshot, everyone
from nscp_desktop.domain.courses import Course, Satisfies
from nscp_desktop.domain.people import Person, PersonKind, Service, Span
from nscp_desktop.domain.requirements import Requirement, Rule, RuleKind
from nscp_desktop.domain.standing import History, Rulebook, StandingKind
from nscp_desktop.domain.to_do import ToDo, to_do
from nscp_desktop.domain.training import Booking, Completion, Exemption
from nscp_desktop.domain.training_jobs import ENDING_SOON_DAYS, with_training_jobs

AS_AT = date(2026, 11, 23)
ASKED = Requirement("t/a", "Core training", "Core", (Rule("r", RuleKind.EVERY_MONTHS, months=24),))
BOOK = Rulebook((ASKED,), {1: Course(1, "Core course", satisfies=(Satisfies("t/a"),))})


def jobs(**histories: History) -> list[ToDo]:
    """Return the jobs of people, who are named after the keyword that gives their history."""
    people, found = {}, {}
    for number, (name, history) in enumerate(histories.items(), 1):
        service = Service(Span(date(2020, 9, 1), None), PersonKind.EMPLOYEE)
        people[number] = Person(number, name, "Khan", services=(service,))
        found[number] = History(
            tuple(item._replace(person_id=number) for item in history.completions),
            tuple(item._replace(person_id=number) for item in history.bookings),
            tuple(item._replace(person_id=number) for item in history.exemptions),
        )
    board = everyone(Snapshot(people, found, BOOK), AS_AT)
    return list(with_training_jobs(to_do(board), board, found))


def booked(on: date | None, own: int = 1) -> History:
    return History((), (Booking(own, 0, 1, on),))


def exempt(until: date | None, own: int = 1, since: date = date(2026, 1, 1)) -> Exemption:
    return Exemption(own, 0, "t/a", since, until, "Seconded", "Head")


def of(action: str, found: list[ToDo]) -> list[ToDo]:
    return [job for job in found if job.action == action]


def test_bookings_of_a_day_that_has_passed_are_one_job_for_everybody_booked() -> None:
    (job,) = of("bookings", jobs(amir=booked(date(2026, 11, 3)), bo=booked(date(2026, 11, 3), 2)))
    assert job.title == "Core course: was booked for 3 Nov 2026"
    assert job.detail == "2 people, first: amir Khan · say what came of it"
    assert job.person_ids == (1, 2)
    assert job.past is not None
    assert [booking.id for booking in job.past.bookings] == [1, 2]


def test_a_place_on_a_register_is_answered_on_the_register() -> None:
    day = date(2026, 11, 3)
    held = booked(day)._replace(bookings=tuple(one._replace(until=day) for one in booked(day).bookings))
    (job,) = of("bookings", jobs(amir=held, bo=booked(day, 2)))
    assert job.person_ids == (2,)
    assert of("bookings", jobs(amir=held)) == []


@pytest.mark.parametrize("on", [AS_AT, AS_AT + timedelta(days=1), None])
def test_a_booking_that_is_not_past_asks_for_no_answer(on: date | None) -> None:
    assert of("bookings", jobs(amir=booked(on))) == []


@pytest.mark.parametrize(("done_on", "count"), [(date(2026, 11, 2), 1), (date(2026, 11, 3), 0), (AS_AT, 0)])
def test_who_did_the_course_on_that_day_or_later_has_kept_the_booking(done_on: date, count: int) -> None:
    history = booked(date(2026, 11, 3))._replace(completions=(Completion(9, 0, 1, done_on),))
    assert len(of("bookings", jobs(amir=history))) == count


def test_the_answer_comes_after_what_is_late_and_before_what_is_due_soon() -> None:
    late = Completion(5, 0, 1, date(2023, 1, 1))
    soon = Completion(6, 0, 1, date(2025, 1, 1))
    found = jobs(amir=History((late,)), bo=booked(date(2026, 11, 3)), cy=History((soon,)))
    assert [(job.kind, job.action) for job in found] == [
        (StandingKind.OVERDUE, "record"),
        (StandingKind.NOT_DONE, "place"),
        (StandingKind.NOT_DONE, "record"),
        (StandingKind.DATE_UNKNOWN, "bookings"),
        (StandingKind.DUE_SOON, "record"),
    ]


@pytest.mark.parametrize(
    ("until", "count"),
    [
        (AS_AT, 1),
        (AS_AT + timedelta(days=ENDING_SOON_DAYS), 1),
        (AS_AT + timedelta(days=ENDING_SOON_DAYS + 1), 0),
        (AS_AT - timedelta(days=1), 0),
        (None, 0),
    ],
)
def test_an_exemption_that_ends_soon_is_a_job(until: date | None, count: int) -> None:
    found = of("exemption", jobs(amir=History((), (), (exempt(until),))))
    assert len(found) == count
    for job in found:
        assert (job.requirement_id, job.person_ids) == ("t/a", (1,))
        assert job.detail == "amir Khan · approved by Head"
        assert "exemption ends" in job.title


def test_an_exemption_that_goes_on_is_no_job() -> None:
    ends = AS_AT + timedelta(days=10)
    more: Any = (exempt(ends), exempt(None, 2, ends + timedelta(days=1)))
    assert of("exemption", jobs(amir=History((), (), more))) == []
    gap: Any = (exempt(ends), exempt(None, 2, ends + timedelta(days=2)))
    assert len(of("exemption", jobs(amir=History((), (), gap)))) == 1


def test_the_exemptions_that_end_first_come_first() -> None:
    found = jobs(
        amir=History((), (), (exempt(AS_AT + timedelta(days=30)),)),
        bo=History((), (), (exempt(AS_AT + timedelta(days=3)),)),
        cy=History((), (), (exempt(AS_AT + timedelta(days=9)),)),
    )
    assert [job.person_ids for job in of("exemption", found)] == [(2,), (3,), (1,)]
