"""Placing people as proposed, reviewing without a change, and whom somebody has to look at."""

from dataclasses import replace
from datetime import date

import pytest

from nscp_desktop.domain.competences import CompetenceReview, Finding, Met
from nscp_desktop.domain.drafts import PersonDraft, PlacementDraft
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.placing import EACH_AS_PROPOSED
from nscp_desktop.domain.placing_worklist import Reason
from nscp_desktop.domain.roles import Duty
from nscp_desktop.domain.target_groups import AgencyLevel
from nscp_desktop.services.record_files import Services

TODAY = date(2026, 11, 23)
BEGAN = date(2020, 9, 1)
DECISION = PlacementDraft(EACH_AS_PROPOSED, TODAY, "Gwen Evans", "As the role asks", date(2027, 11, 23))


def role_id(school: Services, title: str) -> int:
    return next(role.id for role in school.agency.roles() if role.title == title)


def add(school: Services, given: str, *titles: str, duties: tuple[str, ...] = ()) -> int:
    ids = tuple(role_id(school, title) for title in titles)
    return school.people.add(PersonDraft(given, "Osei", starts_on=BEGAN, role_ids=ids, duties=duties))


@pytest.fixture
def teacher(school: Services) -> int:
    school.agency.change_duty(Duty("dsl", "DSL", 4))
    return add(school, "Rebecca", "Class teacher")


def group(school: Services, person_id: int) -> tuple[int, str] | None:
    placed = school.people.person(person_id).group_on(TODAY)
    return (placed.group, placed.reason) if placed else None


def why(school: Services, person_id: int) -> str:
    items = school.placing.worklist(TODAY, today=TODAY).items
    return next((item.words for item in items if item.person.id == person_id), "")


def test_each_is_placed_in_their_own_proposed_group_with_one_reason_and_one_step(
    school: Services, teacher: int
) -> None:
    lead = add(school, "Ada", "Class teacher", duties=("dsl",))
    assert school.placing.proposals([teacher, lead], TODAY)[lead].group == 4
    assert school.placing.place([teacher, lead], DECISION, today=TODAY) == 2
    assert (group(school, teacher), group(school, lead)) == ((3, "As the role asks"), (4, "As the role asks"))
    assert school.history.undoable().undo == "place 2 people as proposed"
    school.history.undo()
    assert (group(school, teacher), group(school, lead)) == (None, None)


def test_nobody_is_placed_when_there_is_no_proposal_for_one_of_them(school: Services, teacher: int) -> None:
    nobody = add(school, "Ada")
    with pytest.raises(NotAllowedError, match="No group is proposed for Ada Osei") as refusal:
        school.placing.place([teacher, nobody], DECISION, today=TODAY)
    assert refusal.value.field == "group"
    assert group(school, teacher) is None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"reason": ""}, "group_reason"),
        ({"decided_by": " "}, "group_decided_by"),
        ({"group": 0}, "group"),
        ({"review_on": date(2026, 11, 1)}, "review_on"),
        ({"starts_on": date(2020, 8, 31)}, "starts_on"),
    ],
)
def test_what_is_wrong_with_a_placement_is_refused_beside_its_field_and_nothing_is_stored(
    school: Services, teacher: int, changes: dict[str, object], field: str
) -> None:
    head, wrong = school.history.head(), replace(DECISION, **changes)  # type: ignore[arg-type]
    with pytest.raises(NotAllowedError) as refusal:
        school.placing.place([teacher], wrong, today=TODAY)
    assert refusal.value.field == field
    if field != "group":
        with pytest.raises(NotAllowedError) as refusal:
            school.placing.keep([teacher], wrong)
        assert refusal.value.field == field
    assert school.history.head() == head


def test_nobody_and_somebody_gone_are_refused(school: Services) -> None:
    with pytest.raises(NotAllowedError, match="at least one"):
        school.placing.place([], DECISION, today=TODAY)
    teacher = add(school, "Rebecca", "Class teacher")
    with pytest.raises(NotFoundError):
        school.placing.place([teacher, 999], DECISION, today=TODAY)
    assert group(school, teacher) is None


def test_a_review_without_a_change_is_a_placement_of_its_own_in_the_same_group_and_level(
    school: Services, teacher: int
) -> None:
    level = school.levels.add(AgencyLevel(0, "Band B", 3))
    school.placing.place([teacher], replace(DECISION, group=3, starts_on=BEGAN, level_id=level), today=TODAY)
    reviewed = replace(DECISION, reason="Reviewed, no change", review_on=date(2028, 1, 1))
    assert school.placing.keep([teacher], reviewed) == 1
    new, old = school.people.person(teacher).placements
    assert (new.group, new.level, new.reason, new.review_on) == (3, "Band B", "Reviewed, no change", date(2028, 1, 1))
    assert (old.reason, old.span.ends_on) == ("As the role asks", date(2026, 11, 22))


def test_whoever_was_never_placed_has_no_group_to_stay_in(school: Services, teacher: int) -> None:
    with pytest.raises(NotAllowedError, match="in no group on that day") as refusal:
        school.placing.keep([teacher], DECISION)
    assert refusal.value.field == "starts_on"


