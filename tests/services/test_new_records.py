"""A new record of each sector has what its packs say, and no pack sees a change that nobody made."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.drafts import PersonDraft, PlacementDraft
from nscp_desktop.domain.pack_comparison import Origin
from nscp_desktop.domain.placing import EACH_AS_PROPOSED
from nscp_desktop.domain.requirements import RuleKind
from nscp_desktop.services.record_files import Services, create
from nscp_desktop.services.rule_packs import packs_for, shipped_pack

GENERAL = shipped_pack("general")


@pytest.fixture(params=list(Sector))
def new(request: pytest.FixtureRequest, tmp_path: Path, today: date) -> Iterator[tuple[Services, Sector]]:
    """Give the services of a new record, and its sector."""
    sector: Sector = request.param
    services = create(tmp_path / "new.nscp", AgencyDetails("New", sector), today=today)
    try:
        yield services, sector
    finally:
        services.close()


def test_a_new_record_does_not_differ_from_any_of_its_packs(new: tuple[Services, Sector], today: date) -> None:
    services, sector = new
    for pack in packs_for(sector):
        comparison = services.pack_updates.compare(pack, today)
        assert [(line.title, line.origin) for line in comparison.news] == []
        assert comparison.notes == ("Edition 2026-27 (2) is in use already, and this file is the same.",)


def test_a_changed_order_is_a_change_of_the_pack_that_brought_it(new: tuple[Services, Sector], today: date) -> None:
    services, sector = new
    services.pathways.set_steps([services.training.courses()[0].id], group=1)
    found = {pack.id: services.pack_updates.compare(pack, today).news for pack in packs_for(sector)}
    brought = [pack.id for pack in packs_for(sector) if any(way.group == 1 for way in pack.pathways)][-1]
    assert {own: [line.id for line in lines] for own, lines in found.items() if lines} == {brought: ["pathway:group 1"]}
    assert found[brought][0].origin is Origin.AGENCY


def test_a_new_health_record_asks_hours_of_every_role_but_those_of_the_board(tmp_path: Path, today: date) -> None:
    services = create(tmp_path / "new.nscp", AgencyDetails("New", Sector.HEALTH), today=today)
    try:
        start = date(2020, 9, 1)
        roles = services.agency.roles()
        people = [
            services.people.add(PersonDraft("Ada", one.title, starts_on=start, role_ids=(one.id,))) for one in roles
        ]
        services.placing.place(people, PlacementDraft(EACH_AS_PROPOSED, start, "Lead", "Usual"), today=today)
        board = services.standing.board(today)
    finally:
        services.close()
    hours = {item.id for item in board.rulebook.requirements if {rule.kind for rule in item.rules} == {RuleKind.HOURS}}
    asked = {row.person.family: len(hours & set(row.cells)) for row in board.rows}
    assert asked == {role.title: int(role.title not in ("Board member", "Trustee")) for role in roles}
    general = {role.title: role.usual_group for role in roles if role.title in {one.title for one in GENERAL.roles}}
    assert general == {
        "Receptionist": 1, "Administrator": 1, "Volunteer": 1, "Support worker": 2, "Manager": 2, "Practitioner": 3,
        "Trustee": 4,
    }  # fmt: skip


def test_which_level_a_role_of_the_general_pack_has_in_health_is_marked_to_check() -> None:
    health = packs_for(Sector.HEALTH)[-1]
    to_check = {
        level: rule.to_check for item in health.requirements for rule in item.rules for level in rule.who.levels
    }
    of_both = [role for role in health.roles if role.title in {one.title for one in GENERAL.roles}]
    assert len(of_both) == len(GENERAL.roles)
    for role in of_both:
        assert role.level_id is not None
        assert f"{role.title.lower()}s" in to_check[health.levels[role.level_id - 1].title]
