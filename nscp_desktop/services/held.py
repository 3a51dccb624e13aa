"""What happens to dated things when they change from a day on."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from nscp_desktop.domain.dates import add_days
from nscp_desktop.domain.people import Span

Thing = TypeVar("Thing")


def kept_and_new(
    held: Iterable[tuple[Span, Thing]], wanted: Iterable[Thing], start: date | None, end: date | None
) -> list[tuple[Span, Thing]]:
    """Return the spans after a change: what is wanted holds from `start`, what is not wanted ends the day before.

    `start` None means that the change has always held: what is not wanted goes. `end` is the leave date, None
    while the person is here; spans that run on are closed by it. Spans that ended before stay as they are.
    """
    wanted_now = list(dict.fromkeys(wanted))
    spans: list[tuple[Span, Thing]] = []
    running: set[int] = set()
    for span, thing in held:
        over = span.ends_on is not None and start is not None and span.ends_on < start
        if over:
            spans.append((span, thing))
        elif thing in wanted_now:
            running.add(wanted_now.index(thing))
            spans.append((Span(span.starts_on, end), thing))
        elif start is not None and (span.starts_on or date.min) < start:
            spans.append((Span(span.starts_on, add_days(start, -1)), thing))
    spans += [(Span(start, end), thing) for place, thing in enumerate(wanted_now) if place not in running]
    return spans
