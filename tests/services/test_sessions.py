"""Sessions and who is on their registers: places, the waiting list, and what is refused."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.drafts import PersonDraft, TrainingDraft
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.registers import Mark, Outcome, first_waiting
from nscp_desktop.domain.session_drafts import SessionDraft, draft_of
from nscp_desktop.domain.sessions import SessionDay
from nscp_desktop.services.record_files import Services
from tests.services.on_registers import AHEAD, course, entry_of, outcomes, people, session_on

# The session


def test_a_session_keeps_what_was_typed(school: Services, today: date) -> None:
    days = (SessionDay(AHEAD + timedelta(days=7), "9.30", "12"), SessionDay(AHEAD, "1pm", "16:00"))
    draft = SessionDraft(course(school), days, "Online, live", " The  hall ", 20, "A. Visitor", (), "Us", 12_50)
    own = school.sessions.add(draft, today=today)
    (found,) = school.sessions.all()
    assert found.id == own
    assert (found.starts_on, found.ends_on) == (AHEAD, AHEAD + timedelta(days=7))
    assert found.days == (SessionDay(AHEAD, "13:00", "16:00"), SessionDay(AHEAD + timedelta(days=7), "09:30", "12:00"))
    assert (found.place, found.capacity, found.cost_pence, found.trainer) == ("The hall", 20, 1250, "A. Visitor")
    school.sessions.change(own, replace(draft_of(found), place="", capacity=None), today=today)
    assert school.sessions.session(own) == found._replace(place="", capacity=None)


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (SessionDraft(9_999, (SessionDay(AHEAD),)), "course_id"),
        (SessionDraft(1, ()), "days"),
        (SessionDraft(1, (SessionDay(AHEAD), SessionDay(AHEAD))), "days"),
        (SessionDraft(1, (SessionDay(AHEAD), SessionDay(AHEAD + timedelta(days=61)))), "days"),
        (SessionDraft(1, (SessionDay(AHEAD, "25:00"),)), "days"),
        (SessionDraft(1, (SessionDay(AHEAD, "14:00", "13:59"),)), "days"),
        (SessionDraft(1, (SessionDay(AHEAD),), capacity=0), "capacity"),
        (SessionDraft(1, (SessionDay(AHEAD),), place="x" * 201), "place"),
        (SessionDraft(1, (SessionDay(AHEAD),), version_id=7), "version_id"),
        (SessionDraft(1, (SessionDay(AHEAD),), whole_agency=True), "whole_agency"),
    ],
)
def test_a_session_that_cannot_be_is_refused_beside_its_field(
    school: Services, draft: SessionDraft, field: str
) -> None:
    bare = school.training.add_course(Course(0, "Boats and children"))
    with pytest.raises(NotAllowedError) as refused:
        school.sessions.add(replace(draft, course_id=bare if draft.course_id == 1 else draft.course_id), today=AHEAD)
    assert refused.value.field == field
    assert school.sessions.all() == ()


def test_moving_a_session_moves_the_bookings_of_those_on_it(school: Services, today: date) -> None:
    amir, bo = people(school, "Amir", "Bo")
    own = session_on(school, AHEAD, capacity=1)
    school.sessions.add_people(own, [amir, bo], today=today)
    later = AHEAD + timedelta(days=9)
    before = draft_of(school.sessions.session(own))
    school.sessions.change(own, replace(before, days=(SessionDay(later),)), today=today)
    assert [one.on for one in school.standing.snapshot().history(amir).bookings] == [later]
    assert outcomes(school, own) == {amir: Outcome.BOOKED, bo: Outcome.WAITING}
    school.history.undo()
    assert [one.on for one in school.standing.snapshot().history(amir).bookings] == [AHEAD]


def test_a_session_is_not_moved_past_somebody_s_last_day_or_onto_another_booking(school: Services, today: date) -> None:
    amir, bo = people(school, "Amir", "Bo")
    own = session_on(school, AHEAD)
    school.sessions.add_people(own, [amir, bo], today=today)
    later = AHEAD + timedelta(days=9)
    school.training.book([bo], course(school), later, today=today)
    moved = replace(draft_of(school.sessions.session(own)), days=(SessionDay(later),))
    with pytest.raises(NotAllowedError, match="Bo Khan: booked on this course for 12 Dec 2026 already"):
        school.sessions.change(own, moved, today=today)
    school.sessions.take_off(own, [entry_of(school, own, bo)])
    person = school.standing.snapshot().people[amir]
    school.people.change(amir, PersonDraft("Amir", "Khan", starts_on=date(2020, 9, 1), ends_on=AHEAD, leave_reason=""))
    assert person.id == amir
    with pytest.raises(NotAllowedError, match="Amir Khan, last day 3 Dec 2026"):
        school.sessions.change(own, moved, today=today)


def test_a_session_with_people_on_it_keeps_its_course_and_at_least_as_many_places(
    school: Services, today: date
) -> None:
    own = session_on(school, AHEAD, capacity=3)
    school.sessions.add_people(own, people(school, "Amir", "Bo"), today=today)
    before = draft_of(school.sessions.session(own))
    with pytest.raises(NotAllowedError) as refused:
        school.sessions.change(own, replace(before, course_id=course(school, "Online safety")), today=today)
    assert refused.value.field == "course_id"
    with pytest.raises(NotAllowedError, match="2 people have a place already") as refused:
        school.sessions.change(own, replace(before, capacity=1), today=today)
    assert refused.value.field == "capacity"


def test_a_session_is_removed_with_its_bookings_and_comes_back_whole(school: Services, today: date) -> None:
    amir, bo = people(school, "Amir", "Bo")
    days = (SessionDay(AHEAD, "09:00", ""), SessionDay(AHEAD + timedelta(days=2)))
    own = school.sessions.add(SessionDraft(course(school), days, capacity=1), today=today)
    school.sessions.add_people(own, [amir, bo], today=today)
    before = (school.sessions.session(own), school.sessions.entries(own))
    school.sessions.remove(own)
    assert school.sessions.all() == ()
    assert school.standing.snapshot().history(amir).bookings == ()
    school.history.undo()
    assert (school.sessions.session(own), school.sessions.entries(own)) == before
    with pytest.raises(NotFoundError):
        school.sessions.remove(own + 1)


def test_a_session_is_added_with_its_people_as_one_step(school: Services, today: date) -> None:
    amir, bo = people(school, "Amir", "Bo")
    steps = len(school.history.steps())
    own = school.sessions.add(SessionDraft(course(school), (SessionDay(AHEAD),), capacity=1), [amir, bo], today=today)
    assert outcomes(school, own) == {amir: Outcome.BOOKED, bo: Outcome.WAITING}
    assert len(school.history.steps()) == steps + 1
    school.history.undo()
    assert school.sessions.all() == ()


# Who comes


def test_those_beyond_the_places_wait_and_the_first_of_them_gets_a_place_that_is_cancelled(
    school: Services, today: date
) -> None:
    amir, bo, cy, di = people(school, "Amir", "Bo", "Cy", "Di")
    own = session_on(school, AHEAD, capacity=2)
    told = school.sessions.adding(own, [amir, bo, cy], today=today)
    assert (told.places, told.waiting) == ((amir, bo), (cy,))
    assert school.sessions.entries(own) == ()
    assert school.sessions.add_people(own, [amir, bo, cy], today=today) == told
    school.sessions.add_people(own, [di], today=today)
    waiting = entry_of(school, own, cy)
    with pytest.raises(NotAllowedError, match="All 2 places are taken"):
        school.sessions.mark(own, [waiting], Mark(Outcome.BOOKED), today=today)
    school.sessions.mark(own, [entry_of(school, own, amir)], Mark(Outcome.CANCELLED_IN_TIME), today=today)
    assert school.sessions.session(own).places_free == 1
    # Somebody new does not overtake those who wait.
    (eve,) = people(school, "Eve")
    assert school.sessions.adding(own, [eve], today=today).waiting == (eve,)
    school.sessions.mark(own, [waiting], Mark(Outcome.BOOKED), today=today)
    assert outcomes(school, own) == {
        amir: Outcome.CANCELLED_IN_TIME, bo: Outcome.BOOKED, cy: Outcome.BOOKED, di: Outcome.WAITING,
    }  # fmt: skip
    assert [one.on for one in school.standing.snapshot().history(cy).bookings] == [AHEAD]


def test_a_booking_becomes_the_place_and_nobody_stands_on_a_register_twice(school: Services, today: date) -> None:
    amir, bo, cy = people(school, "Amir", "Bo", "Cy")
    school.training.book([amir], course(school), AHEAD, today=today)
    school.training.book([bo], course(school), None, today=today)
    own = session_on(school, AHEAD)
    found = school.sessions.add_people(own, [amir, bo, cy, cy], today=today)
    assert found.places == (amir, bo, cy)
    for person in (amir, bo, cy):
        assert [one.on for one in school.standing.snapshot().history(person).bookings] == [AHEAD]
    again = school.sessions.adding(own, [amir, bo], today=today)
    assert (again.already, again.added) == ((amir, bo), ())
    with pytest.raises(NotAllowedError) as refused:
        school.sessions.add_people(own, [amir, bo], today=today)
    assert refused.value.field == "person_ids"
    other = session_on(school, AHEAD)
    with pytest.raises(NotAllowedError, match="Amir Khan: on another session of this course on 3 Dec 2026"):
        school.sessions.add_people(other, [amir], today=today)


def test_somebody_who_has_left_by_then_is_not_put_on_a_register(school: Services, today: date) -> None:
    leaver = school.people.add(
        PersonDraft("Lea", "Khan", starts_on=date(2020, 9, 1), ends_on=AHEAD - timedelta(days=1))
    )
    own = session_on(school, AHEAD)
    assert school.sessions.adding(own, [leaver], today=today).gone == (leaver,)
    with pytest.raises(NotAllowedError, match="Lea Khan, last day 2 Dec 2026"):
        school.sessions.add_people(own, [leaver], today=today)


def test_everyone_due_are_those_who_have_not_done_what_the_course_counts_towards(school: Services, today: date) -> None:
    amir, bo = people(school, "Amir", "Bo")
    due = school.sessions.due(course(school, "Whole-school safeguarding"), today)
    assert {amir, bo} <= due
    draft = TrainingDraft(course(school, "Whole-school safeguarding"), today, (bo,))
    school.training.record(draft, today=today)
    assert bo not in school.sessions.due(course(school, "Whole-school safeguarding"), today)


@pytest.fixture
def crowd(school: Services) -> list[int]:
    return people(school, *"ABCDEFGH")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_places_are_never_given_twice_and_whoever_waits_longest_is_next(
    school: Services, crowd: list[int], data: st.DataObject
) -> None:
    own = session_on(school, AHEAD, capacity=data.draw(st.integers(1, 5)))
    try:
        for _ in range(data.draw(st.integers(1, 6))):
            one_step(school, own, crowd, data)
            held, entries = school.sessions.session(own), school.sessions.entries(own)
            booked = [entry.person_id for entry in entries if entry.outcome is Outcome.BOOKED]
            assert held.capacity is not None
            assert len(booked) == len(set(booked)) <= held.capacity
            assert len({entry.person_id for entry in entries}) == len(entries)
    finally:
        school.sessions.remove(own)


def one_step(school: Services, own: int, crowd: list[int], data: st.DataObject) -> None:
    """Add people, cancel a place, or give one, and see what becomes of it."""
    today, entries, held = date(2026, 11, 23), school.sessions.entries(own), school.sessions.session(own)
    assert held.capacity is not None
    places = [entry for entry in entries if entry.outcome is Outcome.BOOKED]
    waiting = [entry for entry in entries if entry.outcome is Outcome.WAITING]
    free = held.capacity - len(places)
    assert free >= 0
    rest = [one for one in crowd if one not in {entry.person_id for entry in entries}]
    step = data.draw(st.sampled_from(["add", "cancel", "give"]))
    if step == "add" and rest:
        some = data.draw(st.lists(st.sampled_from(rest), min_size=1, unique=True))
        found = school.sessions.add_people(own, some, today=today)
        assert len(found.places) == min(max(free - len(waiting), 0), len(some))
        assert (*found.places, *found.waiting) == tuple(some)
    elif step == "cancel" and places:
        school.sessions.mark(own, [places[0].id], Mark(Outcome.CANCELLED_IN_TIME), today=today)
    elif step == "give" and waiting and free:
        assert first_waiting(entries) == waiting[0]
        school.sessions.mark(own, [waiting[0].id], Mark(Outcome.BOOKED), today=today)
