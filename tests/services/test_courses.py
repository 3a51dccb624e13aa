"""A course cannot be taken away from a requirement that nothing else counts towards."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from nscp_desktop.domain.courses import Course, Satisfies
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.requirements import Requirement, Rule, RuleKind
from nscp_desktop.domain.rule_changes import Counting, RequirementDraft
from nscp_desktop.services.record_files import Services

BOATS = Requirement("", "Boats and children", "Boats", (Rule("", RuleKind.ONCE, first_within_days=30),))


@pytest.fixture
def course(school: Services, today: date) -> Course:
    """Give the only course that counts towards a requirement in use."""
    own = school.training.add_course(Course(0, "Boats"))
    return named(school, "Boats", ask(school, BOATS, own, today))


def ask(school: Services, requirement: Requirement, course_id: int, today: date) -> str:
    return school.rules.store(RequirementDraft(requirement, (Counting(course_id),)), None, today)


def named(school: Services, title: str, *towards: str) -> Course:
    found = next(item for item in school.training.courses(include_inactive=True) if item.title == title)
    assert {item.requirement_id for item in found.satisfies} >= set(towards)
    return found


def switch_off(school: Services, requirement_id: str, today: date, from_day: date | None = None) -> None:
    state = school.rules.in_use(today).state
    found = state.get(requirement_id)
    assert found is not None
    draft = RequirementDraft(replace(found, active=False), state.counts(requirement_id))
    school.rules.store(draft, from_day, today)


def refused(school: Services, course: Course, today: date) -> tuple[str | None, str]:
    before = school.training.courses()
    with pytest.raises(NotAllowedError) as refusal:
        school.training.change_course(course, today=today)
    assert school.training.courses() == before
    return refusal.value.field, str(refusal.value)


def test_the_only_course_of_a_requirement_in_use_is_neither_switched_off_nor_taken_from_it(
    school: Services, course: Course, today: date
) -> None:
    sentence = (
        "It is the only course that counts the first time for Boats and children. Choose another course for it in "
        "Settings, Rules, or switch that requirement off, first."
    )
    assert refused(school, replace(course, active=False), today) == ("active", sentence)
    assert refused(school, replace(course, satisfies=()), today) == ("satisfies", sentence)
    renewals = tuple(item._replace(first=False) for item in course.satisfies)
    assert refused(school, replace(course, satisfies=renewals), today) == ("satisfies", sentence)
    assert refused(school, replace(course, satisfies=(), active=False), today) == ("satisfies", sentence)
    kcsie = named(school, "KCSIE Part one", "school/kcsie-part-one")
    less = tuple(item for item in kcsie.satisfies if item.requirement_id != "school/kcsie-part-one")
    assert "KCSIE Part one read and signed" in refused(school, replace(kcsie, satisfies=less), today)[1]


def test_it_goes_once_another_course_counts(school: Services, course: Course, today: date) -> None:
    other = Course(0, "More boats", satisfies=course.satisfies)
    school.training.add_course(other)
    school.training.change_course(replace(course, active=False), today=today)
    assert refused(school, replace(named(school, "More boats"), satisfies=()), today)[0] == "satisfies"


@pytest.mark.parametrize("days", [None, 0])
def test_it_goes_once_the_requirement_is_switched_off(
    school: Services, course: Course, today: date, days: int | None
) -> None:
    from_day = today + timedelta(days) if days is not None else None
    switch_off(school, course.satisfies[0].requirement_id, today, from_day)
    school.training.change_course(replace(course, active=False), today=today)
    assert not named(school, "Boats").active


def test_it_stays_while_the_requirement_is_asked_for_a_little_longer(
    school: Services, course: Course, today: date
) -> None:
    own = course.satisfies[0].requirement_id
    switch_off(school, own, today, today + timedelta(30))
    assert refused(school, replace(course, active=False), today)[0] == "active"
    school.training.change_course(replace(course, active=False), today=today + timedelta(31))


def test_what_something_in_use_comes_after_keeps_its_course_and_several_are_named(
    school: Services, course: Course, today: date
) -> None:
    own = course.satisfies[0].requirement_id
    rule = replace(BOATS.rules[0], after=own)
    ask(school, replace(BOATS, title="Big boats", short="Big", rules=(rule,)), course.id, today)
    switch_off(school, own, today)
    field, words = refused(school, replace(named(school, "Boats"), active=False), today)
    assert field == "active"
    assert "the first time for Boats and children and Big boats. Choose another course for each of them" in words


def test_a_course_of_which_nothing_hangs_is_changed_freely(school: Services, today: date) -> None:
    own = school.training.add_course(Course(0, "Extra", satisfies=(Satisfies("school/annual-update"),)))
    school.training.change_course(replace(named(school, "Extra"), active=False, satisfies=()), today=today)
    assert own not in {item.id for item in school.training.courses()}


def test_a_course_that_counts_towards_something_else_instead_leaves_a_sound_record(
    school: Services, today: date
) -> None:
    own = school.training.add_course(Course(0, "Boats", satisfies=(Satisfies("school/prevent-awareness"),)))
    before = named(school, "Boats", "school/prevent-awareness")
    school.training.change_course(replace(before, satisfies=(Satisfies("school/online-safety"),)), today=today)
    assert school.problems(full=True) == []
    school.history.undo()
    assert school.training.courses(include_inactive=True)
    assert named(school, "Boats", "school/prevent-awareness").id == own
    assert school.problems(full=True) == []
