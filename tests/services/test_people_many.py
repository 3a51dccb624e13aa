"""Many people are changed in one step: previewed for each, done for those for whom it can be, undone as one."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from nscp_desktop.domain.drafts import PersonDraft, TrainingDraft
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.many_changes import ManyDraft, ManyPreview
from nscp_desktop.domain.people import PersonKind, Span
from nscp_desktop.services.record_files import Services

TODAY = date(2026, 11, 23)
START = date(2020, 9, 1)
LEFT = date(2026, 7, 31)


class School:
    """A school of four: a teacher with a plan, a DSL, somebody who left, somebody who comes later."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self.roles = {role.title: role.id for role in services.agency.roles()}
        self.teams = {title: services.agency.add_team(title) for title in ("Teachers", "Office")}
        self.site = services.agency.add_site("Main site")
        teacher = (self.roles["Class teacher"],)
        self.amir = self.add("Amir", role_ids=teacher, team_id=self.teams["Teachers"])
        self.bea = self.add("Bea", role_ids=teacher, duties=("dsl",))
        self.cy = self.add("Cy", ends_on=LEFT)
        self.dee = self.add("Dee", starts_on=date(2027, 1, 4))
        self.all = (self.amir, self.bea, self.cy, self.dee)

    def add(self, given: str, **values: Any) -> int:
        return self.services.people.add(PersonDraft(given, "Khan", **{"starts_on": START, **values}))

    def preview(self, *ids: int, **values: Any) -> ManyPreview:
        return self.services.many.preview(ids or self.all, ManyDraft(**values), today=TODAY)

    def change(self, *ids: int, **values: Any) -> ManyPreview:
        return self.services.many.change(ids or self.all, ManyDraft(**values), today=TODAY)

    def person(self, own: int) -> Any:
        return self.services.people.person(own)


@pytest.fixture
def few(school: Services) -> School:
    return School(school)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({}, None),
        ({"from_day": TODAY}, None),
        ({"kind": PersonKind.VOLUNTEER}, "from_day"),
        ({"team_id": None}, "from_day"),
        ({"add_role": 1, "end_role": 1, "from_day": TODAY}, "end_role"),
        ({"add_duty": "dsl", "end_duty": "dsl", "from_day": TODAY}, "end_duty"),
        ({"leave_reason": "Retired"}, "leave_on"),
        ({"leave_on": TODAY, "add_role": 1, "from_day": date(2027, 1, 1)}, "leave_on"),
        ({"away_until": TODAY}, "away_from"),
        ({"away_from": TODAY, "away_until": START}, "away_until"),
    ],
)
def test_what_says_too_little_is_refused_beside_its_field(
    few: School, values: dict[str, Any], field: str | None
) -> None:
    for does in (few.preview, few.change):
        with pytest.raises(NotAllowedError) as refusal:
            does(**values)
        assert refusal.value.field == field


def test_the_preview_says_for_each_what_changes_what_stays_and_why_it_cannot_be_done(few: School) -> None:
    preview = few.preview(from_day=TODAY, team_id=few.teams["Teachers"], add_duty="dsl")
    amir, bea, cy, dee = preview.rows
    assert (amir.changes, amir.stays) == (("DSL begins",), ("works there already",))
    assert (bea.changes, bea.stays) == (("Team Teachers",), ("DSL already",))
    assert cy.refused == dee.refused == "Is not here on 23 Nov 2026."
    assert preview.words == "Changes 2 of 4 people; cannot be done for 2."
    assert "school/dsl-training" in {item.requirement_id for item in amir.asked.new}
    assert not bea.asked.new


def test_what_was_previewed_is_stored_for_those_for_whom_it_can_be_done_as_one_step(few: School) -> None:
    before = [few.person(own) for own in few.all]
    values: dict[str, Any] = {
        "from_day": TODAY,
        "kind": PersonKind.VOLUNTEER,
        "site_id": few.site,
        "add_role": few.roles["Cook"],
        "end_role": few.roles["Class teacher"],
        "add_duty": "headteacher",
        "end_duty": "dsl",
        "manager_id": few.cy,
    }
    preview = few.preview(**values)
    steps = len(few.services.history.steps())
    done = few.change(**values)
    assert [(row.changes, row.refused) for row in done.rows] == [(row.changes, row.refused) for row in preview.rows]
    assert len(few.services.history.steps()) == steps + 1
    for own in (few.amir, few.bea):
        person = few.person(own)
        assert [service.kind for service in person.services] == [PersonKind.EMPLOYEE, PersonKind.VOLUNTEER]
        assert person.role_words(date(2026, 11, 22)).startswith("Class teacher")
        assert person.role_words(TODAY) == "Cook, Headteacher"
        assert person.place_on(TODAY).site == "Main site"
        assert person.manager_id == few.cy
    assert few.person(few.amir).place_on(TODAY).team == "Teachers"
    assert few.person(few.dee) == before[3]
    few.services.history.undo()
    assert [few.person(own) for own in few.all] == before
    assert few.services.standing.snapshot().people[few.amir] == before[0]


def test_leaving_closes_everything_and_points_out_what_comes_after(few: School) -> None:
    course = few.services.training.courses()[0]
    few.services.training.book([few.bea], course.id, date(2027, 1, 11), today=TODAY)
    preview = few.preview(leave_on=date(2026, 12, 31), leave_reason=" Retired ")
    amir, bea, cy, dee = preview.rows
    assert amir.changes == ("Last day 31 Dec 2026 (Retired)",)
    assert bea.notes == (f"1 booking after this day: {course.title}, 11 Jan 2027.",)
    assert (cy.refused, dee.refused) == ("Left on 31 Jul 2026 already.", "Is not here on 31 Dec 2026.")
    few.change(leave_on=date(2026, 12, 31), leave_reason=" Retired ")
    person = few.person(few.bea)
    assert person.services[0].leave_reason == "Retired"
    assert {held.span.ends_on for held in (*person.roles, *person.duties)} == {date(2026, 12, 31)}


