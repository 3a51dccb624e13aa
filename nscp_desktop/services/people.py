"""People: add, change, place in a Target Group."""

from collections.abc import Sequence
from datetime import date
from difflib import SequenceMatcher

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.drafts import PersonDraft, PlacementDraft
from nscp_desktop.domain.errors import DamagedError, NotAllowedError, NotFoundError
from nscp_desktop.domain.people import Person, Service, Span
from nscp_desktop.domain.target_groups import GROUP_NUMBERS
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.held import HeldChange, changes_something, kept_and_new
from nscp_desktop.services.standing import StandingService
from nscp_desktop.services.titles import tidy
from nscp_desktop.storage.people_store import PeopleStore

ALIKE = 0.86


class PeopleService:
    """The register. Each public method that stores is one transaction."""

    def __init__(self, desk: Desk, standing: StandingService) -> None:
        self._desk = desk
        self._standing = standing

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
        newest = max(person.services, key=lambda item: item.span.starts_on or date.min, default=None)
        service = person.service_on(on) or newest
        if service is None:
            raise DamagedError(
                f"When {person.name} was here cannot be read any more, so the record is damaged. Do not go on with it: "
                "open its newest backup."
            )
        day = on if service.span.covers(on) else service.span.ends_on or on
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
        )

    def alike(self, given: str, family: str) -> tuple[Person, ...]:
        """Return people whose name is the same or nearly so, for a hint while a name is typed."""
        name = _folded(f"{given} {family}")
        if len(name) < 3:
            return ()
        people = self._standing.snapshot().people.values()
        return tuple(person for person in people if SequenceMatcher(None, name, _folded(person.name)).ratio() >= ALIKE)

    def add(self, draft: PersonDraft) -> int:
        """Add a person and return their id.

        Raises NotAllowedError with the field that the sentence belongs beside.
        """
        _check(draft)
        with self._desk.changing(f"Add {_name(draft)}") as unit:
            _check_staff_number(unit.people, draft, None)
            person_id = unit.people.add(_names(draft))
            span = Span(draft.starts_on, draft.ends_on)
            unit.people.set_services(person_id, [Service(span, draft.kind, tidy(draft.leave_reason))])
            unit.people.set_roles(person_id, [(span, role_id) for role_id in draft.role_ids])
            unit.people.set_duties(person_id, [(span, code) for code in draft.duties])
            if draft.site_id is not None or draft.team_id is not None:
                unit.people.set_places(person_id, [(span, draft.site_id, draft.team_id)])
            _place_from(unit.people, person_id, draft, draft.starts_on)
        self._standing.renew([person_id])
        return person_id

    def change(self, person_id: int, draft: PersonDraft, *, reason: str = "") -> None:
        """Store a person's changed details; what changes from a day on closes what was held before it.

        `reason` stands in the history.

        Raises NotAllowedError with the field that the sentence belongs beside.
        """
        _check(draft)
        with self._desk.changing(f"Change {_name(draft)}", reason=reason.strip()) as unit:
            person = _found(unit.people.person(person_id))
            _check_staff_number(unit.people, draft, person_id)
            unit.people.change(person_id, _names(draft))
            change = _change_service(unit.people, person, draft)
            _change_held(unit.people, person, draft, change)
            placed = person.group_on(change.looked_at)
            if draft.group is not None and (placed is None or placed.group != draft.group):
                since = placed.span.starts_on if placed and not change.rejoins else draft.starts_on
                _place_from(unit.people, person_id, draft, change.day or since)
        self._standing.renew([person_id])

    def place(self, person_ids: Sequence[int], draft: PlacementDraft) -> None:
        """Place people in a Target Group from a day on. The agency decides: who and why are kept."""
        if draft.group not in GROUP_NUMBERS:
            raise NotAllowedError("Choose Target Group 1, 2, 3 or 4.", "group")
        if not draft.reason.strip():
            raise NotAllowedError("Say why, so that the decision can be understood later.", "group_reason")
        if not draft.decided_by.strip():
            raise NotAllowedError("Say who decided.", "group_decided_by")
        if not person_ids:
            raise NotAllowedError("Choose at least one person.", "person_ids")
        title = f"Place {plural(len(person_ids), 'person', 'people')} in Target Group {draft.group}"
        with self._desk.changing(title) as unit:
            for person_id in person_ids:
                unit.people.place(person_id, draft)
        self._standing.renew(person_ids)


