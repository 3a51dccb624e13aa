"""Periods of service, roles, duties, places and times away as lists: what is stored, and what is refused where."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.drafts import PersonDraft, TrainingDraft
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.many_changes import ManyDraft
from nscp_desktop.domain.people import HeldDuty, HeldRole, Person, PersonKind, Place, Service, Span
from nscp_desktop.domain.person_changes import Titles, changed_person, day_within, ordered_services, shown_period
from nscp_desktop.domain.standing import NO_HISTORY, Judge
from nscp_desktop.domain.times import TimesDraft, times_of, with_times
from nscp_desktop.services.record_files import Services, create

TODAY = date(2026, 11, 23)
EMPLOYEE, VOLUNTEER = PersonKind.EMPLOYEE, PersonKind.VOLUNTEER


def day(text: str) -> date:
    return date.fromisoformat(text)


def span(first: str, last: str = "") -> Span:
    return Span(day(first) if first else None, day(last) if last else None)


def role(school: Services, title: str) -> int:
    return next(role.id for role in school.agency.roles() if role.title == title)


@pytest.fixture
def teacher(school: Services) -> int:
    team = school.agency.add_team("Teachers")
    school.agency.add_team("Office")
    roles = (role(school, "Class teacher"),)
    return school.people.add(PersonDraft("Amir", "Khan", starts_on=day("2020-09-01"), role_ids=roles, team_id=team))


def draft_of(school: Services, own: int) -> TimesDraft:
    return times_of(school.people.person(own))


def stored(school: Services, own: int, **values: Any) -> Person:
    school.people.change_times(own, replace(draft_of(school, own), **values))
    return school.people.person(own)


def test_the_lists_can_be_stored_again_without_changing_anything(school: Services, teacher: int) -> None:
    before = school.people.person(teacher)
    assert stored(school, teacher) == before


def test_leaving_and_rejoining_stand_beside_each_other_with_kind_and_reason(school: Services, teacher: int) -> None:
    periods = (
        Service(span("2020-09-01", "2022-08-31"), EMPLOYEE, " Moved  away "),
        Service(span("2024-01-08"), VOLUNTEER),
    )
    person = stored(school, teacher, services=periods)
    assert person.services == (periods[0]._replace(leave_reason="Moved away"), periods[1])
    assert [held.span for held in person.roles] == [span("2020-09-01", "2022-08-31"), span("2024-01-08")]


def test_several_roles_and_duties_are_held_at_once_each_with_its_days(school: Services, teacher: int) -> None:
    cook = HeldRole(span("2021-01-04", "2021-07-31"), role(school, "Cook"), "")
    dsl = HeldDuty(span("2023-09-01"), "dsl", "")
    draft = draft_of(school, teacher)
    person = stored(school, teacher, roles=(*draft.roles, cook), duties=(dsl,))
    assert person.role_words(day("2021-02-01")) == "Class teacher, Cook"
    assert person.role_words(TODAY) == "Class teacher, DSL"


def test_what_ended_with_a_period_follows_it_when_its_days_are_corrected(school: Services, teacher: int) -> None:
    left = stored(school, teacher, services=(Service(span("2020-09-01", "2026-08-31"), EMPLOYEE),))
    assert [held.span for held in left.roles] == [span("2020-09-01", "2026-08-31")]
    again = stored(school, teacher, services=(Service(span("2019-09-01"), EMPLOYEE),))
    assert [held.span for held in again.roles] == [span("2019-09-01")]
    assert [place.span for place in again.places] == [span("2019-09-01")]


def test_times_away_have_days_and_nothing_else(school: Services, teacher: int) -> None:
    person = stored(school, teacher, away=(span("2027-01-04"), span("2026-10-01", "2026-11-30")))
    assert person.away == (span("2026-10-01", "2026-11-30"), span("2027-01-04"))
    assert person.is_away_on(TODAY)
    assert not person.is_away_on(day("2026-12-01"))


WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({"services": ()}, "services", "at least one"),
    (
        {"services": (Service(span("2020-09-01", "2020-08-31"), EMPLOYEE),)},
        "services.0.ends_on",
        "before the first day",
    ),
    (
        {"services": (Service(span("2020-09-01"), EMPLOYEE), Service(span("2024-01-08"), EMPLOYEE))},
        "services.1.starts_on",
        "overlap",
    ),
    (
        {"services": (Service(span("2024-01-08"), EMPLOYEE), Service(span("", "2024-01-08"), EMPLOYEE))},
        "services.1.starts_on",
        "overlap",
    ),
    ({"duties": (HeldDuty(span("2022-01-01", "2021-01-01"), "dsl", ""),)}, "duties.0.ends_on", "before the first day"),
    (
        {"duties": (HeldDuty(span("2022-01-01"), "dsl", ""), HeldDuty(span("2023-01-01"), "dsl", ""))},
        "duties.1.starts_on",
        "same duty",
    ),
    ({"duties": (HeldDuty(span("2019-01-01", "2019-12-31"), "dsl", ""),)}, "duties.0.starts_on", "outside"),
    (
        {"places": (Place(span("2021-01-01"), None, "", 1, ""), Place(span("2022-01-01"), None, "", 2, ""))},
        "places.1.starts_on",
        "one team at a time",
    ),
    ({"places": (Place(span("2021-01-01"), None, "", None, ""),)}, "places.0.site_id", "site or a team"),
    ({"away": (span("", "2021-01-01"),)}, "away.0.starts_on", "from which day"),
    ({"away": (span("2022-01-01", "2021-01-01"),)}, "away.0.ends_on", "before the first day"),
    ({"away": (span("2021-01-01"), span("2022-01-01"))}, "away.1.starts_on", "overlap"),
    ({"services": (Service(span("0202-01-01"), EMPLOYEE),)}, "services.0.starts_on", "Check the year: 202"),
    ({"duties": (HeldDuty(span("2022-01-01", "9999-12-31"), "dsl", ""),)}, "duties.0.ends_on", "Check the year: 9999"),
]


@pytest.mark.parametrize(("values", "field", "words"), WRONG)
def test_what_cannot_be_is_refused_beside_its_row_and_nothing_is_stored(
    school: Services, teacher: int, values: dict[str, Any], field: str, words: str
) -> None:
    before = school.people.person(teacher)
    with pytest.raises(NotAllowedError, match=words) as refusal:
        stored(school, teacher, **values)
    assert refusal.value.field == field
    assert school.people.person(teacher) == before


def attend(school: Services, own: int, first: str, last: str) -> str:
    course = school.training.courses()[0]
    draft = TrainingDraft(course.id, day(last), (own,), first_day=day(first))
    school.training.record(draft, today=TODAY)
    return course.title


@pytest.mark.parametrize("last", ["2026-03-02", "2026-03-03"])
def test_a_last_day_in_the_middle_of_a_training_they_were_at_is_refused_naming_it(
    school: Services, teacher: int, last: str
) -> None:
    title = attend(school, teacher, "2026-03-02", "2026-03-04")
    with pytest.raises(NotAllowedError, match="in the middle") as refusal:
        stored(school, teacher, services=(Service(span("2020-09-01", last), EMPLOYEE),))
    assert refusal.value.field == "services.0.ends_on"
    assert title in str(refusal.value)
    draft = replace(school.people.draft_of(teacher, TODAY), ends_on=day(last))
    with pytest.raises(NotAllowedError, match="in the middle") as refusal:
        school.people.change(teacher, draft)
    assert refusal.value.field == "ends_on"
    assert school.people.person(teacher).services[0].span.ends_on is None


@pytest.mark.parametrize("last", ["2026-03-01", "2026-03-04"])
def test_a_last_day_before_a_training_or_on_its_last_day_is_taken(school: Services, teacher: int, last: str) -> None:
    attend(school, teacher, "2026-03-02", "2026-03-04")
    other = school.people.add(PersonDraft("Bea", "Holt", starts_on=day("2020-09-01")))
    assert stored(school, teacher, services=(Service(span("2020-09-01", last), EMPLOYEE),)).services[0].span.ends_on
    assert stored(school, other, services=(Service(span("2020-09-01", "2026-03-03"), EMPLOYEE),))


def test_trainings_and_bookings_after_a_last_day_are_pointed_out_and_allowed(school: Services, teacher: int) -> None:
    title = attend(school, teacher, "2026-03-02", "2026-03-02")
    other = school.training.courses()[1]
    school.training.book([teacher], other.id, day("2027-01-11"), today=TODAY)
    notes = school.people.leaving_notes(teacher, day("2026-02-28"))
    assert notes == (
        f"1 training on record after this day: {title}, 2 Mar 2026.",
        f"1 booking after this day: {other.title}, 11 Jan 2027.",
    )
    assert school.people.leaving_notes(teacher, day("2026-03-02")) == notes[1:]
    assert school.people.leaving_notes(teacher, day("2027-01-11")) == ()
    assert school.people.leaving_notes(teacher, None) == ()
    school.people.change(teacher, replace(school.people.draft_of(teacher, TODAY), ends_on=day("2026-02-28")))
    assert school.people.leaving_notes(teacher, day("2026-02-28")) == ()


def test_the_form_is_about_the_period_it_shows_also_with_one_planned_for_later(school: Services, teacher: int) -> None:
    periods = (Service(span("2020-09-01", "2026-12-31"), EMPLOYEE), Service(span("2027-03-01"), VOLUNTEER))
    before = stored(school, teacher, services=periods)
    draft = school.people.draft_of(teacher, TODAY)
    assert (draft.starts_on, draft.ends_on, draft.kind) == (day("2020-09-01"), day("2026-12-31"), EMPLOYEE)
    school.people.change(teacher, replace(draft, email="a@b.example", changes_from=TODAY))
    assert school.people.person(teacher) == replace(before, email="a@b.example")
    with pytest.raises(NotAllowedError, match="share days") as refusal:
        school.people.change(teacher, replace(draft, ends_on=None))
    assert refusal.value.field == "ends_on"


def test_editing_somebody_who_starts_later_keeps_what_they_will_hold(school: Services) -> None:
    later = PersonDraft("Dee", "Marsh", starts_on=day("2027-01-04"), role_ids=(role(school, "Cook"),), duties=("dsl",))
    own = school.people.add(later)
    before = school.people.person(own)
    draft = school.people.draft_of(own, TODAY)
    assert (draft.role_ids, draft.duties) == (later.role_ids, later.duties)
    school.people.change(own, replace(draft, known_as="D", changes_from=TODAY))
    assert school.people.person(own) == replace(before, known_as="D")


def test_another_kind_from_a_day_opens_a_period_and_keeps_the_old(school: Services, teacher: int) -> None:
    draft = school.people.draft_of(teacher, TODAY)
    school.people.change(teacher, replace(draft, kind=VOLUNTEER, changes_from=day("2026-09-01")))
    person = school.people.person(teacher)
    assert person.services == (
        Service(span("2020-09-01", "2026-08-31"), EMPLOYEE),
        Service(span("2026-09-01"), VOLUNTEER),
    )
    assert [held.span for held in person.roles] == [span("2020-09-01")]
    school.people.change(teacher, replace(school.people.draft_of(teacher, TODAY), changes_from=TODAY))
    assert school.people.person(teacher) == person


def test_a_mistaken_kind_is_corrected_as_if_it_had_always_been_right(school: Services, teacher: int) -> None:
    draft = school.people.draft_of(teacher, TODAY)
    school.people.change(teacher, replace(draft, kind=VOLUNTEER, changes_from=None))
    assert school.people.person(teacher).services == (Service(span("2020-09-01"), VOLUNTEER),)


def test_rejoining_takes_somebody_out_of_the_archive(school: Services, teacher: int) -> None:
    stored(school, teacher, services=(Service(span("2020-09-01", "2025-08-31"), EMPLOYEE),))
    school.many.change([teacher], ManyDraft(archive=True), today=TODAY)
    assert stored(school, teacher, away=(span("2024-01-01", "2024-02-01"),)).archived_on == TODAY
    draft = replace(school.people.draft_of(teacher, TODAY), starts_on=day("2026-09-01"), ends_on=None)
    school.people.change(teacher, draft)
    assert school.people.person(teacher).archived_on is None


def test_nobody_stands_above_themself_directly_or_in_a_circle(school: Services, teacher: int) -> None:
    def managed_by(own: int, manager: int | None) -> None:
        school.people.change(own, replace(school.people.draft_of(own, TODAY), manager_id=manager))

    bea = school.people.add(PersonDraft("Bea", "Holt", manager_id=teacher))
    cy = school.people.add(PersonDraft("Cy", "Eze", manager_id=bea))
    for manager, words in ((teacher, "their own line manager"), (bea, "already"), (cy, "already"), (99, "no longer")):
        with pytest.raises(NotAllowedError, match=words) as refusal:
            managed_by(teacher, manager)
        assert refusal.value.field == "manager_id"
    managed_by(cy, None)
    managed_by(teacher, cy)
    assert school.people.person(teacher).manager_id == cy


def test_lists_of_somebody_who_is_gone_are_refused(school: Services) -> None:
    with pytest.raises(NotFoundError):
        school.people.change_times(99, TimesDraft((Service(span("2020-09-01"), EMPLOYEE),)))


# The form's and the lists' changes never touch what they are not about: with generated periods.

START = day("2020-01-01")
STEPS = st.lists(st.integers(1, 200), min_size=2, max_size=6)


@st.composite
def people(draw: st.DrawFn) -> Person:
    """Draw somebody with periods of service one after the other, and roles within them."""
    at, services = START, []
    for length, gap in zip(draw(STEPS), draw(STEPS), strict=False):
        kind = draw(st.sampled_from([EMPLOYEE, VOLUNTEER]))
        services.append(Service(Span(at, at + timedelta(length)), kind))
        at += timedelta(length + gap)
    if draw(st.booleans()):
        services[-1] = services[-1]._replace(span=Span(services[-1].span.starts_on, None))
    roles = []
    for service in services:
        for role_id in draw(st.sets(st.integers(1, 3), max_size=2)):
            roles.append(HeldRole(service.span, role_id, f"Role {role_id}"))
    return Person(
        1, "A", "B", services=tuple(services), roles=tuple(sorted(roles, key=lambda held: held.span[0] or START))
    )


TITLES = Titles({number: f"Role {number}" for number in range(1, 4)})


@given(people())
def test_lists_stored_as_they_are_shown_change_nothing(person: Person) -> None:
    assert with_times(person, times_of(person), TITLES) == person


@given(people(), st.integers(0, 1200), st.booleans())
def test_the_form_stored_as_it_is_shown_changes_nothing(person: Person, after: int, from_start: bool) -> None:
    on = START + timedelta(after)
    period = shown_period(person, on)
    assert period is not None
    service = ordered_services(person)[period]
    at = day_within(service.span, on)
    draft = PersonDraft(
        "A",
        "B",
        kind=service.kind,
        starts_on=service.span.starts_on,
        ends_on=service.span.ends_on,
        role_ids=tuple(held.role_id for held in person.roles_on(at)),
        changes_from=None if from_start else on,
        period=period,
    )
    changed = changed_person(person, draft, TITLES)
    assert (set(changed.roles), changed.services) == (set(person.roles), person.services)


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    path: Path = tmp_path_factory.mktemp("rules") / "school.nscp"
    services = create(path, AgencyDetails("Carlton Hill", Sector.SCHOOL), today=TODAY)
    yield services
    services.close()


@given(person=people(), until=st.integers(1, 900))
def test_cutting_what_runs_on_after_a_period_changes_nobodys_standing(
    rules: Services, person: Person, until: int
) -> None:
    """What is held outside of every period of service counts nowhere, so it can be cut."""
    loose = replace(person, duties=(HeldDuty(Span(START, None), "dsl", "DSL"),))
    other = Span(START + timedelta(5000), START + timedelta(5010))
    cut = with_times(loose, replace(times_of(loose), away=(other,), roles=()), Titles(duties={"dsl": "DSL"}))
    cut = with_times(cut, replace(times_of(cut), duties=(HeldDuty(Span(START, None), "dsl", "DSL"),)), TITLES)
    day_ = START + timedelta(until)
    judge = Judge(rules.standing.snapshot().rulebook, day_)
    bare = replace(loose, roles=())
    assert set(judge.person(cut, NO_HISTORY)) == set(judge.person(bare, NO_HISTORY))
