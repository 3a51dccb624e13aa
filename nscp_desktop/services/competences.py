"""The agency's lists of competences, and reviews of people and roles against them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from nscp_desktop.domain.competences import Competence, CompetenceReview, Finding
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.placing import first_day
from nscp_desktop.domain.target_groups import GROUP_NUMBERS
from nscp_desktop.domain.users import Right
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.titles import tidy
from nscp_desktop.storage.unit_of_work import UnitOfWork

LONGEST_TEXT = 400


class CompetenceService:
    """Competences and reviews. Each public method that stores is one transaction and one undo step."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def competences(self, group: int | None = None) -> tuple[Competence, ...]:
        """Return the competences of a Target Group, or of all, in order; those switched off included."""
        with self._desk.reading() as unit:
            found = unit.competences.competences()
        return tuple(item for item in found if group is None or item.group == group)

    def add(self, group: int, text: str) -> int:
        """Add a competence at the end of a group's list and return its id."""
        if group not in GROUP_NUMBERS:
            raise NotAllowedError("Choose Target Group 1, 2, 3 or 4.", "group")
        with self._desk.changing(f"Add a competence to Target Group {group}", right=Right.ADMINISTER) as unit:
            others = _of_group(unit, group)
            position = max((item.position for item in others), default=-1) + 1
            return unit.competences.add(Competence(0, group, _checked_text(text, others), position))

    def change(self, competence: Competence) -> None:
        """Store the words of a competence and whether it is in use; reviews keep the words that it had.

        Raises NotFoundError when it is gone.
        """
        with self._desk.changing("Change a competence", right=Right.ADMINISTER) as unit:
            stored = _found(unit, competence.id)
            others = [item for item in _of_group(unit, stored.group) if item.id != stored.id]
            text = _checked_text(competence.text, others)
            unit.competences.change(replace(stored, text=text, active=competence.active))

    def put_in_order(self, group: int, competence_ids: Iterable[int]) -> None:
        """Give the competences of a group this order. All of them have to be named, each once."""
        wanted = list(competence_ids)
        with self._desk.changing(f"Order the competences of Target Group {group}", right=Right.ADMINISTER) as unit:
            there = {item.id: item for item in _of_group(unit, group)}
            if sorted(wanted) != sorted(there):
                raise NotAllowedError("The list has changed meanwhile. Look at it again, then put it in order.")
            for position, own in enumerate(wanted):
                if there[own].position != position:
                    unit.competences.change(replace(there[own], position=position))

    def remove(self, competence_id: int) -> None:
        """Take a competence off its list; reviews keep its words.

        Raises NotFoundError when it is gone.
        """
        with self._desk.changing("Remove a competence", right=Right.ADMINISTER) as unit:
            unit.competences.remove(_found(unit, competence_id).id)

    def reviews(self) -> tuple[CompetenceReview, ...]:
        """Return every review, the newest first."""
        with self._desk.reading() as unit:
            return unit.competences.reviews()

    def reviews_of_person(self, person_id: int) -> tuple[CompetenceReview, ...]:
        """Return the reviews of a person, the newest first."""
        with self._desk.reading() as unit:
            return unit.competences.reviews(person_id=person_id)

    def reviews_of_role(self, role_id: int) -> tuple[CompetenceReview, ...]:
        """Return the reviews of a role, the newest first."""
        with self._desk.reading() as unit:
            return unit.competences.reviews(role_id=role_id)

    def review(self, review: CompetenceReview, *, today: date) -> int:
        """Store a review of a person or a role and return its id.

        Raises NotAllowedError with the field that the sentence belongs beside, NotFoundError when who or what was
        reviewed is gone.
        """
        _check(review, today)
        with self._desk.changing(f"Review competences against Target Group {review.group}") as unit:
            self._check_subject(unit, review)
            findings = tuple(Finding(item.text, item.met, item.note.strip()) for item in review.findings)
            tidied = replace(review, reviewed_by=tidy(review.reviewed_by), note=review.note.strip(), findings=findings)
            return unit.competences.add_review(tidied)

    def remove_review(self, review_id: int) -> None:
        """Take a review off the record; undo brings it back.

        Raises NotFoundError when it is gone.
        """
        with self._desk.changing("Remove a competence review") as unit:
            if review_id not in {review.id for review in unit.competences.reviews()}:
                raise NotFoundError("That review is no longer in the record.")
            unit.competences.remove_review(review_id)

    def _check_subject(self, unit: UnitOfWork, review: CompetenceReview) -> None:
        if review.person_id is None:
            if review.role_id not in {role.id for role in unit.agency.roles()}:
                raise NotFoundError("That role is no longer in the record.")
            return
        person = unit.people.person(review.person_id)
        if person is None:
            raise NotFoundError("That person is no longer in the record.")
        first = first_day(person)
        if first is not None and review.reviewed_on < first:
            raise NotAllowedError(
                f"{person.name} started on {in_words(first)}. The review cannot be earlier.", "reviewed_on"
            )


def _check(review: CompetenceReview, today: date) -> None:
    if review.group not in GROUP_NUMBERS:
        raise NotAllowedError("Choose Target Group 1, 2, 3 or 4.", "group")
    if not review.findings:
        raise NotAllowedError(
            f"The list of Target Group {review.group} is empty. Add competences under Settings, Competences first.",
            "group",
        )
    if not review.reviewed_by.strip():
        raise NotAllowedError("Say who reviewed.", "reviewed_by")
    if review.reviewed_on > today:
        raise NotAllowedError("The review lies in the future. Give the day on which it was made.", "reviewed_on")
    if review.next_on is not None and review.next_on <= review.reviewed_on:
        raise NotAllowedError("The next review has to come after this one.", "next_on")


def _of_group(unit: UnitOfWork, group: int) -> list[Competence]:
    return [item for item in unit.competences.competences() if item.group == group]


def _found(unit: UnitOfWork, competence_id: int) -> Competence:
    found = next((item for item in unit.competences.competences() if item.id == competence_id), None)
    if found is None:
        raise NotFoundError("That competence is no longer on the list.")
    return found


def _checked_text(text: str, others: Iterable[Competence]) -> str:
    text = tidy(text)
    if not text:
        raise NotAllowedError("Say what people of this group should be able to do.", "text")
    if len(text) > LONGEST_TEXT:
        raise NotAllowedError(f"That is longer than {LONGEST_TEXT} letters. Shorten it, or make two of it.", "text")
    if any(text.casefold() == other.text.casefold() for other in others):
        raise NotAllowedError("This stands on the list of the group already.", "text")
    return text
