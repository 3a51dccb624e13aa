"""A new record of each sector has what its packs say, and no pack sees a change that nobody made."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.pack_comparison import Origin
from nscp_desktop.services.record_files import Services, create
from nscp_desktop.services.rule_packs import packs_for


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
        assert comparison.notes == ("Edition 2026-27 is in use already, and this file is the same.",)


def test_a_changed_order_is_a_change_of_the_pack_that_brought_it(new: tuple[Services, Sector], today: date) -> None:
    services, sector = new
    services.pathways.set_steps([services.training.courses()[0].id], group=1)
    found = {pack.id: services.pack_updates.compare(pack, today).news for pack in packs_for(sector)}
    brought = [pack.id for pack in packs_for(sector) if any(way.group == 1 for way in pack.pathways)][-1]
    assert {own: [line.id for line in lines] for own, lines in found.items() if lines} == {brought: ["pathway:group 1"]}
    assert found[brought][0].origin is Origin.AGENCY
