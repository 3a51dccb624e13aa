"""Bookings whose day has passed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from nscp_desktop.domain.bookings import BookingEnd
from nscp_desktop.domain.drafts import PersonDraft, TrainingDraft
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.people import PersonKind, Service, Span
from nscp_desktop.domain.registers import Outcome
from nscp_desktop.domain.session_drafts import SessionDraft
from nscp_desktop.domain.sessions import SessionDay
from nscp_desktop.domain.times import times_of
from nscp_desktop.services.record_files import Services

BEFORE = date(2026, 10, 1)
ON = date(2026, 11, 3)


def people(school: Services, *given: str) -> list[int]:
    return [school.people.add(PersonDraft(name, "Khan", starts_on=date(2020, 9, 1))) for name in given]


def course(school: Services, title: str = "Prevent awareness") -> int:
    return next(item.id for item in school.training.courses() if item.title == title)


def test_bookings_are_asked_about_when_their_day_has_passed(school: Services, today: date) -> None:
    amir, bo, cy = people(school, "Amir", "Bo", "Cy")
    school.training.book([amir, bo], course(school), ON, today=BEFORE)
    school.training.book([cy], course(school, "Online safety"), ON - timedelta(days=1), today=BEFORE)
    school.training.book([cy], course(school), None, today=BEFORE)
    school.training.book([cy], course(school), today, today=BEFORE)
    assert school.training.past_bookings(ON - timedelta(days=1)) == ()
    found = school.training.past_bookings(today)
    assert [(item.course_id, item.on, item.person_ids) for item in found] == [
        (course(school, "Online safety"), ON - timedelta(days=1), (cy,)),
        (course(school), ON, (amir, bo)),
    ]


def test_recording_the_training_answers_the_question(school: Services, today: date) -> None:
    amir, bo, cy = people(school, "Amir", "Bo", "Cy")
    school.training.book([amir, bo, cy], course(school), ON, today=BEFORE)
    school.training.record(TrainingDraft(course(school), ON, (amir,)), today=today)
    school.training.record(TrainingDraft(course(school), ON + timedelta(days=7), (bo,)), today=today)
    (left,) = school.training.past_bookings(today)
    assert left.person_ids == (cy,)


@pytest.mark.parametrize("done", [None, date(2019, 3, 1), ON])
def test_recording_another_day_keeps_the_bookings_that_lie_ahead(
    school: Services, today: date, done: date | None
) -> None:
    (amir,) = people(school, "Amir")
    ahead = date(2027, 3, 1)
    school.training.book([amir], course(school), ahead, today=BEFORE)
    school.training.record(TrainingDraft(course(school), done, (amir,)), today=today)
    assert [booking.on for booking in school.standing.snapshot().history(amir).bookings] == [ahead]


@pytest.mark.parametrize(
    ("done", "is_kept"),
    [(None, False), (date(2019, 3, 1), False), (BEFORE - timedelta(days=1), False), (BEFORE, True), (ON, True)],
)
def test_a_booking_without_a_day_is_kept_by_training_from_the_day_it_was_made(
    school: Services, today: date, done: date | None, is_kept: bool
) -> None:
    (amir,) = people(school, "Amir")
    school.training.book([amir], course(school), None, today=BEFORE)
    school.training.record(TrainingDraft(course(school), done, (amir,)), today=today)
    assert len(school.standing.snapshot().history(amir).bookings) == (0 if is_kept else 1)


@pytest.mark.parametrize(
    ("end", "words"), [(BookingEnd.NOT_THERE, "did not attend"), (BookingEnd.CANCELLED, "cancelled")]
)
def test_who_was_not_there_is_taken_off_in_one_step_that_says_so(
    school: Services, today: date, end: BookingEnd, words: str
) -> None:
    amir, bo = people(school, "Amir", "Bo")
    school.training.book([amir, bo], course(school), ON, today=BEFORE)
    (past,) = school.training.past_bookings(today)
    school.training.end_bookings([booking.id for booking in past.bookings], end, today=today)
    assert school.training.past_bookings(today) == ()
    assert school.history.undoable().undo == f"{words}: Prevent awareness for 2 people"
    school.history.undo()
    assert school.training.past_bookings(today) == (past,)


@pytest.mark.parametrize(
    ("end", "outcome", "fee"),
    [
        (BookingEnd.NOT_THERE, Outcome.DID_NOT_ATTEND, 4_500),
        (BookingEnd.CANCELLED, Outcome.CANCELLED_IN_TIME, None),
    ],
)
def test_a_booking_on_a_register_stays_there_with_what_came_of_it(
    school: Services, today: date, end: BookingEnd, outcome: Outcome, fee: int | None
) -> None:
    amir, bo, cy = people(school, "Amir", "Bo", "Cy")
    own = next(item for item in school.training.courses() if item.id == course(school))
    school.training.change_course(replace(own, non_attendance_pence=4_500), today=BEFORE)
    draft = SessionDraft(own.id, (SessionDay(ON),))
    session_id = school.sessions.add(draft, [amir, bo], today=BEFORE)
    school.training.book([cy], own.id, ON, today=BEFORE)
    (past,) = school.training.past_bookings(today)
    ended = [booking.id for booking in past.bookings if booking.person_id != bo]
    school.training.end_bookings(ended, end, today=today)
    found = {entry.person_id: (entry.outcome, entry.fee_pence) for entry in school.sessions.entries(session_id)}
    assert found == {amir: (outcome, fee), bo: (Outcome.BOOKED, None)}
    assert [item.person_ids for item in school.training.past_bookings(today)] == [(bo,)]
    assert school.problems(full=True) == []
    school.history.undo()
    assert [set(item.person_ids) for item in school.training.past_bookings(today)] == [{amir, bo, cy}]


def test_a_place_that_is_cancelled_is_free_and_stays_on_the_register(school: Services, today: date) -> None:
    amir, bo = people(school, "Amir", "Bo")
    draft = SessionDraft(course(school), (SessionDay(today + timedelta(days=9)),), capacity=2)
    session_id = school.sessions.add(draft, [amir, bo], today=today)
    (booking,) = school.standing.snapshot().history(amir).bookings
    school.training.cancel_booking(booking.id, today=today, reason="Moved to another day")
    (entry, _) = school.sessions.entries(session_id)
    assert (entry.outcome, entry.ended_on) == (Outcome.CANCELLED_IN_TIME, today)
    assert entry.reason == "Moved to another day"
    assert school.sessions.session(session_id).places_free == 1
    assert booked(school) == {bo: [today + timedelta(days=9)]}
    assert school.history.undoable().undo == "cancel a booking for Prevent awareness for Amir Khan"
    school.history.undo()
    assert school.standing.snapshot().history(amir).bookings == (booking,)
    assert school.problems(full=True) == []


def test_a_place_on_several_days_is_asked_about_when_the_last_is_over(school: Services) -> None:
    (amir,) = people(school, "Amir")
    days = (SessionDay(ON), SessionDay(ON + timedelta(days=7)))
    session_id = school.sessions.add(SessionDraft(course(school), days), [amir], today=BEFORE)
    assert school.training.past_bookings(ON + timedelta(days=7)) == ()
    (past,) = school.training.past_bookings(ON + timedelta(days=8))
    assert (past.on, past.person_ids) == (ON + timedelta(days=7), (amir,))
    shorter = SessionDraft(course(school), days[:1])
    school.sessions.change(session_id, shorter, today=BEFORE)
    assert [one.on for one in school.training.past_bookings(ON + timedelta(days=1))] == [ON]


def test_a_booking_that_is_still_ahead_or_gone_is_not_ended(school: Services, today: date) -> None:
    (amir,) = people(school, "Amir")
    for on in (today, today + timedelta(days=3), None):
        school.training.book([amir], course(school), on, today=BEFORE)
    school.training.book([amir], course(school), ON, today=BEFORE)
    school.training.book([amir], course(school, "Online safety"), ON, today=BEFORE)
    booked = school.standing.snapshot().history(amir).bookings
    past = [booking.id for booking in booked if booking.on == ON]
    for booking in booked:
        if booking.on != ON:
            with pytest.raises(NotAllowedError, match="Cancel it instead"):
                school.training.end_bookings([past[0], booking.id], BookingEnd.CANCELLED, today=today)
    with pytest.raises(NotAllowedError, match="one course"):
        school.training.end_bookings(past, BookingEnd.CANCELLED, today=today)
    for gone in ([], [999], [past[0], 999]):
        with pytest.raises(NotFoundError):
            school.training.end_bookings(gone, BookingEnd.CANCELLED, today=today)
    assert school.standing.snapshot().history(amir).bookings == booked


LAST = date(2026, 12, 31)


def leaver(school: Services, given: str, last: date = LAST) -> int:
    return school.people.add(PersonDraft(given, "Khan", starts_on=date(2020, 9, 1), ends_on=last))


def booked(school: Services) -> dict[int, list[date | None]]:
    histories = school.standing.snapshot().histories.items()
    return {own: [booking.on for booking in history.bookings] for own, history in histories if history.bookings}


def test_a_booking_after_the_last_day_is_refused_beside_the_day_with_the_name(school: Services, today: date) -> None:
    (amir,), ada = people(school, "Amir"), leaver(school, "Ada")
    with pytest.raises(NotAllowedError) as refusal:
        school.training.book([amir, ada], course(school), date(2027, 3, 1), today=today)
    assert refusal.value.field == "on"
    assert str(refusal.value) == (
        "Not here on 1 Mar 2027: Ada Khan, last day 31 Dec 2026. Choose an earlier day, or leave them out."
    )
    assert booked(school) == {}
    for on in (LAST, None):
        assert school.training.book([amir, ada], course(school), on, today=today) == 2
    assert booked(school) == {amir: [None, LAST], ada: [None, LAST]}


def test_who_has_left_is_not_booked_without_a_day_either(school: Services, today: date) -> None:
    gone = [leaver(school, name, date(2026, 8, 31)) for name in ("Ada", "Bea", "Cem", "Dan", "Eve")]
    with pytest.raises(
        NotAllowedError, match=r"^No longer here: Ada Khan, last day 31 Aug 2026; .*; and 2 more\."
    ) as no:
        school.training.book(gone, course(school), None, today=today)
    assert no.value.field == "on"
    assert booked(school) == {}


def test_who_starts_or_comes_back_later_can_be_booked_before(school: Services, today: date) -> None:
    new = school.people.add(PersonDraft("New", "Khan", starts_on=date(2027, 4, 1)))
    back = leaver(school, "Ada")
    times = times_of(school.people.person(back))
    periods = (*times.services, Service(Span(date(2027, 4, 1), None), PersonKind.EMPLOYEE))
    school.people.change_times(back, replace(times, services=periods))
    assert school.training.book([new, back], course(school), date(2027, 3, 1), today=today) == 2
