"""Deleting people, and making one person of two. Both are one step that can be undone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from nscp_desktop.domain.asked_changes import Comparison
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.merging import MergePlan, plan_merge
from nscp_desktop.domain.people import Person
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.standing import StandingService
from nscp_desktop.storage.unit_of_work import UnitOfWork


class PeopleRemovalService:
    """What takes people off the register."""

    def __init__(self, desk: Desk, standing: StandingService) -> None:
        self._desk = desk
        self._standing = standing

    def remove(self, person_ids: Sequence[int]) -> str:
        """Delete people with all that hangs on them, and return in words whom.

        Raises NotAllowedError while one of them is on hold, NotFoundError when one is gone already.
        """
        if not person_ids:
            raise NotAllowedError("Choose at least one person.", "person_ids")
        people = [self._person(own) for own in dict.fromkeys(person_ids)]
        words = people[0].name if len(people) == 1 else f"{len(people):,} people"
        with self._desk.changing(f"Delete {words}") as unit:
            for person in people:
                refuse_on_hold(unit, person)
                unit.privacy.remove(person.id)
        self._standing.forget()
        return words

    def preview_merge(self, kept_id: int, gone_id: int, as_at: date) -> MergePlan:
        """Work out what merging would do, and what it would newly ask of somebody on a day. Nothing is stored.

        Raises NotAllowedError for one and the same person, NotFoundError when one of them is gone.
        """
        plan = self._plan(kept_id, gone_id)
        comparison = Comparison(self._standing.snapshot().rulebook, as_at)
        return replace(plan, asked=comparison.of(self._person(kept_id), plan.kept, plan.history).words)

    def merge(self, kept_id: int, gone_id: int) -> MergePlan:
        """Make one person of two: everything moves to `kept_id`, and `gone_id` goes.

        Raises: as `preview_merge`.
        """
        plan = self._plan(kept_id, gone_id)
        with self._desk.changing(f"Merge {plan.gone_name} into {plan.kept.name}") as unit:
            unit.privacy.merge(plan)
        self._standing.forget()
        return plan

    def _plan(self, kept_id: int, gone_id: int) -> MergePlan:
        snapshot = self._standing.snapshot()
        kept, gone = self._person(kept_id), self._person(gone_id)
        plan = plan_merge(kept, gone, snapshot.history(kept_id), snapshot.history(gone_id), snapshot.people)
        with self._desk.reading() as unit:
            return replace(plan, others=len(unit.privacy.further(gone_id)))

    def _person(self, person_id: int) -> Person:
        person = self._standing.snapshot().people.get(person_id)
        if person is None:
            raise NotFoundError("That person is no longer in the record.")
        return person


def refuse_on_hold(unit: UnitOfWork, person: Person) -> None:
    """Raise NotAllowedError when somebody's record has to be kept."""
    hold = next((hold for hold in unit.privacy.holds(person.id) if hold.is_live), None)
    if hold is not None:
        raise NotAllowedError(
            f"{person.name} is on hold since {in_words(hold.placed_on)}: {hold.reason}. Lift the hold in Settings, "
            "Privacy first."
        )
