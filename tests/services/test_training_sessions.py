"""Which session a training that is recorded belongs to, and what becomes of places on its register."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import insert, select

from nscp_desktop.domain.drafts import PersonDraft, TrainingDraft
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.registers import Outcome
from nscp_desktop.domain.sessions import Session
from nscp_desktop.services.record_files import Services
from nscp_desktop.storage.schema import attendance

ON = date(2026, 9, 3)
WHOLE = "Whole-school safeguarding"


def course(school: Services, title: str = "Prevent awareness") -> int:
    return next(course.id for course in school.training.courses() if course.title == title)


def people(school: Services, *names: str) -> list[int]:
    return [school.people.add(PersonDraft(name, "Khan", starts_on=date(2020, 9, 1))) for name in names]


def sessions(school: Services) -> Sequence[Session]:
    with school.desk.reading() as unit:
        return unit.sessions.all()


def planned(school: Services, own: Sequence[int], on: date = ON, **more: Any) -> int:
    """Plan a session and put people on its register: as booked, unless `outcome` says otherwise."""
    outcome = more.pop("outcome", "booked")
    closed_on, own_course = more.pop("closed_on", None), more.pop("course_id", None) or course(school)
    with school.desk.changing("Plan a session") as unit:
        draft = TrainingDraft(own_course, on, (), **more)
        session_id = unit.training.add_session(draft, on)
        if closed_on is not None:
            unit.sessions.change(session_id, {"closed_on": closed_on})
        for each in own:
            unit._db.execute(
                insert(attendance).values(
                    person_id=each,
                    course_id=draft.course_id,
                    session_id=session_id,
                    outcome=outcome,
                    booked_on=on.isoformat(),
                    recorded_on="2026-08-01",
                    note="needs a seat near the door",
                )
            )
    school.standing.renew(own)
    return session_id


def register(school: Services, session_id: int) -> dict[int, Outcome]:
    with school.desk.reading() as unit:
        return {entry.person_id: entry.outcome for entry in unit.sessions.entries(session_id)}


def draft(school: Services, *own: int, **more: Any) -> TrainingDraft:
    return TrainingDraft(course(school), ON, own, provider="NSCP", trainer="Gwen Evans", **more)


def test_single_records_of_one_event_share_one_session(school: Services, today: date) -> None:
    amir, bo, cy = people(school, "Amir", "Bo", "Cy")
    for own in (amir, bo):
        school.training.record(draft(school, own), today=today)
    school.training.record(replace(draft(school, cy), provider=" nscp "), today=today)
    held = sessions(school)
    assert [(one.starts_on, one.attended) for one in held] == [(ON, 3)]


@pytest.mark.parametrize(
    "other",
    [
        {"completed_on": date(2026, 9, 4)},
        {"provider": "Somebody else"},
        {"trainer": ""},
        {"delivery": "Online"},
        {"first_day": date(2026, 9, 2)},
    ],
)
def test_what_differs_in_day_or_circumstances_is_another_session(
    school: Services, today: date, other: dict[str, Any]
) -> None:
    amir, bo = people(school, "Amir", "Bo")
    school.training.record(draft(school, amir), today=today)
    school.training.record(replace(draft(school, bo), **other), today=today)
    assert [one.attended for one in sessions(school)] == [1, 1]


def test_a_closed_register_is_not_added_to(school: Services, today: date) -> None:
    amir, bo = people(school, "Amir", "Bo")
    school.training.record(draft(school, amir), today=today)
    with school.desk.changing("Close") as unit:
        unit.sessions.change(unit.sessions.all()[0].id, {"closed_on": "2026-09-04"})
    school.training.record(draft(school, bo), today=today)
    assert sorted(one.attended for one in sessions(school)) == [1, 1]


def test_a_place_on_the_session_of_the_day_becomes_the_completion_and_stays_with_it(
    school: Services, today: date
) -> None:
    amir, bo, cy = people(school, "Amir", "Bo", "Cy")
    session_id = planned(school, (amir, bo))
    with school.desk.reading() as unit:
        places = {entry.person_id: entry.id for entry in unit.sessions.entries(session_id)}
    school.training.record(draft(school, amir, cy), today=today)
    assert len(sessions(school)) == 1
    assert register(school, session_id) == {amir: Outcome.ATTENDED, bo: Outcome.BOOKED, cy: Outcome.ATTENDED}
    history = school.standing.snapshot().history(amir)
    assert history.bookings == ()
    assert [(done.id, done.completed_on, done.note) for done in history.completions] == [
        (places[amir], ON, "needs a seat near the door")
    ]
    school.history.undo()
    assert register(school, session_id) == {amir: Outcome.BOOKED, bo: Outcome.BOOKED}
    school.history.redo()
    assert register(school, session_id)[amir] is Outcome.ATTENDED


def test_who_waits_for_a_place_and_came_all_the_same_is_on_the_register(school: Services, today: date) -> None:
    (amir,) = people(school, "Amir")
    session_id = planned(school, (amir,), outcome="waiting")
    school.training.record(draft(school, amir), today=today)
    assert register(school, session_id) == {amir: Outcome.ATTENDED}


def test_a_place_on_a_closed_register_is_left_as_it_is(school: Services, today: date) -> None:
    (amir,) = people(school, "Amir")
    session_id = planned(school, (amir,), closed_on="2026-09-04")
    school.training.record(draft(school, amir), today=today)
    assert register(school, session_id) == {amir: Outcome.BOOKED}
    assert [one.attended for one in sessions(school)] == [1, 0]


def test_a_walk_in_of_another_provider_gets_a_session_of_their_own(school: Services, today: date) -> None:
    amir, bo = people(school, "Amir", "Bo")
    session_id = planned(school, (amir,), provider="Somebody else")
    school.training.record(draft(school, amir, bo), today=today)
    assert register(school, session_id) == {amir: Outcome.ATTENDED}
    assert [one.attended for one in sessions(school)] == [1, 1]


def test_a_place_on_an_earlier_session_is_left_to_its_register(school: Services, today: date) -> None:
    (amir,) = people(school, "Amir")
    session_id = planned(school, (amir,), date(2026, 9, 1))
    school.training.record(draft(school, amir), today=today)
    assert register(school, session_id) == {amir: Outcome.BOOKED}
    assert len(sessions(school)) == 2


def test_a_place_of_a_session_over_several_days_is_used_when_only_its_last_day_is_given(
    school: Services, today: date
) -> None:
    amir, bo = people(school, "Amir", "Bo")
    session_id = planned(school, (amir,), first_day=date(2026, 9, 2))
    school.training.record(draft(school, amir, bo), today=today)
    assert register(school, session_id) == {amir: Outcome.ATTENDED, bo: Outcome.ATTENDED}


@pytest.mark.parametrize("outcome", [Outcome.DID_NOT_ATTEND, Outcome.PART, Outcome.CANCELLED_LATE])
def test_of_whom_the_register_says_otherwise_is_refused_by_name_and_nothing_is_stored(
    school: Services, today: date, outcome: Outcome
) -> None:
    amir, bo = people(school, "Amir", "Bo")
    planned(school, (amir,), outcome=outcome.value, closed_on="2026-09-04")
    with pytest.raises(NotAllowedError, match=f"Amir Khan \\({outcome.words}\\)") as refusal:
        school.training.record(draft(school, amir, bo), today=today)
    assert refusal.value.field == "person_ids"
    assert all(not history.completions for history in school.standing.snapshot().histories.values())
    assert len(sessions(school)) == 1
    assert school.training.record(draft(school, bo), today=today).stored == 1


def test_a_planned_session_that_is_recorded_as_held_for_everyone_is_the_day_for_everyone(
    school: Services, today: date
) -> None:
    amir, bo, cy = people(school, "Amir", "Bo", "Cy")
    own = course(school, WHOLE)
    session_id = planned(school, (amir, bo), course_id=own, provider="NSCP")
    day = TrainingDraft(own, ON, (amir, bo, cy), provider="Our own", whole_agency=True)
    school.training.record(day, today=today)
    assert [(one.id, one.whole_agency, one.attended) for one in sessions(school)] == [(session_id, True, 3)]
    late = people(school, "Dee")
    school.training.record(replace(day, person_ids=tuple(late), provider=""), today=today)
    assert [one.attended for one in sessions(school)] == [4]


def test_a_booking_that_belongs_to_no_session_is_taken_as_kept(school: Services, today: date) -> None:
    (amir,) = people(school, "Amir")
    school.training.book([amir], course(school), None, today=date(2026, 9, 1))
    school.training.record(draft(school, amir), today=today)
    assert school.standing.snapshot().history(amir).bookings == ()
    with school.desk.reading() as unit:
        rows = unit._db.execute(select(attendance.c.outcome)).scalars().all()
    assert rows == ["attended"]


def corrected(school: Services, own: int, day: date, today: date) -> None:
    (done,) = school.standing.snapshot().history(own).completions
    school.training.change_completion(done._replace(completed_on=day), today=today)


def test_a_session_of_one_person_moves_with_a_day_that_is_corrected(school: Services, today: date) -> None:
    (amir,) = people(school, "Amir")
    school.training.record(draft(school, amir, first_day=date(2026, 9, 2)), today=today)
    corrected(school, amir, date(2026, 9, 10), today)
    assert [(one.starts_on, one.ends_on, one.attended) for one in sessions(school)] == [
        (date(2026, 9, 9), date(2026, 9, 10), 1)
    ]


def test_a_day_corrected_within_its_session_changes_nothing_else(school: Services, today: date) -> None:
    (amir,) = people(school, "Amir")
    school.training.record(draft(school, amir, first_day=date(2026, 9, 2)), today=today)
    before = sessions(school)
    corrected(school, amir, date(2026, 9, 2), today)
    assert sessions(school) == before


def test_of_several_only_the_one_who_was_corrected_goes_to_another_session(school: Services, today: date) -> None:
    amir, bo, cy = people(school, "Amir", "Bo", "Cy")
    school.training.record(draft(school, amir, bo), today=today)
    other = replace(draft(school, cy), completed_on=date(2026, 9, 10))
    school.training.record(other, today=today)
    corrected(school, bo, date(2026, 9, 10), today)
    assert [(one.starts_on, one.attended) for one in sessions(school)] == [(date(2026, 9, 10), 2), (ON, 1)]
    corrected(school, bo, date(2026, 9, 11), today)
    assert next((one.starts_on, one.attended) for one in sessions(school)) == (date(2026, 9, 11), 1)
    school.history.undo()
    school.history.undo()
    assert [(one.starts_on, one.attended) for one in sessions(school)] == [(date(2026, 9, 10), 1), (ON, 2)]


def test_a_day_of_which_the_register_says_otherwise_is_refused_as_a_correction(school: Services, today: date) -> None:
    (amir,) = people(school, "Amir")
    session_id = planned(school, [amir], outcome="did-not-attend")
    school.training.record(replace(draft(school, amir), completed_on=date(2026, 8, 25)), today=today)
    (done,) = school.standing.snapshot().history(amir).completions
    with pytest.raises(NotAllowedError, match="did not attend") as refusal:
        school.training.change_completion(done._replace(completed_on=ON), today=today)
    assert refusal.value.field == "completed_on"
    assert school.standing.snapshot().history(amir).completions == (done,)
    assert register(school, session_id) == {amir: Outcome.DID_NOT_ATTEND}


def test_who_was_booked_and_is_corrected_to_another_day_leaves_no_register_to_close(
    school: Services, today: date
) -> None:
    amir, bo = people(school, "Amir", "Bo")
    session_id = planned(school, [amir, bo])
    school.sessions.close(session_id, today=today)
    corrected(school, bo, date(2026, 9, 2), today)
    assert [(one.starts_on, one.state(today).value) for one in sessions(school)] == [
        (ON, "held"), (date(2026, 9, 2), "held"),
    ]  # fmt: skip
    assert school.sessions.jobs(today) == ()
