"""What happens to dated things when they change from a day on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from nscp_desktop.domain.dates import FOREVER, add_days
from nscp_desktop.domain.people import Span
from nscp_desktop.domain.spans import ANY_TIME, first_day, is_reversed, joined, last_day, span_of, within

Thing = TypeVar("Thing")
Held = tuple[Span, Thing]


@dataclass(frozen=True, slots=True)
class HeldChange:
    """One change of what a person holds.

    `old` is the period of service as it was on record, `new` as it is from now on. `day` is the day from which
    the change holds, None when it has always held. `shown_on` is the day of which the form showed what is held: only
    what differs from that is a change. `rejoins` is set when `new` is another period after `old`. `room` is what lies
    between the periods before and after `old`: what is held outside of it is no part of the change.
    """

    old: Span
    new: Span
    shown_on: date
    day: date | None = None
    rejoins: bool = False
    room: Span = ANY_TIME


def shown(held: Iterable[Held[Thing]], change: HeldChange) -> set[Thing]:
    """Return what the form showed as held."""
    return {thing for span, thing in held if span.covers(change.shown_on)}


def changes_something(held: Iterable[Held[Thing]], wanted: Iterable[Thing], change: HeldChange) -> bool:
    """Whether what is wanted differs from what the form showed."""
    return shown(held, change) != set(wanted)


def kept_and_new(
    held: Iterable[Held[Thing]], wanted: Iterable[Thing], change: HeldChange, *, one_at_a_time: bool = False
) -> list[Held[Thing]]:
    """Return the spans after a change: what was added holds from its day, what was taken away ends the day before.

    What nobody touched stays as it is, also what ended before and what is planned for later. Spans that ran to the end
    of the service, or began with it, follow it when its dates are corrected. When the change has always held, what was
    taken away goes and the new takes its place. With `one_at_a_time`, such as where somebody works, the new one lasts
    until the next one that is planned.
    """
    everything, wanted_now = list(held), list(dict.fromkeys(wanted))
    if change.rejoins:
        return everything + [(change.new, thing) for thing in wanted_now]
    inside = [(part, thing) for span, thing in everything for part in within(span, [change.room])]
    parted = [item for item in everything if within(item[0], [change.room])]
    others = [item for item in everything if item not in parted]
    ends = [(part, thing) for span, thing in parted for part in _outside(span, change.room)]
    before = shown(inside, change)
    added = [thing for thing in wanted_now if thing not in before]
    removed = before.difference(wanted_now)
    spans = inside
    if added or removed:
        spans = _changed(inside, added, removed, change, one_at_a_time=one_at_a_time)
    spans = [(_within(span, change), thing) for span, thing in spans]
    spans = [(span, thing) for span, thing in spans if not is_reversed(span)]
    return sorted([*others, *_put_together(spans, ends)], key=_start) if others or ends else spans


def _changed(
    held: list[Held[Thing]], added: list[Thing], removed: set[Thing], change: HeldChange, *, one_at_a_time: bool
) -> list[Held[Thing]]:
    """Return what stays, with what was added."""
    spans: list[Held[Thing]] = []
    replaced: list[Span] = []
    for span, thing in held:
        goes = thing in removed or (one_at_a_time and change.day is not None)
        if not goes or not _is_touched(span, change):
            spans.append((span, thing))
        elif change.day is None:
            replaced.append(span)
        elif first_day(span) < change.day:
            spans.append((span_of(first_day(span), add_days(change.day, -1)), thing))
    begins = change.day or min((first_day(span) for span in replaced), default=first_day(change.old))
    last = max((last_day(span) for span in replaced), default=last_day(change.old))
    if one_at_a_time:
        ended = [add_days(last_day(span), 1) for span, _ in spans if last_day(span) < change.shown_on]
        begins = max([begins, *ended]) if change.day is None else begins
        planned = [add_days(first_day(span), -1) for span, _ in spans if first_day(span) > begins]
        last = min([last, *planned])
    for thing in added:
        same = [span for span, other in spans if other == thing]
        spans = [item for item in spans if item[1] != thing]
        spans += [(span, thing) for span in joined([*same, span_of(begins, last)])]
    return spans


def _is_touched(span: Span, change: HeldChange) -> bool:
    """Whether a change of what the form showed is about this stretch, and not one that ended before or begins later."""
    if change.day is None:
        return span.covers(change.shown_on)
    return last_day(span) >= change.day and first_day(span) <= max(change.shown_on, change.day)


def _outside(span: Span, room: Span) -> list[Span]:
    """Return the parts of a stretch before and after the room of the change."""
    sides = [span_of(date.min, add_days(room.starts_on, -1))] if room.starts_on else []
    sides += [span_of(add_days(room.ends_on, 1), FOREVER)] if room.ends_on else []
    return [part for side in sides for part in within(span, [side])]


def _put_together(spans: list[Held[Thing]], ends: list[Held[Thing]]) -> list[Held[Thing]]:
    """Return what was parted at the ends of the room in one piece again, where it still goes on there."""
    whole = list(spans)
    for end, thing in ends:
        same = next((own for own in whole if own[1] == thing and len(joined([own[0], end])) == 1), None)
        if same is not None:
            whole.remove(same)
        whole.append((joined([same[0], end])[0] if same is not None else end, thing))
    return whole


def _within(span: Span, change: HeldChange) -> Span:
    """Return a span that follows the corrected dates of its service."""
    old, new = change.old, change.new
    starts = new.starts_on if span.starts_on == old.starts_on else span.starts_on
    ends = new.ends_on if span.ends_on in (None, old.ends_on) else span.ends_on
    if new.ends_on is not None and ends is not None:
        ends = min(ends, new.ends_on)
    return Span(starts, ends)


def _start(held: Held[Thing]) -> date:
    return first_day(held[0])
