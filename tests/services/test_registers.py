"""Registers: how it went for each, closing and opening again, and what is refused."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.drafts import PersonDraft, TrainingDraft
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.registers import Mark, Outcome
from nscp_desktop.domain.session_drafts import SessionDraft
from nscp_desktop.domain.sessions import SessionDay, SessionState
from nscp_desktop.domain.training import Completion
from nscp_desktop.services.record_files import Services
from tests.services.on_registers import AHEAD, HELD, course, done, entry_of, outcomes, people, session_on

# How it went


def test_closing_records_everybody_who_was_not_marked_as_one_step(school: Services, today: date) -> None:
    amir, bo, cy, di = people(school, "Amir", "Bo", "Cy", "Di")
    own = session_on(school, HELD, provider="NSCP")
    school.sessions.add_people(own, [amir, bo, cy, di], today=today)
    prevent = school.standing.snapshot().rulebook.courses[course(school)]
    school.training.change_course(replace(prevent, hours=2), today=today)
    school.sessions.mark(own, [entry_of(school, own, bo)], Mark(Outcome.DID_NOT_ATTEND, None, "", 3500), today=today)
    school.sessions.mark(own, [entry_of(school, own, cy)], Mark(Outcome.PART, 0.5, "Called away"), today=today)
    steps = len(school.history.steps())
    assert school.sessions.session(own).state(today) is SessionState.TO_CLOSE
    assert school.sessions.close(own, today=today) == 2
    assert len(school.history.steps()) == steps + 1
    assert done(school, amir) == done(school, di) == [(HELD, 2, "NSCP")]
    assert done(school, bo) == done(school, cy) == []
    assert school.sessions.session(own).state(today) is SessionState.HELD
    (missed,) = school.sessions.outcomes_of(bo)
    assert (missed.session_id, missed.entry.outcome, missed.entry.fee_pence) == (own, Outcome.DID_NOT_ATTEND, 3500)
    assert missed.entry.ended_on == today
    school.history.undo()
    assert school.sessions.session(own).closed_on is None
    assert done(school, amir) == []
    assert outcomes(school, own)[bo] is Outcome.DID_NOT_ATTEND


def test_a_training_on_record_for_that_day_is_linked_and_not_doubled(school: Services, today: date) -> None:
    amir, bo, cy = people(school, "Amir", "Bo", "Cy")
    own = session_on(school, HELD)
    school.sessions.add_people(own, [amir, bo], today=today)
    with school.desk.changing("Bring in what was on a list") as unit:
        unit.training.add_completions(
            [Completion(0, who, course(school), HELD, certificate_number="A1", recorded_on=today) for who in (amir, cy)]
        )
    school.standing.forget()
    assert school.sessions.adding(own, [cy], today=today).linked == (cy,)
    school.sessions.add_people(own, [cy], today=today)
    with pytest.raises(NotAllowedError, match="Amir Khan: on record as done on 20 Nov 2026"):
        school.sessions.mark(own, [entry_of(school, own, amir)], Mark(Outcome.DID_NOT_ATTEND), today=today)
    assert school.sessions.close(own, today=today) == 3
    assert len(done(school, amir)) == len(done(school, bo)) == len(done(school, cy)) == 1
    (kept,) = school.standing.snapshot().history(amir).completions
    assert kept.certificate_number == "A1"
    assert outcomes(school, own) == dict.fromkeys((amir, bo, cy), Outcome.ATTENDED)
    assert school.standing.snapshot().history(amir).bookings == ()


def test_somebody_on_another_session_of_that_day_stays_there(school: Services, today: date) -> None:
    (amir,) = people(school, "Amir")
    own = session_on(school, HELD)
    school.training.record(TrainingDraft(course(school), HELD, (amir,), provider="Another"), today=today)
    if amir not in outcomes(school, own):
        assert school.sessions.adding(own, [amir], today=today).elsewhere == (amir,)
        with pytest.raises(NotAllowedError, match="on another session of this course"):
            school.sessions.add_people(own, [amir], today=today)


def test_an_opened_register_is_corrected_and_closed_again(school: Services, today: date) -> None:
    amir, bo = people(school, "Amir", "Bo")
    own = session_on(school, HELD)
    school.sessions.add_people(own, [amir, bo], today=today)
    school.sessions.close(own, today=today)
    with pytest.raises(NotAllowedError) as refused:
        school.sessions.reopen(own, "  ")
    assert refused.value.field == "reason"
    school.sessions.reopen(own, "Bo was ticked by mistake")
    assert school.history.steps()[0].reason == "Bo was ticked by mistake"
    assert done(school, amir) != []
    assert school.sessions.session(own).state(today) is SessionState.TO_CLOSE
    school.sessions.mark(own, [entry_of(school, own, bo)], Mark(Outcome.DID_NOT_ATTEND), today=today)
    assert done(school, bo) == []
    assert school.sessions.close(own, today=today) == 1


@pytest.mark.parametrize("outcome", [Outcome.PART, Outcome.DID_NOT_ATTEND])
def test_nobody_has_missed_what_is_still_ahead(school: Services, today: date, outcome: Outcome) -> None:
    (amir,) = people(school, "Amir")
    own = session_on(school, AHEAD)
    school.sessions.add_people(own, [amir], today=today)
    with pytest.raises(NotAllowedError, match="still ahead"):
        school.sessions.mark(own, [entry_of(school, own, amir)], Mark(outcome), today=today)
    with pytest.raises(NotAllowedError, match="can be closed from 3 Dec 2026"):
        school.sessions.close(own, today=today)


def test_an_empty_register_is_not_closed_and_a_closed_one_is_left_alone(school: Services, today: date) -> None:
    (amir, bo) = people(school, "Amir", "Bo")
    own = session_on(school, HELD)
    with pytest.raises(NotAllowedError, match="Nobody is on the register"):
        school.sessions.close(own, today=today)
    school.sessions.add_people(own, [amir], today=today)
    school.sessions.close(own, today=today)
    entry = entry_of(school, own, amir)
    for refused in (
        lambda: school.sessions.close(own, today=today),
        lambda: school.sessions.mark(own, [entry], Mark(Outcome.DID_NOT_ATTEND), today=today),
        lambda: school.sessions.take_off(own, [entry]),
        lambda: school.sessions.add_people(own, [bo], today=today),
        lambda: school.sessions.remove(own),
    ):
        with pytest.raises(NotAllowedError):
            refused()
    assert outcomes(school, own) == {amir: Outcome.ATTENDED}


def test_who_left_before_the_day_is_not_recorded_as_there(school: Services, today: date) -> None:
    (amir, bo) = people(school, "Amir", "Bo")
    own = session_on(school, HELD)
    school.sessions.add_people(own, [amir, bo], today=today)
    gone = HELD - timedelta(days=3)
    school.people.change(amir, PersonDraft("Amir", "Khan", starts_on=date(2020, 9, 1), ends_on=gone))
    if amir in outcomes(school, own):
        with pytest.raises(NotAllowedError, match="Amir Khan had left by 20 Nov 2026"):
            school.sessions.close(own, today=today)
        school.sessions.mark(own, [entry_of(school, own, amir)], Mark(Outcome.DID_NOT_ATTEND), today=today)
    school.sessions.close(own, today=today)
    assert done(school, amir) == []


def test_part_of_a_course_is_less_than_the_whole(school: Services, today: date) -> None:
    (amir,) = people(school, "Amir")
    own = school.sessions.add(
        SessionDraft(school.training.add_course(Course(0, "Boats", hours=3)), (SessionDay(HELD),)), today=today
    )
    school.sessions.add_people(own, [amir], today=today)
    entry = entry_of(school, own, amir)
    with pytest.raises(NotAllowedError, match="The whole course takes 3 hours") as refused:
        school.sessions.mark(own, [entry], Mark(Outcome.PART, 3), today=today)
    assert refused.value.field == "hours"
    school.sessions.mark(own, [entry], Mark(Outcome.PART, 2, "", 500), today=today)
    (found,) = school.sessions.entries(own)
    assert (found.outcome, found.hours, found.fee_pence) == (Outcome.PART, 2, None)


def test_a_walk_in_is_added_on_the_day_though_all_places_are_taken(school: Services, today: date) -> None:
    amir, bo = people(school, "Amir", "Bo")
    own = session_on(school, today, capacity=1)
    school.sessions.add_people(own, [amir, bo], today=today)
    assert outcomes(school, own) == {amir: Outcome.BOOKED, bo: Outcome.BOOKED}
    assert school.sessions.close(own, today=today) == 2


def test_jobs_name_the_registers_to_close_and_the_places_that_people_wait_for(school: Services, today: date) -> None:
    amir, bo = people(school, "Amir", "Bo")
    assert school.sessions.jobs(today) == ()
    held, ahead = session_on(school, HELD), session_on(school, AHEAD, capacity=1)
    school.sessions.add_people(held, [amir], today=today)
    school.sessions.add_people(ahead, [amir, bo], today=today)
    school.sessions.mark(ahead, [entry_of(school, ahead, amir)], Mark(Outcome.CANCELLED_LATE), today=today)
    assert [job.title for job in school.sessions.jobs(today)] == [
        "Close the register of Prevent awareness", "Offer 1 free place on Prevent awareness",
    ]  # fmt: skip
    assert school.sessions.jobs(today)[0].detail == "held 20 Nov 2026, 1 person not marked yet"
    school.sessions.mark(held, [entry_of(school, held, amir)], Mark(Outcome.DID_NOT_ATTEND), today=today)
    assert school.sessions.jobs(today)[0].detail == "held 20 Nov 2026, everybody on it is marked"
    school.sessions.close(held, today=today)
    assert len(school.sessions.jobs(today)) == 1


def test_a_session_whose_only_record_is_gone_has_no_register_to_close(school: Services, today: date) -> None:
    (amir,) = people(school, "Amir")
    school.training.record(TrainingDraft(course(school), HELD, (amir,)), today=today)
    (done,) = school.standing.snapshot().history(amir).completions
    school.training.remove_completion(done.id)
    assert [one.state(today) for one in school.sessions.all()] == [SessionState.HELD]
    assert school.sessions.jobs(today) == ()
    planned = school.sessions.add(SessionDraft(course(school), (SessionDay(HELD),), place="The hall"), today=today)
    assert school.sessions.session(planned).state(today) is SessionState.TO_CLOSE


def test_a_training_recorded_afterwards_has_no_register_to_close(school: Services, today: date) -> None:
    school.training.record(TrainingDraft(course(school), HELD, tuple(people(school, "Amir"))), today=today)
    assert [one.state(today) for one in school.sessions.all()] == [SessionState.HELD]
