"""Placing people in Target Groups: what is proposed, whom somebody has to look at, and what was decided."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from nscp_desktop.domain.competence_reviews import roles_due
from nscp_desktop.domain.competences import CompetenceReview
from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.drafts import PlacementDraft
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.placing import (
    EACH_AS_PROPOSED,
    Proposal,
    Scheme,
    check_decision,
    check_level,
    check_not_overtaken,
    check_start,
    proposed,
)
from nscp_desktop.domain.placing_worklist import Background, Reason, ToDecide, worklist
from nscp_desktop.services.decisions import decisions, scheme_of, versions_of
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.standing import StandingService


@dataclass(frozen=True, slots=True)
class Worklist:
    """Whom somebody has to look at on a day. `here` are all who are with the agency, `placed` those in a group."""

    items: tuple[ToDecide, ...]
    here: tuple[int, ...]
    placed: tuple[int, ...]
    roles_due: tuple[CompetenceReview, ...] = ()

    def people(self, reason: Reason) -> tuple[int, ...]:
        """Return the ids of those who are listed for a reason."""
        return tuple(item.person.id for item in self.items if item.has(reason))


class PlacingService:
    """Decisions on Target Groups. Each public method that stores is one transaction and one undo step."""

    def __init__(self, desk: Desk, standing: StandingService) -> None:
        self._desk = desk
        self._standing = standing

    def scheme(self) -> Scheme:
        """Return what the agency says goes with its roles, duties and levels."""
        with self._desk.reading() as unit:
            return scheme_of(unit)

    def proposals(self, person_ids: Iterable[int], on: date) -> dict[int, Proposal]:
        """Return what is proposed for people by what they hold on a day, by their ids.

        Raises NotFoundError when one of them is gone.
        """
        scheme = self.scheme()
        return {own: proposed(self._person(own), scheme, on) for own in person_ids}

    def worklist(self, as_at: date, *, today: date) -> Worklist:
        """Return whom somebody has to look at on a day, and why."""
        people = self._standing.snapshot().people
        with self._desk.reading() as unit:
            scheme = scheme_of(unit)
            background = Background(
                scheme,
                versions_of(unit, scheme, today),
                decisions(unit, people, scheme, today),
                unit.competences.reviews(),
            )
        here = [person for person in people.values() if person.service_on(as_at) is not None]
        return Worklist(
            worklist(here, background, as_at),
            tuple(person.id for person in here),
            tuple(person.id for person in here if person.group_on(as_at) is not None),
            roles_due(background.reviews, as_at),
        )

    def place(self, person_ids: Sequence[int], draft: PlacementDraft, *, today: date) -> int:
        """Place people in a group from a day on, with one decision, and return how many that are.

        With `EACH_AS_PROPOSED` each is placed in the group and level that are proposed for them on that day, or today
        when the group has held as long as they have been here.

        Raises NotAllowedError with the field that the sentence belongs beside, NotFoundError when one is gone.
        """
        check_decision(draft)
        people = self._chosen(person_ids)
        check_start(people, draft.starts_on)
        if draft.group != EACH_AS_PROPOSED:
            check_level(draft.group, draft.level_id, self.scheme())
            rows = [(person.id, draft) for person in people]
            return self._store(rows, f"Place {_people(people)} in Target Group {draft.group}")
        scheme = self.scheme()
        rows = [(person.id, _as_proposed(person, draft, scheme, draft.starts_on or today)) for person in people]
        return self._store(rows, f"Place {_people(people)} as proposed")

    def keep(self, person_ids: Sequence[int], draft: PlacementDraft) -> int:
        """Store that people were looked at and stay in their group: a new placement each, in the same group and level.

        The group and level of the draft say nothing here. Returns how many that are.

        Raises: as `place`, and NotAllowedError when somebody has no group to stay in.
        """
        people = self._chosen(person_ids)
        if draft.starts_on is None:
            raise NotAllowedError("Say on which day this was looked at.", "starts_on")
        check_decision(replace(draft, group=EACH_AS_PROPOSED))
        check_start(people, draft.starts_on)
        for person in people:
            check_not_overtaken(person, draft.starts_on, "starts_on")
        rows = [(person.id, _as_placed(person, draft, draft.starts_on)) for person in people]
        return self._store(rows, f"Review the Target Group of {_people(people)}, no change")

    def _store(self, rows: Sequence[tuple[int, PlacementDraft]], title: str) -> int:
        with self._desk.changing(title) as unit:
            for person_id, draft in rows:
                unit.people.place(person_id, draft)
        self._standing.renew(own for own, _ in rows)
        return len(rows)

    def _chosen(self, person_ids: Sequence[int]) -> list[Person]:
        if not person_ids:
            raise NotAllowedError("Choose at least one person.", "person_ids")
        return [self._person(own) for own in dict.fromkeys(person_ids)]

    def _person(self, person_id: int) -> Person:
        person = self._standing.snapshot().people.get(person_id)
        if person is None:
            raise NotFoundError("That person is no longer in the record.")
        return person


def _people(people: Sequence[Person]) -> str:
    return plural(len(people), "person", "people")


def _as_proposed(person: Person, draft: PlacementDraft, scheme: Scheme, on: date) -> PlacementDraft:
    proposal = proposed(person, scheme, on)
    if proposal.group is None:
        raise NotAllowedError(
            f"No group is proposed for {person.name}. {proposal.words} Choose a group, or place the others first.",
            "group",
        )
    return replace(draft, group=proposal.group, level_id=proposal.level.id if proposal.level is not None else None)


def _as_placed(person: Person, draft: PlacementDraft, on: date) -> PlacementDraft:
    placed = person.group_on(on)
    if placed is None:
        raise NotAllowedError(
            f"{person.name} is in no group on that day, so there is none to stay in. Place them first.", "starts_on"
        )
    return replace(draft, group=placed.group, level_id=placed.level_id)
