"""Changing many people in one step, and putting those who have left into the archive."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from nscp_desktop.domain.asked_changes import Comparison
from nscp_desktop.domain.board import Snapshot
from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.leaving import leaving_notes
from nscp_desktop.domain.many_changes import KEEP, Changing, ManyDraft, ManyPreview, ManyRow, check_many
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.person_changes import Titles
from nscp_desktop.domain.person_checks import check_manager
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.person_storing import refuse_leaving_within_session, store_person, titles_in
from nscp_desktop.services.standing import StandingService
from nscp_desktop.storage.unit_of_work import UnitOfWork

_STEP = 50


class PeopleManyService:
    """Each public method that stores is one transaction: all of it, or nothing."""

    def __init__(self, desk: Desk, standing: StandingService) -> None:
        self._desk = desk
        self._standing = standing

    def preview(
        self,
        person_ids: Sequence[int],
        draft: ManyDraft,
        *,
        today: date,
        progress: Callable[[int, int], None] | None = None,
    ) -> ManyPreview:
        """Show what would become of each person, and of whom it cannot be done and why. Nothing is stored.

        `progress` is told how many of how many have been looked at; what it raises ends the work.

        Raises NotAllowedError with the field when the draft says too little, NotFoundError when somebody is gone.
        """
        check_many(draft)
        snapshot = self._standing.snapshot()
        comparison = Comparison(snapshot.rulebook, max(today, draft.from_day or today))
        rows = []
        with self._desk.reading() as unit:
            trial = _Trial(unit, snapshot, draft, today)
            for place, person_id in enumerate(dict.fromkeys(person_ids)):
                if progress is not None and place % _STEP == 0:
                    progress(place, len(person_ids))
                before = _found(snapshot.people, person_id)
                row, after = trial.of(before)
                if row.is_changed:
                    row = replace(row, asked=comparison.of(before, after, snapshot.history(person_id)))
                rows.append(row)
        return ManyPreview(tuple(rows))

    def change(self, person_ids: Sequence[int], draft: ManyDraft, *, today: date) -> ManyPreview:
        """Change those for whom it can be done, as one step, and return what was done for whom.

        Raises NotAllowedError when the draft says too little or nothing can be done for anybody, NotFoundError when
        somebody is gone.
        """
        check_many(draft)
        snapshot = self._standing.snapshot()
        people = [_found(snapshot.people, own) for own in dict.fromkeys(person_ids)]
        with self._desk.reading() as unit:
            trial = _Trial(unit, snapshot, draft, today)
            found = [trial.of(person) for person in people]
        changed = [after for row, after in found if row.is_changed]
        if not changed:
            raise NotAllowedError("Nothing would change for anybody. The preview says why for each.")
        with self._desk.changing(f"Change {plural(len(changed), 'person', 'people')}") as unit:
            for after in changed:
                store_person(unit, snapshot.people[after.id], after)
        self._standing.renew([person.id for person in changed])
        return ManyPreview(tuple(row for row, _ in found))

    def bring_back(self, person_ids: Sequence[int]) -> str:
        """Take people out of the archive, and return in words whom.

        Raises NotAllowedError when none of them is in it, NotFoundError when somebody is gone.
        """
        known = self._standing.snapshot().people
        people = [_found(known, own) for own in dict.fromkeys(person_ids)]
        archived = [person for person in people if person.archived_on is not None]
        if not archived:
            raise NotAllowedError("Nobody of those selected is in the archive.")
        words = archived[0].name if len(archived) == 1 else plural(len(archived), "person", "people")
        with self._desk.changing(f"Bring back {words} from the archive") as unit:
            for person in archived:
                store_person(unit, person, replace(person, archived_on=None))
        self._standing.renew([person.id for person in archived])
        return words


class _Trial:
    """A draft applied to one person after the other, without storing anything."""

    def __init__(self, unit: UnitOfWork, snapshot: Snapshot, draft: ManyDraft, today: date) -> None:
        self._unit, self._snapshot, self._draft, self._today = unit, snapshot, draft, today
        self._titles = _titles(unit, snapshot.people, draft)

    def of(self, person: Person) -> tuple[ManyRow, Person]:
        """Return what would become of somebody, and the person as they would be."""
        changing = Changing(person, self._draft, self._titles, self._today)
        try:
            after = changing.apply()
            if self._draft.manager_id != KEEP:
                check_manager(person, self._draft.manager_id, self._snapshot.people)
            refuse_leaving_within_session(self._unit, person, after)
        except NotAllowedError as refusal:
            return ManyRow(person, refused=str(refusal)), person
        notes: tuple[str, ...] = ()
        if self._draft.leave_on is not None:
            history = self._snapshot.history(person.id)
            notes = leaving_notes(self._draft.leave_on, history, self._snapshot.rulebook.courses)
        return ManyRow(person, tuple(changing.changes), tuple(changing.stays), notes=notes), after


def _titles(unit: UnitOfWork, people: Mapping[int, Person], draft: ManyDraft) -> Titles:
    manager = people.get(draft.manager_id or 0)
    return replace(titles_in(unit), people={manager.id: manager.name} if manager else {})


def _found(people: Mapping[int, Person], person_id: int) -> Person:
    person = people.get(person_id)
    if person is None:
        raise NotFoundError("One of these people is no longer in the record. Select them again.")
    return person
