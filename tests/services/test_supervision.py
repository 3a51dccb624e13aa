"""Supervision on record: for one and for many, what is refused, how often it is meant to be, and undo."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.people import PersonKind, Span
from nscp_desktop.domain.standing_kinds import StandingKind
from nscp_desktop.domain.supervision import SupervisionKind, SupervisionRule
from nscp_desktop.domain.times import times_of
from nscp_desktop.services.record_files import Services
from nscp_desktop.services.supervision import SupervisionDraft, SupervisionRecorded

ONE, GROUP, PEER = SupervisionKind
START = date(2020, 1, 1)


def add(school: Services, given: str, starts_on: date = START, **more: Any) -> int:
    return school.people.add(PersonDraft(given, "Person", "", "", "", PersonKind.EMPLOYEE, starts_on, **more))


def record(
    school: Services, today: date, *people: int, on: date | None, kind: SupervisionKind = ONE
) -> SupervisionRecorded:
    return school.supervision.record(SupervisionDraft(people, on, kind), today=today)


def test_a_group_supervision_is_one_step_and_whoever_had_it_that_day_is_left_as_they_are(
    school: Services, today: date
) -> None:
    people = [add(school, name) for name in ("Ada", "Bea", "Cleo")]
    assert record(school, today, people[0], on=today, kind=GROUP) == (1, 0)
    assert record(school, today, *people, people[1], on=today, kind=GROUP) == (2, 1)
    assert record(school, today, people[0], on=today) == (1, 0)
    assert [len(school.supervision.of_person(own)) for own in people] == [2, 1, 1]
    assert school.history.undoable() is not None
    school.history.undo()
    school.history.undo()
    assert [len(school.supervision.of_person(own)) for own in people] == [1, 0, 0]


def test_what_cannot_be_is_refused_in_words_beside_its_field(school: Services, today: date) -> None:
    old, new = add(school, "Ada"), add(school, "Bea", date(2026, 11, 1))
    record(school, today, old, on=today)
    cases: list[tuple[tuple[int, ...], date | None, str, str]] = [
        ((), today, "person_ids", "at least one person"),
        ((old,), None, "held_on", "on which day"),
        ((old,), today + timedelta(days=1), "held_on", "still ahead"),
        ((old,), date(1969, 12, 31), "held_on", "Check the year"),
        ((old, new), date(2026, 10, 31), "person_ids", "Bea Person was not here on 31 Oct 2026"),
        ((old,), today, "held_on", "on record already"),
    ]
    for people, on, field, words in cases:
        with pytest.raises(NotAllowedError, match=words) as refusal:
            record(school, today, *people, on=on)
        assert refusal.value.field == field
    with pytest.raises(NotFoundError):
        record(school, today, 999, on=today)
    assert len(school.supervision.of_person(old)) == 1


def test_many_who_were_not_here_are_named_in_short(school: Services, today: date) -> None:
    people = [add(school, f"N{place}", today) for place in range(5)]
    with pytest.raises(NotAllowedError, match=r"N0 Person, N1 Person, N2 Person and 2 more were not here"):
        record(school, today, *people, on=date(2026, 1, 5))


def test_the_overview_says_who_is_overdue_by_how_many_days_on_any_day(school: Services, today: date) -> None:
    team = school.agency.add_team("Nursery")
    ada, bea = add(school, "Ada", team_id=team), add(school, "Bea", team_id=team)
    add(school, "Cleo")
    school.supervision.set_rules([SupervisionRule(team, ONE, 6)])
    record(school, today, ada, bea, on=date(2026, 9, 1))
    record(school, today, ada, on=date(2026, 11, 2))
    found = school.supervision.overview(today)
    words = {one.person.given: one.worst.words(today) if one.worst else "" for one in found.people}
    assert words == {"Ada": "In time until 14 Dec 2026", "Bea": "Overdue by 41 days", "Cleo": ""}
    assert [(own.team, own.figures.words) for own in found.teams] == [("Nursery", "1 of 2"), ("", "0 of 0")]
    before = school.supervision.overview(date(2026, 10, 13))
    assert before.figures.words == "2 of 2"
    assert [one.gaps[0].last for one in before.people[:2]] == [date(2026, 9, 1)] * 2
    assert school.supervision.person(ada, date(2026, 10, 13)) == before.people[0]
    after = school.supervision.person(ada, date(2026, 12, 15))
    assert after is not None
    assert after.standing is StandingKind.OVERDUE
    assert school.supervision.person(ada, today) == found.people[0]
    jobs = school.supervision.jobs(today)
    assert [(job.title, job.detail, job.page, job.tab) for job in jobs] == [
        ("Supervision is missing for 1 person", "1 overdue", "learning", "supervision")
    ]
    assert school.supervision.jobs(date(2026, 10, 13)) == ()
    times = times_of(school.people.person(bea))
    school.people.change_times(bea, replace(times, away=(Span(today, None),)))
    assert school.supervision.jobs(today) == ()


def test_nothing_is_asked_and_no_job_is_given_before_anybody_says_how_often(school: Services, today: date) -> None:
    own = add(school, "Ada")
    assert school.supervision.overview(today).is_empty
    assert school.supervision.jobs(today) == ()
    record(school, today, own, on=today)
    found = school.supervision.overview(today)
    assert not found.is_empty
    assert found.people[0].standing is StandingKind.NOT_REQUIRED
    assert school.supervision.person(999, today) is None


def test_how_often_is_kept_for_teams_and_for_everyone_else_and_a_change_only_tells_what_differs(
    school: Services,
) -> None:
    first, second = school.agency.add_team("Nursery"), school.agency.add_team("Office")
    rules = [SupervisionRule(first, ONE, 6), SupervisionRule(second, ONE, 8), SupervisionRule(None, PEER, 52)]
    school.supervision.set_rules(rules)
    assert list(school.supervision.rules()) == rules
    swapped = [SupervisionRule(first, ONE, 8), SupervisionRule(second, ONE, 6), SupervisionRule(None, PEER, 52)]
    school.supervision.set_rules(swapped)
    assert list(school.supervision.rules()) == swapped
    school.supervision.set_rules([SupervisionRule(None, GROUP, 4)])
    assert school.supervision.rules() == (SupervisionRule(None, GROUP, 4),)
    school.history.undo()
    assert set(school.supervision.rules()) == set(swapped)


def test_times_that_are_none_are_refused(school: Services) -> None:
    for weeks in (0, 105, -1):
        with pytest.raises(NotAllowedError, match="from 1 to 104"):
            school.supervision.set_rules([SupervisionRule(None, ONE, weeks)])
    with pytest.raises(NotAllowedError, match="twice"):
        school.supervision.set_rules([SupervisionRule(None, ONE, 4), SupervisionRule(None, ONE, 6)])
    with pytest.raises(NotFoundError):
        school.supervision.set_rules([SupervisionRule(99, ONE, 4)])
    assert school.supervision.rules() == ()


def test_one_is_removed_and_comes_back_and_what_is_gone_is_not_removed_again(school: Services, today: date) -> None:
    own = add(school, "Ada")
    record(school, today, own, on=today)
    stored = school.supervision.of_person(own)[0]
    school.supervision.remove([stored.id])
    assert school.supervision.of_person(own) == ()
    with pytest.raises(NotFoundError):
        school.supervision.remove([stored.id])
    with pytest.raises(NotFoundError):
        school.supervision.remove([])
    school.history.undo()
    assert school.supervision.of_person(own) == (stored,)


def test_two_records_of_one_person_become_one_and_the_same_day_stands_once(school: Services, today: date) -> None:
    kept, gone = add(school, "Ada"), add(school, "Ada")
    record(school, today, kept, gone, on=today)
    record(school, today, gone, on=date(2026, 11, 2))
    school.removal.merge(kept, gone)
    assert [one.held_on for one in school.supervision.of_person(kept)] == [today, date(2026, 11, 2)]


def test_a_team_of_a_thousand_is_recorded_at_once(school: Services, today: date) -> None:
    with school.desk.reading() as unit:
        assert unit.supervision.who_had(today, ONE, range(2500)) == set()
