"""A new record holds its sector's rules, and the agency's lists take no doubles."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from nscp_desktop.domain.agency import AgencyDetails, Named, Sector
from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.errors import FileRefusedError, NotAllowedError, NotFoundError
from nscp_desktop.services.record_files import Services, create, open_existing
from nscp_desktop.services.rule_packs import packs_for


@pytest.mark.parametrize("sector", list(Sector))
def test_a_new_record_of_any_sector_holds_its_rules(tmp_path: Path, today: date, sector: Sector) -> None:
    details = AgencyDetails("An agency", sector, "Lead", "Deputy", "01", "Road", "Secret")
    create(tmp_path / "a.nscp", details, today=today).close()
    services = open_existing(tmp_path / "a.nscp", read_only=True)
    try:
        packs = packs_for(sector)
        assert services.agency.details() == details
        assert [info.id for info in services.agency.packs()] == [pack.id for pack in packs]
        assert services.agency.requirements() == tuple(item for pack in packs for item in pack.requirements)
        assert [group.number for group in services.agency.target_groups()] == [1, 2, 3, 4]
        titles = {course.title for pack in packs for course in pack.courses}
        assert {course.title for course in services.training.courses()} == titles
        assert services.problems() == []
        assert services.standing.board(today).rows == ()
    finally:
        services.close()


@pytest.mark.parametrize(("name", "field"), [("a.db", "path"), ("school", "path")])
def test_a_record_is_named_with_its_ending(tmp_path: Path, today: date, name: str, field: str) -> None:
    with pytest.raises(NotAllowedError) as refusal:
        create(tmp_path / name, AgencyDetails("An agency", Sector.SCHOOL), today=today)
    assert refusal.value.field == field
    assert list(tmp_path.iterdir()) == []


def test_an_agency_has_a_name(tmp_path: Path, today: date, school: Services) -> None:
    with pytest.raises(NotAllowedError):
        create(tmp_path / "a.nscp", AgencyDetails("  ", Sector.SCHOOL), today=today)
    assert not (tmp_path / "a.nscp").exists()
    with pytest.raises(NotAllowedError):
        school.agency.change_details(AgencyDetails("", Sector.SCHOOL))


def test_a_record_that_is_there_is_not_replaced(tmp_path: Path, today: date, school: Services) -> None:
    with pytest.raises(FileRefusedError, match="is there already"):
        create(tmp_path / "school.nscp", AgencyDetails("Other", Sector.SCHOOL), today=today)
    assert school.agency.details().name == "Carlton Hill"


def test_changing_the_details_keeps_the_sector(school: Services) -> None:
    school.agency.change_details(AgencyDetails("New name", Sector.HEALTH, lead="Amir"))
    assert school.agency.details() == AgencyDetails("New name", Sector.SCHOOL, lead="Amir")


@pytest.mark.parametrize(
    "add",
    [
        lambda school, title: school.agency.add_team(title),
        lambda school, title: school.agency.add_site(title),
        lambda school, title: school.agency.add_role(title, None),
    ],
)
def test_lists_take_no_empty_long_or_doubled_title(school: Services, add: Callable[[Services, str], int]) -> None:
    assert add(school, "  Étude   one ") > 0
    for title in ("", "  ", "x" * 201, "étude ONE"):
        with pytest.raises(NotAllowedError) as refusal:
            add(school, title)
        assert refusal.value.field == "title"


def test_renaming_shows_at_once_on_the_board(school: Services, today: date) -> None:
    team, site = school.agency.add_team("Teachers"), school.agency.add_site("Hill")
    school.people.add(PersonDraft("Amir", "Khan", starts_on=date(2020, 9, 1), team_id=team, site_id=site))
    assert set(school.standing.board(today).by_team()) == {"Teachers"}
    school.agency.rename_team(Named(team, "Teaching staff"))
    school.agency.rename_site(Named(site, "Hill House"))
    assert set(school.standing.board(today).by_team()) == {"Teaching staff"}
    school.agency.rename_team(Named(team, "teaching staff"))
    other = school.agency.add_team("Office")
    with pytest.raises(NotAllowedError):
        school.agency.rename_team(Named(other, "Teaching Staff"))


def test_a_role_has_a_group_from_1_to_4_or_none(school: Services) -> None:
    for group in (0, 5):
        with pytest.raises(NotAllowedError) as refusal:
            school.agency.add_role("Librarian", group)
        assert refusal.value.field == "usual_group"
    own = school.agency.add_role("Librarian", 1)
    role = next(role for role in school.agency.roles() if role.id == own)
    school.agency.change_role(replace(role, usual_group=None, active=False))
    assert replace(role, usual_group=None, active=False) in school.agency.roles()


def test_a_group_text_counts_as_checked_when_somebody_says_so(school: Services, today: date) -> None:
    group = school.agency.target_groups()[1]
    with pytest.raises(NotAllowedError) as refusal:
        school.agency.change_target_group(replace(group, to_check=False), today=today)
    assert refusal.value.field == "checked_by"
    checked = replace(group, to_check=False, checked_by="Amir Khan", checked_on=today)
    ahead = replace(checked, checked_on=today + timedelta(1))
    with pytest.raises(NotAllowedError, match="is still ahead") as refusal:
        school.agency.change_target_group(ahead, today=today)
    assert refusal.value.field == "checked_on"
    school.agency.change_target_group(checked, today=today)
    assert school.agency.target_groups()[1] == checked


def test_the_published_text_of_the_first_group_needs_no_check_but_a_check_of_it_a_name(
    school: Services, today: date
) -> None:
    group = school.agency.target_groups()[0]
    school.agency.change_target_group(replace(group, edition="2027"), today=today)
    assert school.agency.target_groups()[0] == replace(group, edition="2027")
    with pytest.raises(NotAllowedError) as refusal:
        school.agency.change_target_group(replace(group, checked_on=today), today=today)
    assert refusal.value.field == "checked_by"


def test_a_reason_can_be_had_for_every_cell_and_only_for_what_is_on_record(school: Services, today: date) -> None:
    own = school.people.add(PersonDraft("Amir", "Khan", starts_on=date(2020, 9, 1)))
    for requirement in school.agency.requirements():
        words = school.standing.because(own, requirement.id, today)
        assert "Asked for by" in words or "not asked of Amir Khan" in words
    for person_id, requirement_id in ((99, "general/induction"), (own, "general/nothing")):
        with pytest.raises(NotFoundError):
            school.standing.because(person_id, requirement_id, today)


def test_boards_of_several_days_are_renewed_together(school: Services, today: date) -> None:
    days = [today, date(2026, 9, 1), date(2025, 1, 1), date(2028, 2, 29), date(2030, 1, 1)]
    for day in days:
        assert school.standing.board(day).rows == ()
    school.people.add(PersonDraft("Amir", "Khan", starts_on=date(2025, 1, 2)))
    assert [len(school.standing.board(day).rows) for day in days] == [1, 1, 0, 1, 1]
