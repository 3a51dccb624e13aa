"""The recommended orders of the packs that are shipped: what people of each group and duty are sent to."""

import pytest

from nscp_desktop.domain.agency import Sector
from nscp_desktop.domain.pack_fit import courses_of
from nscp_desktop.domain.pathway import Pathway, in_one_order
from nscp_desktop.services.rule_packs import packs_for

INDUCTION, TODAY = "Safeguarding induction", "Safeguarding Children Today"
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
