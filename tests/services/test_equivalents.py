"""Trainings accepted for a requirement that their course does not count towards."""

from datetime import date, timedelta
from typing import Any

import pytest

from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.dates import Precision
from nscp_desktop.domain.drafts import PersonDraft, TrainingDraft
from nscp_desktop.domain.equivalents import TrainingElsewhere, acceptable, counts_towards
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.domain.training import Completion, Equivalent, Evidence
from nscp_desktop.services.record_files import Services

PREVENT = "school/prevent-awareness"
UPDATE = "school/annual-update"
DONE = date(2026, 3, 4)


def person(school: Services, given: str = "Amir") -> int:
    return school.people.add(PersonDraft(given, "Khan", starts_on=date(2020, 9, 1)))


def course(school: Services, title: str) -> int:
    return next(item.id for item in school.training.courses(True) if item.title == title)


def elsewhere(school: Services, own: int, on: date | None = DONE, title: str = "Police training") -> Completion:
    """Record a training of a course that counts towards nothing."""
    known = [item.id for item in school.training.courses() if item.title == title]
    course_id = known[0] if known else school.training.add_course(Course(0, title))
    school.training.record(TrainingDraft(course_id, on, (own,)), today=date(2026, 11, 23))
    return next(item for item in school.standing.snapshot().history(own).completions if item.course_id == course_id)


def decision(done: Completion, **more: Any) -> Equivalent:
    made = Equivalent(0, done.person_id, done.id, PREVENT, "Gwen Evans", "The same content", date(2026, 11, 20))
    return made._replace(**more)


def kind(school: Services, own: int, today: date, requirement: str = PREVENT) -> StandingKind:
    return next(row for row in school.standing.board(today).rows if row.person.id == own).cell(requirement).kind


def test_what_is_accepted_counts_from_the_day_it_was_done(school: Services, today: date) -> None:
    own = person(school)
    done = elsewhere(school, own)
    assert kind(school, own, today) is StandingKind.NOT_DONE
    shown = school.training.preview_equivalent(decision(done), today)
    assert (shown.kind, shown.due) == (StandingKind.IN_DATE, date(2028, 3, 4))
    assert school.standing.snapshot().history(own).equivalents == ()
    school.training.accept_equivalent(decision(done, reason=" The same  content "), today=today)
    assert kind(school, own, today) is StandingKind.IN_DATE
    assert kind(school, own, date(2026, 3, 3)) is StandingKind.NOT_DONE
    (stored,) = school.standing.snapshot().history(own).equivalents
    assert stored == decision(done, id=stored.id)


def test_it_counts_for_this_person_and_this_requirement_alone(school: Services, today: date) -> None:
    own, other = person(school), person(school, "Bo")
    done = elsewhere(school, own)
    elsewhere(school, other)
    school.training.accept_equivalent(decision(done), today=today)
    assert kind(school, other, today) is StandingKind.NOT_DONE
    assert kind(school, own, today, UPDATE) is StandingKind.NOT_DONE


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"reason": "  "}, "reason", "why"),
        ({"approved_by": ""}, "approved_by", "who"),
        ({"decided_on": date(2026, 11, 24)}, "decided_on", "still ahead"),
        ({"decided_on": date(1969, 12, 31)}, "decided_on", "1970"),
    ],
)
def test_a_decision_without_reason_approver_or_possible_day_is_refused(
    school: Services, today: date, values: dict[str, Any], field: str, words: str
) -> None:
    own = person(school)
    done = elsewhere(school, own)
    with pytest.raises(NotAllowedError, match=words) as refusal:
        school.training.accept_equivalent(decision(done, **values), today=today)
    assert refusal.value.field == field
    with pytest.raises(NotAllowedError, match=words) as refusal:
        school.training.accept_elsewhere(
            TrainingElsewhere("A diploma", DONE), decision(done, completion_id=0, **values), today=today
        )
    assert refusal.value.field == field
    assert school.standing.snapshot().history(own).equivalents == ()


