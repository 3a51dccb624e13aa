"""Making one person out of two who are the same: what moves, what is doubled and folded, which details win."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.merged_names import former_name_lines, merged_former_names
from nscp_desktop.domain.merged_reporting import manager_lines, merged_manager
from nscp_desktop.domain.merged_times import (
    duty_of,
    merged_away,
    merged_held,
    merged_places,
    merged_services,
    role_of,
)
from nscp_desktop.domain.merged_words import time_lines
from nscp_desktop.domain.people import Person, Placement
from nscp_desktop.domain.person_changes import with_placement
from nscp_desktop.domain.standing import NO_HISTORY, History
from nscp_desktop.domain.training import Booking, Completion, Equivalent, Evidence, Exemption

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
    over what only the other of the two knew. `history` is what is on record for both; `changes` say of the times of the
    person who stays what comes and what is let go, `asked` what is newly asked of them and what no longer. `others`
    counts what else the one who goes has: certificates, learning, supervision, induction and the like.
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
    history: History = NO_HISTORY
    changes: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    others: int = 0

    @property
    def words(self) -> tuple[str, ...]:
        """What happens to what is on record for both, one sentence each."""
        counts = ((self.completions, "training"), (self.bookings, "booking"), (self.exemptions, "exemption"))
        moved = [plural(count, what) for count, what in counts if count]
        if self.others:
            moved.append(f"{plural(self.others, 'other entry', 'other entries')}, such as learning or supervision")
        lines = [f"To {self.kept.name}: {', '.join(moved)}."] if moved else []
        if not moved and not self.details and not self.changes:
            lines.append(f"Nothing new comes to {self.kept.name}.")
        doubled = len(self.doubled) + len(self.doubled_exemptions)
        if doubled:
            both = "are on record for both and are kept once" if doubled != 1 else "is on record for both and kept once"
            lines.append(f"{plural(doubled, 'entry', 'entries')} {both}.")
        if self.filled:
            lines.append(f"{plural(len(self.filled), 'of them is', 'of them are')} completed from the other.")
        return tuple(lines)


def plan_merge(
    kept: Person, gone: Person, kept_history: History, gone_history: History, people: Mapping[int, Person]
) -> MergePlan:
    """Work out how `gone` becomes part of `kept`; among `people` are those who stand above the two.

    Raises NotAllowedError when both are the same person already.
    """
    if kept.id == gone.id:
        raise NotAllowedError("This is the same person. Choose somebody else to merge with.", "other")
    person = _one_person(kept, gone, people)
    moved, doubled, filled = _completions(kept_history.completions, gone_history.completions)
    bookings, doubled_bookings = _split(kept_history.bookings, gone_history.bookings, _booking_key)
    exemptions, doubled_exemptions = _split(kept_history.exemptions, gone_history.exemptions, _exemption_key)
    same = _same(kept_history.completions, gone_history.completions)
    return MergePlan(
        kept=person,
        gone_id=gone.id,
        gone_name=gone.name,
        details=(*_details(kept, gone), *_group_details(kept, gone)),
        completions=len(moved),
        bookings=len(bookings),
        exemptions=len(exemptions),
        doubled=(*doubled, *(item.id for item in doubled_bookings)),
        doubled_exemptions=tuple(item.id for item in doubled_exemptions),
        doubled_placements=tuple(placed.span.starts_on for placed in gone.placements if _is_doubled(placed, kept)),
        filled=filled,
        same=same,
        history=_one_history(kept_history, gone_history, filled, same),
        changes=(
            *time_lines(kept, gone, person),
            *manager_lines(kept, gone, person.manager_id, people),
            *former_name_lines(kept, gone, person.former_names),
        ),
    )


def _same(kept: Iterable[Completion], gone: Iterable[Completion]) -> tuple[tuple[int, int], ...]:
    """Return the completions that both have, as (gone, kept)."""
    known = {_completion_key(item): item.id for item in kept}
    return tuple((item.id, known[key]) for item in gone if (key := _completion_key(item)) in known)


def _one_history(
    kept: History, gone: History, filled: Iterable[Completion], same: Iterable[tuple[int, int]]
) -> History:
    full = {item.id: item for item in filled}
    completions, _ = _split(kept.completions, gone.completions, _completion_key)
    bookings, _ = _split(kept.bookings, gone.bookings, _booking_key)
    exemptions, _ = _split(kept.exemptions, gone.exemptions, _exemption_key)
    return History(
        (*(full.get(item.id, item) for item in kept.completions), *completions),
        (*kept.bookings, *bookings),
        (*kept.exemptions, *exemptions),
        _equivalents(kept.equivalents, gone.equivalents, dict(same)),
    )


def _equivalents(
    kept: Iterable[Equivalent], gone: Iterable[Equivalent], same: Mapping[int, int]
) -> tuple[Equivalent, ...]:
    """Return what trainings of both were accepted for, where `same` says which of them are one."""
    found = {(item.completion_id, item.requirement_id): item for item in kept}
    for item in gone:
        own = item._replace(completion_id=same.get(item.completion_id, item.completion_id))
        found.setdefault((own.completion_id, own.requirement_id), own)
    return tuple(found.values())


def _one_person(kept: Person, gone: Person, people: Mapping[int, Person]) -> Person:
    names = {name: getattr(kept, name) or getattr(gone, name) for name in _NAMES}
    person = replace(
        kept,
        **names,
        services=merged_services(kept, gone),
        roles=merged_held(kept.roles, gone.roles, role_of),
        duties=merged_held(kept.duties, gone.duties, duty_of),
        places=merged_places(kept, gone),
        manager_id=merged_manager(kept, gone, people),
        away=merged_away(kept, gone),
        archived_on=kept.archived_on if gone.archived_on else None,
    )
    person = replace(person, former_names=merged_former_names(person, gone))
    for placed in gone.placements:
        if not _is_doubled(placed, kept):
            person = with_placement(person, placed)
    return person


def _is_doubled(placed: Placement, kept: Person) -> bool:
    """Whether the person who stays was placed from the same day."""
    return any(own.span.starts_on == placed.span.starts_on for own in kept.placements)


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
    if not gone.placements:
        return ()
    if not kept.placements:
        return (Detail("Target Group", _placed_words(gone.placements[0])),)
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