def _found(person: Person | None) -> Person:
    if person is None:
        raise NotFoundError("That person is no longer in the record.")
    return person


def _name(draft: PersonDraft) -> str:
    return tidy(f"{draft.given} {draft.family}")


def _folded(name: str) -> str:
    return tidy(name).casefold()


def _names(draft: PersonDraft) -> dict[str, str]:
    return {
        "given": tidy(draft.given),
        "family": tidy(draft.family),
        "known_as": tidy(draft.known_as),
        "staff_number": tidy(draft.staff_number),
        "email": tidy(draft.email),
    }


def _check(draft: PersonDraft) -> None:
    if not (draft.given.strip() or draft.family.strip()):
        raise NotAllowedError("Type a first name or a surname.", "family")
    if any(ord(letter) < 32 for letter in draft.given + draft.family):
        raise NotAllowedError("A name cannot hold line breaks or control characters.", "family")
    if draft.email.strip() and "@" not in draft.email:
        raise NotAllowedError("An e-mail address has an @ in it.", "email")
    if draft.starts_on and draft.ends_on and draft.ends_on < draft.starts_on:
        raise NotAllowedError("The leave date is before the start date.", "ends_on")
    if draft.group is not None and not draft.group_reason.strip():
        raise NotAllowedError("Say why this Target Group, so that it can be understood later.", "group_reason")
    if draft.group is not None and not draft.group_decided_by.strip():
        raise NotAllowedError("Say who decided on the Target Group.", "group_decided_by")


def _check_staff_number(people: PeopleStore, draft: PersonDraft, own_id: int | None) -> None:
    number = tidy(draft.staff_number)
    holder = people.with_staff_number(number) if number else None
    if holder is not None and holder != own_id:
        raise NotAllowedError(f"Staff number {number} belongs to somebody else already.", "staff_number")


def _place_from(people: PeopleStore, person_id: int, draft: PersonDraft, day: date | None) -> None:
    if draft.group is not None:
        people.place(
            person_id,
            PlacementDraft(
                draft.group, day, tidy(draft.group_decided_by), draft.group_reason.strip(), draft.group_review_on
            ),
        )


def _change_service(people: PeopleStore, person: Person, draft: PersonDraft) -> HeldChange:
    """Change the latest period of service, or add one when somebody rejoins after leaving."""
    services = sorted(person.services, key=lambda item: item.span.starts_on or date.min)
    new = Span(draft.starts_on, draft.ends_on)
    old = services[-1].span
    rejoins = old.ends_on is not None and draft.starts_on is not None and draft.starts_on > old.ends_on
    kept = services if rejoins else services[:-1]
    for earlier in kept:
        if draft.starts_on is None or (earlier.span.ends_on or date.max) >= draft.starts_on:
            raise NotAllowedError("This period overlaps an earlier one. Check the start date.", "starts_on")
    people.set_services(person.id, [*kept, Service(new, draft.kind, tidy(draft.leave_reason))])
    day = draft.starts_on if rejoins else draft.changes_from
    if day is not None and draft.starts_on is not None and day < draft.starts_on:
        day = None
    return HeldChange(old, new, day, rejoins)


def _change_held(people: PeopleStore, person: Person, draft: PersonDraft, change: HeldChange) -> None:
    roles = [(held.span, held.role_id) for held in person.roles]
    duties = [(held.span, held.duty) for held in person.duties]
    places = [(held.span, (held.site_id, held.team_id)) for held in person.places]
    place = () if draft.site_id is None and draft.team_id is None else ((draft.site_id, draft.team_id),)
    if change.day is not None and change.new.ends_on is not None and change.day > change.new.ends_on:
        differs = (
            changes_something(roles, draft.role_ids, change)
            or changes_something(duties, draft.duties, change)
            or changes_something(places, place, change)
        )
        if differs:
            raise NotAllowedError("The change has to lie before the leave date.", "changes_from")
    people.set_roles(person.id, kept_and_new(roles, draft.role_ids, change))
    people.set_duties(person.id, kept_and_new(duties, draft.duties, change))
    spans = kept_and_new(places, place, change)
    people.set_places(person.id, [(span, site_id, team_id) for span, (site_id, team_id) in spans])