def test_what_the_course_counts_towards_anyway_needs_no_decision(school: Services, today: date) -> None:
    own = person(school)
    done = elsewhere(school, own, title="Prevent awareness")
    with pytest.raises(NotAllowedError, match="counts towards Prevent awareness as it is") as refusal:
        school.training.accept_equivalent(decision(done), today=today)
    assert refusal.value.field == "training"
    assert acceptable(school.standing.snapshot().history(own), PREVENT, school.standing.snapshot().rulebook) == ()


def test_a_refresher_that_only_renews_can_be_accepted_for_the_first_time(school: Services, today: date) -> None:
    lead = school.people.add(PersonDraft("Lead", "Khan", starts_on=date(2020, 9, 1), duties=("dsl",)))
    done = elsewhere(school, lead, title="DSL refresher")
    assert kind(school, lead, today, "school/dsl-training") is not StandingKind.IN_DATE
    school.training.accept_equivalent(decision(done, requirement_id="school/dsl-training"), today=today)
    assert kind(school, lead, today, "school/dsl-training") is StandingKind.IN_DATE


def test_the_same_training_is_accepted_for_a_requirement_once(school: Services, today: date) -> None:
    own = person(school)
    done = elsewhere(school, own)
    school.training.accept_equivalent(decision(done), today=today)
    with pytest.raises(NotAllowedError, match="already, by Gwen Evans") as refusal:
        school.training.accept_equivalent(decision(done, approved_by="Somebody else"), today=today)
    assert refusal.value.field == "training"
    school.training.accept_equivalent(decision(done, requirement_id=UPDATE), today=today)
    assert len(school.standing.snapshot().history(own).equivalents) == 2


def test_nothing_is_accepted_that_is_somebody_elses_or_gone(school: Services, today: date) -> None:
    own, other = person(school), person(school, "Bo")
    done = elsewhere(school, own)
    for wrong in (decision(done, person_id=other), decision(done, completion_id=99)):
        with pytest.raises(NotFoundError):
            school.training.accept_equivalent(wrong, today=today)
    with pytest.raises(NotFoundError):
        school.training.accept_equivalent(decision(done, requirement_id="school/nothing"), today=today)
    with pytest.raises(NotFoundError):
        school.training.remove_equivalent(99)


def test_one_without_a_date_counts_when_its_date_is_given_and_keeps_the_decision(school: Services, today: date) -> None:
    own = person(school)
    done = elsewhere(school, own, on=None)
    school.training.accept_equivalent(decision(done), today=today)
    assert kind(school, own, today) is StandingKind.DATE_UNKNOWN
    school.training.change_completion(
        done._replace(completed_on=date(2026, 3, 1), precision=Precision.MONTH), today=today
    )
    assert kind(school, own, today) is StandingKind.IN_DATE
    (stored,) = school.standing.snapshot().history(own).equivalents
    assert stored.completion_id == done.id


def test_it_is_taken_back_and_undo_brings_it_back(school: Services, today: date) -> None:
    own = person(school)
    done = elsewhere(school, own)
    school.training.accept_equivalent(decision(done), today=today)
    (stored,) = school.standing.snapshot().history(own).equivalents
    school.training.remove_equivalent(stored.id, reason="Another certificate")
    assert kind(school, own, today) is StandingKind.NOT_DONE
    step = school.history.undo()
    assert step is not None
    assert school.standing.snapshot().history(own).equivalents == (stored,)
    school.history.undo()
    assert school.standing.snapshot().history(own).equivalents == ()


def test_a_training_that_goes_takes_the_decision_along_and_brings_it_back(school: Services, today: date) -> None:
    own = person(school)
    done = elsewhere(school, own)
    school.training.accept_equivalent(decision(done), today=today)
    before = school.standing.snapshot().history(own)
    school.training.remove_completion(done.id)
    assert school.standing.snapshot().history(own).equivalents == ()
    school.history.undo()
    assert school.standing.snapshot().history(own) == before


def test_merging_two_who_are_one_takes_the_decision_along(school: Services, today: date) -> None:
    own, twin = person(school), person(school, "A.")
    done = elsewhere(school, twin)
    elsewhere(school, own)
    school.training.accept_equivalent(decision(done), today=today)
    school.removal.merge(own, twin)
    history = school.standing.snapshot().history(own)
    assert [item.completion_id for item in history.equivalents] == [history.completions[0].id]
    assert kind(school, own, today) is StandingKind.IN_DATE


