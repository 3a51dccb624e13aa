"""Making one person of two: when they were here and held what, and that nothing is let go without a word."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nscp_desktop.domain.merging import MergePlan, plan_merge
from nscp_desktop.domain.people import (
    FormerName,
    HeldDuty,
    HeldRole,
    Person,
    PersonKind,
    Place,
    Placement,
    Service,
    Span,
)
from nscp_desktop.domain.spans import outside, overlap
from nscp_desktop.domain.standing import NO_HISTORY

EMPLOYEE, VOLUNTEER = PersonKind.EMPLOYEE, PersonKind.VOLUNTEER
START, LEFT, JOINED = date(2020, 9, 1), date(2024, 3, 31), date(2024, 1, 1)
BEFORE, AFTER = Span(START, LEFT), Span(JOINED, None)
SINCE_APRIL = Span(date(2024, 4, 1), None)
DAYS = [date(2024, 1, day) for day in range(1, 15)]


def somebody(own: int, name: str = "Kay Brown", **values: Any) -> Person:
    given_name, family = name.split(" ", 1)
    return Person(own, given_name, family, **values)


def north(span: Span) -> Place:
    return Place(span, 1, "North", None, "")


def south(span: Span) -> Place:
    return Place(span, 2, "South", None, "")


RETIRED = somebody(1, services=(Service(BEFORE, EMPLOYEE, "Retired"),), places=(north(BEFORE),))
HELPER = somebody(
    2, services=(Service(AFTER, VOLUNTEER),), places=(south(AFTER),), duties=(HeldDuty(AFTER, "dsl", "DSL"),)
)


def merged(kept: Person, gone: Person, *others: Person) -> MergePlan:
    people = {person.id: person for person in (kept, gone, *others)}
    return plan_merge(kept, gone, NO_HISTORY, NO_HISTORY, people)


def test_who_comes_back_as_something_else_is_both_one_after_the_other_and_the_preview_says_what_is_let_go() -> None:
    plan = merged(RETIRED, HELPER)
    assert plan.kept.services == (Service(BEFORE, EMPLOYEE, "Retired"), Service(SINCE_APRIL, VOLUNTEER))
    assert plan.kept.places == (north(BEFORE), south(SINCE_APRIL))
    assert plan.words == ()
    assert plan.changes == (
        "Period of service comes: Volunteer, since 1 Apr 2024.",
        "Duty comes: DSL, since 1 Jan 2024.",
        "Place comes: South, since 1 Apr 2024.",
        "Period of service let go: Volunteer, 1 Jan 2024 to 31 Mar 2024, where Employee holds.",
        "Place let go: South, 1 Jan 2024 to 31 Mar 2024, where North holds.",
    )


def test_a_period_that_runs_on_keeps_no_leaving_reason() -> None:
    plan = merged(RETIRED, replace(HELPER, services=(Service(AFTER, EMPLOYEE),)))
    assert plan.kept.services == (Service(Span(START, None), EMPLOYEE),)
    assert plan.changes[0] == (
        "Period of service changes: Employee, since 1 Sep 2020 instead of 1 Sep 2020 to 31 Mar 2024 (Retired)."
    )
    assert plan.changes[-1] == "Leaving reason let go: Retired."


def test_a_leaving_reason_is_that_of_the_last_day_and_fills_a_gap_there() -> None:
    later = Service(Span(JOINED, date(2025, 8, 31)), EMPLOYEE, "Moved away")
    assert merged(RETIRED, replace(HELPER, services=(later,))).kept.services == (
        Service(Span(START, date(2025, 8, 31)), EMPLOYEE, "Moved away"),
    )
    untold = replace(RETIRED, services=(Service(BEFORE, EMPLOYEE),))
    plan = merged(untold, replace(RETIRED, id=2))
    assert plan.kept.services == RETIRED.services
    assert "Leaving reason let go: Retired." not in plan.changes
    moved = replace(RETIRED, id=2, services=(Service(BEFORE, EMPLOYEE, "Moved away"),))
    assert merged(RETIRED, moved).changes == ("Leaving reason let go: Moved away.",)


def test_a_period_that_lies_within_one_of_another_kind_goes_and_the_preview_says_so() -> None:
    here = replace(RETIRED, services=(Service(Span(START, None), EMPLOYEE),))
    plan = merged(here, replace(HELPER, duties=(), places=()))
    assert plan.kept.services == here.services
    assert plan.changes == ("Period of service let go: Volunteer, since 1 Jan 2024, where Employee holds.",)


def test_what_ends_where_the_other_begins_stays_apart() -> None:
    again = replace(RETIRED, id=2, services=(Service(SINCE_APRIL, EMPLOYEE),), places=())
    assert merged(RETIRED, again).kept.services == (*RETIRED.services, *again.services)


def test_the_same_place_and_role_run_on_and_are_told_as_changed() -> None:
    teacher = HeldRole(BEFORE, 7, "Class teacher")
    kept = replace(RETIRED, roles=(teacher,))
    gone = replace(HELPER, roles=(teacher._replace(span=AFTER),), places=(north(AFTER),), away=(AFTER,))
    plan = merged(kept, gone)
    assert plan.kept.roles == (teacher._replace(span=Span(START, None)),)
    assert plan.kept.places == (north(Span(START, None)),)
    assert plan.changes[1:5] == (
        "Role changes: Class teacher, since 1 Sep 2020 instead of 1 Sep 2020 to 31 Mar 2024.",
        "Duty comes: DSL, since 1 Jan 2024.",
        "Place changes: North, since 1 Sep 2020 instead of 1 Sep 2020 to 31 Mar 2024.",
        "Time away comes: since 1 Jan 2024.",
    )


def test_the_target_group_of_the_one_who_goes_holds_where_the_other_has_none_and_is_told() -> None:
    placed = Placement(Span(START, None), 3, "Head", "Usual group", None)
    plan = merged(RETIRED, replace(RETIRED, id=2, placements=(placed,)))
    assert plan.kept.placements == (placed,)
    assert [(detail.title, detail.stays) for detail in plan.details] == [("Target Group", "Group 3 since 1 Sep 2020")]
    newer = placed._replace(span=Span(JOINED, None), group=4)
    both = merged(replace(RETIRED, placements=(newer,)), replace(RETIRED, id=2, placements=(placed,)))
    assert both.kept.placements == (newer, placed._replace(span=Span(START, date(2023, 12, 31))))


MO, GWEN = somebody(3, "Mo Khan"), somebody(4, "Gwen Evans")
KAY, TWIN = somebody(1), somebody(2, "Kay Browne")


ABOVE = "who has Kay Brown as a line manager, directly or further up"


@pytest.mark.parametrize(
    ("own", "others", "mo", "wanted", "lines"),
    [
        (3, None, 2, None, [f"let go: Mo Khan, {ABOVE}."]),
        (None, 3, 1, None, [f"let go: Mo Khan, {ABOVE}."]),
        (3, 4, 2, 4, [f"let go: Mo Khan, {ABOVE}.", "comes: Gwen Evans."]),
        (3, 4, None, 3, ["let go: Gwen Evans, where Mo Khan holds."]),
        (None, 3, None, 3, ["comes: Mo Khan."]),
        (2, 3, None, 3, ["let go: Kay Browne, who is the same person.", "comes: Mo Khan."]),
        (None, 1, None, None, []),
        (3, 3, 4, 3, []),
    ],
)
def test_two_who_are_merged_get_nobody_above_them_who_has_them_above(
    own: int | None, others: int | None, mo: int | None, wanted: int | None, lines: list[str]
) -> None:
    plan = merged(replace(KAY, manager_id=own), replace(TWIN, manager_id=others), replace(MO, manager_id=mo), GWEN)
    assert plan.kept.manager_id == wanted
    assert [line for line in plan.changes if "manager" in line] == [f"Line manager {line}" for line in lines]


def test_a_former_name_is_kept_once_whatever_its_capitals_and_the_name_that_goes_is_among_them() -> None:
    day = date(2024, 9, 3)
    kept = somebody(1, "Kay Smith", former_names=(FormerName("Kay Brown"), FormerName("Kay Old", day)))
    other = (FormerName("kay  brown", day), FormerName("KAY SMITH", day), FormerName("Kay Old", JOINED))
    plan = merged(kept, somebody(2, "Katharine Jones", former_names=other))
    assert plan.kept.former_names == (
        FormerName("Katharine Jones"),
        FormerName("Kay Brown", day),
        FormerName("Kay Old", day),
    )
    assert plan.changes == (
        "Former name comes: Katharine Jones.",
        "Former name changes: Kay Brown, until 3 Sep 2024.",
        "Former name let go: Kay Old, until 1 Jan 2024, where Kay Old, until 3 Sep 2024 holds.",
    )


@pytest.mark.parametrize("name", ["kay smith", "KAY BROWN", "Kay Green", "Kit Smith"])
def test_a_name_by_which_the_person_is_found_already_is_no_former_name_once_more(name: str) -> None:
    former = (FormerName("Kay Brown"), FormerName("Green"))
    kept = somebody(1, "Kay Smith", known_as="Kit", former_names=former)
    assert merged(kept, somebody(2, name)).kept.former_names == former


def test_nothing_new_comes_only_when_nothing_does() -> None:
    plan = merged(RETIRED, replace(RETIRED, id=2))
    assert plan.kept == RETIRED
    assert (plan.words, plan.changes) == (("Nothing new comes to Kay Brown.",), ())


@st.composite
def stretches(draw: st.DrawFn) -> list[Span]:
    """Draw some stretches in order, which share no day; the last may have no end."""
    days = sorted(draw(st.lists(st.sampled_from(DAYS), unique=True, max_size=6)))
    spans = [Span(*pair) for pair in zip(days[::2], days[1::2], strict=False)]
    return [*spans, Span(days[-1], None)] if len(days) % 2 else spans


@given(stretches(), stretches(), st.data())
def test_on_every_day_the_one_who_stays_holds_and_the_other_fills_what_is_empty(
    kept: list[Span], gone: list[Span], data: st.DataObject
) -> None:
    kinds = st.sampled_from((EMPLOYEE, VOLUNTEER))
    makers = st.sampled_from((north, south))

    def one(own: int, spans: list[Span]) -> Person:
        services = tuple(
            Service(span, data.draw(kinds), data.draw(st.sampled_from(("", f"Left {own}")))) for span in spans
        )
        return somebody(own, services=services, places=tuple(data.draw(makers)(span) for span in spans))

    first, other = one(1, kept), one(2, gone)
    person = merged(first, other).kept
    for day in [*DAYS, date(2030, 1, 1)]:
        service, place = person.service_on(day), person.place_on(day)
        wanted = first.service_on(day) or other.service_on(day)
        where = first.place_on(day) or other.place_on(day)
        assert (service and service.kind) == (wanted and wanted.kind)
        assert (place and place.site) == (where and where.site)
    for items in (person.services, person.places):
        spans = [item.span for item in items]
        assert not any(
            overlap(*pair) for place, span in enumerate(spans) for pair in [(span, o) for o in spans[:place]]
        )
    assert not any(service.leave_reason for service in person.services if service.span.ends_on is None)


@given(stretches(), stretches())
def test_what_lies_outside_of_others_is_every_day_that_they_lack(one: list[Span], others: list[Span]) -> None:
    for span in [*one, Span(None, None)]:
        parts = outside(span, others)
        for day in [date(1990, 1, 1), *DAYS, date(2030, 1, 1)]:
            wanted = span.covers(day) and not any(other.covers(day) for other in others)
            assert [part.covers(day) for part in parts].count(True) == wanted
