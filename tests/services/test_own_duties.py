"""Duties that an agency adds itself, with the record read back."""

from datetime import date
from pathlib import Path

import pytest

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.pack_comparison import Part
from nscp_desktop.domain.roles import Duty
from nscp_desktop.services.record_files import Services, create


def test_an_own_duty_gets_a_code_of_its_own_is_held_and_goes_with_undo(school: Services, today: date) -> None:
    before = school.agency.duties()
    assert school.agency.add_duty("  Keeper of  the boats ", 3) == "keeper-of-the-boats"
    assert school.agency.duties() == (*before, Duty("keeper-of-the-boats", "Keeper of the boats", 3))
    assert school.agency.add_duty("Keeper of the boats (2)", None) == "keeper-of-the-boats-2"
    assert school.agency.add_duty("Keeper of the boats, 2", None) == "keeper-of-the-boats-2-2"
    own = school.people.add(PersonDraft("Ada", "Okafor", starts_on=today, duties=("keeper-of-the-boats-2-2",)))
    assert [held.duty for held in school.standing.snapshot().people[own].duties_on(today)] == [
        "keeper-of-the-boats-2-2"
    ]
    assert school.problems(full=True) == []
    school.history.undo()
    assert school.history.undo().title == "Add the duty Keeper of the boats, 2"
    for _ in range(2):
        school.history.undo()
    assert school.agency.duties() == before


@pytest.mark.parametrize(
    ("title", "group", "field"),
    [(" ", None, "title"), ("dsl", None, "title"), ("x" * 201, None, "title"), ("Boats", 5, "usual_group")],
)
def test_an_own_duty_needs_a_name_of_its_own_and_a_group_from_one_to_four(
    school: Services, title: str, group: int | None, field: str
) -> None:
    before = school.agency.duties()
    with pytest.raises(NotAllowedError) as refusal:
        school.agency.add_duty(title, group)
    assert refusal.value.field == field
    assert school.agency.duties() == before


def test_a_duty_that_the_packs_know_has_the_code_by_which_a_pack_added_later_asks_for_it(
    tmp_path: Path, today: date
) -> None:
    services = create(tmp_path / "own.nscp", AgencyDetails("Own", Sector.GENERAL), today=today)
    try:
        assert services.agency.add_duty("interview PANEL member", 2) == "interview-panel"
        pack = services.pack_updates.shipped("council")
        comparison = services.pack_updates.compare(pack, today)
        assert "interview-panel" not in {line.key for line in comparison.news if line.part is Part.DUTY}
        services.pack_updates.take(comparison, comparison.usual(), None, today)
        assert [duty.title for duty in services.agency.duties() if duty.code == "interview-panel"] == [
            "interview PANEL member"
        ]
    finally:
        services.close()