def test_a_training_elsewhere_is_recorded_and_accepted_in_one_step(school: Services, today: date) -> None:
    own = person(school)
    training = TrainingElsewhere(
        " Prevent for police ", date(2026, 3, 1), Precision.MONTH, date(2027, 3, 1), 2.5, " Police ", Evidence.ORIGINAL
    )
    made = Equivalent(0, own, 0, PREVENT, "Gwen Evans", "The same content", today)
    school.training.accept_elsewhere(training, made, today=today)
    history = school.standing.snapshot().history(own)
    (done,) = history.completions
    assert (done.done_words, done.expires_on, done.hours) == ("about Mar 2026", date(2027, 3, 1), 2.5)
    assert (done.provider, done.evidence) == ("Police", Evidence.ORIGINAL)
    assert [item.completion_id for item in history.equivalents] == [done.id]
    assert kind(school, own, today) is StandingKind.IN_DATE
    added = next(item for item in school.training.courses(True) if item.id == done.course_id)
    assert (added.title, added.active) == ("Prevent for police", False)
    assert added not in school.training.courses()
    school.history.undo()
    assert school.standing.snapshot().history(own).completions == ()
    assert added.title not in {item.title for item in school.training.courses(True)}


def test_a_training_elsewhere_uses_a_course_of_that_name_and_is_not_recorded_twice(
    school: Services, today: date
) -> None:
    own = person(school)
    done = elsewhere(school, own)
    made = Equivalent(0, own, 0, PREVENT, "Gwen Evans", "The same content", today)
    with pytest.raises(NotAllowedError, match="on record already") as refusal:
        school.training.accept_elsewhere(TrainingElsewhere("POLICE training", DONE), made, today=today)
    assert refusal.value.field == "title"
    school.training.accept_elsewhere(TrainingElsewhere("POLICE training", DONE + timedelta(days=1)), made, today=today)
    assert {item.course_id for item in school.standing.snapshot().history(own).completions} == {done.course_id}
    with pytest.raises(NotAllowedError, match="as it is"):
        school.training.accept_elsewhere(TrainingElsewhere("prevent course 1", DONE), made, today=today)


@pytest.mark.parametrize(
    ("training", "field"),
    [
        (TrainingElsewhere("  ", DONE), "title"),
        (TrainingElsewhere("x" * 201, DONE), "title"),
        (TrainingElsewhere("A diploma", date(2026, 11, 24)), "completed_on"),
        (TrainingElsewhere("A diploma", DONE, expires_on=date(2026, 3, 3)), "expires_on"),
        (TrainingElsewhere("A diploma", DONE, hours=-1), "hours"),
    ],
)
def test_a_training_elsewhere_that_cannot_be_leaves_nothing_behind(
    school: Services, today: date, training: TrainingElsewhere, field: str
) -> None:
    own = person(school)
    before = school.training.courses(True)
    made = Equivalent(0, own, 0, PREVENT, "Gwen Evans", "The same content", today)
    with pytest.raises(NotAllowedError) as refusal:
        school.training.accept_elsewhere(training, made, today=today)
    assert refusal.value.field == field
    school.standing.forget()
    assert school.training.courses(True) == before
    assert school.standing.snapshot().history(own).completions == ()


def test_a_training_elsewhere_without_a_name_is_asked_for_it(school: Services, today: date) -> None:
    made = Equivalent(0, person(school), 0, PREVENT, "Gwen Evans", "The same content", today)
    with pytest.raises(NotAllowedError, match="Say what training it was"):
        school.training.accept_elsewhere(TrainingElsewhere(" ", DONE), made, today=today)


def test_what_a_training_counts_towards_is_told_with_who_accepted_it(school: Services, today: date) -> None:
    own = person(school)
    done = elsewhere(school, own, title="Annual safeguarding update")
    school.training.accept_equivalent(decision(done), today=today)
    snapshot = school.standing.snapshot()
    told = counts_towards(done, snapshot.history(own), snapshot.rulebook)
    words = {item.title: item.words for item in told}
    assert words["Annual safeguarding update"] == "by its course"
    assert words["Prevent awareness"] == "accepted by Gwen Evans on 20 Nov 2026"
