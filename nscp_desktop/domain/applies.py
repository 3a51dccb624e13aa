"""Whom a rule asks something of on a day, and since when."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, Protocol, TypeVar

from nscp_desktop.domain.dates import add_days, add_months
from nscp_desktop.domain.people import Person, PersonKind, Span, held_since
from nscp_desktop.domain.requirements import Rule, Who

MONTHS_BEFORE_A_START = 3


class Profile(NamedTuple):
    """What decides which rules apply to a person on a day; many people share one."""

    kind: PersonKind
    group: int | None
    roles: tuple[str, ...]
    duties: tuple[str, ...]
    site: str
    level: str = ""


class _Dated(Protocol):
    @property
    def span(self) -> Span: ...


Held = TypeVar("Held", bound=_Dated)


def profile_on(person: Person, day: date) -> Profile | None:
    """Return a person's profile on `day`, None when they were not here."""
    services = _on(person.services, day)
    if not services:
        return None
    placed, places = _on(person.placements, day), _on(person.places, day)
    roles = tuple([held.title for held in _on(person.roles, day)]) if person.roles else ()
    duties = tuple([held.duty for held in _on(person.duties, day)]) if person.duties else ()
    group, level = (placed[0].group, placed[0].level) if placed else (None, "")
    return Profile(services[0].kind, group, roles, duties, places[0].site if places else "", level)


def asks(rule: Rule, profile: Profile, day: date) -> bool:
    """Whether a rule in force on `day` is for people of this profile."""
    return in_force(rule, day) and is_for(rule.who, profile)


def in_force(rule: Rule, day: date) -> bool:
    """Whether a rule asks anything of anybody on `day`."""
    return (rule.starts_on is None or rule.starts_on <= day) and (rule.ends_on is None or day <= rule.ends_on)


def is_for(who: Who, profile: Profile) -> bool:
    """Whether every condition of a rule holds for people of this profile."""
    return (
        (not who.groups or profile.group in who.groups)
        and (not who.kinds or profile.kind in who.kinds)
        and (not who.duties or not who.duties.isdisjoint(profile.duties))
        and (not who.roles or not who.roles.isdisjoint(profile.roles))
        and (not who.sites or profile.site in who.sites)
        and (not who.levels or profile.level in who.levels)
    )


def is_for_all_who_serve(who: Who) -> bool:
    """Whether nothing that somebody holds beside their service decides if a rule is for them."""
    return not (who.groups or who.duties or who.roles or who.sites or who.levels)


def applies_since(person: Person, rule: Rule, day: date) -> date:
    """Return since when a rule has applied to a person without a break.

    The latest of: the period of service, the placement, level, role, duty or site that the rule names, and the day the
    rule itself began; but where it took over from another rule that asked them already on its last day, since when
    that one had asked. `date.min` when none of them has a start on record.
    """
    held = _held_since(person, rule.who, day)
    begun = rule.starts_on or date.min
    if held <= begun and rule.replaced is not None and begun > date.min:
        before = add_days(begun, -1)
        profile = profile_on(person, before)
        if profile is not None and asks(rule.replaced, profile, before):
            return applies_since(person, rule.replaced, before)
    return max(held, begun)


def counts_from(person: Person, rule: Rule, day: date) -> date:
    """Return from which day on something counts for the start since when a rule that asks after each start applies.

    An induction is often held before the first day. What was done in the three months before counts as well, but
    nothing from an earlier time with the agency: whoever comes back is inducted anew.
    """
    return start_counts_from(person, applies_since(person, rule, day))


def start_counts_from(person: Person, since: date) -> date:
    """Return from which day on something counts for a start, as in `counts_from`."""
    left = [ends_on for service in person.services if (ends_on := service.span.ends_on) is not None and ends_on < since]
    early = add_months(since, -MONTHS_BEFORE_A_START)
    return max(early, add_days(max(left), 1)) if left else early


def _held_since(person: Person, who: Who, day: date) -> date:
    """Return since when all that a rule names has been held without a break."""
    if len(person.services) == 1 and is_for_all_who_serve(who):
        return person.services[0].span.starts_on or date.min
    held: list[list[Span]] = [[s.span for s in person.services if not who.kinds or s.kind in who.kinds]]
    if who.groups:
        held.append([placed.span for placed in person.placements if placed.group in who.groups])
    if who.levels:
        held.append([placed.span for placed in person.placements if placed.level in who.levels])
    if who.duties:
        held.append([duty.span for duty in person.duties if duty.duty in who.duties])
    if who.roles:
        held.append([role.span for role in person.roles if role.title in who.roles])
    if who.sites:
        held.append([place.span for place in person.places if place.site in who.sites])
    return max([held_since(spans, day) or date.min for spans in held])


def _on(held: tuple[Held, ...], day: date) -> Sequence[Held]:
    """Return what is held on a day."""
    if len(held) == 1:
        # Nearly always, and this is asked five times for everybody on every board.
        starts_on, ends_on = held[0].span
        return held if (starts_on is None or starts_on <= day) and (ends_on is None or day <= ends_on) else ()
    return [item for item in held if item.span.covers(day)]
