"""Storing what has become of a person: only what differs is written, so that the history tells no more."""

from collections.abc import Sequence
from datetime import date

from nscp_desktop.domain.drafts import PlacementDraft
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.leaving import last_days, within_session_words
from nscp_desktop.domain.people import Person, Placement, Service
from nscp_desktop.domain.person_changes import Titles
from nscp_desktop.storage.rows import to_text
from nscp_desktop.storage.unit_of_work import UnitOfWork

NEW = Person(0, "", "")


def titles_in(unit: UnitOfWork) -> Titles:
    """Return what roles, duties, sites, teams and levels are called."""
    agency = unit.agency
    return Titles(
        {role.id: role.title for role in agency.roles()},
        {duty.code: duty.title for duty in agency.duties()},
        {site.id: site.title for site in agency.sites()},
        {team.id: team.title for team in agency.teams()},
        {level.id: level.title for level in agency.levels()},
    )


def store_person(unit: UnitOfWork, before: Person, after: Person) -> int:
    """Store a person as they are now, or add them when `before` is NEW, and return their id."""
    people, own = unit.people, before.id
    if before is NEW:
        own = people.add(_details(after))
    elif _details(before) != _details(after):
        people.change(own, _details(after))
    if before.services != after.services:
        people.set_services(own, after.services)
    if before.roles != after.roles:
        people.set_roles(own, [(held.span, held.role_id) for held in after.roles])
    if before.duties != after.duties:
        people.set_duties(own, [(held.span, held.duty) for held in after.duties])
    if before.places != after.places:
        people.set_places(own, [(place.span, place.site_id, place.team_id) for place in after.places])
    if before.former_names != after.former_names:
        people.set_former_names(own, after.former_names)
    if before.away != after.away:
        people.set_away(own, after.away)
    for placed in _new_placements(before.placements, after.placements):
        people.place(own, placed)
    return own


def refuse_taken_number(unit: UnitOfWork, person: Person) -> None:
    """Raise NotAllowedError when somebody else has the staff number of a person."""
    number = person.staff_number
    holder = unit.people.with_staff_number(number) if number else None
    if holder is not None and holder != person.id:
        raise NotAllowedError(f"Staff number {number} belongs to somebody else already.", "staff_number")


def refuse_leaving_within_session(
    unit: UnitOfWork, before: Person, after: Person, listed: Sequence[Service] | None = None
) -> None:
    """Raise NotAllowedError when a new last day lies in the middle of a training that the person was at.

    `listed` are the periods as a list was typed, whose row the sentence then belongs beside.
    """
    for day in last_days(before, after):
        session = unit.sessions.over(day, before.id)
        if session is not None:
            words = within_session_words(after, day, session, unit.training.courses())
            raise NotAllowedError(words, _field_of(day, listed))


def _field_of(day: date, listed: Sequence[Service] | None) -> str:
    rows = (row for row, service in enumerate(listed or ()) if service.span.ends_on == day)
    return "ends_on" if listed is None else f"services.{next(rows, 0)}.ends_on"


def _details(person: Person) -> dict[str, str | int | None]:
    return {
        "given": person.given,
        "family": person.family,
        "known_as": person.known_as,
        "staff_number": person.staff_number,
        "email": person.email,
        "manager_id": person.manager_id,
        "archived_on": to_text(person.archived_on),
    }


def _new_placements(before: Sequence[Placement], after: Sequence[Placement]) -> list[PlacementDraft]:
    """Return the placements that were not there, the oldest first; their ends follow from what comes after."""
    there = [_decision(placed) for placed in before]
    new = []
    for placed in reversed(after):
        decision = _decision(placed)
        if decision in there:
            there.remove(decision)
        else:
            new.append(decision)
    return new


def _decision(placed: Placement) -> PlacementDraft:
    return PlacementDraft(
        placed.group, placed.span.starts_on, placed.decided_by, placed.reason, placed.review_on, placed.level_id
    )
