"""Which Target Group is proposed, in whose words, and which placements are refused."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nscp_desktop.domain.drafts import PlacementDraft
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.people import (
    HeldDuty,
    HeldRole,
    Person,
    PersonKind,
    Placement,
    Service,
    Span,
)
from nscp_desktop.domain.placing import (
    EACH_AS_PROPOSED,
    Proposal,
    Scheme,
    check_decision,
    check_start,
    first_day,
    propose,
    proposed,
)
from nscp_desktop.domain.roles import Duty, Role
from nscp_desktop.domain.target_groups import AgencyLevel

DAY = date(2026, 11, 23)
TEACHER, CLERK, COOK = Role(1, "Class teacher", 3), Role(2, "Clerk", 1), Role(3, "Cook")
DSL, PANEL = Duty("dsl", "DSL", 4), Duty("panel", "Interview panel")
SCHOOL = Scheme((TEACHER, CLERK, COOK), (DSL, PANEL))
BANDS = (AgencyLevel(7, "Band A", 1), AgencyLevel(8, "Band B", 3), AgencyLevel(9, "Band C", 3))


def somebody(*roles: tuple[Role, Span], duties: tuple[tuple[Duty, Span], ...] = ()) -> Person:
    return Person(
        1,
        "Rebecca",
        "Osei",
        services=(Service(Span(date(2020, 9, 1), None), PersonKind.EMPLOYEE),),
        roles=tuple(HeldRole(span, role.id, role.title) for role, span in roles),
        duties=tuple(HeldDuty(span, duty.code, duty.title) for duty, span in duties),
    )


def test_the_highest_of_several_roles_and_duties_is_proposed_with_every_source_named() -> None:
    proposal = propose([1], ["dsl"], SCHOOL)
    assert proposal.group == 4
    assert proposal.words == "Class teacher: usual group 3; DSL duty: group 4. Highest: 4."


def test_one_source_needs_no_highest() -> None:
    assert propose([1], [], SCHOOL).words == "Class teacher: usual group 3."


def test_what_nobody_has_decided_is_said_and_the_highest_is_only_so_far() -> None:
    proposal = propose([1], ["panel"], SCHOOL)
    assert proposal.is_open
    assert proposal.words == "Class teacher: usual group 3. No group decided yet for: Interview panel duty."
    assert proposal.reason == "Class teacher: usual group 3."
    several = propose([1, 3], ["dsl", "panel"], SCHOOL)
    assert several.words == (
        "Class teacher: usual group 3; DSL duty: group 4. Highest so far: 4. "
        "No group decided yet for: Cook, Interview panel duty."
    )


def test_nothing_is_proposed_while_no_group_goes_with_anything_held() -> None:
    assert propose([3], [], SCHOOL).group is None
    assert propose([3], [], SCHOOL).words == "No group decided yet for: Cook."
    assert propose([], [], SCHOOL) == Proposal()
    assert Proposal().words == "No role or duty is held, so no group is proposed."


def test_a_level_stands_for_its_group_and_is_proposed_even_when_a_duty_asks_for_more() -> None:
    nurse = Role(4, "Practice nurse", usual_group=1, level_id=8)
    practice = Scheme((nurse, CLERK), (DSL,), BANDS)
    proposal = propose([4, 2], ["dsl"], practice)
    assert (proposal.group, proposal.level) == (4, BANDS[1])
    assert proposal.words == ("Practice nurse (Band B): group 3; Clerk: usual group 1; DSL duty: group 4. Highest: 4.")


def test_of_two_levels_for_one_group_the_later_of_the_list_is_proposed() -> None:
    scheme = Scheme((Role(1, "Nurse", level_id=9), Role(2, "Carer", level_id=8)), (), BANDS)
    assert propose([1, 2], [], scheme).level == BANDS[2]
    assert propose([2, 1], [], scheme).level == BANDS[2]


def test_only_what_is_held_on_the_day_counts() -> None:
    ended = Span(date(2020, 9, 1), date(2026, 11, 22))
    person = somebody((TEACHER, ended), (CLERK, Span(date(2026, 11, 23), None)))
    assert proposed(person, SCHOOL, DAY).group == 1
    assert proposed(person, SCHOOL, date(2026, 11, 22)).group == 3


@given(
    st.lists(st.sampled_from([1, 2, 3]), max_size=4),
    st.lists(st.sampled_from(["dsl", "panel"]), max_size=3),
    st.lists(st.none() | st.integers(1, 4), min_size=5, max_size=5),
)
def test_the_proposal_is_never_below_any_of_its_sources_and_always_one_of_them(
    roles: list[int], duties: list[str], groups: list[int | None]
) -> None:
    scheme = Scheme(
        tuple(replace(role, usual_group=group) for role, group in zip(SCHOOL.roles, groups[:3], strict=True)),
        tuple(replace(duty, usual_group=group) for duty, group in zip(SCHOOL.duties, groups[3:], strict=True)),
    )
    held = [groups[own - 1] for own in roles] + [groups[3 if code == "dsl" else 4] for code in duties]
    known = sorted(group for group in held if group is not None)
    proposal = propose(roles, duties, scheme)
    assert proposal.group == (known[-1] if known else None)
    assert len(proposal.sources) == len(set(roles)) + len(set(duties))
    assert proposal.is_open == (None in held)


GOOD = PlacementDraft(3, DAY, "Gwen Evans", "Usual group", date(2027, 11, 23))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"group": 0}, "group"),
        ({"group": 5}, "group"),
        ({"reason": " "}, "group_reason"),
        ({"decided_by": ""}, "group_decided_by"),
        ({"review_on": date(2026, 11, 22)}, "review_on"),
    ],
)
def test_a_decision_that_says_too_little_is_refused_beside_its_field(changes: dict[str, object], field: str) -> None:
    check_decision(GOOD)
    check_decision(replace(GOOD, group=EACH_AS_PROPOSED))
    with pytest.raises(NotAllowedError) as refusal:
        check_decision(replace(GOOD, **changes))  # type: ignore[arg-type]
    assert refusal.value.field == field


def test_a_placement_does_not_begin_before_the_first_day() -> None:
    person = somebody()
    check_start([person], date(2020, 9, 1))
    check_start([person], None)
    with pytest.raises(NotAllowedError, match=r"Rebecca Osei started on 1 Sep 2020\.") as refusal:
        check_start([person], date(2020, 8, 31))
    assert refusal.value.field == "starts_on"


def test_a_start_that_nobody_knows_refuses_no_day() -> None:
    unknown = Service(Span(None, date(2019, 7, 31)), PersonKind.EMPLOYEE)
    person = replace(somebody(), services=(unknown, *somebody().services))
    assert first_day(person) is None
    check_start([person], date(1999, 1, 1))
    with pytest.raises(NotAllowedError, match="is not here on 1 Aug 2019"):
        check_start([person], date(2019, 8, 1))


def test_whoever_was_placed_before_is_placed_anew_from_a_day() -> None:
    placed = replace(somebody(), placements=(Placement(Span(None, None), 2, "Head", "Usual", None),))
    with pytest.raises(NotAllowedError, match="from which day") as refusal:
        check_start([placed], None)
    assert refusal.value.field == "starts_on"
