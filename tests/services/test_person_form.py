"""What the form about one person changes: what was changed in it, from its day on, and nothing else."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from nscp_desktop.domain.drafts import PersonDraft, PlacementDraft
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.people import HeldRole, Person, Span
from nscp_desktop.domain.target_groups import AgencyLevel
from nscp_desktop.domain.times import times_of
from nscp_desktop.services.record_files import Services

TODAY = date(2026, 11, 23)


def day(text: str) -> date:
    return date.fromisoformat(text)


def role(school: Services, title: str) -> int:
    return next(role.id for role in school.agency.roles() if role.title == title)


def saved(school: Services, own: int, **values: Any) -> Person:
    """Open the form today, change some of it, and store it."""
    school.people.change(own, replace(school.people.draft_of(own, TODAY), **values))
    return school.people.person(own)


def roles_of(person: Person) -> set[tuple[str, date | None, date | None]]:
    return {(held.title, *held.span) for held in person.roles}


def groups_of(person: Person) -> list[tuple[int, date | None]]:
    return [(placed.group, placed.span.starts_on) for placed in person.placements]


@pytest.fixture
def teacher(school: Services) -> int:
    """Add a cook since 2020 who became class teacher, and moved from group 2 to 3, on 1 Sep 2025."""
    draft = PersonDraft(
        "Amir", "Khan", starts_on=day("2020-09-01"), role_ids=(role(school, "Cook"),),
        group=2, group_reason="Usual group", group_decided_by="Head", team_id=school.agency.add_team("Kitchen"),
    )  # fmt: skip
    own = school.people.add(draft)
    began = day("2025-09-01")
    teaches = (role(school, "Class teacher"),)
    saved(
        school, own, role_ids=teaches, team_id=school.agency.add_team("Teachers"), group=3, group_reason="Promoted",
        changes_from=began,
    )  # fmt: skip
    return own


def test_a_duty_from_an_earlier_day_moves_nothing_that_was_not_changed(school: Services, teacher: int) -> None:
    before = school.people.person(teacher)
    after = saved(school, teacher, duties=("dsl",), changes_from=day("2024-09-01"))
    assert [(held.duty, *held.span) for held in after.duties] == [("dsl", day("2024-09-01"), None)]
    assert (after.roles, after.places, after.placements) == (before.roles, before.places, before.placements)


def test_what_is_planned_for_later_outlives_a_change_of_today(school: Services, teacher: int) -> None:
    head, ends, begins = role(school, "Deputy head"), day("2026-12-31"), day("2027-01-01")
    person = school.people.person(teacher)
    cook, teaches = sorted(person.roles, key=lambda held: held.span.starts_on or date.min)
    until = teaches._replace(span=Span(teaches.span.starts_on, ends))
    times = replace(times_of(person), roles=(cook, until, HeldRole(Span(begins, None), head, "")))
    school.people.change_times(teacher, times)
    after = saved(
        school, teacher, role_ids=(role(school, "Class teacher"), role(school, "Governor")), changes_from=TODAY
    )
    assert roles_of(after) == {
        ("Cook", day("2020-09-01"), day("2025-08-31")),
        ("Class teacher", day("2025-09-01"), ends),
        ("Governor", TODAY, None),
        ("Deputy head", begins, None),
    }


def test_another_reason_decider_or_review_date_is_a_decision_of_its_own(school: Services, teacher: int) -> None:
    after = saved(school, teacher, group_review_on=day("2027-09-01"), changes_from=TODAY)
    assert [(placed.group, placed.span.starts_on, placed.review_on) for placed in after.placements] == [
        (3, TODAY, day("2027-09-01")),
        (3, day("2025-09-01"), None),
        (2, day("2020-09-01"), None),
    ]
    assert saved(school, teacher, email="a@b.example", changes_from=TODAY).placements == after.placements


def test_a_group_that_a_later_decision_overtakes_is_refused_beside_the_day(school: Services, teacher: int) -> None:
    before = school.people.person(teacher)
    with pytest.raises(NotAllowedError, match="placed in group 3 from 1 Sep 2025") as refusal:
        saved(school, teacher, group=4, group_reason="Leads", group_decided_by="Head", changes_from=day("2025-03-01"))
    assert (refusal.value.field, school.people.person(teacher)) == ("changes_from", before)
    after = saved(
        school, teacher, group=4, group_reason="Leads", group_decided_by="Head", changes_from=day("2025-09-02")
    )
    assert groups_of(after)[:2] == [(4, day("2025-09-02")), (3, day("2025-09-01"))]


@pytest.mark.parametrize("on", ["2026-10-01", "2020-08-31"])
def test_nobody_is_placed_on_a_day_on_which_they_are_not_here(school: Services, teacher: int, on: str) -> None:
    saved(school, teacher, ends_on=day("2026-09-30"))
    before = school.people.person(teacher)
    decided: dict[str, Any] = {"group_reason": "Leads", "group_decided_by": "Head"}
    with pytest.raises(NotAllowedError) as refusal:
        school.placing.place([teacher], PlacementDraft(4, day(on), "Head", "Leads"), today=TODAY)
    assert refusal.value.field == "starts_on"
    if day(on) > day("2026-09-30"):
        with pytest.raises(NotAllowedError, match="not here on 1 Oct 2026") as refusal:
            saved(school, teacher, group=4, changes_from=day(on), **decided)
        assert refusal.value.field == "changes_from"
    assert school.people.person(teacher) == before


def test_a_level_above_the_group_is_refused_and_one_below_it_stays(school: Services, teacher: int) -> None:
    level = school.levels.add(AgencyLevel(0, "Band C", 3))
    low = PlacementDraft(1, TODAY, "Head", "Less contact", level_id=level)
    with pytest.raises(NotAllowedError, match="Band C stands for group 3, which is above group 1") as refusal:
        school.placing.place([teacher], low, today=TODAY)
    assert refusal.value.field == "level_id"
    with pytest.raises(NotAllowedError) as refusal:
        saved(school, teacher, group=1, group_reason="Less", group_decided_by="Head", level_id=level)
    assert refusal.value.field == "level_id"
    school.placing.place([teacher], replace(low, group=4), today=TODAY)
    placed = school.people.person(teacher).group_on(TODAY)
    assert placed is not None
    assert (placed.group, placed.level) == (4, "Band C")


def test_whoever_got_a_level_by_hand_is_looked_at_when_it_stands_for_a_higher_group(
    school: Services, teacher: int
) -> None:
    level = AgencyLevel(0, "Band C", 3)
    level = replace(level, id=school.levels.add(level))
    school.placing.place([teacher], PlacementDraft(3, TODAY, "Head", "Works alone", level_id=level.id), today=TODAY)
    assert not [item for item in school.placing.worklist(TODAY, today=TODAY).items if item.person.id == teacher]
    school.levels.change(replace(level, group=4))
    found = [item for item in school.placing.worklist(TODAY, today=TODAY).items if item.person.id == teacher]
    assert ["Group of Band C was 3, since 23 Nov 2026 4" in item.words for item in found] == [True]


def test_a_reason_for_leaving_needs_a_last_day(school: Services, teacher: int) -> None:
    with pytest.raises(NotAllowedError) as refusal:
        saved(school, teacher, leave_reason="Moved away")
    assert refusal.value.field == "leave_reason"
    saved(school, teacher, leave_reason="Moved away", ends_on=day("2026-10-31"))
    with pytest.raises(NotAllowedError) as refusal:
        saved(school, teacher, starts_on=day("2026-11-20"), ends_on=None)
    assert refusal.value.field == "leave_reason"
    again = saved(school, teacher, starts_on=day("2026-11-20"), ends_on=None, leave_reason="")
    assert [service.leave_reason for service in again.services] == ["Moved away", ""]
