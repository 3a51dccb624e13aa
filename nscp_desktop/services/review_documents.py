"""Competence reviews on paper.

The library that draws pages is imported when first needed: the window starts without it.
"""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from nscp_desktop.domain.competence_reviews import newest_of_people
from nscp_desktop.domain.competences import CompetenceReview
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.people import Person
from nscp_desktop.services.agency import AgencyService
from nscp_desktop.services.competences import CompetenceService
from nscp_desktop.services.standing import StandingService

if TYPE_CHECKING:
    from nscp_desktop.reports.frame import Built, Frame


class _Subject(NamedTuple):
    """Who or what is reviewed, what they hold, and the Target Group whose list it is."""

    name: str
    about: str
    group: int | None


class ReviewDocuments:
    """The page about one competence review."""

    def __init__(self, standing: StandingService, agency: AgencyService, competences: CompetenceService) -> None:
        self._standing = standing
        self._agency = agency
        self._competences = competences

    def build(self, frame: "Frame", person_id: int | None, review_id: int | None, out: BinaryIO) -> "Built":
        """Write a review by its number; without one the newest of the person, or an empty form when there is none.

        Raises NotFoundError when the review or the person is gone, NotAllowedError when neither was named.
        """
        from nscp_desktop.reports.competence_review import CompetenceReviewSheet, build_competence_review

        review, subject = self._review(person_id, review_id, frame.as_at)
        groups = {group.number: group for group in self._agency.target_groups()}
        asked = tuple(item.text for item in self._competences.competences(subject.group or 0) if item.active)
        own = replace(frame, filters=subject.name)
        sheet = CompetenceReviewSheet(own, subject.name, subject.about, groups.get(subject.group or 0), review, asked)
        return build_competence_review(sheet, out)

    def _review(
        self, person_id: int | None, review_id: int | None, as_at: date
    ) -> tuple[CompetenceReview | None, _Subject]:
        reviews = self._competences.reviews()
        if review_id is not None:
            review = next((item for item in reviews if item.id == review_id), None)
            if review is None:
                raise NotFoundError("That review is no longer in the record.")
            return review, self._subject_of(review)
        if person_id is None:
            raise NotAllowedError("Choose the person whose competence review is wanted.", "person_id")
        person = self._person(person_id)
        newest = newest_of_people(reviews, as_at).get(person_id)
        if newest is not None:
            return newest, self._subject_of(newest)
        placed = person.group_on(as_at)
        return None, _Subject(person.name, person.role_words(as_at), placed.group if placed is not None else None)

    def _subject_of(self, review: CompetenceReview) -> _Subject:
        if review.person_id is not None:
            person = self._person(review.person_id)
            return _Subject(person.name, person.role_words(review.reviewed_on), review.group)
        title = next((role.title for role in self._agency.roles() if role.id == review.role_id), "a role")
        return _Subject(f"{title} (role)", "", review.group)

    def _person(self, person_id: int) -> Person:
        person = self._standing.snapshot().people.get(person_id)
        if person is None:
            raise NotFoundError("That person is no longer in the record. Choose another person.")
        return person
