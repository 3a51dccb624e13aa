"""What happens to dated things when they change from a day on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from nscp_desktop.domain.dates import FOREVER, add_days
from nscp_desktop.domain.people import Span
from nscp_desktop.domain.spans import ANY_TIME, is_reversed, joined, span_of, within

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class HeldChange:
    """One change of what a person holds.

    `old` is the period of service as it was on record, `new` as it is from now on. `day` is the day from which
    the change holds, None when it has always held. `rejoins` is set when `new` is another period after `old`. `room` is
    what lies between the periods before and after `old`: what is held outside of it is no part of the change.
    """

    old: Span
    new: Span
    day: date | None = None
    rejoins: bool = False
    room: Span = ANY_TIME

    @property
    def looked_at(self) -> date:
        """The day of which the form showed what is held: the day of the change, or the last day of the service."""
        last = self.old.ends_on or date.max
        return last if self.day is None else max(min(self.day, last), self.old.starts_on or date.min)


def changes_something(held: Iterable[tuple[Span, Thing]], wanted: Iterable[Thing], change: HeldChange) -> bool:
    """Whether what is wanted differs from what is held on the day looked at."""
    return {thing for span, thing in held if span.covers(change.looked_at)} != set(wanted)


def kept_and_new(
    held: Iterable[tuple[Span, Thing]], wanted: Iterable[Thing], change: HeldChange
) -> list[tuple[Span, Thing]]:
    """Return the spans after a change: what is wanted holds from its day, what is not wanted ends the day before.

    What ended before stays as it is. Spans that ran to the end of the service, or began with it, follow it when
    its dates are corrected. When the change has always held, what is not wanted goes and the new takes its place.
    """
    everything, wanted_now = list(held), list(dict.fromkeys(wanted))
    if change.rejoins:
        return everything + [(change.new, thing) for thing in wanted_now]
    before = [(part, thing) for span, thing in everything for part in within(span, [change.room])]
    parted = [item for item in everything if within(item[0], [change.room])]
    others = [item for item in everything if item not in parted]
    ends = [(part, thing) for span, thing in parted for part in _outside(span, change.room)]
    begins: date | None = None
    if changes_something(before, wanted_now, change):
        before, begins = _changed(before, wanted_now, change)
    kept = {thing for span, thing in before if span.covers(change.looked_at)}
    spans = [(_within(span, change), thing) for span, thing in before]
    start = begins or change.new.starts_on
    spans += [(Span(start, change.new.ends_on), thing) for thing in wanted_now if thing not in kept]
    spans = [(span, thing) for span, thing in spans if not is_reversed(span)]
    return sorted([*others, *_put_together(spans, ends)], key=_start) if others or ends else spans


def _outside(span: Span, room: Span) -> list[Span]:
    """Return the parts of a stretch before and after the room of the change."""
    sides = [span_of(date.min, add_days(room.starts_on, -1))] if room.starts_on else []
    sides += [span_of(add_days(room.ends_on, 1), FOREVER)] if room.ends_on else []
    return [part for side in sides for part in within(span, [side])]


def _put_together(spans: list[tuple[Span, Thing]], ends: list[tuple[Span, Thing]]) -> list[tuple[Span, Thing]]:
    """Return what was parted at the ends of the room in one piece again, where it still goes on there."""
    whole = list(spans)
    for end, thing in ends:
        same = next((own for own in whole if own[1] == thing and len(joined([own[0], end])) == 1), None)
        if same is not None:
            whole.remove(same)
        whole.append((joined([same[0], end])[0] if same is not None else end, thing))
    return whole


def _changed(
    held: list[tuple[Span, Thing]], wanted: list[Thing], change: HeldChange
) -> tuple[list[tuple[Span, Thing]], date | None]:
    """Return what stays, and the day on which the new begins, None for the start of the service."""
    spans: list[tuple[Span, Thing]] = []
    replaced: list[date] = []
    for span, thing in held:
        start = span.starts_on or date.min
        if start > change.looked_at:
            continue
        if not span.covers(change.looked_at):
            spans.append((span, thing))
        elif thing in wanted:
            spans.append((Span(span.starts_on, change.old.ends_on), thing))
        elif change.day is None:
            replaced.append(start)
        elif start < change.day:
            spans.append((Span(span.starts_on, add_days(change.day, -1)), thing))
    if change.day is not None:
        return spans, change.day
    began = min(replaced, default=date.min)
    return spans, began if began > (change.old.starts_on or date.min) else None


def _within(span: Span, change: HeldChange) -> Span:
    """Return a span that follows the corrected dates of its service."""
    old, new = change.old, change.new
    starts = new.starts_on if span.starts_on == old.starts_on else span.starts_on
    ends = new.ends_on if span.ends_on in (None, old.ends_on) else span.ends_on
    if new.ends_on is not None and ends is not None:
        ends = min(ends, new.ends_on)
    return Span(starts, ends)


def _start(held: tuple[Span, Thing]) -> date:
    return held[0].starts_on or date.min
