"""Everything dated about a person as lists to be edited: periods of service, roles, duties, places, away, names."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.people import FormerName, HeldDuty, HeldRole, Person, Place, Service, Span
from nscp_desktop.domain.person_changes import Titles, brought_back, tidy_former_names
from nscp_desktop.domain.person_checks import check_former_names, check_years
from nscp_desktop.domain.spans import first_day, is_reversed, overlap, span_words, within

Held = TypeVar("Held", HeldRole, HeldDuty, Place)
Dated = TypeVar("Dated", Service, HeldRole, HeldDuty, Place)


@dataclass(frozen=True, slots=True)
class TimesDraft:
    """The lists as typed, in the order of the form. Titles need not be given.

    A refusal names list, row from 0, and field: `roles.2.ends_on`.
    """

    services: tuple[Service, ...]
    roles: tuple[HeldRole, ...] = ()
    duties: tuple[HeldDuty, ...] = ()
    places: tuple[Place, ...] = ()
    away: tuple[Span, ...] = ()
    former_names: tuple[FormerName, ...] = ()


def times_of(person: Person) -> TimesDraft:
    """Return the lists of a person."""
    return TimesDraft(person.services, person.roles, person.duties, person.places, person.away, person.former_names)


def with_times(person: Person, draft: TimesDraft, titles: Titles) -> Person:
    """Return a person with other lists.

    What began or ended with a period of service follows it when its days are corrected, unless it was changed itself;
    what runs on when a period has ended is cut there.

    Raises NotAllowedError with list, row and field.
    """
    check_times(draft)
    services = tuple(sorted((_tidied(service) for service in draft.services), key=_start))
    moved = _Moved(person.services, services)
    roles = moved.fitted(draft.roles, person.roles)
    duties = moved.fitted(draft.duties, person.duties)
    places = moved.fitted(draft.places, person.places)
    changed = replace(
        person,
        services=services,
        roles=tuple(titles.role(held.span, held.role_id) for held in roles),
        duties=tuple(titles.duty(held.span, held.duty) for held in duties),
        places=tuple(titles.place(held.span, held.site_id, held.team_id) for held in places),
        away=tuple(sorted(draft.away, key=first_day)),
        former_names=tidy_former_names(draft.former_names),
    )
    return brought_back(changed)


def check_times(draft: TimesDraft) -> None:
    """Refuse days that cannot be, are reversed or shared, and what lies outside of every period of service."""
    if not draft.services:
        raise NotAllowedError("There has to be at least one period of service.", "services")
    _refuse_days("services", [service.span for service in draft.services])
    _refuse_shared(
        "services", [(None, item.span) for item in draft.services], "One period of service has to end before the next."
    )
    for name, held, words in (
        ("roles", [(item.role_id, item.span) for item in draft.roles], "The same role is there twice for some days."),
        ("duties", [(item.duty, item.span) for item in draft.duties], "The same duty is there twice for some days."),
        ("places", [(None, item.span) for item in draft.places], "A person has one site and one team at a time."),
    ):
        spans = [span for _, span in held]
        _refuse_days(name, spans)
        _refuse_outside(name, spans, draft.services)
        _refuse_shared(name, held, words)
    for row, place in enumerate(draft.places):
        if place.site_id is None and place.team_id is None:
            raise NotAllowedError("Choose a site or a team, or take the line out.", f"places.{row}.site_id")
    for row, span in enumerate(draft.away):
        if span.starts_on is None:
            raise NotAllowedError("Say from which day.", f"away.{row}.starts_on")
    _refuse_days("away", draft.away)
    _refuse_shared("away", [(None, span) for span in draft.away], "Two times away have days in common.")
    check_former_names(draft.former_names, _row_of_names)


def _row_of_names(row: int) -> str:
    return f"former_names.{row}.name"


def _refuse_days(name: str, spans: Iterable[Span]) -> None:
    for row, span in enumerate(spans):
        check_years(span, f"{name}.{row}.")
        if is_reversed(span):
            raise NotAllowedError("The last day is before the first day.", f"{name}.{row}.ends_on")


def _refuse_shared(name: str, held: Sequence[tuple[Hashable, Span]], words: str) -> None:
    for row, (thing, span) in enumerate(held):
        for other, earlier in held[:row]:
            if thing == other and overlap(span, earlier):
                sentence = f"{words} {span_words(span)} and {span_words(earlier)} overlap."
                raise NotAllowedError(sentence, f"{name}.{row}.starts_on")


def _refuse_outside(name: str, spans: Iterable[Span], services: Iterable[Service]) -> None:
    here = [service.span for service in services]
    for row, span in enumerate(spans):
        if not within(span, here):
            sentence = f"{span_words(span)} lies outside of every period of service. Check the days."
            raise NotAllowedError(sentence[:1].upper() + sentence[1:], f"{name}.{row}.starts_on")


class _Moved:
    """What becomes of what is held when periods of service get other days."""

    def __init__(self, before: Iterable[Service], after: Iterable[Service]) -> None:
        self._here = [service.span for service in after]
        was = [service.span for service in before]
        self._same = sorted(was, key=first_day) == sorted(self._here, key=first_day)
        # A period that has become two, or two that have become one, is followed by nothing.
        self._pairs = [
            (old, new)
            for old in was
            for new in self._here
            if overlap(old, new)
            and sum(overlap(old, other) for other in self._here) == 1
            and sum(overlap(other, new) for other in was) == 1
        ]

    def fitted(self, wanted: Sequence[Held], before: Sequence[Held]) -> list[Held]:
        """Return what is held within the periods; as it was when neither it nor they were changed."""
        if self._same and tuple(wanted) == tuple(before):
            return list(before)
        followed = [self._followed(item) if item in before else item for item in wanted]
        parts = [_with_span(item, span) for item in followed for span in within(item.span, self._here)]
        return sorted(parts, key=_start)

    def _followed(self, item: Held) -> Held:
        starts_on, ends_on = item.span
        for old, new in self._pairs:
            if overlap(item.span, old):
                starts_on = new.starts_on if item.span.starts_on == old.starts_on else starts_on
                ends_on = new.ends_on if item.span.ends_on == old.ends_on else ends_on
        return _with_span(item, Span(starts_on, ends_on))


def _with_span(item: Held, span: Span) -> Held:
    return item._replace(span=span)


def _tidied(service: Service) -> Service:
    return service._replace(leave_reason=" ".join(service.leave_reason.split()))


def _start(item: Dated) -> date:
    return first_day(item.span)
