"""A change moves what was changed, and nothing else: day by day, with generated spans."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from nscp_desktop.domain.held import HeldChange, kept_and_new
from nscp_desktop.domain.people import Span
from nscp_desktop.domain.spans import first_day

START, DAYS = date(2020, 1, 1), 60
SERVICE = Span(START, START + timedelta(DAYS - 1))
Held = list[tuple[Span, str]]
days = st.integers(0, DAYS - 1)


def day(number: int) -> date:
    return START + timedelta(number)


@st.composite
def spans(draw: st.DrawFn) -> Held:
    """Draw for each of three things up to three stretches that share no day."""
    found: Held = []
    for thing in "abc":
        edges = sorted(draw(st.sets(days, max_size=6)))
        pairs = zip(edges[::2], edges[1::2], strict=False)
        found += [(Span(day(first), day(last)), thing) for first, last in pairs]
    return found


@st.composite
def places(draw: st.DrawFn) -> Held:
    """Draw stretches of which there is one at a time."""
    edges = sorted(draw(st.sets(days, max_size=8)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    return [(Span(day(first), day(last)), draw(st.sampled_from("abc"))) for first, last in pairs]


def held_on(held: Held, on: date) -> list[str]:
    return sorted(thing for span, thing in held if span.covers(on))


@given(spans(), st.sets(st.sampled_from("abc")), days, days)
def test_only_what_differs_from_what_was_shown_changes(held: Held, wanted: set[str], begins: int, shown: int) -> None:
    change = HeldChange(SERVICE, SERVICE, day(shown), day(begins))
    after = kept_and_new(held, sorted(wanted), change)
    before = set(held_on(held, day(shown)))
    for number in range(DAYS):
        on = day(number)
        was, now = set(held_on(held, on)), set(held_on(after, on))
        assert now - wanted.symmetric_difference(before) == was - wanted.symmetric_difference(before)
        added = wanted - before
        assert now & added == (added if number >= begins else was & added)
        if number < begins:
            assert now == was
    for thing in before - wanted:
        planned = [span for span, other in held if other == thing and first_day(span) > day(max(shown, begins))]
        left = [span for span, other in after if other == thing and (span.ends_on or date.max) >= day(begins)]
        assert left == planned


@given(spans(), days, days)
def test_what_is_stored_as_it_was_shown_stays(held: Held, begins: int, shown: int) -> None:
    for from_day in (None, day(begins)):
        change = HeldChange(SERVICE, SERVICE, day(shown), from_day)
        assert kept_and_new(held, held_on(held, day(shown)), change) == held


@given(places(), st.sampled_from([(), ("a",), ("d",)]), days, days)
def test_of_what_there_is_one_at_a_time_the_new_lasts_until_what_is_planned(
    held: Held, wanted: tuple[str, ...], begins: int, shown: int
) -> None:
    change = HeldChange(SERVICE, SERVICE, day(shown), day(begins))
    after = kept_and_new(held, wanted, change, one_at_a_time=True)
    is_changed = set(held_on(held, day(shown))) != set(wanted)
    starts = [span.starts_on for span, _ in held if span.starts_on and span.starts_on > day(max(shown, begins))]
    planned = min(starts, default=day(DAYS))
    for number in range(DAYS):
        on, now = day(number), held_on(after, day(number))
        assert len(now) <= 1
        touched = is_changed and day(begins) <= on < planned
        assert now == (list(wanted) if touched else held_on(held, on))


@given(places(), st.sampled_from(["a", "d"]), days)
def test_a_mistake_is_replaced_for_as_long_as_it_was_shown(held: Held, wanted: str, shown: int) -> None:
    change = HeldChange(SERVICE, SERVICE, day(shown))
    after = kept_and_new(held, [wanted], change, one_at_a_time=True)
    mistake = next((span for span, _ in held if span.covers(day(shown))), None)
    for number in range(DAYS):
        on, now = day(number), held_on(after, day(number))
        assert len(now) <= 1
        if mistake is not None:
            assert now == ([wanted] if mistake.covers(on) else held_on(held, on))
    assert held_on(after, day(shown)) == [wanted]
