"""People: add and change, and what that would newly ask of them."""

from collections.abc import Mapping, Sequence
from datetime import date

from nscp_desktop.domain.action_lists import owned_words
from nscp_desktop.domain.asked_changes import AskedChange, AskedOverTime, Comparison, compared_over_time
from nscp_desktop.domain.drafts import PersonDraft, PlacementDraft
from nscp_desktop.domain.errors import DamagedError, NotFoundError
from nscp_desktop.domain.leaving import leaving_notes
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.person_changes import (
    changed_person,
    day_within,
    new_person,
    ordered_services,
    placed_person,
    shown_period,
)
from nscp_desktop.domain.person_checks import check_days, check_manager, check_person
from nscp_desktop.domain.person_names import KnownNames
from nscp_desktop.domain.placing import check_level
from nscp_desktop.domain.retention import left_on
from nscp_desktop.domain.standing import NO_HISTORY
from nscp_desktop.domain.times import TimesDraft, with_times
from nscp_desktop.services.decisions import scheme_of
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.person_storing import (
    NEW,
    refuse_leaving_within_session,
    refuse_taken_number,
    store_person,
    titles_in,
)
from nscp_desktop.services.standing import StandingService
from nscp_desktop.services.titles import tidy


class PeopleService:
    """The register. Each public method that stores is one transaction."""

    def __init__(self, desk: Desk, standing: StandingService) -> None:
        self._desk = desk
        self._standing = standing
        self._names = KnownNames()

    def person(self, person_id: int) -> Person:
        """Return one person.

        Raises NotFoundError when there is none with this id.
        """
        with self._desk.reading() as unit:
            return _found(unit.people.person(person_id))

    def draft_of(self, person_id: int, on: date) -> PersonDraft:
        """Return what the form shows for a person on a day.

        Raises NotFoundError when there is none with this id, DamagedError when part of what they had is gone.
        """
        person = self.person(person_id)
        period = shown_period(person, on)
        if period is None:
            raise DamagedError(
                f"When {person.name} was here cannot be read any more, so the record is damaged. Do not go on with it: "
                "open its newest backup."
            )
        service = ordered_services(person)[period]
        day = day_within(service.span, on)
        place, placed = person.place_on(day), person.group_on(day)
        return PersonDraft(
            person.given,
            person.family,
            person.known_as,
            person.staff_number,
            person.email,
            service.kind,
            service.span.starts_on,
            service.span.ends_on,
            service.leave_reason,
            tuple(held.role_id for held in person.roles_on(day)),
            tuple(held.duty for held in person.duties_on(day)),
            place.site_id if place else None,
            place.team_id if place else None,
            placed.group if placed else None,
            placed.reason if placed else "",
            placed.decided_by if placed else "",
            placed.review_on if placed else None,
            manager_id=person.manager_id,
            former_names=person.former_names,
            level_id=placed.level_id if placed else None,
            period=period,
            shown_on=day,
        )

    def alike(self, given: str, family: str) -> tuple[Person, ...]:
        """Return people whose name, present or former, is the same or nearly so: a hint while a name is typed.

        Who is archived is among them: somebody who comes back is not to be added a second time.
        """
        return self._names.alike(given, family, self._standing.snapshot().people.values())

    def effect_of_change(self, person_id: int | None, draft: PersonDraft, as_at: date) -> AskedChange:
        """Say what storing a draft would newly ask of somebody on a day, and what would fall away.

        `person_id` is None for somebody who is being added. Nothing is stored; names, reason and decider need not be
        there yet.

        Raises NotAllowedError when the days cannot be, NotFoundError when the person is gone.
        """
        check_days(draft)
        snapshot = self._standing.snapshot()
        with self._desk.reading() as unit:
            titles = titles_in(unit)
        comparison = Comparison(snapshot.rulebook, as_at)
        if person_id is None:
            return comparison.of(None, new_person(draft, titles), NO_HISTORY)
        person = _found(snapshot.people.get(person_id))
        return comparison.of(person, changed_person(person, draft, titles), snapshot.history(person_id))

    def effect_of_placement(
        self, person_ids: Sequence[int], draft: PlacementDraft, as_at: date
    ) -> tuple[AskedChange, ...]:
        """Say what a placement would newly ask of people on a day, and what would fall away, in the order given.

        Nothing is stored, and reason and decider need not be there yet.

        Raises NotFoundError when one of them is gone.
        """
        snapshot = self._standing.snapshot()
        with self._desk.reading() as unit:
            titles = titles_in(unit)
        comparison = Comparison(snapshot.rulebook, as_at)
        found = []
        for person_id in dict.fromkeys(person_ids):
            person = _found(snapshot.people.get(person_id))
            after = placed_person(person, draft, titles)
            found.append(comparison.of(person, after, snapshot.history(person_id)))
        return tuple(found)

    def effect_of_times(self, person_id: int, draft: TimesDraft, today: date) -> AskedOverTime:
        """Say what other periods, roles, duties and places would newly ask of somebody today and later, and what not.

        Nothing is stored.

        Raises: as `change_times`.
        """
        snapshot = self._standing.snapshot()
        person = _found(snapshot.people.get(person_id))
        with self._desk.reading() as unit:
            changed = with_times(person, draft, titles_in(unit))
        return compared_over_time(snapshot.rulebook, person, changed, snapshot.history(person_id), today)

    def leaving_notes(self, person_id: int, ends_on: date | None) -> tuple[str, ...]:
        """Point out trainings and bookings after a last day that is being typed, and open actions of whoever leaves."""
        snapshot = self._standing.snapshot()
        person = snapshot.people.get(person_id)
        if person is None or ends_on is None or ends_on == left_on(person):
            return ()
        with self._desk.reading() as unit:
            owned = owned_words(action for action in unit.actions.actions() if action.owner_id == person_id)
        notes = leaving_notes(ends_on, snapshot.history(person_id), snapshot.rulebook.courses)
        return (*notes, owned) if owned else notes

    def add(self, draft: PersonDraft) -> int:
        """Add a person and return their id.

        Raises NotAllowedError with the field that the sentence belongs beside.
        """
        check_person(draft)
        managers = self._managers(draft)
        with self._desk.changing(f"Add {_name(draft)}") as unit:
            check_level(draft.group, draft.level_id, scheme_of(unit))
            person = new_person(draft, titles_in(unit))
            refuse_taken_number(unit, person)
            check_manager(person, draft.manager_id, managers)
            person_id = store_person(unit, NEW, person)
        self._standing.renew([person_id])
        return person_id

    def change(self, person_id: int, draft: PersonDraft, *, reason: str = "") -> None:
        """Store a person's changed details; what changes from a day on closes what was held before it.

        `reason` stands in the history.

        Raises NotAllowedError with the field that the sentence belongs beside.
        """
        check_person(draft)
        managers = self._managers(draft)
        with self._desk.changing(f"Change {_name(draft)}", reason=reason.strip()) as unit:
            person = _found(unit.people.person(person_id))
            changed = changed_person(person, draft, titles_in(unit))
            refuse_taken_number(unit, changed)
            check_manager(person, draft.manager_id, managers)
            if changed.placements != person.placements:
                check_level(draft.group, draft.level_id, scheme_of(unit))
            refuse_leaving_within_session(unit, person, changed)
            store_person(unit, person, changed)
        self._standing.renew([person_id])

    def change_times(self, person_id: int, draft: TimesDraft, *, reason: str = "") -> None:
        """Store the periods of service of a person, and what they hold when, as lists.

        Raises NotAllowedError with list, row and field, such as `roles.2.ends_on`; NotFoundError when the person is
        gone.
        """
        name = self.person(person_id).name
        with self._desk.changing(f"Change when {name} was here and held what", reason=reason.strip()) as unit:
            person = _found(unit.people.person(person_id))
            changed = with_times(person, draft, titles_in(unit))
            refuse_leaving_within_session(unit, person, changed, draft.services)
            store_person(unit, person, changed)
        self._standing.renew([person_id])

    def _managers(self, draft: PersonDraft) -> Mapping[int, Person]:
        """Return everybody, among whom a line manager is looked for; nobody when there is none to look for."""
        return self._standing.snapshot().people if draft.manager_id is not None else {}


def _found(person: Person | None) -> Person:
    if person is None:
        raise NotFoundError("That person is no longer in the record.")
    return person


def _name(draft: PersonDraft) -> str:
    return tidy(f"{draft.given} {draft.family}")
