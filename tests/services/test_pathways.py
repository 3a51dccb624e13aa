"""The order of courses for groups and duties, changed and followed with a real record."""

from datetime import date

import pytest

from nscp_desktop.domain.drafts import PersonDraft, TrainingDraft
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.pathway import StepState, next_step
from nscp_desktop.services.record_files import Services


def placed(school: Services, given: str, group: int | None, duties: tuple[str, ...] = ()) -> int:
    draft = PersonDraft(given, "Person", starts_on=date(2024, 1, 1), duties=duties)
    if group is not None:
        draft = PersonDraft(
            given, "Person", starts_on=date(2024, 1, 1), duties=duties,
            group=group, group_reason="Role", group_decided_by="Head",
        )  # fmt: skip
    return school.people.add(draft)


def courses(school: Services) -> dict[str, int]:
    return {course.title: course.id for course in school.training.courses()}


def test_a_pathway_is_changed_as_one_step_and_undone(school: Services) -> None:
    own = courses(school)
    steps = [own["Prevent awareness"], own["Online safety"]]
    before = {(one.group, one.duty): one.course_ids for one in school.pathways.all()}
    school.pathways.set_steps(steps, group=2)
    school.pathways.set_steps(steps[:1], duty="interview-panel")
    now = {(one.group, one.duty): one.course_ids for one in school.pathways.all()}
    assert (now[2, ""], now[None, "interview-panel"]) == (tuple(steps), (steps[0],))
    assert [line.title for line in school.history.steps(2)] == [
        "Change the pathway of Interview panel member",
        "Change the pathway of Target Group 2",
    ]
    school.history.undo()
    school.history.undo()
    assert {(one.group, one.duty): one.course_ids for one in school.pathways.all()} == before


def test_an_empty_order_ends_a_pathway(school: Services) -> None:
    school.pathways.set_steps([], group=1)
    assert 1 not in {one.group for one in school.pathways.all()}


@pytest.mark.parametrize(
    ("whose", "sentence"),
    [
        ({"group": 5}, "1, 2, 3 or 4"),
        ({}, "Choose a Target Group or a duty"),
        ({"group": 1, "duty": "dsl"}, "Choose a Target Group or a duty"),
        ({"duty": "captain"}, "no longer in the record"),
    ],
)
def test_a_pathway_is_for_one_group_or_one_duty(school: Services, whose: dict[str, object], sentence: str) -> None:
    with pytest.raises(NotAllowedError, match=sentence) as refusal:
        school.pathways.set_steps([], **whose)  # type: ignore[arg-type]
    assert refusal.value.field == "whose"


def test_a_course_is_a_step_once_and_has_to_be_on_record(school: Services) -> None:
    own = courses(school)["Online safety"]
    before = school.pathways.all()
    for steps in ([own, own], [own, 9_999]):
        with pytest.raises(NotAllowedError) as refusal:
            school.pathways.set_steps(steps, group=1)
        assert refusal.value.field == "course_ids"
    assert school.pathways.all() == before


def test_the_steps_of_somebody_follow_their_group_and_duties_and_what_they_have_done(
    school: Services, today: date
) -> None:
    own = courses(school)
    school.pathways.set_steps([own["Safeguarding induction"], own["Online safety"]], group=2)
    school.pathways.set_steps([own["Online safety"], own["Prevent awareness"]], duty="interview-panel")
    ada, ben = placed(school, "Ada", 2, ("interview-panel",)), placed(school, "Ben", None)
    titles = ["Safeguarding induction", "Online safety", "Prevent awareness"]
    assert [step.course.title for step in school.pathways.steps(ada, today)] == titles
    school.training.record(TrainingDraft(own["Safeguarding induction"], today, (ada,)), today=today)
    school.training.book([ada], own["Online safety"], date(2026, 12, 1), today=today)
    steps = school.pathways.steps(ada, today)
    assert [step.state for step in steps] == [StepState.DONE, StepState.BOOKED, StepState.LATER]
    following = next_step(steps)
    assert following is not None
    assert following.words == "booked 1 Dec 2026"
    found = {one.row.person.id: one for one in school.pathways.everybody(today)}
    assert (found[ada].done_words, found[ben].steps, found[ben].following) == ("1 of 3", (), None)
    with pytest.raises(NotFoundError):
        school.pathways.steps(9_999, today)
