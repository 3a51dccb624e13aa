"""In words what comes to one of two people who are the same, what of theirs changes, and what is let go."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from nscp_desktop.domain.merged_times import place_of
from nscp_desktop.domain.people import HeldDuty, HeldRole, Person, Place, Service, Span
from nscp_desktop.domain.spans import overlap, span_words, within


class _Entry(NamedTuple):
    """One dated thing: what it is called, and for a period of service why it ended."""

    title: str
    span: Span
    reason: str = ""

    @property
    def days(self) -> str:
        return f"{span_words(self.span)} ({self.reason})" if self.reason else span_words(self.span)


def time_lines(kept: Person, gone: Person, merged: Person) -> tuple[str, ...]:
    """Say what `merged` has that `kept` had not, and what of `gone` is let go, one sentence each."""
    return (
        *_new_lines("Period of service", _services(kept.services), _services(merged.services)),
        *_new_lines("Role", _held(kept.roles), _held(merged.roles)),
        *_new_lines("Duty", _held(kept.duties), _held(merged.duties)),
        *_new_lines("Place", _places(kept.places), _places(merged.places)),
        *_new_lines("Time away", _spans(kept.away), _spans(merged.away)),
        *_lost_services(kept, gone),
        *_lost_places(kept, gone),
        *_lost_reasons((*kept.services, *gone.services), merged.services),
    )


def _new_lines(what: str, before: Iterable[_Entry], after: Iterable[_Entry]) -> Iterable[str]:
    known = list(before)
    for entry in after:
        if entry in known:
            continue
        was = [old.days for old in known if old.title == entry.title and overlap(old.span, entry.span)]
        title = f"{entry.title}, " if entry.title else ""
        if was:
            yield f"{what} changes: {title}{entry.days} instead of {' and '.join(was)}."
        else:
            yield f"{what} comes: {title}{entry.days}."


def _lost_services(kept: Person, gone: Person) -> Iterable[str]:
    for other in gone.services:
        for own in kept.services:
            if own.kind is not other.kind:
                yield from _lost("Period of service", other.kind.words, own.kind.words, (other.span, own.span))


def _lost_places(kept: Person, gone: Person) -> Iterable[str]:
    for other in gone.places:
        for own in kept.places:
            if place_of(own) != place_of(other):
                yield from _lost("Place", _place_words(other), _place_words(own), (other.span, own.span))


def _lost(what: str, title: str, holds: str, spans: tuple[Span, Span]) -> Iterable[str]:
    for shared in within(spans[0], [spans[1]]):
        yield f"{what} let go: {title}, {span_words(shared)}, where {holds} holds."


def _lost_reasons(before: Iterable[Service], after: Iterable[Service]) -> Iterable[str]:
    left = {(service.span.ends_on, service.leave_reason) for service in after}
    for service in before:
        leaving: tuple[date | None, str] = (service.span.ends_on, service.leave_reason)
        if service.leave_reason and leaving not in left:
            left.add(leaving)
            yield f"Leaving reason let go: {service.leave_reason}."


def _services(services: Iterable[Service]) -> list[_Entry]:
    return [_Entry(service.kind.words, service.span, service.leave_reason) for service in services]


def _held(held: Iterable[HeldRole | HeldDuty]) -> list[_Entry]:
    return [_Entry(item.title, item.span) for item in held]


def _places(places: Iterable[Place]) -> list[_Entry]:
    return [_Entry(_place_words(place), place.span) for place in places]


def _spans(spans: Iterable[Span]) -> list[_Entry]:
    return [_Entry("", span) for span in spans]


def _place_words(place: Place) -> str:
    return ", ".join(part for part in (place.site, place.team) if part)
