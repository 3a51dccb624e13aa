"""Stretches of days: whether they overlap, where they run on, and what of them lies within others."""

from collections.abc import Iterable
from datetime import date

from nscp_desktop.domain.dates import FOREVER, add_days, in_words
from nscp_desktop.domain.people import Span

ANY_TIME = Span(None, None)


def overlap(one: Span, other: Span) -> bool:
    """Whether two stretches share a day."""
    return first_day(one) <= last_day(other) and first_day(other) <= last_day(one)


def is_reversed(span: Span) -> bool:
    """Whether a stretch ends before it begins."""
    return first_day(span) > last_day(span)


def first_day(span: Span) -> date:
    """Return the first day, that of the calendar when there is none."""
    return span.starts_on or date.min


def last_day(span: Span) -> date:
    """Return the last day, that of the calendar when there is none."""
    return span.ends_on or FOREVER


def span_of(first: date, last: date) -> Span:
    """Return a stretch by its first and last day, those of the calendar standing for none."""
    return Span(None if first == date.min else first, None if last == FOREVER else last)


def joined(spans: Iterable[Span]) -> list[Span]:
    """Return stretches with those made one that share or touch a day, in order."""
    found: list[Span] = []
    for span in sorted(spans, key=first_day):
        if found and first_day(span) <= add_days(last_day(found[-1]), 1):
            found[-1] = span_of(first_day(found[-1]), max(last_day(found[-1]), last_day(span)))
        else:
            found.append(span)
    return found


def within(span: Span, others: Iterable[Span]) -> list[Span]:
    """Return the parts of a stretch that lie within others, which do not share a day."""
    parts = (span_of(max(first_day(span), first_day(o)), min(last_day(span), last_day(o))) for o in joined(others))
    return [part for part in parts if not is_reversed(part)]


def outside(span: Span, others: Iterable[Span]) -> list[Span]:
    """Return the parts of a stretch that lie in none of the others, in order."""
    parts: list[Span] = []
    rest = span
    for other in joined(others):
        if overlap(rest, other):
            parts += without(rest, first_day(other))
            if last_day(other) >= last_day(rest):
                return parts
            rest = span_of(add_days(last_day(other), 1), last_day(rest))
    return [*parts, rest]


def without(span: Span, day: date) -> list[Span]:
    """Return what is left of a stretch when it ends the day before `day`; nothing when it began no earlier."""
    if last_day(span) < day:
        return [span]
    return [span_of(first_day(span), add_days(day, -1))] if first_day(span) < day else []


def span_words(span: Span) -> str:
    """Write a stretch for people: `1 Sep 2020 to 31 Aug 2024`, `since 1 Sep 2020`, `until 31 Aug 2024`, `always`."""
    first = in_words(span.starts_on) if span.starts_on else ""
    last = in_words(span.ends_on) if span.ends_on else ""
    if first and last:
        return f"{first} to {last}" if first != last else first
    return f"since {first}" if first else f"until {last}" if last else "always"
