"""What is kept of courses, and what is refused: above all to take the only one away from a requirement."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from nscp_desktop.domain.courses import Category, Course, CourseVersion, EvaluationAsked, Satisfies
from nscp_desktop.domain.drafts import TrainingDraft
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


def test_everything_that_is_said_about_a_course_is_kept_and_taken_back(school: Services, today: date) -> None:
    course = school.training.courses()[0]
    versions = (
        CourseVersion(0, "Second", date(2026, 9, 1), "More about exploitation"),
        CourseVersion(0, "First", date(2025, 9, 1)),
    )
    said = replace(
        course,
        groups=(3, 1),
        categories=(Category.NEGLECT, Category.PHYSICAL),
        charge_pence=4500,
        non_attendance_pence=0,
        evaluation=EvaluationAsked.AFTER,
        certificates=True,
        versions=versions,
    )
    school.training.change_course(said, today=today)
    stored = school.training.courses()[0]
    assert (stored.groups, stored.categories) == ((1, 3), (Category.PHYSICAL, Category.NEGLECT))
    assert (stored.charge_pence, stored.non_attendance_pence, stored.certificates) == (4500, 0, True)
    assert stored.evaluation is EvaluationAsked.AFTER
    assert [(item.name, item.changed) for item in stored.versions] == [
        ("First", ""),
        ("Second", "More about exploitation"),
    ]
    assert stored.version_on(date(2026, 8, 31)) == stored.versions[0]
    assert stored.version_on(date(2025, 8, 31)) is None
    school.history.undo()
    assert school.training.courses()[0] == course


def test_a_version_keeps_its_number_when_names_change_places(school: Services, today: date) -> None:
    course = school.training.courses()[0]
    first, second = CourseVersion(0, "First", date(2025, 9, 1)), CourseVersion(0, "Second", date(2026, 9, 1))
    school.training.change_course(replace(course, versions=(first, second)), today=today)
    one, two = school.training.courses()[0].versions
    school.training.change_course(
        replace(course, versions=(one._replace(name="Second"), two._replace(name="First"))), today=today
    )
    assert [(item.id, item.name) for item in school.training.courses()[0].versions] == [
        (one.id, "Second"),
        (two.id, "First"),
    ]
    school.history.undo()
    assert school.training.courses()[0].versions == (one, two)


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"groups": (5,)}, "groups", "1, 2, 3 or 4"),
        ({"charge_pence": -1}, "charge_pence", "An amount is from £0 to £10,000."),
        ({"non_attendance_pence": 1_000_001}, "non_attendance_pence", "An amount is from £0"),
        ({"versions": (CourseVersion(0, " ", date(2026, 9, 1)),)}, "versions", "Give each version a name"),
        (
            {"versions": (CourseVersion(0, "A", date(2026, 9, 1)), CourseVersion(0, "a", date(2026, 9, 2)))},
            "versions",
            "two versions called a",
        ),
        (
            {"versions": (CourseVersion(0, "A", date(2026, 9, 1)), CourseVersion(0, "B", date(2026, 9, 1)))},
            "versions",
            "A and B begin on the same day",
        ),
        ({"versions": (CourseVersion(0, "A", date(1826, 9, 1)),)}, "versions", "Check the year: 1826"),
    ],
)
def test_what_a_course_cannot_be_is_refused_beside_its_field(
    school: Services, today: date, change: dict[str, Any], field: str, words: str
) -> None:
    course = school.training.courses()[0]
    with pytest.raises(NotAllowedError, match=words) as refused:
        school.training.change_course(replace(course, **change), today=today)
    assert refused.value.field == field
    assert school.training.courses()[0] == course


def test_a_version_that_a_session_was_held_with_stays_in_the_list(school: Services, today: date) -> None:
    course = school.training.courses()[0]
    school.training.change_course(replace(course, versions=(CourseVersion(0, "First", today),)), today=today)
    version = school.training.courses()[0].versions[0]
    with school.desk.changing("Hold a session") as unit:
        own = unit.training.add_session(TrainingDraft(course.id, today, ()), today)
        unit.sessions.change(own, {"version_id": version.id})
    with pytest.raises(NotAllowedError, match="First was used for the session of 23 Nov 2026") as refused:
        school.training.change_course(replace(course, versions=()), today=today)
    assert refused.value.field == "versions"
