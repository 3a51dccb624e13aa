"""Competences of the Target Groups, and reviews against them."""

from dataclasses import replace
from datetime import date

import pytest

from nscp_desktop.domain.competence_reviews import gaps
from nscp_desktop.domain.competences import Competence, CompetenceReview, Finding, Met
from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.services.record_files import Services

TODAY = date(2026, 11, 23)
FINDINGS = (
    Finding("Knows the signs", Met.YES),
    Finding("Knows whom to tell", Met.PARTLY, " Not when they are away "),
    Finding("Writes it down", Met.NO),
    Finding("Trains others", Met.NOT_APPLICABLE),
)


@pytest.fixture
def teacher(school: Services) -> int:
    return school.people.add(PersonDraft("Rebecca", "Osei", starts_on=date(2020, 9, 1)))


@pytest.fixture
def listed(school: Services) -> list[Competence]:
    """Give the list of Group 2 of three, whatever the rules brought with them."""
    for item in school.competences.competences(2):
        school.competences.remove(item.id)
    for text in ("First", "Second", "Third"):
        school.competences.add(2, text)
    return list(school.competences.competences(2))


def a_review(person_id: int | None, **changes: object) -> CompetenceReview:
    review = CompetenceReview(0, 2, TODAY, "Gwen Evans", FINDINGS, person_id=person_id, next_on=date(2027, 11, 23))
    return replace(review, **changes)  # type: ignore[arg-type]


def test_a_list_is_added_to_changed_ordered_switched_off_and_shortened(
    school: Services, listed: list[Competence]
) -> None:
    first, second, third = listed
    school.competences.change(replace(second, text=" Second  anew ", active=False))
    school.competences.put_in_order(2, [third.id, first.id, second.id])
    found = school.competences.competences(2)
    assert [(item.text, item.active) for item in found] == [("Third", True), ("First", True), ("Second anew", False)]
    school.competences.remove(first.id)
    assert [item.text for item in school.competences.competences(2)] == ["Third", "Second anew"]
    school.history.undo()
    assert [item.text for item in school.competences.competences(2)] == ["Third", "First", "Second anew"]


def test_a_competence_needs_words_of_its_own(school: Services, listed: list[Competence]) -> None:
    for text in ("", " first ", "x" * 401):
        with pytest.raises(NotAllowedError) as refusal:
            school.competences.add(2, text)
        assert refusal.value.field == "text"
    school.competences.add(3, "First")
    school.competences.change(listed[0])
    with pytest.raises(NotAllowedError):
        school.competences.add(5, "Something")
    with pytest.raises(NotFoundError):
        school.competences.change(Competence(999, 2, "Something"))
    with pytest.raises(NotFoundError):
        school.competences.remove(999)


def test_an_order_that_leaves_one_out_is_refused(school: Services, listed: list[Competence]) -> None:
    with pytest.raises(NotAllowedError, match="changed meanwhile"):
        school.competences.put_in_order(2, [listed[0].id, listed[1].id])


def test_reviews_of_people_and_roles_are_kept_and_the_newest_comes_first(school: Services, teacher: int) -> None:
    school.competences.review(a_review(teacher, reviewed_on=date(2026, 1, 5), note=" All well "), today=TODAY)
    school.competences.review(a_review(teacher), today=TODAY)
    role = school.agency.roles()[0].id
    school.competences.review(a_review(None, role_id=role), today=TODAY)
    new, old = school.competences.reviews_of_person(teacher)
    assert (new.reviewed_on, old.note, new.words) == (TODAY, "All well", "1 of 3 met")
    assert new.findings[1].note == "Not when they are away"
    assert [finding.text for finding in gaps(new)] == ["Writes it down", "Knows whom to tell"]
    assert [review.role_id for review in school.competences.reviews_of_role(role)] == [role]
    assert len(school.competences.reviews()) == 3


def test_a_review_keeps_the_words_that_a_competence_had(
    school: Services, teacher: int, listed: list[Competence]
) -> None:
    school.competences.review(a_review(teacher, findings=(Finding("First", Met.YES),)), today=TODAY)
    school.competences.change(replace(listed[0], text="Something else"))
    school.competences.remove(listed[1].id)
    assert school.competences.reviews_of_person(teacher)[0].findings == (Finding("First", Met.YES),)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"reviewed_by": " "}, "reviewed_by"),
        ({"findings": ()}, "group"),
        ({"group": 0}, "group"),
        ({"reviewed_on": date(2026, 11, 24)}, "reviewed_on"),
        ({"reviewed_on": date(2020, 8, 31)}, "reviewed_on"),
        ({"next_on": TODAY}, "next_on"),
    ],
)
def test_what_is_wrong_with_a_review_is_refused_beside_its_field(
    school: Services, teacher: int, changes: dict[str, object], field: str
) -> None:
    with pytest.raises(NotAllowedError) as refusal:
        school.competences.review(a_review(teacher, **changes), today=TODAY)
    assert refusal.value.field == field
    assert school.competences.reviews() == ()


def test_nobody_and_no_role_of_the_record_are_not_reviewed(school: Services) -> None:
    with pytest.raises(NotFoundError):
        school.competences.review(a_review(999), today=TODAY)
    with pytest.raises(NotFoundError):
        school.competences.review(a_review(None, role_id=999), today=TODAY)
    with pytest.raises(NotFoundError):
        school.competences.remove_review(999)


def test_a_review_is_removed_and_undo_brings_it_back_with_its_findings(school: Services, teacher: int) -> None:
    own = school.competences.review(a_review(teacher), today=TODAY)
    before = school.competences.reviews()
    school.competences.remove_review(own)
    assert school.competences.reviews() == ()
    school.history.undo()
    assert school.competences.reviews() == before
