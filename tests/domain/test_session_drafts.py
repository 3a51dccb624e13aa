"""Sessions as they are typed, where they are on a day, and whose turn it is."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.registers import (
    OUTCOME_KINDS,
    Outcome,
    RegisterEntry,
    attended_words,
    first_waiting,
    next_mark,
    shared_out,
)
from nscp_desktop.domain.session_drafts import checked_capacity, checked_days, days_to_keep, draft_of, read_time
from nscp_desktop.domain.sessions import Session, SessionDay, SessionState

TODAY = date(2026, 11, 23)
AHEAD, BEFORE = TODAY + timedelta(days=9), TODAY - timedelta(days=9)


def session(on: date = AHEAD, **more: Any) -> Session:
    return Session(1, 1, on, on)._replace(**more)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", ""), ("  ", ""), ("9", "09:00"), ("9.30", "09:30"), ("09:30", "09:30"), ("930", "09:30"),
        ("14:00", "14:00"), ("2pm", "14:00"), ("12am", "00:00"), ("12 pm", "12:00"), ("9.15 AM", "09:15"),
    ],
)  # fmt: skip
def test_times_are_read_as_people_type_them(typed: str, read: str) -> None:
    assert read_time(typed) == read


@pytest.mark.parametrize("typed", ["noon", "24:00", "9:60", "13pm", "0am", "-1", "9:3"])
def test_what_is_no_time_is_refused_in_words(typed: str) -> None:
    with pytest.raises(NotAllowedError, match="is no time of the day") as refused:
        read_time(typed)
    assert refused.value.field == "days"


@given(st.lists(st.dates(date(2000, 1, 1), date(2000, 2, 20)), min_size=1, max_size=6, unique=True))
def test_days_come_out_in_order_and_are_kept_where_first_and_last_do_not_say_all(days: list[date]) -> None:
    checked = checked_days(tuple(map(SessionDay, days)))
    assert [day.held_on for day in checked] == sorted(days)
    kept = days_to_keep(checked)
    held = Session(1, 1, checked[0].held_on, checked[-1].held_on, days=kept)
    assert held.held_days == checked
    assert draft_of(held).days == checked


def test_days_without_gaps_are_kept_where_times_are_known() -> None:
    days = (SessionDay(AHEAD, "09:00"), SessionDay(AHEAD + timedelta(days=1)))
    assert days_to_keep(days) == days
    assert days_to_keep(days[1:]) == ()


@pytest.mark.parametrize("capacity", [0, -3, 100_001])
def test_a_number_of_places_that_cannot_be_is_refused(capacity: int) -> None:
    with pytest.raises(NotAllowedError) as refused:
        checked_capacity(capacity)
    assert refused.value.field == "capacity"
    assert checked_capacity(None) is None


def test_a_session_is_coming_then_to_close_then_held() -> None:
    coming = session(booked=3, was_booked=True)
    assert coming.state(TODAY) is SessionState.COMING
    assert coming.state(AHEAD) is SessionState.TO_CLOSE
    assert coming._replace(closed_on=AHEAD).state(AHEAD) is SessionState.HELD
    # What was recorded afterwards never had a register.
    assert session(BEFORE, attended=4).state(TODAY) is SessionState.HELD
    assert session(BEFORE, whole_agency=True).state(TODAY) is SessionState.HELD
    assert session(BEFORE, attended=4, others=1, was_booked=True).state(TODAY) is SessionState.TO_CLOSE


@given(st.lists(st.integers(1, 99), unique=True), st.integers(1, 10) | st.none(), st.integers(0, 12), st.integers(0, 3))
def test_places_go_in_order_and_never_past_those_who_wait(
    wanted: list[int], capacity: int | None, booked: int, waiting: int
) -> None:
    held = session(capacity=capacity, booked=booked, waiting=waiting)
    places, waits = shared_out(tuple(wanted), held, TODAY)
    assert (*places, *waits) == tuple(wanted)
    if capacity is None:
        assert waits == ()
    else:
        assert booked + waiting + len(places) <= max(capacity, booked + waiting)
    assert shared_out(tuple(wanted), held, AHEAD) == (tuple(wanted), ())


def test_whoever_has_waited_longest_is_first() -> None:
    entries = [
        RegisterEntry(place, place, outcome)
        for place, outcome in enumerate((Outcome.BOOKED, Outcome.WAITING, Outcome.WAITING))
    ]
    assert first_waiting(entries) == entries[1]
    assert first_waiting(entries[:1]) is None


def test_one_key_goes_through_every_mark_and_comes_back() -> None:
    for is_ahead, length in ((True, 3), (False, 5)):
        seen, now = [Outcome.BOOKED], next_mark(Outcome.BOOKED, is_ahead=is_ahead)
        while now is not Outcome.BOOKED:
            seen.append(now)
            now = next_mark(now, is_ahead=is_ahead)
        assert len(set(seen)) == len(seen) == length
    assert next_mark(Outcome.ATTENDED, is_ahead=False) is Outcome.DID_NOT_ATTEND


def test_figures_are_n_of_d() -> None:
    assert attended_words(session(capacity=20, booked=12), SessionState.COMING) == "12 of 20"
    assert attended_words(session(booked=12), SessionState.COMING) == "12"
    assert attended_words(session(attended=14, others=4), SessionState.HELD) == "14 of 18"
    assert set(OUTCOME_KINDS) == set(Outcome)
