"""People come, change, leave and come again, and what was true before stays on record."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pytest

from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.people import Person, PersonKind, Service, Span
from nscp_desktop.domain.person_checks import check_services
from nscp_desktop.services.record_files import Services


def day(text: str) -> date:
    return date.fromisoformat(text)


DRAFT = PersonDraft("Amir", "Khan", staff_number="S1", starts_on=day("2020-09-01"))


def role(school: Services, title: str) -> int:
    return next(role.id for role in school.agency.roles() if role.title == title)


def roles_of(person: Person) -> list[tuple[str, str | None, str | None]]:
    return [
        (
            held.title,
            held.span.starts_on.isoformat() if held.span.starts_on else None,
            held.span.ends_on.isoformat() if held.span.ends_on else None,
        )
        for held in person.roles
    ]


@pytest.fixture
def teacher(school: Services) -> int:
    """Add somebody who is a class teacher in a team, in Group 3, since 1 Sep 2020."""
    team = school.agency.add_team("Teachers")
    roles = (role(school, "Class teacher"),)
    placed: dict[str, Any] = {"group": 3, "group_reason": "Usual group", "group_decided_by": "Head"}
    return school.people.add(replace(DRAFT, role_ids=roles, team_id=team, **placed))


def changed(school: Services, own: int, on: str = "2026-11-23", **values: Any) -> Person:
    school.people.change(own, replace(school.people.draft_of(own, day(on)), **values))
    return school.people.person(own)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"given": " ", "family": ""}, "family"),
        ({"family": "Kh\nan"}, "family"),
        ({"email": "nowhere"}, "email"),
        ({"ends_on": day("2020-08-31")}, "ends_on"),
        ({"group": 2, "group_decided_by": "Head"}, "group_reason"),
        ({"group": 2, "group_reason": "Role"}, "group_decided_by"),
    ],
)
def test_a_person_who_cannot_be_is_refused_beside_the_field(
    school: Services, values: dict[str, Any], field: str
) -> None:
    with pytest.raises(NotAllowedError) as refusal:
        school.people.add(replace(DRAFT, **values))
    assert refusal.value.field == field
    assert school.standing.snapshot().people == {}


def test_a_staff_number_belongs_to_one_person(school: Services, teacher: int) -> None:
    with pytest.raises(NotAllowedError, match="belongs to somebody else") as refusal:
        school.people.add(replace(DRAFT, given="Other", staff_number=" S1 "))
    assert refusal.value.field == "staff_number"
    changed(school, teacher, known_as="Az")
    school.people.add(replace(DRAFT, staff_number=""))
    school.people.add(replace(DRAFT, staff_number=""))
    assert len(school.standing.snapshot().people) == 3


def test_what_was_typed_is_tidied(school: Services) -> None:
    own = school.people.add(replace(DRAFT, given="  Mary  Ann ", family=" O’Neill "))
    assert school.people.person(own).name == "Mary Ann O’Neill"


def test_what_the_form_shows_can_be_stored_again_without_changing_anything(school: Services, teacher: int) -> None:
    before = school.people.person(teacher)
    for changes_from in (None, day("2026-11-23"), day("2022-01-01"), day("2019-01-01")):
        assert changed(school, teacher, changes_from=changes_from) == before


def test_a_new_role_from_a_day_ends_the_old_one_the_day_before(school: Services, teacher: int) -> None:
    person = changed(school, teacher, role_ids=(role(school, "SENCo"),), changes_from=day("2026-09-01"))
    assert roles_of(person) == [("Class teacher", "2020-09-01", "2026-08-31"), ("SENCo", "2026-09-01", None)]


def test_changing_an_address_later_leaves_earlier_roles_on_record(school: Services, teacher: int) -> None:
    changed(school, teacher, role_ids=(role(school, "SENCo"),), changes_from=day("2024-09-01"))
    before = school.people.person(teacher)
    for changes_from in (None, day("2026-11-23")):
        person = changed(school, teacher, email="amir@school.example", changes_from=changes_from)
        assert (person.roles, person.places, person.placements) == (before.roles, before.places, before.placements)


def test_a_role_planned_for_later_survives_another_change(school: Services, teacher: int) -> None:
    changed(school, teacher, role_ids=(role(school, "SENCo"),), changes_from=day("2027-01-01"))
    person = changed(school, teacher, email="amir@school.example", changes_from=day("2026-11-23"))
    assert roles_of(person) == [("Class teacher", "2020-09-01", "2026-12-31"), ("SENCo", "2027-01-01", None)]


def test_a_role_held_twice_keeps_the_gap_between(school: Services, teacher: int) -> None:
    head, teaches = role(school, "Deputy head"), role(school, "Class teacher")
    changed(school, teacher, role_ids=(head,), changes_from=day("2022-09-01"))
    changed(school, teacher, role_ids=(teaches,), changes_from=day("2024-09-01"))
    person = changed(school, teacher, duties=("dsl",), changes_from=day("2025-09-01"))
    assert roles_of(person) == [
        ("Class teacher", "2020-09-01", "2022-08-31"),
        ("Deputy head", "2022-09-01", "2024-08-31"),
        ("Class teacher", "2024-09-01", None),
    ]
    assert [(held.duty, held.span.starts_on) for held in person.duties] == [("dsl", day("2025-09-01"))]


def test_a_mistaken_role_is_replaced_as_if_it_had_always_been_right(school: Services, teacher: int) -> None:
    person = changed(school, teacher, role_ids=(role(school, "Cook"),), changes_from=None)
    assert roles_of(person) == [("Cook", "2020-09-01", None)]


def test_correcting_the_latest_role_leaves_the_one_before_it(school: Services, teacher: int) -> None:
    changed(school, teacher, role_ids=(role(school, "SENCo"),), changes_from=day("2024-09-01"))
    person = changed(school, teacher, role_ids=(role(school, "Cook"),), changes_from=None)
    assert roles_of(person) == [("Class teacher", "2020-09-01", "2024-08-31"), ("Cook", "2024-09-01", None)]


def test_leaving_closes_everything_and_a_past_leave_date_needs_no_day_of_change(school: Services, teacher: int) -> None:
    person = changed(school, teacher, ends_on=day("2026-10-31"), leave_reason="Moved", changes_from=day("2026-11-23"))
    assert roles_of(person) == [("Class teacher", "2020-09-01", "2026-10-31")]
    assert person.places[0].span.ends_on == day("2026-10-31")
    assert person.service_on(day("2026-10-31")) is not None
    assert person.service_on(day("2026-11-01")) is None
    assert school.standing.board(day("2026-11-23")).rows == ()
    assert len(school.standing.board(day("2026-10-31")).rows) == 1


def test_somebody_who_left_can_still_be_corrected(school: Services, teacher: int) -> None:
    changed(school, teacher, ends_on=day("2026-10-31"))
    person = changed(school, teacher, email="a@b.example", changes_from=day("2026-11-23"))
    assert (person.email, roles_of(person)) == ("a@b.example", [("Class teacher", "2020-09-01", "2026-10-31")])


@pytest.mark.parametrize(
    ("field", "on", "year"),
    [
        ("starts_on", date(202, 1, 1), 202),
        ("starts_on", date(1899, 12, 31), 1899),
        ("ends_on", date(2200, 1, 1), 2200),
        ("ends_on", date(9999, 12, 31), 9999),
    ],
)
def test_a_year_that_cannot_be_is_refused_beside_its_day(
    school: Services, teacher: int, field: str, on: date, year: int
) -> None:
    values: dict[str, Any] = {field: on}
    changed = replace(school.people.draft_of(teacher, day("2026-11-23")), **values)
    for store in (partial(school.people.change, teacher, changed), partial(school.people.add, changed)):
        with pytest.raises(NotAllowedError) as refusal:
            store()
        assert (refusal.value.field, str(refusal.value)) == (field, f"Check the year: {year}.")
    with pytest.raises(NotAllowedError, match=f"Check the year: {year}[.] It stands in the period") as refusal:
        check_services([Service(Span(changed.starts_on, changed.ends_on), changed.kind)])
    assert refusal.value.field == field


@pytest.mark.parametrize("on", [date(1900, 1, 1), date(2199, 12, 31)])
def test_the_first_and_the_last_year_that_can_be_are_taken(school: Services, teacher: int, on: date) -> None:
    own = school.people.add(replace(DRAFT, given="Other", staff_number="", starts_on=on))
    assert school.people.person(own).services[0].span == Span(on, None)


def test_a_role_cannot_change_after_the_leave_date(school: Services, teacher: int) -> None:
    with pytest.raises(NotAllowedError) as refusal:
        changed(
            school, teacher, role_ids=(role(school, "Cook"),), ends_on=day("2026-10-31"), changes_from=day("2026-11-23")
        )
    assert refusal.value.field == "changes_from"
    assert roles_of(school.people.person(teacher)) == [("Class teacher", "2020-09-01", None)]


def test_leaving_before_a_planned_role_begins_drops_the_plan(school: Services, teacher: int) -> None:
    changed(school, teacher, role_ids=(role(school, "SENCo"),), changes_from=day("2027-01-01"))
    person = changed(school, teacher, ends_on=day("2026-11-30"))
    assert roles_of(person) == [("Class teacher", "2020-09-01", "2026-11-30")]


def test_taking_back_a_leave_date_opens_everything_again(school: Services, teacher: int) -> None:
    before = school.people.person(teacher)
    changed(school, teacher, ends_on=day("2026-12-31"))
    assert changed(school, teacher, ends_on=None) == before


def test_rejoining_opens_a_second_period_and_keeps_the_first(school: Services, teacher: int) -> None:
    changed(school, teacher, ends_on=day("2022-08-31"), leave_reason="Moved")
    person = changed(
        school, teacher, starts_on=day("2025-09-01"), ends_on=None, leave_reason="", changes_from=day("2026-11-23")
    )
    assert [(s.span.starts_on, s.span.ends_on, s.leave_reason) for s in person.services] == [
        (day("2020-09-01"), day("2022-08-31"), "Moved"),
        (day("2025-09-01"), None, ""),
    ]
    assert roles_of(person) == [("Class teacher", "2020-09-01", "2022-08-31"), ("Class teacher", "2025-09-01", None)]


def test_a_second_period_cannot_overlap_the_first(school: Services, teacher: int) -> None:
    changed(school, teacher, ends_on=day("2022-08-31"))
    changed(school, teacher, starts_on=day("2025-09-01"), ends_on=None)
    with pytest.raises(NotAllowedError) as refusal:
        changed(school, teacher, starts_on=day("2022-08-31"))
    assert refusal.value.field == "starts_on"


def test_a_start_date_that_becomes_known_or_is_corrected_moves_what_began_with_it(school: Services) -> None:
    own = school.people.add(replace(DRAFT, starts_on=None, role_ids=(role(school, "Cook"),)))
    assert roles_of(changed(school, own, starts_on=day("2021-01-04"))) == [("Cook", "2021-01-04", None)]
    assert roles_of(changed(school, own, starts_on=day("2020-01-06"))) == [("Cook", "2020-01-06", None)]


def test_moving_to_another_team_from_a_day_keeps_where_somebody_was(school: Services, teacher: int) -> None:
    person = changed(school, teacher, team_id=school.agency.add_team("Office"), changes_from=day("2026-01-01"))
    teams = [person.place_on(day(on)) for on in ("2025-12-31", "2026-01-01")]
    assert [place.team if place else "" for place in teams] == ["Teachers", "Office"]


def test_a_new_group_from_a_day_keeps_the_old_placement(school: Services, teacher: int) -> None:
    reason: dict[str, Any] = {"group": 4, "group_reason": "Took on the DSL duty", "group_decided_by": "Head"}
    person = changed(school, teacher, changes_from=day("2026-01-01"), **reason)
    found = [person.group_on(day(on)) for on in ("2025-12-31", "2026-01-01")]
    assert [(p.group, p.reason) if p else None for p in found] == [(3, "Usual group"), (4, "Took on the DSL duty")]


def test_a_new_group_without_a_day_holds_at_once(school: Services, teacher: int) -> None:
    person = changed(school, teacher, group=4, group_reason="A mistake", group_decided_by="Head", changes_from=None)
    placed = person.group_on(day("2026-11-23"))
    assert placed is not None
    assert placed.group == 4
    assert len(person.placements) == 2


def test_names_that_are_nearly_alike_are_pointed_out(school: Services, teacher: int) -> None:
    assert [person.id for person in school.people.alike("Amira", "Khan")] == [teacher]
    assert [person.id for person in school.people.alike("amir", "KHAN")] == [teacher]
    assert school.people.alike("Wendy", "Orme") == ()
    assert school.people.alike("A", "") == ()


def test_somebody_who_is_not_on_record_cannot_be_changed(school: Services) -> None:
    with pytest.raises(NotFoundError):
        school.people.person(99)
    with pytest.raises(NotFoundError):
        school.people.change(99, DRAFT)


def test_every_kind_of_person_can_be_added(school: Services) -> None:
    added = [school.people.add(replace(DRAFT, staff_number="", kind=kind)) for kind in PersonKind]
    assert [school.people.person(own).services[0].kind for own in added] == list(PersonKind)
