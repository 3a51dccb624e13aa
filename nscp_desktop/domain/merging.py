"""Making one person out of two who are the same: what moves, what is doubled and folded, which details win."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from nscp_desktop.domain.dates import FOREVER, add_days, in_words, plural
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.people import Person, Placement, Service, Span
from nscp_desktop.domain.standing import History
from nscp_desktop.domain.training import Booking, Completion, Evidence, Exemption

Item = TypeVar("Item")

_NAMES = {
    "given": "First name",
    "family": "Surname",
    "known_as": "Known as",
    "staff_number": "Staff number",
    "email": "E-mail",
}


@dataclass(frozen=True, slots=True)
class Detail:
    """One detail in which the two differ: what stays, and what is let go (empty when it only fills a gap)."""

    title: str
    stays: str
    goes: str = ""


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What becomes of two people who are one.

    `kept` is the person as they will be, under the id that stays; `gone_id` is the id that goes. Placements and
    entries not named here move as they are. `doubled` are the ids of attendances that both had, `same` says which of
    them is which completion of the person who stays, to whom its files go, and `filled` are the ones that stay and take
    over what only the other of the two knew.
    """

    kept: Person
    gone_id: int
    gone_name: str
    details: tuple[Detail, ...]
    completions: int
    bookings: int
    exemptions: int
    doubled: tuple[int, ...]
    doubled_exemptions: tuple[int, ...]
    doubled_placements: tuple[date | None, ...]
    filled: tuple[Completion, ...]
    same: tuple[tuple[int, int], ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """What happens, one sentence each."""
        counts = ((self.completions, "training"), (self.bookings, "booking"), (self.exemptions, "exemption"))
        moved = [plural(count, what) for count, what in counts if count]
        lines = [f"To {self.kept.name}: {', '.join(moved)}."] if moved else [f"Nothing new comes to {self.kept.name}."]
        doubled = len(self.doubled) + len(self.doubled_exemptions)
        if doubled:
            both = "are on record for both and are kept once" if doubled != 1 else "is on record for both and kept once"
            lines.append(f"{plural(doubled, 'entry', 'entries')} {both}.")
        if self.filled:
            lines.append(f"{plural(len(self.filled), 'of them is', 'of them are')} completed from the other.")
        return tuple(lines)


def plan_merge(kept: Person, gone: Person, kept_history: History, gone_history: History) -> MergePlan:
    """Work out how `gone` becomes part of `kept`.

    Raises NotAllowedError when both are the same person already.
    """
    if kept.id == gone.id:
        raise NotAllowedError("This is the same person. Choose somebody else to merge with.", "other")
    starts = {placed.span.starts_on for placed in kept.placements}
    moved, doubled, filled = _completions(kept_history.completions, gone_history.completions)
    bookings, doubled_bookings = _split(kept_history.bookings, gone_history.bookings, _booking_key)
    exemptions, doubled_exemptions = _split(kept_history.exemptions, gone_history.exemptions, _exemption_key)
    return MergePlan(
        kept=_one_person(kept, gone),
        gone_id=gone.id,
        gone_name=gone.name,
        details=(*_details(kept, gone), *_group_details(kept, gone)),
        completions=len(moved),
        bookings=len(bookings),
        exemptions=len(exemptions),
        doubled=(*doubled, *(item.id for item in doubled_bookings)),
        doubled_exemptions=tuple(item.id for item in doubled_exemptions),
        doubled_placements=tuple(
            placed.span.starts_on for placed in gone.placements if placed.span.starts_on in starts
        ),
        filled=filled,
        same=_same(kept_history.completions, gone_history.completions),
    )


def _same(kept: Iterable[Completion], gone: Iterable[Completion]) -> tuple[tuple[int, int], ...]:
    """Return the completions that both have, as (gone, kept)."""
    known = {_completion_key(item): item.id for item in kept}
    return tuple((item.id, known[key]) for item in gone if (key := _completion_key(item)) in known)


def _one_person(kept: Person, gone: Person) -> Person:
    names = {name: getattr(kept, name) or getattr(gone, name) for name in _NAMES}
    roles = _joined((role, role.role_id, role.span) for role in (*kept.roles, *gone.roles))
    duties = _joined((duty, duty.duty, duty.span) for duty in (*kept.duties, *gone.duties))
    return replace(
        kept,
        **names,
        services=_joined_services(kept.services, gone.services),
        roles=tuple(role._replace(span=span) for role, span in roles),
        duties=tuple(duty._replace(span=span) for duty, span in duties),
        manager_id=kept.manager_id or gone.manager_id,
        former_names=tuple(dict.fromkeys((*kept.former_names, *gone.former_names))),
        away=tuple(span for _, span in _joined((None, None, span) for span in (*kept.away, *gone.away))),
        archived_on=kept.archived_on if gone.archived_on else None,
        # One place at a time: where both have one, the place of the person who stays holds.
        places=(*kept.places, *(p for p in gone.places if not any(_overlap(p.span, own.span) for own in kept.places))),
    )


def _joined(parts: Iterable[tuple[Item, Hashable, Span]]) -> list[tuple[Item, Span]]:
    """Join the stretches in which the same thing is held, where they share or touch a day."""
    found: list[tuple[Item, Hashable, Span]] = []
    for item, thing, span in sorted(parts, key=_start_of_part):
        same = (place for place, (_, other, before) in enumerate(found) if thing == other and _touch(before, span))
        place = next(same, None)
        if place is None:
            found.append((item, thing, span))
        else:
            found[place] = (found[place][0], thing, _around(found[place][2], span))
    return [(item, span) for item, _, span in found]


def _joined_services(kept: Iterable[Service], gone: Iterable[Service]) -> tuple[Service, ...]:
    """Join periods of service that share a day; kind and reason are those of the person who stays."""
    found = list(kept)
    for service in gone:
        for same in [own for own in found if _overlap(own.span, service.span)]:
            found.remove(same)
            reason = same.leave_reason or service.leave_reason
            service = Service(_around(same.span, service.span), same.kind, reason)
        found.append(service)
    return tuple(sorted(found, key=_start))


def _overlap(one: Span, other: Span) -> bool:
    return (one.starts_on or date.min) <= (other.ends_on or FOREVER) and (other.starts_on or date.min) <= (
        one.ends_on or FOREVER
    )


def _touch(one: Span, other: Span) -> bool:
    """Whether a later stretch begins in, or on the day after, an earlier one."""
    return (other.starts_on or date.min) <= add_days(one.ends_on or FOREVER, 1)


def _around(one: Span, other: Span) -> Span:
    """Return the stretch from the first day of both to the last."""
    starts = (
        None if None in (one.starts_on, other.starts_on) else min(one.starts_on or FOREVER, other.starts_on or FOREVER)
    )
    ends = None if None in (one.ends_on, other.ends_on) else max(one.ends_on or date.min, other.ends_on or date.min)
    return Span(starts, ends)


def _start(service: Service) -> date:
    return service.span.starts_on or date.min


def _start_of_part(part: tuple[Item, Hashable, Span]) -> date:
    return part[2].starts_on or date.min


def _completions(
    kept: Iterable[Completion], gone: Iterable[Completion]
) -> tuple[list[Completion], list[int], tuple[Completion, ...]]:
    """Return what moves, the ids that are doubled, and the entries that stay and take something over."""
    moved, doubled = _split(kept, gone, _completion_key)
    known = {_completion_key(item): item for item in kept}
    filled = []
    for item in doubled:
        stays = known[_completion_key(item)]
        full = _filled(stays, item)
        if full != stays:
            filled.append(full)
    return moved, [item.id for item in doubled], tuple(filled)


def _split(
    kept: Iterable[Item], gone: Iterable[Item], key: Callable[[Item], Hashable]
) -> tuple[list[Item], list[Item]]:
    """Return those of `gone` that `kept` has not, and those that both have."""
    known = {key(item) for item in kept}
    new: list[Item] = []
    both: list[Item] = []
    for item in gone:
        (both if key(item) in known else new).append(item)
    return new, both


def _completion_key(item: Completion) -> Hashable:
    return item.course_id, item.completed_on, None if item.completed_on else item.expires_on


def _booking_key(item: Booking) -> Hashable:
    return item.course_id, item.on


def _exemption_key(item: Exemption) -> Hashable:
    return item.requirement_id, item.starts_on, item.ends_on


def _filled(stays: Completion, other: Completion) -> Completion:
    return stays._replace(
        expires_on=stays.expires_on or other.expires_on,
        hours=stays.hours if stays.hours is not None else other.hours,
        provider=stays.provider or other.provider,
        certificate_number=stays.certificate_number or other.certificate_number,
        evidence=stays.evidence if stays.evidence is not Evidence.NONE else other.evidence,
        note=stays.note or other.note,
        source=stays.source or other.source,
    )


def _details(kept: Person, gone: Person) -> tuple[Detail, ...]:
    found = []
    for name, title in _NAMES.items():
        own, other = getattr(kept, name), getattr(gone, name)
        if other and own != other:
            found.append(Detail(title, own, other) if own else Detail(title, other))
    return tuple(found)


def _group_details(kept: Person, gone: Person) -> tuple[Detail, ...]:
    """Name the Target Group that holds afterwards, where the two have different ones: the newest decision."""
    if not kept.placements or not gone.placements:
        return ()
    own, other = kept.placements[0], gone.placements[0]
    if own.group == other.group:
        return ()
    newest, older = (own, other) if _since(own) >= _since(other) else (other, own)
    return (Detail("Target Group", _placed_words(newest), _placed_words(older)),)


def _since(placed: Placement) -> date:
    return placed.span.starts_on or date.min


def _placed_words(placed: Placement) -> str:
    since = f" since {in_words(placed.span.starts_on)}" if placed.span.starts_on else ""
    return f"Group {placed.group}{since}"