def test_a_last_day_in_the_middle_of_a_training_is_refused_for_those_who_were_there(few: School) -> None:
    course = few.services.training.courses()[0].id
    draft = TrainingDraft(course, date(2026, 3, 4), (few.amir,), first_day=date(2026, 3, 2))
    few.services.training.record(draft, today=TODAY)
    preview = few.preview(few.amir, few.bea, leave_on=date(2026, 3, 3))
    assert "in the middle" in preview.rows[0].refused
    assert preview.rows[1].changes
    few.change(few.amir, few.bea, leave_on=date(2026, 3, 3))
    assert few.person(few.amir).services[0].span.ends_on is None
    assert few.person(few.bea).services[0].span.ends_on == date(2026, 3, 3)


def test_times_away_are_added_and_not_doubled(few: School) -> None:
    few.change(few.amir, away_from=TODAY)
    preview = few.preview(few.amir, few.bea, away_from=date(2027, 1, 1), away_until=date(2027, 2, 1))
    assert preview.rows[0].refused == "Is away since 23 Nov 2026 already."
    assert preview.rows[1].changes == ("Away 1 Jan 2027 to 1 Feb 2027",)
    assert few.person(few.amir).away == (Span(TODAY, None),)


def test_only_who_has_left_is_archived_and_can_be_brought_back(few: School) -> None:
    preview = few.preview(archive=True)
    assert [bool(row.refused) for row in preview.rows] == [True, True, False, True]
    past = few.services.standing.board(LEFT)
    few.change(archive=True)
    assert few.person(few.cy).archived_on == TODAY
    assert few.services.standing.board(LEFT).rows[2].cells == past.rows[2].cells
    assert few.preview(few.cy, archive=True).rows[0].stays == ("archived on 23 Nov 2026 already",)
    with pytest.raises(NotAllowedError, match="archive"):
        few.services.many.bring_back([few.amir])
    assert few.services.many.bring_back([few.amir, few.cy]) == "Cy Khan"
    assert few.person(few.cy).archived_on is None
    few.services.history.undo()
    assert few.person(few.cy).archived_on == TODAY


def test_leaving_and_archiving_go_together_for_whom_has_left_by_then(few: School) -> None:
    few.change(few.amir, few.bea, leave_on=LEFT, archive=True)
    assert few.person(few.amir).archived_on == TODAY
    assert few.preview(few.dee, leave_on=date(2027, 1, 5), archive=True).rows[0].refused


def test_a_line_manager_never_stands_below_those_they_manage(few: School) -> None:
    few.change(few.bea, manager_id=few.amir)
    preview = few.preview(few.amir, few.bea, few.dee, manager_id=few.bea)
    assert [bool(row.refused) for row in preview.rows] == [True, True, False]
    assert preview.rows[2].changes == ("Line manager Bea Khan",)
    few.change(few.bea, manager_id=None)
    assert few.person(few.bea).manager_id is None


def test_a_planned_change_of_place_or_role_stays_where_it_was_planned(few: School) -> None:
    later = date(2027, 4, 1)
    few.change(few.amir, from_day=later, team_id=few.teams["Office"], add_role=few.roles["Cook"])
    few.change(few.amir, from_day=TODAY, team_id=None, add_role=few.roles["Cook"])
    person = few.person(few.amir)
    assert [(place.team, place.span.starts_on) for place in person.places] == [("Teachers", START), ("Office", later)]
    assert person.places[0].span.ends_on == date(2026, 11, 22)
    assert [held.span for held in person.roles if held.title == "Cook"] == [
        Span(TODAY, date(2027, 3, 31)),
        Span(later, None),
    ]


def test_nothing_is_stored_when_nothing_would_change_or_somebody_is_gone(few: School) -> None:
    head = few.services.history.head()
    with pytest.raises(NotAllowedError, match="Nothing would change"):
        few.change(few.cy, from_day=TODAY, add_duty="dsl")
    with pytest.raises(NotFoundError):
        few.change(few.amir, 99, away_from=TODAY)
    with pytest.raises(NotFoundError):
        few.services.many.bring_back([99])
    assert few.services.history.head() == head


def test_a_preview_can_be_given_up(few: School) -> None:
    def stop(_done: int, _of: int) -> None:
        raise NotAllowedError("Enough.")

    with pytest.raises(NotAllowedError, match="Enough"):
        few.services.many.preview(few.all, ManyDraft(away_from=TODAY), today=TODAY, progress=stop)


def test_who_was_deleted_comes_back_with_everything_and_as_line_manager(few: School) -> None:
    services = few.services
    few.change(few.bea, few.dee, manager_id=few.amir)
    few.change(few.amir, away_from=TODAY)
    services.people.change(
        few.amir,
        replace(services.people.draft_of(few.amir, TODAY), former_names=(), known_as="Az", changes_from=TODAY),
    )
    before = {own: few.person(own) for own in few.all}
    services.removal.remove([few.amir])
    assert few.person(few.bea).manager_id is None
    services.history.bring_back(services.history.bin()[0].sequence)
    assert {own: few.person(own) for own in few.all} == before
    services.removal.remove([few.amir])
    services.history.undo()
    assert {own: few.person(own) for own in few.all} == before
