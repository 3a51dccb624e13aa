"""Whose Target Group somebody has to look at, held against a plain second way to tell."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nscp_desktop.domain.competences import CompetenceReview
from nscp_desktop.domain.people import HeldDuty, HeldRole, Person, PersonKind, Placement, Service, Span
from nscp_desktop.domain.placing import Scheme
from nscp_desktop.domain.placing_changes import Decision, SchemeVersion
from nscp_desktop.domain.placing_worklist import Background, Decisions, Reason, ToDecide, worklist
from nscp_desktop.domain.roles import Duty, Role
from nscp_desktop.domain.target_groups import AgencyLevel

DAY = date(2026, 11, 23)
START = date(2026, 1, 1)
LEVELS = (AgencyLevel(1, "Band A", 1), AgencyLevel(2, "Band B", 2), AgencyLevel(3, "Band C", 2))
TITLES = {1: "Class teacher", 2: "Clerk", "dsl": "DSL"}
SCHOOL = Scheme((Role(1, "Class teacher", 3), Role(2, "Clerk", 1)), (Duty("dsl", "DSL"),), LEVELS)


def teacher(*placements: Placement, duties: tuple[HeldDuty, ...] = ()) -> Person:
    span = Span(START, None)
    return Person(
        1,
        "Rebecca",
        "Osei",
        services=(Service(span, PersonKind.EMPLOYEE),),
        roles=(HeldRole(span, 1, "Class teacher"),),
        duties=duties,
        placements=placements,
    )


def placed(group: int = 3, review_on: date | None = None, starts_on: date | None = START) -> Placement:
    return Placement(Span(starts_on, None), group, "Head", "Usual", review_on)


def only(person: Person, background: Background | None = None) -> ToDecide | None:
    found = worklist([person], background or Background(SCHOOL), DAY)
    assert len(found) < 2
    return found[0] if found else None


def words(person: Person, background: Background | None = None) -> str:
    found = only(person, background)
    return found.words if found else ""


def test_somebody_never_placed_is_listed_with_what_is_proposed() -> None:
    found = only(teacher())
    assert found is not None
    assert found.words == "Never placed. Here since 1 Jan 2026."
    assert found.proposal.group == 3


def test_a_placement_that_only_holds_later_is_said() -> None:
    assert (
        words(teacher(placed(starts_on=date(2027, 1, 1)))) == "Placed only from 1 Jan 2027 on. Here since 1 Jan 2026."
    )


def test_whoever_is_placed_and_up_to_date_is_not_listed() -> None:
    assert only(teacher(placed())) is None


@pytest.mark.parametrize(
    ("review_on", "said"),
    [
        (date(2026, 9, 1), "Review was due on 1 Sep 2026, 83 days ago."),
        (DAY, "Review is due today."),
        (date(2026, 12, 23), "Review is due on 23 Dec 2026, in 30 days."),
        (date(2026, 12, 24), ""),
    ],
)
def test_a_review_is_due_from_thirty_days_before(review_on: date, said: str) -> None:
    assert words(teacher(placed(review_on=review_on))) == said


def test_a_duty_that_began_since_is_said_with_its_day() -> None:
    began = HeldDuty(Span(date(2026, 9, 4), None), "dsl", "DSL")
    assert words(teacher(placed(), duties=(began,))) == "Since the placement: DSL since 4 Sep 2026."


def test_a_role_that_ended_since_is_said_with_its_day() -> None:
    ended = replace(teacher(placed()), roles=(HeldRole(Span(START, date(2026, 8, 31)), 1, "Class teacher"),))
    assert words(ended) == "Since the placement: Class teacher until 31 Aug 2026."


def test_what_was_known_when_it_was_decided_is_no_change() -> None:
    began = HeldDuty(Span(date(2026, 9, 4), None), "dsl", "DSL")
    decided: Decisions = {(1, START): Decision(5, date(2026, 9, 10))}
    assert only(teacher(placed(), duties=(began,)), Background(SCHOOL, (), decided)) is None


def test_what_was_recorded_only_after_the_decision_is_a_change() -> None:
    person = teacher(placed(), duties=(HeldDuty(Span(START, None), "dsl", "DSL"),))
    decided: Decisions = {(1, START): Decision(5, date(2026, 9, 10), replace(person, duties=()))}
    assert words(person, Background(SCHOOL, (), decided)) == (
        "Since the placement: DSL since 1 Jan 2026, recorded later."
    )


def test_what_was_recorded_after_the_decision_of_the_same_day_is_a_change() -> None:
    person = teacher(placed(), duties=(HeldDuty(Span(DAY, None), "dsl", "DSL"),))
    decided: Decisions = {(1, START): Decision(5, DAY, replace(person, duties=()))}
    assert words(person, Background(SCHOOL, (), decided)) == (
        "Since the placement: DSL since 23 Nov 2026, recorded later."
    )


def version(step: int, on: date, group: int | None, level_id: int | None = None) -> SchemeVersion:
    role = Role(1, "Class teacher", group, level_id=level_id)
    return SchemeVersion(step, on, Scheme((role, SCHOOL.roles[1]), SCHOOL.duties, LEVELS))


def test_a_usual_group_changed_since_is_said_with_what_it_was() -> None:
    versions = (version(0, date.min, 3), version(4, date(2026, 3, 1), 2), version(9, date(2026, 6, 1), 4))
    background = Background(versions[-1].scheme, versions, {(1, START): Decision(3, date(2026, 2, 1))})
    assert words(teacher(placed()), background) == "Usual group of Class teacher was 3, since 1 Jun 2026 4."


def test_a_usual_group_changed_before_the_decision_or_to_what_was_decided_is_no_reason() -> None:
    versions = (version(0, date.min, 3), version(4, date(2026, 3, 1), 4))
    for step in (4, 5):
        later = Background(versions[-1].scheme, versions, {(1, START): Decision(step, date(2026, 4, 1))})
        assert only(teacher(placed()), later) is None
    before = Background(versions[-1].scheme, versions, {(1, START): Decision(3, date(2026, 2, 1))})
    assert only(teacher(placed(4)), before) is None


def test_a_level_that_a_role_has_now_is_a_reason_although_the_group_is_the_same() -> None:
    versions = (version(0, date.min, 2), version(4, date(2026, 3, 1), 2, level_id=3))
    background = Background(versions[-1].scheme, versions, {(1, START): Decision(3, date(2026, 2, 1))})
    assert words(teacher(placed(2)), background) == "Level of Class teacher was not set, since 1 Mar 2026 Band C."


def test_the_newest_competence_review_of_a_person_says_when_the_next_is_due() -> None:
    old = CompetenceReview(1, 3, date(2025, 1, 1), "Head", (), person_id=1, next_on=date(2025, 6, 1))
    new = CompetenceReview(2, 3, date(2026, 1, 1), "Head", (), person_id=1, next_on=date(2026, 11, 1))
    role = CompetenceReview(3, 3, date(2026, 1, 1), "Head", (), role_id=1, next_on=date(2026, 1, 1))
    assert words(teacher(placed()), Background(SCHOOL, reviews=(role, new, old))) == (
        "Competence review was due on 1 Nov 2026, 22 days ago."
    )
    renewed = CompetenceReview(4, 3, date(2026, 11, 2), "Head", (), person_id=1)
    assert only(teacher(placed()), Background(SCHOOL, reviews=(renewed, new, old))) is None


def test_the_most_urgent_come_first_and_the_longest_due_before_the_others() -> None:
    people = [
        replace(teacher(placed(review_on=DAY)), id=1, family="Ade"),
        replace(teacher(placed(review_on=date(2026, 9, 1))), id=2, family="Bell"),
        replace(teacher(), id=3, family="Cole"),
        replace(teacher(placed(), duties=(HeldDuty(Span(DAY, None), "dsl", "DSL"),)), id=4, family="Dean"),
    ]
    assert [item.person.id for item in worklist(people, Background(SCHOOL), DAY)] == [3, 2, 1, 4]


# A second way to tell, over generated people: sets of what is held, looked up day by day.

days = st.integers(0, 40).map(lambda number: START + timedelta(days=number * 9))
spans = st.tuples(st.none() | days, st.none() | days).map(
    lambda pair: Span(*sorted(pair)) if pair[0] and pair[1] else Span(*pair)  # type: ignore[type-var]
)
roles = st.lists(st.tuples(spans, st.sampled_from([1, 2])), max_size=3)
duties = st.lists(spans, max_size=2)
groups = st.none() | st.integers(1, 4)
schemes = st.tuples(groups, groups, groups, st.none() | st.sampled_from([1, 2, 3])).map(
    lambda chosen: Scheme(
        (Role(1, "Class teacher", chosen[0], level_id=chosen[3]), Role(2, "Clerk", chosen[1])),
        (Duty("dsl", "DSL", chosen[2]),),
        LEVELS,
    )
)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Person, Background, date]:
    starts = sorted(draw(st.lists(days, max_size=3, unique=True)))
    ends = [*(start - timedelta(days=1) for start in starts[1:]), None]
    placements = [
        Placement(Span(start, end), draw(st.integers(1, 4)), "Head", "Usual", draw(st.none() | days),
                  draw(st.none() | st.sampled_from([1, 2, 3])))
        for start, end in zip(starts, ends, strict=False)
    ]  # fmt: skip
    held, of = draw(roles), draw(duties)
    person = Person(
        1, "A", "B",
        services=(Service(draw(spans), PersonKind.EMPLOYEE),),
        roles=tuple(HeldRole(span, own, str(TITLES[own])) for span, own in held),
        duties=tuple(HeldDuty(span, "dsl", "DSL") for span in of),
        placements=tuple(reversed(placements)),
    )  # fmt: skip
    ons = sorted(draw(st.lists(days, max_size=3)))
    versions = [SchemeVersion(0, date.min, draw(schemes))]
    versions += [SchemeVersion(10 * place, on, draw(schemes)) for place, on in enumerate(ons, 1)]
    decided: dict[tuple[int, date | None], Decision] = {}
    for start in starts:
        if draw(st.booleans()):
            then = replace(person, roles=person.roles[:1], duties=()) if draw(st.booleans()) else None
            decided[1, start] = Decision(5 * draw(st.integers(1, 7)), draw(days), then)
    return person, Background(versions[-1].scheme, tuple(versions), decided), draw(days)


def held_on(person: Person, day: date) -> set[int | str]:
    return {held.role_id for held in person.roles if is_in(held.span, day)} | {
        held.duty for held in person.duties if is_in(held.span, day)
    }


def is_in(span: Span, day: date) -> bool:
    return (span.starts_on or date.min) <= day <= (span.ends_on or date.max)


def group_in(scheme: Scheme, own: int | str) -> int | None:
    if isinstance(own, str):
        return scheme.duties[0].usual_group
    role = scheme.roles[own - 1]
    return LEVELS[role.level_id - 1].group if role.level_id else role.usual_group


def level_in(scheme: Scheme, own: int | str) -> int | None:
    return scheme.roles[own - 1].level_id if isinstance(own, int) else None


def slowly(person: Person, background: Background, day: date) -> Iterator[Reason]:
    if not any(is_in(service.span, day) for service in person.services):
        return
    now = next((item for item in person.placements if is_in(item.span, day)), None)
    if now is None:
        yield Reason.NEVER_PLACED
        return
    if now.review_on and (now.review_on - day).days <= 30:
        yield Reason.REVIEW
    decision = (background.decisions or {}).get((1, now.span.starts_on))
    on = now.span.starts_on
    assert on is not None
    if decision and decision.on > on:
        on = decision.on
    then = decision.then if decision and decision.then else person
    if on <= day and held_on(then, on) != held_on(person, day):
        yield Reason.HELD
    by_then = [
        item for item in background.versions
        if item.on <= day and (item.step <= decision.step if decision else item.on <= (now.span.starts_on or day))
    ]  # fmt: skip
    by_now = [item for item in background.versions if item.on <= day][-1].scheme
    held = held_on(person, day)
    wanted = max((group_in(background.scheme, own) or 0 for own in held), default=0) or None
    regrouped = any(group_in(by_then[-1].scheme, own) != group_in(by_now, own) for own in held)
    relevelled = any(level_in(by_then[-1].scheme, own) != level_in(by_now, own) for own in held)
    level = next((level_in(background.scheme, own) for own in held if level_in(background.scheme, own)), None)
    if (regrouped and wanted != now.group) or (relevelled and level != now.level_id):
        yield Reason.USUAL


@given(cases())
def test_somebody_is_listed_for_exactly_the_reasons_that_a_plain_look_finds(
    case: tuple[Person, Background, date],
) -> None:
    person, background, day = case
    found = worklist([person], background, day)
    assert [why.reason for item in found for why in item.whys] == list(slowly(person, background, day))


@given(cases())
def test_a_new_placement_of_the_day_leaves_nothing_to_decide(case: tuple[Person, Background, date]) -> None:
    person, background, day = case
    before = tuple(
        item._replace(span=Span(item.span.starts_on, day - timedelta(days=1)))
        if is_in(item.span, day) else item
        for item in person.placements if (item.span.starts_on or date.min) < day
    )  # fmt: skip
    renewed = replace(person, placements=(Placement(Span(day, None), 2, "Head", "Reviewed", None), *before))
    decided = {**(background.decisions or {}), (1, day): Decision(1000, day)}
    assert worklist([renewed], replace(background, decisions=decided), day) == ()
