"""A change of role, duty, kind, site or group says at once what it newly asks and what falls away."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from nscp_desktop.domain.asked_changes import AskedChange, AskedOverTime, day_it_holds, gathered
from nscp_desktop.domain.drafts import PersonDraft, PlacementDraft, TrainingDraft
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.people import HeldDuty, PersonKind, Service, Span
from nscp_desktop.domain.standing import Judge, StandingKind
from nscp_desktop.domain.times import times_of
from nscp_desktop.services.record_files import Services

TODAY = date(2026, 11, 23)
DSL = "school/dsl-training"


def add(school: Services, given: str = "Amir", **values: Any) -> int:
    placed: dict[str, Any] = {"group": 3, "group_reason": "Usual group", "group_decided_by": "Head"}
    return school.people.add(PersonDraft(given, "Khan", starts_on=date(2020, 9, 1), **{**placed, **values}))


def effect(school: Services, own: int, as_at: date = TODAY, **values: Any) -> AskedChange:
    draft = replace(school.people.draft_of(own, TODAY), changes_from=as_at, **values)
    return school.people.effect_of_change(own, draft, as_at)


def test_a_new_duty_names_what_it_newly_asks_and_for_what(school: Services) -> None:
    found = effect(school, add(school), duties=("dsl",))
    asked = {item.requirement_id: item for item in found.new}
    assert found.gone == ()
    assert asked[DSL].why == "DSL"
    assert "KCSIE" in asked[DSL].source
    assert any(line.startswith("New: ") and "(for DSL)" in line for line in found.words)


def test_what_is_done_already_is_told_with_how_long_it_lasts(school: Services) -> None:
    own = add(school)
    counts = {
        course.id for course in school.training.courses() if any(s.requirement_id == DSL for s in course.satisfies)
    }
    school.training.record(TrainingDraft(min(counts), date(2026, 3, 2), (own,)), today=TODAY)
    item = next(item for item in effect(school, own, duties=("dsl",)).new if item.requirement_id == DSL)
    assert item.kind is StandingKind.IN_DATE
    assert item.state_words.startswith("already in date until ")


def test_a_duty_that_ends_names_what_falls_away(school: Services) -> None:
    found = effect(school, add(school, duties=("dsl",)), duties=())
    assert found.new == ()
    assert DSL in {item.requirement_id for item in found.gone}
    assert any(line.startswith("No longer asked: ") and "was for DSL" in line for line in found.words)


def test_nothing_changes_when_the_form_is_stored_as_it_is_shown(school: Services) -> None:
    assert not effect(school, add(school, duties=("dsl",))).changes_something


def test_somebody_who_is_added_is_told_everything_that_is_asked(school: Services) -> None:
    draft = PersonDraft("New", "Person", starts_on=TODAY, duties=("dsl",))
    found = school.people.effect_of_change(None, draft, day_it_holds(draft, TODAY))
    own = school.people.add(draft)
    asked = school.standing.board(TODAY).rows[0].cells
    assert {item.requirement_id for item in found.new} == set(asked)
    assert found.gone == ()
    assert school.people.person(own).name == "New Person"


@pytest.mark.parametrize(
    "values",
    [
        {"duties": ("dsl", "headteacher")},
        {"duties": (), "kind": PersonKind.VOLUNTEER},
        {"kind": PersonKind.GOVERNOR, "duties": ("safeguarding-governor",)},
        {"group": 4, "group_reason": "More", "group_decided_by": "Head"},
        {"group": 1, "group_reason": "Less", "group_decided_by": "Head"},
        {"ends_on": date(2026, 10, 31)},
    ],
)
@pytest.mark.parametrize("as_at", [TODAY, date(2027, 1, 4)])
def test_what_was_told_before_is_what_holds_after_it_was_stored(
    school: Services, values: dict[str, Any], as_at: date
) -> None:
    own = add(school, duties=("deputy-dsl",))
    draft = replace(school.people.draft_of(own, TODAY), changes_from=as_at, **values)
    if "ends_on" in values:
        draft = replace(draft, changes_from=None)
    before = judged(school, own, as_at)
    told = school.people.effect_of_change(own, draft, as_at)
    school.people.change(own, draft)
    after = judged(school, own, as_at)
    assert {item.requirement_id for item in told.new} == after - before
    assert {item.requirement_id for item in told.gone} == before - after


def judged(school: Services, own: int, as_at: date) -> set[str]:
    snapshot = school.standing.snapshot()
    return set(Judge(snapshot.rulebook, as_at).person(snapshot.people[own], snapshot.history(own)))


def test_a_placement_is_told_for_each_person_in_the_order_given(school: Services) -> None:
    one, other = add(school), add(school, "Bea", group=4)
    draft = PlacementDraft(4, TODAY, "", "")
    found = school.people.effect_of_placement([other, one], draft, TODAY)
    assert [change.person_id for change in found] == [other, one]
    assert not found[0].changes_something
    lines = gathered(found)
    assert found[1].changes_something == bool(lines)
    assert all("of 2 people" in line for line in lines)


def test_an_effect_of_what_cannot_be_stored_is_refused_like_the_storing(school: Services) -> None:
    own = add(school)
    with pytest.raises(NotAllowedError) as refusal:
        effect(school, own, ends_on=date(2019, 1, 1))
    assert refusal.value.field == "ends_on"
    with pytest.raises(NotFoundError):
        school.people.effect_of_placement([999], PlacementDraft(2, TODAY, "", ""), TODAY)


def test_the_effect_is_looked_at_on_the_day_it_holds_but_never_before_today() -> None:
    assert day_it_holds(PersonDraft("A", "B"), TODAY) == TODAY
    assert day_it_holds(PersonDraft("A", "B", changes_from=date(2026, 9, 1)), TODAY) == TODAY
    assert day_it_holds(PersonDraft("A", "B", changes_from=date(2027, 1, 4)), TODAY) == date(2027, 1, 4)
    assert day_it_holds(PersonDraft("A", "B", starts_on=date(2027, 2, 1)), TODAY) == date(2027, 2, 1)


def duty(code: str, first: str, last: str = "") -> HeldDuty:
    return HeldDuty(Span(date.fromisoformat(first), date.fromisoformat(last) if last else None), code, "")


def over_time(school: Services, own: int, **values: Any) -> AskedOverTime:
    draft = replace(times_of(school.people.person(own)), **values)
    return school.people.effect_of_times(own, draft, TODAY)


def test_a_duty_that_begins_later_is_told_with_its_day_and_what_it_asks_then(school: Services) -> None:
    found = over_time(school, add(school), duties=(duty("dsl", "2027-01-04"),))
    assert not found.today.changes_something
    ((when, change),) = found.later
    assert when == date(2027, 1, 4)
    assert DSL in {item.requirement_id for item in change.new}
    lines = [line for line in found.words if "(for DSL)" in line]
    assert lines
    assert all(line.startswith("From 4 Jan 2027: New: ") for line in lines)


def test_what_is_new_today_is_not_told_again_for_a_later_day_but_its_end_is_when_it_ends_what_was_asked(
    school: Services,
) -> None:
    own = add(school, duties=("deputy-dsl",))
    both = (duty("deputy-dsl", "2020-09-01", "2027-03-31"), duty("headteacher", "2027-04-01"))
    found = over_time(school, own, duties=both)
    assert not found.today.changes_something
    ((when, change),) = found.later
    assert when == date(2027, 4, 1)
    assert DSL in {item.requirement_id for item in change.gone}
    begun = over_time(school, add(school, "Bea"), duties=(duty("dsl", "2026-09-01"), duty("deputy-dsl", "2027-01-04")))
    assert DSL in {item.requirement_id for item in begun.today.new}
    assert DSL not in {item.requirement_id for _, change in begun.later for item in change.new}
    assert not any(line.startswith("From ") and "DSL training" in line for line in begun.words)


def test_a_last_day_ahead_tells_what_falls_away_from_the_day_after_it(school: Services) -> None:
    own = add(school)
    gone = over_time(school, own, services=(Service(Span(date(2020, 9, 1), date(2026, 12, 31)), PersonKind.EMPLOYEE),))
    ((when, change),) = gone.later
    assert when == date(2027, 1, 1)
    assert {item.requirement_id for item in change.gone} == judged(school, own, when)
    assert all(line.startswith("From 1 Jan 2027: No longer asked: ") for line in gone.words)


def test_at_most_five_later_days_are_compared_and_the_next_one_is_named(school: Services) -> None:
    codes = ("dsl", "deputy-dsl", "headteacher")
    single = [duty(codes[month % 3], f"2027-{month:02}-01", f"2027-{month:02}-10") for month in range(1, 10)]
    found = over_time(school, add(school), duties=tuple(single))
    assert found.not_compared_from == date(2027, 3, 11)
    assert found.words[-1] == "What changes from 11 Mar 2027 on is not worked out here."
    assert all(when <= date(2027, 3, 1) for when, _ in found.later)


def test_lists_as_they_are_change_nothing_today_or_later(school: Services) -> None:
    own = add(school, duties=("dsl",))
    school.people.change_times(own, replace(times_of(school.people.person(own)), duties=(duty("dsl", "2027-01-04"),)))
    assert over_time(school, own) == AskedOverTime(AskedChange(own))