def test_the_worklist_counts_those_who_are_here_and_those_who_are_placed(school: Services, teacher: int) -> None:
    other = add(school, "Ada", "Class teacher")
    gone = school.people.add(PersonDraft("Old", "Hand", starts_on=BEGAN, ends_on=date(2024, 1, 1)))
    school.placing.place([other], replace(DECISION, review_on=date(2026, 12, 1)), today=TODAY)
    found = school.placing.worklist(TODAY, today=TODAY)
    assert set(found.here) == {teacher, other}
    assert gone not in found.here
    assert found.placed == (other,)
    assert found.people(Reason.NEVER_PLACED) == (teacher,)
    assert found.people(Reason.REVIEW) == (other,)


def test_a_duty_taken_on_since_is_told_and_a_review_settles_it(school: Services, teacher: int) -> None:
    school.placing.place([teacher], replace(DECISION, starts_on=BEGAN, review_on=None), today=TODAY)
    assert why(school, teacher) == ""
    draft = school.people.draft_of(teacher, TODAY)
    school.people.change(teacher, replace(draft, duties=("dsl",), changes_from=date(2026, 11, 2)))
    assert why(school, teacher) == "Since the placement: DSL since 2 Nov 2026, recorded later."
    school.placing.keep([teacher], replace(DECISION, review_on=None))
    assert why(school, teacher) == ""


def test_a_role_that_is_corrected_for_all_the_time_is_told_although_it_always_held(
    school: Services, teacher: int
) -> None:
    school.placing.place([teacher], replace(DECISION, starts_on=BEGAN, review_on=None), today=TODAY)
    draft = school.people.draft_of(teacher, TODAY)
    clerk = role_id(school, "Teaching assistant")
    school.people.change(teacher, replace(draft, role_ids=(clerk,), changes_from=None))
    assert why(school, teacher) == (
        "Since the placement: Teaching assistant since 1 Sep 2020, recorded later; no longer Class teacher."
    )
    school.history.undo()
    assert why(school, teacher) == ""


def test_a_usual_group_that_is_changed_in_the_settings_is_told_until_somebody_looks(
    school: Services, teacher: int
) -> None:
    school.placing.place([teacher], replace(DECISION, starts_on=BEGAN, review_on=None), today=TODAY)
    role = next(role for role in school.agency.roles() if role.title == "Class teacher")
    school.agency.change_role(replace(role, usual_group=2))
    assert why(school, teacher) == "Usual group of Class teacher was 3, since 23 Nov 2026 2."
    later = add(school, "Ada", "Class teacher")
    school.placing.place([later], replace(DECISION, group=4, review_on=None), today=TODAY)
    assert why(school, later) == ""
    school.placing.keep([teacher], replace(DECISION, review_on=None))
    assert why(school, teacher) == ""


def test_a_group_of_a_duty_or_of_a_level_that_is_changed_is_told_as_well(school: Services, teacher: int) -> None:
    level = AgencyLevel(0, "Band B", 3)
    level = replace(level, id=school.levels.add(level))
    role = next(role for role in school.agency.roles() if role.title == "Class teacher")
    school.agency.change_role(replace(role, level_id=level.id))
    lead = add(school, "Ada", "Class teacher", duties=("deputy-dsl",))
    school.placing.place([lead], replace(DECISION, review_on=None), today=TODAY)
    school.agency.change_duty(Duty("deputy-dsl", "Deputy DSL", 4))
    assert why(school, lead) == "Group of the Deputy DSL duty was not decided, since 23 Nov 2026 4."
    school.agency.change_duty(Duty("deputy-dsl", "Deputy DSL"))
    assert why(school, lead) == ""
    school.levels.change(replace(level, group=2))
    assert why(school, lead) == "Usual group of Class teacher was 3, since 23 Nov 2026 2."


def test_a_renamed_role_is_no_reason_to_look(school: Services, teacher: int) -> None:
    school.placing.place([teacher], replace(DECISION, group=4, starts_on=BEGAN, review_on=None), today=TODAY)
    role = next(role for role in school.agency.roles() if role.title == "Class teacher")
    school.agency.change_role(replace(role, title="Teacher"))
    assert why(school, teacher) == ""


def test_competence_reviews_of_people_and_roles_that_are_due_stand_on_the_worklist(
    school: Services, teacher: int
) -> None:
    school.placing.place([teacher], replace(DECISION, starts_on=BEGAN, review_on=None), today=TODAY)
    findings = (Finding("Knows whom to tell", Met.NO),)
    review = CompetenceReview(0, 3, date(2026, 1, 5), "Head", findings, person_id=teacher, next_on=date(2026, 12, 1))
    school.competences.review(review, today=TODAY)
    of_role = replace(review, person_id=None, role_id=role_id(school, "Class teacher"))
    school.competences.review(of_role, today=TODAY)
    assert why(school, teacher) == "Competence review is due on 1 Dec 2026, in 8 days."
    due = school.placing.worklist(TODAY, today=TODAY).roles_due
    assert [item.role_id for item in due] == [of_role.role_id]
