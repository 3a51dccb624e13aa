"""What the form is filled with: the day for everyone that is likely, and the next training like the last."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from nscp_desktop.domain.courses import Course, CourseKind, Satisfies
from nscp_desktop.domain.drafts import PersonDraft, TrainingDraft
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.people import Span
from nscp_desktop.domain.training import Evidence
from nscp_desktop.services.record_files import Services

WHOLE = "school/whole-school"
TITLE = "Whole-school safeguarding"


def course(school: Services, title: str = TITLE) -> int:
    return next(course.id for course in school.training.courses() if course.title == title)


def course_of(courses: Mapping[int, Course]) -> int:
    return next(own for own, item in courses.items() if item.title == TITLE)


def people(school: Services, count: int) -> list[int]:
    names = ("Amir", "Bo", "Cy", "Dee", "Eve", "Fay")[:count]
    return [school.people.add(PersonDraft(name, "Khan", starts_on=date(2020, 9, 1))) for name in names]


def offered(school: Services, today: date) -> TrainingDraft:
    found = school.training.day_to_record(WHOLE, today=today)
    assert found is not None
    return found


def test_a_school_that_never_had_such_a_day_is_offered_today_with_everyone(school: Services, today: date) -> None:
    own = people(school, 4)
    day = offered(school, today)
    assert (day.course_id, day.completed_on, day.whole_agency) == (course(school), today, True)
    assert set(day.person_ids) == set(own)


def test_who_is_away_has_left_or_is_still_to_start_is_not_ticked(school: Services, today: date) -> None:
    here, away = people(school, 2)
    with school.desk.changing("Note a time away") as unit:
        unit.people.set_away(away, [Span(today - timedelta(days=9), today + timedelta(days=9))])
    school.standing.renew([away])
    school.people.add(PersonDraft("Al", "Khan", starts_on=date(2020, 9, 1), ends_on=today - timedelta(days=1)))
    school.people.add(PersonDraft("Gus", "Khan", starts_on=today + timedelta(days=1)))
    assert offered(school, today).person_ids == (here,)


def test_the_course_of_the_last_day_is_offered_again(school: Services, today: date) -> None:
    own = people(school, 3)
    other = school.training.add_course(
        Course(0, "Our own safeguarding day", CourseKind.OTHER, satisfies=(Satisfies(WHOLE),))
    )
    school.training.record(TrainingDraft(other, date(2024, 9, 2), tuple(own), whole_agency=True), today=today)
    assert offered(school, today).course_id == other


def test_the_only_in_house_course_that_counts_is_offered_first(school: Services, today: date) -> None:
    people(school, 2)
    school.training.add_course(Course(0, "A bought-in day", CourseKind.OTHER, satisfies=(Satisfies(WHOLE),)))
    assert offered(school, today).course_id == course(school)
    with school.desk.changing("Not in-house") as unit:
        own = unit.training.courses()[course_of(unit.training.courses())]
        unit.training.change_course(replace(own, kind=CourseKind.OTHER))
    school.standing.forget()
    mine = school.training.add_course(Course(0, "Our own day", CourseKind.IN_HOUSE, satisfies=(Satisfies(WHOLE),)))
    assert offered(school, today).course_id == mine


def test_the_day_on_which_everyone_was_booked_is_offered_once_it_has_come(school: Services, today: date) -> None:
    own = people(school, 4)
    on = today - timedelta(days=5)
    school.training.book(own[:3], course(school), on, today=on - timedelta(days=30))
    assert offered(school, on - timedelta(days=1)).completed_on == on - timedelta(days=1)
    assert offered(school, today).completed_on == on
    assert set(offered(school, today).person_ids) == set(own)
    school.training.record(offered(school, today), today=today)
    assert offered(school, today).completed_on == today


def test_a_few_who_are_booked_to_catch_up_do_not_make_a_day_for_everyone(school: Services, today: date) -> None:
    own = people(school, 5)
    on = today - timedelta(days=5)
    school.training.book(own[:2], course(school), on, today=on)
    assert offered(school, today).completed_on == today


def test_a_planned_session_for_everyone_brings_its_days_provider_and_trainer(school: Services, today: date) -> None:
    people(school, 3)
    last = today - timedelta(days=2)
    first = last - timedelta(days=1)
    draft = TrainingDraft(course(school), last, (), first_day=first, provider="NSCP", trainer="Gwen Evans")
    with school.desk.changing("Plan") as unit:
        unit.training.add_session(replace(draft, whole_agency=True), last)
    day = offered(school, today)
    assert (day.first_day, day.completed_on) == (first, last)
    assert (day.provider, day.trainer) == ("NSCP", "Gwen Evans")


def test_without_a_course_that_counts_there_is_nothing_to_offer(school: Services, today: date) -> None:
    people(school, 2)
    courses = school.training.courses()
    with school.desk.changing("Change") as unit:
        for item in courses:
            left = tuple(own for own in item.satisfies if own.requirement_id != WHOLE)
            unit.training.change_course(replace(item, satisfies=left))
    school.standing.forget()
    assert school.training.day_to_record(WHOLE, today=today) is None
    assert school.training.course_for((WHOLE,)) is None


def test_a_course_that_counts_towards_all_is_found_for_several_requirements(school: Services) -> None:
    prevent, more = "school/prevent-awareness", ("school/annual-update", "school/kcsie-part-one")
    assert school.training.course_for((WHOLE, prevent)) is None
    both = school.training.add_course(
        Course(0, "All at once", CourseKind.OTHER, satisfies=tuple(map(Satisfies, (WHOLE, prevent, *more))))
    )
    assert school.training.course_for((WHOLE, prevent)) == both
    assert school.training.course_for((prevent,)) == course(school, "Prevent awareness")
    assert school.training.course_for(()) is None


def test_a_renewal_copies_the_last_one_without_its_day_and_certificate(school: Services, today: date) -> None:
    amir, bo = people(school, 2)
    first = TrainingDraft(course(school), date(2023, 9, 4), (amir, bo), provider="Somebody else")
    second = TrainingDraft(
        course(school),
        date(2025, 9, 3),
        (amir,),
        hours=2.5,
        delivery="Online, live",
        provider="NSCP",
        trainer="Gwen Evans",
        certificate_number="A-17",
        evidence=Evidence.COPY,
    )
    for draft in (first, second):
        school.training.record(draft, today=today)
    histories = school.standing.snapshot().histories
    last = [histories[own].completions[-1].id for own in (amir, bo)]
    offer = school.training.renewal_of(last)
    assert offer == replace(second, completed_on=None, certificate_number="", person_ids=(amir, bo))
    before = [histories[own].completions for own in (amir, bo)]
    school.training.record(replace(offer, completed_on=today), today=today)
    after = school.standing.snapshot().histories
    assert [after[own].completions[:-1] for own in (amir, bo)] == before


def test_a_renewal_of_several_courses_or_of_one_switched_off_is_refused(school: Services, today: date) -> None:
    amir, _ = people(school, 2)
    prevent = course(school, "Prevent awareness")
    for own in (course(school), prevent):
        school.training.record(TrainingDraft(own, date(2025, 9, 3), (amir,)), today=today)
    done = [one.id for one in school.standing.snapshot().history(amir).completions]
    with pytest.raises(NotAllowedError, match="several courses"):
        school.training.renewal_of(done)
    with school.desk.changing("Switch off") as unit:
        unit.training.change_course(replace(unit.training.courses()[prevent], active=False))
    school.standing.forget()
    own = next(one.id for one in school.standing.snapshot().history(amir).completions if one.course_id == prevent)
    with pytest.raises(NotAllowedError, match="switched off"):
        school.training.renewal_of([own])
    with pytest.raises(NotFoundError):
        school.training.renewal_of([9_999])
