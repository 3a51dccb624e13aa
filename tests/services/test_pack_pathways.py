"""The recommended orders of the packs that are shipped: what people of each group and duty are sent to."""

import pytest

from nscp_desktop.domain.agency import Sector
from nscp_desktop.domain.pack_fit import courses_of
from nscp_desktop.domain.pathway import Pathway, in_one_order
from nscp_desktop.services.rule_packs import packs_for

INDUCTION, CORE, TODAY = "Safeguarding induction", "Core safeguarding training", "Safeguarding Children Today"
E_LEARNING = "Working Together to Safeguard Children: pre-course e-learning"
WORKING = "Working Together to Safeguard Children"
# The training by which somebody becomes a lead, by sector and duty.
INITIAL = {
    (Sector.SCHOOL, "dsl"): "DSL training (initial)",
    (Sector.SCHOOL, "deputy-dsl"): "DSL training (initial)",
    (Sector.EARLY_YEARS, "dsl"): "Annex C training for the DSL",
    (Sector.EARLY_YEARS, "deputy-dsl"): "Annex C training for the DSL",
    (Sector.COUNCIL, "designated-officer"): "Designated safeguarding officer training",
    (Sector.VOLUNTARY, "welfare-officer"): "Welfare officer course",
    **{(sector, duty): "Safeguarding lead training" for sector in Sector for duty in ("lead", "deputy-lead")},
}


def order(sector: Sector, group: int, *duties: str) -> list[str]:
    """Return the courses for people of a group with these duties, as a new record of the sector has them."""
    packs = packs_for(sector)
    titles = [course.title for course in courses_of(packs)]
    found = {(one.group, one.duty): one for pack in packs for one in pack.pathways}
    ways = [found[None, duty] for duty in duties]
    if (group, "") in found:
        ways.insert(0, found[group, ""])
    own = [Pathway(tuple(titles.index(step) for step in one.steps), one.group, one.duty) for one in ways]
    return [titles[place] for place in in_one_order(own)]


@pytest.mark.parametrize("group", [1, 2, 3, 4])
@pytest.mark.parametrize(("sector", "duty"), list(INITIAL))
def test_whoever_leads_takes_the_lead_training_before_working_together_in_every_group(
    sector: Sector, duty: str, group: int
) -> None:
    found = order(sector, group, duty)
    asked = [INITIAL[sector, duty], E_LEARNING, WORKING, TODAY]
    assert [title for title in found if title in asked] == asked
    assert found[0] == INDUCTION
    basis = order(sector, group)[1]
    assert found[1] == basis, "the first training for everyone in the group stays before it"
    assert found.index(basis) < found.index(INITIAL[sector, duty])
    assert sorted(found) == sorted({*order(sector, group), *order(sector, 0, duty)})


def test_somebody_with_two_duties_follows_the_order_of_both() -> None:
    found = order(Sector.SCHOOL, 4, "dsl", "lead")
    for duty in ("dsl", "lead"):
        own = order(Sector.SCHOOL, 0, duty)
        assert [title for title in found if title in own] == own


@pytest.mark.parametrize(
    ("sector", "basis"),
    [
        (Sector.GENERAL, [CORE] * 4),
        (Sector.SCHOOL, ["Whole-school safeguarding"] * 3 + [CORE]),
        (Sector.EARLY_YEARS, ["Annex C safeguarding training"] * 4),
        (Sector.HEALTH, [f"Safeguarding children level {level}" for level in (1, 2, 3, 3)]),
        (Sector.COUNCIL, ["Corporate safeguarding e-learning", *[CORE] * 3]),
        (Sector.VOLUNTARY, [CORE, *["Safeguarding children in sport"] * 2, CORE]),
    ],
)
def test_each_group_is_sent_to_the_training_that_its_sector_asks_of_it(sector: Sector, basis: list[str]) -> None:
    ways = packs_for(sector)[-1].pathways
    assert [way.group for way in ways if way.group is not None] == [1, 2, 3, 4]
    assert [order(sector, group)[:2] for group in (1, 2, 3, 4)] == [[INDUCTION, course] for course in basis]
    if sector is Sector.HEALTH:
        assert "Level 4 and 5 development day" in order(sector, 4)


@pytest.mark.parametrize(
    ("sector", "stands_in"),
    [
        (Sector.SCHOOL, {"Whole-school safeguarding", "Governor safeguarding training"}),
        (Sector.VOLUNTARY, {"Safeguarding children in sport", "Trustees' safeguarding briefing"}),
    ],
)
def test_in_a_group_of_whom_different_things_are_asked_each_of_them_stands_in_for_the_core_training(
    sector: Sector, stands_in: set[str]
) -> None:
    first = {
        course.title: {item for item, is_first, _ in course.satisfies if is_first}
        for course in courses_of(packs_for(sector))
    }
    assert {title for title, counts in first.items() if first[CORE] <= counts and title != CORE} == stands_in
