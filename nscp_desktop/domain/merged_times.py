"""When two people who are one were here and held what: the days of both, without two things where only one can be."""

from collections.abc import Callable, Hashable, Iterable
from datetime import date
from typing import TypeVar

from nscp_desktop.domain.people import HeldDuty, HeldRole, Person, Place, Service, Span
from nscp_desktop.domain.spans import first_day, joined, last_day, outside, overlap

Held = TypeVar("Held", HeldRole, HeldDuty, Place)


def merged_services(kept: Person, gone: Person) -> tuple[Service, ...]:
    """Return the periods of service of both, where those of the one who stays hold on the days that both have.

    A period of the one who goes is cut to the other days, and runs on from one that it shares days with where the
    kind is the same. A leaving reason is that of the last day, so a period without an end has none.
    """
    found = list(kept.services)
    for service in gone.services:
        for part in outside(service.span, [own.span for own in kept.services]):
            same = [own for own in found if own.kind is service.kind and overlap(own.span, service.span)]
            same = [own for own in same if _touch(own.span, part)]
            reason = service.leave_reason if part.ends_on == service.span.ends_on else ""
            found = [own for own in found if own not in same]
            found.append(_one_service([*same, Service(part, service.kind, reason)]))
    return tuple(sorted((_with_reason(own, gone.services) for own in found), key=_start))


def merged_places(kept: Person, gone: Person) -> tuple[Place, ...]:
    """Return where both worked: a place of the one who goes is cut to the days on which the other has none."""
    others = [own.span for own in kept.places]
    rest = [place._replace(span=part) for place in gone.places for part in outside(place.span, others)]
    return merged_held(kept.places, rest, place_of)


def merged_held(kept: Iterable[Held], gone: Iterable[Held], thing: Callable[[Held], Hashable]) -> tuple[Held, ...]:
    """Return what both held; stretches of the same thing become one where they share or touch a day."""
    found = list(kept)
    for item in gone:
        same: list[Held] = [own for own in found if thing(own) == thing(item) and _touch(own.span, item.span)]
        found = [own for own in found if own not in same]
        span = _around([item.span, *(own.span for own in same)])
        found.append((same[0] if same else item)._replace(span=span))
    return tuple(sorted(found, key=_start))


def merged_away(kept: Person, gone: Person) -> tuple[Span, ...]:
    """Return the times away of both."""
    return tuple(joined([*kept.away, *gone.away])) if gone.away else kept.away


def role_of(held: HeldRole) -> int:
    """Return which role is held."""
    return held.role_id


def duty_of(held: HeldDuty) -> str:
    """Return which duty is held."""
    return held.duty


def place_of(place: Place) -> tuple[int | None, int | None]:
    """Return which site and team a place is."""
    return place.site_id, place.team_id


def _one_service(parts: list[Service]) -> Service:
    last = max(parts, key=_end)
    return Service(_around([part.span for part in parts]), last.kind, last.leave_reason)


def _with_reason(own: Service, others: Iterable[Service]) -> Service:
    """Give a period the reason that is known for leaving on its last day, and none when it has no end."""
    if own.span.ends_on is None:
        return own._replace(leave_reason="")
    known = (other.leave_reason for other in others if other.span.ends_on == own.span.ends_on)
    return own._replace(leave_reason=own.leave_reason or next(known, ""))


def _around(spans: Iterable[Span]) -> Span:
    """Return the one stretch that touching stretches make."""
    return joined(spans)[0]


def _touch(one: Span, other: Span) -> bool:
    return len(joined([one, other])) == 1


def _start(item: Service | HeldRole | HeldDuty | Place) -> date:
    return first_day(item.span)


def _end(item: Service) -> date:
    return last_day(item.span)
