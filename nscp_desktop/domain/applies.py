"""Whom a rule asks something of on a day, and since when."""

from datetime import date
from typing import NamedTuple

from nscp_desktop.domain.people import Person, PersonKind, Span, held_since
from nscp_desktop.domain.requirements import Rule


class Profile(NamedTuple):
    """What decides which rules apply to a person on a day; many people share one."""

    kind: PersonKind
    group: int | None
    roles: tuple[str, ...]
    duties: tuple[str, ...]
    site: str


def profile_on(person: Person, day: date) -> Profile | None:
    """Return a person's profile on `day`, None when they were not here."""
    service = person.service_on(day)
    if service is None:
        return None
    placed = person.group_on(day)
    place = person.place_on(day)
    return Profile(
        service.kind,
        placed.group if placed else None,
        tuple([held.title for held in person.roles if held.span.covers(day)]),
        tuple([held.duty for held in person.duties if held.span.covers(day)]) if person.duties else (),
        place.site if place else "",
    )


def asks(rule: Rule, profile: Profile, day: date) -> bool:
    """Whether a rule in force on `day` is for people of this profile."""
    who = rule.who
    return (
        (rule.starts_on is None or rule.starts_on <= day)
        and (rule.ends_on is None or day <= rule.ends_on)
        and (not who.groups or profile.group in who.groups)
        and (not who.kinds or profile.kind in who.kinds)
        and (not who.duties or not who.duties.isdisjoint(profile.duties))
        and (not who.roles or not who.roles.isdisjoint(profile.roles))
        and (not who.sites or profile.site in who.sites)
    )


def applies_since(person: Person, rule: Rule, day: date) -> date:
    """Return since when a rule has applied to a person without a break.

    The latest of: the period of service, the placement, role, duty or site that the rule names, and the day the
    rule itself began. `date.min` when none of them has a start on record.
    """
    who = rule.who
    if len(person.services) == 1 and not (who.groups or who.duties or who.roles or who.sites):
        return max(person.services[0].span.starts_on or date.min, rule.starts_on or date.min)
    held: list[list[Span]] = [[s.span for s in person.services if not who.kinds or s.kind in who.kinds]]
    if who.groups:
        held.append([placed.span for placed in person.placements if placed.group in who.groups])
    if who.duties:
        held.append([duty.span for duty in person.duties if duty.duty in who.duties])
    if who.roles:
        held.append([role.span for role in person.roles if role.title in who.roles])
    if who.sites:
        held.append([place.span for place in person.places if place.site in who.sites])
    starts = [held_since(spans, day) or date.min for spans in held]
    return max([*starts, rule.starts_on or date.min])
