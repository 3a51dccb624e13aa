"""What becomes of registers when people are merged, deleted or erased."""

from datetime import date, timedelta

import pytest

from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.registers import Mark, Outcome
from nscp_desktop.domain.session_drafts import SessionDraft
from nscp_desktop.domain.sessions import SessionDay
from nscp_desktop.services.privacy import Erasure
from nscp_desktop.services.record_files import Services

HELD, AHEAD = date(2026, 11, 20), date(2026, 12, 3)


def person(school: Services, given: str) -> int:
    return school.people.add(PersonDraft(given, "Khan", starts_on=date(2020, 9, 1)))


def session_of(school: Services, on: date, *people: int) -> int:
    draft = SessionDraft(school.training.courses()[0].id, (SessionDay(on),))
    return school.sessions.add(draft, people, today=date(2026, 11, 23))


def outcomes(school: Services, session_id: int) -> dict[int, Outcome]:
    return {entry.person_id: entry.outcome for entry in school.sessions.entries(session_id)}


def marked(school: Services, session_id: int, person_id: int, outcome: Outcome, today: date) -> None:
    entry = next(one.id for one in school.sessions.entries(session_id) if one.person_id == person_id)
    school.sessions.mark(session_id, [entry], Mark(outcome), today=today)


@pytest.mark.parametrize("ours_first", [True, False])
def test_two_on_one_register_who_are_merged_stand_there_once(school: Services, today: date, ours_first: bool) -> None:
    one, other = person(school, "Amir"), person(school, "Ameer")
    own = session_of(school, HELD, one, other)
    marked(school, own, one if ours_first else other, Outcome.DID_NOT_ATTEND, today)
    school.sessions.close(own, today=today)
    before = school.sessions.entries(own)
    school.removal.merge(one, other)
    assert outcomes(school, own) == {one: Outcome.ATTENDED}
    assert school.problems(full=True) == []
    school.history.undo()
    assert school.sessions.entries(own) == before


def test_two_who_are_both_booked_keep_one_place(school: Services, today: date) -> None:
    one, other, third = person(school, "Amir"), person(school, "Ameer"), person(school, "Bo")
    own = session_of(school, AHEAD, one, other, third)
    school.removal.merge(one, other)
    assert outcomes(school, own) == {one: Outcome.BOOKED, third: Outcome.BOOKED}
    assert [booking.on for booking in school.standing.snapshot().history(one).bookings] == [AHEAD]
    assert school.sessions.session(own).booked == 2
    assert school.problems(full=True) == []
    del today


def test_a_deleted_person_leaves_the_register_and_comes_back_to_it(school: Services, today: date) -> None:
    one, other = person(school, "Amir"), person(school, "Bo")
    own = session_of(school, HELD, one, other)
    marked(school, own, one, Outcome.CANCELLED_LATE, today)
    before = school.sessions.entries(own)
    school.removal.remove([one])
    assert outcomes(school, own) == {other: Outcome.BOOKED}
    school.history.undo()
    assert school.sessions.entries(own) == before


def test_an_erased_person_is_on_no_register_and_their_reason_in_no_history(school: Services, today: date) -> None:
    one, other = person(school, "Amir"), person(school, "Bo")
    own = session_of(school, HELD, one, other)
    entry = next(each.id for each in school.sessions.entries(own) if each.person_id == one)
    school.sessions.mark(own, [entry], Mark(Outcome.PART, None, "Left with Zebedee"), today=today)
    erase(school, one, today)
    assert outcomes(school, own) == {other: Outcome.BOOKED}
    assert school.sessions.outcomes_of(one) == ()
    assert not any("Zebedee" in line for _, lines in school.history.told() for line in lines)


def erase(school: Services, person_id: int, today: date) -> None:
    leaver = school.standing.snapshot().people[person_id]
    gone = today - timedelta(days=1)
    school.people.change(person_id, PersonDraft(leaver.given, leaver.family, starts_on=date(2020, 9, 1), ends_on=gone))
    school.privacy.erase(Erasure((person_id,), "Head", "Asked for it", on_request=True), today=today)
